import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ ledger: "postgres", at: "2026-11-23T07:50:00+01:00" });
});
afterAll(() => app.stop());

test("a desk in a pool is held until the hub's mailbox has answered, and then it is theirs", async () => {
  const anna = await app.as("anna.nilsson");
  const answer = await anna.send("POST", "/api/bookings", { hubId: "as-torsta", dates: ["2026-11-26"], part: "day" });
  expect(answer.status).toBe(201);
  const [{ booking }] = answer.body.results;
  expect(booking).toMatchObject({ status: "held", calendar: "queued", date: "2026-11-26", start: "2026-11-26T07:00:00+01:00" });
  await app.until(async () => (await anna.get(`/api/bookings/${booking.id}`)).body.calendar === "sent");
  app.clock.advance(5000);
  await app.until(async () => (await anna.get(`/api/bookings/${booking.id}`)).body.status === "confirmed");
});
