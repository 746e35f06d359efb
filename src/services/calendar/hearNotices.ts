import type { JobDeps } from "../deps.ts";
import type { KeptSubscription } from "../ports.ts";
import { sweepJob } from "./sweepJob.ts";

/** One item of a notice, as far as we read it: whose it says it is, the secret that proves it, and which event of the mailbox it is about. */
export type Notice = { readonly subscriptionId: string; readonly clientState: string; readonly eventId: string | null; readonly lifecycle: "reauthorizationRequired" | "subscriptionRemoved" | "missed" | null };
export type HearDeps = Pick<JobDeps, "ledger" | "jobs" | "log" | "world"> & { /** compares two texts in a time that tells nothing of them */ readonly sameSecret: (a: string, b: string) => boolean };
type Believed = { readonly notice: Notice; readonly known: KeptSubscription };

/** Seconds from a notice to the look: one change is told of several times, and one look sees them all. */
const gather = 2;
/** Seconds after our own call in which Exchange tells of it: the copy, its changes, a prompt mailbox's answer. One look when they are over. */
const ownEcho = 5;

/**
 * Takes notices in: each only says "look now", so a replayed one costs a look and changes nothing. One that is not of a
 * subscription of ours, or lacks its secret, is passed over; so is one about the copy of an event that we have called off
 * ourselves, since nothing that happens to it matters any more. Many about one mailbox are one job.
 */
export async function hearNotices(deps: HearDeps, notices: readonly Notice[]): Promise<number> {
  const kept = new Map((await deps.ledger.subscriptions.byIds([...new Set(notices.map((one) => one.subscriptionId))])).map((one) => [one.id, one]));
  const believed = notices.flatMap((notice): Believed[] => {
    const known = kept.get(notice.subscriptionId);
    return known && deps.sameSecret(known.clientState, notice.clientState) ? [{ notice, known }] : [];
  });
  if (believed.length < notices.length) deps.log.warn("notices were not ours", { count: notices.length - believed.length });
  await lookSoon(deps, believed.filter(({ notice }) => notice.lifecycle === null));
  for (const { notice, known } of believed) if (notice.lifecycle !== null) await hearLifecycle(deps, notice.lifecycle, known);
  return believed.length;
}

async function lookSoon({ ledger, jobs, world }: HearDeps, changes: readonly Believed[]): Promise<void> {
  if (changes.length === 0) return;
  const known = new Set(await ledger.sync.calledOff(changes.flatMap(({ notice }) => notice.eventId ?? [])));
  const mailboxes = [...new Set(changes.filter(({ notice }) => notice.eventId === null || !known.has(notice.eventId)).map((one) => one.known.mailbox))];
  if (mailboxes.length === 0) return;
  const now = world.now().getTime();
  const sent = new Map((await ledger.sync.lastSent(mailboxes, new Date(now - ownEcho * 1000))).map((one) => [one.mailbox.toLowerCase(), one.at.getTime()]));
  for (const mailbox of mailboxes) {
    const ownAt = sent.get(mailbox.toLowerCase());
    const after = Math.max(now + gather * 1000, (ownAt ?? 0) + ownEcho * 1000);
    await jobs.enqueue(sweepJob(mailbox, { after: new Date(after), echo: ownAt !== undefined }));
  }
}

async function hearLifecycle(deps: HearDeps, lifecycle: NonNullable<Notice["lifecycle"]>, known: KeptSubscription): Promise<void> {
  if (lifecycle === "reauthorizationRequired") return deps.jobs.enqueue({ name: "keep-subscriptions", data: { reauthorize: known.id }, key: known.id });
  if (lifecycle === "subscriptionRemoved") {
    await deps.ledger.subscriptions.forget(known.id);
    await deps.jobs.enqueue({ name: "keep-subscriptions", data: {}, key: "all" });
  }
  await deps.jobs.enqueue(sweepJob(known.mailbox, { anew: true }));
}
