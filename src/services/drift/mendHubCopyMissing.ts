import { firstStatus, isActive } from "../../domain/booking.ts";
import type { Booking } from "../../domain/booking.ts";
import { addEvent, dropEvents } from "../booking/changeEvents.ts";
import { eventFor } from "../booking/events.ts";
import { askedOfOurs } from "../calendar/askedOfOurs.ts";
import { promptedLook } from "../calendar/looks.ts";
import { readyToTakeIn } from "../calendar/readyToTakeIn.ts";
import type { TakeInDeps } from "../calendar/readyToTakeIn.ts";
import type { CalendarEvent, Tx } from "../ports.ts";
import type { Mend } from "./mend.ts";

/**
 * The hub's own calendar has lost its copy of an event that our side of it calls accepted: deleted there by hand, most likely.
 * The seat is asked for anew by a new event, which the mailbox may take or decline; the old one is called off. Over as well when
 * the copy has turned up, or nobody waits for it any more.
 */
export const mendHubCopyMissing: Mend = async (deps, drift) => {
  const event = await deps.ledger.transaction((tx) => tx.event(drift.subject));
  if (!event || !isMissing(event) || event.graphId === null || event.mailbox === null) return true;
  const read = await deps.calendar.read(event.personId, event.graphId);
  const ready = await readyToTakeIn(deps);
  if (!read.ok || read.value.cancelled || askedOfOurs(read.value, event.mailbox, ready.hubs)?.answer !== "accepted") {
    await deps.ledger.transaction((tx) => tx.enqueue(promptedLook(event.id)));
    return false;
  }
  return deps.ledger.transaction(async (tx) => {
    const booking = await tx.booking(event.bookingId, true);
    const current = await tx.event(event.id);
    if (current && isMissing(current) && booking && isActive(booking) && booking.during.end > deps.world.now()) await makeAnew(ready, tx, current, booking);
    return true;
  });
};

const isMissing = (event: CalendarEvent): boolean => event.wanted === "present" && event.state === "accepted" && event.hubCopyId === null;

async function makeAnew({ hubs, world }: TakeInDeps, tx: Tx, event: CalendarEvent, booking: Booking): Promise<void> {
  const hub = hubs.find((one) => one.id === booking.hubId);
  const desk = hub?.desks.find((one) => one.id === booking.deskId);
  if (!hub || !desk) return;
  const { subject } = await tx.decisionContext({ subjectId: booking.personId, hubId: hub.id, date: booking.date, heldFrom: booking.date, write: null });
  await dropEvents(tx, [event]);
  await addEvent(tx, eventFor(world.newId(), booking.id, booking.personId, booking, hub, desk, subject?.language ?? "sv"));
  const at = world.now();
  await tx.setStatus(booking.id, { status: booking.status === "checked-in" ? booking.status : firstStatus(desk.calendar), calendar: "queued", reason: booking.reason, at });
  await tx.addChange({ bookingId: booking.id, at, byPersonId: null, surface: "system", what: "asked-anew", detail: {} });
  await tx.enqueue({ name: "tell", data: { bookingId: booking.id, matter: "changed" }, key: booking.id });
  await tx.announce({ hubId: hub.id, date: booking.date, personId: booking.personId, bookingId: booking.id });
}
