import type { Cut, Decision, Measure, Published, Shown, Thresholds } from "./disclosure/cell.ts";
import { frameOf } from "./disclosure/frame.ts";
import { isWholeWave, leastInvited, partOf, tooSmall } from "./disclosure/primaryRule.ts";
import { unproved } from "./disclosure/prove.ts";
import { scopeOf } from "./disclosure/scope.ts";
import type { Scope, ScopedCell } from "./disclosure/scope.ts";
import type { Target } from "./disclosure/targets.ts";

export { houseThresholds } from "./disclosure/cell.ts";
export { mergeNeighbours } from "./disclosure/primaryRule.ts";
export type { Cell, Cut, CutRefusal, Decision, Group, HiddenWhy, Measure, Place, Population, Published, Sheet, Thresholds, Values } from "./disclosure/cell.ts";

/** How many cells that were hidden to protect others are tried again, once the rest is settled. */
const secondChances = 2;

/** Is a cell too small on its own? */
function isTooSmall(scope: Scope, cell: ScopedCell, thresholds: Thresholds): boolean {
  const atoms = new Set(scope.groups[cell.group]);
  const texts = scope.answerTexts[cell.question] ?? [];
  const parts = new Map<string, number>();
  let respondents = 0;
  scope.at.forEach((atom, form) => {
    if (!atoms.has(atom)) return;
    respondents++;
    const part = partOf(cell.measure, texts[scope.answers[cell.question]?.[form] ?? 0] ?? "");
    parts.set(part, (parts.get(part) ?? 0) + 1);
  });
  return tooSmall(cell.measure, { respondents, parts }, thresholds);
}

const invitedOf = (scope: Scope, group: number): number =>
  [...new Set((scope.groups[group] ?? []).map((atom) => scope.placeOf[atom] ?? 0))].reduce((sum, place) => sum + (scope.invited[place] ?? 0), 0);

/**
 * Which cell to hide so that a number that could be worked out gets company. The smallest known group around the number is what
 * pins it: where that is a cell with no other inside, it goes; where it is a margin, a cell beside the number goes, the fewest
 * invited first, and margins last. Only what everybody knows (who was invited) decides the order, never the answers.
 */
function nextToHide(scope: Scope, open: readonly ScopedCell[], target: Target): ScopedCell | null {
  const concerns = (cell: ScopedCell): boolean => target.question < 0 || cell.question === target.question;
  const known = scope.shown.filter(concerns);
  const out = new Set(known.map((cell) => cell.group));
  const inTarget = new Set(target.atoms);
  const sized = (cells: readonly ScopedCell[]): { cell: ScopedCell; atoms: ReadonlySet<number>; shared: number; invited: number }[] =>
    cells
      .map((cell) => {
        const atoms = new Set(scope.groups[cell.group]);
        return { cell, atoms, shared: target.atoms.filter((atom) => atoms.has(atom)).length, invited: invitedOf(scope, cell.group) };
      })
      .sort((a, b) => a.atoms.size - b.atoms.size || a.invited - b.invited);
  const able = sized(open.filter((cell) => concerns(cell) && !out.has(cell.group)));
  const around = [...able, ...sized(known)].sort((a, b) => a.atoms.size - b.atoms.size).find(({ shared }) => shared === inTarget.size);
  const isWithin = (atoms: ReadonlySet<number>): boolean => !around || [...atoms].every((atom) => around.atoms.has(atom));
  const beside = able.filter(({ atoms, shared, cell }) => cell.group !== around?.cell.group && shared < inTarget.size && isWithin(atoms));
  const company = beside.find(({ shared }) => shared === 0) ?? beside[0];
  const pins = around && able.find(({ cell }) => cell === around.cell);
  return (company ?? pins ?? able.find(({ shared }) => shared > 0) ?? able[0] ?? sized(open)[0])?.cell ?? null;
}

/**
 * Decides what of a proposed table may be shown, given all that is out. Pure, and the same question gets the same answer.
 *
 * A cell below its threshold is hidden. Then every number of every group that is too small (each hidden cell, each stored
 * combination of background values, each difference between shown groups, each union of up to four indistinguishable blocks)
 * must be proved open: two worlds are exhibited which agree on every figure ever shown, keep all counts whole and within the number invited, and differ in that number by at least 3, so that it is known neither
 * exactly nor to within ±1. Where no such pair is found, one more cell is hidden and all is proved again; when nothing remains,
 * the cut is refused. A number that is hidden without need is the price; one that is shown without proof does not occur.
 * Why, and what is not covered: docs/decisions/020-disclosure-by-witness.md.
 */
export function proposeCut(published: Published, cut: Cut, thresholds: Thresholds): Decision {
  if (cut.cells.some(({ measure, group }) => measure.kind === "steps" && !isWholeWave(group, thresholds))) return { ok: false, refusal: "steps-cut" };
  const scope = scopeOf(published, cut);
  const hidden = new Set(scope.asked.filter((cell) => isTooSmall(scope, cell, thresholds)));
  const openCells = (): ScopedCell[] => scope.asked.filter((cell) => !hidden.has(cell));
  const fewInvited = (group: number, measure: Measure): boolean => invitedOf(scope, group) < leastInvited(measure, thresholds);
  if (scope.asked.every((cell) => fewInvited(cell.group, cell.measure))) return { ok: false, refusal: "few-invited" };
  const check = (): readonly Target[] =>
    openCells().length === 0 ? [] : unproved(frameOf(scope, [...scope.shown, ...openCells()]), [...hidden].map((cell) => cell.group), thresholds);
  const added: (readonly ScopedCell[])[] = [];
  for (let targets = check(); targets.length > 0; targets = check()) {
    for (const target of targets) {
      const next = nextToHide(scope, openCells(), target);
      // The number of respondents follows from any statistic of a group, so they are hidden together.
      const together = openCells().filter((cell) => cell === next || (cell.group === next?.group && (target.question < 0 || cell.question === target.question)));
      for (const cell of together) hidden.add(cell);
      added.push(together);
    }
  }
  if (openCells().length === 0) return { ok: false, refusal: "would-disclose" };
  for (const cells of added.slice(0, -1).reverse().slice(0, secondChances)) {
    for (const cell of cells) hidden.delete(cell);
    if (check().length > 0) for (const cell of cells) hidden.add(cell);
  }
  const byId = new Map(scope.asked.map((cell) => [cell.id, cell]));
  return {
    ok: true,
    cells: cut.cells.map(({ id }): Shown => {
      const cell = byId.get(id);
      // A group that has no place at all was invited by nobody.
      if (!cell) return { id, show: false, why: "few-invited" };
      if (!hidden.has(cell)) return { id, show: true };
      return { id, show: false, why: fewInvited(cell.group, cell.measure) ? "few-invited" : "withheld" };
    }),
  };
}
