import type { JobDeps } from "../deps.ts";
import { rulesOf } from "../../domain/hub.ts";
import type { HubCopy, Tx } from "../ports.ts";
import { addDays, instantOf, localDateOf } from "../../domain/time.ts";
import { applyAnswer } from "./applyAnswer.ts";

type SweepDeps = Pick<JobDeps, "ledger" | "hubBook" | "world" | "log" | "calendar">;


/**
 * Reads what has changed in one hub mailbox since the last look: acceptances are taken from it, and what vanished there is
 * looked at on our own event, for a vanished copy alone proves nothing. The window moves with the day, from yesterday to a day after the longest horizon of any hub.
 */
export async function sweepMailbox(deps: SweepDeps, mailbox: string): Promise<void> {
  const now = deps.world.now();
  const today = localDateOf(now);
  const known = await deps.ledger.sync.mailbox(mailbox);
  const start = instantOf(addDays(today, -1), "00:00");
  const horizon = Math.max(...(await deps.hubBook.all()).map((hub) => rulesOf(hub).horizonDays));
  const end = instantOf(addDays(today, horizon + 2), "00:00");
  if (!start || !end) throw new Error("midnight is missing");
  const fresh = { window: { start, end } };
  const round = await deps.calendar.delta(mailbox, known && known.windowStart === today ? { deltaLink: known.deltaLink } : fresh);
  const whole = !round.ok && round.why === "gone" ? await deps.calendar.delta(mailbox, fresh) : round;
  if (!whole.ok) {
    deps.log.warn("a hub mailbox was not read", { mailbox, why: whole.why, code: whole.code });
    if (whole.why === "later") await deps.ledger.transaction((tx) => tx.enqueue({ name: "sweep-mailbox", data: { mailbox }, key: mailbox, after: new Date(now.getTime() + Math.max(30, whole.afterSeconds ?? 0) * 1000) }));
    return;
  }
  for (const copy of whole.value.copies) await deps.ledger.transaction((tx) => takeIn(deps, tx, copy));
  await deps.ledger.sync.saveMailbox(mailbox, { windowStart: today, deltaLink: whole.value.deltaLink, lookedAt: now });
}

async function takeIn(deps: SweepDeps, tx: Tx, copy: HubCopy): Promise<void> {
  const [event] = await tx.eventsByCopy(copy.kind === "event" ? { iCalUId: copy.iCalUId, hubCopyId: copy.graphId } : { hubCopyId: copy.graphId });
  if (!event || event.wanted !== "present") return;
  const vanished = copy.kind === "removed" || copy.cancelled;
  if (vanished) {
    if (event.sentRevision !== null) await tx.enqueue({ name: "look-at-event", data: { eventId: event.id, revision: event.sentRevision, look: 2 } });
    return;
  }
  const seen = event.hubCopyId === copy.graphId ? event : { ...event, hubCopyId: copy.graphId };
  if (seen !== event) await tx.updateEvent(seen);
  const sameTime = copy.during.start.getTime() === event.during.start.getTime() && copy.during.end.getTime() === event.during.end.getTime();
  if (copy.answer === "accepted" && sameTime && event.sentRevision === event.revision) await applyAnswer(deps, tx, seen, "accepted");
}

/** Every mailbox of every hub, each as a job of its own. */
export async function sweepAll(deps: Pick<JobDeps, "hubBook" | "jobs">): Promise<void> {
  for (const mailbox of await hubMailboxes(deps)) await deps.jobs.enqueue({ name: "sweep-mailbox", data: { mailbox }, key: mailbox });
}

export async function hubMailboxes({ hubBook }: Pick<JobDeps, "hubBook">): Promise<string[]> {
  const hubs = await hubBook.all();
  return [...new Set(hubs.flatMap((hub) => hub.desks.flatMap((desk) => (desk.mailbox === null ? [] : [desk.mailbox]))))];
}
