import { describe, expect, test } from "@jest/globals";
import { isIn } from "../../src/domain/survey/audience.ts";
import { closesFor, entersOn, mayEnter, plannedWaves, remindedOn, scheduleFault } from "../../src/domain/survey/schedule.ts";
import type { Schedule } from "../../src/domain/survey/schedule.ts";
import { isoWithOffset } from "../../src/domain/time.ts";

const dates = (set: object = {}): Schedule => ({ kind: "dates", opens: "2026-11-24", closes: "2026-12-08", remindAfterDays: [], ...set });
const rhythm = (set: object = {}): Schedule => ({ kind: "rhythm", opens: "2026-11-24", until: "2027-01-05", everyWeeks: 2, openDays: 5, remindAfterDays: [2], ...set });
const byFirstDay = (when: "before" | "after-4-weeks" | "at-12-months", set: object = {}) => ({ kind: "from-first-day" as const, when, opens: "2026-11-24", closes: "2027-06-01", openDays: 10, remindAfterDays: [3], ...set });
const spans = (schedule: Schedule) => plannedWaves(schedule).map((wave) => [isoWithOffset(wave.opens), isoWithOffset(wave.closes), ...wave.reminders.map(isoWithOffset)]);

describe("The waves of a schedule", () => {
  test("between two dates are one, from 08.00 on the first to the midnight before the second, reminded of at 09.00", () => {
    expect(spans(dates({ remindAfterDays: [7, 3, 7] }))).toEqual([["2026-11-24T08:00:00+01:00", "2026-12-08T00:00:00+01:00", "2026-11-27T09:00:00+01:00", "2026-12-01T09:00:00+01:00"]]);
  });

  test("on a rhythm come at the same clock time on both sides of the change to summer time", () => {
    expect(spans(rhythm({ opens: "2027-03-22", until: "2027-04-06", everyWeeks: 1 }))).toEqual([
      ["2027-03-22T08:00:00+01:00", "2027-03-27T00:00:00+01:00", "2027-03-24T09:00:00+01:00"],
      ["2027-03-29T08:00:00+02:00", "2027-04-03T00:00:00+02:00", "2027-03-31T09:00:00+02:00"],
      ["2027-04-05T08:00:00+02:00", "2027-04-10T00:00:00+02:00", "2027-04-07T09:00:00+02:00"],
    ]);
  });

  test("on a rhythm are numbered, and none begins on or after the end", () => {
    expect(plannedWaves(rhythm({ until: "2026-12-22" })).map((wave) => wave.number)).toEqual([1, 2]);
    expect(plannedWaves(rhythm({ until: "2026-12-23" })).map((wave) => wave.number)).toEqual([1, 2, 3]);
  });

  test("from the first day are one, with a round of reminders every morning where there are any", () => {
    expect(spans(byFirstDay("after-4-weeks"))).toEqual([["2026-11-24T08:00:00+01:00", "2027-06-01T00:00:00+02:00", "2026-11-25T09:00:00+01:00"]]);
    expect(plannedWaves(byFirstDay("before", { remindAfterDays: [] }))[0]?.reminders).toEqual([]);
  });
});

test.each([
  ["opens today", dates({ opens: "2026-11-23" }), null],
  ["opened yesterday", dates({ opens: "2026-11-22" }), "opens-in-the-past"],
  ["closes as it opens", dates({ closes: "2026-11-24" }), "closes-before-it-opens"],
  ["closes before it opens", dates({ closes: "2026-11-20" }), "closes-before-it-opens"],
  ["is open for more than half a year", dates({ closes: "2027-05-27" }), "too-long"],
  ["reminds on the day it opens", dates({ remindAfterDays: [0] }), "reminder-outside"],
  ["reminds on its last day", dates({ remindAfterDays: [13] }), null],
  ["reminds when it is over", dates({ remindAfterDays: [14] }), "reminder-outside"],
  ["has waves that end as the next begins", rhythm({ openDays: 14 }), null],
  ["has waves that overlap", rhythm({ openDays: 15 }), "waves-overlap"],
  ["has sixty waves", rhythm({ until: "2028-01-17", everyWeeks: 1 }), null],
  ["has more waves than anybody would answer", rhythm({ until: "2028-01-19", everyWeeks: 1 }), "too-many-waves"],
  ["follows people for two years", byFirstDay("at-12-months", { closes: "2028-11-24" }), null],
  ["reminds people when their days are over", byFirstDay("before", { remindAfterDays: [10] }), "reminder-outside"],
] as const)("a schedule that %s", (_, schedule, fault) => {
  expect(scheduleFault(schedule, "2026-11-23")).toBe(fault);
});

describe("Somebody enters a wave one by one", () => {
  const enters = (when: Parameters<typeof byFirstDay>[0], firstDay: string | null, today: string) => entersOn(byFirstDay(when), firstDay, today) !== null;

  test("before the first day from a week ahead, and never on the day or after it", () => {
    expect(["2026-12-02", "2026-12-03", "2026-12-09", "2026-12-10", "2026-12-11"].map((today) => enters("before", "2026-12-10", today))).toEqual([false, true, true, false, false]);
  });

  test("after four weeks on the day, or up to two weeks late, which is when the app has been down", () => {
    expect(["2026-12-27", "2026-12-28", "2027-01-10", "2027-01-11"].map((today) => enters("after-4-weeks", "2026-11-30", today))).toEqual([false, true, true, false]);
  });

  test("after a year", () => {
    expect(["2026-11-29", "2026-11-30"].map((today) => enters("at-12-months", "2025-11-30", today))).toEqual([false, true]);
  });

  test("not when their day came before the wave opened, not before it opens or when it has closed, and not without a first day", () => {
    expect([enters("after-4-weeks", "2026-10-26", "2026-11-24"), enters("after-4-weeks", "2026-10-27", "2026-11-24")]).toEqual([false, true]);
    expect([enters("before", "2026-11-28", "2026-11-23"), enters("before", "2027-06-02", "2027-06-01"), enters("before", null, "2026-12-01")]).toEqual([false, false, false]);
  });

  test("and could, for a count ahead, when their day falls within the wave", () => {
    expect([mayEnter(byFirstDay("after-4-weeks"), "2026-10-26"), mayEnter(byFirstDay("after-4-weeks"), "2026-12-01"), mayEnter(byFirstDay("before"), "2026-11-24"), mayEnter(byFirstDay("before"), "2026-12-01"), mayEnter(byFirstDay("before"), null)]).toEqual([false, true, false, true, false]);
  });

  test("and has it open for days of their own, but no longer than the wave, and is reminded on their own mornings", () => {
    const schedule = byFirstDay("after-4-weeks");
    const wave = { closes: new Date("2027-06-01T00:00:00+02:00") };
    expect(isoWithOffset(closesFor(schedule, wave, "2026-12-01"))).toBe("2026-12-11T00:00:00+01:00");
    expect(closesFor(schedule, wave, "2027-05-28")).toEqual(wave.closes);
    expect(closesFor(dates(), wave, "2026-12-01")).toEqual(wave.closes);
    expect(["2026-12-03", "2026-12-04", "2026-12-05"].map((today) => remindedOn(schedule, "2026-12-01", today))).toEqual([false, true, false]);
  });
});

test("an audience holds those it says", () => {
  const worker = { personId: "a", hub: "brunflo", daysBooked: 4 };
  const other = { personId: "b", hub: null, daysBooked: 0 };
  const held = (audience: Parameters<typeof isIn>[0]) => [isIn(audience, worker), isIn(audience, other)];
  expect(held({ kind: "everyone" })).toEqual([true, true]);
  expect(held({ kind: "group", groupId: "g", name: null })).toEqual([true, true]);
  expect(held({ kind: "hubs", hubIds: ["brunflo"] })).toEqual([true, false]);
  expect(held({ kind: "hubs", hubIds: ["house-be"] })).toEqual([false, false]);
  expect(held({ kind: "role", role: "hub-worker" })).toEqual([true, false]);
  expect(held({ kind: "role", role: "office-worker" })).toEqual([false, true]);
  const days = (least: number, most: number | null) => held({ kind: "days-booked", from: "2026-01-01", to: "2026-02-01", least, most });
  expect([days(4, null), days(5, null), days(0, 3), days(0, 4)]).toEqual([[true, false], [false, false], [false, true], [true, true]]);
});
