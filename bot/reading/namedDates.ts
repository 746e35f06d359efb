import { addDays, daysBetween, isLocalDate } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { monthOfWord, monthPattern } from "./calendarWords.ts";
import { said, take } from "./page.ts";
import type { Page } from "./page.ts";
import type { Impossible } from "./reading.ts";

export type Dated = { readonly at: number; readonly date: LocalDate };
/** A date that was named and does not exist, with the nearest one that does. */
export type NoSuchDate = { readonly said: string; readonly because: Impossible; readonly nearest: LocalDate | null };
export type Found = { readonly dates: Dated[]; readonly impossible: NoSuchDate[] };

const two = (figure: number): string => String(figure).padStart(2, "0");
const ordinal = "(?::?(?:e|a)|de|dje|nde|te|th|st|nd|rd)?";
const day = `\\d{1,2}${ordinal}`;
const between = " ?(?:,|-|och|and|&|till och med|till|to|tom) ?(?:den |the )?";
const dayList = `${day}(?:${between}${day}){0,9}`;

/** Days of a month, 29 for February so that the year decides. */
const daysIn = (year: number, month: number): number => daysBetween(`${year}-${two(month)}-01`, month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`);

/** The year meant where none is said: this one, unless the day was more than 60 days ago. */
function yearOf(month: number, dayOfMonth: number, today: LocalDate): number {
  const year = Number(today.slice(0, 4));
  const last = Math.min(dayOfMonth, daysIn(year, month));
  return daysBetween(`${year}-${two(month)}-${two(last)}`, today) > 60 ? year + 1 : year;
}

function addDay(found: Found, at: number, words: string, year: number, month: number, dayOfMonth: number): void {
  if (month < 1 || month > 12) return void found.impossible.push({ said: words, because: { kind: "day" }, nearest: null });
  const date = `${year}-${two(month)}-${two(dayOfMonth)}`;
  if (isLocalDate(date)) return void found.dates.push({ at, date });
  const days = daysIn(year, month);
  found.impossible.push({ said: words, because: { kind: "month", month, days }, nearest: dayOfMonth > days ? `${year}-${two(month)}-${two(days)}` : null });
}

/** "26, 27 och 28", "26-28": the days of the month in order, ranges filled. */
function daysOf(list: string): number[] {
  const days: number[] = [];
  for (const match of list.matchAll(/(^|[^\d]+?)(\d{1,2})/g)) {
    const next = Number(match[2]);
    const last = days.at(-1);
    if (last !== undefined && /-|till|to\b|tom/.test(match[1] ?? "") && next > last) for (let one = last + 1; one < next; one++) days.push(one);
    days.push(next);
  }
  return days;
}

/** Dates named by figures or by month: "2026-11-26", "26/11", "26-28 november", "Nov 26th", "den 26:e". */
export function readNamedDates(page: Page, today: LocalDate): Found {
  const found: Found = { dates: [], impossible: [] };
  const words = (match: RegExpExecArray): string => said(page, match.index, match[0].length);
  take(page, /\b(\d{4})-?(\d{2})-?(\d{2})\b/g, (match, at) => {
    const year = Number(match[1]);
    if (year < 1900 || year > 2199) return false;
    addDay(found, at, words(match), year, Number(match[2]), Number(match[3]));
    return true;
  });
  take(page, /\b(\d{1,2})\/(\d{1,2})(?:[-/ ](20\d{2})|[-/](\d{2}))?(?![\d])/g, (match, at) => {
    const [first, second] = [Number(match[1]), Number(match[2])];
    const [dayOfMonth, month] = second > 12 && first <= 12 ? [second, first] : [first, second];
    const year = match[3] ? Number(match[3]) : match[4] ? 2000 + Number(match[4]) : null;
    addDay(found, at, words(match), year ?? (month >= 1 && month <= 12 ? yearOf(month, dayOfMonth, today) : 2000), month, dayOfMonth);
    return true;
  });
  const months = (match: RegExpExecArray, at: number, list: string | undefined, monthWord: string | undefined, yearWord: string | undefined): boolean => {
    const month = monthOfWord(monthWord ?? "");
    for (const one of daysOf(list ?? "")) addDay(found, at, words(match), yearWord ? Number(yearWord) : yearOf(month, one, today), month, one);
    return true;
  };
  take(page, new RegExp(`(?<![\\d.:/-])(?:den |the )?(${dayList}) ?(?:of |i )?(${monthPattern})\\b\\.?(?:,? (20\\d{2}))?`, "g"), (match, at) => months(match, at, match[1], match[2], match[3]));
  take(page, new RegExp(`\\b(${monthPattern})\\.? (?:the )?(${dayList})\\b(?![.:/]\\d)(?:,? (20\\d{2}))?`, "g"), (match, at) => months(match, at, match[2], match[1], match[3]));
  return found;
}

/** "den 26:e", "the 26th", "26:e": that day of this month or of the next one that has it. */
export function readDayOfMonth(page: Page, today: LocalDate): Found {
  const found: Found = { dates: [], impossible: [] };
  take(page, /(?<![\d.:/-])(?:(?:den|the) (\d{1,2})(?::?[ea]|de|dje|nde|te|th|st|nd|rd)?|(\d{1,2})(?::[ea]|th|st|nd|rd))(?![\d.:/-])(?! ?(?:dagar|days|veckor|weeks))/g, (match, at) => {
    const dayOfMonth = Number(match[1] ?? match[2]);
    if (dayOfMonth < 1 || dayOfMonth > 31) return found.impossible.push({ said: said(page, at, match[0].length), because: { kind: "day" }, nearest: null }) > 0;
    for (let date = today; ; date = addDays(date, 1)) {
      if (Number(date.slice(8)) === dayOfMonth) return found.dates.push({ at, date }) > 0;
    }
  });
  return found;
}
