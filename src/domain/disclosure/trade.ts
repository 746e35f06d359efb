import { changeBetween } from "./change.ts";
import type { Chance } from "./chance.ts";
import type { Facet, Frame } from "./frame.ts";
import type { Derived, Scope } from "./scope.ts";
import { pick } from "./world.ts";
import type { World } from "./world.ts";

/** Two forms that change answers with each other. */
type Pair = readonly [one: number, other: number];

const swap = (world: World, questions: readonly number[], pairs: readonly Pair[]): void => {
  for (const each of questions) {
    const answers = world.answers[each];
    for (const [one, other] of pairs) if (answers) [answers[one], answers[other]] = [answers[other] ?? 0, answers[one] ?? 0];
  }
};

/** What follows from two answers of a form, as they are now; null when no form has ever had that. */
function codeOf(world: World, { answerTexts }: Scope, { from, to, of, codes }: Derived, form: number): number | null {
  const textOf = (question: number): string | undefined => answerTexts[question]?.[world.answers[question]?.[form] ?? 0];
  return codes.get(changeBetween(of, textOf(from), textOf(to)) ?? "") ?? null;
}

/** What a facet shows of these forms, added to or taken from sums of marks by token. */
function tell(world: World, { question, mark, token }: Facet, forms: readonly number[], sign: 1 | -1, sums: Map<number, number>): void {
  for (const form of forms) {
    const told = token[world.answers[question]?.[form] ?? 0] ?? 0;
    sums.set(told, (sums.get(told) ?? 0) + sign * (mark[world.at[form] ?? 0] ?? 0));
  }
}

/** Lets pairs of forms change answers to a question, and to those that hang together with it, all at once; false, and nothing is done, where a table would tell. What follows from these goes with them. */
function change(world: World, { scope, facetsWith, followers }: Frame, question: number, pairs: readonly Pair[]): boolean {
  const forms = pairs.flat();
  const facets = [...(facetsWith[question] ?? []), ...(followers[question] ?? []).flatMap((one) => one.facets)];
  const sums = facets.map((facet) => {
    const before = new Map<number, number>();
    tell(world, facet, forms, -1, before);
    return before;
  });
  const together = scope.together[question] ?? [];
  swap(world, together, pairs);
  const old: (readonly [answers: number[], form: number, code: number])[] = [];
  const undo = (): false => {
    for (const [answers, form, code] of old) answers[form] = code;
    swap(world, together, pairs.toReversed());
    return false;
  };
  for (const { derived } of followers[question] ?? []) {
    const answers = world.answers[derived.question];
    for (const form of forms) {
      const code = codeOf(world, scope, derived, form);
      if (!answers || code === null) return undo();
      old.push([answers, form, answers[form] ?? 0]);
      answers[form] = code;
    }
  }
  facets.forEach((facet, at) => {
    const sum = sums[at];
    if (sum) tell(world, facet, forms, 1, sum);
  });
  return sums.some((sum) => [...sum.values()].some((left) => left !== 0)) ? undo() : true;
}

/** Who was not asked in that wave cannot have answered. */
const canAnswer = (world: World, { answerable, patternOf }: Scope, question: number, form: number): boolean => answerable[question]?.has(patternOf[world.at[form] ?? 0] ?? 0) ?? false;

/**
 * Lets two forms change answers to one question, and to those that hang together with it, where no table can tell: for each way that
 * any of them is shown, both lie in the same groups, or their answers are told together.
 */
export function swapAnswers(world: World, frame: Frame, question: number, one: number, other: number): boolean {
  if (one === other || !canAnswer(world, frame.scope, question, one) || !canAnswer(world, frame.scope, question, other)) return false;
  const [here, there] = [world.at[one] ?? 0, world.at[other] ?? 0];
  for (const { mark, token, question: about } of frame.facetsWith[question] ?? []) {
    const answers = world.answers[about];
    if (mark[here] !== mark[there] && token[answers?.[one] ?? 0] !== token[answers?.[other] ?? 0]) return false;
  }
  return change(world, frame, question, [[one, other]]);
}

/** Two pairs between the same two places change answers at once, so that what the one takes away from a place the other gives back. */
export function swapTwice(world: World, frame: Frame, question: number, one: number, other: number, chance: Chance): readonly Pair[] | null {
  const { scope } = frame;
  const mates = (form: number): readonly number[] => frame.atPlace[scope.placeOf[world.at[form] ?? 0] ?? 0] ?? [];
  const [here, there] = [mates(one), mates(other)];
  const from = pick(here, chance);
  const to = from === null ? null : pick(there.filter((atom) => scope.patternOf[atom] === scope.patternOf[from]), chance);
  const [third, fourth] = [pick(world.forms[from ?? -1], chance), pick(world.forms[to ?? -1], chance)];
  if (third === null || fourth === null) return null;
  const all = [one, other, third, fourth];
  if (new Set(all).size < 4 || !all.every((form) => canAnswer(world, scope, question, form))) return null;
  const pairs: readonly Pair[] = [[one, other], [third, fourth]];
  return change(world, frame, question, pairs) ? pairs : null;
}

/** Takes back what `swapTwice` did. */
export const swapBack = (world: World, frame: Frame, question: number, pairs: readonly Pair[]): void => void change(world, frame, question, pairs);

/**
 * May the first form go from→to while the second makes the opposite change? For every question that this move would show in a
 * table, both must have answered alike; where they have not, an answer is first borrowed from somebody in the same groups.
 */
export function alike(world: World, frame: Frame, chance: Chance, first: number, to: number, second: number): boolean {
  const [from, from2] = [world.at[first] ?? 0, world.at[second] ?? 0];
  const tokenIn = ({ token, question }: Facet, form: number): number => token[world.answers[question]?.[form] ?? 0] ?? 0;
  const differs = (facet: Facet): boolean => facet.mark[from] !== facet.mark[to] && tokenIn(facet, first) !== tokenIn(facet, second);
  const borrowed = frame.facets.every((facet) => {
    if (!differs(facet)) return true;
    for (const [form, home, token] of [[first, from, tokenIn(facet, second)] as const, [second, from2, tokenIn(facet, first)] as const]) {
      const near = (frame.nodes[frame.nodeOf[home] ?? 0] ?? []).filter((atom) => facet.mark[atom] === facet.mark[home]);
      const lenders = near.flatMap((atom) => world.forms[atom] ?? []).filter((other) => other !== first && other !== second && tokenIn(facet, other) === token);
      const lender = pick(lenders, chance);
      if (lender !== null && swapAnswers(world, frame, facet.question, form, lender)) return true;
    }
    return false;
  });
  // What was borrowed came with answers that hang together with it, and may have undone what was alike before.
  return borrowed && !frame.facets.some(differs);
}
