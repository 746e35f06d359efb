import type { Board, BoardDay, HubDay, Kind } from "../../src/contract.ts";
import { cellStateOf, opensOn } from "../../tab/boka/cellState.ts";
import { deskWith } from "../../tab/shell/booking/deskWith.ts";
import { hubsToShow, type BoardHub } from "../../tab/boka/sortHubs.ts";
import { cellAfter } from "../../tab/boka/useRovingGrid.ts";
import { isOver, momentInStockholm } from "../../tab/shell/dates.ts";
import { withDay } from "../../tab/shell/stores.ts";

const day = (change: Partial<BoardDay> = {}): BoardDay => ({
  date: "2026-11-26",
  open: true,
  opens: "08:00",
  closes: "17:00",
  total: 3,
  free: 3,
  freeMorning: 3,
  freeAfternoon: 3,
  coming: 0,
  ...change,
});

describe("a desk that has what is filtered for", () => {
  const desk = (id: string, change: Partial<HubDay["desks"][number]> = {}): HubDay["desks"][number] => ({ id, name: id, kinds: [], free: true, freeMorning: true, freeAfternoon: true, taken: [], ...change });
  const half = { free: false, freeAfternoon: false, taken: [{ from: "12:00", to: "17:00" }] };
  const desks = [desk("plain"), desk("half", { kinds: ["height-adjustable"], ...half }), desk("good", { kinds: ["height-adjustable", "screen"] })];

  test("is the first that is free then", () => {
    expect(deskWith(["height-adjustable"], desks, "day")?.id).toBe("good");
    expect(deskWith(["height-adjustable"], desks, "morning")?.id).toBe("half");
    expect(deskWith(["height-adjustable"], desks, { from: "09:00", to: "12:00" })?.id).toBe("half");
    expect(deskWith(["height-adjustable"], desks, { from: "09:00", to: "12:15" })?.id).toBe("good");
  });
  test("is none when none of those that have it is free", () => {
    expect(deskWith(["height-adjustable"], desks.slice(0, 2), "day")).toBeUndefined();
  });
  test("is any when only the hub as a whole has it, or nothing is filtered for", () => {
    expect(deskWith(["lunch-room"], desks, "day")).toBeUndefined();
    expect(deskWith(["lunch-room", "screen"], desks, "day")?.id).toBe("good");
    expect(deskWith([], desks, "day")).toBeUndefined();
  });
});

describe("a day at a hub", () => {
  test("says how many desks are free all day", () => {
    expect(cellStateOf(day({ free: 2 }), false)).toEqual({ kind: "free", count: 2 });
  });
  test("says which half is free when no desk is free all day", () => {
    expect(cellStateOf(day({ free: 0, freeMorning: 0, freeAfternoon: 1 }), false)).toEqual({ kind: "half", part: "afternoon", count: 1 });
  });
  test("is full when no half is free", () => {
    expect(cellStateOf(day({ free: 0, freeMorning: 0, freeAfternoon: 0 }), false)).toEqual({ kind: "full" });
  });
  test("counts what has the kinds that are filtered for, and is not full while something else is free", () => {
    expect(cellStateOf(day({ free: 3, fits: { free: 1, freeMorning: 2, freeAfternoon: 1 } }), false)).toEqual({ kind: "free", count: 1 });
    expect(cellStateOf(day({ free: 3, fits: { free: 0, freeMorning: 2, freeAfternoon: 0 } }), false)).toEqual({ kind: "half", part: "morning", count: 2 });
    expect(cellStateOf(day({ free: 3, fits: { free: 0, freeMorning: 0, freeAfternoon: 0 } }), false)).toEqual({ kind: "unfit" });
    expect(cellStateOf(day({ free: 0, freeMorning: 0, freeAfternoon: 0, fits: { free: 0, freeMorning: 0, freeAfternoon: 0 } }), false)).toEqual({ kind: "full" });
  });
  test("is closed with its reason", () => {
    expect(cellStateOf(day({ open: false, closedBecause: "julafton" }), false)).toEqual({ kind: "closed", reason: "julafton" });
  });
  test("is mine before anything else, and says booked only when it is", () => {
    const mine = (mineStatus: BoardDay["mineStatus"], mineCalendar: BoardDay["mineCalendar"]): unknown => cellStateOf(day({ mine: "1", mineStatus, mineCalendar }), false);
    expect(mine("held", "sent")).toEqual({ kind: "mine", standing: "waiting" });
    expect(mine("held", "unanswered")).toEqual({ kind: "mine", standing: "unanswered" });
    expect(mine("confirmed", "accepted")).toEqual({ kind: "mine", standing: "booked" });
    expect(mine(undefined, undefined)).toEqual({ kind: "mine", standing: "waiting" });
  });
  test("that has passed offers nothing", () => {
    expect(cellStateOf(day(), true)).toEqual({ kind: "passed" });
  });
  test("that lies further ahead than the hub lets anybody book tells from when it can be had, and not what is free", () => {
    expect(opensOn("2027-01-22", 60, "2026-11-23")).toBeNull();
    expect(opensOn("2027-01-23", 60, "2026-11-23")).toBe("2026-11-24");
    expect(cellStateOf(day({ free: 6 }), false, "2026-11-24")).toEqual({ kind: "early", opens: "2026-11-24" });
  });
  test("has passed once the hub has closed, and not while it is open", () => {
    expect(isOver({ date: "2026-11-26", closes: "17:00" }, "2026-11-26T16:59")).toBe(false);
    expect(isOver({ date: "2026-11-26", closes: "17:00" }, "2026-11-26T17:00")).toBe(true);
    expect(isOver({ date: "2026-11-26", closes: "17:00" }, momentInStockholm(new Date("2026-11-26T18:30:00+01:00")))).toBe(true);
    expect(isOver({ date: "2026-11-26" }, "2026-11-26T23:59")).toBe(false);
    expect(isOver({ date: "2026-11-26" }, "2026-11-27T00:00")).toBe(true);
  });
});

describe("the board", () => {
  const hub = (name: string, change: Partial<BoardHub> = {}): BoardHub => ({ id: name, name, distanceKm: null, bookable: true, horizonDays: 60, kinds: [], days: [day()], ...change });
  const everything = { kinds: [], withinKm: null };
  const names = (hubs: BoardHub[]): string[] => hubs.map(({ name }) => name);

  test("shows the nearest hub first and those that cannot be booked last", () => {
    const hubs = [hub("Hackås", { distanceKm: 1, bookable: false }), hub("Åre", { distanceKm: 97 }), hub("Ås", { distanceKm: 12 })];
    expect(names(hubsToShow(hubs, everything))).toEqual(["Ås", "Åre", "Hackås"]);
  });
  test("shows hubs in Swedish order of name when no home is chosen", () => {
    expect(names(hubsToShow([hub("Ås"), hub("Östersund"), hub("Brunflo")], everything))).toEqual(["Brunflo", "Ås", "Östersund"]);
  });
  test("shows only hubs that have every kind asked for and lie near enough", () => {
    const hubs = [hub("A", { kinds: ["screen"], distanceKm: 10 }), hub("B", { kinds: ["screen", "quiet-room"], distanceKm: 10 }), hub("C", { kinds: ["screen", "quiet-room"], distanceKm: 80 })];
    expect(names(hubsToShow(hubs, { kinds: ["screen", "quiet-room"], withinKm: 50 }))).toEqual(["B"]);
  });
  test("takes a fresh day in its place, without the desks and names that came with it", () => {
    const board: Board = { from: "2026-11-23", days: ["2026-11-26"], hubs: [hub("A", { days: [day({ happening: "Frukost" })] }), hub("B")] };
    const fresh = { ...day({ free: 1, coming: 2, happening: "Frukost" }), hubId: "A", desks: [], names: ["Maja"] };
    const after = withDay(board, "A", fresh);
    expect(after.hubs[0]?.days[0]).toEqual(day({ free: 1, coming: 2, happening: "Frukost" }));
    expect(after.hubs[1]).toBe(board.hubs[1]);
    expect(withDay(board, "A", { ...fresh, date: "2026-12-01" })).toBe(board);
  });
  test("counts a fresh day by the kinds that it was asked for", () => {
    const desk = (kinds: Kind[], free: boolean): HubDay["desks"][number] => ({ id: "1", name: "1", kinds, free, freeMorning: true, freeAfternoon: free, taken: [] });
    const fresh = { ...day({ free: 2 }), hubId: "A", desks: [desk(["quiet-room"], false), desk(["quiet-room"], true), desk(["screen"], true)], names: [] };
    const fitsOn = (kinds: Kind[]): unknown => withDay({ from: "2026-11-23", days: ["2026-11-26"], kinds, hubs: [hub("A")] }, "A", fresh).hubs[0]?.days[0]?.fits;
    expect(fitsOn(["quiet-room"])).toEqual({ free: 1, freeMorning: 2, freeAfternoon: 1 });
    expect(fitsOn(["quiet-room", "screen"])).toEqual({ free: 0, freeMorning: 0, freeAfternoon: 0 });
    expect(fitsOn(["lunch-room"])).toBeUndefined();
    expect(fitsOn([])).toBeUndefined();
  });
});

describe("the arrow keys on the board", () => {
  test("go one cell at a time and stop at the edges", () => {
    expect(cellAfter("ArrowRight", { row: 0, column: 1 }, 6, 12)).toEqual({ row: 0, column: 2 });
    expect(cellAfter("ArrowRight", { row: 0, column: 5 }, 6, 12)).toEqual({ row: 0, column: 5 });
    expect(cellAfter("ArrowUp", { row: 0, column: 5 }, 6, 12)).toEqual({ row: 0, column: 5 });
    expect(cellAfter("ArrowDown", { row: 11, column: 5 }, 6, 12)).toEqual({ row: 11, column: 5 });
    expect(cellAfter("End", { row: 3, column: 1 }, 6, 12)).toEqual({ row: 3, column: 5 });
  });
  test("leave other keys alone", () => {
    expect(cellAfter("Enter", { row: 0, column: 0 }, 6, 12)).toBeNull();
  });
});
