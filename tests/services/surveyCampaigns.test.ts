import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { demoGroups } from "../../src/standin/demo/demoGroups.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { good, launched, surveyApp, wishOf } from "./surveySupport.ts";
import type { SurveyApp } from "./surveySupport.ts";

let app: TestApp;
let hr: Client;
let surveys: SurveyApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T09:50:00+01:00", noJobs: true });
  hr = await app.as("cecilia.jonsson");
  surveys = await surveyApp(app);
});
afterAll(() => app.stop());

const campaign = async (id: string): Promise<any> => good(await hr.get(`/api/campaigns/${id}`));

test("a draft can be changed and taken away; what has started cannot", async () => {
  const { id } = good(await hr.send("POST", "/api/campaigns", wishOf()));
  expect(good(await hr.send("PUT", `/api/campaigns/${id}`, wishOf({ audience: { kind: "hubs", hubIds: ["brunflo", "house-be", "brunflo"] } })))).toMatchObject({ audience: { hubIds: ["brunflo", "house-be"] }, audienceSays: "De som mest bokar Brunflo eller House Be" });
  expect((await hr.send("DELETE", `/api/campaigns/${id}`)).status).toBe(204);
  expect((await hr.get(`/api/campaigns/${id}`)).status).toBe(404);
  const running = await launched(hr);
  for (const [method, body] of [["PUT", wishOf()], ["DELETE", undefined]] as const) expect(await hr.send(method, `/api/campaigns/${running.id}`, body)).toMatchObject({ status: 409, body: { code: "campaign-not-draft" } });
  expect(await hr.send("POST", `/api/campaigns/${running.id}/launch`)).toMatchObject({ status: 409, body: { code: "campaign-not-draft" } });
});

test("the preview tells how many are asked, how they are told apart, the smallest results and the card, and sends nothing", async () => {
  const before = (await hr.get("/api/campaigns")).body.campaigns;
  const body = good(await hr.send("POST", "/api/campaigns/preview", wishOf({ instrument: { id: "well-being", version: 1 } })));
  expect(body).toMatchObject({ invited: 24, spared: 0 });
  expect(body.places.reduce((sum: number, place: { invited: number }) => sum + place.invited, 0)).toBe(24);
  expect(body.places.every((place: { says: string; invited: number }) => place.invited >= 5 && /\S/.test(place.says))).toBe(true);
  expect(body.smallest).toContain("Ett resultat visas när minst 5 i gruppen har svarat.");
  expect(body.smallest).toContain("Välmående steg för steg visas aldrig: 24 är tillfrågade och minst 50 måste svara.");
  expect((await hr.get("/api/campaigns")).body.campaigns).toEqual(before);
  expect(surveys.sent).toEqual([]);
  const few = good(await hr.send("POST", "/api/campaigns/preview", wishOf({ audience: { kind: "hubs", hubIds: ["brunflo"] } })));
  expect(few).toMatchObject({ invited: 0, places: [], smallest: ["Inget resultat kan visas: 0 är tillfrågade och minst 5 måste svara."] });
});

test("a campaign to fewer than five is refused with the number that it takes", async () => {
  const { id } = good(await hr.send("POST", "/api/campaigns", wishOf({ audience: { kind: "hubs", hubIds: ["brunflo"] } })));
  expect(await hr.send("POST", `/api/campaigns/${id}/launch`)).toMatchObject({ status: 409, body: { code: "audience-too-small", detail: expect.stringContaining("Minst 5") } });
  expect((await campaign(id)).state).toBe("draft");
});

test("what a wish names must be there, and its times must fit together", async () => {
  const refused = async (set: Readonly<Record<string, unknown>>): Promise<[number, string]> => {
    const { status, body } = await hr.send("POST", "/api/campaigns", wishOf(set));
    return [status, body.code];
  };
  expect(await refused({ instrument: { id: "pulse", version: 99 } })).toEqual([404, "no-such-instrument"]);
  expect(await refused({ audience: { kind: "hubs", hubIds: ["finns-inte"] } })).toEqual([404, "no-such-hub"]);
  const dates = { kind: "dates", opens: "2026-11-24", closes: "2026-12-08", remindAfterDays: [] };
  for (const schedule of [{ ...dates, opens: "2026-11-22" }, { ...dates, closes: "2026-11-24" }, { ...dates, remindAfterDays: [14] }, { ...dates, closes: "2027-11-24" }]) expect([schedule, await refused({ schedule })]).toEqual([schedule, [409, "schedule-not-valid"]]);
  const rhythm = { kind: "rhythm", opens: "2026-11-24", until: "2027-03-01", everyWeeks: 1, openDays: 8, remindAfterDays: [] };
  expect(await refused({ schedule: rhythm })).toEqual([409, "schedule-not-valid"]);
});

test("nobody but HR may do any of it: not employees, administrators or planners, and not without signing in", async () => {
  const running = await launched(hr);
  const wave = running.waves[0].id;
  const acts: [string, string, unknown?][] = [
    ["GET", "/api/instruments"],
    ["POST", "/api/instruments", {}],
    ["GET", "/api/instruments/pulse/1"],
    ["GET", "/api/campaigns"],
    ["POST", "/api/campaigns", wishOf()],
    ["POST", "/api/campaigns/preview", wishOf()],
    ["GET", `/api/campaigns/${running.id}`],
    ["PUT", `/api/campaigns/${running.id}`, wishOf()],
    ["DELETE", `/api/campaigns/${running.id}`],
    ["POST", `/api/campaigns/${running.id}/launch`],
    ["POST", `/api/campaigns/${running.id}/stop`],
    ["POST", `/api/waves/${wave}/remind`],
    ["POST", `/api/waves/${wave}/close`],
    ["GET", "/api/survey-audit?from=2026-11-01&to=2026-12-01"],
    ["GET", "/api/survey-audit.csv?from=2026-11-01&to=2026-12-01"],
  ];
  for (const name of ["anna.nilsson", "eva.lind", "david.holm"]) {
    const client = await app.as(name);
    for (const [method, path, body] of acts) expect([name, method, path, (await client.send(method, path, body)).status]).toEqual([name, method, path, 403]);
  }
  for (const [method, path] of acts) expect([method, path, (await fetch(`${app.origin}${path}`, { method })).status]).toEqual([method, path, 401]);
  expect(await campaign(running.id)).toMatchObject({ state: "running" });
});

test("what is not there is answered 404, and a wave that is not open can be neither reminded of nor closed", async () => {
  const nobody = "a1b2c3d4-0000-4000-8000-0000000000ff";
  for (const path of [`/api/campaigns/${nobody}/launch`, `/api/campaigns/${nobody}/stop`, `/api/waves/${nobody}/remind`, `/api/waves/${nobody}/close`, "/api/campaigns/x/launch"]) expect([path, (await hr.send("POST", path)).status]).toEqual([path, 404]);
  const running = await launched(hr);
  for (const act of ["remind", "close"]) expect(await hr.send("POST", `/api/waves/${running.waves[0].id}/${act}`)).toMatchObject({ status: 409, body: { code: "wave-not-open" } });
});

test("a group of Entra is an audience with those of its groups; one that is not there, and one that cannot be read, are told apart", async () => {
  const groupOf = (name: string) => ({ audience: { kind: "group", groupId: (demoGroups.find((group) => group.displayName === name)?.id ?? "").toUpperCase() } });
  expect(good(await hr.send("POST", "/api/campaigns/preview", wishOf(groupOf("Hubbpiloten"))))).toMatchObject({ audienceSays: "De som är med i Entra-gruppen Hubbpiloten, och i grupperna i den", invited: 9, places: [{ invited: 9 }] });
  const draft = good(await hr.send("POST", "/api/campaigns", wishOf(groupOf("Hubbpiloten"))));
  expect(draft).toMatchObject({ audience: { kind: "group" }, audienceSays: "De som är med i Entra-gruppen Hubbpiloten, och i grupperna i den" });
  expect(draft.audience).not.toHaveProperty("name");
  const pilot = groupOf("Hubbpiloten").audience.groupId.toLowerCase();
  app.local?.standin.graph.faults.add({ method: "*", pathPattern: `/groups/${pilot}$`, what: "status", status: 403, code: "Authorization_RequestDenied", nth: 1, times: 1 });
  expect(good(await hr.send("PUT", `/api/campaigns/${draft.id}`, wishOf(groupOf("Hubbpiloten")))).audienceSays).toBe(`De som är med i Entra-gruppen ${pilot}, och i grupperna i den`);
  expect(good(await hr.send("POST", "/api/campaigns/preview", wishOf(groupOf("Tomma gruppen"))))).toMatchObject({ invited: 0 });
  const gone = { audience: { kind: "group", groupId: "a1b2c3d4-0000-4000-8000-0000000000ff" } };
  expect(await hr.send("POST", "/api/campaigns/preview", wishOf(gone))).toMatchObject({ status: 404, body: { code: "no-such-group" } });
  app.local?.standin.graph.faults.add({ method: "*", pathPattern: "transitiveMembers", what: "status", status: 403, code: "Authorization_RequestDenied", nth: 1, times: 1 });
  expect(await hr.send("POST", "/api/campaigns/preview", wishOf(groupOf("Kontoret")))).toMatchObject({ status: 409, body: { code: "group-not-reached" } });
});

test("a form is taken out as a file, made a new version of and taken in again; the same version with other words is not", async () => {
  const file = good(await hr.get("/api/instruments/pulse/1"));
  const next = { ...file, instrument: { ...file.instrument, version: 2, wording: "licensed", title: { sv: "Pulsen igen", en: "The pulse again" } } };
  expect(await hr.send("POST", "/api/instruments", next)).toMatchObject({ status: 201, body: { id: "pulse", version: 2, title: "Pulsen igen", wording: "licensed", wellBeing: false } });
  expect(good(await hr.get("/api/instruments/pulse/2"))).toEqual(next);
  expect(good(await hr.get("/api/instruments")).instruments.filter((one: { id: string }) => one.id === "pulse").map((one: { version: number }) => one.version)).toEqual([2, 1]);
  expect(await hr.send("POST", "/api/instruments", next)).toMatchObject({ status: 409, body: { code: "instrument-not-valid", faults: [{ field: "version", message: "Den versionen finns redan." }] } });
});

test("a file that is no form is refused with each fault, where it is and in the reader's words", async () => {
  const file = good(await hr.get("/api/instruments/pulse/1"));
  const [page] = file.instrument.pages;
  const broken = { ...file, extra: 1, instrument: { ...file.instrument, id: "Ny puls", version: 0, pages: [{ ...page, questions: [{ ...page.questions[0], min: 5, max: 0 }] }] } };
  const { status, body } = await hr.send("POST", "/api/instruments", broken);
  expect([status, body.code]).toEqual([409, "instrument-not-valid"]);
  const faults = Object.fromEntries(body.faults.map((fault: { field: string; message: string }) => [fault.field, fault.message]));
  expect(faults).toMatchObject({ extra: "Är inget som ett frågeformulär har.", "id": expect.stringContaining("bindestreck"), "version": expect.stringContaining("heltal") });
  good(await hr.send("PATCH", "/api/me", { language: "en" }));
  expect((await hr.send("POST", "/api/instruments", { format: "other" })).body.faults).toEqual([{ field: "", message: "The file is no questionnaire of Hubbplats." }]);
  good(await hr.send("PATCH", "/api/me", { language: "sv" }));
  expect(good(await hr.get("/api/instruments")).instruments.some((one: { id: string }) => one.id === "Ny puls")).toBe(false);
});
