import { duringOf } from "../../src/domain/part.ts";
import { contains } from "../../src/domain/time.ts";
import { freeDesks } from "../../src/services/booking/freeDesks.ts";
import type { DayView } from "../../src/services/verbs.ts";
import type { AskedPart } from "../reading/reading.ts";
import { dayWishOf } from "./dayWish.ts";

/** Desks that are free all of a part of a hub's day; null where the hub is not open all that time, or it is over. */
export function freeIn({ hub, date, opening, claims }: DayView, part: AskedPart, now: Date): number | null {
  const during = opening.open ? duringOf(hub, opening.hours, date, dayWishOf(part, hub, date)) : null;
  if (!opening.open || !during || during.end <= now || !contains(opening.during, during)) return null;
  return freeDesks(hub, during, claims).length;
}
