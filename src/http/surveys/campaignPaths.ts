import { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from "zod-openapi";
import { json, refusal, usual } from "../openapiParts.ts";
import { auditOut, auditQuery, campaignOut, campaignPath, campaignsOut, campaignWish, instrumentFile, instrumentOut, instrumentPath, instrumentsOut, previewOut } from "./campaignShapes.ts";
import { wavePath } from "./mine.ts";

const hr = refusal("403", "Not HR");
const onCampaign = (summary: string, more: Partial<ZodOpenApiOperationObject> = {}): ZodOpenApiOperationObject => ({
  summary,
  requestParams: { path: campaignPath },
  ...more,
  responses: { "200": { description: "The campaign as it became", ...json(campaignOut) }, ...usual, ...hr, ...refusal("404", "No such campaign, or what it names is not there"), ...refusal("409", "Refused, with its reason") },
});
const onWave = (summary: string): ZodOpenApiOperationObject => ({
  summary,
  requestParams: { path: wavePath },
  responses: { "202": { description: "It will be done" }, ...usual, ...hr, ...refusal("404", "No such wave"), ...refusal("409", "The wave is not open") },
});
const wish = { requestBody: json(campaignWish) };
const wrong = { ...refusal("404", "What it names is not there"), ...refusal("409", "Refused, with its reason") };

/** What HR does with surveys, short of results. */
export const campaignPaths: ZodOpenApiPathsObject = {
  "/api/instruments": {
    get: { summary: "The forms that there are (HR)", responses: { "200": { description: "Forms", ...json(instrumentsOut) }, ...usual, ...hr } },
    post: { summary: "Take in a form as a file; every fault of it is listed (HR)", requestBody: json(instrumentFile), responses: { "201": { description: "The form", ...json(instrumentOut) }, ...usual, ...hr, ...refusal("409", "The file is no form, or that version is here") } },
  },
  "/api/instruments/{instrumentId}/{version}": { get: { summary: "A form as a file (HR)", requestParams: { path: instrumentPath }, responses: { "200": { description: "The file", ...json(instrumentFile) }, ...usual, ...hr, ...refusal("404", "No such form") } } },
  "/api/campaigns": {
    get: { summary: "Campaigns, newest first (HR)", responses: { "200": { description: "Campaigns", ...json(campaignsOut) }, ...usual, ...hr } },
    post: { summary: "Make a draft (HR)", ...wish, responses: { "201": { description: "The draft", ...json(campaignOut) }, ...usual, ...hr, ...wrong } },
  },
  "/api/campaigns/preview": { post: { summary: "What would happen, before anything is sent (HR)", ...wish, responses: { "200": { description: "The preview", ...json(previewOut) }, ...usual, ...hr, ...wrong } } },
  "/api/campaigns/{campaignId}": {
    get: onCampaign("One campaign (HR)"),
    put: onCampaign("Change a draft (HR)", wish),
    delete: { summary: "Take away a draft (HR)", requestParams: { path: campaignPath }, responses: { "204": { description: "Gone" }, ...usual, ...hr, ...wrong } },
  },
  "/api/campaigns/{campaignId}/launch": { post: onCampaign("Start it: thresholds and bands are fixed (HR)") },
  "/api/campaigns/{campaignId}/stop": { post: onCampaign("Stop it and all that waits to be sent; its open waves give no results (HR)") },
  "/api/waves/{waveId}/remind": { post: onWave("Remind those who have not answered, whom nobody sees (HR)") },
  "/api/waves/{waveId}/close": { post: onWave("Close a wave before its time (HR)") },
  "/api/survey-audit": { get: { summary: "Who of HR did and saw what, in [from, to) (HR)", requestParams: { query: auditQuery }, responses: { "200": { description: "The log", ...json(auditOut) }, ...usual, ...hr } } },
  "/api/survey-audit.csv": { get: { summary: "The same as a file (HR)", requestParams: { query: auditQuery }, responses: { "200": { description: "Semicolons, UTF-8", content: { "text/csv": { schema: z.string() } } }, ...usual, ...hr } } },
};
