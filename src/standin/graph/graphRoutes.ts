import express from "express";
import type { ErrorRequestHandler, Router } from "express";
import type { CallDeps } from "./calls.ts";
import { routesOn, unknownPath } from "./calls.ts";
import { calendarViewRoutes } from "./calendarViewRoutes.ts";
import { errorBody } from "./errorBody.ts";
import { eventRoutes } from "./eventRoutes.ts";
import { groupRoutes } from "./groupRoutes.ts";
import { installRoutes } from "./installRoutes.ts";
import type { Installs } from "./installRoutes.ts";
import type { Meetings } from "./meeting.ts";
import { personRoutes } from "./personRoutes.ts";
import { placeRoutes } from "./placeRoutes.ts";
import { scheduleRoutes } from "./scheduleRoutes.ts";
import type { Tenant } from "../tenant.ts";
import type { Notices } from "../notices/notices.ts";
import { subscriptionRoutes } from "../notices/subscriptionRoutes.ts";
import { tracesOf } from "./traced.ts";

/** The Graph v1.0 routes that Hubbplats uses, to be mounted under /v1.0. $batch would be registered here beside the others. */
export function graphRoutes(deps: CallDeps & { tenant: Tenant; installs: Installs; meetings: Meetings; notices: Notices; validateWithinMs: number }): Router {
  const router = express.Router();
  const unreadable: ErrorRequestHandler = (_error, req, res, _next) => {
    res.status(400).json(errorBody("BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.", deps.clock.now(), tracesOf(req, res)));
  };
  router.use(express.json({ limit: "4mb" }), unreadable);
  const routes = routesOn(router, deps);
  // Fixed names before names in braces: the first that fits answers.
  calendarViewRoutes(routes, deps.world);
  scheduleRoutes(routes, deps.world);
  eventRoutes(routes, deps.world, deps.meetings);
  placeRoutes(routes, deps.world);
  personRoutes(routes, deps.world);
  installRoutes(routes, deps.world, deps);
  groupRoutes(routes, deps.world);
  subscriptionRoutes(routes, deps);
  router.use(unknownPath(deps));
  return router;
}
