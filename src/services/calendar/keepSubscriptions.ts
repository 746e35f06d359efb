import type { JobDeps } from "../deps.ts";
import type { KeptSubscription } from "../ports.ts";
import { sweepJob } from "./sweepJob.ts";
import { hubMailboxes } from "./sweepMailbox.ts";

type SubscriptionDeps = Pick<JobDeps, "ledger" | "hubBook" | "world" | "log" | "jobs" | "subscriptions" | "publicUrl" | "newSecret">;

/** An event subscription may live for 10,080 minutes; it is renewed two days ahead, in good time for a weekend of faults. */
const lifeMs = 10_000 * 60_000;
const renewBeforeMs = 2 * 86_400_000;

/**
 * Sees to it that Graph tells of every hub mailbox: makes what is missing, renews what will end, makes anew what Graph no
 * longer has, and removes our own that nobody remembers: their secret is lost, so their notices could not be believed.
 */
export async function keepSubscriptions(deps: SubscriptionDeps): Promise<void> {
  const listed = await deps.subscriptions.list();
  if (!listed.ok) return deps.log.warn("subscriptions were not listed", { why: listed.why, code: listed.code });
  const kept = new Map((await deps.ledger.subscriptions.all()).map((one) => [one.mailbox, one]));
  const mailboxes = new Set((await hubMailboxes(deps)).map((mailbox) => mailbox.toLowerCase()));
  const alive = new Set(listed.value.map((one) => one.id));

  for (const one of listed.value) {
    const ours = one.notificationUrl === notificationUrl(deps);
    const remembered = kept.get(one.mailbox)?.id === one.id && mailboxes.has(one.mailbox);
    if (ours && !remembered) await deps.subscriptions.remove(one.id);
  }
  for (const mailbox of mailboxes) {
    const known = kept.get(mailbox);
    if (known && alive.has(known.id)) await renewInTime(deps, known);
    else await make(deps, mailbox);
  }
}

const notificationUrl = (deps: SubscriptionDeps): string => `${deps.publicUrl()}/api/notifications`;

async function renewInTime(deps: SubscriptionDeps, known: KeptSubscription): Promise<void> {
  const now = deps.world.now().getTime();
  if (known.until.getTime() - now > renewBeforeMs) return;
  const renewed = await deps.subscriptions.renew(known.id, new Date(now + lifeMs));
  if (renewed.ok) return deps.ledger.subscriptions.keep({ ...known, until: renewed.value.until });
  if (renewed.why !== "not-found") return deps.log.warn("a subscription was not renewed", { mailbox: known.mailbox, why: renewed.why, code: renewed.code });
  await make(deps, known.mailbox);
}

/** What happened before it is made was not told of: the mailbox is looked at at once. */
async function make(deps: SubscriptionDeps, mailbox: string): Promise<void> {
  const clientState = deps.newSecret();
  const made = await deps.subscriptions.create({ mailbox, notificationUrl: notificationUrl(deps), lifecycleUrl: `${deps.publicUrl()}/api/lifecycle`, clientState, until: new Date(deps.world.now().getTime() + lifeMs) });
  if (!made.ok) return deps.log.warn("a subscription was not made", { mailbox, why: made.why, code: made.code });
  await deps.ledger.subscriptions.keep({ mailbox, id: made.value.id, clientState, until: made.value.until });
  await deps.jobs.enqueue(sweepJob(mailbox));
}
