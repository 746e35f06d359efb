import type { Language } from "../../src/contract.ts";

/** Calendar arithmetic on local dates ("2026-11-26"), done in UTC so that no clock change can shift a day. */

const names = {
  sv: {
    short: ["mån", "tis", "ons", "tors", "fre", "lör", "sön"],
    long: ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    months: ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
    longMonths: ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
  },
  en: {
    short: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    long: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    longMonths: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  },
} as const;

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** True for a date that exists, written "2026-11-26". */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text).getTime()) && utc(text).toISOString().startsWith(text);

export function addDays(date: string, days: number): string {
  const moved = utc(date);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
/** ISO weekday: Monday 1 … Sunday 7. */
export const weekdayOf = (date: string): number => ((utc(date).getUTCDay() + 6) % 7) + 1;
/** The Monday of the date's week. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));
/** The Monday of the week to plan for: a weekend belongs to the week that comes. */
export const workWeekOf = (date: string): string => (weekdayOf(date) > 5 ? addDays(mondayOf(date), 7) : mondayOf(date));

/** ISO week with its year: 2027-01-01 belongs to week 53 of 2026. */
export function weekOf(date: string): { year: number; week: number } {
  const thursday = utc(addDays(mondayOf(date), 3));
  const year = thursday.getUTCFullYear();
  const firstThursday = utc(addDays(mondayOf(`${year}-01-04`), 3));
  return { year, week: 1 + Math.round((thursday.getTime() - firstThursday.getTime()) / (7 * 86_400_000)) };
}

/** Made once: looking up a time zone takes longer than all else that a page asks of the calendar. */
const inStockholm = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
/** The local date and clock time in Stockholm at an instant: "2026-11-26T18:30". */
export const momentInStockholm = (instant: Date): string => inStockholm.format(instant).replace(" ", "T");
/** The local date in Stockholm at an instant. */
export const dateInStockholm = (instant: Date): string => momentInStockholm(instant).slice(0, 10);
/** True once a day's opening hours are behind us. `closes` is absent when the hub is closed that day. */
export const isOver = (day: { readonly date: string; readonly closes?: string }, moment: string): boolean => `${day.date}T${day.closes ?? "24:00"}` <= moment;

/** "tors 26 nov", "Thu 26 Nov"; "tors 7 jan 2027" where `now`, a date or moment, is of another year. */
export function shortDay(date: string, language: Language, now = date): string {
  const words = names[language];
  const day = utc(date);
  return `${words.short[weekdayOf(date) - 1]} ${day.getUTCDate()} ${words.months[day.getUTCMonth()]}${yearUnless(date, now)}`;
}
/** "23–27 nov", "30 nov–4 dec", "31 maj–4 juni 2027" where `now`, a date or moment, is of another year than the last of them. */
export function dayRange(from: string, to: string, language: Language, now = to): string {
  const withoutWeekday = (date: string): string => shortDay(date, language).replace(/^\S+ /, "");
  return `${from.slice(0, 7) === to.slice(0, 7) ? dayOfMonth(from) : withoutWeekday(from)}–${withoutWeekday(to)}${yearUnless(to, now)}`;
}
/** "torsdag 26 november", for titles and screen readers; "tisdag 1 juni 2027" where `now`, a date or moment, is of another year. */
export function longDay(date: string, language: Language, now = date): string {
  const words = names[language];
  const day = utc(date);
  return `${words.long[weekdayOf(date) - 1]} ${day.getUTCDate()} ${words.longMonths[day.getUTCMonth()]}${yearUnless(date, now)}`;
}
/** " 2027", or nothing in the year of `now`. */
const yearUnless = (date: string, now: string): string => (date.slice(0, 4) === now.slice(0, 4) ? "" : ` ${date.slice(0, 4)}`);
/** "tors", "Thu" */
export const shortWeekday = (weekday: number, language: Language): string => names[language].short[weekday - 1] ?? "";
export const longWeekday = (weekday: number, language: Language): string => names[language].long[weekday - 1] ?? "";
export const dayOfMonth = (date: string): string => String(utc(date).getUTCDate());

/** "09.00" in Swedish, "09:00" in English. Takes "09:00". */
export const clock = (time: string, language: Language): string => (language === "sv" ? time.replace(":", ".") : time);
/** "09.00–11.30" */
export const span = (from: string, to: string, language: Language): string => `${clock(from, language)}–${clock(to, language)}`;
/** The local clock time inside an instant with its own offset: "2026-11-26T08:00:00+01:00" is "08:00". */
export const timeOf = (instant: string): string => instant.slice(11, 16);
