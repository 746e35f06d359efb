import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { crowd } from "../services/crowd.ts";
import { good, wishOf } from "../services/surveySupport.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";

let app: TestApp;
let hrs: Client[];
let sent = 0;
let draft: string;
let running: string;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  hrs = await crowd(app, 12, ["hr"]);
  draft = good(await hr().send("POST", "/api/campaigns", wishOf())).id;
  running = good(await hr().send("POST", "/api/campaigns", wishOf({ title: { sv: "Går", en: "Runs" } }))).id;
  good(await hr().send("POST", `/api/campaigns/${running}/launch`));
});
afterAll(() => app.stop());
/** One after the other, so that none of them asks too often. */
function hr(): Client {
  const client = hrs[sent++ % hrs.length];
  if (!client) throw new Error("there is nobody in HR");
  return client;
}

/** Always an answer below 500, each refusal as problem+json, and never a word of what lies inside. */
async function send(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> {
  const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(`${app.origin}${path}`, { method, headers: { authorization: `Bearer ${hr().token}`, "content-type": "application/json" }, ...(text === undefined ? {} : { body: text }) });
  const said = await answer.text();
  const label = `${method} ${path.slice(0, 90)} ${(text ?? "").slice(0, 120)}`;
  expect([label, answer.status, answer.status < 500 && answer.status !== 429]).toEqual([label, answer.status, true]);
  if (answer.status < 400) return { status: answer.status, body: said };
  const problem = JSON.parse(said);
  expect(problem).toMatchObject({ status: answer.status, title: expect.stringMatching(/\S/), detail: expect.stringMatching(/\S/), code: expect.stringMatching(/^[a-z-]+$/) });
  expect(said).not.toMatch(/node_modules|\.ts:\d|SELECT |INSERT |syntax error|at Object\./);
  return { status: answer.status, body: problem };
}

const words = ["", " ", "\u0000", "a\u0000b", "'; DROP TABLE survey_people.campaign; --", "${7*7}", "<script>alert(1)</script>", "../../etc/passwd", "\ud800", "👩‍🚒🏳️‍🌈", "a".repeat(5000), "__proto__", "constructor", "1e309", "２０２６-１１-２６", "Å".repeat(300), "=cmd|' /C calc'!A0"];
const odd: unknown[] = [...words, null, true, 0, -1, 1e308, 2 ** 53, 0.5, [], {}, [[]], ["pulse"], [null], Array.from({ length: 500 }, () => "brunflo")];
const good1 = () => wishOf();
const audiences = [{ kind: "everyone" }, { kind: "group", groupId: "a1b2c3d4-0000-4000-8000-0000000000ff" }, { kind: "hubs", hubIds: ["brunflo"] }, { kind: "role", role: "hub-worker" }, { kind: "days-booked", from: "2026-01-01", to: "2026-06-01", least: 1, most: 5 }];
const schedules = [
  { kind: "dates", opens: "2026-11-24", closes: "2026-12-08", remindAfterDays: [7] },
  { kind: "from-first-day", when: "before", opens: "2026-11-24", closes: "2026-12-08", openDays: 5, remindAfterDays: [3] },
  { kind: "rhythm", opens: "2026-11-24", until: "2026-12-24", everyWeeks: 1, openDays: 5, remindAfterDays: [3] },
];

test("every member of a wish, at every depth, takes every odd value without breaking", async () => {
  for (const value of odd) for (const member of Object.keys(good1())) await send("PUT", `/api/campaigns/${draft}`, { ...good1(), [member]: value });
  for (const value of odd) for (const audience of audiences) for (const member of Object.keys(audience)) await send("POST", "/api/campaigns/preview", wishOf({ audience: { ...audience, [member]: value } }));
});

test("every member of a schedule takes every odd value, and dates at the ends of time, without breaking", async () => {
  const dates = ["0000-01-01", "1900-01-01", "2999-12-31", "9999-12-31", "2026-02-30", "+002026-11-26"];
  for (const value of [...odd, ...dates]) for (const schedule of schedules) for (const member of Object.keys(schedule)) await send("POST", "/api/campaigns/preview", wishOf({ schedule: { ...schedule, [member]: value } }));
  for (const word of words) for (const path of ["/api/campaigns", "/api/campaigns/preview"]) await send("POST", path, wishOf({ title: { sv: word, en: word }, audience: { kind: "hubs", hubIds: [word] } }));
  for (const date of dates) await send("POST", "/api/campaigns/preview", wishOf({ audience: { kind: "days-booked", from: date, to: "2999-12-31", least: 0, most: null } }));
});

test("a file that claims to be a form may be anything, and none of it is taken", async () => {
  const before = (await send("GET", "/api/instruments")).body;
  const file = JSON.parse((await send("GET", "/api/instruments/pulse/1")).body);
  for (const value of odd) {
    await send("POST", "/api/instruments", { ...file, instrument: value });
    for (const member of Object.keys(file.instrument)) await send("POST", "/api/instruments", { ...file, instrument: { ...file.instrument, version: 7, [member]: value, ...(member === "version" ? { version: value } : {}), id: member === "id" ? value : "odd", title: { sv: "\u0000", en: "x" } } });
  }
  for (const half of ["\ud800", "hej \udfff"]) expect((await send("POST", "/api/instruments", { ...file, instrument: { ...file.instrument, version: 8, id: "odd", intro: { sv: half, en: half } } })).status).toBe(409);
  for (const body of ["", "{", "null", "[]", "1", '{"__proto__":{"format":"hubbplats-instrument/1"}}', `${"[".repeat(5000)}${"]".repeat(5000)}`, JSON.stringify({ format: "x".repeat(120_000) })]) expect((await send("POST", "/api/instruments", body)).status).toBeGreaterThanOrEqual(400);
  expect((await send("GET", "/api/instruments")).body).toBe(before);
});

test("ids and queries take every odd word without breaking", async () => {
  for (const word of [...words.map((one) => encodeURIComponent(one.toWellFormed())), "%E0%A4%A", "%", "%00"]) {
    for (const [method, path] of [["GET", "/api/campaigns/#"], ["PUT", "/api/campaigns/#"], ["DELETE", "/api/campaigns/#"], ["POST", "/api/campaigns/#/launch"], ["POST", "/api/campaigns/#/stop"], ["POST", "/api/waves/#/remind"], ["POST", "/api/waves/#/close"], ["GET", "/api/instruments/#/1"], ["GET", "/api/instruments/pulse/#"], ["GET", "/api/survey-audit?from=#&to=2026-12-01"], ["GET", "/api/survey-audit.csv?from=2026-01-01&to=#"]] as const)
      await send(method, path.replace("#", word), method === "PUT" ? good1() : undefined);
  }
});

test("a title that a spreadsheet would run is kept as text in the file of the log", async () => {
  const title = { sv: '=HYPERLINK("http://x";"y")', en: "x" };
  good(await hr().send("POST", "/api/campaigns", wishOf({ title })));
  const { body } = await send("GET", "/api/survey-audit.csv?from=2026-11-01&to=2026-12-01");
  expect(body).toContain('"Utskick: =HYPERLINK(""http://x"";""y"")"');
  expect(body.split("\r\n").some((line: string) => line.split(";").some((cell) => /^"?[=+@-]/.test(cell)))).toBe(false);
});

test("after all that the campaign that ran is as it was", async () => {
  expect(JSON.parse((await send("GET", `/api/campaigns/${running}`)).body)).toMatchObject({ title: "Går", state: "running", waves: [{ state: "planned" }] });
});
