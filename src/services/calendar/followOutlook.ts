import type { Booking } from "../../domain/booking.ts";
import { isActive } from "../../domain/booking.ts";
import type { Hub } from "../../domain/hub.ts";
import { localDateOf, mondayOf, overlaps } from "../../domain/time.ts";
import type { Interval } from "../../domain/time.ts";
import { freeDesks } from "../booking/freeDesks.ts";
import type { CalendarEvent, HubCopy, Matter, Tx } from "../ports.ts";
import type { TakeInDeps } from "./readyToTakeIn.ts";

type EventCopy = Extract<HubCopy, { kind: "event" }>;
/** A mailbox takes no more people than this in one meeting that we follow seat by seat. */
const mostSeats = 50;

/**
 * A booking made in Outlook, which the mailbox has accepted: it takes as many free desks of that mailbox as it takes seats, the
 * first in the organizer's name. Where the ledger has none left, those who hold a desk keep it: the organizer is told, with what
 * is free instead, and the difference is listed and asked about again, for a desk that the ledger holds but Exchange declines
 * comes free.
 */
export async function enterOutlookBooking(deps: TakeInDeps, tx: Tx, mailbox: string, copy: EventCopy, known: readonly CalendarEvent[] = []): Promise<void> {
  const hub = deps.hubs.find((one) => one.desks.some((desk) => desk.mailbox === mailbox));
  if (!hub || !copy.organizer) return;
  const organizer = await tx.organizer({ id: deps.world.newId(), mail: copy.organizer.mail, name: copy.organizer.name });
  for (let seat = 0; seat < Math.min(copy.seats, mostSeats); seat += 1) {
    if (known.some((event) => event.seat === seat)) continue;
    const own = seat === 0 ? await takeSeat(deps, tx, hub, mailbox, copy, seat, organizer.id) : noSeat;
    const seated = own.taken ? own : await takeSeat(deps, tx, hub, mailbox, copy, seat, await guestOf(deps, tx, copy, seat));
    if (!seated.taken) return findNoDesk(deps, tx, hub, mailbox, copy, organizer.id);
    // They may not know that they hold two, one of which only Outlook can take away.
    if (own.there !== undefined) await tx.enqueue({ name: "tell", data: { bookingId: own.there, matter: "there-too" }, key: own.there });
  }
  await tx.settleDrift("over-capacity", copy.iCalUId);
}

/** A person without a name of their own here: those whom the organizer brings, or the organizer once more when they sit elsewhere too. */
async function guestOf(deps: TakeInDeps, tx: Tx, copy: EventCopy, seat: number): Promise<string> {
  const guest = await tx.organizer({ id: deps.world.newId(), mail: `${copy.iCalUId}#${seat}`, name: copy.organizer?.name ?? "" });
  return guest.id;
}

/** `there`: the booking that the person holds at that time. */
type Seating = { readonly taken: boolean; readonly there?: string };
const noSeat: Seating = { taken: false };

async function takeSeat(deps: TakeInDeps, tx: Tx, hub: Hub, mailbox: string, copy: EventCopy, seat: number, personId: string): Promise<Seating> {
  const date = localDateOf(copy.during.start);
  const now = deps.world.now();
  for (let tries = 0; tries <= hub.desks.length; tries += 1) {
    const { taken, held } = await tx.decisionContext({ subjectId: personId, hubId: hub.id, date, heldFrom: mondayOf(date), write: null });
    const there = held.find((claim) => overlaps(claim.during, copy.during));
    if (there) return { taken: false, there: there.bookingId };
    const desk = freeDesks(hub, copy.during, taken).find((one) => one.mailbox === mailbox);
    if (!desk) return noSeat;
    const booking = { id: deps.world.newId(), personId, hubId: hub.id, deskId: desk.id, date, part: "hours", during: copy.during, status: "confirmed", calendar: "accepted" } as const;
    const change = { bookingId: booking.id, at: now, byPersonId: null, surface: "outlook", what: "booked-in-outlook", detail: { deskId: desk.id } } as const;
    const made = await tx.addOutlookBooking({ booking, change, seat: { id: deps.world.newId(), seat, mailbox, iCalUId: copy.iCalUId, hubCopyId: copy.graphId, hubSeriesId: copy.seriesId }, during: copy.during });
    if (!made) continue;
    await tx.announce({ hubId: hub.id, date, personId, bookingId: booking.id });
    await tx.enqueue({ name: "tell", data: { bookingId: booking.id, matter: "booked" }, key: booking.id });
    return { taken: true };
  }
  return noSeat;
}

/** The organizer lost a desk to those who came first, and is told so once. */
async function findNoDesk(deps: TakeInDeps, tx: Tx, hub: Hub, mailbox: string, copy: EventCopy, organizerId: string): Promise<void> {
  if (!(await noteOverCapacity(deps, tx, hub, mailbox, copy))) return;
  const desk = hub.desks.find((one) => one.mailbox === mailbox);
  if (!desk) return;
  const booking = { id: deps.world.newId(), personId: organizerId, hubId: hub.id, deskId: desk.id, date: localDateOf(copy.during.start), part: "hours", during: copy.during, status: "cancelled", calendar: "cancelled" } as const;
  await tx.addLostSeat({ booking, reason: "over-capacity", change: { bookingId: booking.id, at: deps.world.now(), byPersonId: null, surface: "outlook", what: "over-capacity", detail: {} } });
  await tx.enqueue({ name: "tell", data: { bookingId: booking.id, matter: "changed" }, key: booking.id });
}

/** @returns whether it is new */
async function noteOverCapacity(deps: TakeInDeps, tx: Tx, hub: Hub, mailbox: string, copy: EventCopy): Promise<boolean> {
  const since = deps.world.now();
  const nextAt = new Date(since.getTime() + 60_000);
  const fresh = await tx.noteDrift({ id: deps.world.newId(), cause: "over-capacity", subject: copy.iCalUId, hubId: hub.id, bookingId: null, detail: { mailbox, copy }, since, nextAt });
  await tx.enqueue({ name: "mend-drift", data: {}, key: "due", after: nextAt });
  return fresh;
}

const isIn = (mailbox: string, event: CalendarEvent): boolean => event.mailbox?.toLowerCase() === mailbox.toLowerCase();

/** Those of the events that are about this copy: one meeting may ask several hubs, and its copies in their mailboxes bear the same iCalUId. */
export const eventsOfCopy = (mailbox: string, copy: HubCopy, events: readonly CalendarEvent[]): CalendarEvent[] => events.filter((event) => event.hubCopyId === copy.graphId || isIn(mailbox, event));

/** Follows a meeting that we know: its time, its seats, and its end. */
export async function followOutlookBooking(deps: TakeInDeps, tx: Tx, mailbox: string, events: readonly CalendarEvent[], copy: HubCopy): Promise<void> {
  if (copy.kind === "removed") {
    // Several where a whole series is gone; the seats of one copy are looked at together.
    for (const event of new Map(events.map((one) => [one.hubCopyId, one])).values()) await tx.enqueue({ name: "look-at-event", data: { eventId: event.id, revision: 1, look: 2 } });
    return;
  }
  const over = copy.cancelled || copy.answer === "declined";
  for (const event of events) {
    // The mailbox may have got a new copy since: the end of the one before it is not the end of the meeting.
    if (over && event.hubCopyId !== null && event.hubCopyId !== copy.graphId) continue;
    if (over || event.seat >= copy.seats) await endSeat(deps, tx, event, "deleted-in-outlook");
    else await moveSeat(deps, tx, mailbox, await standingAs(tx, event, copy), copy);
  }
  if (over || copy.seats === 0 || copy.during.end <= deps.world.now()) return;
  // A seat that was lost on the way has no event any more, and is taken anew.
  await enterOutlookBooking(deps, tx, mailbox, copy, eventsOfCopy(mailbox, copy, await tx.eventsByCopy({ iCalUId: copy.iCalUId, hubCopyId: copy.graphId })));
}

/** Ends one seat of a meeting: its desk is free again, and the meeting no longer knows the seat, which may be taken anew. */
export async function endSeat(deps: TakeInDeps, tx: Tx, event: CalendarEvent, reason: "deleted-in-outlook" | "over-capacity" | "entered-twice"): Promise<void> {
  const booking = await tx.booking(event.bookingId, true);
  await tx.updateEvent({ ...event, wanted: "absent", state: "cancelled", iCalUId: null, hubCopyId: null });
  if (!booking || !isActive(booking)) return;
  await tx.setStatus(booking.id, { status: "cancelled", calendar: "cancelled", reason, at: deps.world.now(), movedFrom: null });
  await written(deps, tx, booking, reason, "changed");
}

/** What was taken for a meeting made in Outlook turns out to be our own event, whose answer had been lost, and whom somebody moved meanwhile. */
export async function giveUpDoubles(deps: TakeInDeps, tx: Tx, iCalUId: string, mailbox: string): Promise<void> {
  for (const event of await tx.eventsByCopy({ iCalUId, hubCopyId: "" })) if (event.origin === "outlook" && isIn(mailbox, event)) await endSeat(deps, tx, event, "entered-twice");
}

/** A hub that is asked anew after its copy was deleted holds another one, by which the seat is known from now on. */
async function standingAs(tx: Tx, event: CalendarEvent, copy: EventCopy): Promise<CalendarEvent> {
  if (event.hubCopyId === copy.graphId) return event;
  const standing = { ...event, hubCopyId: copy.graphId };
  await tx.updateEvent(standing);
  return standing;
}

async function moveSeat(deps: TakeInDeps, tx: Tx, mailbox: string, event: CalendarEvent, copy: EventCopy): Promise<void> {
  const booking = await tx.booking(event.bookingId, true);
  if (!booking || !isActive(booking) || sameTime(event.during, copy.during)) return;
  const hub = deps.hubs.find((one) => one.id === booking.hubId);
  const date = localDateOf(copy.during.start);
  const { taken } = await tx.decisionContext({ subjectId: booking.personId, hubId: booking.hubId, date, heldFrom: mondayOf(date), write: null });
  const free = hub ? freeDesks(hub, copy.during, taken.filter((claim) => claim.bookingId !== booking.id)).filter((desk) => desk.mailbox === mailbox) : [];
  for (const desk of free.toSorted((a, b) => Number(b.id === booking.deskId) - Number(a.id === booking.deskId))) {
    const to = { hubId: booking.hubId, deskId: desk.id, date, part: "hours", during: copy.during } as const;
    if (!(await tx.moveBooking(booking.id, { ...to, status: booking.status, calendar: "accepted", movedFrom: null }))) continue;
    await tx.updateEvent({ ...event, during: copy.during });
    await tx.announce({ hubId: to.hubId, date, personId: booking.personId, bookingId: booking.id });
    return written(deps, tx, booking, "moved-in-outlook", "moved");
  }
  await endSeat(deps, tx, event, "over-capacity");
  if (hub) await noteOverCapacity(deps, tx, hub, mailbox, copy);
}

async function written(deps: TakeInDeps, tx: Tx, booking: Booking, what: string, matter: Matter): Promise<void> {
  await tx.addChange({ bookingId: booking.id, at: deps.world.now(), byPersonId: null, surface: "outlook", what, detail: {} });
  await tx.enqueue({ name: "tell", data: { bookingId: booking.id, matter }, key: booking.id });
  await tx.announce({ hubId: booking.hubId, date: booking.date, personId: booking.personId, bookingId: booking.id });
}

const sameTime = (a: Interval, b: Interval): boolean => a.start.getTime() === b.start.getTime() && a.end.getTime() === b.end.getTime();
