import { makeChance } from "./chance.ts";
import type { Thresholds } from "./cell.ts";
import { partOf } from "./primaryRule.ts";
import type { Scope, ScopedCell } from "./scope.ts";

/** Numbers that a hidden group's code word gives away: its respondents are at least and at most so many. */
export type Limit = { readonly atoms: readonly number[]; readonly least: number; readonly most: number };

/**
 * What a set of shown cells fixes. Two atoms with the same `mark` lie in the same known groups, so a form may move from one to
 * the other and nothing shown changes; `marks[q]` is the same for the groups where question q is shown. A mark is a sum of one
 * large odd number a group, so that marks can be subtracted: equal differences mean equal changes. (A chance collision would only
 * make a world that the recount in `agrees` throws away.)
 */
export type Frame = {
  readonly scope: Scope;
  readonly shown: readonly ScopedCell[];
  readonly mark: readonly number[];
  readonly marks: readonly (readonly number[])[];
  /** by question and answer: answers with the same token are the same in everything shown of that question */
  readonly tokens: readonly (readonly number[])[];
  /** atoms that a form may move between freely: same mark, same traits */
  readonly nodes: readonly (readonly number[])[];
  readonly nodeOf: readonly number[];
  readonly limits: readonly Limit[];
  readonly limitsAt: readonly (readonly number[])[];
};

const listsOf = (count: number): number[][] => Array.from({ length: count }, () => []);

function limitsOf(scope: Scope, held: readonly number[], newlyHidden: readonly (ScopedCell & { why: "too-few" | "protects" })[], thresholds: Thresholds): Limit[] {
  const limits = new Map<string, Limit>();
  for (const { group, measure, why } of [...scope.hidden, ...newlyHidden]) {
    const respondents = held[group] ?? 0;
    const floor = measure.kind === "sides" && respondents >= thresholds.wellBeing ? thresholds.wellBeing : thresholds.respondents;
    const few = why === "too-few" && respondents < floor;
    const least = respondents >= floor ? floor : 0;
    const most = few ? floor - 1 : Number.POSITIVE_INFINITY;
    limits.set(`${group}/${least}/${most}`, { atoms: scope.groups[group] ?? [], least, most });
  }
  return [...limits.values()];
}

/** By question: answers that every shown cell of the question counts together get one token. */
function tokensOf(scope: Scope, shown: readonly ScopedCell[]): number[][] {
  return scope.answerTexts.map((texts, question) => {
    const views = new Map(shown.flatMap(({ measure, question: about }) => (about === question ? [[JSON.stringify(measure), measure] as const] : [])));
    const known = new Map<string, number>();
    return texts.map((text) => {
      const key = JSON.stringify([...views.values()].map((measure) => (measure.kind === "texts" ? text : partOf(measure, text))));
      const token = known.get(key) ?? known.size;
      known.set(key, token);
      return token;
    });
  });
}

/** Lays out what is fixed if exactly these cells are shown. `held` is the true number of respondents by group. */
export function frameOf(
  scope: Scope,
  shown: readonly ScopedCell[],
  newlyHidden: readonly (ScopedCell & { why: "too-few" | "protects" })[],
  held: readonly number[],
  thresholds: Thresholds,
): Frame {
  const chance = makeChance(20_210_427);
  const weights = scope.groups.map(() => chance.below(2 ** 21) * 2 ** 21 + chance.below(2 ** 21) * 2 + 1);
  const markBy = (groups: ReadonlySet<number>): number[] => {
    const mark = scope.placeOf.map(() => 0);
    for (const group of groups) for (const atom of scope.groups[group] ?? []) mark[atom] = (mark[atom] ?? 0) + (weights[group] ?? 0);
    return mark;
  };
  const mark = markBy(new Set(shown.map((cell) => cell.group)));
  const marks = scope.answers.map((_, question) => markBy(new Set(shown.flatMap((cell) => (cell.question === question ? [cell.group] : [])))));

  const nodeByKey = new Map<string, number>();
  const nodes: number[][] = [];
  const nodeOf = mark.map((value, atom) => {
    const key = `${value}/${scope.patternOf[atom] ?? 0}`;
    const node = nodeByKey.get(key) ?? nodes.length;
    nodeByKey.set(key, node);
    (nodes[node] ??= []).push(atom);
    return node;
  });
  const limits = limitsOf(scope, held, newlyHidden, thresholds);
  const limitsAt = listsOf(scope.placeOf.length);
  limits.forEach((limit, index) => limit.atoms.forEach((atom) => limitsAt[atom]?.push(index)));
  return { scope, shown, mark, marks, tokens: tokensOf(scope, shown), nodes, nodeOf, limits, limitsAt };
}
