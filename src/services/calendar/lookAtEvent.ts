import type { JobDeps } from "../deps.ts";
import type { CalendarEvent, Job } from "../ports.ts";
import { applyAnswer } from "./applyAnswer.ts";

/** Seconds after sending at which our own event is read for the mailbox's answer; the deadline is a day. */
const looks = [3, 15, 60, 300, 3600, 86_400] as const;

const lookJob = (eventId: string, revision: number, sentAt: Date, look: number): Job => ({
  name: "look-at-event",
  data: { eventId, revision, look },
  after: new Date(sentAt.getTime() + (looks[look] ?? 0) * 1000),
});
export const firstLook = (eventId: string, revision: number, sentAt: Date): Job => lookJob(eventId, revision, sentAt, 0);

type LookDeps = Pick<JobDeps, "ledger" | "hubBook" | "world" | "log" | "calendar">;

/**
 * Reads one of our events by its id. A decline shows nowhere else. Looks about an older revision, or an event that is answered
 * or no longer wanted, end without a call; after the last look the booking is left as unanswered.
 */
export async function lookAtEvent(deps: LookDeps, eventId: string, revision: number, look: number): Promise<void> {
  const event = await deps.ledger.transaction((tx) => tx.event(eventId));
  if (!event || !isOpen(event) || event.sentRevision !== revision || event.graphId === null || event.sentAt === null) return;
  const sentAt = event.sentAt;
  const read = await deps.calendar.read(event.personId, event.graphId);
  const answer = read.ok ? (read.value.cancelled ? "gone" : answerIn(read.value, event)) : read.why === "not-found" && look >= 2 ? "gone" : null;
  const last = look + 1 >= looks.length;

  await deps.ledger.transaction(async (tx) => {
    const current = await tx.event(eventId);
    // While we asked, the booking may have been moved or released: what was read is then about something else.
    if (!current || !isOpen(current) || current.revision !== revision) return;
    if (answer) return applyAnswer(deps, tx, current, answer);
    if (!last) return tx.enqueue(lookJob(eventId, revision, sentAt, look + 1));
    return applyAnswer(deps, tx, current, "unanswered");
  });
}

const isOpen = (event: CalendarEvent): boolean => event.wanted === "present" && (event.state === "sent" || event.state === "unanswered" || event.state === "accepted");

/** The answer, unless it is one to the time before a move: then the mailbox has yet to decide again. */
function answerIn(read: { answer: string; answeredAt: Date | null }, event: CalendarEvent): "accepted" | "declined" | null {
  if (read.answer !== "accepted" && read.answer !== "declined") return null;
  const moved = (event.sentRevision ?? 0) > 1;
  if (moved && event.sentAt && read.answeredAt && read.answeredAt < event.sentAt) return null;
  return read.answer;
}
