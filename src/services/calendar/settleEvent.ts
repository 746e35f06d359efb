import type { JobDeps } from "../deps.ts";
import type { CalendarEvent, CallFault, Called, SentEvent, Tx } from "../ports.ts";
import { minutesAfter } from "../../domain/time.ts";
import { applyAnswer } from "./applyAnswer.ts";
import { giveUpDoubles } from "./followOutlook.ts";
import { firstLook, isNew, newFor } from "./looks.ts";
import { readyToTakeIn } from "./readyToTakeIn.ts";

type SettleDeps = Pick<JobDeps, "ledger" | "hubBook" | "world" | "log" | "calendar">;

/**
 * Makes Outlook agree with what the ledger wants of one event: makes it, moves it or cancels it, one call at a time, until
 * there is nothing left to do. May be repeated at any moment: each step reads the row anew, and the POST carries the row's id
 * as transactionId and its first body unchanged. No transaction is open while Graph is asked.
 * @param tries how many times in a row Graph has asked us to come later
 */
export async function settleEvent(deps: SettleDeps, eventId: string, tries: number): Promise<void> {
  let event = await deps.ledger.transaction(async (tx) => {
    const begun = await tx.beginSending(eventId);
    if (begun) return begun;
    const found = await tx.event(eventId);
    if (found && found.wanted === "absent" && found.sentRevision === null) await noteCancelled(deps, tx, found);
    return found;
  });
  for (; event; tries = 0) {
    const call = nextCall(event);
    if (!call) return;
    const made: Called<CalendarEvent | null> = await makeCall(deps, event, call);
    if (!made.ok && made.why !== "later" && made.why !== "conflict") return giveUp(deps, event, made);
    if (!made.ok) {
      const seconds = Math.max(made.afterSeconds ?? 0, Math.min(300, 2 ** tries));
      return deps.ledger.transaction((tx) => tx.enqueue({ name: "settle-event", data: { eventId, tries: tries + 1 }, key: eventId, after: new Date(deps.world.now().getTime() + seconds * 1000) }));
    }
    event = made.value;
  }
}

type Call = "create" | "move" | "cancel";

/** What remains to be done for an event; null when Outlook is as the ledger wants it. */
function nextCall(event: CalendarEvent): Call | null {
  if (event.origin === "outlook") return null;
  if (event.state === "cancelled") return null;
  if (event.wanted === "absent") return event.sentRevision === null ? null : event.graphId === null ? "create" : "cancel";
  if (event.graphId === null) return "create";
  return (event.sentRevision ?? 0) < event.revision ? "move" : null;
}

/** @returns the event as it stood when what was done was written down: what is wanted since then has a job of its own */
async function makeCall(deps: SettleDeps, event: CalendarEvent, call: Call): Promise<Called<CalendarEvent | null>> {
  const { calendar } = deps;
  if (call === "cancel") {
    const cancelled = await calendar.cancel(event.personId, event.graphId ?? "", event.body.subject);
    if (!cancelled.ok && cancelled.why !== "not-found") return cancelled;
    if (!cancelled.ok && isNew(event, deps.world.now())) return { ok: false, why: "later", afterSeconds: newFor };
    await deps.ledger.transaction(async (tx) => {
      const current = await tx.event(event.id);
      if (current) await noteCancelled(deps, tx, current);
    });
    return { ok: true, value: null };
  }
  const revision = call === "create" ? 1 : event.revision;
  const sent: Called<SentEvent> = call === "create" ? await calendar.create(event) : await calendar.move(event.personId, event.graphId ?? "", event.during);
  // Of an event just made, one 404 proves nothing: Exchange may not have it everywhere yet.
  if (!sent.ok && sent.why === "not-found" && isNew(event, deps.world.now())) return { ok: false, why: "later", afterSeconds: newFor };
  if (!sent.ok) return sent;
  return { ok: true, value: await noteSent(deps, event, sent.value, revision) };
}

/** Outlook has the event. One without mailbox is settled by that; the others are answered later. */
async function noteSent(deps: SettleDeps, event: CalendarEvent, sent: SentEvent, revision: number): Promise<CalendarEvent | null> {
  const now = deps.world.now();
  const ready = await readyToTakeIn(deps);
  return deps.ledger.transaction(async (tx) => {
    if (sent.iCalUId !== event.iCalUId && event.mailbox !== null) await giveUpDoubles(ready, tx, sent.iCalUId, event.mailbox);
    const current = await tx.event(event.id);
    if (!current) return null;
    const noted: CalendarEvent = { ...current, graphId: sent.graphId, iCalUId: sent.iCalUId, sentRevision: revision, sentAt: now, state: "sent" };
    const asWanted = current.wanted === "present" && current.revision === revision;
    if (asWanted && event.mailbox === null && (await applyAnswer(ready, tx, noted, "accepted"))) return noted;
    await tx.updateEvent(noted);
    if (!asWanted || event.mailbox === null) return noted;
    const booking = await tx.booking(event.bookingId, true);
    if (booking && (booking.calendar === "queued" || booking.calendar === "unanswered")) {
      await tx.setStatus(booking.id, { status: booking.status, calendar: "sent", reason: booking.reason, at: now });
      await tx.announce({ hubId: booking.hubId, date: booking.date, personId: booking.personId, bookingId: booking.id });
    }
    await tx.enqueue(firstLook(event.id, revision, now));
    return noted;
  });
}

/** Outlook has no such event, or never had it. */
async function noteCancelled(deps: SettleDeps, tx: Tx, event: CalendarEvent): Promise<void> {
  await tx.updateEvent({ ...event, state: "cancelled" });
  const booking = await tx.booking(event.bookingId, true);
  if (booking?.status !== "released" || booking.calendar !== "queued") return;
  await tx.setStatus(booking.id, { status: "released", calendar: "cancelled", reason: booking.reason, at: deps.world.now() });
  await tx.announce({ hubId: booking.hubId, date: booking.date, personId: booking.personId, bookingId: booking.id });
}

/**
 * Graph will not do it however often it is asked: the desk stays held, the person and the administrators see that the calendar
 * has not answered. Only an event that has been there and is not found any more was deleted; one that could not be made
 * belongs to a person without a mailbox, where nothing is left to cancel once the desk has been released. An unchanged body
 * whose transactionId is taken was made before, its answer was lost, and the person has deleted it since.
 */
async function giveUp(deps: SettleDeps, event: CalendarEvent, fault: CallFault): Promise<void> {
  deps.log.warn("Graph refused an event", { eventId: event.id, bookingId: event.bookingId, why: fault.why, code: fault.code });
  const ready = await readyToTakeIn(deps);
  await deps.ledger.transaction(async (tx) => {
    const current = await tx.event(event.id);
    if (!current) return;
    const wasThere = fault.code === "ErrorDuplicateTransactionId" || (fault.why === "not-found" && current.graphId !== null);
    if (current.wanted === "present" && wasThere) return applyAnswer(ready, tx, current, "gone");
    if (current.wanted === "absent" && current.graphId === null && (wasThere || fault.why === "not-found")) return noteCancelled(deps, tx, current);
    const booking = await tx.booking(current.bookingId, false);
    const since = deps.world.now();
    await tx.noteDrift({ id: deps.world.newId(), cause: "graph-refuses", subject: current.id, hubId: booking?.hubId ?? null, bookingId: current.bookingId, detail: {}, since, nextAt: minutesAfter(since, 1) });
    if (current.wanted === "present") return applyAnswer(ready, tx, current, "unanswered");
  });
}
