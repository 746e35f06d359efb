import express, { Router } from "express";
import type { Response } from "express";
import { z } from "zod";
import type { Chaos } from "./chaos.ts";
import { chaosShape, outageShape } from "./rates.ts";

/** For the admin port: faults from a seed, and Graph being down. */
export function chaosRoutes(chaos: Chaos): Router {
  const routes = Router();
  const json = express.json({ limit: "1mb" });
  const told = (response: Response): void => void response.json(chaos.report());

  routes.get("/chaos", (_request, response) => told(response));
  routes.post("/chaos", json, (request, response) => {
    const read = chaosShape.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: z.prettifyError(read.error) });
    chaos.start(read.data.seed, { rates: read.data.rates, ...(read.data.notices ? { notices: read.data.notices } : {}) });
    told(response);
  });
  routes.delete("/chaos", (_request, response) => {
    chaos.stop();
    told(response);
  });
  routes.post("/outage", json, (request, response) => {
    const read = outageShape.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: z.prettifyError(read.error) });
    chaos.outage(read.data.minutes);
    told(response);
  });
  routes.delete("/outage", (_request, response) => {
    chaos.endOutage();
    told(response);
  });
  return routes;
}
