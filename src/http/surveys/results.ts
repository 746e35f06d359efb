import { Router } from "express";
import type { RequestHandler } from "express";
import { z } from "zod";
import type { CutWish, ResponseRates, ResultCut, Trend, WaveResults } from "../../contract/surveys.ts";
import { backgrounds } from "../../domain/survey/waveForms.ts";
import type { ResultVerbs } from "../../services/survey/results/resultVerbs.ts";
import { faultsOf } from "../fieldFaults.ts";
import { sendProblem } from "../problem.ts";
import { refused } from "../routeDeps.ts";
import type { RouteDeps } from "../routeDeps.ts";
import { wavePath } from "./mine.ts";

export const cutWish: z.ZodType<CutWish> = z.strictObject({ by: z.enum(backgrounds), question: z.string().min(1).max(100).regex(/^[^\0\p{Cs}]*$/u, "must hold no NUL and no half of a character").nullable() }).meta({ id: "CutWish" });
export const trendPath = z.object({ campaignId: z.guid() });

const fileTypes = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** What waves have shown (HR): on the page, as files, by new tables, and over time. */
export function resultRoutes(deps: RouteDeps & { readonly surveys: ResultVerbs }): Router {
  const { surveys, signedIn } = deps;
  const routes = Router();
  const file = (as: "csv" | "xlsx"): RequestHandler[] =>
    signedIn(async (request, response, { actor }) => {
      const path = wavePath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await surveys.exportResults(actor, path.data.waveId, as);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.setHeader("content-disposition", `attachment; filename="${answer.value.name}"`);
      response.setHeader("cache-control", "no-store");
      response.setHeader("content-type", fileTypes[as]);
      response.end(answer.value.bytes);
    });

  routes.get("/api/waves/:waveId/results.csv", file("csv"));
  routes.get("/api/waves/:waveId/results.xlsx", file("xlsx"));
  routes.get(
    "/api/waves/:waveId/results",
    signedIn(async (request, response, { actor }) => {
      const path = wavePath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await surveys.waveResults(actor, path.data.waveId);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: WaveResults = answer.value;
      response.setHeader("cache-control", "no-store");
      response.json(body);
    }),
  );
  routes.get(
    "/api/response-rates",
    signedIn(async (_request, response, { actor }) => {
      const answer = await surveys.responseRates(actor);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: ResponseRates = { rates: [...answer.value] };
      response.setHeader("cache-control", "no-store");
      response.json(body);
    }),
  );
  routes.post(
    "/api/waves/:waveId/cuts",
    signedIn(async (request, response, { actor }) => {
      const path = wavePath.safeParse(request.params);
      const asked = cutWish.safeParse(request.body);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await surveys.cutWave(actor, path.data.waveId, asked.data);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: ResultCut = answer.value;
      response.json(body);
    }),
  );
  routes.get(
    "/api/campaigns/:campaignId/trend",
    signedIn(async (request, response, { actor }) => {
      const path = trendPath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await surveys.campaignTrend(actor, path.data.campaignId);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: Trend = answer.value;
      response.setHeader("cache-control", "no-store");
      response.json(body);
    }),
  );
  return routes;
}
