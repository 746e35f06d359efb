import { makeChance } from "./chance.ts";
import { partOf } from "./primaryRule.ts";
import type { Scope, ScopedCell } from "./scope.ts";

/**
 * What a set of shown cells fixes. Two atoms with the same `mark` lie in the same known groups, so a form may move from one to
 * the other and nothing shown changes; `marks[q]` is the same for the groups where question q is shown. A mark is a sum of one
 * large odd number a group, so that marks can be subtracted: equal differences mean equal changes. (A chance collision would only
 * make a world that the recount in `makeRecount` throws away.)
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
};

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

/** Lays out what is fixed if exactly these cells are shown. */
export function frameOf(scope: Scope, shown: readonly ScopedCell[]): Frame {
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
  return { scope, shown, mark, marks, tokens: tokensOf(scope, shown), nodes, nodeOf };
}
