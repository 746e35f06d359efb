import * as english from "chrono-node/en";
import * as swedish from "chrono-node/sv";
import { addDays, isLocalDate, mondayOf, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { monthPattern, numberOfWord, numberPattern, weekdayPattern } from "./calendarWords.ts";
import { notComing } from "./intents.ts";
import { readDayOfMonth, readNamedDates } from "./namedDates.ts";
import type { Dated, NoSuchDate } from "./namedDates.ts";
import { blank, take } from "./page.ts";
import type { Page } from "./page.ts";
import { fillRanges } from "./ranges.ts";
import { datesOfWeekdays, readWeekdays } from "./weekdays.ts";
import type { SaidWeekdays } from "./weekdays.ts";
import { readWeeks, workdaysOf } from "./weeks.ts";

export type SaidDates = {
  readonly dates: readonly Dated[];
  readonly impossible: readonly NoSuchDate[];
  /** what "fredag 26 november" may mean when the 26th is a Thursday: the date, then the weekday; or what "tosdag" may be */
  readonly doubt: readonly LocalDate[];
  /** days named after "utom", "men inte" and the like; those among the dates before them are taken away */
  readonly excepted: readonly LocalDate[];
  /** where such an exception begins; what stands after it is not wished for */
  readonly exceptAt: number;
  /** a week was named that the days do not account for, "torsdag och hela nästa vecka", or one of several dates has another weekday than was said */
  readonly unclear: boolean;
};

/** Days counted from today, the longest phrase first. */
const nearDays: readonly (readonly [RegExp, number])[] = [
  [/\b(?:i ?overmorgon|overmorgon|overimorgon|(?:the )?day after tomorrow)\b/g, 2],
  [/\b(?:i ?forrgar|forrgar|day before yesterday)\b/g, -2],
  [/\bi ?morgon(?=bitti\b)|\b(?:i ?morgon|i ?morron|imorrn|i morrn|imorn|imarn|i marn|tomorrow|tmrw|tomorow|tommorow|tommorrow)\b/g, 1],
  [/\b(?:i ?dag|idag|today|just nu|right now|(?<!har )nu(?! (?:pa|i|till|kommande|nasta)\b)|(?<!here )now)\b/g, 0],
  [/\b(?:i ?gar|igar|yesterday)\b/g, -1],
];
/** Parts of this very day: they are read as parts too, so they stay on the page. */
const partsOfToday = /\b(?:i ?eftermiddag|i ?formiddag|i ?kvall|tonight|this (?:morning|afternoon|evening))\b/;
const exception = new RegExp(`\\b(?:utom|forutom|bortsett fran|med undantag (?:av|for)|except(?: for| on)?|excluding|apart from|but(?: not)?(?: on)?|men (?:inte|ej)(?: pa)?|utan(?: pa)?|(?:(?:men|och|but|and) )?(?:behall(?:a|er)?|keep)|(?:istallet|i stallet) for|instead of|(?:inte|ej|not) (?:pa |on )?(?=${weekdayPattern}\\b|den \\d|\\d))(?: pa| on)?`);
const saysNotComing = new RegExp(`\\b(?:${notComing})`, "g");

/** Finds all days in a sentence, in Europe/Stockholm's calendar as `today` tells it; reading order, no day twice. */
export function readDates(page: Page, today: LocalDate, speaks: { readonly english: boolean; readonly todayCounts: boolean }): SaidDates {
  const named = readNamedDates(page, today);
  const { weeks, impossible } = readWeeks(page, today);
  const ofMonth = readDayOfMonth(page, today);
  const near: Dated[] = [];
  const counted = (pattern: RegExp, days: (match: RegExpExecArray) => readonly LocalDate[]): void =>
    take(page, pattern, (match, at) => near.push(...days(match).map((date) => ({ at, end: at + match[0].length, date }))) > 0);
  counted(/\b(?:a week from (?:today|now)|(?:en )?vecka fran (?:i ?dag|nu)|i ?dag om en vecka)\b/g, () => [addDays(today, 7)]);
  for (const [pattern, days] of nearDays) counted(pattern, () => [addDays(today, days)]);
  counted(new RegExp(`\\b(?:om|in) (${numberPattern}) (?:dagar|dag|days|day)\\b`, "g"), (match) => [addDays(today, numberOfWord(match[1] ?? ""))]);
  const ends = [...named.dates, ...ofMonth.dates];
  const doubt: LocalDate[] = [];
  const contradicted = [...named.contradicted, ...ofMonth.contradicted];
  const meantBy = (some: readonly SaidWeekdays[]): Dated[] => datesOfWeekdays(some, weeks, today, speaks.todayCounts);
  const weekdays = readWeekdays(page, speaks.english).filter((one) => {
    const led = ledTo(page, one, ends);
    const meant = meantBy([one])[0];
    if (led && meant && !one.weekdays.includes(weekdayOf(led.date))) contradicted.push(led.date, meant.date);
    if (meant && one.or !== undefined) doubt.push(meant.date, ...meantBy([{ ...one, weekdays: [one.or] }]).map(({ date }) => date));
    return !led;
  });
  const monday = mondayOf(today);
  counted(/\b(?:i |pa |this |the )?(?:helgen|weekend)\b/g, () => [addDays(monday, 5), addDays(monday, 6)]);
  const but = exception.exec(page.tidy.folded.replace(saysNotComing, (found) => " ".repeat(found.length)));
  const butAt = but?.index ?? Infinity;
  const said = [...ends, ...near].filter(({ at }) => at < butAt);
  const kept = weekdays.filter(({ at }) => at < butAt);
  if (kept.length > 0) said.push(...meantBy(kept));
  else if (said.length === 0) said.push(...weeks.filter(({ at }) => at < butAt).flatMap(({ at, end, day, ...week }) => (day ? [{ at, end, date: day }] : workdaysOf({ at, end, day, ...week }, today).map((date) => ({ at, end, date })))));
  if (said.length === 0 && !but && partsOfToday.test(page.rest)) said.push({ at: page.rest.search(partsOfToday), end: page.rest.length, date: today });
  if (said.length === 0 && !but && named.impossible.length === 0) said.push(...readWithChrono(page, today));
  const ordered = said.sort((a, b) => a.at - b.at || a.date.localeCompare(b.date)).filter((one, i, all) => all.findIndex((other) => other.date === one.date) === i);
  const all = fillRanges(page, ordered).filter((one, i, filled) => filled.findIndex((other) => other.date === one.date) === i);
  const after = weekdays.filter(({ at }) => at > butAt);
  const isExcepted = ({ date }: Dated): boolean => [...ends, ...near].some((one) => one.at > butAt && one.date === date) || after.some((one) => one.weekdays.includes(weekdayOf(date)));
  const dates = all.filter((one) => !isExcepted(one));
  if (but && dates.length > 0 && dates.length < all.length && !/^utan/.test(but[0])) blank(page, but.index, but.index + but[0].length);
  const fitsNone = weeks.some(({ mondays }) => !mondays.some((start) => dates.some(({ date }) => mondayOf(date) === start)));
  const weeksFirst = (weeks[0]?.at ?? 0) < (weekdays[0]?.at ?? 0);
  const weekLeft = dates.length > 0 && (fitsNone || (!weeksFirst && weekdays.some(({ at, length }) => weeks.some((week) => week.at > at && /^ ?(?:och|and|,) ?(?:hela |the whole |all )?$/.test(page.tidy.folded.slice(at + length, week.at))))));
  const excepted = [...[...ends, ...near].filter(({ at }) => at > butAt), ...meantBy(after)].map(({ date }) => date);
  take(page, /\bveckan (?:efter|darpa)\b|\b(?:the )?week after\b/g, () => dates.slice(0, 1).some(({ date }) => doubt.push(addDays(date, 7), addDays(date, 14)) > 0));
  if (dates.length < 2) doubt.push(...contradicted);
  return { dates: dates.slice(0, 20), impossible: [...named.impossible, ...impossible, ...ofMonth.impossible], doubt, excepted, exceptAt: butAt, unclear: weekLeft || (contradicted.length > 0 && doubt.length === 0) };
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
      if (!isLocalDate(date) || date < addDays(today, -60) || date > addDays(today, 400)) return [];
      blank(page, index, index + text.length);
      return [{ at: index, end: index + text.length, date }];
    });
    if (dates.length > 0) return dates;
  }
  return [];
}
