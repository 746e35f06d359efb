import type { Cell, HiddenWhy } from "../../../domain/disclosure.ts";
import type { Column } from "../../../domain/survey/columns.ts";
import { meanDifference, meanOf, momentsOf, shareDifference } from "../../../domain/survey/intervals.ts";
import type { Estimate, Moments } from "../../../domain/survey/intervals.ts";
import type { Block } from "../../../domain/survey/report.ts";
import { changeOf, comparable, inWave, linkedOf, questionIn } from "../../../domain/survey/waveForms.ts";
import type { FormsOfWave } from "../../../domain/survey/waveForms.ts";
import type { Population } from "../../../domain/disclosure.ts";
import { isShown } from "./press.ts";
import type { Press } from "./press.ts";

type Of = { readonly forms: FormsOfWave; readonly blocks: readonly Block[] };
type Change = Extract<Block, { readonly kind: "change" }>;

const sidesIn = ({ blocks }: Of, column: Column) => blocks.flatMap((block) => (block.kind === "sides" && block.column === column.id && isShown(block.shown) ? [block.shown.value] : []))[0];
const questionAt = ({ blocks }: Of, column: Column) => blocks.find((block) => block.kind === "question" && block.divided.column === column.id);

/** The mean of a question in a wave, where it was shown. */
function meanIn(of: Of, column: Column): Moments | null {
  const block = questionAt(of, column);
  return block?.kind === "question" && block.mean && isShown(block.mean) ? block.mean.value : null;
}

/** How many answered from a step on, for each step that begins a row in what was shown. */
function sharesFrom(of: Of, column: Column): ReadonlyMap<string, { readonly count: number; readonly of: number }> {
  const block = questionAt(of, column);
  if (block?.kind !== "question" || !isShown(block.divided.shown)) return new Map();
  const { counts } = block.divided.shown.value;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return new Map(block.divided.parts.flatMap(([first], at) => (at === 0 || first === undefined ? [] : [[first, { count: counts.slice(at).reduce((sum, count) => sum + count, 0), of: all }] as const])));
}

/** How much everybody's answers differ between two waves, of figures that are both out. */
function unpaired(column: Column, from: Of, to: Of): Pick<Change, "boundary" | "unpaired"> {
  const shown = (estimate: Estimate | null, boundary: string | null): Pick<Change, "boundary" | "unpaired"> => ({ boundary, unpaired: estimate ? { value: estimate } : { hidden: "withheld" } });
  if (column.kind === "well-being") {
    const [a, b] = [sidesIn(from, column), sidesIn(to, column)];
    return shown(a && b ? shareDifference({ count: a.below, of: a.below + a.above }, { count: b.below, of: b.below + b.above }) : null, null);
  }
  const [a, b] = [meanIn(from, column), meanIn(to, column)];
  if (a && b) return shown(meanDifference(a, b), null);
  const [earlier, later] = [sharesFrom(from, column), sharesFrom(to, column)];
  const middle = (column.answers.length - 1) / 2;
  const boundaries = [...earlier.keys()].filter((step) => later.has(step)).toSorted((one, other) => Math.abs(column.answers.indexOf(one) - middle - 0.75) - Math.abs(column.answers.indexOf(other) - middle - 0.75));
  const boundary = boundaries[0];
  const [one, two] = [earlier.get(boundary ?? ""), later.get(boundary ?? "")];
  return shown(one && two ? shareDifference(one, two) : null, boundary ?? null);
}

/** What has changed since an earlier wave, everybody then against everybody now: nothing that is not out already. */
export const unpairedChanges = (from: Of, to: Of): readonly Block[] => comparable(from.forms.instrument, to.forms.instrument).map((column): Block => ({ kind: "change", column: column.id, from: from.forms.waveId, ...unpaired(column, from, to) }));

/** More groups than this, of places taken together and of which waves were answered, take the judge too long; the waves are then not linked. */
const mostGroups = 2_400;

/** Waves as one population of people, or null where they cannot be linked. Each is compared with all before it, since such a comparison may be out. @param waves the earliest first */
export function linkable(waves: readonly FormsOfWave[]): Population | null {
  const population = linkedOf(waves, waves.flatMap(({ waveId: to }, at) => waves.slice(0, at).map(({ waveId: from }) => [from, to] as const)));
  return population && population.places.length * 2 ** waves.length <= mostGroups ? population : null;
}

/**
 * The change of the people who answered both waves. Of well-being, how many rose from below the cut-off and how many fell is fixed
 * by the share and its interval, so both are judged as shown; and what both waves say of these people is judged as shown too, since
 * with little more it would follow.
 */
export async function pairedChanges(press: Press, population: Population, earlier: Of, later: Of): Promise<readonly Block[]> {
  const [from, to] = [earlier.forms, later.forms];
  const group = { [inWave(from.waveId)]: ["yes"], [inWave(to.waveId)]: ["yes"] };
  // A mean beside rows that are told together would take them apart again, so those questions are left out.
  const columns = comparable(from.instrument, to.instrument).filter((column) => (column.kind === "well-being" ? sidesIn(earlier, column) && sidesIn(later, column) : meanIn(earlier, column) && meanIn(later, column)));
  const idOf = (column: Column): string => `${from.waveId}>${to.waveId}/${column.id}`;
  const cellsOf = (column: Column): Cell[] => {
    const change = changeOf(from.waveId, to.waveId, column.id);
    if (column.kind !== "well-being") return [{ id: idOf(column), group, measure: { kind: "mean", question: change } }];
    const sides = [from, to].map((wave): Cell => ({ id: `${idOf(column)}/${wave.waveId}`, group, measure: { kind: "sides", question: questionIn(wave.waveId, column.id) } }));
    return [{ id: idOf(column), group, measure: { kind: "answers", question: change, parts: [["-1"], ["0"], ["1"]] } }, ...sides];
  };
  // Well-being by itself first: beside everything else it would often be hidden to protect what matters less.
  const decided = new Map<string, HiddenWhy | null>();
  for (const some of [columns.filter(({ kind }) => kind === "well-being"), columns.filter(({ kind }) => kind !== "well-being")]) {
    for (const [id, why] of (await press.tryOut(some.flatMap(cellsOf))) ?? []) decided.set(id, why);
  }
  if (decided.size === 0) return [];
  return columns.map((column): Block => {
    const values = population.sheets.flatMap((sheet) => sheet.answers[changeOf(from.waveId, to.waveId, column.id)] ?? []).map(Number);
    const moments = momentsOf(values);
    const estimate = moments && meanOf(moments);
    const all = cellsOf(column).every(({ id }) => decided.get(id) === null);
    return { kind: "paired", column: column.id, from: from.waveId, to: to.waveId, shown: all && estimate ? { value: { ...estimate, pairs: values.length } } : { hidden: "withheld" } };
  });
}
