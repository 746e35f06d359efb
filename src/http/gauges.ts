import { Gauge } from "prom-client";
import type { Registry } from "prom-client";
import type { JobQueue, Ledger, World } from "../services/ports.ts";

/** When a hub mailbox was last read; before it has been read at all, since when it should have been. */
export type MailboxLook = { readonly mailbox: string; readonly lookedAt: Date };
export type GaugeDeps = { readonly jobs: Pick<JobQueue, "waiting">; readonly ledger: Pick<Ledger, "drift">; readonly looks: () => Promise<MailboxLook[]>; readonly world: Pick<World, "now"> };

type Value = readonly [label: string, value: number];

/** Figures that are read when they are asked for, the same on every replica: queues, the age of the last look at each hub mailbox, differences by cause. Hub mailboxes are no persons. */
export function registerGauges(metrics: Registry, { jobs, ledger, looks, world }: GaugeDeps): void {
  const up = new Gauge({ name: "ledger_up", help: "1 when the figures from the ledger could be read, else 0", registers: [metrics] });
  /** A gauge whose values are read at each asking. Without a ledger it has none, and the rest of the page stands. */
  const gauge = (name: string, help: string, label: string, read: () => Promise<readonly Value[]>): void => {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [metrics],
      async collect() {
        this.reset();
        const values = await read().catch(() => null);
        up.set(values ? 1 : 0);
        for (const [of, value] of values ?? []) this.set({ [label]: of }, value);
      },
    });
  };
  const secondsSince = (at: Date): number => Math.max(0, world.now().getTime() - at.getTime()) / 1000;

  const queues = together(() => jobs.waiting());
  gauge("jobs_waiting", "jobs whose time has come and that nobody has taken up, by name", "job", async () => (await queues()).map((queue) => [queue.name, queue.waiting]));
  gauge("jobs_oldest_seconds", "seconds for which the first job of a name could have been done", "job", async () => (await queues()).map((queue) => [queue.name, queue.oldestSeconds]));
  gauge("jobs_given_up", "jobs that were tried twenty times, by name; kept for an hour", "job", async () => (await queues()).map((queue) => [queue.name, queue.givenUp]));
  gauge("mailbox_look_age_seconds", "seconds since each hub mailbox was read", "mailbox", async () => (await looks()).map((look) => [look.mailbox, secondsSince(look.lookedAt)]));
  const drift = together(() => ledger.drift.counts());
  gauge("drift_open", "differences between ledger and Exchange that are not mended, by cause", "cause", async () => (await drift()).map((one) => [one.cause, one.open]));
  gauge("drift_oldest_seconds", "age of the oldest difference of a cause", "cause", async () => (await drift()).map((one) => [one.cause, one.since ? secondsSince(one.since) : 0]));
}

/** Those who ask while it is read get the same answer. */
function together<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => {
    underWay ??= read().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
