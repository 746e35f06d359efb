import type { HubCopy, ResourceAnswer } from "../../services/ports.ts";
import { answerOf } from "./graphEvent.ts";
import type { GraphEvent } from "./graphEvent.ts";
import { intervalOfMoments } from "./graphTime.ts";

/** An item of a delta round: an event, or an id that left the window (deleted, moved out, or never in it). */
export type DeltaItem = { readonly removed: true; readonly id: string } | { readonly removed: false; readonly event: GraphEvent };

/** The last word on each id, in the order those words came: the same item may come twice in a round, and rounds overlap. */
export function lastOfEach(items: readonly DeltaItem[]): DeltaItem[] {
  const last = new Map<string, DeltaItem>();
  for (const item of items) {
    const id = item.removed ? item.id : item.event.id;
    last.delete(id);
    last.set(id, item);
  }
  return [...last.values()];
}

/**
 * Delta gives an occurrence of a series with id, times and its master's id alone; the rest is the master's. Its iCalUId is
 * then made of the master's and its start: one for each occurrence, like Exchange's own, though not the same.
 */
export function withMaster(event: GraphEvent, master: GraphEvent | undefined): GraphEvent {
  if (!master || event.organizer) return event;
  const iCalUId = event.iCalUId ?? (master.iCalUId && `${master.iCalUId}/${event.start?.dateTime ?? event.id}`);
  const { isCancelled, organizer, attendees, responseStatus } = master;
  return { ...event, iCalUId, isCancelled: event.isCancelled ?? isCancelled, organizer, attendees, responseStatus };
}

/** What is in the mailbox's own name was written straight into its calendar: nobody was asked, and the time is taken. */
const copyAnswer = (response: string | null | undefined): ResourceAnswer => (response === "organizer" ? "accepted" : answerOf(response));

/** The organizer and every further person take a seat each; resources take none. One for an event of ours. */
function seatsOf(event: GraphEvent): number {
  const people = event.attendees?.filter((one) => one.type !== "resource").map((one) => one.emailAddress?.address?.toLowerCase());
  const organizer = event.organizer?.emailAddress?.address?.toLowerCase();
  return 1 + new Set(people?.filter((address) => address && address !== organizer)).size;
}

/** An event as the hub mailbox holds it, or null when it lacks an iCalUId or a time that can be read. */
export function hubCopyOf(event: GraphEvent): HubCopy | null {
  const during = intervalOfMoments(event.start, event.end);
  if (!during || !event.iCalUId) return null;
  const { address, name } = event.organizer?.emailAddress ?? {};
  return {
    kind: "event",
    iCalUId: event.iCalUId,
    graphId: event.id,
    seriesId: event.seriesMasterId ?? null,
    during,
    cancelled: event.isCancelled ?? false,
    organizer: address ? { mail: address.toLowerCase(), name: name ?? address } : null,
    answer: copyAnswer(event.responseStatus?.response),
    seats: seatsOf(event),
  };
}
