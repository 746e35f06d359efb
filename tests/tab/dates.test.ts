import { addDays, clock, dateInStockholm, dayRange, isDate, longDay, mondayOf, shortDay, span, timeOf, weekdayOf, weekOf, workWeekOf } from "../../tab/shell/dates.ts";

describe("dates in the tab", () => {
  test("a date has its ISO weekday and the Monday of its week", () => {
    expect(weekdayOf("2026-11-26")).toBe(4);
    expect(weekdayOf("2026-11-29")).toBe(7);
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  });

  test("week 53 of 2026 reaches into 2027, and week 1 follows it", () => {
    expect(weekOf("2026-12-28")).toEqual({ year: 2026, week: 53 });
    expect(weekOf("2027-01-03")).toEqual({ year: 2026, week: 53 });
    expect(weekOf("2027-01-04")).toEqual({ year: 2027, week: 1 });
    expect(weekOf("2025-12-29")).toEqual({ year: 2026, week: 1 });
    expect(weekOf("2026-11-26")).toEqual({ year: 2026, week: 48 });
  });

  test("days are added across the clock changes and the leap day without losing one", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });

  test("a weekend looks ahead to the week that comes", () => {
    expect(workWeekOf("2026-11-27")).toBe("2026-11-23");
    expect(workWeekOf("2026-11-28")).toBe("2026-11-30");
    expect(workWeekOf("2026-11-29")).toBe("2026-11-30");
  });

  test("the date in Stockholm changes at midnight there, winter and summer", () => {
    expect(dateInStockholm(new Date("2026-11-25T22:59:59Z"))).toBe("2026-11-25");
    expect(dateInStockholm(new Date("2026-11-25T23:00:00Z"))).toBe("2026-11-26");
    expect(dateInStockholm(new Date("2026-06-25T22:00:00Z"))).toBe("2026-06-26");
  });

  test("a year is told where it is another than the present one", () => {
    expect(longDay("2027-06-01", "sv", "2026-11-23T07:50")).toBe("tisdag 1 juni 2027");
    expect(longDay("2026-12-01", "sv", "2026-11-23")).toBe("tisdag 1 december");
    expect(shortDay("2027-01-07", "en", "2026-11-23")).toBe("Thu 7 Jan 2027");
    expect(dayRange("2027-05-31", "2027-06-04", "sv", "2026-11-23")).toBe("31 maj–4 juni 2027");
    expect(dayRange("2026-12-28", "2027-01-01", "en", "2026-11-23")).toBe("28 Dec–1 Jan 2027");
  });

  test("dates and times are written as Swedes write them, and as the English do", () => {
    expect(shortDay("2026-11-26", "sv")).toBe("tors 26 nov");
    expect(shortDay("2026-03-05", "sv")).toBe("tors 5 mars");
    expect(longDay("2026-11-26", "sv")).toBe("torsdag 26 november");
    expect(shortDay("2026-11-26", "en")).toBe("Thu 26 Nov");
    expect(span("09:00", "11:30", "sv")).toBe("09.00–11.30");
    expect(clock("09:00", "en")).toBe("09:00");
    expect(dayRange("2026-11-23", "2026-11-27", "sv")).toBe("23–27 nov");
    expect(dayRange("2026-11-30", "2026-12-04", "en")).toBe("30 Nov–4 Dec");
    expect(timeOf("2026-11-26T08:00:00+01:00")).toBe("08:00");
  });

  test("a date that does not exist is no date", () => {
    expect(isDate("2026-02-28")).toBe(true);
    expect(isDate("2026-02-30")).toBe(false);
    expect(isDate("26-11-2026")).toBe(false);
    expect(isDate("2026-13-01")).toBe(false);
  });
});
