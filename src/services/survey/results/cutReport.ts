import { mergeNeighbours } from "../../../domain/disclosure.ts";
import type { Cell, HiddenWhy } from "../../../domain/disclosure.ts";
import { columnsOf } from "../../../domain/survey/columns.ts";
import type { Column } from "../../../domain/survey/columns.ts";
import type { Block, CutGroup, Parts } from "../../../domain/survey/report.ts";
import { sidesOf, splitOf, within } from "../../../domain/survey/tally.ts";
import type { Counted } from "../../../domain/survey/tally.ts";
import { groupOf, questionIn } from "../../../domain/survey/waveForms.ts";
import type { Background, FormsOfWave } from "../../../domain/survey/waveForms.ts";
import { isShown, shownAs } from "./press.ts";
import type { Press } from "./press.ts";

type Cut = Extract<Block, { readonly kind: "cut" }>;
type Grouped = { readonly value: string; readonly invited: number; readonly forms: readonly Counted[] };

/** The groups of a background as they were stored, in order of their values; merged values are groups of their own. */
function groupsOf(wave: FormsOfWave, forms: readonly Counted[], by: Background): readonly Grouped[] {
  const values = [...new Set(wave.places.map((place) => place.values[by]))].sort();
  return values.map((value) => ({ value, invited: wave.places.reduce((sum, place) => sum + (place.values[by] === value ? place.invited : 0), 0), forms: within(forms, by, value) }));
}

/** Respondents and well-being by a background. Null where all the invited share one value: the whole wave says as much. */
export async function backgroundCut(press: Press, wave: FormsOfWave, forms: readonly Counted[], by: Background): Promise<Cut | null> {
  const { waveId } = wave;
  const groups = groupsOf(wave, forms, by);
  if (groups.length < 2) return null;
  const well = columnsOf(wave.instrument).find(({ kind }) => kind === "well-being")?.id ?? null;
  const idOf = (what: string, value: string): string => `${waveId}/${by}=${value}/${what}`;
  const cellsOf = (what: string, measure: Cell["measure"]): Cell[] => groups.map(({ value }) => ({ id: idOf(what, value), group: groupOf(waveId, by, value), measure }));
  const counts = await press.propose(cellsOf("respondents", { kind: "respondents" }));
  const sides = well === null ? null : await press.propose(cellsOf("sides", { kind: "sides", question: questionIn(waveId, well) }));
  const told = groups.map((group): CutGroup => ({
    value: group.value,
    invited: group.invited,
    respondents: shownAs(counts, idOf("respondents", group.value), group.forms.length),
    sides: sides && well !== null ? shownAs(sides, idOf("sides", group.value), sidesOf(group.forms, well)) : null,
    divided: [],
  }));
  return { kind: "cut", by, question: null, refused: !told.some((group) => isShown(group.respondents) || (group.sides && isShown(group.sides))), groups: told };
}

/**
 * Rows of a question for a cut: those that the whole wave was shown by, then fewer and fewer, so that small groups may be shown too.
 * Rows are only ever told together further: two ways to divide one row would take it apart.
 */
function* rowsToTry(column: Column, forms: readonly Counted[], shown: Parts): Generator<Parts> {
  const { counts } = splitOf(forms, column.id, shown);
  const answered = counts.reduce((sum, count) => sum + count, 0);
  const tried = new Set<string>();
  for (const least of [0, ...[4, 3, 2.5].map((share) => Math.ceil(answered / share))]) {
    const merged = mergeNeighbours(shown.map((_, at) => ({ answer: `${at}`, count: counts[at] ?? 0 })), column.kind === "choices" ? 0 : least);
    const parts = merged.map((part) => part.flatMap((at) => shown[Number(at)] ?? []));
    if (parts.length < 2 || tried.has(JSON.stringify(parts))) continue;
    tried.add(JSON.stringify(parts));
    yield parts;
  }
}

/**
 * One question by a background. @param shownBy the rows by which the whole of the wave was shown, by column
 * @returns null when no group may be shown, however coarsely
 */
export async function questionCut(press: Press, wave: FormsOfWave, forms: readonly Counted[], by: Background, columns: readonly Column[], shownBy: (column: string) => Parts | null): Promise<Cut | null> {
  const { waveId } = wave;
  const groups = groupsOf(wave, forms, by);
  const decidedBy = new Map<string, { parts: Parts; decided: ReadonlyMap<string, HiddenWhy | null> }>();
  const idOf = (column: Column, value: string): string => `${waveId}/${by}=${value}/answers/${column.id}`;
  for (const column of columns) {
    const shown = shownBy(column.id);
    for (const parts of shown ? rowsToTry(column, forms, shown) : []) {
      const decided = await press.tryOut(groups.map(({ value }): Cell => ({ id: idOf(column, value), group: groupOf(waveId, by, value), measure: { kind: "answers", question: questionIn(waveId, column.id), parts } })));
      if (!decided) continue;
      decidedBy.set(column.id, { parts, decided });
      break;
    }
  }
  if (decidedBy.size === 0) return null;
  const told = groups.map((group): CutGroup => {
    const divided = columns.flatMap((column) => {
      const found = decidedBy.get(column.id);
      return found ? [{ column: column.id, parts: found.parts, shown: shownAs(found.decided, idOf(column, group.value), splitOf(group.forms, column.id, found.parts)) }] : [];
    });
    // How many answered follows from any of their answers that are shown.
    const known = divided.some(({ shown }) => isShown(shown));
    return { value: group.value, invited: group.invited, respondents: known ? { value: group.forms.length } : { hidden: "withheld" }, sides: null, divided };
  });
  return { kind: "cut", by, question: columns[0]?.questionId ?? null, refused: false, groups: told };
}
