import type { CalendarEvent, HubCopy, Tx } from "../ports.ts";
import { applyAnswer } from "./applyAnswer.ts";
import { enterOutlookBooking, eventsOfCopy, followOutlookBooking } from "./followOutlook.ts";
import { promptedLook } from "./looks.ts";
import type { TakeInDeps } from "./readyToTakeIn.ts";

type EventCopy = Extract<HubCopy, { kind: "event" }>;

/** Seconds after which a copy that may be our own is asked about again. */
const ownMayTake = 30;

/**
 * Takes one copy of a hub mailbox into the ledger. A copy of ours brings the mailbox's acceptance, and otherwise only sends us
 * to look at our own event: what vanished or moved there proves nothing by itself. A copy of somebody else's is a booking made
 * in Outlook, which takes desks as it takes seats: none where it ends as it starts, as Outlook allows.
 */
export async function takeInCopy(deps: TakeInDeps, tx: Tx, mailbox: string, read: HubCopy): Promise<void> {
  const copy = read.kind === "event" && read.during.end <= read.during.start ? { ...read, seats: 0 } : read;
  const known = await tx.eventsByCopy(copy.kind === "event" ? { iCalUId: copy.iCalUId, hubCopyId: copy.graphId } : { hubCopyId: copy.graphId });
  const events = eventsOfCopy(mailbox, copy, known);
  const [first] = events;
  if (first?.origin === "hubbplats") return takeInOwn(deps, tx, first, copy);
  if (first) return followOutlookBooking(deps, tx, mailbox, events, copy);
  // Somebody has asked this hub too on an event of ours, or instead of its own: the seat is theirs, and our event tells which.
  for (const ours of known) if (ours.origin === "hubbplats" && ours.wanted === "present") await tx.enqueue(promptedLook(ours.id));
  if (copy.kind === "removed" || copy.cancelled || copy.during.end <= deps.world.now()) return;
  if (copy.answer === "declined" || copy.organizer === null || copy.seats === 0) return;
  if (await tx.isOnItsWay({ mailbox, organizerMail: copy.organizer.mail, during: copy.during })) return waitForOwn(deps, tx, mailbox, copy);
  if (copy.answer === "accepted") return enterOutlookBooking(deps, tx, mailbox, copy);
}

async function takeInOwn(deps: TakeInDeps, tx: Tx, event: CalendarEvent, copy: HubCopy): Promise<void> {
  if (event.wanted !== "present" || event.sentRevision === null) return;
  const look = promptedLook(event.id);
  if (copy.kind === "removed" || copy.cancelled) return event.hubCopyId === copy.graphId ? lookForLost(tx, event) : tx.enqueue(look);
  const seen = event.hubCopyId === copy.graphId ? event : { ...event, hubCopyId: copy.graphId };
  if (seen !== event) await tx.updateEvent(seen);
  if (event.sentRevision !== event.revision) return;
  const sameTime = copy.during.start.getTime() === event.during.start.getTime() && copy.during.end.getTime() === event.during.end.getTime();
  if (!sameTime) return tx.enqueue(look);
  if (copy.answer === "accepted") await applyAnswer(deps, tx, seen, "accepted");
}

/** The mailbox holds no copy of an event of ours, or no more: what became of it only our own event knows, and where that knows of nothing the copy is missing. */
export async function lookForLost(tx: Tx, event: CalendarEvent): Promise<void> {
  await tx.updateEvent({ ...event, hubCopyId: null });
  await tx.enqueue(promptedLook(event.id));
}

/** An event of ours is on its way to this mailbox and its iCalUId is not known yet: this may be its copy, so it is asked about again. */
async function waitForOwn(deps: TakeInDeps, tx: Tx, mailbox: string, copy: EventCopy): Promise<void> {
  const since = deps.world.now();
  const nextAt = new Date(since.getTime() + ownMayTake * 1000);
  await tx.noteDrift({ id: deps.world.newId(), cause: "unmatched-copy", subject: copy.iCalUId, hubId: null, bookingId: null, detail: { mailbox, copy }, since, nextAt });
  await tx.enqueue({ name: "mend-drift", data: {}, key: "due", after: nextAt });
}
