import { rulesOf } from "../../domain/hub.ts";
import { addDays, instantOf, localDateOf, minutesAfter } from "../../domain/time.ts";
import type { JobDeps } from "../deps.ts";
import type { HubCopy, Tx } from "../ports.ts";
import { readyToTakeIn } from "./readyToTakeIn.ts";
import { promptedLook } from "./looks.ts";
import { sweepJob } from "./sweepJob.ts";
import { lookForLost, takeInCopy } from "./takeInCopy.ts";

type SweepDeps = Pick<JobDeps, "ledger" | "hubBook" | "world" | "log" | "calendar">;

/** Seconds for which a mailbox is taken: after so long without a sign, whoever took it is gone. */
const holds = 60;
/** Seconds after our own call that has no answer yet in which a look that it may have led to waits: the event itself is read meanwhile, and once more at the end of them. */
const ownAnswer = 15;
/** Seconds until it is asked for again while somebody else looks: what led here may be newer than what they read. */
const comeBack = 2;

/**
 * Reads what has changed in one hub mailbox since the last look, and takes each copy in; one round a mailbox at a time over all
 * replicas, since an older round that ends later would undo the newer. A round that breaks off leaves the mailbox taken, as a
 * killed one does, until its time is over.
 * @param anew reads the whole window though the last look is known
 * @param tries how many times in a row Graph has not answered: with Graph down, asking often helps nobody
 * @param echo what led here may be our own call: while that has no answer the look waits, once
 */
export async function sweepMailbox(deps: SweepDeps, named: string, anew = false, tries = 0, echo = false): Promise<void> {
  const by = deps.world.newId();
  const { sync } = deps.ledger;
  // A notice's subscription knows the address in small letters, and the hub as it was entered.
  const mailbox = (await hubMailboxes(deps)).find((one) => one.toLowerCase() === named.toLowerCase()) ?? named;
  const sentAt = echo ? await sync.waitsSince(mailbox, secondsAfter(deps.world.now(), -ownAnswer)) : null;
  if (sentAt) return deps.ledger.transaction((tx) => tx.enqueue(sweepJob(mailbox, { anew, tries, after: secondsAfter(sentAt, ownAnswer + comeBack) })));
  const take = (): Promise<boolean> => sync.take(mailbox, by, deps.world.now(), secondsAfter(deps.world.now(), holds));
  if (!(await take())) return deps.ledger.transaction((tx) => tx.enqueue(sweepJob(mailbox, { anew, tries, after: secondsAfter(deps.world.now(), comeBack) })));
  await readMailbox(deps, mailbox, anew, tries, take);
  await sync.giveBack(mailbox, by);
}

/**
 * One round. The window moves with the day, from yesterday to a day after the longest horizon of any hub. Graph may forget where
 * we were: then all of it is read again, and what we know there but did not see is looked at, never freed unseen.
 * @param goOn false when the mailbox was lost to somebody else meanwhile: they read the same
 */
async function readMailbox(deps: SweepDeps, mailbox: string, anew: boolean, tries: number, goOn: () => Promise<boolean>): Promise<void> {
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
  if (!round.ok && round.why === "gone" && link !== null) return readMailbox(deps, mailbox, true, tries, goOn);
  if (!round.ok) {
    deps.log.warn("a hub mailbox was not read", { mailbox, why: round.why, code: round.code });
    const after = secondsAfter(now, Math.max(Math.min(600, 30 * 2 ** tries), round.afterSeconds ?? 0));
    return deps.ledger.transaction((tx) => tx.enqueue(sweepJob(mailbox, { anew, tries: tries + 1, after })));
  }
  const ready = await readyToTakeIn(deps);
  let sure = now;
  for (const copy of round.value.copies) {
    if (deps.world.now() > secondsAfter(sure, holds / 3)) {
      if (!(await goOn())) return;
      sure = deps.world.now();
    }
    await deps.ledger.transaction((tx) => takeInCopy(ready, tx, mailbox, copy)).catch((fault: unknown) => listNotTaken(deps, mailbox, copy, fault));
  }
  if (link === null) {
    const seen = round.value.copies.flatMap((copy) => (copy.kind === "event" ? [copy.iCalUId] : []));
    for (const eventId of await deps.ledger.unseenEvents(mailbox, window, seen)) await deps.ledger.transaction((tx) => lookForUnseen(tx, eventId));
  }
  // A copy that came and went between two looks leaves no trace in either: only our own event knows of the decline.
  const missed = link === null ? [] : await deps.ledger.sync.neverSeen(mailbox, minutesAfter(now, -1), now);
  for (const eventId of missed) await deps.ledger.transaction((tx) => tx.enqueue(promptedLook(eventId)));
  if (!(await goOn())) return;
  await deps.ledger.sync.saveMailbox(mailbox, { windowStart: today, deltaLink: round.value.deltaLink, lookedAt: now });
}

/** Of a meeting made in Outlook the copy itself is read, which needs its id. */
async function lookForUnseen(tx: Tx, eventId: string): Promise<void> {
  const event = await tx.event(eventId);
  if (event?.origin === "hubbplats" && event.wanted === "present") return lookForLost(tx, event);
  await tx.enqueue(promptedLook(eventId));
}

/**
 * A copy that the ledger would not take in, whatever the reason: it is listed and tried again by itself, for a round that ended
 * at it would end there every time, and hold up all that comes after it. Where the ledger cannot even list it, the round ends.
 */
async function listNotTaken({ ledger, world, log }: SweepDeps, mailbox: string, copy: HubCopy, fault: unknown): Promise<void> {
  log.error("a copy in a hub mailbox was not taken in", { mailbox, copyId: copy.graphId, fault: String(fault) });
  const since = world.now();
  const detail = copy.kind === "event" ? { mailbox, copy } : { mailbox };
  await ledger.transaction((tx) => tx.noteDrift({ id: world.newId(), cause: "copy-not-taken", subject: copy.graphId, hubId: null, bookingId: null, detail, since, nextAt: minutesAfter(since, 1) }));
}

const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/** Sweeps in an hour. */
const sweepsAnHour = 6;

/**
 * Every mailbox of every hub, each as a job of its own. What stands in a person's calendar alone no mailbox tells of: it is read
 * by its id, a sixth of it at each sweep, so that what the person does with it in Outlook is seen within an hour.
 */
export async function sweepAll(deps: Pick<JobDeps, "hubBook" | "jobs" | "ledger" | "world">): Promise<void> {
  for (const mailbox of await hubMailboxes(deps)) await deps.jobs.enqueue(sweepJob(mailbox));
  const now = deps.world.now();
  const slot = Math.floor(now.getTime() / (3_600_000 / sweepsAnHour)) % sweepsAnHour;
  for (const eventId of await deps.ledger.sync.withoutMailbox(now, slot, sweepsAnHour)) await deps.jobs.enqueue(promptedLook(eventId));
}

export async function hubMailboxes({ hubBook }: Pick<JobDeps, "hubBook">): Promise<string[]> {
  const hubs = await hubBook.all();
  return [...new Set(hubs.flatMap((hub) => hub.desks.flatMap((desk) => (desk.mailbox === null ? [] : [desk.mailbox]))))];
}
