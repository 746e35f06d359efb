import type { Booking, Place } from "../../domain/booking.ts";
import { firstStatus, isActive } from "../../domain/booking.ts";
import { minutesAfter } from "../../domain/time.ts";
import { addEvent } from "../booking/changeEvents.ts";
import { eventFor } from "../booking/events.ts";
import { heldFrom } from "../booking/heldFrom.ts";
import type { CalendarEvent, Change, Matter, Tx } from "../ports.ts";
import type { TakeInDeps } from "./readyToTakeIn.ts";

/**
 * What the mailbox's answer does to a booking. Called with the booking and the event locked; an answer about an event that is
 * no longer wanted, or that has been answered the same way, changes nothing.
 * @returns whether the event was written, as it was given and with its answer
 */
export async function applyAnswer(deps: TakeInDeps, tx: Tx, event: CalendarEvent, answer: "accepted" | "declined" | "unanswered" | "not-asked" | "gone"): Promise<boolean> {
  if (event.wanted !== "present" || event.state === answer || event.state === "declined") return false;
  if (answer === "unanswered" && event.state === "accepted") return false;
  const booking = await tx.booking(event.bookingId, true);
  if (!booking || !isActive(booking)) return false;
  if (answer === "accepted") await accept(deps, tx, event, booking);
  else if (answer === "unanswered") await leaveUnanswered(deps, tx, event, booking);
  else await lose(deps, tx, event, booking, answer);
  return true;
}

async function written(deps: TakeInDeps, tx: Tx, booking: Booking, what: string, matter: Matter, detail: Change["detail"] = {}): Promise<void> {
  await tx.addChange({ bookingId: booking.id, at: deps.world.now(), byPersonId: null, surface: what === "deleted-in-outlook" ? "outlook" : "system", what, detail });
  await tx.enqueue({ name: "tell", data: { bookingId: booking.id, matter }, key: booking.id });
  await tx.announce({ hubId: booking.hubId, date: booking.date, personId: booking.personId, bookingId: booking.id });
}

async function accept(deps: TakeInDeps, tx: Tx, event: CalendarEvent, booking: Booking): Promise<void> {
  // By far the most common answer, and none of its parts hangs on another: asked for together, they cost one wait for the database.
  await Promise.all([
    tx.updateEvent({ ...event, state: "accepted" }),
    tx.settleDrift("unanswered", event.id),
    tx.setStatus(booking.id, { status: booking.status === "held" ? "confirmed" : booking.status, calendar: "accepted", reason: null, at: deps.world.now(), movedFrom: null }),
    written(deps, tx, booking, "calendar-accepted", "confirmed"),
  ]);
}

/** The desk is still held: nobody has said no. It is shown, listed for administrators, and may yet be answered. */
async function leaveUnanswered(deps: TakeInDeps, tx: Tx, event: CalendarEvent, booking: Booking): Promise<void> {
  await tx.updateEvent({ ...event, state: "unanswered" });
  if (event.graphId !== null) await tx.noteDrift({ id: deps.world.newId(), cause: "unanswered", subject: event.id, hubId: booking.hubId, bookingId: booking.id, detail: {}, since: deps.world.now(), nextAt: minutesAfter(deps.world.now(), 60) });
  await tx.setStatus(booking.id, { status: booking.status, calendar: "unanswered", reason: booking.reason, at: deps.world.now() });
  await written(deps, tx, booking, "calendar-unanswered", "unanswered");
}

/** What the mailbox said no to: kept with the change, since the event is taken away or moved, and the same is not to be offered again. */
const declinedOf = ({ mailbox, during }: CalendarEvent): Change["detail"] => (mailbox === null ? {} : { mailbox, from: during.start.toISOString(), to: during.end.toISOString() });

/** Declined by the mailbox; deleted by the person in Outlook, or the hub taken off it there, after which the event is for nothing and is called off. Somebody who has checked in keeps the desk: they sit there. */
async function lose(deps: TakeInDeps, tx: Tx, event: CalendarEvent, booking: Booking, answer: "declined" | "not-asked" | "gone"): Promise<void> {
  const at = deps.world.now();
  await tx.updateEvent({ ...event, state: answer === "gone" ? "cancelled" : "declined", wanted: "absent" });
  await tx.enqueue({ name: "settle-event", data: { eventId: event.id }, key: event.id });
  await tx.settleDrift("unanswered", event.id);
  if (booking.status === "checked-in") {
    await tx.noteDrift({ id: deps.world.newId(), cause: "declined-though-there", subject: event.id, hubId: booking.hubId, bookingId: booking.id, detail: {}, since: at, nextAt: booking.during.end });
    await tx.setStatus(booking.id, { status: "checked-in", calendar: "declined", reason: booking.reason, at });
    return written(deps, tx, booking, "calendar-declined", "changed", answer === "declined" ? declinedOf(event) : {});
  }
  if (answer !== "declined") {
    await tx.setStatus(booking.id, { status: "cancelled", calendar: "cancelled", reason: "deleted-in-outlook", at, movedFrom: null });
    return written(deps, tx, booking, "deleted-in-outlook", "changed");
  }
  if (booking.movedFrom && (await takeBack(deps, tx, booking, booking.movedFrom))) return written(deps, tx, booking, "move-declined", "move-declined", declinedOf(event));
  await tx.setStatus(booking.id, { status: "declined", calendar: "declined", reason: "calendar-declined", at, movedFrom: null });
  return written(deps, tx, booking, "calendar-declined", booking.movedFrom ? "move-declined" : "declined", declinedOf(event));
}

/** Puts a booking whose move was declined back where it was, if that is still free and still to come. */
async function takeBack(deps: TakeInDeps, tx: Tx, booking: Booking, old: Place): Promise<boolean> {
  const hub = deps.hubs.find((one) => one.id === old.hubId);
  const desk = hub?.desks.find((one) => one.id === old.deskId);
  if (!hub || !desk || old.during.end <= deps.world.now()) return false;
  if (!(await tx.moveBooking(booking.id, { ...old, status: firstStatus(desk.calendar), calendar: "queued", movedFrom: null }))) return false;
  const { subject } = await tx.decisionContext({ subjectId: booking.personId, hubId: hub.id, date: old.date, heldFrom: heldFrom(old.date, deps.world.now()), write: null });
  await addEvent(tx, eventFor(deps.world.newId(), booking.id, booking.personId, old, hub, desk, subject?.language ?? "sv"));
  await tx.announce({ hubId: old.hubId, date: old.date, personId: booking.personId, bookingId: booking.id });
  return true;
}
