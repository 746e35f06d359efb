import type { Booking, Place } from "../../domain/booking.ts";
import { isActive } from "../../domain/booking.ts";
import type { Desk, Hub } from "../../domain/hub.ts";
import { refusalOf } from "../../domain/policy.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import { localDateOf } from "../../domain/time.ts";
import type { Interval } from "../../domain/time.ts";
import { moveEvent } from "../booking/changeEvents.ts";
import { freeDesks } from "../booking/freeDesks.ts";
import { heldFrom } from "../booking/heldFrom.ts";
import type { CalendarEvent, Tx } from "../ports.ts";
import { firstLook } from "./looks.ts";
import type { TakeInDeps } from "./readyToTakeIn.ts";

/**
 * The person has moved or shortened our event in Outlook. The ledger follows under the same rules as a move in the tab; what
 * they refuse is put back, and the person is told why. Called with booking and event locked.
 * @param answeredAt when the mailbox last answered: after the move, perhaps, for we hear of both together
 */
export async function movedInOutlook(deps: TakeInDeps, tx: Tx, event: CalendarEvent, during: Interval, answeredAt: Date | null): Promise<void> {
  const booking = await tx.booking(event.bookingId, true);
  const hub = booking && deps.hubs.find((one) => one.id === booking.hubId);
  if (!booking || !hub || !isActive(booking)) return;
  const refused = await follow(deps, tx, event, booking, hub, during, answeredAt);
  if (refused) await putBack(deps, tx, event, booking, refused);
}

/** Moves claim and event to where Outlook has them; a refusal when the rules or the constraints say no. */
async function follow(deps: TakeInDeps, tx: Tx, event: CalendarEvent, booking: Booking, hub: Hub, during: Interval, answeredAt: Date | null): Promise<RefusalCode | null> {
  const now = deps.world.now();
  // Outlook lets an event end as it starts; a place that lasts no time cannot be held.
  if (during.end <= during.start) return "no-such-time";
  const date = localDateOf(during.start);
  const context = await tx.decisionContext({ subjectId: booking.personId, hubId: hub.id, date, heldFrom: heldFrom(date, now), write: null });
  const others = context.taken.filter((claim) => claim.bookingId !== booking.id);
  const free = freeDesks(hub, during, others).filter((desk) => desk.mailbox === event.mailbox);
  const desk = free.find((one) => one.id === booking.deskId) ?? free[0];
  if (!desk) return "hub-full";
  const after = placeAt(hub, desk, date, during);
  const actor = { personId: booking.personId, roles: [], language: context.subject?.language ?? "sv", surface: "outlook" } as const;
  const refusal = refusalOf({ actor, subjectId: booking.personId, held: context.held, before: booking, after, hub, desk, taken: others, holidays: deps.holidays, now });
  if (refusal) return refusal.code;

  const { hubId, deskId, part } = booking;
  const movedFrom = booking.status === "held" ? booking.movedFrom : { hubId, deskId, date: booking.date, part, during: booking.during };
  const status = event.mailbox === null ? booking.status : "held";
  if (!(await tx.moveBooking(booking.id, { ...after, status, calendar: event.mailbox === null ? booking.calendar : "sent", movedFrom: event.mailbox === null ? null : movedFrom }))) return "desk-taken";
  const revision = event.revision + 1;
  // The next look is three seconds off: an answer that still stands then beside the new time is to the new time.
  const sentAt = answeredAt && answeredAt < now ? answeredAt : now;
  await tx.updateEvent({ ...event, during, revision, sentRevision: revision, sentAt, state: event.mailbox === null ? event.state : "sent" });
  if (event.mailbox !== null) await tx.enqueue(firstLook(event.id, revision, now));
  await tx.addChange({ bookingId: booking.id, at: now, byPersonId: booking.personId, surface: "outlook", what: "moved", detail: { fromDate: booking.date, date } });
  await tx.enqueue({ name: "tell", data: { bookingId: booking.id, matter: "moved" }, key: booking.id });
  await tx.announce({ hubId, date: booking.date, personId: booking.personId, bookingId: booking.id });
  await tx.announce({ hubId, date, personId: booking.personId, bookingId: booking.id });
  return null;
}

const placeAt = (hub: Hub, desk: Desk, date: string, during: Interval): Place => ({ hubId: hub.id, deskId: desk.id, date, part: "hours", during });

async function putBack(deps: TakeInDeps, tx: Tx, event: CalendarEvent, booking: Booking, because: RefusalCode): Promise<void> {
  await moveEvent(tx, event, booking.during);
  await tx.setStatus(booking.id, { status: booking.status, calendar: "queued", reason: "put-back", at: deps.world.now() });
  await tx.addChange({ bookingId: booking.id, at: deps.world.now(), byPersonId: null, surface: "system", what: "put-back", detail: { because } });
  await tx.enqueue({ name: "tell", data: { bookingId: booking.id, matter: "put-back", because }, key: booking.id });
  await tx.announce({ hubId: booking.hubId, date: booking.date, personId: booking.personId, bookingId: booking.id });
}
