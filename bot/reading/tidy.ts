/** Longest sentence that is read; what comes after is not a wish for a desk. */
const longest = 600;

/** One letter without its marks ("å" → "a"), always exactly as long as it was, so that places in both texts agree. */
const foldLetter = (letter: string): string => {
  const bare = letter.normalize("NFD").replace(/\p{M}/gu, "");
  return bare.length === letter.length ? bare : letter;
};

/** Lower case without marks; as long as the text given, letter by letter. */
export const fold = (text: string): string => Array.from(text.normalize("NFC").toLowerCase(), foldLetter).join("");

export type Tidy = {
  /** lower case, marks kept, one space between words */
  readonly plain: string;
  /** the same without marks; places agree with `plain` */
  readonly folded: string;
  /** of a span of a sentence: what stands before it there, without marks */
  readonly before?: string;
};

/**
 * What a person wrote, made safe to read: mentions and markup gone, no control or direction characters, one space between
 * words, cut at 600 characters. Only the first 4 000 characters are looked at, so that 100 kB costs no more.
 */
export function tidy(text: string): Tidy {
  const plain = text
    .slice(0, 4000)
    .replace(/<at\b[^>]{0,200}>[^<]{0,200}<\/at>/gi, " ")
    .replace(/<[^<>]{0,500}>/g, " ")
    .replace(/&nbsp;/gi, " ")
    .replace(/&amp;/gi, "&")
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zs}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/[’‘`´]/g, "'")
    .toLowerCase()
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, longest);
  const folded = fold(plain);
  return folded.length === plain.length ? { plain, folded } : { plain: folded, folded };
}
