import type { Hub } from "../../src/domain/hub.ts";
import type { DayWish } from "../../src/domain/part.ts";
import { weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import type { AskedPart } from "../reading/reading.ts";

/** The asked part with the open end set to the hub's opening or closing that weekday; the whole clock where it is closed, so that the policy says why. */
export function dayWishOf(part: AskedPart, hub: Hub | undefined, date: LocalDate): DayWish {
  const hours = hub?.opening.find((day) => day.weekday === weekdayOf(date));
  if (part.part === "from") return { part: "hours", from: part.from, to: hours?.closes ?? "23:59" };
  if (part.part === "until") return { part: "hours", from: hours?.opens ?? "00:00", to: part.to };
  return part;
}
