import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-26T07:50:00+01:00" });
});
afterAll(() => app.stop());

/** What is free at Brunflo on the Thursday, as the board and as the day itself say: all day, morning, afternoon. */
const freeAt = async (clock: string): Promise<unknown> => {
  app.clock.set(new Date(`2026-11-26T${clock}:00+01:00`));
  const anna = await app.as("anna.nilsson");
  const board = await anna.get("/api/board?from=2026-11-23&days=5");
  const hub = board.body.hubs.find(({ id }: { id: string }) => id === "brunflo");
  const own = await anna.get("/api/hubs/brunflo/days/2026-11-26");
  return [hub.days[3], own.body].map((day) => [day.free, day.freeMorning, day.freeAfternoon]).concat([own.body.desks.map((desk: { freeMorning: boolean }) => desk.freeMorning)]);
};

test("before the hub opens every part of the day is free; after noon the morning is not, and after closing nothing", async () => {
  expect(await freeAt("07:50")).toEqual([[3, 3, 3], [3, 3, 3], [true, true, true]]);
  expect(await freeAt("13:30")).toEqual([[3, 0, 3], [3, 0, 3], [false, false, false]]);
  expect(await freeAt("18:30")).toEqual([[0, 0, 0], [0, 0, 0], [false, false, false]]);
});
