import { isClockTime } from "../../src/domain/time.ts";
import type { ClockTime } from "../../src/domain/time.ts";
import type { NoSuchDate } from "./namedDates.ts";
import { said, take } from "./page.ts";
import type { Page } from "./page.ts";
import type { AskedPart } from "./reading.ts";

type SaidPart = { readonly at: number; readonly part: AskedPart };
export type SaidParts = { readonly parts: SaidPart[]; readonly half: boolean; readonly impossible: NoSuchDate[] };

/** "9", "9.30", "1 pm" as a clock time; null when no clock shows it. */
function clock(hours: string | undefined, minutes: string | undefined, half: string | undefined): ClockTime | null {
  const hour = Number(hours) + (half === "pm" && Number(hours) < 12 ? 12 : 0) - (half === "am" && Number(hours) === 12 ? 12 : 0);
  const time = `${String(hour).padStart(2, "0")}:${(minutes ?? "00").padStart(2, "0")}`;
  return isClockTime(time) ? time : null;
}

const time = "(\\d{1,2})(?:[.:](\\d{2}))?(?: ?(am|pm)\\b)?";
const at = "(?:kl\\.?|klockan|at) ?";
const phrases: readonly (readonly [RegExp, AskedPart])[] = [
  [/\b(?:hela dagen|heldag|heldagar|hel dag|all day|the whole day|whole day|full day|full days)\b/g, { part: "day" }],
  [/(?:\b(?:pa |under |this |i )?(?:formiddag(?:en|ar|arna)?|fm|f\.m\.|morgonen|fore lunch|fram till lunch|innan lunch|before lunch|until lunch|till lunch)(?![a-z])|\b(?:in the )?mornings?\b)/g, { part: "morning" }],
  [/\b(?:pa |under |this |i |in the )?(?:eftermiddag(?:en|ar|arna)?|em|e\.m\.|afternoons?|efter lunch(?:en)?|after lunch)(?![a-z])/g, { part: "afternoon" }],
];

/** Half-days and clock times. Read after the dates, so that "26-28 november" and "v. 48-49" are no times. */
export function readParts(page: Page): SaidParts {
  const parts: SaidPart[] = [];
  const impossible: NoSuchDate[] = [];
  const wrong = (match: RegExpExecArray): boolean => impossible.push({ said: said(page, match.index, match[0].length), because: { kind: "clock" }, nearest: null }) > 0;
  take(page, new RegExp(`(?<![\\d.:/-])(?:${at}|fran |from |mellan |between )*(?:${at})?${time} ?(?:-|till|to|until|och|and) ?(?:${at})?${time}(?![\\d.:/])`, "g"), (match, index) => {
    if (/ (?:och|and) /.test(match[0]) && !/mellan|between|kl|[.:]\d/.test(match[0])) return false;
    const from = clock(match[1], match[2], match[3] ?? (match[6] && Number(match[1]) <= Number(match[4]) && Number(match[4]) !== 12 ? match[6] : undefined));
    const to = clock(match[4], match[5], match[6]);
    return from && to ? parts.push({ at: index, part: { part: "hours", from, to } }) > 0 : wrong(match);
  });
  take(page, /(?<![\d.:/-])(?:kl\.? ?)?(\d{2})(\d{2}) ?(?:-|till|to) ?(\d{2})(\d{2})(?![\d.:/-])/g, (match, index) => {
    const [from, to] = [clock(match[1], match[2], undefined), clock(match[3], match[4], undefined)];
    return from && to ? parts.push({ at: index, part: { part: "hours", from, to } }) > 0 : wrong(match);
  });
  const oneEnd = (pattern: string, made: (time: ClockTime) => AskedPart): void =>
    take(page, new RegExp(`(?<![\\d.:/-])\\b(?:${pattern})${time}(?![\\d.:/-])(?! ?(?:dagar|days|veckor|weeks|platser|desks))`, "g"), (match, index) => {
      const found = clock(match[1], match[2], match[3]);
      return found ? parts.push({ at: index, part: made(found) }) > 0 : wrong(match);
    });
  oneEnd(`(?:till|fram till|until|to|before|fore|innan) (?:${at})?`, (to) => ({ part: "until", to }));
  oneEnd(`(?:fran|from|efter|after|since) (?:${at})?|${at}`, (from) => ({ part: "from", from }));
  take(page, /(?<![\d.:/-])\b(\d{1,2}) ?(am|pm)\b/g, (match, index) => {
    const from = clock(match[1], undefined, match[2]);
    return from ? parts.push({ at: index, part: { part: "from", from } }) > 0 : wrong(match);
  });
  for (const [pattern, part] of phrases) take(page, pattern, (_, index) => parts.push({ at: index, part }) > 0);
  const half = /\b(?:halvdag|halvdagar|halv dag|half days?|half-day)\b/.test(page.rest);
  return { parts: parts.sort((a, b) => a.at - b.at), half: half && parts.length === 0, impossible };
}
