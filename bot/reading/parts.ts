import type { ClockTime } from "../../src/domain/time.ts";
import { clockOf, clockPattern, spanOfClocks, spokenClock, workClockOf } from "./clockWords.ts";
import { readMisspeltParts } from "./misspeltParts.ts";
import type { NoSuchDate } from "./namedDates.ts";
import { said, take } from "./page.ts";
import type { Page } from "./page.ts";
import type { AskedPart, Impossible } from "./reading.ts";

type SaidPart = { readonly at: number; readonly part: AskedPart };
export type SaidParts = { readonly parts: SaidPart[]; readonly half: boolean; readonly impossible: NoSuchDate[] };

const at = "(?:kl\\.?|klockan|at|vid) ?";
const phrases: readonly (readonly [RegExp, AskedPart])[] = [
  [/\b(?:hela dagen|heldag|heldagar|hel dag|all day|the whole day|whole day|full day|full days)\b/g, { part: "day" }],
  [/(?:\b(?:pa |under |this |i |in the )?(?:formiddag(?:en|ar|arna)?|fm|f\.m\.?|morgon(?:en)?|bitti|fore lunch|fram till lunch|innan lunch|before lunch|until lunch|till lunch)(?![a-z])|\b(?:in the |this )?mornings?\b|(?<!\bi )\ba\.?m\b\.?)/g, { part: "morning" }],
  [/\b(?:pa |under |this |i |in the )?(?:eftermiddag(?:en|ar|arna)?|em|e\.m\.?|p\.?m\.?|afternoons?|efter lunch(?:en)?|after lunch|from lunch|fran lunch(?:en)?)(?![a-z])/g, { part: "afternoon" }],
];

/** Half-days and clock times. Read after the dates, so that "26-28 november" and "v. 48-49" are no times. */
export function readParts(page: Page): SaidParts {
  const parts: SaidPart[] = [];
  const impossible: NoSuchDate[] = [];
  const wrong = (match: RegExpExecArray, because: Impossible = { kind: "clock" }): boolean => impossible.push({ said: said(page, match.index, match[0].length), because, nearest: null }) > 0;
  take(page, new RegExp(`(?<![\\d.:/-])(?<![a-z])(?:${at}|fran |from |mellan |between )*(?:${at})?(${clockPattern}) ?(?:-|till|to|until|och|and) ?(?:${at})?(${clockPattern})(?!\\.?\\d|[:/])(?! ?(?:dagar|days|platser|desks))`, "g"), (match, index) => {
    if (/ (?:och|and) /.test(match[0]) && !/mellan|between|kl|[.:]\d/.test(match[0])) return false;
    const [from, to] = [match[1] ?? "", match[2] ?? ""];
    const span = spanOfClocks(from, to);
    return span ? parts.push({ at: index, part: { part: "hours", ...span } }) > 0 : wrong(match, clockOf(from) && clockOf(to) ? { kind: "backwards" } : undefined);
  });
  take(page, /(?<![\d.:/-])(?:kl\.? ?)?(\d{2})(\d{2}) ?(?:-|till|to) ?(\d{2})(\d{2})(?!\.?\d|[:/-])/g, (match, index) => {
    const span = spanOfClocks(`${match[1] ?? ""}.${match[2] ?? ""}`, `${match[3] ?? ""}.${match[4] ?? ""}`);
    return span ? parts.push({ at: index, part: { part: "hours", ...span } }) > 0 : wrong(match);
  });
  const oneEnd = (lead: string, clock: string, made: (time: ClockTime) => AskedPart): void =>
    take(page, new RegExp(`(?<![\\d.:/-])\\b(?:${lead})(${clock})(?!\\.?\\d|[:/-])(?! ?(?:dagar|days|veckor|weeks|platser|desks))`, "g"), (match, index) => {
      const found = workClockOf(match[1] ?? "");
      return found ? parts.push({ at: index, part: made(found) }) > 0 : wrong(match);
    });
  oneEnd(`(?:till|fram till|until|to|before|fore|innan) (?:${at})?`, clockPattern, (to) => ({ part: "until", to }));
  oneEnd(`(?:fran|from|efter|after|since) (?:${at})?|${at}`, clockPattern, (from) => ({ part: "from", from }));
  oneEnd("", `${spokenClock}|\\d{1,2} ?(?:am|pm)\\b`, (from) => ({ part: "from", from }));
  for (const [pattern, part] of phrases) take(page, pattern, (_, index) => parts.push({ at: index, part }) > 0);
  parts.push(...readMisspeltParts(page));
  const halves: number[] = [];
  take(page, /\b(?:halvdag|halvdagar|halva?(?: dag(?:en)?\b|(?= {2}))|half days?|half-day)(?![a-z])/g, (_, index) => halves.push(index) > 0);
  return { parts: parts.sort((a, b) => a.at - b.at), half: halves.length > 0 && parts.length === 0, impossible };
}
