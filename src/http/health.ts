import { Router } from "express";
import type { Registry } from "prom-client";

export type HealthDeps = {
  /** throws when the ledger does not answer */
  readonly ping: () => Promise<void>;
  /** throws when the jobs do not answer */
  readonly jobs: () => Promise<unknown>;
  readonly metrics: Registry;
};

/** For those who run it: alive, ready, and the figures. Nothing here is about a person. */
export function healthRoutes({ ping, jobs, metrics }: HealthDeps): Router {
  const routes = Router();
  routes.get("/healthz", (_request, response) => {
    response.json({ alive: true });
  });
  routes.get("/readyz", async (_request, response) => {
    const [ledger, queue] = await Promise.allSettled([ping(), jobs()]);
    const parts = { ledger: ledger.status === "fulfilled", jobs: queue.status === "fulfilled" };
    const ready = parts.ledger && parts.jobs;
    response.status(ready ? 200 : 503).json({ ready, ...parts });
  });
  routes.get("/metrics", async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return routes;
}
