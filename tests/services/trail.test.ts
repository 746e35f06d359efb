import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";

type Line = { readonly line: string; readonly requestId?: unknown; readonly [fact: string]: unknown };
const lines: Line[] = [];
const hear = (line: string, facts: Readonly<Record<string, unknown>> = {}): void => void lines.push({ line, ...facts });
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ log: { info: hear, warn: hear, error: hear } });
});
afterAll(() => app.stop());

const id = "fran-tryck-till-kort-0001";

test("one id follows a booking from the tap to the card, and no line on the way names anybody", async () => {
  await app.local?.standin.connector.install("anna.nilsson@regionen.example");
  const anna = await app.as("anna.nilsson");
  const days = (await anna.get("/api/hubs")).status === 200 ? Array.from({ length: 12 }, (_, n) => new Date(Date.now() + (n + 1) * 86_400_000).toISOString().slice(0, 10)) : [];
  const headers = { authorization: `Bearer ${anna.token}`, "content-type": "application/json", "idempotency-key": "ett-tryck", "x-request-id": id };
  const answer = await fetch(`${app.origin}/api/bookings`, { method: "POST", headers, body: JSON.stringify({ hubId: "as-torsta", dates: days, part: "day" }) });
  expect([answer.status, answer.headers.get("x-request-id")]).toEqual([207, id]);
  const mine = (): Line[] => lines.filter((line) => line.requestId === id);
  await app.until(() => mine().some(({ line }) => line === "a person was told"), "the card");
  await app.until(() => mine().some(({ line }) => line === "Graph was asked"), "the call");
  const changed = mine().filter(({ line }) => line === "a booking changed");
  expect(changed[0]).toMatchObject({ what: "booked", surface: "tab", bookingId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(mine().find(({ line }) => line === "Graph was asked")).toMatchObject({ method: "POST", path: "/users/{id}/events", status: 201 });
  expect(mine().find(({ line }) => line === "a person was told")).toMatchObject({ matter: "booked" });
  const all = JSON.stringify(lines);
  expect(all).not.toMatch(/anna|nilsson|regionen\.example/i);
  expect(all).not.toContain(anna.personId);
  expect(all).not.toContain(anna.token);
});
