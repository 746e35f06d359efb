import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { closeWave } from "../../src/services/survey/answer/closeWave.ts";
import { flushAnswers } from "../../src/services/survey/answer/flushAnswers.ts";
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

test("a survey that was sent to somebody is in their list with its title and end, and in nobody else's", async () => {
  const wave = await newWave();
  const listed = await at(0).get("/api/surveys");
  expect(listed.body).toMatchObject({ canErase: true, surveys: expect.arrayContaining([{ waveId: wave.id, title: "Hubbenkäten", state: "new", closes: "2026-12-07T00:00:00+01:00", questions: 9 }]) });
  expect((await stranger.get("/api/surveys")).body).toEqual({ surveys: [], canErase: false });
  expect(await stranger.get(acts.path(wave))).toMatchObject({ status: 403, body: { code: "not-invited" } });
  expect((await acts.submit(stranger, wave, {})).status).toBe(403);
  expect(await at(0).get("/api/surveys/a1b2c3d4-0000-4000-8000-000000000001")).toMatchObject({ status: 404, body: { code: "no-such-survey" } });
});

test("the form says before the first question who sees what, with the thresholds, and is confidential now and anonymous only after the key is gone", async () => {
  const wave = await newWave();
  const { body } = await at(0).get(acts.path(wave));
  const about: string = body.about.join(" ");
  for (const words of ["konfidentiell", "minst 5 i den har svarat", "fritext bara om minst 10", "minst 3 på var sida", "minst 50 har svarat", "minst 4 andra av de tillfrågade", "När piloten är slut förstörs nyckeln. Då blir svaren anonyma", "ta bort allt du har svarat så länge nyckeln finns"]) expect(about).toContain(words);
  expect(body.about[0]).not.toMatch(/anonym/);
  expect(body).toMatchObject({ state: "new", wellBeing: true, answers: {}, intro: "Om hubben" });
  await at(0).send("PATCH", "/api/me", { language: "en" });
  const english: string = (await at(0).get(acts.path(wave))).body.about.join(" ");
  expect(english).toMatch(/confidential.*become anonymous/s);
  await at(0).send("PATCH", "/api/me", { language: "sv" });
});

test("a page is shown by what was answered before it, and answers are there again on another device", async () => {
  const wave = await newWave();
  const first = await acts.save(at(0), wave, { used: { value: "no" }, days: { value: 2 } });
  expect(first.body.pages.map((page: { id: string }) => page.id)).toEqual(["hub", "feel", "words"]);
  const second = await acts.save(at(0), wave, { used: { value: "yes" }, say: { value: "Ljust och tyst" } });
  expect(second.body.pages.map((page: { id: string; number: number; previous: string | null; next: string | null }) => [page.id, page.number, page.previous, page.next])).toEqual([["hub", 1, null, "more"], ["more", 2, "hub", "feel"], ["feel", 3, "more", "words"], ["words", 4, "feel", null]]);
  const read = await at(0).get(acts.path(wave));
  expect(read.body).toMatchObject({ state: "begun", answers: { used: { value: "yes" }, days: { value: 2 }, say: { value: "Ljust och tyst" } } });
  await acts.save(at(0), wave, { days: null, w1: { declined: true }, liked: { value: ["quiet", "near"] } });
  expect((await at(0).get(acts.path(wave))).body.answers).toEqual({ used: { value: "yes" }, say: { value: "Ljust och tyst" }, w1: { declined: true }, liked: { value: ["quiet", "near"] } });
});

test("answers that do not fit are refused with each fault at its question, and nothing of that save is kept", async () => {
  const wave = await newWave();
  const refused = await acts.save(at(0), wave, { used: { value: "maybe" }, days: { value: 2.5 }, liked: { value: ["quiet", "coffee", "near"] }, w1: { value: 6 }, w2: { value: "3" }, nothing: { value: 1 }, say: { value: "x".repeat(501) }, w3: { value: 4 } });
  expect(refused).toMatchObject({ status: 409, body: { code: "answers-not-valid", title: "Något svar går inte att spara" } });
  expect(refused.body.faults.map((fault: { field: string; message: string }) => fault.field)).toEqual(["answers.used", "answers.days", "answers.liked", "answers.w1", "answers.w2", "answers.nothing", "answers.say"]);
  for (const { message } of refused.body.faults) expect(message).toMatch(/^[A-ZÅÄÖ].*\.$/);
  expect((await at(0).get(acts.path(wave))).body).toMatchObject({ state: "new", answers: {} });
});

test("a text with half a character or a NUL in it is kept without them, and becomes a sheet as other texts do", async () => {
  const wave = await newWave();
  const saved = await acts.submit(at(0), wave, { say: { value: "a\u0000b\ud800c 👩‍🚒" } });
  expect(saved.body.answers.say.value).toBe("ab\ufffdc 👩‍🚒");
  for (const who of people.slice(1, 8)) await acts.submit(who, wave, { say: { value: "\udfff" } });
  await acts.close(wave);
  expect(await acts.sheets(wave)).toHaveLength(8);
});

test("double clicks, retries and two devices at once leave one form a person, with what both have said", async () => {
  const wave = await newWave();
  const all = await Promise.all([...Array.from({ length: 6 }, () => acts.submit(at(0), wave, { used: { value: "yes" } })), ...[1, 2, 3, 4, 5].map((n) => acts.save(at(0), wave, { [`w${n}`]: { value: n } })), acts.save(at(0), wave, { days: { value: 3 } })]);
  expect(all.every((answer) => answer.status === 200)).toBe(true);
  expect((await at(0).get(acts.path(wave))).body).toMatchObject({ state: "submitted", answers: { used: { value: "yes" }, days: { value: 3 }, w1: { value: 1 }, w5: { value: 5 } } });
  expect(await survey().surveyAnswers.drafts(wave.id)).toHaveLength(1);
  for (const who of people.slice(1, 6)) await acts.submit(who, wave, {});
  await acts.close(wave);
  expect(await acts.sheets(wave)).toHaveLength(6);
});

test("what a person changes after submitting counts until the survey closes, and answers to what was no longer asked fall away", async () => {
  const wave = await newWave();
  for (const who of people.slice(0, 9)) await acts.submit(who, wave, { used: { value: "yes" }, liked: { value: ["coffee"] }, days: { value: 1 } });
  await acts.flush(wave);
  expect(await acts.sheets(wave)).toHaveLength(9);
  expect((await acts.save(at(0), wave, { used: { value: "no" }, days: { value: 6 } })).body.state).toBe("submitted");
  await acts.flush(wave);
  expect((await acts.sheets(wave)).filter((sheet) => sheet.answers["days"]?.kind === "number" && sheet.answers["days"].value === 6)).toEqual([]);
  await acts.close(wave);
  const changed = (await acts.sheets(wave)).filter((sheet) => sheet.answers["days"]?.kind === "number" && sheet.answers["days"].value === 6);
  expect(changed.map((sheet) => sheet.answers)).toEqual([{ used: { kind: "single", value: "no" }, days: { kind: "number", value: 6 } }]);
  expect(await at(0).get(acts.path(wave))).toMatchObject({ status: 409, body: { code: "survey-not-open" } });
  expect(await acts.submit(at(0), wave, {})).toMatchObject({ status: 409, body: { code: "survey-not-open" } });
  expect((await at(0).get("/api/surveys")).body.surveys.map((one: { waveId: string }) => one.waveId)).not.toContain(wave.id);
});

test("nobody is marked as having answered before five of a place can be, and never so that fewer than five are left without", async () => {
  const wave = await newWave();
  for (const who of people.slice(0, 4)) await acts.submit(who, wave, feel(3));
  await acts.flush(wave);
  expect([await acts.answeredIn(wave), await acts.sheets(wave)]).toEqual([[], []]);
  for (const who of people.slice(4, 11)) await acts.submit(who, wave, feel(3));
  await acts.flush(wave);
  // Eleven of fourteen have: two of them wait, so that five are left.
  expect([(await acts.answeredIn(wave)).length, (await acts.sheets(wave)).length]).toEqual([9, 9]);
  await acts.save(at(11), wave, feel(2));
  await acts.flush(wave);
  expect((await acts.answeredIn(wave)).length).toBe(9);
  for (const who of people.slice(11)) await acts.submit(who, wave, feel(3));
  await acts.flush(wave);
  expect([(await acts.answeredIn(wave)).length, (await acts.sheets(wave)).length]).toEqual([14, 14]);
  await acts.close(wave);
  expect([(await acts.answeredIn(wave)).length, (await acts.sheets(wave)).length]).toEqual([0, 14]);
});

test("a crash between the writing of sheets and the marking of who answered is mended by the next batch", async () => {
  const wave = await newWave();
  for (const who of people.slice(0, 9)) await acts.submit(who, wave, feel(4));
  const { surveyPeople } = survey();
  const broken = { ...survey(), surveyPeople: { ...surveyPeople, setAnswered: () => Promise.reject(new Error("killed")) } };
  await expect(flushAnswers(broken, wave.id)).rejects.toThrow("killed");
  expect([(await acts.answeredIn(wave)).length, (await acts.sheets(wave)).length]).toEqual([0, 9]);
  await acts.flush(wave);
  expect([(await acts.answeredIn(wave)).length, (await acts.sheets(wave)).length]).toEqual([9, 9]);
});

test("a crash in the middle of closing loses no answer and makes none twice", async () => {
  const wave = await newWave();
  for (const who of people.slice(0, 7)) await acts.submit(who, wave, feel(4));
  const { surveyPeople } = survey();
  await surveyPeople.setWaveState(wave.id, ["open"], "closing");
  const broken = { ...survey(), surveyPeople: { ...surveyPeople, forgetAnswered: () => Promise.reject(new Error("killed")) } };
  await expect(closeWave(broken, wave.id)).rejects.toThrow("killed");
  expect(await acts.sheets(wave)).toHaveLength(7);
  await closeWave(survey(), wave.id);
  expect(await acts.sheets(wave)).toHaveLength(7);
  expect((await surveyPeople.wave(wave.id))?.state).toBe("closed");
  await closeWave(survey(), wave.id);
  expect(await acts.sheets(wave)).toHaveLength(7);
});

test("people who save while the wave closes are either in it or told that it is closed", async () => {
  const wave = await newWave();
  for (const who of people.slice(0, 5)) await acts.submit(who, wave, feel(1));
  const [, ...late] = await Promise.all([acts.close(wave), ...people.slice(5).map((who) => acts.submit(who, wave, feel(2)))]);
  const kept = late.filter((answer) => answer.status === 200).length;
  expect(late.every((answer) => answer.status === 200 || answer.body.code === "survey-not-open")).toBe(true);
  expect(await acts.sheets(wave)).toHaveLength(5 + kept);
  expect(await survey().surveyAnswers.drafts(wave.id)).toEqual([]);
});

test("where people come one by one nothing is written before the close, and their places are made of all who came", async () => {
  const wave = await newWave("from-first-day");
  for (const who of people.slice(0, 10)) await acts.submit(who, wave, feel(5));
  await acts.flush(wave);
  expect([await acts.answeredIn(wave), await acts.sheets(wave)]).toEqual([[], []]);
  expect((await at(0).get("/api/surveys")).body.surveys).toContainEqual(expect.objectContaining({ waveId: wave.id, closes: "2026-11-28T00:00:00+01:00" }));
  await acts.close(wave);
  const places = await survey().surveyPeople.places(wave.id);
  expect(places.every((place) => place.invited >= 5)).toBe(true);
  expect(new Set((await acts.sheets(wave)).map((sheet) => sheet.placeId)).size).toBeLessThanOrEqual(places.length);
  expect(await acts.sheets(wave)).toHaveLength(10);
});

test("of a wave that was stopped, or that too few came to, nothing is kept", async () => {
  const wave = await newWave();
  for (const who of people.slice(0, 9)) await acts.submit(who, wave, feel(5));
  await acts.flush(wave);
  await survey().surveyPeople.setWaveState(wave.id, ["open"], "stopped");
  await closeWave(survey(), wave.id);
  expect([await acts.answeredIn(wave), await acts.sheets(wave), await survey().surveyAnswers.drafts(wave.id)]).toEqual([[], [], []]);

  const few = await openWave(app, { invited: invitedFrom(people.slice(0, 4).map((one) => one.personId)), kind: "from-first-day" });
  for (const who of people.slice(0, 4)) await acts.submit(who, few, feel(0));
  await acts.close(few);
  expect([await acts.sheets(few), await survey().surveyAnswers.drafts(few.id), (await survey().surveyPeople.wave(few.id))?.state]).toEqual([[], [], "closed"]);
});

test("the own score is worked out when the person asks, says what it means and where help is, and does not name the manager", async () => {
  const wave = await newWave();
  await acts.submit(at(0), wave, feel(2));
  const low = await at(0).get(acts.path(wave, "/own-score"));
  expect(low.body).toMatchObject({ score: 40, says: expect.stringMatching(/^Under 50 av 100.*Bara du ser det här.*sparas inte/) });
  expect(low.body.help.map((one: { name: string }) => one.name)).toEqual(["1177", "Din vårdcentral", "Företagshälsovården", "112"]);
  expect(JSON.stringify(low.body)).not.toMatch(/chef/i);
  await acts.save(at(0), wave, feel(3));
  expect((await at(0).get(acts.path(wave, "/own-score"))).body).toMatchObject({ score: 60, says: expect.stringMatching(/^50 av 100 eller mer/) });
  await acts.save(at(0), wave, { w4: { declined: true } });
  expect((await at(0).get(acts.path(wave, "/own-score"))).body).toMatchObject({ score: null, says: expect.stringMatching(/saknar svar/) });
  expect((await at(1).get(acts.path(wave, "/own-score"))).body.score).toBeNull();
  expect((await stranger.get(acts.path(wave, "/own-score"))).status).toBe(403);
});

test("who has opted out of reminders can still answer, and can opt in again", async () => {
  const wave = await newWave();
  expect((await at(0).send("POST", acts.path(wave, "/opt-out"), { optOut: true }, null)).body).toEqual({ optOut: true });
  expect((await at(0).get(acts.path(wave))).body.state).toBe("opted-out");
  expect((await survey().surveyPeople.invitation(wave.id, at(0).personId))?.optedOut).toBe(true);
  expect((await acts.submit(at(0), wave, feel(1))).body.state).toBe("submitted");
  await at(0).send("POST", acts.path(wave, "/opt-out"), { optOut: false }, null);
  expect((await survey().surveyPeople.invitation(wave.id, at(0).personId))?.optedOut).toBe(false);
});

test("before it opens and from the moment it closes by the clock a survey cannot be answered, whatever the jobs have done", async () => {
  const wave = await openWave(app, { invited: invitedFrom(people.map((one) => one.personId)), days: 1 });
  const now = app.clock.now();
  expect(wave.closes).toEqual(new Date("2026-11-24T00:00:00+01:00"));
  app.clock.set(wave.closes);
  expect(await acts.submit(at(0), wave, feel(1))).toMatchObject({ status: 409, body: { code: "survey-not-open" } });
  app.clock.set(new Date(wave.opens.getTime() - 1000));
  expect((await at(0).get(acts.path(wave))).body.code).toBe("survey-not-open");
  app.clock.set(now);
  expect((await at(0).get(acts.path(wave))).status).toBe(200);
});
