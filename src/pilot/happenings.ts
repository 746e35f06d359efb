import type { Hub, Text } from "../domain/hub.ts";
import type { LocalDate } from "../domain/time.ts";
import { datesFrom, weekdayOf } from "../domain/time.ts";
import { text } from "./text.ts";

/** How far ahead the demonstration fills in: eight weeks. */
const daysAhead = 56;
const wednesday = 3;
const friday = 5;
const weekly: readonly { readonly hubId: string; readonly weekday: number; readonly text: Text }[] = [
  { hubId: "as-torsta", weekday: wednesday, text: text("Frukost 08.30", "Breakfast 08:30") },
  { hubId: "house-be", weekday: wednesday, text: text("Frukost 08.30", "Breakfast 08:30") },
  { hubId: "samverket", weekday: 4, text: text("Gemensam fika 14.30", "Coffee together 14:30") },
];

export type Happening = Hub["happenings"][number];
export type ClosedDay = Hub["closedDays"][number];

/** What happens at the hubs in the eight weeks from a date (that date included), by hub id. Made up. */
export function demoHappenings(from: LocalDate): ReadonlyMap<string, readonly Happening[]> {
  const dates = datesFrom(from, daysAhead);
  return new Map(weekly.map((one) => [one.hubId, dates.filter((date) => weekdayOf(date) === one.weekday).map((date) => ({ date, text: one.text }))]));
}

/**
 * The hubs' own closed days in the eight weeks from a date, by hub id. Made up: the library plans on the first Friday of each
 * month but not on New Year's Day. The rule looks at the calendar and not at `from`, so that filling in again another day moves no closed day.
 */
export function demoClosedDays(from: LocalDate): ReadonlyMap<string, readonly ClosedDay[]> {
  const firstFridays = datesFrom(from, daysAhead).filter((date) => weekdayOf(date) === friday && Number(date.slice(8)) <= 7 && !date.endsWith("-01-01"));
  return new Map([["stuguns-bibliotek", firstFridays.map((date) => ({ date, reason: text("Bibliotekets planeringsdag", "The library's planning day") }))]]);
}
