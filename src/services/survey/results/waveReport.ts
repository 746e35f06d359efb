import { mergeNeighbours } from "../../../domain/disclosure.ts";
import type { Cell, HiddenWhy } from "../../../domain/disclosure.ts";
import { shuffled } from "../../../domain/survey/batches.ts";
import { columnsOf } from "../../../domain/survey/columns.ts";
import type { Column } from "../../../domain/survey/columns.ts";
import type { Block, Divided, Parts } from "../../../domain/survey/report.ts";
import { countedOf, momentsIn, partsOf, scoreSteps, sidesOf, splitOf, textsIn } from "../../../domain/survey/tally.ts";
import type { Counted } from "../../../domain/survey/tally.ts";
import { questionIn, whole } from "../../../domain/survey/waveForms.ts";
import type { FormsOfWave } from "../../../domain/survey/waveForms.ts";
import { backgroundCut } from "./cutReport.ts";
import { isShown, shownAs } from "./press.ts";
import type { Press } from "./press.ts";

/** How many people each row of a distribution should hold, tried in turn: when the finest rows cannot be shown, coarser ones may. */
const rowSizes = [3, 5, 8, 13, 21];

/** Everybody's answers to each question, as finely as may be shown. */
async function distributions(press: Press, waveId: string, columns: readonly Column[], forms: readonly Counted[]): Promise<ReadonlyMap<string, Divided>> {
  const found = new Map<string, Divided>();
  const tried = new Set<string>();
  for (const least of rowSizes) {
    const asked = columns.flatMap((column) => {
      const parts = found.has(column.id) ? null : partsOf(forms, column, least, mergeNeighbours);
      const id = `${waveId}/answers/${column.id}/${least}`;
      if (!parts || tried.has(JSON.stringify([column.id, parts]))) return [];
      tried.add(JSON.stringify([column.id, parts]));
      return [{ column, parts, cell: { id, group: whole(waveId), measure: { kind: "answers", question: questionIn(waveId, column.id), parts } } satisfies Cell }];
    });
    const decided = await press.tryOut(asked.map(({ cell }) => cell));
    for (const { column, parts, cell } of asked) if (decided?.get(cell.id) === null) found.set(column.id, { column: column.id, parts, shown: { value: splitOf(forms, column.id, parts) } });
  }
  return found;
}

/** A question of which nothing may be shown keeps its rows, as they are asked. */
const withheld = (column: Column): Divided => ({ column: column.id, parts: column.answers.map((answer) => [answer]), shown: { hidden: "withheld" } });

/**
 * The standard report of one wave by itself: how many answered, well-being, every question, free texts, and the cuts that everybody
 * asks for. What comes first has the better chance to be shown, so the whole of the wave comes before any part of it.
 * @param chance shuffles texts, in [0, 1)
 */
export async function waveReport(press: Press, wave: FormsOfWave, chance: () => number): Promise<readonly Block[]> {
  const { waveId, instrument, places } = wave;
  const forms = countedOf(wave);
  const columns = columnsOf(instrument);
  const invited = places.reduce((sum, place) => sum + place.invited, 0);
  const one = async (id: string, measure: Cell["measure"]): Promise<ReadonlyMap<string, HiddenWhy | null>> => press.propose([{ id, group: whole(waveId), measure }]);

  const rateId = `${waveId}/respondents`;
  const rate = shownAs(await one(rateId, { kind: "respondents" }), rateId, forms.length);
  const blocks: Block[] = [{ kind: "rate", invited, respondents: rate }];
  for (const { id } of columns.filter(({ kind }) => kind === "well-being")) {
    const [sidesId, stepsId] = [`${waveId}/sides/${id}`, `${waveId}/steps/${id}`];
    const sides = shownAs(await one(sidesId, { kind: "sides", question: questionIn(waveId, id) }), sidesId, sidesOf(forms, id));
    blocks.push({ kind: "sides", column: id, shown: sides });
    if (isShown(sides)) blocks.push({ kind: "steps", column: id, shown: shownAs(await one(stepsId, { kind: "steps", question: questionIn(waveId, id) }), stepsId, splitOf(forms, id, scoreSteps)) });
  }

  const counted = columns.filter(({ kind }) => kind === "steps" || kind === "choices");
  const divided = await distributions(press, waveId, counted, forms);
  // Beside rows that are told together, a mean would take them apart again; beside every row by itself it is no news.
  const fine = (column: Column): boolean => column.hasMean && (divided.get(column.id)?.parts.every((part) => part.length === 1) ?? false);
  const meanCells = counted.filter(fine).map(({ id }): Cell => ({ id: `${waveId}/mean/${id}`, group: whole(waveId), measure: { kind: "mean", question: questionIn(waveId, id) } }));
  const means = await press.propose(meanCells);
  for (const column of counted) {
    blocks.push({ kind: "question", divided: divided.get(column.id) ?? withheld(column), mean: fine(column) ? shownAs(means, `${waveId}/mean/${column.id}`, momentsIn(forms, column.id)) : null });
  }
  for (const { id } of columns.filter(({ kind }) => kind === "texts")) {
    const textId = `${waveId}/texts/${id}`;
    blocks.push({ kind: "texts", column: id, shown: shownAs(await one(textId, { kind: "texts", question: questionIn(waveId, id) }), textId, shuffled(textsIn(forms, id), chance)) });
  }
  for (const by of ["extent", "municipality", "hub"] as const) {
    const cut = await backgroundCut(press, wave, forms, by);
    if (cut) blocks.push(cut);
  }
  return blocks;
}

/** The rows that a question was shown by, for cuts that go on from there. */
export const shownParts = (blocks: readonly Block[], column: string): Parts | null => {
  for (const block of blocks) if (block.kind === "question" && block.divided.column === column && isShown(block.divided.shown)) return block.divided.parts;
  return null;
};
