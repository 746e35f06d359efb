import type { RequestHandler } from "express";
import { Router } from "express";
import type { Actor } from "../../domain/people.ts";
import type { Answer } from "../../services/ports.ts";
import type { CampaignVerbs } from "../../services/survey/campaign/campaignVerbs.ts";
import { sendProblem } from "../problem.ts";
import { refused } from "../routeDeps.ts";
import type { RouteDeps } from "../routeDeps.ts";
import { wavePath } from "./mine.ts";

/** What HR does to a wave that is open. The answer is that it will be done: by jobs, which alone know who has answered. */
export function waveRoutes(deps: RouteDeps & { readonly surveys: CampaignVerbs }): Router {
  const { surveys, signedIn } = deps;
  const routes = Router();
  const onWave = (act: (actor: Actor, waveId: string) => Promise<Answer<null>>): RequestHandler[] =>
    signedIn(async (request, response, { actor }) => {
      const path = wavePath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await act(actor, path.data.waveId);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.status(202).end();
    });
  routes.post("/api/waves/:waveId/remind", onWave((actor, id) => surveys.remindWave(actor, id)));
  routes.post("/api/waves/:waveId/close", onWave((actor, id) => surveys.closeWave(actor, id)));
  return routes;
}
