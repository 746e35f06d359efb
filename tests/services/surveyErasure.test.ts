import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Wave } from "../../src/services/survey/surveyPorts.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { crowd } from "./crowd.ts";
import { feel, invitedFrom, openWave, surveyActs } from "./surveyStage.ts";

let app: TestApp;
let people: readonly Client[];
let stranger: Client;
let acts: ReturnType<typeof surveyActs>;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
  const [one, ...others] = await crowd(app, 15);
  if (!one) throw new Error("nobody came");
  [stranger, people, acts] = [one, others, surveyActs(app)];
});
afterAll(() => app.stop());

const at = (i: number): Client => people[i] ?? stranger;
const survey = () => app.deps.survey;
const newWave = (kind: "dates" | "from-first-day" = "dates", pilotId = "pilot"): Promise<Wave> => openWave(app, { invited: invitedFrom(people.map((one) => one.personId)), kind, pilotId });

test("erasing takes away drafts and sheets of all waves of a person, nobody else's, and marks results that are frozen", async () => {
  const [old, open] = [await newWave("dates", "erased"), await newWave("dates", "erased")];
  for (const who of people.slice(0, 9)) for (const wave of [old, open]) await acts.submit(who, wave, feel(1));
  await acts.close(old);
  await survey().surveyPeople.setWaveState(old.id, ["closed"], "frozen");
  await acts.flush(open);
  expect([(await acts.sheets(old)).length, (await acts.sheets(open)).length]).toEqual([9, 9]);
  const erased = await at(0).send("DELETE", "/api/survey-answers", undefined, null);
  expect(erased.body.erased).toBeGreaterThanOrEqual(2);
  expect([(await acts.sheets(old)).length, (await acts.sheets(open)).length, (await survey().surveyAnswers.drafts(open.id)).length]).toEqual([8, 8, 8]);
  expect([(await survey().surveyPeople.wave(old.id))?.erasedSince, (await survey().surveyPeople.wave(open.id))?.erasedSince]).toEqual([true, false]);
  expect((await at(0).get(acts.path(open))).body).toMatchObject({ state: "new", answers: {} });
  expect((await at(0).send("DELETE", "/api/survey-answers", undefined, null)).body).toEqual({ erased: 0 });
});

test("a pilot's key is destroyed by HR alone, with its name written, when no wave can be answered any more; then nobody can pair, change or erase", async () => {
  const [hr] = await crowd(app, 1, ["hr"]);
  const others = [...(await crowd(app, 1, ["administrator"])), ...(await crowd(app, 1, ["planner"])), at(0)];
  if (!hr) throw new Error("there is somebody from HR");
  const [one, two] = [await newWave("dates", "ends"), await newWave("dates", "ends")];
  for (const who of people.slice(0, 9)) for (const wave of [one, two]) await acts.submit(who, wave, feel(1));
  const destroy = (who: Client, confirm = "Piloten") => who.send("POST", "/api/pilots/ends/destroy-key", { confirm }, null);
  for (const who of others) expect([(await destroy(who)).status, (await who.get("/api/pilots")).status]).toEqual([403, 403]);
  expect((await hr.get("/api/pilots")).body.pilots).toContainEqual({ id: "ends", name: "Piloten", state: "confidential", says: expect.arrayContaining([expect.stringMatching(/säkerhetskopia/)]) });
  expect((await destroy(hr, "pilot")).body.code).toBe("confirm-first");
  expect((await destroy(hr)).body.code).toBe("surveys-going-on");
  await acts.close(one);
  await acts.close(two);
  const paired = async (): Promise<number> => ((known) => known.filter((pseudonym, i) => known.indexOf(pseudonym) < i).length)([...(await acts.sheets(one)), ...(await acts.sheets(two))].map((sheet) => sheet.pseudonym));
  expect(await paired()).toBe(9);
  expect((await destroy(hr)).body).toEqual({ id: "ends", name: "Piloten", state: "anonymous", says: ["Nyckeln är förstörd. Svaren är anonyma."] });
  expect([await paired(), (await acts.sheets(one)).length, (await acts.sheets(two)).length]).toEqual([0, 9, 9]);
  expect((await destroy(hr)).status).toBe(200);
  const before = await acts.sheets(one);
  await at(0).send("DELETE", "/api/survey-answers", undefined, null);
  expect(await acts.sheets(one)).toEqual(before);
  expect((await survey().surveyPeople.audits(new Date(0), new Date("2027-01-01"))).filter((entry) => entry.what === "key-destroyed")).toHaveLength(1);
  expect((await hr.send("POST", "/api/pilots/finns-inte/destroy-key", { confirm: "x" }, null)).body.code).toBe("no-such-pilot");
});

test("answering leaves no stored answer to the request, no change, no job and no line of who it was", async () => {
  const count = async (): Promise<string> => JSON.stringify(await app.database.query("SELECT (SELECT count(*) FROM outcome) AS outcomes, (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM jobs.job) AS jobs, (SELECT count(*) FROM survey_people.audit) AS audits"));
  const wave = await newWave();
  const before = await count();
  await at(0).send("PUT", acts.path(wave, "/answers"), { answers: feel(3) }, "en-nyckel");
  await at(0).send("POST", acts.path(wave, "/submit"), { answers: feel(3) }, "en-nyckel");
  await at(0).get(acts.path(wave, "/own-score"));
  await at(0).send("DELETE", "/api/survey-answers", undefined, "en-nyckel");
  expect(await count()).toBe(before);
});

test("the figures for those who run the server are the same before and after somebody answers", async () => {
  const wave = await newWave();
  const figures = async (): Promise<string[]> => (await (await fetch(`${app.origin}/metrics`)).text()).split("\n").filter((line) => !/^#|process_|nodejs_|route="\/metrics"/.test(line));
  await at(1).get(acts.path(wave));
  await figures(); // what is asked of others shows the next time
  const before = await figures();
  await acts.save(at(1), wave, feel(2));
  await acts.submit(at(1), wave, feel(3));
  await at(1).get(acts.path(wave, "/own-score"));
  await at(1).send("POST", acts.path(wave, "/opt-out"), { optOut: true }, null);
  await at(1).get("/api/surveys");
  await at(2).send("DELETE", "/api/survey-answers", undefined, null);
  expect(await figures()).toEqual(before);
  await at(1).get("/api/me");
  expect(await figures()).not.toEqual(before);
  expect(before.length).toBeGreaterThan(10);
  expect(before.join("\n")).not.toContain(wave.id);
});
