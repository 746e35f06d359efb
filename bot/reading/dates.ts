import * as english from "chrono-node/en";
import * as swedish from "chrono-node/sv";
import { addDays, isLocalDate, mondayOf, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { monthPattern, numberOfWord, numberPattern, weekdayPattern } from "./calendarWords.ts";
import { readDayOfMonth, readNamedDates } from "./namedDates.ts";
import type { Dated, NoSuchDate } from "./namedDates.ts";
import { take } from "./page.ts";
import type { Page } from "./page.ts";
import { datesOfWeekdays, readWeekdays } from "./weekdays.ts";
import type { SaidWeekdays } from "./weekdays.ts";
import { readWeeks, workdaysOf } from "./weeks.ts";

export type SaidDates = {
  readonly dates: readonly Dated[];
  readonly impossible: readonly NoSuchDate[];
  /** what "fredag 26 november" may mean when the 26th is a Thursday: the date, then the weekday */
  readonly doubt: readonly LocalDate[];
};

/** Days counted from today, the longest phrase first. */
const nearDays: readonly (readonly [RegExp, number])[] = [
  [/\b(?:i ?overmorgon|overmorgon|overimorgon|(?:the )?day after tomorrow)\b/g, 2],
  [/\b(?:i ?forrgar|forrgar|day before yesterday)\b/g, -2],
  [/\b(?:i ?morgon(?: bitti)?|i ?morron|imorrn|i morrn|imorn|tomorrow|tmrw|tomorow|tommorow|tommorrow)\b/g, 1],
  [/\b(?:i ?dag|idag|today|tonight|i kvall)\b/g, 0],
  [/\b(?:i ?gar|igar|yesterday)\b/g, -1],
];

/** Finds all days in a sentence, in Europe/Stockholm's calendar as `today` tells it; reading order, no day twice. */
export function readDates(page: Page, today: LocalDate, speaks: { readonly english: boolean; readonly todayCounts: boolean }): SaidDates {
  const named = readNamedDates(page, today);
  const { weeks, impossible } = readWeeks(page, today);
  const ofMonth = readDayOfMonth(page, today);
  const near: Dated[] = [];
  for (const [pattern, days] of nearDays) take(page, pattern, (_, at) => near.push({ at, date: addDays(today, days) }) > 0);
  take(page, new RegExp(`\\b(?:om|in) (${numberPattern}) (?:dagar|dag|days|day)\\b`, "g"), (match, at) => near.push({ at, date: addDays(today, numberOfWord(match[1] ?? "")) }) > 0);
  const ends = [...named.dates, ...ofMonth.dates];
  const doubt: LocalDate[] = [];
  const weekdays = readWeekdays(page, speaks.english).filter((one) => {
    const led = ledTo(page, one, ends);
    const meant = datesOfWeekdays([one], weeks, today, speaks.todayCounts)[0];
    if (led && meant && !one.weekdays.includes(weekdayOf(led.date))) doubt.push(led.date, meant.date);
    return !led;
  });
  const monday = mondayOf(today);
  take(page, /\b(?:i |pa |this |the )?(?:helgen|weekend)\b/g, (_, at) => near.push({ at, date: addDays(monday, 5) }, { at, date: addDays(monday, 6) }) > 0);
  const said = [...named.dates, ...ofMonth.dates, ...near];
  if (weekdays.length > 0) said.push(...datesOfWeekdays(weekdays, weeks, today, speaks.todayCounts));
  else if (said.length === 0) said.push(...weeks.flatMap((week) => (week.day ? [{ at: week.at, date: week.day }] : workdaysOf(week, today).map((date) => ({ at: week.at, date })))));
  if (said.length === 0 && named.impossible.length === 0) said.push(...readWithChrono(page, today));
  const dates = said.sort((a, b) => a.at - b.at || a.date.localeCompare(b.date)).filter((one, i, all) => all.findIndex((other) => other.date === one.date) === i);
  return { dates: dates.slice(0, 20), impossible: [...named.impossible, ...impossible, ...ofMonth.impossible], doubt };
}

/** The date that follows "torsdag" in "torsdag den 26 november": there the weekday only repeats it. */
function ledTo(page: Page, weekday: SaidWeekdays, dates: readonly Dated[]): Dated | undefined {
  if (weekday.weekdays.length > 1) return undefined;
  const end = weekday.at + weekday.length;
  return dates.find(({ at }) => at >= end && /^[ ,.]*(?:den |the )?$/.test(page.tidy.folded.slice(end, at)));
}

/** Looks like a date to somebody: a figure, a month or a weekday that the rules above did not take. */
const worthTrying = new RegExp(`\\d|\\b${monthPattern}\\b|\\b${weekdayPattern}\\b|\\b(?:days?|weeks?|dagar|veckor)\\b`);

/** What is left is tried with chrono-node in both languages; a hit must name a day, and two letters ("on", "to") are no weekday. */
function readWithChrono(page: Page, today: LocalDate): Dated[] {
  if (!worthTrying.test(page.rest)) return [];
  const noon = new Date(`${today}T12:00:00`);
  for (const parse of [swedish.parse, english.parse]) {
    const dates = parse(page.rest, noon, { forwardDate: true }).flatMap(({ start, text, index }): Dated[] => {
      if (text.trim().length < 3 || !(start.isCertain("day") || start.isCertain("weekday"))) return [];
      const date = [start.get("year"), start.get("month"), start.get("day")].map((figure) => String(figure ?? "").padStart(2, "0")).join("-");
      return isLocalDate(date) ? [{ at: index, date }] : [];
    });
    if (dates.length > 0) return dates;
  }
  return [];
}
