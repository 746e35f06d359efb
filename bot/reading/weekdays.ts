import { addDays, mondayOf, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { doubtfulWeekdays, fullWeekdays, weekdayOfWord, weekdayPattern } from "./calendarWords.ts";
import { editDistance } from "./distance.ts";
import type { Dated } from "./namedDates.ts";
import { take } from "./page.ts";
import type { Page } from "./page.ts";
import type { NamedWeeks } from "./weeks.ts";

/** ISO weekdays as said: one, or a run of them; `next` when "nästa" stood before. */
export type SaidWeekdays = { readonly at: number; readonly length: number; readonly weekdays: readonly number[]; readonly next: boolean };

const through = " ?(?:-|till och med|t\\.?o\\.?m\\.?|till|to|through|thru) ?";
const lead = "(?:\\b(nasta|kommande|next) )?";

/** Finds weekdays and runs of them ("mån-ons"). `english` lets "fri", "sat" and "sun" stand alone. */
export function readWeekdays(page: Page, english: boolean): SaidWeekdays[] {
  const found: SaidWeekdays[] = [];
  take(page, new RegExp(`${lead}\\b(${weekdayPattern})${through}(${weekdayPattern})\\b`, "g"), (match, at) => {
    const [first, last] = [weekdayOfWord(match[2] ?? ""), weekdayOfWord(match[3] ?? "")];
    if (!first || !last) return false;
    const length = ((last - first + 7) % 7) + 1;
    return found.push({ at, length: match[0].length, weekdays: Array.from({ length }, (_, i) => ((first - 1 + i) % 7) + 1), next: match[1] !== undefined }) > 0;
  });
  const alone = [...page.rest.matchAll(new RegExp(`${lead}\\b(${weekdayPattern})\\b`, "g"))];
  const certain = (word: string, at: number): boolean => {
    if (!doubtfulWeekdays.includes(word)) return true;
    if (english && word !== "man" && word !== "son") return true;
    return /[åö]/.test(page.tidy.plain.slice(at, at + word.length));
  };
  const anyCertain = alone.some((match) => certain(match[2] ?? "", match.index + match[0].length - (match[2] ?? "").length));
  take(page, new RegExp(`${lead}\\b(${weekdayPattern})\\b`, "g"), (match, at) => {
    const word = match[2] ?? "";
    const weekday = weekdayOfWord(word);
    const isDay = certain(word, at + match[0].length - word.length) || (anyCertain && alone.length > 1 && word !== "fri");
    if (!weekday || !isDay) return false;
    return found.push({ at, length: match[0].length, weekdays: [weekday], next: match[1] !== undefined }) > 0;
  });
  take(page, /\b[a-z]{6,12}\b/g, (match, at) => {
    const name = fullWeekdays.findIndex((one) => editDistance(match[0], one, 1) === 1);
    return name >= 0 && found.push({ at, length: match[0].length, weekdays: [(name % 7) + 1], next: false }) > 0;
  });
  return found.sort((a, b) => a.at - b.at);
}

/**
 * The dates of the weekdays that were said. In named weeks: those. "nästa tisdag": the Tuesday of next ISO week. Otherwise the
 * next one after today (today itself where `todayCounts`), and each later one in a list after the one before it:
 * "mån, ons och fre" on a Tuesday is one whole week, the coming one.
 */
export function datesOfWeekdays(said: readonly SaidWeekdays[], weeks: readonly NamedWeeks[], today: LocalDate, todayCounts: boolean): Dated[] {
  const found: Dated[] = [];
  let last: LocalDate | null = null;
  for (const { at, weekdays, next } of said) {
    for (const weekday of weekdays) {
      if (weeks.length > 0) {
        for (const monday of weeks.flatMap((week) => week.mondays)) found.push({ at, date: addDays(monday, weekday - 1) });
        continue;
      }
      const from: LocalDate = last ?? addDays(today, todayCounts ? 0 : 1);
      const date: LocalDate = next ? addDays(mondayOf(today), 6 + weekday) : addDays(from, (weekday - weekdayOf(from) + 7) % 7);
      found.push({ at, date });
      last = date;
    }
  }
  return found;
}
