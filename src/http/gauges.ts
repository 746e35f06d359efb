import { Gauge } from "prom-client";
import type { Registry } from "prom-client";
import type { JobQueue, Ledger, World } from "../services/ports.ts";

/** Figures that are read when they are asked for: queues, the age of the last look at each hub mailbox, differences by cause. Hub mailboxes are no persons. */
export function registerGauges(metrics: Registry, { jobs, ledger, world }: { jobs: JobQueue; ledger: Ledger; world: World }): void {
  const registers = [metrics];
  new Gauge({
    name: "jobs_waiting",
    help: "jobs that wait, by name",
    labelNames: ["job"],
    registers,
    async collect() {
      for (const { name, waiting } of await jobs.waiting()) this.set({ job: name }, waiting);
    },
  });
  new Gauge({
    name: "mailbox_look_age_seconds",
    help: "seconds since each hub mailbox was read",
    labelNames: ["mailbox"],
    registers,
    async collect() {
      this.reset();
      for (const { mailbox, lookedAt } of await ledger.sync.looks()) this.set({ mailbox }, (world.now().getTime() - lookedAt.getTime()) / 1000);
    },
  });
  new Gauge({
    name: "drift_open",
    help: "differences between ledger and Exchange that are not mended, by cause",
    labelNames: ["cause"],
    registers,
    async collect() {
      this.reset();
      for (const { cause } of await ledger.drift.all()) this.inc({ cause });
    },
  });
}
