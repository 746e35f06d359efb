import { rulesOf } from "../../domain/hub.ts";
import { addDays, instantOf, localDateOf, minutesAfter } from "../../domain/time.ts";
import type { JobDeps } from "../deps.ts";
import { readyToTakeIn } from "./readyToTakeIn.ts";
import { takeInCopy } from "./takeInCopy.ts";

type SweepDeps = Pick<JobDeps, "ledger" | "hubBook" | "world" | "log" | "calendar">;

/**
 * Reads what has changed in one hub mailbox since the last look, and takes each copy in. The window moves with the day, from
 * yesterday to a day after the longest horizon of any hub. Graph may forget where we were: then all of it is read again, and
 * what we know there but did not see is looked at, never freed unseen.
 * @param anew reads the whole window though the last look is known
 * @param tries how many times in a row Graph has not answered: with Graph down, asking often helps nobody
 */
export async function sweepMailbox(deps: SweepDeps, mailbox: string, anew = false, tries = 0): Promise<void> {
  const now = deps.world.now();
  const today = localDateOf(now);
  const known = anew ? null : await deps.ledger.sync.mailbox(mailbox);
  const horizon = Math.max(...(await deps.hubBook.all()).map((hub) => rulesOf(hub).horizonDays));
  const start = instantOf(addDays(today, -1), "00:00");
  const end = instantOf(addDays(today, horizon + 2), "00:00");
  if (!start || !end) throw new Error("midnight is missing");

  const link = known && known.windowStart === today ? known.deltaLink : null;
  const window = { start, end };
  const round = await deps.calendar.delta(mailbox, link === null ? { window } : { deltaLink: link });
  if (!round.ok && round.why === "gone" && link !== null) return sweepMailbox(deps, mailbox, true, tries);
  if (!round.ok) {
    deps.log.warn("a hub mailbox was not read", { mailbox, why: round.why, code: round.code });
    const after = new Date(now.getTime() + Math.max(Math.min(600, 30 * 2 ** tries), round.afterSeconds ?? 0) * 1000);
    return deps.ledger.transaction((tx) => tx.enqueue({ name: "sweep-mailbox", data: { mailbox, anew: anew ? 1 : 0, tries: tries + 1 }, key: mailbox, after }));
  }
  const ready = await readyToTakeIn(deps);
  for (const copy of round.value.copies) await deps.ledger.transaction((tx) => takeInCopy(ready, tx, mailbox, copy));
  if (link === null) {
    const seen = round.value.copies.flatMap((copy) => (copy.kind === "event" ? [copy.iCalUId] : []));
    for (const eventId of await deps.ledger.unseenEvents(mailbox, window, seen)) await deps.ledger.transaction((tx) => tx.enqueue({ name: "look-at-event", data: { eventId, revision: 0, look: 2 } }));
  }
  // A copy that came and went between two looks leaves no trace in either: only our own event knows of the decline.
  const missed = link === null ? [] : await deps.ledger.sync.neverSeen(mailbox, minutesAfter(now, -1), now);
  for (const eventId of missed) await deps.ledger.transaction((tx) => tx.enqueue({ name: "look-at-event", data: { eventId, revision: 0, look: 2 } }));
  await deps.ledger.sync.saveMailbox(mailbox, { windowStart: today, deltaLink: round.value.deltaLink, lookedAt: now });
}

/** Sweeps in an hour. */
const sweepsAnHour = 6;

/**
 * Every mailbox of every hub, each as a job of its own. What stands in a person's calendar alone no mailbox tells of: it is read
 * by its id, a sixth of it at each sweep, so that what the person does with it in Outlook is seen within an hour.
 */
export async function sweepAll(deps: Pick<JobDeps, "hubBook" | "jobs" | "ledger" | "world">): Promise<void> {
  for (const mailbox of await hubMailboxes(deps)) await deps.jobs.enqueue({ name: "sweep-mailbox", data: { mailbox }, key: mailbox });
  const now = deps.world.now();
  const slot = Math.floor(now.getTime() / (3_600_000 / sweepsAnHour)) % sweepsAnHour;
  for (const eventId of await deps.ledger.sync.withoutMailbox(now, slot, sweepsAnHour)) await deps.jobs.enqueue({ name: "look-at-event", data: { eventId, revision: 0, look: 2 } });
}

export async function hubMailboxes({ hubBook }: Pick<JobDeps, "hubBook">): Promise<string[]> {
  const hubs = await hubBook.all();
  return [...new Set(hubs.flatMap((hub) => hub.desks.flatMap((desk) => (desk.mailbox === null ? [] : [desk.mailbox]))))];
}
