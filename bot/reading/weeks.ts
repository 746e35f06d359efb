import { addDays, daysBetween, mondayOf, mondayOfWeek, weekOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { numberOfWord, numberPattern } from "./calendarWords.ts";
import type { NoSuchDate } from "./namedDates.ts";
import { said, take } from "./page.ts";
import type { Page } from "./page.ts";

/** Weeks that were named, by their Mondays; weekdays in the same sentence are meant in them. */
export type NamedWeeks = { readonly at: number; readonly end: number; readonly mondays: readonly LocalDate[]; /** "om två veckor" with no weekday means that very day */ readonly day: LocalDate | null };

/** Weeks of an ISO year: 52 or 53. */
const weeksIn = (year: number): number => (mondayOfWeek(year, 53) ? 53 : 52);

/** The Monday of a week number: this ISO year's or the next one's, whichever is nearer; null when there is none. */
function mondayOfNumber(week: number, year: number | null, today: LocalDate): LocalDate | null {
  if (year !== null) return mondayOfWeek(year, week);
  const thisYear = weekOf(today).year;
  const here = mondayOfWeek(thisYear, week);
  const next = mondayOfWeek(thisYear + 1, week);
  if (!here || !next) return here;
  return Math.abs(daysBetween(today, next)) < Math.abs(daysBetween(today, here)) ? next : here;
}

export function readWeeks(page: Page, today: LocalDate): { weeks: NamedWeeks[]; impossible: NoSuchDate[] } {
  const weeks: NamedWeeks[] = [];
  const impossible: NoSuchDate[] = [];
  const thisMonday = mondayOf(today);
  take(page, /\b(?:(?:alla|varje|every|all) (?:dagar|dag|day|days) (?:i |of )?)?(?:hela )?(?:veckorna|veckan|vecka|weeks|week|wk|v|w)\.? ?(\d{1,4})(?: ?(?:-|och|and|till|to|&) ?(?:v\.? ?|vecka |week )?(\d{1,2})(?![\d.:-]))?(?:,? (20\d{2}))?(?![\d.:])/g, (match, at) => {
    const year = match[3] ? Number(match[3]) : null;
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    const numbers = last > first && last - first < 8 ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [...new Set([first, last])];
    const mondays = numbers.flatMap((week) => mondayOfNumber(week, year, today) ?? []);
    if (mondays.length < numbers.length) {
      const inYear = year ?? weekOf(today).year;
      impossible.push({ said: said(page, at, match[0].length), because: { kind: "week", year: inYear, weeks: weeksIn(inYear) }, nearest: null });
    } else weeks.push({ at, end: at + match[0].length, mondays, day: null });
    return true;
  });
  const every = "(?:(?:alla|varje|every|all) (?:dagar|dag|day|days|vardagar|weekdays) (?:i |of )?)?(?:(?:hela|all(?: of)?|the whole(?: of)?) )?";
  const relative = (words: string, days: number): void =>
    take(page, new RegExp(`\\b${every}(?:${words})`, "g"), (match, at) => weeks.push({ at, end: at + match[0].length, mondays: [addDays(thisMonday, days)], day: null }) > 0);
  relative("(?:nastnasta vecka|(?:the )?week after next|veckan efter nasta)\\b", 14);
  relative("(?:nasta|kommande|next|i nasta) (?:vecka|veckan|week)s?\\b", 7);
  relative("(?:forra veckan|last week)\\b", -7);
  relative("(?:(?:den har|denna|this|i|resten av|rest of the) (?:veckan|vecka|week)|veckan ut)\\b", 0);
  take(page, new RegExp(`\\b(?:om|in) (${numberPattern}) (?:veckor|vecka|weeks|week)\\b`, "g"), (match, at) => {
    const days = 7 * numberOfWord(match[1] ?? "");
    return weeks.push({ at, end: at + match[0].length, mondays: [addDays(thisMonday, days)], day: addDays(today, days) }) > 0;
  });
  // "v 51 hela veckan" says it twice; alone it is this week.
  take(page, /\b(?:hela|the whole|whole|all) (?:veckan|vecka|week)\b/g, (match, at) => weeks.length > 0 || weeks.push({ at, end: at + match[0].length, mondays: [thisMonday], day: null }) > 0);
  weeks.sort((a, b) => a.at - b.at);
  return { weeks, impossible };
}

/** Monday to Friday of the weeks, without days that have passed. */
export const workdaysOf = (weeks: NamedWeeks, today: LocalDate): LocalDate[] => {
  const all = weeks.mondays.flatMap((monday) => [0, 1, 2, 3, 4].map((days) => addDays(monday, days)));
  const left = all.filter((date) => date >= today);
  return left.length > 0 ? left : all;
};
