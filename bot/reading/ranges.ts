import { addDays, daysBetween, weekdayOf } from "../../src/domain/time.ts";
import { repeatedWeekday } from "./calendarWords.ts";
import type { Dated } from "./namedDates.ts";
import { blank } from "./page.ts";
import type { Page } from "./page.ts";

const through = new RegExp(`^[ ,]*(?:-+|till(?: och med)?|t\\.? ?o\\.? ?m\\.?|to|through|thru|until)[ ,]*(?:pa )?${repeatedWeekday}$`);
const both = new RegExp(`^[ ,]*(?:och|and)[ ,]*${repeatedWeekday}$`);
const opensRange = new RegExp(`\\b(?:mellan|between) ${repeatedWeekday}$`);
const opens = new RegExp(`\\b(?:fr\\.? ?o\\.? ?m\\.?|fran(?: och med)?|from|mellan|between) ${repeatedWeekday}$`);
const rangeWithin = /\d\D*(?:-|till|to|tom)\D*\d/;
/** Longest stretch that is filled: more days than anybody books at once. */
const longest = 31;

/**
 * The days between two dates that "-", "till" or "mellan … och" joins ("7 dec till 10 dec", "idag till fredag"), added to the
 * dates in order. Saturdays and Sundays are left out where both ends are workdays, as in a whole week.
 */
export function fillRanges(page: Page, dates: readonly Dated[]): Dated[] {
  const { folded } = page.tidy;
  const openingBefore = (at: number): number => opens.exec(folded.slice(0, at))?.[0].length ?? 0;
  return dates.flatMap((one, i): Dated[] => {
    const before = dates[i - 1];
    if (!before || one.at < before.end) {
      if (dates[i + 1]?.at === one.at && rangeWithin.test(folded.slice(one.at, one.end))) blank(page, one.at - openingBefore(one.at), one.at);
      return [one];
    }
    const words = folded.slice(before.end, one.at);
    if (!through.test(words) && !(both.test(words) && opensRange.test(folded.slice(0, before.at)))) return [one];
    const days = daysBetween(before.date, one.date);
    if (days < 1 || days > longest) return [one];
    const between = Array.from({ length: days - 1 }, (_, day) => addDays(before.date, day + 1));
    const workdays = weekdayOf(before.date) < 6 && weekdayOf(one.date) < 6;
    blank(page, before.at - openingBefore(before.at), one.at);
    return [...between.filter((date) => !workdays || weekdayOf(date) < 6).map((date) => ({ ...one, date })), one];
  });
}
