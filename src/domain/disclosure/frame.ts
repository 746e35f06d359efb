import type { Measure } from "./cell.ts";
import { makeChance } from "./chance.ts";
import { partOf } from "./primaryRule.ts";
import type { Derived, Scope, ScopedCell } from "./scope.ts";

/**
 * What a set of shown cells fixes. Two atoms with the same `mark` lie in the same known groups, so a form may move from one to
 * the other and nothing shown changes; a facet's mark is the same for the groups that one way of showing one question is out for. A mark is a sum of one
 * large odd number a group, so that marks can be subtracted: equal differences mean equal changes. (A chance collision would only
 * make a world that the recount in `makeRecount` throws away.)
 */
export type Frame = {
  readonly scope: Scope;
  readonly shown: readonly ScopedCell[];
  readonly mark: readonly number[];
  readonly facets: readonly Facet[];
  /** by question: the facets that show it, or anything that hangs together with it; and what follows from any of these, with the facets that show that */
  readonly facetsWith: readonly (readonly Facet[])[];
  readonly followers: readonly (readonly { readonly derived: Derived; readonly facets: readonly Facet[] }[])[];
  /** atoms that a form may move between freely: same mark, same traits */
  readonly nodes: readonly (readonly number[])[];
  readonly nodeOf: readonly number[];
  /** the atoms of each place */
  readonly atPlace: readonly (readonly number[])[];
};

/** One way of showing a question, with the groups that it is shown of. Respondents are not among these: they are in `mark`. */
export type Facet = {
  readonly measure: Measure;
  readonly question: number;
  readonly groups: readonly number[];
  /** as Frame's, of these groups alone */
  readonly mark: readonly number[];
  /** by answer: those with the same token are told together */
  readonly token: readonly number[];
};

function tokenOf(measure: Measure, texts: readonly string[]): number[] {
  const known = new Map<string, number>();
  return texts.map((text) => {
    const part = measure.kind === "texts" ? text : partOf(measure, text);
    const token = known.get(part) ?? known.size;
    known.set(part, token);
    return token;
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
  const facets = [...Map.groupBy(shown.filter(({ question }) => question >= 0), ({ measure }) => JSON.stringify(measure)).values()].flatMap((cells): Facet[] => {
    const [{ measure, question } = { measure: null, question: -1 }] = cells;
    const groups = [...new Set(cells.map(({ group }) => group))];
    return measure ? [{ measure, question, groups, mark: markBy(new Set(groups)), token: tokenOf(measure, scope.answerTexts[question] ?? []) }] : [];
  });

  const nodeByKey = new Map<string, number>();
  const nodes: number[][] = [];
  const nodeOf = mark.map((value, atom) => {
    const key = `${value}/${scope.patternOf[atom] ?? 0}`;
    const node = nodeByKey.get(key) ?? nodes.length;
    nodeByKey.set(key, node);
    (nodes[node] ??= []).push(atom);
    return node;
  });
  const atPlace: number[][] = scope.invited.map(() => []);
  scope.placeOf.forEach((place, atom) => atPlace[place]?.push(atom));
  const facetsWith = scope.together.map((all) => facets.filter(({ question }) => all.includes(question)));
  const followers = scope.together.map((all) => scope.derived.filter(({ from, to }) => all.includes(from) || all.includes(to)).map((derived) => ({ derived, facets: facets.filter(({ question }) => question === derived.question) })));
  return { scope, shown, mark, facets, facetsWith, followers, nodes, nodeOf, atPlace };
}
