import { Router } from "express";
import { boardText, presentHub, presentHubDay } from "./present.ts";
import { faultsOf } from "./fieldFaults.ts";
import { sendProblem } from "./problem.ts";
import { refused } from "./routeDeps.ts";
import type { RouteDeps } from "./routeDeps.ts";
import { boardQuery, hubDayPath } from "./shapes.ts";

/** Hubs and how their days stand. */
export function boardRoutes(deps: RouteDeps): Router {
  const { verbs, hubBook, world, signedIn } = deps;
  const routes = Router();
  routes.get(
    "/api/hubs",
    signedIn(async (_request, response, { actor }) => {
      const hubs = await verbs.hubs(actor);
      response.json(hubs.map(({ hub, distanceKm }) => presentHub(hub, distanceKm, actor.language, hubBook, world.now())));
    }),
  );
  routes.get(
    "/api/board",
    signedIn(async (request, response, { actor }) => {
      const asked = boardQuery.safeParse(request.query);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      response.type("json").send(boardText(await verbs.board(actor, asked.data.from, asked.data.days, asked.data.kinds), actor.personId, actor.language, hubBook, world.now()));
    }),
  );
  routes.get(
    "/api/hubs/:hubId/days/:date",
    signedIn(async (request, response, { actor }) => {
      const path = hubDayPath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language, faultsOf(path.error));
      const answer = await verbs.hubDay(actor, path.data.hubId, path.data.date);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.json(presentHubDay(answer.value, actor.personId, actor.language, hubBook, world.now()));
    }),
  );
  return routes;
}
