import { Router } from "express";
import type { Drifts } from "../contract.ts";
import { isoWithOffset } from "../domain/time.ts";
import type { DriftView } from "../services/verbs.ts";
import { sendProblem } from "./problem.ts";
import { refused } from "./routeDeps.ts";
import type { RouteDeps } from "./routeDeps.ts";
import { driftPath } from "./shapes.ts";

const presentDrift = (one: DriftView): Drifts["drifts"][number] => ({
  id: one.id,
  cause: one.cause,
  says: one.says,
  does: one.does,
  hubId: one.hubId,
  hubName: one.hubName,
  bookingId: one.bookingId,
  since: isoWithOffset(one.since),
  next: one.nextAt && isoWithOffset(one.nextAt),
  tries: one.tries,
  mendable: one.mendable,
});

/** What differs between the ledger and Exchange, and the button to mend it now (administrators). */
export function driftRoutes(deps: RouteDeps): Router {
  const { verbs, signedIn } = deps;
  const routes = Router();
  routes.get(
    "/api/drift",
    signedIn(async (_request, response, { actor }) => {
      const answer = await verbs.drift(actor);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: Drifts = { drifts: answer.value.map(presentDrift) };
      response.json(body);
    }),
  );
  routes.post(
    "/api/drift/:driftId/mend",
    signedIn(async (request, response, { actor }) => {
      const path = driftPath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await verbs.mend(actor, path.data.driftId);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.status(202).end();
    }),
  );
  return routes;
}
