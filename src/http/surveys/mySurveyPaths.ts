import { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from "zod-openapi";
import type { Erased, MySurveys, OptOut, OwnScore, Pilots, SurveyForm } from "../../contract/surveys.ts";
import { json, refusal, usual } from "../openapiParts.ts";
import { optOutWish, surveySave, wavePath } from "./mine.ts";
import { destroyWish, pilotPath } from "./pilots.ts";

/** What goes out about a person's own surveys and about pilots, held to the wire types by the compiler. */
const state = z.enum(["new", "begun", "submitted", "opted-out"]);
const mySurveys: z.ZodType<MySurveys> = z
  .object({ surveys: z.array(z.object({ waveId: z.string(), title: z.string(), state, closes: z.string(), questions: z.number() })), canErase: z.boolean() })
  .meta({ id: "MySurveys" });
const asked = { id: z.string(), text: z.string(), help: z.string().optional() };
const choices = z.array(z.object({ id: z.string(), text: z.string() }));
const question = z
  .union([
    z.object({ ...asked, kind: z.literal("scale"), min: z.number(), max: z.number(), labels: z.record(z.string(), z.string()) }),
    z.object({ ...asked, kind: z.literal("single"), choices }),
    z.object({ ...asked, kind: z.literal("several"), choices, most: z.number().nullable() }),
    z.object({ ...asked, kind: z.literal("number"), min: z.number(), max: z.number(), whole: z.boolean() }),
    z.object({ ...asked, kind: z.literal("text"), maxLength: z.number() }),
  ])
  .meta({ id: "SurveyQuestion" });
const page = z
  .object({ id: z.string(), title: z.string().optional(), lead: z.string().optional(), number: z.number(), pages: z.number(), questions: z.array(question), previous: z.string().nullable(), next: z.string().nullable() })
  .meta({ id: "SurveyPage" });
const answer = z.union([z.object({ value: z.union([z.number(), z.string(), z.array(z.string())]) }), z.object({ declined: z.literal(true) })]);
const form: z.ZodType<SurveyForm> = z
  .object({ waveId: z.string(), title: z.string(), intro: z.string(), about: z.array(z.string()), state, closes: z.string(), pages: z.array(page), answers: z.record(z.string(), answer), wellBeing: z.boolean() })
  .meta({ id: "SurveyForm" });
const ownScore: z.ZodType<OwnScore> = z.object({ score: z.number().nullable(), says: z.string(), help: z.array(z.object({ name: z.string(), how: z.string() })) }).meta({ id: "OwnScore" });
const optOut: z.ZodType<OptOut> = z.object({ optOut: z.boolean() });
const erased: z.ZodType<Erased> = z.object({ erased: z.number() }).meta({ id: "Erased" });
const pilot = z.object({ id: z.string(), name: z.string(), state: z.enum(["confidential", "anonymous"]), says: z.array(z.string()) }).meta({ id: "Pilot" });
const pilots: z.ZodType<Pilots> = z.object({ pilots: z.array(pilot) });

const onForm = (summary: string, more: Partial<ZodOpenApiOperationObject> = {}, said: z.ZodType = form): ZodOpenApiOperationObject => ({
  summary,
  requestParams: { path: wavePath },
  ...more,
  responses: { "200": { description: "The form as it stands", ...json(said) }, ...usual, ...refusal("403", "Not sent to me"), ...refusal("404", "No such survey"), ...refusal("409", "Closed, or an answer that cannot be kept") },
});

export const mySurveyPaths: ZodOpenApiPathsObject = {
  "/api/surveys": { get: { summary: "The surveys that are open to me", responses: { "200": { description: "Surveys", ...json(mySurveys) }, ...usual } } },
  "/api/surveys/{waveId}": { get: onForm("A survey with what I have answered so far") },
  "/api/surveys/{waveId}/answers": { put: onForm("Keep answers; null takes one away. Takes no key: to do it again is to do the same", { requestBody: json(surveySave) }) },
  "/api/surveys/{waveId}/submit": { post: onForm("Keep answers and submit the form, which can be changed until it closes", { requestBody: json(surveySave) }) },
  "/api/surveys/{waveId}/own-score": { get: onForm("My own well-being score, worked out now and not kept", {}, ownScore) },
  "/api/surveys/{waveId}/opt-out": { post: onForm("No more reminders of this survey, or reminders again", { requestBody: json(optOutWish) }, optOut) },
  "/api/survey-answers": { delete: { summary: "Take away all that I have answered", responses: { "200": { description: "How many surveys had something of mine", ...json(erased) }, ...usual } } },
  "/api/pilots": { get: { summary: "The pilots and what destroying their key does (HR)", responses: { "200": { description: "Pilots", ...json(pilots) }, ...usual, ...refusal("403", "Not HR") } } },
  "/api/pilots/{pilotId}/destroy-key": {
    post: { summary: "Make a pilot's answers anonymous for ever (HR)", requestParams: { path: pilotPath }, requestBody: json(destroyWish), responses: { "200": { description: "The pilot as it became", ...json(pilot) }, ...usual, ...refusal("403", "Not HR"), ...refusal("404", "No such pilot"), ...refusal("409", "Not confirmed, or waves are going on") } },
  },
};
