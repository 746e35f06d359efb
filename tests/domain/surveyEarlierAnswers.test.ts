import fc from "fast-check";
import type { ColumnMapping, DryRun, KnownValues } from "../../src/domain/survey/earlierAnswers.ts";
import { dryRunOf, readMapping } from "../../src/domain/survey/earlierAnswers.ts";
import { readCell } from "../../src/domain/survey/readCell.ts";
import { questionOf } from "../../src/domain/survey/instrument.ts";
import { hubWholePeriod } from "../../src/pilot/surveys/hubWholePeriod.ts";

const anyValue: KnownValues = { waves: null, hubs: null, municipalities: null, extents: null };
const columns = ["Löpnr", "Mätning", "Hubb", "Fråga 1", "Fråga 2", "Fråga 3", "Fråga 4", "Fråga 5", "Index", "Vill fortsätta"];
const mapping: ColumnMapping = {
  Löpnr: { kind: "person" },
  Mätning: { kind: "wave" },
  Hubb: { kind: "hub" },
  "Fråga 1": { kind: "item", question: "wb-1" },
  "Fråga 2": { kind: "item", question: "wb-2" },
  "Fråga 3": { kind: "item", question: "wb-3" },
  "Fråga 4": { kind: "item", question: "wb-4" },
  "Fråga 5": { kind: "item", question: "wb-5" },
  Index: { kind: "score" },
  "Vill fortsätta": { kind: "item", question: "wish-to-go-on" },
};
const read = (rows: readonly (readonly string[])[], known: KnownValues = anyValue): DryRun => dryRunOf({ columns, rows }, mapping, hubWholePeriod, known);
const faultsOf = (run: DryRun): string[] => run.faults.map(({ row, column, code }) => `${row} ${column ?? "-"} ${code}`);

describe("Earlier answers from a file", () => {
  test("A mapping as it is sent is read; a column that is sent as something else is one that nobody has mapped", () => {
    expect(readMapping({ Löpnr: "person", Kön: "left-out", "Fråga 1": "item:wb-1", Index: "score" })).toEqual({ Löpnr: { kind: "person" }, Kön: { kind: "left-out" }, "Fråga 1": { kind: "item", question: "wb-1" }, Index: { kind: "score" } });
    const run = dryRunOf({ columns: ["Löpnr", "Mätning", "Index"], rows: [["1", "1", "48"]] }, readMapping({ Löpnr: "person", Mätning: "wave", Index: "points" }), hubWholePeriod, anyValue);
    expect(faultsOf(run)).toEqual(["1 Index unknown-column", "1 - no-answer-column"]);
  });

  test("A row with items, one with a score alone and one with both that agree are all taken, and the score is kept only where the items give none", () => {
    const run = read([
      ["17", "1", "brunflo", "3", "3", "3", "2", "2", "", "Ja, lika mycket"],
      ["18", "1", "", "", "", "", "", "", "48", ""],
      ["19", "1", "", "5", "5", "5", "5", "5", "100", "vill inte svara"],
    ]);
    expect(run.faults).toEqual([]);
    expect(run.rows.map(({ row, person, hub, score, answers }) => [row, person, hub, score, answers["wb-1"], answers["wish-to-go-on"]])).toEqual([
      [2, "17", "brunflo", null, { kind: "scale", value: 3 }, { kind: "single", value: "same" }],
      [3, "18", null, 48, undefined, undefined],
      [4, "19", null, null, { kind: "scale", value: 5 }, { kind: "declined" }],
    ]);
  });

  test("Every fault is told with its row as the spreadsheet counts it, its column and its reason", () => {
    const run = read(
      [
        ["1", "1", "", "6", "-1", "2,5", "x", "4", "", ""],
        ["2", "1", "", "", "", "", "", "", "50", ""],
        ["3", "1", "", "", "", "", "", "", "104", ""],
        ["4", "1", "", "5", "5", "5", "5", "5", "96", ""],
        ["", "", "", "1", "1", "1", "1", "1", "", ""],
        ["6", "3", "okänd", "1", "1", "1", "1", "1", "", "Kanske"],
        ["7", "1", "", "", "", "", "", "", "", ""],
        ["", " ", "", "", "", "", "", "", "", ""],
        ["9", "1"],
      ],
      { ...anyValue, waves: ["1", "2"], hubs: ["brunflo"] },
    );
    expect(faultsOf(run)).toEqual([
      "2 Fråga 1 out-of-bounds",
      "2 Fråga 2 out-of-bounds",
      "2 Fråga 3 not-whole",
      "2 Fråga 4 not-an-answer",
      "3 Index not-a-score",
      "4 Index not-a-score",
      "5 Index score-differs",
      "6 Löpnr no-person",
      "6 Mätning no-wave",
      "7 Mätning unknown-wave",
      "7 Hubb unknown-hub",
      "7 Vill fortsätta unknown-choice",
      "8 - empty",
      "9 - blank-row",
      "10 - cells-differ",
    ]);
    expect([run.total, run.rows]).toEqual([9, []]);
  });

  test("A person who stands twice in a wave is not taken at all, even when one of the rows has another fault; in two waves both are taken", () => {
    const run = read([
      ["1", "1", "", "", "", "", "", "", "48", ""],
      ["1", "1", "", "", "", "", "", "", "49", ""],
      ["1", "2", "", "", "", "", "", "", "52", ""],
    ]);
    expect(faultsOf(run)).toEqual(["2 - person-and-wave-doubled", "3 Index not-a-score", "3 - person-and-wave-doubled"]);
    expect(run.rows.map(({ row }) => row)).toEqual([4]);
  });

  test("Only scores that five items can give are taken: of all numbers up to 120, the 26 multiples of four from 0 to 100", () => {
    const taken = Array.from({ length: 121 }, (_, score) => `${score}`).filter((score) => read([["1", "1", "", "", "", "", "", "", score, ""]]).rows.length === 1);
    expect(taken).toEqual(Array.from({ length: 26 }, (_, step) => `${step * 4}`));
    for (const odd of ["1e1", "0x10", "４", "+8", "8.0", " "]) expect(read([["1", "1", "", "", "", "", "", "", odd, ""]]).rows).toEqual([]);
  });

  test("A column that nobody has mapped, is mapped twice or does not exist stops the whole file, before any row is read", () => {
    const wrong = { ...mapping, Saknas: { kind: "extent" }, Index: { kind: "person" }, "Fråga 1": { kind: "item", question: "finns-inte" } } as const;
    const run = dryRunOf({ columns: [...columns, "Kön", "Hubb"], rows: [["1"]] }, wrong, hubWholePeriod, anyValue);
    expect(faultsOf(run)).toEqual(["1 Kön unknown-column", "1 Hubb doubled-column", "1 Fråga 1 unknown-item", "1 Index doubled-role", "1 Saknas no-such-column"]);
    expect(faultsOf(dryRunOf({ columns: ["Index"], rows: [] }, { Index: { kind: "left-out" } }, hubWholePeriod, anyValue))).toEqual(["1 - no-person-column", "1 - no-wave-column", "1 - no-answer-column"]);
    expect(faultsOf(dryRunOf({ columns: ["__proto__", "toString"], rows: [] }, {}, hubWholePeriod, anyValue)).slice(0, 2)).toEqual(["1 __proto__ unknown-column", "1 toString unknown-column"]);
  });

  test("Whatever a file holds, each of its rows is either taken or told with a fault, and never both", () => {
    const cell = fc.oneof(fc.constantFrom("", "0", "5", "6", "48", "49", "1", "2", "brunflo", "Nej", "vill inte svara"), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 9, maxLength: 11 }), { maxLength: 20 }), (rows) => {
        const run = read(rows);
        const [taken, told] = [new Set(run.rows.map(({ row }) => row)), new Set(run.faults.map(({ row }) => row))];
        expect(taken.size).toBe(run.rows.length);
        expect([...taken, ...told].sort((a, b) => a - b)).toEqual(rows.map((_, i) => i + 2));
      }),
      { numRuns: 300 },
    );
  });

  test("A cell is read by number, label, id or text of a choice, and a decimal comma is a comma", () => {
    const cell = (id: string, written: string): unknown => {
      const question = questionOf(hubWholePeriod, id);
      if (!question) throw new Error(id);
      return readCell(question, written);
    };
    expect(cell("days-a-week", "1,5")).toEqual({ kind: "number", value: 1.5 });
    expect(cell("days-a-week", "ibland")).toBeNull();
    expect(cell("wb-1", "de flesta dagar")).toEqual({ kind: "scale", value: 4 });
    expect(cell("wb-1", "Every day")).toEqual({ kind: "scale", value: 5 });
    expect(cell("kept-away-by", "tasks; Det fanns ingen plats")).toEqual({ kind: "several", value: ["tasks", "no-desk"] });
    expect(cell("best", "Lugnet")).toEqual({ kind: "text", value: "Lugnet" });
  });
});
