import { Router } from "express";
import { isoWithOffset } from "../../domain/time.ts";
import type { CampaignVerbs } from "../../services/survey/campaign/campaignVerbs.ts";
import { csvFile } from "../../services/wording/csvFile.ts";
import { auditColumns } from "../../services/wording/surveyWords.ts";
import { faultsOf } from "../fieldFaults.ts";
import { sendProblem } from "../problem.ts";
import { refused } from "../routeDeps.ts";
import type { RouteDeps } from "../routeDeps.ts";
import { auditQuery } from "./campaignShapes.ts";
import { presentAudit } from "./presentCampaign.ts";

/** Who of HR did and saw what: on a page, and as a file for the works council. */
export function surveyAuditRoutes(deps: RouteDeps & { readonly surveys: CampaignVerbs }): Router {
  const { surveys, signedIn } = deps;
  const routes = Router();
  routes.get(
    "/api/survey-audit",
    signedIn(async (request, response, { actor }) => {
      const asked = auditQuery.safeParse(request.query);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await surveys.surveyAudit(actor, asked.data.from, asked.data.to, "page");
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.json(presentAudit(answer.value));
    }),
  );
  routes.get(
    "/api/survey-audit.csv",
    signedIn(async (request, response, { actor }) => {
      const asked = auditQuery.safeParse(request.query);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await surveys.surveyAudit(actor, asked.data.from, asked.data.to, "file");
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const rows = answer.value.map(({ at, by, what, about }) => [isoWithOffset(at), by, what, about]);
      response.attachment(`hubbplats-${asked.data.from}-${asked.data.to}.csv`).type("text/csv; charset=utf-8").send(csvFile([[auditColumns(actor.language), ...rows]], actor.language));
    }),
  );
  return routes;
}
