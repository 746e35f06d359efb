import type { Hub, OpeningHours } from "./hub.ts";
import { rulesOf } from "./hub.ts";
import type { ClockTime, Interval, LocalDate } from "./time.ts";
import { intervalOf } from "./time.ts";

export const parts = ["day", "morning", "afternoon", "hours"] as const;
/** How much of a day: from opening to closing, a half-day, or clock times of one's own. */
export type Part = (typeof parts)[number];

/** Which part of a day is wished for. */
export type DayWish =
  | { readonly part: "day" | "morning" | "afternoon" }
  | { readonly part: "hours"; readonly from: ClockTime; readonly to: ClockTime };

/** Local clock times of a part of a hub's day; null where that part is empty (a hub that opens after noon has no morning). */
export function clockTimesOf(hub: Hub, hours: OpeningHours, wish: DayWish): { from: ClockTime; to: ClockTime } | null {
  const noon = rulesOf(hub).halfDayAt;
  const times = {
    day: { from: hours.opens, to: hours.closes },
    morning: { from: hours.opens, to: noon < hours.closes ? noon : hours.closes },
    afternoon: { from: noon > hours.opens ? noon : hours.opens, to: hours.closes },
    hours: wish.part === "hours" ? { from: wish.from, to: wish.to } : { from: hours.opens, to: hours.closes },
  }[wish.part];
  return times.from < times.to ? times : null;
}

/** The same as instants; null where the part is empty or the clock skips one of its ends. */
export function duringOf(hub: Hub, hours: OpeningHours, date: LocalDate, wish: DayWish): Interval | null {
  const times = clockTimesOf(hub, hours, wish);
  return times && intervalOf(date, times.from, times.to);
}
