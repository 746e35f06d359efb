import { setTimeout as pause } from "node:timers/promises";
import type { Calendar, Called, Log, SentEvent } from "../../services/ports.ts";
import type { Asked, Call } from "./call.ts";
import { deltaRound } from "./deltaRound.ts";
import { eventToPost } from "./eventToPost.ts";
import { unreadable } from "./faults.ts";
import { graphEvent, sentEventOf } from "./graphEvent.ts";
import { momentOf } from "./graphTime.ts";
import { graphUrl } from "./urls.ts";

const sent = (called: Called<unknown>): Called<SentEvent> => {
  if (!called.ok) return called;
  const value = sentEventOf(called.value);
  return value ? { ok: true, value } : unreadable;
};

/** A minute long before the product: asking for it proves the right to read, and shows nothing should the right be there. */
const oldMinute = { from: "2000-01-01T00:00:00Z", to: "2000-01-01T00:01:00Z" };

/**
 * The calendars behind Graph. In a person's mailbox it touches only events that it made, by their id; only hub mailboxes
 * are listed, and the control mailbox, to see that it is refused.
 * @param patience waits in milliseconds before an id that is not found is asked for again: Exchange moves an item while
 *   it is being answered, and a fresh one may not be there yet, so that one 404 does not mean deleted
 */
export function makeCalendar(call: Call, log: Log, patience: readonly number[]): Calendar {
  const patiently = async (asked: Asked): Promise<Called<unknown>> => {
    let called = await call(asked);
    for (const wait of patience) {
      // Other codes tell of a person without a mailbox, whom no waiting helps.
      if (called.ok || called.why !== "not-found" || called.code !== "ErrorItemNotFound") break;
      await pause(wait);
      called = await call(asked);
    }
    return called;
  };
  const eventUrl = (personId: string, graphId: string): string => graphUrl`/users/${personId}/events/${graphId}`;
  const read: Calendar["read"] = async (personId, graphId) => sent(await patiently({ method: "GET", url: eventUrl(personId, graphId) }));

  return {
    read,

    create: async (event) => sent(await call({ method: "POST", url: graphUrl`/users/${event.personId}/events`, body: eventToPost(event) })),

    move: async (personId, graphId, during) => {
      const patch: Asked = { method: "PATCH", url: eventUrl(personId, graphId), body: { start: momentOf(during.start), end: momentOf(during.end) } };
      const first = await patiently(patch);
      if (first.ok || first.why !== "conflict") return sent(first);
      // The attendant wrote at the same moment: see what stands, and write once more.
      const now = await read(personId, graphId);
      if (!now.ok) return now;
      if (now.value.cancelled) return first;
      return sent(await call(patch));
    },

    cancel: async (personId, graphId, comment) => {
      const called = await patiently({ method: "POST", url: `${eventUrl(personId, graphId)}/cancel`, body: { comment } });
      if (called.ok) return { ok: true, value: null };
      // Whether that means cancelled before, or not yet there, is known to those who know how old the event is.
      if (called.why === "not-found" || called.code === "ErrorItemNotFound") return { ...called, why: "not-found" };
      if (called.why !== "refused") return called;
      // A repeated cancel may be told so in other words than "not found", and an event that asks nobody is deleted instead.
      const now = await call({ method: "GET", url: eventUrl(personId, graphId) });
      if (!now.ok) return now.why === "not-found" ? { ok: true, value: null } : called;
      const event = graphEvent.safeParse(now.value).data;
      if (event?.isCancelled) return { ok: true, value: null };
      if (!event || event.attendees?.length) return called;
      const deleted = await call({ method: "DELETE", url: eventUrl(personId, graphId) });
      return deleted.ok || deleted.why === "not-found" ? { ok: true, value: null } : deleted;
    },

    delta: (mailbox, from) => deltaRound(call, log, mailbox, from),

    controlMailboxIsRefused: async (mailbox) => {
      const called = await call({ method: "GET", url: graphUrl`/users/${mailbox}/calendarView?startDateTime=${oldMinute.from}&endDateTime=${oldMinute.to}&$top=1&$select=id` });
      if (called.ok) return { ok: true, value: false };
      return called.why === "denied" && called.code === "ErrorAccessDenied" ? { ok: true, value: true } : called;
    },
  };
}
