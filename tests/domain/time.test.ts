import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays, clockTimeOf, contains, datesFrom, daysBetween, instantOf, intervalOf, isClockTime, isLocalDate, isoWithOffset, localDateOf, minutesAfter, mondayOf, mondayOfWeek, overlaps, wallTimeOf, weekOf, weekdayOf } from "../../src/domain/time.ts";

const hours = (from: Date | null, to: Date | null): number => ((to?.getTime() ?? Number.NaN) - (from?.getTime() ?? Number.NaN)) / 3_600_000;
const date = fc.date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
const minute = fc.integer({ min: 0, max: 2000 });
const interval = fc.tuple(minute, minute).filter(([a, b]) => a < b).map(([a, b]) => ({ start: new Date(a * 60_000), end: new Date(b * 60_000) }));

test("in spring the hour from 02.00 to 03.00 does not exist, and its ends do", () => {
  for (const time of ["02:00", "02:01", "02:30", "02:59"]) expect([time, instantOf("2026-03-29", time)]).toEqual([time, null]);
  expect(instantOf("2026-03-29", "01:59")?.toISOString()).toBe("2026-03-29T00:59:00.000Z");
  expect(instantOf("2026-03-29", "03:00")?.toISOString()).toBe("2026-03-29T01:00:00.000Z");
});

test("in autumn a time that comes twice is the first of the two", () => {
  expect(instantOf("2026-10-25", "02:30")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  expect(instantOf("2026-10-25", "03:00")?.toISOString()).toBe("2026-10-25T02:00:00.000Z");
  expect([clockTimeOf(new Date("2026-10-25T00:30:00Z")), clockTimeOf(new Date("2026-10-25T01:30:00Z"))]).toEqual(["02:30", "02:30"]);
  expect([isoWithOffset(new Date("2026-10-25T00:30:00Z")), isoWithOffset(new Date("2026-10-25T01:30:00Z"))]).toEqual(["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]);
});

test("days are 23, 24 or 25 hours long", () => {
  const lengthOf = (day: string): number => hours(instantOf(day, "00:00"), instantOf(addDays(day, 1), "00:00"));
  expect(["2026-03-28", "2026-03-29", "2026-10-25", "2026-10-26", "2026-06-15"].map(lengthOf)).toEqual([24, 23, 25, 24, 24]);
});

test("an interval that ends before it begins, is empty, or has an end in the skipped hour, is none", () => {
  for (const [day, from, to] of [["2026-11-26", "12:00", "12:00"], ["2026-11-26", "12:00", "09:00"], ["2026-03-29", "02:30", "09:00"], ["2026-03-29", "01:00", "02:15"]] as const) expect([day, from, to, intervalOf(day, from, to)]).toEqual([day, from, to, null]);
  const over = intervalOf("2026-03-29", "01:00", "04:00");
  expect(hours(over?.start ?? null, over?.end ?? null)).toBe(2);
});

test("New Year's Day 2027 belongs to week 53 of 2026, and years without a week 53 have none", () => {
  expect(weekOf("2027-01-01")).toEqual({ year: 2026, week: 53 });
  expect(weekOf("2027-01-03")).toEqual({ year: 2026, week: 53 });
  expect(weekOf("2027-01-04")).toEqual({ year: 2027, week: 1 });
  expect(weekOf("2025-12-29")).toEqual({ year: 2026, week: 1 });
  expect(mondayOfWeek(2026, 53)).toBe("2026-12-28");
  expect([mondayOfWeek(2027, 53), mondayOfWeek(2026, 54), mondayOfWeek(2026, 0)]).toEqual([null, null, null]);
});

test("the date turns at midnight in Stockholm, not in Greenwich", () => {
  expect(localDateOf(new Date("2026-11-25T22:59:59Z"))).toBe("2026-11-25");
  expect(localDateOf(new Date("2026-11-25T23:00:00Z"))).toBe("2026-11-26");
  expect(localDateOf(new Date("2026-06-30T22:00:00Z"))).toBe("2026-07-01");
  expect(wallTimeOf(new Date("2026-06-30T22:00:00Z"))).toBe("2026-07-01T00:00:00");
});

test.each(["2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "26-11-2026", "2026-1-1", "2026-11-26T00:00", " 2026-11-26", "2026-11-26\n", "+002026-11-26", "0000-01-01", "1899-12-31", "3000-01-01", "9999-12-31", "", "２０２６-11-26"])("%j is no date", (text) => expect(isLocalDate(text)).toBe(false));
test.each(["2028-02-29", "1900-01-01", "2999-12-31", "2026-12-31"])("%s is a date", (text) => expect(isLocalDate(text)).toBe(true));
test.each(["24:00", "12:60", "9:00", "09:00:00", "09.00", "-1:00", ""])("%j is no clock time", (text) => expect(isClockTime(text)).toBe(false));

test("overlap is the same seen from both sides, and what touches does not overlap", () => {
  fc.assert(
    fc.property(interval, interval, (a, b) => {
      expect(overlaps(a, b)).toBe(overlaps(b, a));
      expect(overlaps(a, { start: a.end, end: minutesAfter(a.end, 1) })).toBe(false);
      expect(overlaps(a, a)).toBe(true);
      if (contains(a, b)) expect(overlaps(a, b)).toBe(true);
      const shared = Math.min(a.end.getTime(), b.end.getTime()) - Math.max(a.start.getTime(), b.start.getTime());
      expect(overlaps(a, b)).toBe(shared > 0);
    }),
  );
});

test("a wall time that exists comes back as it was; one that does not is null; nothing in between", () => {
  fc.assert(
    fc.property(date, clock, (day, time) => {
      const at = instantOf(day, time);
      if (at) expect([localDateOf(at), clockTimeOf(at)]).toEqual([day, time]);
      else expect(time.startsWith("02:")).toBe(true);
    }),
  );
});

test("an instant written with its offset is the same instant when read back", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => expect(Date.parse(isoWithOffset(new Date(seconds * 1000)))).toBe(seconds * 1000)));
});

test("days are counted by the calendar: there and back, over any change of the clock", () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -400, max: 400 }), (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days);
      expect(weekdayOf(mondayOf(day))).toBe(1);
      const since = daysBetween(mondayOf(day), day);
      expect(since >= 0 && since < 7).toBe(true);
      const { year, week } = weekOf(day);
      expect(mondayOfWeek(year, week)).toBe(mondayOf(day));
    }),
  );
  expect(datesFrom("2026-12-30", 4)).toEqual(["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]);
});
