import { Router } from "express";
import type { Registry } from "prom-client";
import type { World } from "../services/ports.ts";
import type { MailboxLook } from "./gauges.ts";

export type HealthDeps = {
  /** throws when the ledger does not answer */
  readonly ping: () => Promise<void>;
  /** throws when the jobs do not answer */
  readonly jobs: () => Promise<unknown>;
  /** every hub mailbox, with when it was last read */
  readonly looks: () => Promise<MailboxLook[]>;
  readonly world: World;
  readonly metrics: Registry;
};

/** Sweeps run every ten minutes; three missed ones in a row are worth a warning, not a failure: people can book all the same. */
const oldLookMs = 30 * 60_000;

/** For those who run it: alive, ready, and the figures. Nothing here is about a person. */
export function healthRoutes({ ping, jobs, looks, world, metrics }: HealthDeps): Router {
  const routes = Router();
  routes.get("/healthz", (_request, response) => {
    response.json({ alive: true });
  });
  routes.get("/readyz", async (_request, response) => {
    const [ledger, queue, seen] = await Promise.allSettled([ping(), jobs(), looks()]);
    const parts = { ledger: ledger.status === "fulfilled", jobs: queue.status === "fulfilled" };
    const ready = parts.ledger && parts.jobs;
    const now = world.now().getTime();
    const old = seen.status === "fulfilled" ? seen.value.filter((look) => now - look.lookedAt.getTime() > oldLookMs) : [];
    response.status(ready ? 200 : 503).json({ ready, ...parts, warnings: old.map((look) => ({ warning: "mailbox-not-read", mailbox: look.mailbox, since: look.lookedAt.toISOString() })) });
  });
  routes.get("/metrics", async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return routes;
}
