import { Router } from "express";
import { z } from "zod";
import type { Pilots } from "../../contract/surveys.ts";
import type { PilotVerbs, PilotView } from "../../services/survey/answer/pilotVerbs.ts";
import { faultsOf } from "../fieldFaults.ts";
import { sendProblem } from "../problem.ts";
import { refused } from "../routeDeps.ts";
import type { RouteDeps } from "../routeDeps.ts";

const words = z.string().min(1).max(200).regex(/^[^\0\p{Cs}]*$/u, "must hold no NUL and no half of a character");
export const pilotPath = z.object({ pilotId: words });
export const destroyWish = z.strictObject({ confirm: words }).meta({ id: "DestroyKey" });

const presentPilot = ({ id, name, state, says }: PilotView): Pilots["pilots"][number] => ({ id, name, state, says: [...says] });

/** The pilots, and the button that makes a pilot's answers anonymous for ever (HR). */
export function pilotRoutes(deps: RouteDeps & { readonly surveys: PilotVerbs }): Router {
  const { surveys, signedIn } = deps;
  const routes = Router();
  routes.get(
    "/api/pilots",
    signedIn(async (_request, response, { actor }) => {
      const answer = await surveys.pilots(actor);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: Pilots = { pilots: answer.value.map(presentPilot) };
      response.json(body);
    }),
  );
  routes.post(
    "/api/pilots/:pilotId/destroy-key",
    signedIn(async (request, response, { actor }) => {
      const path = pilotPath.safeParse(request.params);
      const asked = destroyWish.safeParse(request.body);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await surveys.destroyKey(actor, path.data.pilotId, asked.data.confirm);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.json(presentPilot(answer.value));
    }),
  );
  return routes;
}
