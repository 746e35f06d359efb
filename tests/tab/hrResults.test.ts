import type { ResultChange, ResultRow, ResultTable } from "../../src/contract/surveys.ts";
import { axisOf, barsOf, byNotes, byWaves, commonNotes, percent, questionsOf, runsOf, signed } from "../../tab/hr/results/numbers.ts";

const row = (label: string, count: number, share?: number): ResultRow => ({ label, count: { value: count }, ...(share !== undefined && { share: { share, low: share - 0.1, high: share + 0.1 } }) });
const hiddenRow: ResultRow = { label: "hidden", count: { hidden: "withheld" } };

describe("bars beside a table", () => {
  test("are as long as the share, without those who are no part of the whole", () => {
    expect(barsOf([row("yes", 3, 0.3), row("no", 7, 0.7), row("no answer", 2)]).map(({ label, length }) => [label, length])).toEqual([
      ["yes", 0.3],
      ["no", 0.7],
    ]);
  });

  test("tell by a length of none that a number is hidden, which zero does not", () => {
    expect(barsOf([row("a", 0, 0), hiddenRow]).map(({ length }) => length)).toEqual([0, null]);
  });

  test("are measured against the largest where only counts are told", () => {
    expect(barsOf([row("Brunflo", 20), row("Ås", 5), hiddenRow]).map(({ length }) => length)).toEqual([1, 0.25, null]);
    expect(barsOf([row("nobody", 0)]).map(({ length }) => length)).toEqual([0]);
  });
});

describe("a change between waves", () => {
  test("is drawn on an axis that holds zero and every interval", () => {
    const axis = axisOf([{ low: 0.1, high: 0.5 }]);
    expect(axis.from).toBeLessThan(0);
    expect(axis.to).toBeGreaterThan(0.5);
    const nothing = axisOf([]);
    expect(nothing.to).toBeGreaterThan(nothing.from);
  });

  test("stands with the others between the same waves, and what holds for each is said once", () => {
    const change = (id: string, from: string, notes: string[]): ResultChange => ({ id, title: id, from, to: "2", paired: { hidden: "withheld" }, unpaired: { hidden: "withheld" }, notes });
    const changes = [change("a", "1", ["x", "y"]), change("b", "0", ["x"]), change("c", "1", ["y", "z"])];
    expect(byWaves(changes).map(({ from, changes: of }) => [from, of.map(({ id }) => id)])).toEqual([
      ["1", ["a", "c"]],
      ["0", ["b"]],
    ]);
    expect(commonNotes([["x", "y"], ["y", "z"]])).toEqual(["y"]);
    expect(commonNotes([["x", "y"]])).toEqual([]);
    expect(byNotes(changes).map(({ notes, items }) => [notes, items.map(({ id }) => id)])).toEqual([
      [["x", "y"], ["a"]],
      [["x"], ["b"]],
      [["y", "z"], ["c"]],
    ]);
  });

  test("has its sign, and none when there is no difference", () => {
    expect(signed(0.123, "en")).toBe("+0.12");
    expect(signed(-0.5, "sv")).toBe("−0,5");
    expect(signed(0.001, "en")).toBe("0");
    expect(percent(0.423, "en")).toBe("42%");
  });
});

test("a line over time is broken where a wave is hidden", () => {
  expect(runsOf([0.1, 0.2, null, 0.4]).map((run) => run.map(({ at }) => at))).toEqual([[0, 1], [3]]);
  expect(runsOf([null, null])).toEqual([]);
});

test("a question with several choices is one to ask a new table of, by the words that its tables begin with", () => {
  const table = (id: string, title: string): ResultTable => ({ id, title, rowsAre: "", rows: [], notes: [] });
  expect(questionsOf([table("q1", "Hur gick det?"), table("q8#car", "Hur kom du hit: bil"), table("q8#bus", "Hur kom du hit: buss")])).toEqual([
    { id: "q1", title: "Hur gick det?" },
    { id: "q8", title: "Hur kom du hit: b" },
  ]);
});
