import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { crowd } from "./crowd.ts";
import { everyDay, hubOf } from "./ownHub.ts";

/** Days on which the clock is set forward or back, and where years and weeks meet, booked as people book them. */
const book = (client: Client, date: string, more: object = {}) => client.send("POST", "/api/bookings", { hubId: "dygnet", dates: [date], part: "day", ...more });

async function appAt(at: string): Promise<{ app: TestApp; client: Client }> {
  const app = await startApp({ at, noJobs: true });
  await app.ledger.saveHubs([hubOf("dygnet", { desks: 30, opening: everyDay("00:00", "23:59") })]);
  await app.ledger.saveHubs([hubOf("natt", { desks: 3, opening: everyDay("02:30", "10:00") })]);
  const [client] = await crowd(app, 1);
  if (!client) throw new Error("nobody came");
  return { app, client };
}

describe("in spring, when the clock skips an hour", () => {
  let app: TestApp;
  let client: Client;
  beforeAll(async () => {
    ({ app, client } = await appAt("2026-03-28T12:00:00+01:00"));
  });
  afterAll(() => app.stop());

  test("29 March is 23 hours long, and a day booking begins and ends by the clock on the wall", async () => {
    const [result] = (await book(client, "2026-03-29")).body.results;
    expect(result.booking).toMatchObject({ start: "2026-03-29T00:00:00+01:00", end: "2026-03-29T23:59:00+02:00" });
    expect((Date.parse(result.booking.end) - Date.parse(result.booking.start)) / 60_000).toBe(22 * 60 + 59);
    await client.send("DELETE", `/api/bookings/${result.booking.id}`);
  });

  test("half past two on 29 March does not exist, and is called so; an hour across the gap is one that passes", async () => {
    for (const [from, to] of [["02:30", "04:00"], ["01:00", "02:30"], ["02:00", "02:59"]]) {
      const answer = await book(client, "2026-03-29", { part: undefined, from, to });
      expect([from, to, answer.status, answer.body.results[0].refusal.code, answer.body.results[0].refusal.title]).toEqual([from, to, 409, "no-such-time", "Den tiden finns inte"]);
    }
    const [result] = (await book(client, "2026-03-29", { part: undefined, from: "01:30", to: "03:30" })).body.results;
    expect(result.booking).toMatchObject({ start: "2026-03-29T01:30:00+01:00", end: "2026-03-29T03:30:00+02:00" });
    expect(Date.parse(result.booking.end) - Date.parse(result.booking.start)).toBe(3_600_000);
  });

  test("a hub that would open in the hour that is skipped cannot be booked that day, and the board breaks for nobody", async () => {
    const answer = await book(client, "2026-03-29", { hubId: "natt" });
    expect(answer.status).toBe(409);
    const board = await client.get("/api/board?from=2026-03-28&days=3");
    expect(board.status).toBe(200);
    const night = board.body.hubs.find((hub: { id: string }) => hub.id === "natt");
    expect(night.days.map((day: { open: boolean }) => day.open)).toEqual([true, false, true]);
  });
});

describe("in autumn, when an hour comes twice", () => {
  let app: TestApp;
  let client: Client;
  beforeAll(async () => {
    ({ app, client } = await appAt("2026-10-24T12:00:00+02:00"));
  });
  afterAll(() => app.stop());

  test("25 October is 25 hours long", async () => {
    const [result] = (await book(client, "2026-10-25")).body.results;
    expect(result.booking).toMatchObject({ start: "2026-10-25T00:00:00+02:00", end: "2026-10-25T23:59:00+01:00" });
    expect((Date.parse(result.booking.end) - Date.parse(result.booking.start)) / 60_000).toBe(24 * 60 + 59);
    await client.send("DELETE", `/api/bookings/${result.booking.id}`);
  });

  test("half past two is the first of the two, and a booking over both is two hours long", async () => {
    const [result] = (await book(client, "2026-10-25", { part: undefined, from: "02:30", to: "03:30" })).body.results;
    expect(result.booking).toMatchObject({ start: "2026-10-25T02:30:00+02:00", end: "2026-10-25T03:30:00+01:00" });
    expect(Date.parse(result.booking.end) - Date.parse(result.booking.start)).toBe(2 * 3_600_000);
  });

  test("the horizon counts days of the calendar, not hours: sixty days over the change is allowed, sixty-one is not", async () => {
    expect((await book(client, "2026-12-23")).status).toBe(201);
    const [late] = (await book(client, "2026-12-24", { hubId: "natt" })).body.results;
    expect(late.refusal.code).toBe("closed-day");
    const [later] = (await book(client, "2026-12-27")).body.results;
    expect(later.refusal).toMatchObject({ code: "too-far-ahead", setBy: "regionen", opens: "2026-10-28", detail: expect.stringContaining("60 dagar") });
  });
});

describe("where the year turns in week 53", () => {
  let app: TestApp;
  let client: Client;
  beforeAll(async () => {
    ({ app, client } = await appAt("2026-12-27T23:30:00+01:00"));
  });
  afterAll(() => app.stop());

  test("the week's limit counts one week from Monday 28 December 2026 to Sunday 3 January 2027", async () => {
    const tried = [];
    for (const date of ["2026-12-28", "2026-12-29", "2026-12-30", "2027-01-02", "2027-01-03", "2027-01-04"]) tried.push([date, (await book(client, date)).status]);
    expect(tried).toEqual([["2026-12-28", 201], ["2026-12-29", 201], ["2026-12-30", 201], ["2027-01-02", 201], ["2027-01-03", 201], ["2027-01-04", 201]]);
    const [result] = (await book(client, "2027-01-02", { part: undefined, from: "00:00", to: "00:30" })).body.results;
    expect(result.refusal).toMatchObject({ code: "week-full", opens: "2027-01-04" });
  });

  test("New Year's Day, New Year's Eve and Epiphany are closed, each by name", async () => {
    for (const [date, name] of [["2026-12-31", "Nyårsafton"], ["2027-01-01", "Nyårsdagen"], ["2027-01-06", "Trettondedag jul"]]) {
      const [result] = (await book(client, date ?? "")).body.results;
      expect([date, result.refusal.code, result.refusal.title]).toEqual([date, "closed-day", `Hubben är stängd: ${name}`]);
    }
  });

  test("at half past eleven on Sunday evening the next day is still ahead, and the present day is not over before midnight", async () => {
    expect((await book(client, "2026-12-27", { part: undefined, from: "23:25", to: "23:55" })).status).toBe(201);
    expect((await book(client, "2026-12-27", { part: undefined, from: "23:00", to: "23:30" })).body.results[0].refusal.code).toBe("already-over");
    expect((await book(client, "2026-12-26")).body.results[0].refusal.code).toBe("already-over");
  });
});
