import type { Cut, Decision, HiddenWhy, Published, Shown, Thresholds } from "./disclosure/cell.ts";
import { frameOf } from "./disclosure/frame.ts";
import { isWholeWave, partOf, tooSmall } from "./disclosure/primaryRule.ts";
import { unproved } from "./disclosure/prove.ts";
import { scopeOf } from "./disclosure/scope.ts";
import type { Scope, ScopedCell } from "./disclosure/scope.ts";
import type { Target } from "./disclosure/targets.ts";

export { houseThresholds } from "./disclosure/cell.ts";
export { mergeNeighbours } from "./disclosure/primaryRule.ts";
export type { Cell, Cut, CutRefusal, Decision, Group, HiddenCell, HiddenWhy, Measure, Place, Population, Published, Sheet, Shown, Thresholds, Values } from "./disclosure/cell.ts";

/** How many cells that were hidden to protect others are tried again, once the rest is settled. */
const secondChances = 12;

/** The threshold rule for a cell on its own. */
function primary(scope: Scope, cell: ScopedCell, thresholds: Thresholds): HiddenWhy | null {
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
  const small = tooSmall(cell.measure, { respondents, parts }, thresholds);
  return small === null ? null : small === "group" ? "too-few" : "protects";
}

/**
 * Which cell to hide so that a number that could be worked out gets company: a sibling inside the smallest group around it, the
 * fewest invited first, margins last. Only what everybody knows (who was invited) decides the order, never the answers.
 */
function nextToHide(scope: Scope, open: readonly ScopedCell[], target: Target): ScopedCell | null {
  const invitedOf = (group: number): number => (scope.groups[group] ?? []).reduce((sum, atom) => sum + (scope.invited[scope.placeOf[atom] ?? 0] ?? 0), 0);
  const inTarget = new Set(target.atoms);
  const out = new Set(scope.shown.map((cell) => `${cell.group}/${cell.question}`));
  const outAtAll = new Set(scope.shown.map((cell) => cell.group));
  const able = open.filter((cell) => (target.question < 0 ? !outAtAll.has(cell.group) : cell.question === target.question && !out.has(`${cell.group}/${cell.question}`)));
  const sized = (able.length > 0 ? able : open).map((cell) => {
    const atoms = scope.groups[cell.group] ?? [];
    const shared = atoms.filter((atom) => inTarget.has(atom)).length;
    return { cell, rank: shared === 0 ? 0 : shared < target.atoms.length ? 1 : 2, invited: invitedOf(cell.group) };
  });
  const around = sized.filter(({ rank }) => rank === 2).sort((a, b) => a.invited - b.invited)[0];
  const nearest = around && new Set(scope.groups[around.cell.group]);
  const isSibling = (cell: ScopedCell): boolean => !nearest || (scope.groups[cell.group] ?? []).every((atom) => nearest.has(atom));
  sized.sort((a, b) => a.rank - b.rank || Number(isSibling(b.cell)) - Number(isSibling(a.cell)) || a.invited - b.invited);
  return sized[0]?.cell ?? null;
}

/**
 * Decides what of a proposed table may be shown, given all that is out. Pure, and the same question gets the same answer.
 *
 * A cell below its threshold is hidden. Then every number of every group that is too small (each hidden cell, each stored
 * combination of background values, each difference between shown groups, each union of up to four indistinguishable blocks)
 * must be proved open: two worlds are exhibited which agree on every figure ever shown and on what hidden cells' code words say,
 * keep all counts whole and within the number invited, and differ in that number by at least 3, so that it is known neither
 * exactly nor to within ±1. Where no such pair is found, one more cell is hidden and all is proved again; when nothing remains,
 * the cut is refused. A number that is hidden without need is the price; one that is shown without proof does not occur.
 * Why, and what is not covered: docs/decisions/020-disclosure-by-witness.md.
 */
export function proposeCut(published: Published, cut: Cut, thresholds: Thresholds): Decision {
  if (cut.cells.some(({ measure, group }) => measure.kind === "steps" && !isWholeWave(group, thresholds))) return { ok: false, refusal: "steps-cut" };
  const scope = scopeOf(published, cut);
  const held = scope.groups.map((atoms) => {
    const inside = new Set(atoms);
    return scope.at.filter((atom) => inside.has(atom)).length;
  });
  const why = new Map<ScopedCell, HiddenWhy>();
  for (const cell of scope.asked) {
    const small = primary(scope, cell, thresholds);
    if (small) why.set(cell, small);
  }
  const isOpen = (cell: ScopedCell): boolean => !why.has(cell);
  const check = (): Target | null => {
    const hidden = scope.asked.flatMap((cell) => {
      const word = why.get(cell);
      return word ? [{ ...cell, why: word }] : [];
    });
    const frame = frameOf(scope, [...scope.shown, ...scope.asked.filter(isOpen)], hidden, held, thresholds);
    return unproved(frame, hidden.map((cell) => cell.group), thresholds);
  };
  const few = scope.asked.every((cell) => why.get(cell) === "too-few");
  if (few) return { ok: false, refusal: "too-few" };
  const added: (readonly ScopedCell[])[] = [];
  for (let target = check(); target; target = check()) {
    const next = nextToHide(scope, scope.asked.filter(isOpen), target);
    if (!next) return { ok: false, refusal: "would-disclose" };
    // The number of respondents follows from any statistic of a group, so they are hidden together.
    const together = scope.asked.filter((cell) => isOpen(cell) && cell.group === next.group && (target.question < 0 || cell.question === next.question));
    for (const cell of together) why.set(cell, "protects");
    added.push(together);
  }
  for (const cells of added.slice(0, -1).reverse().slice(0, secondChances)) {
    for (const cell of cells) why.delete(cell);
    if (check()) for (const cell of cells) why.set(cell, "protects");
  }
  if (!scope.asked.some(isOpen)) return { ok: false, refusal: "would-disclose" };
  const byId = new Map(scope.asked.map((cell) => [cell.id, why.get(cell) ?? null]));
  return {
    ok: true,
    cells: cut.cells.map(({ id }): Shown => {
      // A group where nobody was invited has no atoms; there is nothing to show or to hide.
      const word = byId.has(id) ? byId.get(id) : "too-few";
      return word ? { id, show: false, why: word } : { id, show: true };
    }),
  };
}
