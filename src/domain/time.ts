import { Temporal } from "temporal-polyfill";

/** The one place that knows Europe/Stockholm. Everything else holds instants (Date) or local dates and clock times. */
export const timeZone = "Europe/Stockholm";
/** The name that Graph takes for the same zone; Europe/Stockholm is not on its list of IANA names. */
export const graphTimeZone = "W. Europe Standard Time";

/** A local calendar date, "2026-11-26". */
export type LocalDate = string;
/** A local clock time, "09:00". */
export type ClockTime = string;
/** Half-open: `[start, end)`. */
export type Interval = { readonly start: Date; readonly end: Date };

/** True when two intervals share a moment. Back to back is not an overlap: 08-12 and 12-16 both fit one desk. */
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;
/** True when the outer interval holds every moment of the inner one. */
export const contains = (outer: Interval, inner: Interval): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** True for a date that exists, from 1900 to 2999: "2026-02-30" and "26-11-2026" do not, and a database has no year 0 or 10000. */
export function isLocalDate(text: string): boolean {
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

/** True for "00:00" to "23:59". */
export const isClockTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Instants of local times that were asked for, as milliseconds: hubs open and close at the same few times, and a time zone is slow to ask. */
const instants = new Map<string, number | null>();
const mostInstants = 20_000;

/**
 * The instant of a local date and clock time. Null when the clock skips that time (02:30 on the last Sunday of March);
 * the first of the two when it comes twice (02:30 on the last Sunday of October).
 */
export function instantOf(date: LocalDate, time: ClockTime): Date | null {
  const local = `${date}T${time}`;
  let ms = instants.get(local);
  if (ms === undefined) {
    const wall = Temporal.PlainDateTime.from(local);
    const zoned = wall.toZonedDateTime(timeZone, { disambiguation: "earlier" });
    ms = zoned.toPlainDateTime().equals(wall) ? zoned.epochMilliseconds : null;
    if (instants.size === mostInstants) instants.clear();
    instants.set(local, ms);
  }
  return ms === null ? null : new Date(ms);
}

/** A local interval of one date as instants. Null when an end does not exist that day or the interval is empty or backwards. */
export function intervalOf(date: LocalDate, from: ClockTime, to: ClockTime): Interval | null {
  const start = instantOf(date, from);
  const end = instantOf(date, to);
  return start && end && start < end ? { start, end } : null;
}

const zonedOf = (instant: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);

const hourMs = 3_600_000;
/** Local dates by hours since 1970: midnight in Stockholm, summer and winter, is a whole hour of UTC, and what day it is now is asked of each rule. */
const datesOfHours = new Map<number, LocalDate>();

export function localDateOf(instant: Date): LocalDate {
  const hour = Math.floor(instant.getTime() / hourMs);
  const known = datesOfHours.get(hour);
  if (known !== undefined) return known;
  const date = zonedOf(instant).toPlainDate().toString();
  if (datesOfHours.size === mostInstants) datesOfHours.clear();
  datesOfHours.set(hour, date);
  return date;
}
export const clockTimeOf = (instant: Date): ClockTime => zonedOf(instant).toPlainTime().toString({ smallestUnit: "minute" });
/** ISO 8601 with offset, whole seconds: "2026-11-26T08:00:00+01:00". */
export const isoWithOffset = (instant: Date): string =>
  zonedOf(instant).toString({ timeZoneName: "never", smallestUnit: "second" });
/** Local wall time without offset, as Graph's `dateTimeTimeZone.dateTime` wants it beside `graphTimeZone`. */
export const wallTimeOf = (instant: Date): string => zonedOf(instant).toPlainDateTime().toString({ smallestUnit: "second" });

const dayMs = 86_400_000;
/** Days from 1970-01-01. Dates are counted as days of UTC, which all have 24 hours: the board asks for hundreds at a time. */
function dayNumber(date: LocalDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs;
  if (Number.isNaN(day)) throw new RangeError(`not a date: ${date}`);
  return day;
}

export const addDays = (date: LocalDate, days: number): LocalDate => new Date((dayNumber(date) + days) * dayMs).toISOString().replace(/T.*/, "");
/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);
/** ISO weekday: Monday 1 … Sunday 7. */
export const weekdayOf = (date: LocalDate): number => (((dayNumber(date) + 3) % 7) + 7) % 7 + 1;
/** The Monday of the date's week. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date));
/** ISO week with its year: 2027-01-01 belongs to week 53 of 2026. */
export function weekOf(date: LocalDate): { year: number; week: number } {
  const plain = Temporal.PlainDate.from(date);
  return { year: plain.yearOfWeek ?? plain.year, week: plain.weekOfYear ?? 1 };
}
/** The Monday of an ISO week, or null when that year has no such week. */
export function mondayOfWeek(year: number, week: number): LocalDate | null {
  const monday = addDays(mondayOf(`${String(year).padStart(4, "0")}-01-04`), (week - 1) * 7);
  const found = weekOf(monday);
  return found.year === year && found.week === week ? monday : null;
}
/** A run of local dates, the first included. */
export const datesFrom = (from: LocalDate, days: number): LocalDate[] =>
  Array.from({ length: days }, (_, i) => addDays(from, i));
export const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);
