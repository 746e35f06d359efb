import { Router } from "express";
import type { Instruments } from "../../contract/surveys.ts";
import { exportInstrument } from "../../domain/survey/instrumentFile.ts";
import type { CampaignVerbs } from "../../services/survey/campaign/campaignVerbs.ts";
import { presentRefusal } from "../present.ts";
import { faultsOf } from "../fieldFaults.ts";
import { sendProblem, sendRefusal } from "../problem.ts";
import { refused } from "../routeDeps.ts";
import type { RouteDeps } from "../routeDeps.ts";
import { instrumentFile, instrumentPath } from "./campaignShapes.ts";
import { presentInstrument } from "./presentCampaign.ts";

/** The forms that HR asks with: listed, taken in as files and given back as files. */
export function instrumentRoutes(deps: RouteDeps & { readonly surveys: CampaignVerbs }): Router {
  const { surveys, signedIn } = deps;
  const routes = Router();
  routes.get(
    "/api/instruments",
    signedIn(async (_request, response, { actor }) => {
      const answer = await surveys.instruments(actor);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: Instruments = { instruments: answer.value.map((one) => presentInstrument(one, actor.language)) };
      response.json(body);
    }),
  );
  routes.post(
    "/api/instruments",
    signedIn(async (request, response, { actor }) => {
      const asked = instrumentFile.safeParse(request.body);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const imported = await surveys.importInstrument(actor, JSON.stringify(request.body));
      if (imported.ok) return void response.status(201).json(presentInstrument(imported.value, actor.language));
      const faults = "faults" in imported ? imported.faults.map(({ path, message }) => ({ field: path, message })) : undefined;
      sendRefusal(response, await presentRefusal(imported.refusal, actor.language, deps.hubBook, deps.world.now()), faults);
    }),
  );
  routes.get(
    "/api/instruments/:instrumentId/:version",
    signedIn(async (request, response, { actor }) => {
      const path = instrumentPath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await surveys.instrument(actor, path.data.instrumentId, path.data.version);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const { id, version } = answer.value;
      response.attachment(`${id}-${version}.json`).type("application/json").send(exportInstrument(answer.value));
    }),
  );
  return routes;
}
