import { minutesAfter } from "../../domain/time.ts";
import type { JobDeps } from "../deps.ts";
import type { Asked, CalendarEvent, CallFault, SentEvent, Tx } from "../ports.ts";
import { applyAnswer } from "./applyAnswer.ts";
import { askedInstead, askedOfOurs } from "./askedOfOurs.ts";
import { endSeat, giveUpDoubles } from "./followOutlook.ts";
import { isNew, lastLook, lookJob, newFor } from "./looks.ts";
import { movedInOutlook } from "./movedInOutlook.ts";
import { readyToTakeIn } from "./readyToTakeIn.ts";
import type { TakeInDeps } from "./readyToTakeIn.ts";
import { sweepJob } from "./sweepJob.ts";

/** Seconds after our own call in which Outlook may still show what was before it. */
const settles = 10;

type LookDeps = Pick<JobDeps, "ledger" | "hubBook" | "world" | "log" | "calendar">;

/**
 * Reads one event by its id: ours in the person's calendar, or the hub mailbox's copy of one made in Outlook. A decline shows
 * nowhere else, nor does what the person has done with it. Looks about an older revision, an event that is no longer wanted, or
 * an answer that has come otherwise, end without a call; after the last look the booking is left as unanswered.
 * A look that Graph did not answer is taken again: what sent us here may have been told of once only.
 * @param revision what waits for its first answer; 0 when something else has led here, whichever was sent last
 * @param tries how many times in a row Graph has not answered
 */
export async function lookAtEvent(deps: LookDeps, eventId: string, revision: number, look: number, tries = 0): Promise<void> {
  const event = await deps.ledger.transaction((tx) => tx.event(eventId));
  if (!event || !isOpen(event) || event.sentAt === null || (revision !== 0 && event.sentRevision !== revision)) return;
  if (event.origin === "outlook") return lookAtCopy(deps, event, look, tries);
  if (event.graphId === null || (revision !== 0 && event.state === "accepted")) return;
  const { sentAt } = event;
  const read = await deps.calendar.read(event.personId, event.graphId);
  const last = look >= lastLook;
  const unproved = isNew(event, deps.world.now());
  const ready = await readyToTakeIn(deps);

  await deps.ledger.transaction(async (tx) => {
    const current = await tx.event(eventId);
    // While we asked, the booking may have been moved or released: what was read is then about something else.
    if (!current || !isOpen(current) || current.revision !== event.sentRevision) return;
    // The last look hands over to the list of differences; one that stands accepted is on no list.
    if (!read.ok && read.why !== "not-found" && (!last || current.state === "accepted")) return lookAgain(deps, tx, current, revision, look, tries, read);
    const asked = read.ok && current.mailbox !== null ? askedOfOurs(read.value, current.mailbox, ready.hubs) : null;
    const found = read.ok ? whatIsFound(read.value, asked, current, deps.world.now()) : read.why !== "not-found" || unproved ? null : "gone";
    if (found === "moved" && read.ok && read.value.during) return movedInOutlook(ready, tx, current, read.value.during, asked?.answeredAt ?? null);
    if (found === "not-asked" && read.ok) return takenOff(ready, tx, current, askedInstead(read.value, ready.hubs));
    if (found === "as-wanted") return;
    if (found === "unsettled") return tx.enqueue({ name: "look-at-event", data: { eventId, revision, look }, after: new Date(sentAt.getTime() + settles * 1000) });
    if (found === "accepted" && current.state === "accepted" && current.hubCopyId === null && !unproved) return noteMissing(ready, tx, current);
    if (found && found !== "moved" && found !== "not-asked") return applyAnswer(ready, tx, current, found);
    // Asked again as soon as a 404 proves something.
    if (!read.ok && unproved && look > 1) return tx.enqueue({ name: "look-at-event", data: { eventId, revision, look }, after: new Date(sentAt.getTime() + newFor * 1000) });
    if (!last) return tx.enqueue(lookJob(eventId, revision, sentAt, look + 1));
    return applyAnswer(ready, tx, current, "unanswered");
  });
}

/** The same look later: after what Graph asks for, or after 1, 2, 4 … 300 s; an hour at most where a right is missing. Never after the booking is over. */
async function lookAgain({ world }: LookDeps, tx: Tx, event: CalendarEvent, revision: number, look: number, tries: number, fault: CallFault): Promise<void> {
  const longest = fault.why === "later" ? 300 : 3600;
  const after = new Date(world.now().getTime() + Math.max(fault.afterSeconds ?? 0, Math.min(longest, 2 ** tries)) * 1000);
  if (after < event.during.end) await tx.enqueue({ name: "look-at-event", data: { eventId: event.id, revision, look, tries: tries + 1 }, after });
}

const isOpen = (event: CalendarEvent): boolean => event.wanted === "present" && (event.state === "sent" || event.state === "unanswered" || event.state === "accepted");

/** What our own event says. An answer to the time before a move does not count: the mailbox has yet to decide again. */
function whatIsFound(read: SentEvent, asked: Asked | null, event: CalendarEvent, now: Date): "gone" | "moved" | "not-asked" | "accepted" | "declined" | "as-wanted" | "unsettled" | null {
  if (read.cancelled) return "gone";
  const settled = event.sentAt !== null && now.getTime() - event.sentAt.getTime() >= settles * 1000;
  if (event.mailbox !== null && !asked) return settled ? "not-asked" : "unsettled";
  const sameTime = read.during === null || (read.during.start.getTime() === event.during.start.getTime() && read.during.end.getTime() === event.during.end.getTime());
  if (!sameTime) return settled ? "moved" : "unsettled";
  if (!asked) return "as-wanted";
  if (asked.answer !== "accepted" && asked.answer !== "declined") return null;
  const moved = (event.sentRevision ?? 0) > 1;
  if (moved && event.sentAt && asked.answeredAt && asked.answeredAt < event.sentAt) return null;
  return asked.answer;
}

/** Our own event says yes, and the mailbox, which we have read since, holds no copy: its seat is anybody's there. */
async function noteMissing({ world }: TakeInDeps, tx: Tx, event: CalendarEvent): Promise<void> {
  const booking = await tx.booking(event.bookingId, false);
  const since = world.now();
  await tx.noteDrift({ id: world.newId(), cause: "hub-copy-missing", subject: event.id, hubId: booking?.hubId ?? null, bookingId: event.bookingId, detail: {}, since, nextAt: minutesAfter(since, 1) });
}

/**
 * The person has taken the hub off the event, and given the place up with that. Where they have put another hub there, the event
 * is let go and followed as any that is made in Outlook: that hub's mailbox is read anew for it.
 */
async function takenOff(ready: TakeInDeps, tx: Tx, event: CalendarEvent, instead: string | null): Promise<void> {
  if (instead === null || event.iCalUId === null) {
    await applyAnswer(ready, tx, event, "not-asked");
    return;
  }
  await giveUpDoubles(ready, tx, event.iCalUId, instead);
  if (await applyAnswer(ready, tx, { ...event, iCalUId: null, hubCopyId: null }, "gone")) await tx.enqueue(sweepJob(instead, { anew: true }));
}

/** The hub mailbox's copy of a meeting made in Outlook: when it is gone, so is the seat. */
async function lookAtCopy(deps: LookDeps, event: CalendarEvent, look: number, tries: number): Promise<void> {
  if (event.mailbox === null || event.hubCopyId === null) return;
  const read = await deps.calendar.read(event.mailbox, event.hubCopyId);
  if (!read.ok && read.why !== "not-found") return deps.ledger.transaction((tx) => lookAgain(deps, tx, event, event.sentRevision ?? 0, look, tries, read));
  const gone = read.ok ? read.value.cancelled : read.why === "not-found";
  if (!gone) return;
  const ready = await readyToTakeIn(deps);
  await deps.ledger.transaction(async (tx) => {
    for (const seat of await tx.eventsByCopy({ hubCopyId: event.hubCopyId ?? "" })) if (seat.wanted === "present") await endSeat(ready, tx, seat, "deleted-in-outlook");
  });
}
