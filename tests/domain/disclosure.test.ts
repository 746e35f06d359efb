import { houseThresholds, mergeNeighbours, proposeCut } from "../../src/domain/disclosure.ts";
import type { Cell, Decision, Measure, Place, Published, Sheet } from "../../src/domain/disclosure.ts";

/** A hub in wave 1: how many were invited and answered, and how many of those who answered are below the cut-off. */
type Hub = { readonly id: string; readonly invited: number; readonly answered: number; readonly below?: number };

const published = (hubs: readonly Hub[], shown: readonly Cell[] = [], hidden: readonly Cell[] = []): Published => ({
  population: {
    places: hubs.map(({ id, invited }): Place => ({ id, values: { wave: "1", hub: id }, invited })),
    sheets: hubs.flatMap(({ id, answered, below = 0 }) => Array.from({ length: answered }, (_, form): Sheet => ({ place: id, answers: { well: form < below ? "40" : "72", item: `${1 + (form % 2)}` } }))),
  },
  shown,
  hidden,
});
const respondents: Measure = { kind: "respondents" };
const sides: Measure = { kind: "sides", question: "well" };
const whole = (measure: Measure): Cell => ({ id: "all", group: { wave: ["1"] }, measure });
const at = (measure: Measure, ...hubs: string[]): Cell => ({ id: hubs.join("+"), group: { wave: ["1"], hub: hubs }, measure });
/** The cells shown, by id; or the word of refusal. */
const outcome = (decision: Decision): string => (decision.ok ? decision.cells.flatMap((cell) => (cell.show ? [cell.id] : [])).join(" ") : decision.refusal);
const ask = (known: Published, ...cells: Cell[]): string => outcome(proposeCut(known, { cells }, houseThresholds));

const abc: readonly Hub[] = [{ id: "a", invited: 9, answered: 4 }, { id: "b", invited: 16, answered: 10 }, { id: "c", invited: 20, answered: 12 }];

describe("What may be shown", () => {
  test("A hub of four under a shown total is hidden together with another, so that the total less the rest is not the four", () => {
    expect(ask(published(abc), whole(respondents), at(respondents, "a"), at(respondents, "b"), at(respondents, "c"))).toBe("all c");
  });

  test("A table that leaves out one small hub is refused when the total is already out", () => {
    expect(ask(published(abc, [whole(respondents)]), at(respondents, "b", "c"))).toBe("would-disclose");
  });

  test("The same filter is shown when no total is out, and then the total is refused", () => {
    expect(ask(published(abc), at(respondents, "b", "c"))).toBe("b+c");
    expect(ask(published(abc, [at(respondents, "b", "c")]), whole(respondents))).toBe("would-disclose");
  });

  test("Another wave shares no unknown with this one, so what is out there does not matter", () => {
    const known = published(abc);
    const other: Place = { id: "spring", values: { wave: "0", hub: "a" }, invited: 30 };
    const both = { ...known, population: { places: [...known.population.places, other], sheets: known.population.sheets }, shown: [{ id: "old", group: { wave: ["0"] }, measure: respondents }] };
    expect(ask(both, at(respondents, "b", "c"))).toBe("b+c");
  });

  test("Everybody of twelve answered: the total is refused, since all three of the smallest hub would be known to have answered", () => {
    expect(ask(published([{ id: "a", invited: 3, answered: 3 }, { id: "b", invited: 9, answered: 9 }]), whole(respondents))).toBe("would-disclose");
  });

  test("Well-being is told only with ten who have a score and three on each side", () => {
    const group = (answered: number, below: number): Published => published([{ id: "a", invited: 30, answered, below }]);
    expect([ask(group(10, 3), whole(sides)), ask(group(10, 7), whole(sides))]).toEqual(["all", "all"]);
    expect([ask(group(9, 4), whole(sides)), ask(group(12, 2), whole(sides)), ask(group(12, 10), whole(sides))]).toEqual(["would-disclose", "would-disclose", "would-disclose"]);
  });

  test("Well-being by step is told of a whole wave with at least fifty scores, and of no part of one however large", () => {
    const steps: Measure = { kind: "steps", question: "well" };
    const many = (answered: number): Published => published([{ id: "a", invited: 90, answered, below: 20 }, { id: "b", invited: 90, answered: 0 }]);
    expect([ask(many(50), whole(steps)), ask(many(49), whole(steps)), ask(many(60), at(steps, "a"))]).toEqual(["all", "would-disclose", "steps-cut"]);
  });

  test("Free texts need ten, where other questions need five", () => {
    const group = (answered: number): Published => published([{ id: "a", invited: 30, answered }]);
    const texts: Measure = { kind: "texts", question: "item" };
    expect([ask(group(10), whole(texts)), ask(group(9), whole(texts))]).toEqual(["all", "would-disclose"]);
    expect([ask(group(5), whole({ kind: "answers", question: "item", parts: [["1"], ["2"]] })), ask(group(4), whole({ kind: "answers", question: "item", parts: [["1"], ["2"]] }))]).toEqual(["all", "would-disclose"]);
  });

  test("The word for a hidden group says that few were invited, or nothing at all: two worlds that differ in who answered get the same words", () => {
    const words = (fours: number): string => JSON.stringify(proposeCut(published([{ id: "a", invited: 9, answered: fours }, { id: "b", invited: 16, answered: 14 - fours }, { id: "c", invited: 20, answered: 12 }]), { cells: [whole(respondents), at(respondents, "a"), at(respondents, "b"), at(respondents, "c")] }, houseThresholds));
    expect([words(1), words(2), words(3)]).toEqual([words(4), words(4), words(4)]);
    const small = proposeCut(published([...abc, { id: "d", invited: 4, answered: 2 }]), { cells: [at(respondents, "d"), at(respondents, "c")] }, houseThresholds);
    expect(small).toEqual({ ok: true, cells: [{ id: "d", show: false, why: "few-invited" }, { id: "c", show: true }] });
  });

  test("Rows and columns of a table may both be shown while its small inner cells stay open", () => {
    const places = ["a", "b"].flatMap((hub) => ["x", "y"].map((band): Place => ({ id: hub + band, values: { wave: "1", hub, band }, invited: 12 })));
    const sheets = places.flatMap(({ id }) => Array.from({ length: 4 }, (): Sheet => ({ place: id, answers: {} })));
    const cells = [whole(respondents), at(respondents, "a"), at(respondents, "b"), ...["x", "y"].map((band): Cell => ({ id: band, group: { wave: ["1"], band: [band] }, measure: respondents }))];
    expect(outcome(proposeCut({ population: { places, sheets }, shown: [], hidden: [] }, { cells }, houseThresholds))).toBe("all a b x y");
  });

  test("An answer that nobody chose is a published zero, so the row keeps the table hidden where a small hub lies inside, and not where none does", () => {
    const item: Measure = { kind: "answers", question: "item", parts: [["1"], ["2"], ["3"]] };
    expect(ask(published([{ id: "a", invited: 9, answered: 4 }, { id: "b", invited: 40, answered: 30 }]), whole(item))).toBe("would-disclose");
    expect(ask(published([{ id: "b", invited: 40, answered: 30 }]), whole(item))).toBe("all");
    expect(ask(published([{ id: "a", invited: 9, answered: 4 }, { id: "b", invited: 40, answered: 30 }]), whole({ ...item, parts: [["1"], ["2", "3"]] }))).toBe("all");
  });

  test("The same question gets the same answer", () => {
    const cells = [whole(sides), at(sides, "a"), at(sides, "b"), at(sides, "c")];
    expect(proposeCut(published(abc), { cells }, houseThresholds)).toEqual(proposeCut(published(abc), { cells }, houseThresholds));
  });

  test("Neighbouring steps of a scale are joined until each part holds three people, and a short end joins the part before it", () => {
    const scale = (...counts: number[]): readonly (readonly string[])[] => mergeNeighbours(counts.map((count, step) => ({ answer: `${step + 1}`, count })), 3);
    expect(scale(1, 0, 2, 4, 5)).toEqual([["1", "2", "3"], ["4"], ["5"]]);
    expect(scale(4, 5, 3, 1, 1)).toEqual([["1"], ["2"], ["3", "4", "5"]]);
    expect(scale(1, 0, 0, 0, 1)).toEqual([["1", "2", "3", "4", "5"]]);
  });
});
