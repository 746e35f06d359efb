import type { Place } from "../../domain/booking.ts";
import type { Hub } from "../../domain/hub.ts";
import type { DayWish } from "../../domain/part.ts";
import { refusalOfTime } from "../../domain/policy.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Interval, LocalDate } from "../../domain/time.ts";
import { clockTimeOf, intervalOf } from "../../domain/time.ts";
import type { Deps } from "../deps.ts";

/** The wish that a place is the answer to. */
export const wishOf = ({ part, during }: Pick<Place, "part" | "during">): DayWish => (part === "hours" ? { part, from: clockTimeOf(during.start), to: clockTimeOf(during.end) } : { part });

export type TimeOfWish = { readonly ok: true; readonly during: Interval; readonly part: Place["part"] } | { readonly ok: false; readonly refusal: Refusal };

/** The instants that a wish for a part of a day means at a hub, or why there are none. */
export function timeOf({ hubBook, world }: Pick<Deps, "hubBook" | "world">, hub: Hub, date: LocalDate, wish: DayWish): TimeOfWish {
  const day = hubBook.on(hub, date);
  const during = wish.part === "hours" ? intervalOf(date, wish.from, wish.to) : day.during[wish.part];
  if (during) return { ok: true, during, part: wish.part };
  if (wish.part === "hours") return { ok: false, refusal: refuse("no-such-time") };
  if (day.opening.open) return { ok: false, refusal: refuse("outside-opening-hours", { setBy: "hub", figures: { opens: day.opening.hours.opens, closes: day.opening.hours.closes } }) };
  const wholeDay = intervalOf(date, "00:00", "23:59");
  const closed = wholeDay && refusalOfTime(hub, { date, during: wholeDay }, hubBook.holidays(), world.now());
  return { ok: false, refusal: closed ?? refuse("hub-closed", { setBy: "hub" }) };
}
