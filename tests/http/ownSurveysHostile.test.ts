import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Wave } from "../../src/services/survey/surveyPorts.ts";
import { crowd } from "../services/crowd.ts";
import { frozenWave } from "../services/frozenWave.ts";
import { feel, invitedFrom, openWave, surveyActs, testInstrument } from "../services/surveyStage.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { filled, personRoutes } from "./servedRoutes.ts";

/** A person's own surveys, and what HR does with results and keys, with whatever is sent: nothing breaks, and nobody else's form changes. */
let app: TestApp;
let people: Client[];
let hrs: Client[];
let wave: Wave;
let frozen: Wave;
let sent = 0;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  people = await crowd(app, 20);
  hrs = await crowd(app, 10, ["hr"]);
  frozen = (await frozenWave(app, { pilotId: "frozen" })).wave;
  wave = await openWave(app, { invited: invitedFrom(people.map((one) => one.personId)) });
  await surveyActs(app).submit(calm(), wave, { ...feel(4), say: { value: "orörd" } });
});
afterAll(() => app.stop());

const fail = (): never => {
  throw new Error("nobody came");
};
/** Sends nothing odd. */
const calm = (): Client => people.at(-1) ?? fail();
/** One after the other, so that none of them asks too often. */
const next = (of: readonly Client[]): Client => of[sent++ % of.length] ?? fail();
const odds = (): Client => next(people.slice(0, -1));

/** Always an answer below 500, each refusal as problem+json, and never a word of what lies inside. */
async function send(who: Client, method: string, path: string, body?: unknown): Promise<number> {
  const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(`${app.origin}${path}`, { method, headers: { authorization: `Bearer ${who.token}`, "content-type": "application/json" }, ...(text === undefined ? {} : { body: text }) });
  const said = await answer.text();
  const label = `${method} ${path.slice(0, 90)} ${(text ?? "").slice(0, 120)}`;
  expect([label, answer.status, answer.status < 500 && answer.status !== 429]).toEqual([label, answer.status, true]);
  if (answer.status >= 400) {
    expect([label, answer.headers.get("content-type")]).toEqual([label, "application/problem+json; charset=utf-8"]);
    expect(JSON.parse(said)).toMatchObject({ status: answer.status, title: expect.stringMatching(/\S/), detail: expect.stringMatching(/\S/), code: expect.stringMatching(/^[a-z-]+$/) });
    expect(said).not.toMatch(/node_modules|\.ts:\d|SELECT |INSERT |syntax error|at Object\./);
  }
  return answer.status;
}

const words = ["", " ", "\u0000", "a\u0000b", "'; DROP TABLE survey_answers.draft; --", "${7*7}", "<script>alert(1)</script>", "../../etc/passwd", "\ud800", "👩‍🚒🏳️‍🌈", "a".repeat(9999), "a".repeat(20_000), "__proto__", "constructor", "toString", "1e309", "２", "=cmd|' /C calc'!A0", "\u202Eطنل‏"];
const odd: unknown[] = [...words, null, true, 0, -1, 6, 0.5, 1e308, 2 ** 53, [], {}, [[]], ["quiet", "quiet"], ["quiet", "coffee", "near"], [null], Array.from({ length: 500 }, () => "quiet"), { value: 1 }, { toString: "x" }];
/** One of each kind. */
const questions = [...new Map(testInstrument.pages.flatMap((page) => page.questions).map((question) => [question.kind, question.id])).values()];
const answersPath = () => `/api/surveys/${wave.id}/answers`;
const submitPath = () => `/api/surveys/${wave.id}/submit`;

test("every question takes every odd answer, declined or not, known or not, without breaking", async () => {
  const put = (question: string, given: unknown): Promise<number> => send(odds(), "PUT", answersPath(), `{"answers":{${JSON.stringify(question)}:${JSON.stringify(given)}}}`);
  for (const question of [...questions, "finns-inte", "__proto__", "constructor", "q.used", "\ud800", "a".repeat(101), ""]) for (const value of odd) await put(question, { value });
  for (const value of odd) for (const given of [value, { declined: value }, { value, declined: true }]) await put("say", given);
  for (const value of odd) {
    for (const path of [answersPath(), submitPath()]) await send(odds(), path === answersPath() ? "PUT" : "POST", path, { answers: value });
    await send(odds(), "POST", submitPath(), { answers: {}, more: value });
    await send(odds(), "POST", `/api/surveys/${wave.id}/opt-out`, { optOut: value });
  }
}, 240_000);

test("more answers than a form can have, and bodies that are huge, are refused and not kept", async () => {
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`q${n}`, { value: 1 }]));
  expect(await send(odds(), "PUT", answersPath(), { answers: many })).toBe(400);
  const huge = await fetch(`${app.origin}${submitPath()}`, { method: "POST", headers: { authorization: `Bearer ${odds().token}`, "content-type": "application/json" }, body: JSON.stringify({ answers: { say: { value: "x".repeat(3_000_000) } } }) });
  expect(huge.status).toBe(413);
});

test("every body that is no object, or no JSON, is refused on every route of surveys, by whomever it is sent", async () => {
  const routes = personRoutes().filter(({ method, path }) => method !== "GET" && /survey|campaign|wave|pilot|instrument|earlier/.test(path));
  expect(routes.length).toBeGreaterThan(12);
  for (const { method, path } of routes)
    for (const who of [people, hrs]) for (const body of ["", "{", "null", "[]", "\"text\"", "1", "\u0000", '{"answers":{"__proto__":{"value":1}}}', '{"__proto__":{"administrator":true}}', `${"[".repeat(5000)}${"]".repeat(5000)}`]) if (path !== "/api/survey-answers") await send(next(who === people ? people.slice(0, -1) : hrs), method, filled(path), body);
});

test("ids take every odd word without breaking, and lead to nothing of anybody's", async () => {
  for (const word of [...words.filter((one) => one.length < 5000).map((one) => encodeURIComponent(one.toWellFormed())), "%E0%A4%A", "%", "%00"]) {
    for (const [method, path] of [["GET", "/api/surveys/#"], ["PUT", "/api/surveys/#/answers"], ["POST", "/api/surveys/#/submit"], ["GET", "/api/surveys/#/own-score"], ["POST", "/api/surveys/#/opt-out"]] as const)
      await send(odds(), method, path.replace("#", word), method === "GET" ? undefined : { answers: {}, optOut: true });
    for (const [method, path] of [["GET", "/api/waves/#/results"], ["GET", "/api/waves/#/results.csv"], ["GET", "/api/waves/#/results.xlsx"], ["POST", "/api/waves/#/cuts"], ["GET", "/api/campaigns/#/trend"], ["POST", "/api/pilots/#/destroy-key"]] as const)
      await send(next(hrs), method, path.replace("#", word), method === "GET" ? undefined : { by: "hub", question: null, confirm: "Piloten" });
  }
});

test("no odd word destroys a key or gives a table that is not there", async () => {
  for (const value of odd) {
    expect(await send(next(hrs), "POST", "/api/pilots/pilot/destroy-key", { confirm: value })).toBeGreaterThanOrEqual(400);
    for (const wish of [{ by: value, question: null }, { by: "hub", question: value }]) await send(next(hrs), "POST", `/api/waves/${frozen.id}/cuts`, wish);
  }
  expect(await app.deps.survey.surveyKeys.destroyed("pilot")).toBe(false);
});

test("after all that the form of somebody who sent nothing odd is as it was, and the wave closes with one sheet a person at most", async () => {
  expect((await calm().get(`/api/surveys/${wave.id}`)).body).toMatchObject({ state: "submitted", answers: { ...feel(4), say: { value: "orörd" } } });
  const acts = surveyActs(app);
  await acts.close(wave);
  const sheets = await acts.sheets(wave);
  expect(sheets.length).toBeLessThanOrEqual(people.length);
  expect(sheets.filter((sheet) => JSON.stringify(sheet.answers).includes("orörd"))).toHaveLength(1);
  expect(JSON.stringify(sheets)).not.toContain("finns-inte");
});
