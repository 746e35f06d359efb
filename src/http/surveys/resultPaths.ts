import { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from "zod-openapi";
import type { EarlierAnswers, ResponseRates, ResultChange, ResultCut, ResultTable, ShownNumber, Trend, WaveResults } from "../../contract/surveys.ts";
import { backgrounds } from "../../domain/survey/waveForms.ts";
import { json, refusal, usual } from "../openapiParts.ts";
import { earlierWish } from "./earlierAnswers.ts";
import { wavePath } from "./mine.ts";
import { cutWish, trendPath } from "./results.ts";

/** What goes out about results, held to the wire types by the compiler. */
const hidden = z.object({ hidden: z.enum(["few-invited", "withheld"]) });
const shown: z.ZodType<ShownNumber> = z.union([z.object({ value: z.number() }), hidden]).meta({ id: "ShownNumber" });
const share = z.object({ share: z.number(), low: z.number(), high: z.number() }).meta({ id: "Share" });
const table: z.ZodType<ResultTable> = z
  .object({ id: z.string(), title: z.string(), rowsAre: z.string(), rows: z.array(z.object({ label: z.string(), count: shown, share: share.optional() })), notes: z.array(z.string()) })
  .meta({ id: "ResultTable" });
const cut: z.ZodType<ResultCut> = z
  .object({ id: z.string(), by: z.enum(backgrounds), title: z.string(), groups: z.array(z.object({ label: z.string(), respondents: shown, tables: z.array(table) })), refused: z.string().optional() })
  .meta({ id: "ResultCut" });
const difference = { difference: z.number(), low: z.number(), high: z.number() };
const change: z.ZodType<ResultChange> = z
  .object({ id: z.string(), title: z.string(), from: z.string(), to: z.string(), paired: z.union([z.object({ pairs: z.number(), ...difference }), hidden]), unpaired: z.union([z.object(difference), hidden]), notes: z.array(z.string()) })
  .meta({ id: "ResultChange" });
const rate = z.object({ invited: z.number(), respondents: shown, share: share.optional() });
const rates: z.ZodType<ResponseRates> = z.object({ rates: z.array(rate.extend({ waveId: z.string() })) }).meta({ id: "ResponseRates" });
const results: z.ZodType<WaveResults> = z
  .object({
    waveId: z.string(),
    campaign: z.string(),
    wave: z.string(),
    frozen: z.string(),
    responseRate: rate,
    wellBeing: z.object({ sides: table, steps: table.nullable(), wording: z.enum(["house", "licensed"]) }).nullable(),
    questions: z.array(table),
    cuts: z.array(cut),
    changes: z.array(change),
    texts: z.array(z.object({ question: z.string(), texts: z.union([z.array(z.string()), hidden]) })),
    method: z.array(z.string()),
    hidden: z.number(),
  })
  .meta({ id: "WaveResults" });
const trend: z.ZodType<Trend> = z
  .object({ lines: z.array(z.object({ question: z.string(), points: z.array(z.object({ wave: z.string(), date: z.string(), respondents: shown, tables: z.array(table) })) })) })
  .meta({ id: "Trend" });

const earlier: z.ZodType<EarlierAnswers> = z
  .object({ rows: z.number(), people: z.number(), waves: z.array(z.string()), faults: z.array(z.object({ row: z.number(), column: z.string().nullable(), message: z.string() })), imported: z.boolean(), campaignId: z.string().nullable() })
  .meta({ id: "EarlierAnswers" });

const refusals = { ...usual, ...refusal("403", "Not HR"), ...refusal("404", "No such wave"), ...refusal("409", "Not frozen yet, or would give away somebody's answers") };
const file = (summary: string, type: string): ZodOpenApiOperationObject => ({ summary, requestParams: { path: wavePath }, responses: { "200": { description: "The file", content: { [type]: { schema: z.string() } } }, ...refusals } });

export const resultPaths: ZodOpenApiPathsObject = {
  "/api/earlier-answers": {
    post: {
      summary: "Read a CSV of earlier answers, one row a person and wave; without faults and when it is no dry run, take it in (HR)",
      requestBody: json(earlierWish),
      responses: { "200": { description: "What would come in, and every fault by row: nothing is kept", ...json(earlier) }, "201": { description: "It has come in, and its results are being made", ...json(earlier) }, ...usual, ...refusal("403", "Not HR"), ...refusal("404", "No such questionnaire"), ...refusal("409", "Loaded already, or there is nowhere to keep a key") },
    },
  },
  "/api/response-rates": { get: { summary: "How many answered each wave that is frozen (HR)", responses: { "200": { description: "Response rates", ...json(rates) }, ...usual, ...refusal("403", "Not HR") } } },
  "/api/waves/{waveId}/results": { get: { summary: "The results of a wave as they were frozen (HR)", requestParams: { path: wavePath }, responses: { "200": { description: "Results", ...json(results) }, ...refusals } } },
  "/api/waves/{waveId}/results.csv": { get: file("The same figures as CSV (HR)", "text/csv") },
  "/api/waves/{waveId}/results.xlsx": { get: file("The same figures as a workbook (HR)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") },
  "/api/waves/{waveId}/cuts": { post: { summary: "A new table, shown or refused with the reason (HR)", requestParams: { path: wavePath }, requestBody: json(cutWish), responses: { "200": { description: "The table", ...json(cut) }, ...refusals } } },
  "/api/campaigns/{campaignId}/trend": { get: { summary: "Frozen waves of a campaign in order (HR)", requestParams: { path: trendPath }, responses: { "200": { description: "Lines of points", ...json(trend) }, ...usual, ...refusal("403", "Not HR"), ...refusal("404", "No such campaign") } } },
};
