import { Temporal } from "temporal-polyfill";
import type { EventCopy } from "./eventCopy.ts";
import { zoneOf } from "./timeZones.ts";

/** A time that an event takes up, half-open. `day` is the local start date for an occurrence of a series, else empty. */
export type Taken = { start: Date; end: Date; day: string };

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const longestSeries = 730;

/** The times of an event that touch [from, to); wall time is kept over daylight saving. Only daily and weekly patterns are known. */
export function takenBy(copy: EventCopy, from: Date, to: Date): Taken[] {
  return timesOf(copy).filter((one) => one.start < to && one.end > from && !copy.declinedDays?.includes(one.day));
}

/** All times of an event: one, or those of its series up to two years of days. */
export function timesOf(copy: EventCopy): Taken[] {
  const single = { start: new Date(copy.startsAt), end: new Date(copy.endsAt), day: "" };
  if (!copy.recurrence) return [single];
  const { pattern, range } = copy.recurrence;
  const zone = zoneOf(copy.start.timeZone) ?? "UTC";
  const first = Temporal.PlainDateTime.from(copy.start.dateTime);
  const length = single.end.getTime() - single.start.getTime();
  const last = range.type === "endDate" && range.endDate ? Temporal.PlainDate.from(range.endDate) : first.toPlainDate().add({ days: longestSeries });
  const most = range.type === "numbered" ? (range.numberOfOccurrences ?? 1) : longestSeries;
  const monday = first.toPlainDate().subtract({ days: first.dayOfWeek - 1 });
  const times: Taken[] = [];
  for (let day = first.toPlainDate(); Temporal.PlainDate.compare(day, last) <= 0 && times.length < most; day = day.add({ days: 1 })) {
    const apart = first.toPlainDate().until(day).days;
    const weeksApart = Math.floor(monday.until(day).days / 7);
    const falls =
      pattern.type === "daily"
        ? apart % pattern.interval === 0
        : weeksApart % pattern.interval === 0 && (pattern.daysOfWeek ?? []).some((name) => weekdays.indexOf(name) + 1 === day.dayOfWeek);
    if (!falls) continue;
    const start = new Date(day.toZonedDateTime({ timeZone: zone, plainTime: first.toPlainTime() }).epochMilliseconds);
    times.push({ start, end: new Date(start.getTime() + length), day: day.toString() });
  }
  return times;
}
