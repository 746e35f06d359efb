import type { Cell } from "../../../domain/disclosure.ts";
import type { Column } from "../../../domain/survey/columns.ts";
import { meanDifference, meanOf, momentsOf, shareDifference } from "../../../domain/survey/intervals.ts";
import type { Estimate } from "../../../domain/survey/intervals.ts";
import type { Block, Shown } from "../../../domain/survey/report.ts";
import { changeOf, comparable, inWave, linkedOf, questionIn } from "../../../domain/survey/waveForms.ts";
import type { FormsOfWave } from "../../../domain/survey/waveForms.ts";
import type { Population } from "../../../domain/disclosure.ts";
import { isShown } from "./press.ts";
import type { Press } from "./press.ts";

/** How well-being, or the mean of a question, differs between everybody in one wave and everybody in another, of figures that are both out. */
function unpaired(column: Column, from: readonly Block[], to: readonly Block[]): Shown<Estimate> {
  const estimate = (): Estimate | null => {
    if (column.kind === "well-being") {
      const [a, b] = [from, to].map((blocks) => blocks.flatMap((block) => (block.kind === "sides" && block.column === column.id && isShown(block.shown) ? [block.shown.value] : []))[0]);
      return a && b ? shareDifference({ count: a.below, of: a.below + a.above }, { count: b.below, of: b.below + b.above }) : null;
    }
    const [a, b] = [from, to].map((blocks) => blocks.flatMap((block) => (block.kind === "question" && block.divided.column === column.id && block.mean && isShown(block.mean) ? [block.mean.value] : []))[0]);
    return a && b ? meanDifference(a, b) : null;
  };
  const value = estimate();
  return value ? { value } : { hidden: "withheld" };
}

/** What has changed since an earlier wave, everybody then against everybody now: nothing that is not out already. */
export const unpairedChanges = (from: { readonly forms: FormsOfWave; readonly blocks: readonly Block[] }, to: { readonly forms: FormsOfWave; readonly blocks: readonly Block[] }): readonly Block[] =>
  comparable(from.forms.instrument, to.forms.instrument).map((column): Block => ({ kind: "change", column: column.id, from: from.forms.waveId, unpaired: unpaired(column, from.blocks, to.blocks) }));

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
export async function pairedChanges(press: Press, population: Population, from: FormsOfWave, to: FormsOfWave): Promise<readonly Block[]> {
  const group = { [inWave(from.waveId)]: ["yes"], [inWave(to.waveId)]: ["yes"] };
  const columns = comparable(from.instrument, to.instrument);
  const idOf = (column: Column): string => `${from.waveId}>${to.waveId}/${column.id}`;
  const cellsOf = (column: Column): Cell[] => {
    const change = changeOf(from.waveId, to.waveId, column.id);
    if (column.kind !== "well-being") return [{ id: idOf(column), group, measure: { kind: "mean", question: change } }];
    const sides = [from, to].map((wave): Cell => ({ id: `${idOf(column)}/${wave.waveId}`, group, measure: { kind: "sides", question: questionIn(wave.waveId, column.id) } }));
    return [{ id: idOf(column), group, measure: { kind: "answers", question: change, parts: [["-1"], ["0"], ["1"]] } }, ...sides];
  };
  const decided = await press.tryOut(columns.flatMap(cellsOf));
  if (!decided) return [];
  return columns.map((column): Block => {
    const values = population.sheets.flatMap((sheet) => sheet.answers[changeOf(from.waveId, to.waveId, column.id)] ?? []).map(Number);
    const moments = momentsOf(values);
    const estimate = moments && meanOf(moments);
    const all = cellsOf(column).every(({ id }) => decided.get(id) === null);
    return { kind: "paired", column: column.id, from: from.waveId, to: to.waveId, shown: all && estimate ? { value: { ...estimate, pairs: values.length } } : { hidden: "withheld" } };
  });
}
