import { describe, expect, test } from "@jest/globals";
import { swedishHolidays } from "../../src/adapters/holidays/swedishHolidays.ts";
import { openingOf, rulesOf, setterOf } from "../../src/domain/hub.ts";
import { clockTimesOf, duringOf } from "../../src/domain/part.ts";
import { everyDay, hubOf } from "../services/ownHub.ts";

const holidays = swedishHolidays.holidays("2025-12-01", "2027-12-31");
const hub = hubOf("dag", { opening: everyDay("08:00", "16:30") });

describe("a hub is closed", () => {
  test.each([
    ["2026-12-24", "Julafton", "Christmas Eve"],
    ["2026-12-25", "Juldagen", "Christmas Day"],
    ["2026-12-31", "Nyårsafton", "New Year's Eve"],
    ["2027-01-01", "Nyårsdagen", "New Year's Day"],
    ["2026-06-19", "Midsommarafton", /Midsummer/],
    ["2026-06-20", "Midsommardagen", /Midsummer/],
    ["2026-06-06", "Nationaldagen", /National Day/],
    ["2026-05-14", "Kristi himmelsfärdsdag", "Ascension Day"],
    ["2026-04-03", "Långfredagen", "Good Friday"],
    ["2026-04-06", "Annandag påsk", "Easter Monday"],
    ["2026-05-01", "Första maj", /Workers|May|Labou?r/],
    ["2026-01-06", "Trettondedag jul", "Epiphany"],
    ["2026-10-31", "Alla helgons dag", /Saints/],
  ])("on %s, by the name of the day in both languages", (date, sv, en) => {
    expect(openingOf(hub, date, holidays)).toMatchObject({ open: false, because: "closed-day", reason: { sv, en: typeof en === "string" ? en : expect.stringMatching(en) } });
  });

  test("on its own closed days, whose reason goes before that of a holiday", () => {
    const reason = { sv: "Golvet slipas", en: "The floor is sanded" };
    const own = hubOf("egen", { closedDays: [{ date: "2026-11-26", reason }, { date: "2026-12-24", reason }] });
    for (const date of ["2026-11-26", "2026-12-24"]) expect(openingOf(own, date, holidays)).toMatchObject({ because: "closed-day", reason });
  });

  test("on weekdays that it does not keep, and always when it is only talked about", () => {
    const weekdays = hubOf("tisdag", { opening: [{ weekday: 2, opens: "08:00", closes: "16:00" }] });
    expect(openingOf(weekdays, "2026-11-23", holidays)).toEqual({ open: false, because: "weekday" });
    expect(openingOf(weekdays, "2026-11-24", holidays).open).toBe(true);
    expect(openingOf(hubOf("tal", { bookable: false }), "2026-11-24", holidays)).toEqual({ open: false, because: "not-bookable" });
  });
});

test("the days around the holidays are ordinary days", () => {
  for (const date of ["2026-12-23", "2026-12-27", "2026-06-18", "2026-06-21", "2026-04-02", "2026-05-13"]) expect([date, openingOf(hub, date, holidays).open]).toEqual([date, true]);
});

describe("the parts of a day", () => {
  const times = (opens: string, closes: string, part: "day" | "morning" | "afternoon", halfDayAt = "12:00") => clockTimesOf(hubOf("delar", { ownRules: { halfDayAt } }), { weekday: 1, opens, closes }, { part });

  test("meet at noon, and together are the whole day", () => {
    expect([times("08:00", "16:30", "morning"), times("08:00", "16:30", "afternoon"), times("08:00", "16:30", "day")]).toEqual([{ from: "08:00", to: "12:00" }, { from: "12:00", to: "16:30" }, { from: "08:00", to: "16:30" }]);
  });
  test("meet where the hub says", () => expect(times("08:00", "16:30", "morning", "11:30")).toEqual({ from: "08:00", to: "11:30" }));
  test("leave a hub that opens after noon without a morning, and one that closes before noon without an afternoon", () => {
    expect([times("13:00", "18:00", "morning"), times("13:00", "18:00", "afternoon")]).toEqual([null, { from: "13:00", to: "18:00" }]);
    expect([times("12:00", "18:00", "morning"), times("08:00", "12:00", "afternoon")]).toEqual([null, null]);
    expect([times("07:00", "11:00", "morning"), times("07:00", "11:00", "afternoon")]).toEqual([{ from: "07:00", to: "11:00" }, null]);
  });
  test("are none where the clock skips one of their ends", () => {
    const night = hubOf("natt");
    expect(duringOf(night, { weekday: 7, opens: "02:30", closes: "10:00" }, "2026-03-29", { part: "day" })).toBeNull();
    expect(duringOf(night, { weekday: 7, opens: "01:00", closes: "10:00" }, "2026-03-29", { part: "hours", from: "09:00", to: "08:00" })).toBeNull();
  });
});

test("a rule is the region's until the hub sets its own, and it is known whose it is", () => {
  const own = hubOf("regler", { ownRules: { horizonDays: 14 } });
  expect(rulesOf(own)).toMatchObject({ horizonDays: 14, bookingsPerWeek: 5, checkInFromMinutes: 60, halfDayAt: "12:00" });
  expect([setterOf(own, "horizonDays"), setterOf(own, "bookingsPerWeek")]).toEqual(["hub", "region"]);
});
