import { houseThresholds, proposeCut } from "../../src/domain/disclosure.ts";
import type { Cell, Group, Measure, Place, Published, Sheet } from "../../src/domain/disclosure.ts";
import { makeChance } from "../../src/domain/disclosure/chance.ts";
import { median, percentile, worst } from "./figures.ts";
import type { Figure } from "./figures.ts";
import { machineLoad } from "./replicas.ts";

/** One wave at sixty hubs: places as they are stored, small hubs told together, so that each may be shown by itself. */
const hubs = 60;
/** Questions that are out already, each for the whole, by municipality, by extent and by hub: so many cells. */
const publishedCells = 5_000;
const newCuts = 20;
const seconds = 10;

const chance = makeChance(2_021);
const places: readonly Place[] = Array.from({ length: hubs }, (_, hub) => ({
  id: `p${hub}`,
  values: { wave: "1", hub: `hub ${hub}`, municipality: `municipality ${hub % 8}`, extent: `extent ${(hub >> 3) % 3}` },
  invited: 12 + chance.below(15),
}));
/** As many rows as a question has, two to four, told together so that they are two. */
const rowsOf = (question: number): readonly (readonly string[])[] => [["1"], Array.from({ length: 1 + (question % 3) }, (_, row) => `${row + 2}`)];
const answersTo = (question: number): string => `${1 + chance.below(2 + (question % 3))}`;

function formsOf(questions: number): readonly Sheet[] {
  return places.flatMap((place) =>
    Array.from({ length: Math.floor(place.invited * (0.55 + chance.below(25) / 100)) }, (): Sheet => ({ place: place.id, answers: Object.fromEntries(Array.from({ length: questions }, (_, question) => [`q${question}`, answersTo(question)])) })),
  );
}

const groups: readonly Group[] = [{ wave: ["1"] }, ...["municipality", "extent", "hub"].flatMap((by) => [...new Set(places.map((place) => place.values[by] ?? ""))].map((value): Group => ({ wave: ["1"], [by]: [value] })))];
const cellsOf = (measure: Measure, name: string): readonly Cell[] => groups.map((group) => ({ id: `${name} of ${JSON.stringify(group)}`, group, measure }));
const questionCells = (question: number): readonly Cell[] => cellsOf({ kind: "answers", question: `q${question}`, parts: rowsOf(question) }, `q${question}`);

/** A new table of a question for the whole, by municipality, by extent and by hub, judged beside 5,000 cells that are out or were hidden, every one of which could give somebody away together with it. */
export async function disclosureCheck(): Promise<Figure> {
  const out = Math.ceil(publishedCells / groups.length) - 1;
  const population = { places, sheets: formsOf(out + newCuts) };
  const known = [...cellsOf({ kind: "respondents" }, "respondents"), ...Array.from({ length: out }, (_, question) => questionCells(question)).flat()];
  const published: Published = { population, shown: known, hidden: [] };
  const thresholds = { ...houseThresholds, waveBy: ["wave"] };
  const times: number[] = [];
  let [shown, refused] = [0, 0];
  for (let cut = 0; cut < newCuts; cut++) {
    const from = performance.now();
    const decision = proposeCut(published, { cells: questionCells(out + cut) }, thresholds);
    times.push((performance.now() - from) / 1000);
    if (decision.ok) shown += decision.cells.filter(({ show }) => show).length;
    else refused += 1;
  }
  const value = percentile(times, 0.95);
  return { name: "disclosure.check", value, unit: "s", floor: null, ratio: null, target: `p95 at most ${seconds} s`, met: value <= seconds, n: newCuts, median: median(times), worst: worst(times), published: known.length, forms: population.sheets.length, cellsACut: groups.length, shownACut: shown / newCuts, refused, ...machineLoad() };
}
