import { addDays, daysBetween, isLocalDate, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { monthOfWord, monthPattern, ordinalOfWord, ordinalPattern, repeatedWeekday, weekdayPattern } from "./calendarWords.ts";
import { between, dayList, daysOf } from "./dayLists.ts";
import { said, take } from "./page.ts";
import type { Page } from "./page.ts";
import type { Impossible } from "./reading.ts";

/** A day and the words that named it; days of a range share theirs. */
export type Dated = { readonly at: number; readonly end: number; readonly date: LocalDate };
/** A date that was named and does not exist, with the nearest one that does. */
export type NoSuchDate = { readonly said: string; readonly because: Impossible; readonly nearest: LocalDate | null };
/** `contradicted`: dates that were said to be another weekday than they are. */
export type Found = { readonly dates: Dated[]; readonly impossible: NoSuchDate[]; readonly contradicted: LocalDate[] };

const two = (figure: number): string => String(figure).padStart(2, "0");
/** Hours that follow a date stand before the next one, and are no days: "25 nov 9-12 och 26 nov". */
const noHours = `(?!(?<=(?:\\b${monthPattern}\\.?|\\/\\d{1,2}|\\bkl\\.?|\\bklockan)[ ,]{1,2})\\d{1,2} ?(?:-|till|to) ?\\d{1,2} ?(?:,|och|and|&))`;
const opensBetween = new RegExp(`\\b(?:mellan|between) ${repeatedWeekday}$`);

/** Days of a month, 29 for February so that the year decides. */
const daysIn = (year: number, month: number): number => daysBetween(`${year}-${two(month)}-01`, month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`);

/** The year meant where none is said: this one, unless the day was more than 60 days ago. */
function yearOf(month: number, dayOfMonth: number, today: LocalDate): number {
  const year = Number(today.slice(0, 4));
  const last = Math.max(1, Math.min(dayOfMonth, daysIn(year, month)));
  return daysBetween(`${year}-${two(month)}-${two(last)}`, today) > 60 ? year + 1 : year;
}

type Words = { readonly at: number; readonly end: number; readonly said: string };

function addDay(found: Found, { at, end, said: words }: Words, year: number, month: number, dayOfMonth: number): void {
  if (month < 1 || month > 12 || dayOfMonth < 1) return void found.impossible.push({ said: words, because: { kind: "day" }, nearest: null });
  const date = `${year}-${two(month)}-${two(dayOfMonth)}`;
  if (isLocalDate(date)) return void found.dates.push({ at, end, date });
  const days = daysIn(year, month);
  found.impossible.push({ said: words, because: { kind: "month", month, days }, nearest: dayOfMonth > days ? `${year}-${two(month)}-${two(days)}` : null });
}

/** Dates named by figures or by month: "2026-11-26", "26/11", "7-8/12", "3.12", "26-28 november", "Nov 26th", "första december". */
export function readNamedDates(page: Page, today: LocalDate): Found {
  const found: Found = { dates: [], impossible: [], contradicted: [] };
  const wordsOf = (match: RegExpExecArray): Words => ({ at: match.index, end: match.index + match[0].length, said: said(page, match.index, match[0].length) });
  const thisYear = Number(today.slice(0, 4));
  take(page, /\b(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})\b(?![.:/]\d)/g, (match) => {
    const year = Number(match[1]);
    if (year < 1900 || year > 2199) return false;
    addDay(found, wordsOf(match), year, Number(match[2]), Number(match[3]));
    return true;
  });
  take(page, /(?<![\d.:/-])(\d{2})-(\d{2})-(\d{2})(?![\d.:/-])/g, (match) => {
    const year = 2000 + Number(match[1]);
    if (year < thisYear || year > thisYear + 1) return false;
    addDay(found, wordsOf(match), year, Number(match[2]), Number(match[3]));
    return true;
  });
  const list = (words: Words, days: string, monthOf: (day: number) => number, yearWord: string | undefined): void => {
    const before = page.tidy.folded.slice(0, words.at);
    const all = daysOf(days, opensBetween.test(before));
    const workdays = [all[0], all.at(-1)].every((end) => end && !isWeekend(end.day, monthOf(end.day), yearWord, today));
    const last = all.at(-1)?.day ?? 0;
    for (const one of all) {
      // "30 och 1 december": so large a day before so small a one is the month before.
      const month = one.day - last > 20 ? monthOf(one.day) - 1 || 12 : monthOf(one.day);
      if (one.filled && workdays && isWeekend(one.day, month, yearWord, today)) continue;
      const many = found.dates.length;
      addDay(found, words, yearWord ? Number(yearWord) - (month > monthOf(one.day) ? 1 : 0) : month >= 1 && month <= 12 ? yearOf(month, one.day, today) : 2000, month, one.day);
      found.contradicted.push(...found.dates.slice(many).flatMap(({ date }) => (one.backwards || (one.weekday && one.weekday !== weekdayOf(date)) ? [date] : [])));
    }
  };
  take(page, /\b((?:(?<![-.:]|\bkl\.? ?)\d{1,2} ?(?:-|och|and|till|to|&) ?)?)(\d{1,2})\/(\d{1,2})(?:[-/ ](20\d{2})|[-/](\d{2})(?![\d/.]))?(?![\d])/g, (match) => {
    const [first, second] = [Number(match[2]), Number(match[3])];
    const american = second > 12 && first <= 12;
    const year = match[4] ?? (match[5] ? `20${match[5]}` : undefined);
    list(wordsOf(match), american ? String(second) : `${match[1] ?? ""}${match[2] ?? ""}`, () => (american ? first : second), year);
    return true;
  });
  take(page, /(?<![\d.:/])(\d{1,2})\.(\d{1,2})(?![\d:/]|\.\d(?!\d{3}))(?:\.(20\d{2}))?/g, (match, at) => {
    const [day, month] = [Number(match[1]), Number(match[2])];
    const before = page.tidy.folded.slice(0, at);
    if (day < 1 || day > 31 || month < 1 || month > 12 || /(?:kl\.?|klockan|at|vid) ?$/.test(before)) return false;
    // What a clock can show too is a time beside another time, and with "0" in front: minutes are seldom 1 to 12.
    const mayBeTime = day < 24 && match[2]?.length === 2;
    const afterRange = /\d ?(?:-|till|to) ?$/.test(before) && !found.dates.some(({ end }) => /^ ?(?:-|till|to) ?$/.test(page.tidy.folded.slice(end, at)));
    const beforeRange = /^ ?(?:-|till|to) ?\d{1,2}(?!\.(?:[1-9]|1[0-2])(?!\d))/.test(page.tidy.folded.slice(at + match[0].length));
    if (mayBeTime && (afterRange || beforeRange || match[2]?.startsWith("0") === true)) return false;
    list(wordsOf(match), String(day), () => month, match[3]);
    return true;
  });
  const monthOf = (word: string | undefined) => () => monthOfWord(word ?? "");
  take(page, new RegExp(`\\b(?:den |the )?(${ordinalPattern}) (?:of |i )?(${monthPattern})\\b(?:,? (20\\d{2}))?`, "g"), (match) => {
    list(wordsOf(match), String(ordinalOfWord(match[1] ?? "")), monthOf(match[2]), match[3]);
    return true;
  });
  take(page, new RegExp(`(?<![\\d.:/-])${noHours}(?:den |the )?(${dayList}) ?(?:of |i )?(${monthPattern})\\b\\.?(?:,? (20\\d{2}))?`, "g"), (match) => {
    list(wordsOf(match), match[1] ?? "", monthOf(match[2]), match[3]);
    return true;
  });
  take(page, new RegExp(`\\b(${monthPattern})\\.? (?:the )?(${dayList})\\b(?![.:/]\\d)(?:,? (20\\d{2}))?`, "g"), (match) => {
    list(wordsOf(match), match[2] ?? "", monthOf(match[1]), match[3]);
    return true;
  });
  take(page, new RegExp(`\\b(?:${Object.keys(holidays).join("|")})\\b`, "g"), (match) => {
    const [day = 1, month = 1] = holidays[match[0]] ?? [];
    list(wordsOf(match), String(day), () => month, undefined);
    return true;
  });
  return found;
}

/** Days that are said by name and are the same date each year. */
const holidays: Readonly<Record<string, readonly [day: number, month: number]>> = { lucia: [13, 12], julafton: [24, 12], "christmas eve": [24, 12], juldagen: [25, 12], "christmas day": [25, 12], "annandag jul": [26, 12], "boxing day": [26, 12], nyarsafton: [31, 12], "new year's eve": [31, 12], nyarsdagen: [1, 1], "new year's day": [1, 1], trettondagen: [6, 1], nationaldagen: [6, 6] };

const isWeekend = (day: number, month: number, year: string | undefined, today: LocalDate): boolean => {
  if (month < 1 || month > 12) return false;
  const date = `${year ?? yearOf(month, day, today)}-${two(month)}-${two(day)}`;
  return isLocalDate(date) && weekdayOf(date) > 5;
};

/** "den 26:e", "the 26th", "26:e", "den 9 och 10", "den 9-11", "den sjunde", "torsdag 26": those days of this month or of the next one that has them. */
export function readDayOfMonth(page: Page, today: LocalDate): Found {
  const found: Found = { dates: [], impossible: [], contradicted: [] };
  const add = (at: number, end: number, dayOfMonth: number): LocalDate => {
    let date = today;
    while (Number(date.slice(8)) !== dayOfMonth) date = addDays(date, 1);
    found.dates.push({ at, end, date });
    return date;
  };
  const more = `(?:${between}\\d{1,2}(?::?[ea]|de|te|th|st|nd|rd)?(?!\\.?\\d|[:/])(?! ?(?:dagar|days|am\\b|pm\\b)))`;
  take(page, new RegExp(`(?<![\\d.:/-])((?:den|the) \\d{1,2}(?::?[ea]|de|dje|nde|te|th|st|nd|rd)?|\\d{1,2}(?::[ea]|th|st|nd|rd))(${more}{0,9})(?!\\.?\\d|[:/-])(?! ?(?:dagar|days|veckor|weeks))`, "g"), (match, at) => {
    const end = at + match[0].length;
    for (const { day: dayOfMonth, weekday, backwards } of daysOf(match[0], false)) {
      if (dayOfMonth < 1 || dayOfMonth > 31) {
        found.impossible.push({ said: said(page, at, match[0].length), because: { kind: "day" }, nearest: null });
        continue;
      }
      const date = add(at, end, dayOfMonth);
      if (backwards || (weekday && weekday !== weekdayOf(date))) found.contradicted.push(date);
    }
    return true;
  });
  // "den första" and "den andra" may be the one and the other of two.
  take(page, new RegExp(`\\b(?:den|the) (?!forsta|andra|first|second)(?:${ordinalPattern})\\b(?: ?(?:,|och|and) ?(?:den |the )?(?:${ordinalPattern})\\b){0,9}`, "g"), (match, at) => {
    for (const [word] of match[0].matchAll(new RegExp(`\\b(?:${ordinalPattern})\\b`, "g"))) add(at, at + match[0].length, ordinalOfWord(word));
    return true;
  });
  // A number too large for an hour of work.
  take(page, new RegExp(`(?<=\\b${weekdayPattern}[ ,.]{1,2})(?:19|2\\d|3[01])(?!\\.?\\d|[:/])(?! ?(?:-|till|to|dagar|days)\\b| ?-)`, "g"), (match, at) => add(at, at + match[0].length, Number(match[0])) !== "");
  return found;
}
