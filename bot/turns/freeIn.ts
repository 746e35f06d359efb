import { duringOf } from "../../src/domain/part.ts";
import { contains } from "../../src/domain/time.ts";
import type { Interval } from "../../src/domain/time.ts";
import { freeDesks } from "../../src/services/booking/freeDesks.ts";
import type { DayView } from "../../src/services/verbs.ts";
import type { AskedPart } from "../reading/reading.ts";
import { dayWishOf } from "./dayWish.ts";

/** Desks that are free all of a part of a hub's day; null where the hub is not open all that time, or it is over. */
export function freeIn(day: DayView, part: AskedPart, now: Date): number | null {
  const { hub, opening, claims } = day;
  const during = duringIn(day, part);
  if (!opening.open || !during || during.end <= now || !contains(opening.during, during)) return null;
  return freeDesks(hub, during, claims).length;
}

/** Whether a part of a hub's open day, or all that it was open, is behind us. */
export const isOver = (day: DayView, part: AskedPart, now: Date): boolean => day.opening.open && [day.opening.during, duringIn(day, part)].some((during) => during !== null && during.end <= now);

const duringIn = ({ hub, date, opening }: DayView, part: AskedPart): Interval | null => (opening.open ? duringOf(hub, opening.hours, date, dayWishOf(part, hub, date)) : null);
