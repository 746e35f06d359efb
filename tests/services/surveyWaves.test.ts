import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { demoGroups } from "../../src/standin/demo/demoGroups.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { crowd } from "./crowd.ts";
import { good, launched, longSignIn, surveyApp, wishOf } from "./surveySupport.ts";
import type { SurveyApp } from "./surveySupport.ts";

let app: TestApp;
let hr: Client;
let surveys: SurveyApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T09:50:00+01:00", noJobs: true });
  longSignIn(app);
  hr = await app.as("cecilia.jonsson");
  surveys = await surveyApp(app);
});
afterAll(() => app.stop());
/** One app for all: it takes longer to start than to ask. Each test begins on the same Monday, with nobody asked. */
beforeEach(async () => {
  app.clock.set(new Date("2026-11-23T09:50:00+01:00"));
  await app.database.script("TRUNCATE survey_people.campaign, survey_people.audit, survey_answers.draft, survey_answers.sheet CASCADE");
  await surveys.jobs.forget();
  surveys.sent.length = 0;
  surveys.refuses.clear();
});

const campaign = async (id: string): Promise<any> => good(await hr.get(`/api/campaigns/${id}`));
const wavesOf = async (id: string): Promise<any[]> => (await campaign(id)).waves;
const acts = async (): Promise<string[]> => good(await hr.get("/api/survey-audit?from=2026-11-01&to=2027-12-01")).entries.map((one: { what: string; about: string }) => `${one.what} · ${one.about}`);

test("a campaign is drafted, launched, opened, reminded of, closed and ended, and HR sees whom it went to but never who has answered", async () => {
  const draft = good(await hr.send("POST", "/api/campaigns", wishOf()));
  expect(draft).toMatchObject({ state: "draft", waves: [], titles: { sv: "Höstens mätning" }, audienceSays: "Alla som har öppnat Hubbplats", scheduleSays: "Öppnar tis 24 nov 2026 och är öppen till och med mån 7 dec 2026. Påminnelse efter 7 dagar till dem som inte har svarat" });
  const running = good(await hr.send("POST", `/api/campaigns/${draft.id}/launch`));
  expect(running).toMatchObject({ state: "running", waves: [{ number: 1, state: "planned", invited: null, opens: "2026-11-24T08:00:00+01:00", closes: "2026-12-08T00:00:00+01:00" }] });

  await surveys.at("2026-11-24T07:59:00+01:00");
  expect((await campaign(draft.id)).waves[0].state).toBe("planned");
  await surveys.at("2026-11-24T08:00:00+01:00");
  expect((await campaign(draft.id)).waves[0]).toMatchObject({ state: "open", invited: 24, spared: 0, sending: { queued: 0, sent: 24, failed: 0, secondsLeft: null }, results: false });
  expect(new Set(surveys.sent.map((one) => one.personId)).size).toBe(24);
  expect(surveys.sent[0]?.card).toMatchObject({ waveId: running.waves[0].id, closes: "2026-12-07", reminder: false });

  const anna = await app.as("anna.nilsson");
  const bo = await app.as("bo.eriksson");
  const form = good(await anna.get(`/api/surveys/${running.waves[0].id}`));
  const question = form.pages[0].questions[0];
  expect(question.kind).toBe("scale");
  good(await anna.send("POST", `/api/surveys/${running.waves[0].id}/submit`, { answers: { [question.id]: { value: question.min } } }));
  good(await bo.send("PUT", `/api/surveys/${running.waves[0].id}/answers`, { answers: { [question.id]: { value: question.min } } }));
  expect(JSON.stringify(await campaign(draft.id))).not.toContain("answer");

  surveys.sent.length = 0;
  await surveys.at("2026-12-01T09:00:00+01:00");
  await surveys.jobs.pass(1);
  const reminded = surveys.sent.map((one) => one.personId);
  expect(reminded).toHaveLength(23);
  expect(reminded).toContain(bo.personId);
  expect(reminded).not.toContain(anna.personId);
  expect(surveys.sent.every((one) => one.card.reminder)).toBe(true);
  await surveys.at("2026-12-02T09:00:00+01:00");
  expect(surveys.sent).toHaveLength(23);

  await surveys.at("2026-12-08T00:00:00+01:00");
  expect(["closed", "frozen"]).toContain((await campaign(draft.id)).waves[0].state);
  expect(await anna.send("POST", `/api/surveys/${running.waves[0].id}/submit`, { answers: {} })).toMatchObject({ status: 409, body: { code: "survey-not-open" } });
});

test("stopping a campaign stops what waits to be sent at once, and its waves give no results", async () => {
  const running = await launched(hr);
  const everybody = app.database.query("SELECT id FROM person");
  for (const { id } of await everybody) surveys.refuses.set(String(id), { ok: false, why: "later", afterSeconds: 30 });
  await surveys.at("2026-11-24T08:00:00+01:00");
  expect((await wavesOf(running.id))[0]).toMatchObject({ state: "open", sending: { queued: 24, sent: 0, secondsLeft: 2 } });
  const anna = await app.as("anna.nilsson");
  const wave = running.waves[0].id;
  const form = good(await anna.get(`/api/surveys/${wave}`));
  good(await anna.send("POST", `/api/surveys/${wave}/submit`, { answers: { [form.pages[0].questions[0].id]: { declined: true } } }));

  surveys.refuses.clear();
  expect(good(await hr.send("POST", `/api/campaigns/${running.id}/stop`))).toMatchObject({ state: "stopped", waves: [{ state: "stopped", sending: { queued: 0, stopped: 24, secondsLeft: null } }] });
  await surveys.jobs.pass(3600);
  expect(surveys.sent).toEqual([]);
  expect(await app.database.query("SELECT (SELECT count(*)::int FROM survey_answers.draft) + (SELECT count(*)::int FROM survey_answers.sheet) AS kept")).toEqual([{ kept: 0 }]);
  expect(await anna.get(`/api/surveys/${wave}`)).toMatchObject({ status: 409 });
  expect(await hr.send("POST", `/api/campaigns/${running.id}/stop`)).toMatchObject({ status: 409, body: { code: "campaign-not-running" } });
});

test("HR reminds and closes before the time, and each act stands in the log by name, which is itself an act to read", async () => {
  const running = await launched(hr, { schedule: { kind: "dates", opens: "2026-11-24", closes: "2026-12-08", remindAfterDays: [] } });
  await surveys.at("2026-11-24T08:00:00+01:00");
  const bo = await app.as("bo.eriksson");
  const wave = running.waves[0].id;
  good(await bo.send("POST", `/api/surveys/${wave}/opt-out`, { optOut: true }));
  surveys.sent.length = 0;
  expect((await hr.send("POST", `/api/waves/${wave}/remind`)).status).toBe(202);
  await surveys.jobs.pass(5);
  expect(surveys.sent).toHaveLength(23);
  expect(surveys.sent.map((one) => one.personId)).not.toContain(bo.personId);
  expect((await hr.send("POST", `/api/waves/${wave}/close`)).status).toBe(202);
  expect(await hr.send("POST", `/api/waves/${wave}/close`)).toMatchObject({ status: 409, body: { code: "wave-not-open" } });
  await surveys.jobs.pass(5);
  expect(["closed", "frozen"]).toContain((await wavesOf(running.id))[0].state);
  expect(await acts()).toEqual(["Gjorde ett utkast · Utskick: Höstens mätning", "Startade ett utskick · Utskick: Höstens mätning, Mätningar: 1", "Påminde dem som inte hade svarat · Utskick: Höstens mätning, Mätning: 1", "Stängde en mätning i förtid · Utskick: Höstens mätning, Mätning: 1", "Läste den här loggen · Från: 2026-11-01, Till: 2027-12-01"]);
  const file = await hr.get("/api/survey-audit.csv?from=2026-11-01&to=2027-12-01");
  expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(file.body.replace("\ufeff", "").split("\r\n")[0]).toBe("Tid;Vem;Vad;Om");
  expect(file.body).toContain(";Cecilia Jonsson;Startade ett utskick;");
  const jobs = await app.database.query("SELECT data::text AS data FROM jobs.job");
  expect(jobs.filter((job) => String(job["data"]).includes(bo.personId))).toEqual([]);
});

test("those who have not answered are left in peace for three days after a reminder, whether HR or the schedule sent it, and of two who press at once one does", async () => {
  const running = await launched(hr, { schedule: { kind: "dates", opens: "2026-11-24", closes: "2026-12-20", remindAfterDays: [7] } });
  await surveys.at("2026-11-24T08:00:00+01:00");
  const wave = running.waves[0].id;
  const remind = () => hr.send("POST", `/api/waves/${wave}/remind`);
  const reminded = async (): Promise<number> => {
    await surveys.jobs.pass(5);
    return surveys.sent.splice(0).filter((one) => one.card.reminder).length;
  };
  await reminded();
  expect((await Promise.all([remind(), remind(), remind()])).map((answer) => answer.status).sort()).toEqual([202, 409, 409]);
  expect(await reminded()).toBe(24);
  await surveys.at("2026-11-27T07:00:00+01:00");
  expect(await remind()).toMatchObject({ status: 409, body: { code: "reminded-lately", detail: "Det ska gå minst 3 dygn mellan påminnelser, också de som går av sig själva." } });
  await surveys.at("2026-12-01T09:00:00+01:00");
  expect(await reminded()).toBe(24);
  await surveys.at("2026-12-02T09:00:00+01:00");
  expect([(await remind()).status, await reminded()]).toEqual([409, 0]);
  await surveys.at("2026-12-04T09:01:00+01:00");
  expect([(await remind()).status, await reminded()]).toEqual([202, 24]);
});

test("a wave that finds too few to ask, or whose group cannot be read in all its time, is told to HR with its reason", async () => {
  const everybody = await app.database.query("SELECT id FROM person");
  const rhythm = { kind: "rhythm", opens: "2026-11-24", until: "2027-01-05", everyWeeks: 3, openDays: 5, remindAfterDays: [] };
  const pilotGroup = demoGroups.find((group) => group.displayName === "Hubbpiloten")?.id ?? "";
  const [pulse, ofGroup] = [await launched(hr, { schedule: rhythm }), await launched(hr, { audience: { kind: "group", groupId: pilotGroup }, schedule: { kind: "dates", opens: "2026-11-24", closes: "2026-11-26", remindAfterDays: [] } })];
  app.local?.standin.graph.faults.add({ method: "*", pathPattern: "transitiveMembers", what: "status", status: 503, nth: 1, times: 99 });
  await surveys.at("2026-11-24T08:00:00+01:00");
  expect((await wavesOf(pulse.id))[0]).toMatchObject({ state: "open", invited: 24 });
  await surveys.at("2026-11-26T08:00:00+01:00");
  expect(await wavesOf(ofGroup.id)).toMatchObject([{ state: "stopped", why: "Öppnades inte i tid: gruppen gick inte att läsa i Entra, eller så var tjänsten inte i gång" }]);
  await app.database.query("UPDATE person SET guest = true WHERE id = ANY($1::uuid[])", [everybody.slice(3).map((row) => row["id"])]);
  await surveys.at("2026-12-15T08:00:00+01:00");
  await app.database.query("UPDATE person SET guest = false");
  const [opened, stopped] = await wavesOf(pulse.id);
  expect(opened).not.toHaveProperty("why");
  expect(stopped).toMatchObject({ state: "stopped", invited: 0, why: "Öppnades inte: färre än 5 att fråga, så ingens svar hade skyddats" });
});

test("a pulse comes back on its rhythm to the same people, and nobody enters more than two waves in four weeks", async () => {
  const running = await launched(hr, { schedule: { kind: "rhythm", opens: "2026-11-24", until: "2027-01-05", everyWeeks: 1, openDays: 5, remindAfterDays: [] } });
  expect(running.waves.map((wave: { opens: string }) => wave.opens.slice(0, 10))).toEqual(["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29"]);
  for (const day of ["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"]) {
    await surveys.at(`${day}T08:00:00+01:00`);
    await surveys.at(`${day.slice(0, 8)}${String(Number(day.slice(8)) + 5).padStart(2, "0")}T00:00:00+01:00`);
  }
  const waves = await wavesOf(running.id);
  expect(waves.slice(0, 2).map((wave) => [wave.invited, wave.spared])).toEqual([[24, 0], [24, 0]]);
  // All have been asked twice: with nobody left to hide among, a wave is not held.
  expect(waves.slice(2, 4).map((wave) => wave.state)).toEqual(["stopped", "stopped"]);
  await surveys.at("2026-12-22T08:00:00+01:00");
  expect((await wavesOf(running.id))[4]).toMatchObject({ state: "open", invited: 24, spared: 0 });
});

test("a wave from the first day takes people in one by one, each for their own days, and has its places first when it closes", async () => {
  const people = await Promise.all(["anna.nilsson", "bo.eriksson", "helena.sandberg", "karin.lund", "mats.bergstrom", "gunilla.wiklund", "lars.norberg"].map((name) => app.as(name)));
  const book = async (client: Client, date: string): Promise<void> => void good(await client.send("POST", "/api/bookings", { hubId: "samverket", dates: [date], part: "day" }));
  const running = await launched(hr, { schedule: { kind: "from-first-day", when: "after-4-weeks", opens: "2026-11-24", closes: "2027-02-01", openDays: 10, remindAfterDays: [3] } });
  const wave = running.waves[0].id;
  for (const [i, client] of people.entries()) await book(client, i < 3 ? "2026-11-24" : "2026-11-25");
  await surveys.at("2026-11-24T08:00:00+01:00");
  expect((await wavesOf(running.id))[0]).toMatchObject({ state: "open", invited: 0 });

  const pass = async (instant: string): Promise<void> => {
    await surveys.at(instant);
    await surveys.jobs.run("enter-waves");
    await surveys.jobs.now();
  };
  await pass("2026-12-21T12:00:00+01:00");
  expect(surveys.sent).toEqual([]);
  await pass("2026-12-22T12:00:00+01:00");
  expect(surveys.sent.map((one) => one.card.closes)).toEqual(["2026-12-31", "2026-12-31", "2026-12-31"]);
  await pass("2026-12-23T12:00:00+01:00");
  await pass("2026-12-23T12:30:00+01:00");
  expect(surveys.sent).toHaveLength(7);
  const [early, late] = [people[0], people[6]];
  if (!early || !late) throw new Error("the crowd is too small");
  good(await early.send("POST", `/api/surveys/${wave}/submit`, { answers: {} }));

  surveys.sent.length = 0;
  for (const day of ["23", "24", "25", "26", "27"]) {
    await surveys.at(`2026-12-${day}T09:00:00+01:00`);
    await surveys.jobs.pass(60);
  }
  expect(surveys.sent.map((one) => one.personId)).toEqual(expect.arrayContaining([late.personId]));
  expect(surveys.sent).toHaveLength(6);
  expect(surveys.sent.map((one) => one.personId)).not.toContain(early.personId);

  app.clock.set(new Date("2027-01-01T12:00:00+01:00"));
  expect(await early.get(`/api/surveys/${wave}`)).toMatchObject({ status: 409, body: { code: "survey-not-open" } });
  expect((await late.get(`/api/surveys/${wave}`)).status).toBe(200);
  expect(await app.deps.survey.surveyPeople.places(wave)).toEqual([]);
  await surveys.at("2027-02-01T00:00:00+01:00");
  expect(["closed", "frozen"]).toContain((await wavesOf(running.id))[0].state);
  expect(await app.deps.survey.surveyPeople.places(wave)).toMatchObject([{ invited: 7, values: { hub: "samverket" } }]);
});

test("who has been asked enough is spared, counted and not named, while others are asked", async () => {
  for (const title of ["Ett", "Två"]) await launched(hr, { title: { sv: title, en: title } });
  await surveys.at("2026-11-24T08:00:00+01:00");
  await crowd(app, 6);
  const third = await launched(hr, { schedule: { kind: "dates", opens: "2026-11-25", closes: "2026-12-08", remindAfterDays: [] } });
  expect(good(await hr.send("POST", "/api/campaigns/preview", wishOf({ schedule: { kind: "dates", opens: "2026-11-25", closes: "2026-12-08", remindAfterDays: [] } })))).toMatchObject({ invited: 6, spared: 24 });
  await surveys.at("2026-11-25T08:00:00+01:00");
  expect((await wavesOf(third.id))[0]).toMatchObject({ state: "open", invited: 6, spared: 24 });
});
