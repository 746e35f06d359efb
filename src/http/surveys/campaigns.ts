import type { RequestHandler } from "express";
import { Router } from "express";
import type { CampaignWish as AskedWish, Campaigns } from "../../contract/surveys.ts";
import type { Actor } from "../../domain/people.ts";
import type { Answer } from "../../services/ports.ts";
import type { CampaignVerbs, CampaignView, CampaignWish } from "../../services/survey/campaign/campaignVerbs.ts";
import { faultsOf } from "../fieldFaults.ts";
import { sendProblem } from "../problem.ts";
import { refused } from "../routeDeps.ts";
import type { RouteDeps } from "../routeDeps.ts";
import { campaignPath, campaignWish } from "./campaignShapes.ts";
import { presentCampaign, presentDetail, presentPreview } from "./presentCampaign.ts";

/** Whom HR asks what, and when. */
export function campaignRoutes(deps: RouteDeps & { readonly surveys: CampaignVerbs }): Router {
  const { surveys, signedIn } = deps;
  const routes = Router();
  /** Does something to one campaign and answers with it as it became. */
  const onOne = (act: (actor: Actor, id: string) => Promise<Answer<CampaignView>>): RequestHandler[] =>
    signedIn(async (request, response, { actor }) => {
      const path = campaignPath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await act(actor, path.data.campaignId);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.json(presentDetail(answer.value, actor.language));
    });

  routes.get(
    "/api/campaigns",
    signedIn(async (_request, response, { actor }) => {
      const answer = await surveys.campaigns(actor);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: Campaigns = { campaigns: answer.value.map((view) => presentCampaign(view, actor.language)) };
      response.json(body);
    }),
  );
  routes.post(
    "/api/campaigns",
    signedIn(async (request, response, { actor }) => {
      const asked = campaignWish.safeParse(request.body);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await surveys.makeCampaign(actor, wished(asked.data));
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.status(201).json(presentDetail(answer.value, actor.language));
    }),
  );
  routes.post(
    "/api/campaigns/preview",
    signedIn(async (request, response, { actor }) => {
      const asked = campaignWish.safeParse(request.body);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await surveys.previewCampaign(actor, wished(asked.data));
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.json(presentPreview(answer.value));
    }),
  );
  routes.get("/api/campaigns/:campaignId", onOne((actor, id) => surveys.campaign(actor, id)));
  routes.put(
    "/api/campaigns/:campaignId",
    signedIn(async (request, response, { actor }) => {
      const path = campaignPath.safeParse(request.params);
      const asked = campaignWish.safeParse(request.body);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await surveys.editCampaign(actor, path.data.campaignId, wished(asked.data));
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.json(presentDetail(answer.value, actor.language));
    }),
  );
  routes.delete(
    "/api/campaigns/:campaignId",
    signedIn(async (request, response, { actor }) => {
      const path = campaignPath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await surveys.removeCampaign(actor, path.data.campaignId);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.status(204).end();
    }),
  );
  routes.post("/api/campaigns/:campaignId/launch", onOne((actor, id) => surveys.launchCampaign(actor, id)));
  routes.post("/api/campaigns/:campaignId/stop", onOne((actor, id) => surveys.stopCampaign(actor, id)));
  return routes;
}

/** Hubs named twice are one; an id of Entra is written in small letters. */
const wished = ({ audience, ...wish }: AskedWish): CampaignWish => {
  if (audience.kind === "hubs") return { ...wish, audience: { ...audience, hubIds: [...new Set(audience.hubIds)] } };
  return audience.kind === "group" ? { ...wish, audience: { ...audience, groupId: audience.groupId.toLowerCase(), name: null } } : { ...wish, audience };
};
