import express from "express";
import type { ErrorRequestHandler, Request, Response, Router } from "express";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Chaos } from "../chaos/chaos.ts";
import type { Graph } from "../graph/makeGraph.ts";
import type { Store } from "../store.ts";
import { clockShape, faultShape, grantsShape, placesShape, policyShape } from "./adminShapes.ts";
import { noticeRoutes } from "./noticeRoutes.ts";
import { outlookRoutes, shownCopy } from "./outlookRoutes.ts";

/** The levers of the stand-in, for tests and for a person at the local page. Never part of Graph, never on its port. */
export function adminRoutes({ graph, chaos, store, clock }: { graph: Graph; chaos: Chaos; store: Store; clock: Clock }): Router {
  const router = express.Router();
  const { world, calls, faults } = graph;
  const unreadable: ErrorRequestHandler = (_error, _req, res, _next) => {
    res.status(400).json({ error: "not-json" });
  };
  router.use(express.json({ limit: "1mb" }), unreadable);

  const checked =
    <Body>(shape: z.ZodType<Body>, act: (body: Body, req: Request, res: Response) => void) =>
    (req: Request, res: Response): void => {
      const body = shape.safeParse(req.body);
      if (body.success) act(body.data, req, res);
      else res.status(400).json({ error: z.prettifyError(body.error) });
    };

  router.get("/clock", (_req, res) => {
    res.json({ now: clock.now().toISOString() });
  });
  router.post(
    "/clock",
    checked(clockShape, (wish, _req, res) => {
      if ("at" in wish) clock.set(new Date(wish.at));
      else if ("advanceMs" in wish) clock.advance(wish.advanceMs);
      else clock.run();
      res.json({ now: clock.now().toISOString() });
    }),
  );
  router.put(
    "/mailboxes/:address/policy",
    checked(policyShape, (change, req, res) => {
      const mailbox = world.find(String(req.params["address"]));
      if (mailbox?.resource) res.json(world.setPolicy(mailbox.address, change));
      else res.status(404).json({ error: "unknown-mailbox" });
    }),
  );
  router.put(
    "/mailboxes/:address/grants",
    checked(grantsShape, ({ grants }, req, res) => {
      const mailbox = world.find(String(req.params["address"]));
      if (!mailbox) return void res.status(404).json({ error: "unknown-mailbox" });
      world.setGrants(mailbox.address, grants);
      res.json({ grants: world.grantsOf(mailbox.address) });
    }),
  );
  router.get("/mailboxes", (_req, res) => {
    res.json(world.tenant.resources.map((one) => ({ ...one, policy: world.policyOf(one.address) })));
  });
  router.put(
    "/places",
    checked(placesShape, ({ enableBuildings }, _req, res) => {
      world.enableBuildings(enableBuildings);
      res.json({ enableBuildings });
    }),
  );

  router.get("/faults", (_req, res) => {
    res.json(faults.all());
  });
  router.post(
    "/faults",
    checked(faultShape, (fault, _req, res) => {
      faults.add(fault);
      res.status(201).json(fault);
    }),
  );
  router.delete("/faults", (_req, res) => {
    faults.clear();
    res.status(204).end();
  });

  router.get("/calls", (_req, res) => {
    res.json(calls.all());
  });
  router.delete("/calls", (_req, res) => {
    calls.clear();
    res.status(204).end();
  });

  router.get("/events", (req, res) => {
    const address = req.query["mailbox"];
    const mailbox = typeof address === "string" ? world.find(address) : undefined;
    if (mailbox) res.json(world.copies.ofMailbox(mailbox.address).map(shownCopy));
    else res.status(404).json({ error: "unknown-mailbox" });
  });
  router.get("/mails", (_req, res) => {
    res.json(world.mails());
  });

  outlookRoutes(router, graph);
  noticeRoutes(router, graph);

  router.post("/reset", (_req, res) => {
    store.clear();
    world.reload();
    faults.clear();
    calls.clear();
    chaos.stop();
    chaos.endOutage();
    graph.notices.clear();
    clock.run();
    res.status(204).end();
  });
  return router;
}
