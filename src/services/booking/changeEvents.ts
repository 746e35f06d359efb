import type { Interval } from "../../domain/time.ts";
import type { CalendarEvent, NewEvent, Tx } from "../ports.ts";

/** The event that stands, or shall stand, for the booking now; null when there is none. */
export const standingEvent = (events: readonly CalendarEvent[]): CalendarEvent | null => events.find((event) => event.wanted === "present" && event.state !== "declined") ?? null;

/** A booking that follows a meeting made in Outlook: we never touch events that are not ours, so it is changed there. */
export const isMadeInOutlook = (events: readonly CalendarEvent[]): boolean => standingEvent(events)?.origin === "outlook";

const settle = (tx: Tx, eventId: string): Promise<void> => tx.enqueue({ name: "settle-event", data: { eventId }, key: eventId });

/** Wants every event of the booking gone. */
export async function dropEvents(tx: Tx, events: readonly CalendarEvent[]): Promise<void> {
  for (const event of events.filter((one) => one.wanted === "present")) {
    await tx.updateEvent({ ...event, wanted: "absent" });
    await settle(tx, event.id);
  }
}

/** Wants an event in the calendar that is not there before. */
export async function addEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.addEvent(event);
  await settle(tx, event.id);
}

/** Wants the same event at another time; the mailbox answers anew. */
export async function moveEvent(tx: Tx, event: CalendarEvent, during: Interval): Promise<void> {
  await tx.updateEvent({ ...event, during, revision: event.revision + 1, state: "queued" });
  await settle(tx, event.id);
}
