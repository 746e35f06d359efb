import type { Chance } from "./chance.ts";
import type { Facet, Frame } from "./frame.ts";
import { moveForms, pick } from "./world.ts";
import type { World } from "./world.ts";

type Leg = readonly [from: number, to: number];
type Move = readonly [form: number, to: number];

/** Ways for two more forms to go between two places so that all three together leave every number of respondents as it is. */
function companions(frame: Frame, [from, to]: Leg): (readonly [Leg, Leg])[] {
  const { scope, mark, atPlace } = frame;
  const [here, there] = [atPlace[scope.placeOf[from] ?? 0] ?? [], atPlace[scope.placeOf[to] ?? 0] ?? []];
  const change = ([a, b]: Leg): number => (mark[b] ?? 0) - (mark[a] ?? 0);
  const ways = here.flatMap((atom): Leg[] => {
    const other = there.find((one) => scope.patternOf[one] === scope.patternOf[atom]);
    return atom === from || other === undefined ? [] : [[atom, other], [other, atom]];
  });
  return ways.flatMap((one, at) => ways.slice(at + 1).flatMap((two) => (scope.patternOf[one[0]] !== scope.patternOf[two[0]] && change([from, to]) + change(one) + change(two) === 0 ? [[one, two] as const] : [])));
}

/** Would these moves together leave every shown question as it divides? */
const keepsAnswers = (world: World, facets: readonly Facet[], moves: readonly Move[]): boolean =>
  facets.every(({ question, mark, token }) => {
    const change = new Map<number, number>();
    for (const [form, to] of moves) {
      const told = token[world.answers[question]?.[form] ?? 0] ?? 0;
      change.set(told, (change.get(told) ?? 0) + (mark[to] ?? 0) - (mark[world.at[form] ?? 0] ?? 0));
    }
    return [...change.values()].every((sum) => sum === 0);
  });

/** Choices of three forms tried for one way of going. */
const draws = 6;

/**
 * Three forms at once between two places: one who answered both waves goes the one way, and one of each who answered a single wave
 * the other. So it is another who answered both, and each wave looks as it did.
 * @returns how to take it back; null when there was no such move
 */
export function divide(world: World, frame: Frame, chance: Chance, near: number, inwards: boolean): (() => void) | null {
  const { scope, atPlace } = frame;
  const other = pick(atPlace[scope.placeOf[chance.below(frame.nodeOf.length)] ?? 0]?.filter((atom) => scope.patternOf[atom] === scope.patternOf[near]), chance);
  if (other === null || other === near) return null;
  const leg: Leg = inwards ? [other, near] : [near, other];
  const more = pick(companions(frame, leg), chance);
  if (more === null) return null;
  for (let draw = 0; draw < draws; draw++) {
    const moves = [leg, ...more].flatMap(([from, to]): Move[] => {
      const form = pick(world.forms[from], chance);
      return form === null ? [] : [[form, to]];
    });
    if (moves.length < 3) return null;
    if (!keepsAnswers(world, frame.facets, moves)) continue;
    const before = moves.map(([form]): Move => [form, world.at[form] ?? 0]).reverse();
    return moveForms(world, frame, moves) ? () => void moveForms(world, frame, before) : null;
  }
  return null;
}
