import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { tally } from "./crowd.ts";
import { good, launched, longSignIn, surveyApp, wishOf } from "./surveySupport.ts";
import type { SurveyApp } from "./surveySupport.ts";

let app: TestApp;
let hr: Client;
let other: Client;
let surveys: SurveyApp;
beforeAll(async () => {
  app = await startApp({ ledger: "postgres", at: "2026-11-23T09:50:00+01:00", noJobs: true });
  longSignIn(app);
  [hr, other] = [await app.as("cecilia.jonsson"), await app.as("ulla.persson")];
  surveys = await surveyApp(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(new Date("2026-11-23T09:50:00+01:00"));
  await app.database.script("TRUNCATE survey_people.campaign CASCADE");
  await surveys.jobs.forget();
  surveys.sent.length = 0;
});
const count = async (table: string): Promise<number> => Number((await app.database.query(`SELECT count(*)::int AS n FROM survey_people.${table}`))[0]?.["n"]);

test("of two in HR who launch at once, again and again, one launches, and there is one row of waves", async () => {
  const { id } = good(await hr.send("POST", "/api/campaigns", wishOf({ schedule: { kind: "rhythm", opens: "2026-11-24", until: "2026-12-22", everyWeeks: 1, openDays: 5, remindAfterDays: [] } })));
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? hr : other).send("POST", `/api/campaigns/${id}/launch`)));
  expect(tally(answers)).toEqual({ "200": 1, "409 campaign-not-draft": 11 });
  expect(await count("wave")).toBe(4);
});

test("of one who changes a draft and one who launches it, what was launched is what is kept", async () => {
  const { id } = good(await hr.send("POST", "/api/campaigns", wishOf()));
  const edit = wishOf({ title: { sv: "Ändrad", en: "Changed" } });
  const [launch, ...edits] = await Promise.all([hr.send("POST", `/api/campaigns/${id}/launch`), ...Array.from({ length: 8 }, () => other.send("PUT", `/api/campaigns/${id}`, edit))]);
  expect(launch.status).toBe(200);
  expect(edits.every(({ status, body }) => status === 200 || body.code === "campaign-not-draft")).toBe(true);
  expect(good(await hr.get(`/api/campaigns/${id}`)).state).toBe("running");
  expect(await other.send("PUT", `/api/campaigns/${id}`, edit)).toMatchObject({ status: 409 });
});

test("replicas that open a wave in the same minute invite each person once, and each card leaves once", async () => {
  await launched(hr);
  app.clock.set(new Date("2026-11-24T08:00:00+01:00"));
  await Promise.all(Array.from({ length: 4 }, () => surveys.jobs.run("open-waves")));
  expect(await count("invitation")).toBe(24);
  const waveId = String((await app.database.query("SELECT id FROM survey_people.wave"))[0]?.["id"]);
  await Promise.all(Array.from({ length: 6 }, () => surveys.jobs.run("send-wave", { waveId })));
  expect(surveys.sent).toHaveLength(24);
  expect(new Set(surveys.sent.map((one) => one.personId)).size).toBe(24);
});

test("a stop in the same moment as the opening leaves nothing that waits to be sent", async () => {
  for (let round = 0; round < 5; round += 1) {
    app.clock.set(new Date("2026-11-23T09:50:00+01:00"));
    const running = await launched(hr);
    app.clock.set(new Date("2026-11-24T08:00:00+01:00"));
    await Promise.all([surveys.jobs.run("open-waves"), hr.send("POST", `/api/campaigns/${running.id}/stop`)]);
    expect(good(await hr.get(`/api/campaigns/${running.id}`))).toMatchObject({ state: "stopped", waves: [{ state: "stopped", sending: { queued: 0 } }] });
    await surveys.jobs.now();
  }
  expect(surveys.sent).toEqual([]);
});
