import { isActive } from "../../src/domain/booking.ts";
import type { Booking } from "../../src/domain/booking.ts";
import type { Hub } from "../../src/domain/hub.ts";
import { overlaps } from "../../src/domain/time.ts";
import { eventColumns, eventsOf } from "../../src/adapters/postgres/rows.ts";
import type { CalendarEvent, Drift } from "../../src/services/ports.ts";
import type { EventCopy } from "../../src/standin/graph/eventCopy.ts";
import { externalOrganizer, ownSubject } from "./outlookActs.ts";
import { allBookings, allClaims } from "./peopleActs.ts";
import { mailboxes } from "./stage.ts";
import type { Scene } from "./stage.ts";

/** At any instant: claims are what active bookings hold, and no desk and no person is held twice. */
export async function wrongNow(stage: Scene): Promise<string[]> {
  const [claims, bookings] = [await allClaims(stage), await allBookings(stage)];
  const wrong: string[] = [];
  for (const [i, one] of claims.entries())
    for (const other of claims.slice(i + 1)) {
      if (!overlaps(one.during, other.during)) continue;
      if (one.deskId === other.deskId) wrong.push(`desk ${one.deskId} is held twice`);
      if (one.personId === other.personId) wrong.push(`person ${one.personId} is held twice`);
    }
  for (const booking of bookings.filter(isActive)) {
    const claim = claims.find((one) => one.bookingId === booking.id);
    const same = claim && claim.deskId === booking.deskId && claim.personId === booking.personId && claim.during.start.getTime() === booking.during.start.getTime() && claim.during.end.getTime() === booking.during.end.getTime();
    if (!same) wrong.push(`booking ${say(booking)} does not hold what it says`);
  }
  for (const claim of claims) {
    const holder = bookings.find((one) => one.id === claim.bookingId);
    if (!holder || (!isActive(holder) && holder.status !== "completed")) wrong.push(`claim of ${holder ? say(holder) : claim.bookingId} outlived it`);
  }
  return wrong;
}

const say = (booking: Booking): string => `${booking.id.slice(0, 6)} ${booking.deskId} ${booking.during.start.toISOString()}-${booking.during.end.toISOString().slice(11, 16)} ${booking.status}/${booking.calendar}`;
const live = (copy: EventCopy): boolean => !copy.gone && !copy.isCancelled;
const sameTime = (copy: EventCopy, { during }: Pick<Booking, "during">): boolean => Date.parse(copy.startsAt) === during.start.getTime() && Date.parse(copy.endsAt) === during.end.getTime();

/** What is still wrong between ledger and Outlook when all should be mended. */
export async function wrongAtTheEnd(stage: Scene): Promise<string[]> {
  const { app, standin } = stage;
  const { copies } = standin.graph.world;
  const now = app.clock.now();
  const bookings = await allBookings(stage);
  const events = eventsOf(await app.database.query(`SELECT ${eventColumns} FROM calendar_event ORDER BY made`));
  const drift = await app.ledger.drift.all();
  const hubs = await stage.hubs();
  const organized = [...stage.people.map((one) => one.upn.toLowerCase()), externalOrganizer.address].flatMap((address) => copies.ofMailbox(address)).filter((copy) => copy.isOrganizer);
  const seen: Seen = { bookings, events, drift, hubs, organized, now };
  return [...bookings.filter(isActive).flatMap((booking) => wrongWithBooking(seen, booking, stage)), ...wrongWithOurEvents(seen), ...wrongWithMeetings(seen, stage)];
}

type Seen = { bookings: Booking[]; events: CalendarEvent[]; drift: Drift[]; hubs: readonly Hub[]; organized: EventCopy[]; now: Date };

function wrongWithBooking({ events, drift, hubs, organized }: Seen, booking: Booking, { standin }: Scene): string[] {
  const wrong = (what: string): string[] => [`${say(booking)}: ${what}`];
  const mine = events.filter((event) => event.bookingId === booking.id);
  const listed = drift.some((one) => one.bookingId === booking.id || mine.some((event) => event.id === one.subject));
  const desk = hubs.flatMap((hub) => hub.desks).find((one) => one.id === booking.deskId);
  if (!desk) return wrong("sits at a desk that is not there");
  const wanted = mine.filter((event) => event.wanted === "present" && event.state !== "declined");
  if (booking.status === "checked-in" && booking.calendar === "declined") return listed ? [] : wrong("sits there though declined, and is not listed");
  const [event, ...more] = wanted;
  if (!event || more.length > 0) return wrong(`wants ${wanted.length} events`);
  if (event.mailbox !== desk.mailbox) return wrong(`its event is for ${event.mailbox}`);
  if (event.origin === "outlook") {
    const meeting = organized.find((copy) => copy.iCalUId === event.iCalUId);
    const hubCopy = standin.graph.world.copies.ofMeeting(event.iCalUId ?? "").find((copy) => copy.mailbox === event.mailbox && live(copy));
    if (!meeting || !live(meeting) || !hubCopy) return wrong("follows a meeting that is gone");
    return sameTime(meeting, booking) ? [] : wrong(`its meeting is at ${meeting.startsAt}-${meeting.endsAt}`);
  }
  const standing = organized.filter((copy) => live(copy) && mine.some((one) => one.id === copy.transactionId && (one === event || !hasBecomeMeeting(copy, one))));
  const [copy, ...others] = standing;
  if (!copy || others.length > 0) return wrong(`${standing.length} live events${listed ? " (listed)" : ""}; wanted ${event.state} r${event.revision}/${event.sentRevision}`);
  if (copy.transactionId !== event.id) return wrong("an event that is no longer wanted stands");
  if (!sameTime(copy, booking)) return wrong(`its event is at ${copy.startsAt}-${copy.endsAt}`);
  const asked = copy.attendees.find((one) => one.type === "resource");
  // At a desk without mailbox nobody is asked by us: whom the person asks then is a matter of that hub.
  if (desk.mailbox !== null && asked?.address !== desk.mailbox) return wrong(`its event asks ${asked?.address ?? "nobody"}`);
  if (!asked || desk.mailbox === null) return booking.calendar === "accepted" ? [] : wrong("is not called settled");
  // An event still shows the answer to the time before it was moved when the hub has lost its copy since, and will give no other.
  const holdsIt = standin.graph.world.copies.ofMeeting(copy.iCalUId).some((one) => one.mailbox === desk.mailbox && live(one));
  if (asked.response === "accepted" && holdsIt && booking.calendar !== "accepted") return wrong("the mailbox has accepted");
  if (asked.response === "declined") return wrong("the mailbox has declined");
  return asked.response === "none" && !listed && booking.calendar === "accepted" ? wrong("the mailbox has not accepted") : [];
}

const asksAnother = (copy: EventCopy, ours: CalendarEvent): boolean => copy.attendees.some((one) => one.type === "resource" && one.address !== ours.mailbox);
/** With another hub put there an event of ours has become a meeting like any other, also when the person takes that one off again. */
const hasBecomeMeeting = (copy: EventCopy, ours: CalendarEvent): boolean => asksAnother(copy, ours) || copy.subject === ownSubject;

function wrongWithOurEvents({ bookings, events, organized, now }: Seen): string[] {
  return organized
    .filter((copy) => live(copy) && copy.transactionId !== null && new Date(copy.endsAt) > now)
    .flatMap((copy) => {
      const event = events.find((one) => one.id === copy.transactionId);
      const booking = bookings.find((one) => one.id === event?.bookingId);
      if (booking && isActive(booking)) return [];
      if (event && hasBecomeMeeting(copy, event)) return [];
      return [`an event at ${copy.startsAt} in ${copy.mailbox} stands without a booking${booking ? `: ${say(booking)}, event ${event?.wanted}/${event?.state} r${event?.revision}/${event?.sentRevision}` : ""}`];
    });
}

function wrongWithMeetings({ bookings, events, drift, organized, now }: Seen, { standin }: Scene): string[] {
  return organized
    .filter((copy) => live(copy) && new Date(copy.endsAt) > now)
    .flatMap((copy) => {
      const ours = events.find((event) => event.id === copy.transactionId);
      if (ours && !asksAnother(copy, ours)) return [];
      const hub = standin.graph.world.copies.ofMeeting(copy.iCalUId).find((one) => mailboxes.includes(one.mailbox) && live(one) && one.response === "accepted");
      if (!hub) return [];
      const seats = 1 + copy.attendees.filter((one) => one.type !== "resource" && one.address !== copy.mailbox).length;
      const taken = events.filter((event) => event.iCalUId === copy.iCalUId && event.mailbox === hub.mailbox && event.wanted === "present" && bookings.some((one) => one.id === event.bookingId && isActive(one))).length;
      if (taken === seats) return [];
      const listed = drift.some((one) => one.subject === copy.iCalUId);
      return taken < seats && listed ? [] : [`a meeting of ${copy.mailbox} at ${hub.mailbox} ${copy.startsAt}-${copy.endsAt} has ${taken} desks for ${seats} seats, ${listed ? "listed" : "not listed"}`];
    });
}

