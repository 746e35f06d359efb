import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { pilotFile } from "../support/pilotFile.ts";
import { crowd } from "../services/crowd.ts";
import { filled, personRoutes } from "./servedRoutes.ts";

let app: TestApp;
let administrators: Client[];
let sent = 0;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  administrators = await crowd(app, 40, ["administrator"]);
});
/** One after the other, so that none of them asks too often. */
const token = (): string => administrators[sent++ % administrators.length]?.token ?? "";
afterAll(() => app.stop());

/** Nothing that is sent may break the server: always an answer below 500, and each refusal as problem+json in both languages. */
async function send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<{ status: number; body: any }> {
  const answer = await fetch(`${app.origin}${path}`, { method, redirect: "manual", headers: { authorization: `Bearer ${token()}`, "content-type": "application/json", "accept-language": "sv", ...headers }, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  const label = `${method} ${path.slice(0, 80)} ${(body ?? "").slice(0, 60)}`;
  expect([label, answer.status < 500 && answer.status !== 429, answer.status]).toEqual([label, true, answer.status]);
  if (answer.status < 400 || text.startsWith('{"results"')) return { status: answer.status, body: text };
  expect([label, answer.headers.get("content-type")]).toEqual([label, "application/problem+json; charset=utf-8"]);
  const problem = JSON.parse(text);
  expect(problem).toMatchObject({ status: answer.status, title: expect.stringMatching(/\S/), detail: expect.stringMatching(/\S/), code: expect.stringMatching(/^[a-z-]+$/), requestId: expect.any(String) });
  expect(text).not.toMatch(/node_modules|\.ts:\d|SELECT |INSERT |syntax error|at Object\./);
  return { status: answer.status, body: problem };
}

/** Words that have broken other systems. */
const hostile = [
  "", " ", "\u0000", "a\u0000b", "'; DROP TABLE booking; --", "\" OR 1=1", "$1", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "../../etc/passwd", "..\\..\\x", "%00", "%2e%2e%2f",
  "\ud800", "\udfff\ud800", "👩‍🚒🏳️‍🌈", "\u202Eطنل‏", "a".repeat(5000), "__proto__", "constructor", "toString", "null", "undefined", "NaN", "-0", "1e309", "２０２６-１１-２６", "Å".repeat(300), "\r\nX-Injected: 1", "hubb\tord",
];
const odd: unknown[] = [...hostile, null, true, 0, -1, 1e308, 2 ** 53, 0.5, [], {}, [[]], ["as-torsta"], { length: 1 }, { toString: "x" }, [null], Array.from({ length: 500 }, () => "2026-11-26")];
const goods: Record<string, object> = {
  "POST /api/bookings": { hubId: "as-torsta", deskId: "as-torsta-1", dates: ["2026-11-26"], part: "day", personId: "a1b2c3d4-0000-4000-8000-000000000001" },
  "PATCH /api/bookings/:bookingId": { hubId: "as-torsta", deskId: "as-torsta-1", date: "2026-11-26", part: "day", from: "09:00", to: "10:00" },
  "PATCH /api/me": { language: "sv", homeMunicipality: "Åre", showName: true },
  "PUT /api/places/:placeId": { hubId: "as-torsta" },
  "PUT /api/hub-file": pilotFile(2),
  "PATCH /api/hubs/:hubId/rules": { horizonDays: 10, bookingsPerWeek: 3, shortestMinutes: 60, checkInFromMinutes: 10, halfDayAt: "12:00", bookForOthers: "nobody" },
};
const writes = () => personRoutes().filter(({ method }) => method !== "GET");

test("every body that is no object, or no JSON, is refused on every route that reads one", async () => {
  for (const { method, path } of writes())
    for (const body of ["", "{", "null", "[]", "\"text\"", "1", "[[[[", "{\"a\":", "\u0000", "{\"hubId\":\"\\ud800\"}", "{\"__proto__\":{\"administrator\":true}}", `${"[".repeat(5000)}${"]".repeat(5000)}`]) await send(method, filled(path), body);
  const { status } = await send("POST", "/api/bookings", "{");
  expect(status).toBe(400);
});

test("every field of every body takes every odd value without breaking, and none of them is booked", async () => {
  for (const [route, good] of Object.entries(goods)) {
    const [method = "", path = ""] = route.split(" ");
    for (const field of Object.keys(good)) for (const value of odd) await send(method, filled(path), JSON.stringify({ ...good, [field]: value }));
  }
  expect(await app.ledger.hubs()).toHaveLength(12);
});

test("names in paths and queries take every odd value without breaking", async () => {
  const words = hostile.map((word) => encodeURIComponent(word.toWellFormed()));
  for (const { method, path } of personRoutes().filter((route) => route.path.includes(":"))) {
    const [, name = ""] = /:(\w+)/.exec(path) ?? [];
    for (const word of [...words, "%E0%A4%A", "%", "%00"]) await send(method, filled(path.replace(`:${name}`, word)), method === "GET" ? undefined : JSON.stringify(goods[`${method} ${path}`] ?? {}));
  }
  for (const query of ["/api/board?from=", "/api/board?from=2026-11-23&days=", "/api/bookings?from=2026-11-23&to=", "/api/bookings?to=2026-11-23&from="]) for (const word of words) await send("GET", `${query}${word}`);
});

test.each(["0000-01-01", "0001-01-01", "9999-12-31", "2026-02-29", "2026-13-01", "+002026-11-26", "-000001-01-01"])("the date %s breaks neither board, period, day nor booking", async (date) => {
  const at = encodeURIComponent(date);
  for (const path of [`/api/board?from=${at}&days=31`, `/api/bookings?from=${at}&to=${at}`, `/api/bookings?from=2026-11-23&to=${at}`, `/api/hubs/as-torsta/days/${at}`]) await send("GET", path);
  await send("POST", "/api/bookings", JSON.stringify({ hubId: "as-torsta", dates: [date], part: "day" }));
});

test("lists, repeated and nested query values, and numbers out of range are refused, not guessed at", async () => {
  for (const query of ["from=2026-11-23&from=2026-11-24", "from[]=2026-11-23", "from[a]=1", "from=2026-11-23&days=0", "from=2026-11-23&days=32", "from=2026-11-23&days=1e9", "from=2026-11-23&days=-1", "from=2026-11-23&days=1.5", "days=5", "from=2026-11-23&days[]=5"]) {
    const { status } = await send("GET", `/api/board?${query}`);
    expect([query, status === 400 || query.includes("days[]")]).toEqual([query, true]);
  }
});

test("a body of more than 100 kB, and a file of hubs of more than 2 MB, is refused as too large on every route that reads one, and in the language of the asker", async () => {
  const [big, file] = [120_000, 2_200_000].map((letters) => JSON.stringify({ hubId: "a".repeat(letters) }));
  for (const { method, path } of writes()) expect([method, path, (await send(method, filled(path), path === "/api/hub-file" ? file : big)).status]).toEqual([method, path, 413]);
  expect((await send("POST", "/api/bookings", big, { "accept-language": "en" })).body.title).toBe("Too much at once");
});

test("another content type is not read as JSON", async () => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "application/json; charset=utf-32", ""]) {
    const { status } = await send("POST", "/api/bookings", JSON.stringify(goods["POST /api/bookings"]), { "content-type": type });
    expect([type, status >= 400 && status < 500]).toEqual([type, true]);
  }
});

test("a key such as __proto__ in a body changes nobody's rights and is told of as unknown", async () => {
  for (const body of ['{"showName":true,"__proto__":{"roles":["administrator"]}}', '{"showName":true,"constructor":{"prototype":{"administrator":true}}}', '{"showName":true,"roles":["administrator"]}']) expect((await send("PATCH", "/api/me", body)).status).toBeGreaterThanOrEqual(200);
  expect(({} as Record<string, unknown>)["administrator"]).toBeUndefined();
  expect((await (await app.as("bo.eriksson")).get("/api/me")).body.roles).toEqual(["employee"]);
  expect((await send("PATCH", "/api/me", '{"roles":["administrator"]}')).status).toBe(400);
});

/** Sent as written: fetch would tidy the path first. */
const raw = (target: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(app.origin);
    const socket = connect(Number(port), hostname, () => socket.write(`GET ${target} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`));
    let text = "";
    socket.on("data", (part) => (text += part.toString()));
    socket.on("end", () => resolve(text));
    socket.on("error", reject);
  });

test.each(["/tab/../package.json", "/tab/%2e%2e/package.json", "/tab/..%2fpackage.json", "/tab/..%5cpackage.json", "/tab/%2e%2e%2f%2e%2e%2fetc/passwd", "/tab/assets/..%2f..%2f..%2fpackage.json", "/tab/assets/%00", "/tab//etc/passwd", "/tab/.env", "/tab/assets/../../../package.json", "/tab/assets/finns-inte.js", "//etc/passwd"])("%s gives no file from outside the tab, and no fault", async (path) => {
  const text = await raw(path);
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);
  expect([path, status >= 400 && status < 500]).toEqual([path, true]);
  expect(text).toContain("application/problem+json");
  expect(text).not.toMatch(/"name": "hubbplats"|root:/);
});

test("a part of the tab that is not there answers 404", async () => {
  expect(await raw("/tab/assets/finns-inte.js")).toMatch(/^HTTP\/1\.1 404/);
});

test("an address that is not there answers 404 in the language of the asker, for every method", async () => {
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) for (const path of ["/api/finns-inte", "/api", "/finns-inte", "/api/bookings/x/y/z"]) expect([method, path, (await send(method, path)).status]).toEqual([method, path, 404]);
  expect((await send("GET", "/api/finns-inte", undefined, { "accept-language": "en-GB,en;q=0.9" })).body.title).toBe("There is nothing here");
});
