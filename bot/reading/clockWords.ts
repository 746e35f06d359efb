import { isClockTime } from "../../src/domain/time.ts";
import type { ClockTime } from "../../src/domain/time.ts";

const hours: Readonly<Record<string, number>> = { ett: 1, tva: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, atta: 8, nio: 9, tio: 10, elva: 11, tolv: 12, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 };
const hourWords = Object.keys(hours).sort((a, b) => b.length - a.length).join("|");
const figure = "\\d{1,2}(?:[.:]\\d{2})?(?: ?(?:am|pm)\\b)?";
const spoken = `(?:halv|kvart over|kvart i|half past|quarter past|quarter to) ?(?:\\d{1,2}|${hourWords})(?: ?(?:am|pm)\\b)?`;

/** A clock time in figures or words where a time is expected: "9.30", "1 pm", "halv tio", "kvart i nio", "nio", "noon". */
export const clockPattern = `(?:${spoken}|${figure}|(?:${hourWords})\\b|noon\\b|midday\\b)`;
/** The same where nothing else says that it is a time: "halv tio", not "nio". */
export const spokenClock = `(?:${spoken})`;

const shifts: Readonly<Record<string, number>> = { halv: -30, "kvart over": 15, "kvart i": -15, "half past": 30, "quarter past": 15, "quarter to": -15 };

/** What a clock shows; `half` is "am" or "pm" where another time of the same range says so. Null when no clock shows it. */
export function clockOf(said: string, half?: string): ClockTime | null {
  if (/^(?:noon|midday)$/.test(said)) return "12:00";
  const read = /^(halv|kvart over|kvart i|half past|quarter past|quarter to)? ?(\d{1,2}|[a-z]+?)(?:[.:](\d{2}))? ?(am|pm)?$/.exec(said);
  if (!read) return null;
  const side = read[4] ?? half;
  const said12 = hours[read[2] ?? ""] ?? Number(read[2]);
  const hour = said12 + (side === "pm" && said12 < 12 ? 12 : 0) - (side === "am" && said12 === 12 ? 12 : 0);
  const minutes = hour * 60 + Number(read[3] ?? 0) + (shifts[read[1] ?? ""] ?? 0);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return Number(read[3] ?? 0) < 60 && isClockTime(time) ? time : null;
}

const halfOf = (said: string): string | undefined => /(am|pm)$/.exec(said)?.[1];
const isWorkTime = (time: ClockTime): boolean => time >= "07:00" && time <= "18:00";

/** What a clock time may mean: also the afternoon's, where neither "am", "pm" nor a zero in front says which half of the day it is. */
function readingsOf(said: string): ClockTime[] {
  const halves = halfOf(said) || said.startsWith("0") ? [undefined] : [undefined, "pm"];
  return [...new Set(halves.flatMap((half) => clockOf(said, half) ?? []))];
}

/** One clock time, of the afternoon where only that is within working hours (07 to 18): "3" is 15, "9" is 9, "03" is 3. */
export function workClockOf(said: string): ClockTime | null {
  const [plain = null, afternoon] = readingsOf(said);
  return plain && afternoon && !isWorkTime(plain) && isWorkTime(afternoon) ? afternoon : plain;
}

/**
 * Two ends of a span. Where exactly one reading of them lies within working hours (07 to 18) it is that one: "2-4" is 14 to 16,
 * "8-4" 8 to 16, "1pm to 4" 13 to 16. Otherwise as it was written: "02-04" is the night. Null when no clock shows it or it ends before it starts.
 */
export function spanOfClocks(from: string, to: string): { readonly from: ClockTime; readonly to: ClockTime } | null {
  const spans = readingsOf(from).flatMap((start) => readingsOf(to).map((end) => ({ from: start, to: end }))).filter((span) => span.from < span.to);
  const [only, another] = spans.filter((span) => isWorkTime(span.from) && isWorkTime(span.to));
  if (only && !another) return only;
  const start = clockOf(from, halfOf(to)) ?? clockOf(from);
  return spans.find((span) => span.from === start) ?? spans[0] ?? null;
}
