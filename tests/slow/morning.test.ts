import { expect, test } from "@jest/globals";
import { playMorning } from "../bench/morning.ts";

/** The morning of the bench in small: as crowded, but for half a minute. How fast it is, only a quiet machine can say. */
test("120 people book in 30 seconds through two servers while one call in twenty fails: nobody sits on another's desk, every mailbox answers, and no call comes before Microsoft 365 wants it", async () => {
  const morning = await playMorning({ employees: 600, bookings: 120, seconds: 30, seed: 8 });
  expect(Object.keys(morning.statuses).filter((status) => status !== "201" && status !== "409")).toEqual([]);
  expect(morning).toMatchObject({ doubles: 0, disagree: [], unsettled: 0, early: [], botRefused: 0 });
  expect(morning.bookings).toBeGreaterThan(100);
  expect(morning.confirmed + morning.declined).toBe(morning.bookings);
  expect(morning.struck).toBeGreaterThan(0.02);
  expect(morning.botPeak).toBeGreaterThan(0);
}, 900_000);
