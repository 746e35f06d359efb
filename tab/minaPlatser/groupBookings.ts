import type { Booking } from "../../src/contract.ts";
import { weekOf } from "../shell/dates.ts";
import { isActive } from "../shell/booking/bookingState.ts";

export type WeekOfBookings = { readonly key: string; readonly week: number; readonly bookings: readonly Booking[] };
export type Grouped = { readonly next: Booking | undefined; readonly coming: readonly WeekOfBookings[]; readonly past: readonly WeekOfBookings[] };

/**
 * Next: the first that is kept for me and not over. Coming: the rest that are not over, soonest first. Past: over, latest first.
 * A released or declined booking stays where its time is, so that one can see what became of it.
 */
export function groupBookings(bookings: readonly Booking[], now: number): Grouped {
  const byStart = [...bookings].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const ahead = byStart.filter((booking) => now < Date.parse(booking.end) && booking.status !== "completed");
  const next = ahead.find(({ status }) => isActive(status));
  return {
    next,
    coming: byWeek(ahead.filter((booking) => booking !== next)),
    past: byWeek(byStart.filter((booking) => !ahead.includes(booking)).reverse()),
  };
}

/** Keeps the order it is given. */
function byWeek(bookings: readonly Booking[]): WeekOfBookings[] {
  const weeks = new Map<string, { key: string; week: number; bookings: Booking[] }>();
  for (const booking of bookings) {
    const { year, week } = weekOf(booking.date);
    const key = `${year}-${week}`;
    const group = weeks.get(key) ?? { key, week, bookings: [] };
    group.bookings.push(booking);
    weeks.set(key, group);
  }
  return [...weeks.values()];
}
