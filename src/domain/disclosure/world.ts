import type { Chance } from "./chance.ts";
import type { Frame } from "./frame.ts";

/**
 * Another way in which everything shown could have come about: the same forms, in other hands. Every move keeps each shown figure
 * as it is, keeps every number whole and not negative, and seats no more forms in a place than were invited.
 */
export type World = {
  /** atom of each form */
  readonly at: number[];
  /** by question and form */
  readonly answers: number[][];
  /** forms of each atom, and where in that list each form stands */
  readonly forms: number[][];
  readonly slot: number[];
  /** forms at each place */
  readonly load: number[];
};

/** The world as it is. */
export function trueWorld({ scope }: Frame): World {
  const forms: number[][] = scope.placeOf.map(() => []);
  const load = scope.invited.map(() => 0);
  const slot = scope.at.map((atom, form) => {
    const list = forms[atom] ?? [];
    const place = scope.placeOf[atom] ?? 0;
    load[place] = (load[place] ?? 0) + 1;
    return list.push(form) - 1;
  });
  return { at: [...scope.at], answers: scope.answers.map((list) => [...list]), forms, slot, load };
}

const add = (list: number[], index: number, change: number): void => {
  list[index] = (list[index] ?? 0) + change;
};

function put(world: World, frame: Frame, form: number, to: number): void {
  const from = world.at[form] ?? 0;
  const [old, list] = [world.forms[from] ?? [], world.forms[to] ?? []];
  const hole = world.slot[form] ?? 0;
  const last = old.pop() ?? form;
  if (last !== form) {
    old[hole] = last;
    world.slot[last] = hole;
  }
  world.slot[form] = list.push(form) - 1;
  world.at[form] = to;
  add(world.load, frame.scope.placeOf[from] ?? 0, -1);
  add(world.load, frame.scope.placeOf[to] ?? 0, 1);
}

/** No more forms at the atom's place than were invited to it. */
const fits = (world: World, { scope }: Frame, atom: number): boolean => {
  const place = scope.placeOf[atom] ?? 0;
  return (world.load[place] ?? 0) <= (scope.invited[place] ?? 0);
};

/** Moves forms together, or not at all: none when a place would overflow. True when they moved. */
export function moveForms(world: World, frame: Frame, moves: readonly (readonly [form: number, to: number])[]): boolean {
  const back = moves.map(([form]) => [form, world.at[form] ?? 0] as const);
  for (const [form, to] of moves) put(world, frame, form, to);
  if (moves.every(([, to]) => fits(world, frame, to))) return true;
  for (const [form, from] of back.reverse()) put(world, frame, form, from);
  return false;
}

/** One of a list by chance; null of an empty one. */
export const pick = <T>(list: readonly T[] | undefined, chance: Chance): T | null => (list && list.length > 0 ? (list[chance.below(list.length)] ?? null) : null);
