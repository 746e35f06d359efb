import { addDays, mondayOf, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { doubtfulWeekdays, fullWeekdays, weekdayOfWord, weekdayPattern } from "./calendarWords.ts";
import { editDistance } from "./distance.ts";
import type { Dated } from "./namedDates.ts";
import { take } from "./page.ts";
import type { Page } from "./page.ts";
import type { NamedWeeks } from "./weeks.ts";

/**
 * ISO weekdays as said: one, or a run of them. `weeksOn`: whole weeks after the one the sentence means by itself; -1 for "i måndags".
 * `from`: "next" where "nästa" stood before, so that this week's is not meant. `or`: what a misspelt word may as well be.
 */
export type SaidWeekdays = { readonly at: number; readonly length: number; readonly weekdays: readonly number[]; readonly next: boolean; readonly weeksOn?: number; readonly or?: number };

const through = " ?(?:-|till och med|t\\.?o\\.?m\\.?|till|to|through|thru) ?(?:pa )?";
const lead = "(?:\\b(nastnasta|nasta|kommande|coming|next) )?";
/** "kommande torsdag" is the first one to come. */
const isNext = (word: string | undefined): boolean => word !== undefined && word !== "kommande" && word !== "coming";
/** Words between two weekdays of a list; parts of the day may stand there too. */
const joins = /^(?: ?(?:fm|em|formiddag|eftermiddag|am|pm) ?)? ?(?:,|\/|-|&|och|samt|and) ?$/;

/** Finds weekdays and runs of them ("mån-ons"). `english` lets "fri", "sat" and "sun" stand alone; "man" and "son" stand beside others of a list. */
export function readWeekdays(page: Page, english: boolean): SaidWeekdays[] {
  const found: SaidWeekdays[] = [];
  const one = (at: number, length: number, weekday: number, more: Partial<SaidWeekdays>): boolean => found.push({ at, length, weekdays: [weekday], next: false, ...more }) > 0;
  take(page, new RegExp(`\\bi (mandags|tisdags|onsdags|torsdags|fredags|lordags|sondags)\\b|\\b(?:forra|senaste|last) (${weekdayPattern})\\b`, "g"), (match, at) => {
    const weekday = weekdayOfWord(match[1] ?? match[2] ?? "");
    return weekday !== null && one(at, match[0].length, weekday, { weeksOn: -1 });
  });
  take(page, new RegExp(`\\b(?:a week from|en vecka fran) (${weekdayPattern})\\b|\\b(${weekdayPattern}) (?:week|om en vecka)\\b(?! ?\\d)`, "g"), (match, at) => {
    const weekday = weekdayOfWord(match[1] ?? match[2] ?? "");
    return weekday !== null && one(at, match[0].length, weekday, { weeksOn: 1 });
  });
  take(page, new RegExp(`(?:\\b(?:fr\\.?o\\.?m\\.?|fran(?: och med)?|from) )?${lead}\\b(${weekdayPattern})${through}(${weekdayPattern})\\b|\\b(?:mellan|between) (${weekdayPattern}) (?:och|and) (${weekdayPattern})\\b`, "g"), (match, at) => {
    const [first, last] = [weekdayOfWord(match[2] ?? match[4] ?? ""), weekdayOfWord(match[3] ?? match[5] ?? "")];
    if (!first || !last) return false;
    const length = ((last - first + 7) % 7) + 1;
    const run = Array.from({ length }, (_, i) => ((first - 1 + i) % 7) + 1).filter((weekday) => weekday < 6 || first > 5 || last > 5);
    return found.push({ at, length: match[0].length, weekdays: run, next: isNext(match[1]), ...(match[1] === "nastnasta" ? { weeksOn: 1 } : {}) }) > 0;
  });
  const alone = [...page.rest.matchAll(new RegExp(`${lead}\\b(${weekdayPattern})\\b`, "g"))].map((match) => ({ word: match[2] ?? "", at: match.index, end: match.index + match[0].length }));
  const certain = ({ word, end }: { word: string; end: number }): boolean =>
    !doubtfulWeekdays.includes(word) || (english && word !== "man" && word !== "son") || /[åö]/.test(page.tidy.plain.slice(end - word.length, end));
  const isDay = alone.map(certain);
  const joined = (i: number, j: number): boolean => isDay[j] === true && joins.test(page.tidy.folded.slice(alone[Math.min(i, j)]?.end, alone[Math.max(i, j)]?.at));
  for (const order of [alone.map((_, i) => i), alone.map((_, i) => alone.length - 1 - i)]) for (const i of order) isDay[i] ||= alone[i]?.word !== "fri" && (joined(i, i - 1) || joined(i, i + 1));
  take(page, new RegExp(`${lead}\\b(${weekdayPattern})\\b`, "g"), (match, at) => {
    const weekday = weekdayOfWord(match[2] ?? "");
    if (!weekday || !isDay[alone.findIndex((other) => other.at === at)]) return false;
    return one(at, match[0].length, weekday, { next: isNext(match[1]), ...(match[1] === "nastnasta" ? { weeksOn: 1 } : {}) });
  });
  take(page, /\b[a-z]{5,12}\b/g, (match, at) => {
    const near = fullWeekdays.flatMap((name, i) => (editDistance(match[0], name, 1) === 1 ? [(i % 7) + 1] : []));
    const [first, or] = near;
    return first !== undefined && one(at, match[0].length, first, or === undefined ? {} : { or });
  });
  return found.sort((a, b) => a.at - b.at);
}

/** The weeks that a weekday is meant in: those named next to it, after it where weekdays come first ("tisdag v 50 och torsdag v 51"). */
function weeksOf(said: SaidWeekdays, first: SaidWeekdays, weeks: readonly NamedWeeks[]): readonly NamedWeeks[] {
  const weeksFirst = (weeks[0]?.at ?? 0) < first.at;
  const near = weeksFirst ? weeks.findLast((week) => week.at < said.at) : (weeks.find((week) => week.at > said.at) ?? weeks.at(-1));
  return near ? [near] : [];
}

/** Weekdays as the week has them, none before the one that was said before it: "mån, ons och fre". */
const inOrder = (said: readonly SaidWeekdays[]): boolean => said.every(({ weekdays: [first = 0] }, i) => i === 0 || first > (said[i - 1]?.weekdays.at(-1) ?? 0));

/**
 * The dates of the weekdays that were said. In named weeks: those. "nästa tisdag": the Tuesday of next ISO week, and what follows
 * it is of that week. Otherwise the next one after today, and each later one in a list after the one before it: "mån, ons och
 * fre" on a Tuesday is one whole week, the coming one. Each is the next one by itself where they are out of the week's order, and
 * where they are `ownDays`, on which one has a place already: there today counts too. A run ("fre-mån") goes forward always.
 */
export function datesOfWeekdays(said: readonly SaidWeekdays[], weeks: readonly NamedWeeks[], today: LocalDate, ownDays: boolean): Dated[] {
  const found: Dated[] = [];
  const soonest = addDays(today, ownDays ? 0 : 1);
  const following = !ownDays && inOrder(said);
  let from: LocalDate = soonest;
  for (const one of said) {
    const { at, weekdays, next, weeksOn = 0 } = one;
    const end = at + one.length;
    let earliest = from;
    for (const weekday of weekdays) {
      if (weeks.length > 0) {
        for (const monday of weeksOf(one, said[0] ?? one, weeks).flatMap((week) => week.mondays)) found.push({ at, end, date: addDays(monday, weekday - 1) });
        continue;
      }
      if (weeksOn < 0) {
        found.push({ at, end, date: addDays(today, -(((weekdayOf(today) - weekday + 6) % 7) + 1)) });
        continue;
      }
      const leads = weekday === weekdays[0];
      const nearest: LocalDate = next && leads ? addDays(mondayOf(today), 6 + weekday) : addDays(earliest, (weekday - weekdayOf(earliest) + 7) % 7);
      const date = leads ? addDays(nearest, 7 * weeksOn) : nearest;
      found.push({ at, end, date });
      earliest = date;
      if (following) from = date;
      else if (next || weeksOn > 0) from = mondayOf(date);
    }
  }
  return found;
}
