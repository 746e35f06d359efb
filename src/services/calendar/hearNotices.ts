import type { JobDeps } from "../deps.ts";
import type { KeptSubscription } from "../ports.ts";

/** One item of a notice, as far as we read it: whose it says it is, and the secret that proves it. */
export type Notice = { readonly subscriptionId: string; readonly clientState: string; readonly lifecycle: "reauthorizationRequired" | "subscriptionRemoved" | "missed" | null };
export type HearDeps = Pick<JobDeps, "ledger" | "jobs" | "log"> & { /** compares two texts in a time that tells nothing of them */ readonly sameSecret: (a: string, b: string) => boolean };

/**
 * Takes notices in: each only says "look now", so a replayed one costs a look and changes nothing. One that is not of a
 * subscription of ours, or lacks its secret, is passed over. Many about one mailbox are one job.
 */
export async function hearNotices(deps: HearDeps, notices: readonly Notice[]): Promise<number> {
  const kept = new Map((await deps.ledger.subscriptions.byIds([...new Set(notices.map((one) => one.subscriptionId))])).map((one) => [one.id, one]));
  const believed = notices.flatMap((notice) => {
    const known = kept.get(notice.subscriptionId);
    return known && deps.sameSecret(known.clientState, notice.clientState) ? [{ notice, known }] : [];
  });
  if (believed.length < notices.length) deps.log.warn("notices were not ours", { count: notices.length - believed.length });
  const look = new Set(believed.filter(({ notice }) => notice.lifecycle === null).map(({ known }) => known.mailbox));
  for (const mailbox of look) await deps.jobs.enqueue({ name: "sweep-mailbox", data: { mailbox }, key: mailbox });
  for (const { notice, known } of believed) if (notice.lifecycle !== null) await hearLifecycle(deps, notice.lifecycle, known);
  return believed.length;
}

async function hearLifecycle(deps: HearDeps, lifecycle: NonNullable<Notice["lifecycle"]>, known: KeptSubscription): Promise<void> {
  if (lifecycle === "reauthorizationRequired") return deps.jobs.enqueue({ name: "keep-subscriptions", data: { reauthorize: known.id }, key: known.id });
  if (lifecycle === "subscriptionRemoved") {
    await deps.ledger.subscriptions.forget(known.id);
    await deps.jobs.enqueue({ name: "keep-subscriptions", data: {}, key: "all" });
  }
  await deps.jobs.enqueue({ name: "sweep-mailbox", data: { mailbox: known.mailbox, anew: 1 }, key: known.mailbox });
}
