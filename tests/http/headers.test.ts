import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ noJobs: true });
});
afterAll(() => app.stop());

/** Directive by directive, since one word more (`https:`) lets the whole world in. */
const policyInFull = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data: https://res.cdn.office.net",
  "connect-src 'self' https://res.cdn.office.net",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self' https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com",
];

test.each(["/tab/", "/api/openapi.json", "/api/me", "/api/finns-inte"])("%s carries the headers that keep other sites out, and does not say what it is made of", async (path) => {
  const { headers } = await fetch(`${app.origin}${path}`);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy.split(";").toSorted()).toEqual(policyInFull.toSorted());
  expect(Object.fromEntries(headers)).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "strict-transport-security": expect.stringContaining("max-age="), "x-request-id": expect.stringMatching(/^[\w-]{8,64}$/) });
  for (const name of ["x-powered-by", "server", "x-frame-options"]) expect([name, headers.get(name)]).toEqual([name, null]);
});

test("what is a person's own is kept by no cache on the way", async () => {
  const anna = await app.as("anna.nilsson");
  for (const path of ["/api/me", "/api/hubs", "/api/board?from=2026-11-23&days=5", "/api/bookings?from=2026-11-23&to=2026-11-24"]) expect([path, (await anna.get(path)).headers.get("cache-control")]).toEqual([path, "no-store"]);
});

test("no other site may read our answers", async () => {
  const answer = await fetch(`${app.origin}/api/me`, { headers: { origin: "https://evil.example" } });
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
});

test("a request's own id is used when it is a plain one, and replaced when it is not", async () => {
  const idOf = async (sent: string) => (await fetch(`${app.origin}/healthz`, { headers: { "x-request-id": sent } })).headers.get("x-request-id");
  expect(await idOf("abc-12345678")).toBe("abc-12345678");
  for (const sent of ["kort", "<script>alert(1)</script>", "a".repeat(100)]) expect(await idOf(sent)).toMatch(/^[0-9a-f-]{36}$/);
});

test("those who run it see that it is alive and ready, and figures without any person in them", async () => {
  const anna = await app.as("anna.nilsson");
  await anna.send("POST", "/api/bookings", { hubId: "as-torsta", dates: ["2026-01-01"], part: "day" });
  await anna.get("/api/bookings/a1b2c3d4-0000-4000-8000-000000000001");
  expect(await (await fetch(`${app.origin}/healthz`)).json()).toEqual({ alive: true });
  expect(await (await fetch(`${app.origin}/readyz`)).json()).toMatchObject({ ready: true, ledger: true, jobs: true });
  const metrics = await (await fetch(`${app.origin}/metrics`)).text();
  expect(metrics).toContain('route="/api/bookings/:bookingId"');
  // Mailboxes of hubs are named; those of people are not.
  expect(metrics.replaceAll(/"(hubb|plats)-[\w.-]+@regionen\.example"/g, "")).not.toMatch(/anna|nilsson|a1b2c3d4|regionen/i);
});

test("more requests than a person can make are slowed down, in words, for that person alone", async () => {
  const [anna, bo] = [await app.as("anna.nilsson"), await app.as("bo.eriksson")];
  const answers = await Promise.all(Array.from({ length: 640 }, () => anna.get("/api/me")));
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
  expect(refused[0]?.body).toMatchObject({ code: "too-many", title: "För många försök" });
  expect((await bo.get("/api/me")).status).toBe(200);
});
