import { Router } from "express";
import { z } from "zod";
import type { EarlierAnswers, EarlierAnswersWish } from "../../contract/surveys.ts";
import { maySendSurveys } from "../../domain/permissions.ts";
import type { ResultVerbs } from "../../services/survey/results/resultVerbs.ts";
import { faultsOf } from "../fieldFaults.ts";
import { makeFileReader } from "../fileBody.ts";
import { sendProblem } from "../problem.ts";
import { refused } from "../routeDeps.ts";
import type { RouteDeps } from "../routeDeps.ts";
import { localDate } from "../shapes.ts";

/** A file of some 20,000 rows. Of nobody but HR is so much read at all. */
const largest = { body: "8mb", csv: 6_000_000, columns: 300 };

const text = (most: number) => z.string().trim().min(1).max(most).regex(/^[^\0\p{Cs}]*$/u, "must hold no NUL and no half of a character");
const few = (of: Readonly<Record<string, string>>): boolean => Object.keys(of).length <= largest.columns;
export const earlierWish: z.ZodType<EarlierAnswersWish> = z
  .strictObject({
    title: z.strictObject({ sv: text(120), en: text(120) }),
    instrument: z.strictObject({ id: text(100), version: z.number().int().min(1).max(1_000_000) }),
    csv: z.string().min(1).max(largest.csv),
    mapping: z.record(z.string().max(1_000), z.string().max(200)).refine(few, "too many columns"),
    waves: z.record(z.string().max(1_000), localDate).refine(few, "too many waves").optional(),
    dryRun: z.boolean(),
  })
  .meta({ id: "EarlierAnswersWish" });

/** Earlier answers out of a file (HR). Stands before the reader of other bodies, which takes none this large. */
export function earlierAnswersRoutes(deps: RouteDeps & { readonly surveys: Pick<ResultVerbs, "importEarlier"> }): Router {
  const { surveys, signedIn } = deps;
  const routes = Router();
  const readFile = makeFileReader(largest.body);
  routes.post(
    "/api/earlier-answers",
    ...signedIn(async (request, response, { actor }) => {
      await readFile(request, response, maySendSurveys(actor));
      const asked = earlierWish.safeParse(request.body);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await surveys.importEarlier(actor, { ...asked.data, waves: asked.data.waves ?? {} });
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: EarlierAnswers = answer.value;
      response.status(body.imported ? 201 : 200).json(body);
    }),
  );
  return routes;
}
