import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";

let app: TestApp;
let anna: Client;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-26T07:50:00+01:00" });
  anna = await app.as("anna.nilsson");
});
afterAll(() => app.stop());

const thursdayAt = async (hubId: string, kinds: string): Promise<{ free: number; fits?: unknown }> => {
  const { body } = await anna.get(`/api/board?from=2026-11-26&days=1&kinds=${kinds}`);
  return body.hubs.find(({ id }: { id: string }) => id === hubId).days[0];
};

test("the board counts the free desks that have all of the kinds asked for, beside all that are free", async () => {
  expect(await thursdayAt("kluksgarden", "quiet-room")).toMatchObject({ free: 4, fits: { free: 1, freeMorning: 1, freeAfternoon: 1 } });
  expect(await thursdayAt("kluksgarden", "height-adjustable,screen")).toMatchObject({ free: 4, fits: { free: 2 } });
  await (await app.as("bo.eriksson")).send("POST", "/api/bookings", { hubId: "kluksgarden", deskId: "kluksgarden-4", dates: ["2026-11-26"], part: "afternoon" });
  expect(await thursdayAt("kluksgarden", "quiet-room")).toMatchObject({ free: 3, fits: { free: 0, freeMorning: 1, freeAfternoon: 0 } });
});

test("what the hub has for all, such as a lunch room, is no matter of the desk", async () => {
  expect(await thursdayAt("kluksgarden", "lunch-room")).not.toHaveProperty("fits");
  expect(await thursdayAt("kluksgarden", "lunch-room,quiet-room")).toMatchObject({ fits: { freeMorning: 1 } });
  expect(await thursdayAt("stuguns-bibliotek", "quiet-room")).not.toHaveProperty("fits");
});

test("of today nothing fits in a part that is over", async () => {
  app.clock.set(new Date("2026-11-26T13:30:00+01:00"));
  expect(await thursdayAt("as-torsta", "quiet-room")).toMatchObject({ fits: { free: 1, freeMorning: 0, freeAfternoon: 1 } });
});

test("without kinds nothing is said of what fits, and a kind that does not exist is named as a fault", async () => {
  const { body } = await anna.get("/api/board?from=2026-11-26&days=1");
  expect(body).not.toHaveProperty("kinds");
  expect(JSON.stringify(body)).not.toContain("fits");
  for (const wrong of ["sauna", "", "screen,,wifi", Array.from({ length: 500 }, () => "wifi").join(",")]) {
    const answer = await anna.get(`/api/board?from=2026-11-26&kinds=${wrong}`);
    expect([answer.status, answer.body.code]).toEqual([400, "bad-request"]);
    expect(JSON.stringify(answer.body.faults)).toContain("kinds");
  }
});
