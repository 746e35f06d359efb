import type { Booking, Place } from "./booking.ts";
import { isActive } from "./booking.ts";
import type { Desk, Holidays, Hub } from "./hub.ts";
import { nextOpenDate, openingOf, rulesOf, setterOf } from "./hub.ts";
import type { Actor } from "./people.ts";
import { mayBookFor } from "./permissions.ts";
import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";
import type { Interval, LocalDate } from "./time.ts";
import { addDays, clockTimeOf, contains, localDateOf, minutesAfter, mondayOf, overlaps } from "./time.ts";

/** A claim on a desk by somebody. */
export type Claim = { readonly bookingId: string; readonly hubId: string; readonly deskId: string; readonly personId: string; readonly date: LocalDate; readonly during: Interval };

/** All that the rules look at: who books for whom, what they hold, what was and what shall be. */
export type Question = {
  readonly actor: Actor;
  readonly subjectId: string;
  /** all that the subject holds from today on */
  readonly held: readonly Claim[];
  /** the booking that a move changes; null for a new one */
  readonly before: Booking | null;
  readonly after: Place;
  readonly hub: Hub;
  readonly desk: Desk;
  /** what others and the subject hold at that desk that day */
  readonly taken: readonly Claim[];
  readonly holidays: Holidays;
  readonly now: Date;
};

/** Why a place cannot be booked or moved to, or null when it can. The same rules on create and on move, for oneself and another; in the order a person would ask them. */
export function refusalOf(question: Question): Refusal | null {
  const { actor, subjectId, before, after, hub, desk, now } = question;
  if (!mayBookFor(actor, subjectId)) return refuse("not-yours");
  if (actor.personId !== subjectId && rulesOf(hub).bookForOthers === "nobody") return refuse("not-for-others", { setBy: setterOf(hub, "bookForOthers") });
  if (before && !isActive(before)) return refuse("not-active");
  if (before && before.during.end <= now) return refuse("already-over");
  const others = (claim: Claim): boolean => claim.bookingId !== before?.id;
  return (
    refusalOfTime(hub, after, question.holidays, now) ??
    refusalOfWeek(hub, after.date, question.held.filter(others)) ??
    refusalOfElsewhere(after.during, question.held.filter(others), actor.personId === subjectId) ??
    (question.taken.filter(others).some((claim) => claim.deskId === desk.id && overlaps(claim.during, after.during)) ? refuse("desk-taken") : null)
  );
}

/** Opening hours, closed days, shortest time and horizon: what can be said without knowing who asks. */
export function refusalOfTime(hub: Hub, after: Pick<Place, "date" | "during">, holidays: Holidays, now: Date): Refusal | null {
  if (!hub.bookable) return refuse("hub-not-open-for-booking", { setBy: "region" });
  if (after.during.end <= now) return refuse("already-over");
  const opening = openingOf(hub, after.date, holidays);
  if (!opening.open) {
    const opens = nextOpenDate(hub, after.date, holidays);
    const known = opens === null ? {} : { opens };
    return opening.because === "closed-day"
      ? refuse("closed-day", { setBy: opening.setBy, figures: { reasonSv: opening.reason.sv, reasonEn: opening.reason.en }, ...known })
      : refuse("hub-closed", { setBy: "hub", ...known });
  }
  if (!contains(opening.during, after.during)) {
    return refuse("outside-opening-hours", { setBy: "hub", figures: { opens: opening.hours.opens, closes: opening.hours.closes } });
  }
  const { horizonDays, shortestMinutes } = rulesOf(hub);
  if (after.during.end < minutesAfter(after.during.start, shortestMinutes)) return refuse("too-short", { setBy: setterOf(hub, "shortestMinutes"), figures: { minutes: shortestMinutes } });
  if (after.date > lastBookableDate(hub, localDateOf(now))) {
    return refuse("too-far-ahead", { setBy: setterOf(hub, "horizonDays"), figures: { days: horizonDays }, opens: addDays(after.date, -horizonDays) });
  }
  return null;
}

/** The last date that a hub can be booked on, as of a day. */
export const lastBookableDate = (hub: Hub, today: LocalDate): LocalDate => addDays(today, rulesOf(hub).horizonDays);

function refusalOfWeek(hub: Hub, date: LocalDate, held: readonly Claim[]): Refusal | null {
  const monday = mondayOf(date);
  const { bookingsPerWeek } = rulesOf(hub);
  if (held.filter((claim) => mondayOf(claim.date) === monday).length < bookingsPerWeek) return null;
  return refuse("week-full", { setBy: setterOf(hub, "bookingsPerWeek"), figures: { bookings: bookingsPerWeek }, opens: addDays(monday, 7) });
}

function refusalOfElsewhere(during: Interval, held: readonly Claim[], own: boolean): Refusal | null {
  const other = held.find((claim) => overlaps(claim.during, during));
  return other ? refuse(own ? "you-are-elsewhere" : "person-is-elsewhere", { figures: { hubId: other.hubId, from: clockTimeOf(other.during.start), to: clockTimeOf(other.during.end) } }) : null;
}

/** From when one may check in to a booking. */
export const checkInFrom = (booking: Pick<Booking, "during">, hub: Hub): Date => minutesAfter(booking.during.start, -rulesOf(hub).checkInFromMinutes);

/** Why one cannot check in now, or null when one can: from some minutes before the start until the end. */
export function refusalOfCheckIn(booking: Booking, hub: Hub, now: Date): Refusal | null {
  if (booking.during.end <= now) return refuse("too-late-to-check-in");
  if (!isActive(booking)) return refuse("not-active");
  const from = checkInFrom(booking, hub);
  if (now < from) return refuse("too-early-to-check-in", { setBy: setterOf(hub, "checkInFromMinutes"), figures: { from: clockTimeOf(from), minutes: rulesOf(hub).checkInFromMinutes }, opens: localDateOf(from) });
  return null;
}

/** Why a booking cannot be released, or null when it can. */
export function refusalOfRelease(booking: Booking, now: Date): Refusal | null {
  if (!isActive(booking)) return refuse("not-active");
  return booking.during.end <= now ? refuse("already-over") : null;
}
