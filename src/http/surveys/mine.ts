import { Router } from "express";
import type { Response } from "express";
import { z } from "zod";
import type { Erased, MySurveys, OptOut, OwnScore } from "../../contract/surveys.ts";
import type { Actor } from "../../domain/people.ts";
import type { MyVerbs } from "../../services/survey/answer/myVerbs.ts";
import type { Saved } from "../../services/survey/answer/ownViews.ts";
import { answerFaultWords } from "../../services/wording/answerFaults.ts";
import { presentRefusal } from "../present.ts";
import { faultsOf } from "../fieldFaults.ts";
import { sendProblem, sendRefusal } from "../problem.ts";
import { refused } from "../routeDeps.ts";
import type { RouteDeps } from "../routeDeps.ts";
import { presentForm, presentMySurvey } from "./presentForm.ts";

export const wavePath = z.object({ waveId: z.guid() });
const given = z.union([z.strictObject({ value: z.union([z.number(), z.string().max(10_000), z.array(z.string().max(200)).max(100)]) }), z.strictObject({ declined: z.literal(true) })]);
export const surveySave = z.strictObject({ answers: z.record(z.string().min(1).max(100), given.nullable()).refine((answers) => Object.keys(answers).length <= 500, "must be at most 500 answers") }).meta({ id: "SurveySave" });
export const optOutWish = z.strictObject({ optOut: z.boolean() }).meta({ id: "OptOut" });

/**
 * A person's own surveys. Saving and submitting take no Idempotency-Key: to do it again is to do the same, and a stored first
 * answer would keep a person and their answers side by side.
 */
export function mySurveyRoutes(deps: RouteDeps & { readonly surveys: MyVerbs }): Router {
  const { surveys, signedIn } = deps;
  const routes = Router();
  const sendSaved = async (response: Response, saved: Saved, { language }: Actor): Promise<void> => {
    if (saved.ok) return void response.json(presentForm(saved.value, language));
    const faults = "faults" in saved ? saved.faults.slice(0, 50).map(({ question, code }) => ({ field: `answers.${question}`, message: answerFaultWords(code, language) })) : undefined;
    sendRefusal(response, await presentRefusal(saved.refusal, language, deps.hubBook, deps.world.now()), faults);
  };

  routes.get(
    "/api/surveys",
    signedIn(async (_request, response, { actor }) => {
      const mine = await surveys.mySurveys(actor);
      const body: MySurveys = { surveys: mine.surveys.map((one) => presentMySurvey(one, actor.language)), canErase: mine.canErase };
      response.json(body);
    }),
  );
  routes.get(
    "/api/surveys/:waveId",
    signedIn(async (request, response, { actor }) => {
      const path = wavePath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await surveys.surveyForm(actor, path.data.waveId);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.json(presentForm(answer.value, actor.language));
    }),
  );
  routes.put(
    "/api/surveys/:waveId/answers",
    signedIn(async (request, response, { actor }) => {
      const path = wavePath.safeParse(request.params);
      const asked = surveySave.safeParse(request.body);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      await sendSaved(response, await surveys.saveSurvey(actor, path.data.waveId, asked.data.answers), actor);
    }),
  );
  routes.post(
    "/api/surveys/:waveId/submit",
    signedIn(async (request, response, { actor }) => {
      const path = wavePath.safeParse(request.params);
      const asked = surveySave.safeParse(request.body);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      await sendSaved(response, await surveys.submitSurvey(actor, path.data.waveId, asked.data.answers), actor);
    }),
  );
  routes.get(
    "/api/surveys/:waveId/own-score",
    signedIn(async (request, response, { actor }) => {
      const path = wavePath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await surveys.ownScore(actor, path.data.waveId);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const { score, says, help } = answer.value;
      const body: OwnScore = { score, says, help: help.map(({ name, how }) => ({ name, how })) };
      response.json(body);
    }),
  );
  routes.post(
    "/api/surveys/:waveId/opt-out",
    signedIn(async (request, response, { actor }) => {
      const path = wavePath.safeParse(request.params);
      const asked = optOutWish.safeParse(request.body);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await surveys.optOutOfSurvey(actor, path.data.waveId, asked.data.optOut);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: OptOut = { optOut: asked.data.optOut };
      response.json(body);
    }),
  );
  routes.delete(
    "/api/survey-answers",
    signedIn(async (_request, response, { actor }) => {
      const body: Erased = { erased: await surveys.eraseMyAnswers(actor) };
      response.json(body);
    }),
  );
  return routes;
}
