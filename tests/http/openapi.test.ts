import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { jobsByHand } from "../services/jobsByHand.ts";
import { wishOf } from "../services/surveySupport.ts";
import { startApp } from "../support/app.ts";
import type { Answered, Client, TestApp } from "../support/app.ts";
import { personRoutes } from "./servedRoutes.ts";

type Content = Readonly<Record<string, { readonly schema: object }>>;
type Operation = { readonly requestBody?: { readonly content: Content }; readonly responses: Readonly<Record<string, { readonly content?: Content }>> };
type Described = { readonly openapi: string; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: object };

let app: TestApp;
let anna: Client;
let eva: Client;
let described: Described;
const schemas = new Ajv2020({ strict: false, allErrors: true });
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  [anna, eva] = [await app.as("anna.nilsson"), await app.as("eva.lind")];
  described = (await (await fetch(`${app.origin}/api/openapi.json`)).json()) as Described;
  addFormats.default(schemas);
  void schemas.addSchema({ ...described, $id: "api" });
});
afterAll(() => app.stop());

const pathOf = (path: string): string => path.replace(/:(\w+)/g, "{$1}");
const pointer = (...parts: string[]): string => `api#/${parts.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
const holds = (value: unknown, ...parts: string[]): void => {
  const check = schemas.getSchema(pointer(...parts));
  if (!check) throw new Error(`there is no schema at ${parts.join(" ")}`);
  void check(value);
  expect([parts.join(" "), check.errors ?? []]).toEqual([parts.join(" "), []]);
};

test("every route that the server has for people is described, and nothing is described that is not there", () => {
  const served = personRoutes().map(({ method, path }) => `${method} ${pathOf(path)}`).toSorted();
  const told = Object.entries(described.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)).toSorted();
  expect(described.openapi).toBe("3.1.0");
  expect(told).toEqual(served);
});

test("every operation says how it refuses who is not signed in, and every answer that is no success is a problem", () => {
  for (const [path, methods] of Object.entries(described.paths))
    for (const [method, operation] of Object.entries(methods)) {
      expect([method, path, Object.keys(operation.responses)]).toEqual([method, path, expect.arrayContaining(["400", "401", "429"])]);
      for (const [status, { content }] of Object.entries(operation.responses)) if (Number(status) >= 400 && !(path === "/api/bookings" && status === "409")) expect([method, path, status, Object.keys(content ?? {})]).toEqual([method, path, status, ["application/problem+json"]]);
    }
});

test("what real calls answer is as described, the good and the refused", async () => {
  const date = "2026-11-26";
  await (await jobsByHand(app)).run("sync-places");
  const checked: string[] = [];
  const held = (template: string, method: string, answer: Answered): Answered => {
    const type = answer.status >= 400 && !(method === "post" && template === "/api/bookings" && answer.status === 409) ? "application/problem+json" : "application/json";
    if (answer.status !== 204) holds(answer.body, "paths", template, method, "responses", String(answer.status), "content", type, "schema");
    checked.push(`${method} ${template} ${answer.status}`);
    return answer;
  };
  const booked = held("/api/bookings", "post", await anna.send("POST", "/api/bookings", { hubId: "as-torsta", dates: [date], part: "day" }));
  const { id } = booked.body.results[0].booking;
  const one = "/api/bookings/{bookingId}";
  held("/api/bookings", "post", await anna.send("POST", "/api/bookings", { hubId: "as-torsta", dates: [date, "2026-11-27"], part: "morning" }));
  held("/api/bookings", "post", await anna.send("POST", "/api/bookings", { hubId: "brunflo", dates: [date], from: "09:00", to: "10:00" }));
  held("/api/bookings", "post", await anna.send("POST", "/api/bookings", { hubId: "brunflo" }));
  held("/api/bookings", "get", await anna.get("/api/bookings?from=2026-11-01&to=2026-12-31"));
  held("/api/bookings", "get", await anna.get("/api/bookings"));
  held(one, "get", await anna.get(`/api/bookings/${id}`));
  held(one, "get", await eva.get("/api/bookings/a1b2c3d4-0000-4000-8000-000000000001"));
  held(one, "patch", await anna.send("PATCH", `/api/bookings/${id}`, { hubId: "brunflo" }));
  held(one, "patch", await anna.send("PATCH", `/api/bookings/${id}`, { date: "2026-12-24" }));
  held(`${one}/check-in`, "post", await anna.send("POST", `/api/bookings/${id}/check-in`));
  held(one, "delete", await anna.send("DELETE", `/api/bookings/${id}`));
  held(`${one}/undo-release`, "post", await anna.send("POST", `/api/bookings/${id}/undo-release`));
  held(`${one}/history`, "get", await anna.get(`/api/bookings/${id}/history`));
  held("/api/board", "get", await anna.get("/api/board?from=2026-11-23&days=31"));
  held("/api/hubs", "get", await anna.get("/api/hubs"));
  held("/api/hubs/{hubId}/days/{date}", "get", await anna.get(`/api/hubs/brunflo/days/${date}`));
  held("/api/hubs/{hubId}/days/{date}", "get", await anna.get(`/api/hubs/finns-inte/days/${date}`));
  held("/api/me", "get", await anna.get("/api/me"));
  held("/api/me", "patch", await anna.send("PATCH", "/api/me", { homeMunicipality: "Åre", language: "en" }));
  held("/api/me", "patch", await anna.send("PATCH", "/api/me", { homeMunicipality: "Nowhere" }));
  expect(held("/api/places", "get", await eva.get("/api/places")).body.places.length).toBeGreaterThan(5);
  held("/api/places", "get", await anna.get("/api/places"));
  held("/api/places/{placeId}", "put", await eva.send("PUT", "/api/places/finns-inte", { hubId: null }));
  held("/api/hubs/{hubId}/rules", "patch", await eva.send("PATCH", "/api/hubs/brunflo/rules", { horizonDays: 30 }));
  held("/api/hubs/{hubId}/rules", "patch", await anna.send("PATCH", "/api/hubs/brunflo/rules", { horizonDays: 31 }));
  held("/api/unanswered", "get", await eva.get("/api/unanswered"));
  held("/api/drift", "get", await eva.get("/api/drift"));
  const hr = await app.as("cecilia.jonsson");
  const wish = wishOf();
  const run = "/api/campaigns/{campaignId}";
  const file = held("/api/instruments/{instrumentId}/{version}", "get", await hr.get("/api/instruments/pulse/1")).body;
  held("/api/instruments", "get", await hr.get("/api/instruments"));
  held("/api/instruments", "get", await anna.get("/api/instruments"));
  held("/api/instruments", "post", await hr.send("POST", "/api/instruments", file));
  held("/api/instruments", "post", await hr.send("POST", "/api/instruments", { ...file, instrument: { ...file.instrument, version: 2 } }));
  held("/api/campaigns", "post", await hr.send("POST", "/api/campaigns", { ...wish, instrument: { id: "pulse", version: 9 } }));
  held("/api/campaigns/preview", "post", await hr.send("POST", "/api/campaigns/preview", wish));
  const campaign = held("/api/campaigns", "post", await hr.send("POST", "/api/campaigns", wish)).body;
  held(run, "put", await hr.send("PUT", `/api/campaigns/${campaign.id}`, wish));
  const started = held(`${run}/launch`, "post", await hr.send("POST", `/api/campaigns/${campaign.id}/launch`)).body;
  held(`${run}/launch`, "post", await hr.send("POST", `/api/campaigns/${campaign.id}/launch`));
  held(run, "get", await hr.get(`/api/campaigns/${campaign.id}`));
  held(run, "delete", await hr.send("DELETE", `/api/campaigns/${campaign.id}`));
  held("/api/waves/{waveId}/remind", "post", await hr.send("POST", `/api/waves/${started.waves[0].id}/remind`));
  held("/api/waves/{waveId}/close", "post", await hr.send("POST", "/api/waves/a1b2c3d4-0000-4000-8000-000000000001/close"));
  held(`${run}/stop`, "post", await hr.send("POST", `/api/campaigns/${campaign.id}/stop`));
  held("/api/campaigns", "get", await hr.get("/api/campaigns"));
  held("/api/survey-audit", "get", await hr.get("/api/survey-audit?from=2026-11-01&to=2026-12-01"));
  held("/api/survey-audit", "get", await hr.get("/api/survey-audit?from=2026-11-01"));
  expect(checked).toEqual(expect.arrayContaining(["post /api/bookings 201", "post /api/bookings 207", "post /api/bookings 409", "post /api/bookings 400", `patch ${one} 200`, `patch ${one} 409`, `get ${one} 404`, "get /api/places 403"]));
});

test("a body that the description does not allow is refused, and one that it allows is not called unreadable", async () => {
  const good = [{ hubId: "as-torsta", dates: ["2026-12-01"], part: "day" }, { hubId: "as-torsta", dates: ["2026-12-02"], from: "09:00", to: "10:00" }];
  const bad = [{}, { hubId: "as-torsta" }, { hubId: "as-torsta", dates: ["2026-12-01"], part: "hours" }, { hubId: 1, dates: ["2026-12-01"], part: "day" }, { hubId: "as-torsta", dates: ["2026-12-01"], part: "day", extra: true }, { hubId: "as-torsta", dates: [], part: "day" }];
  const check = schemas.getSchema(pointer("paths", "/api/bookings", "post", "requestBody", "content", "application/json", "schema"));
  for (const body of good) expect([body, check?.(body), (await anna.send("POST", "/api/bookings", body)).status]).toEqual([body, true, 201]);
  for (const body of bad) expect([body, check?.(body), (await anna.send("POST", "/api/bookings", body)).status]).toEqual([body, false, 400]);
});
