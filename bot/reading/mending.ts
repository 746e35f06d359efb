import { editDistance } from "./distance.ts";
import type { Tidy } from "./tidy.ts";

/** Verbs as they are spelt, folded; a word of five letters or more that is one slip from one of them means it. */
const verbs = ["boka", "avboka", "avbokar", "slappa", "slapp", "flytta", "flyttar", "checka", "ombokning", "avbokning", "reservera", "cancel", "release", "reserve", "reschedule"];
/** Slips in short words, and words that are other words. */
const known: Readonly<Record<string, string>> = { boca: "boka", slap: "slapp", chek: "check" };
/** Words that lie close to a verb and are not it. */
const others = new Set(["klappa", "boken", "bocka", "broka", "bokas", "bokad", "bokat", "bokade", "avbokat", "avbokad", "flyttat", "flyttad", "slappt", "slappte", "checkat", "snappa", "knappa", "trappa", "slapps", "checks"]);

/** The same sentence with misspelt verbs mended; the very same object when there are none. */
export function mendVerbs(clean: Tidy): Tidy {
  let plain = clean.plain;
  let folded = clean.folded;
  for (const match of [...clean.folded.matchAll(/[a-z]{4,12}/g)].slice(0, 40).reverse()) {
    const [word] = match;
    const verb = known[word] ?? (word.length < 5 || others.has(word) || verbs.includes(word) ? undefined : verbs.find((one) => editDistance(word, one, 1) === 1));
    if (verb === undefined) continue;
    plain = plain.slice(0, match.index) + verb + plain.slice(match.index + word.length);
    folded = folded.slice(0, match.index) + verb + folded.slice(match.index + word.length);
  }
  return folded === clean.folded ? clean : { plain, folded };
}
