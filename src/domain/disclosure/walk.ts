import type { Chance } from "./chance.ts";
import type { Frame } from "./frame.ts";
import { alike, moveForms, pick, swapAnswers } from "./world.ts";
import type { World } from "./world.ts";

/** By difference of marks: the pairs of nodes between which a form's move makes exactly that change to what is shown. */
export type Exchanges = ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>;

/** Beyond so many nodes the pairs are too many to keep; exchanges are then not used, which can only hide more. */
const mostNodes = 260;

export function exchangesOf({ nodes, mark, scope }: Frame): Exchanges {
  const pairs = new Map<number, (readonly [number, number])[]>();
  if (nodes.length > mostNodes) return pairs;
  const first = nodes.map((atoms) => atoms[0] ?? 0);
  first.forEach((from, a) => {
    first.forEach((to, b) => {
      if (a === b || scope.patternOf[from] !== scope.patternOf[to]) return;
      const difference = (mark[to] ?? 0) - (mark[from] ?? 0);
      const list = pairs.get(difference);
      if (list) list.push([a, b]);
      else pairs.set(difference, [[a, b]]);
    });
  });
  return pairs;
}

/** What a walk needs to know beside the world it walks. */
export type Walk = { readonly frame: Frame; readonly exchanges: Exchanges; readonly chance: Chance };

type Undo = () => void;

/** A form moves between two atoms of one node: nothing shown can tell them apart. */
function relocate(world: World, { frame, chance }: Walk, near: number, inwards: boolean): Undo | null {
  const other = pick(frame.nodes[frame.nodeOf[near] ?? 0], chance);
  if (other === null || other === near) return null;
  const [from, to] = inwards ? [other, near] : [near, other];
  const form = pick(world.forms[from], chance);
  if (form === null || !moveForms(world, frame, [[form, to]])) return null;
  return () => void moveForms(world, frame, [[form, from]]);
}

/** Two people in the same groups change one answer with each other. */
function trade(world: World, { frame, chance }: Walk, near: number, question: number): Undo | null {
  const one = pick(world.forms[near], chance);
  if (one === null) return null;
  const other = chance.below(world.at.length);
  if (!swapAnswers(world, frame, question, one, other)) return null;
  return () => void swapAnswers(world, frame, question, one, other);
}

/** Two forms make opposite moves between nodes, as in a table whose rows and columns must keep their sums. */
function exchange(world: World, { frame, exchanges, chance }: Walk, near: number, inwards: boolean): Undo | null {
  const far = chance.below(frame.nodeOf.length);
  const [from, to] = inwards ? [far, near] : [near, far];
  if (frame.scope.patternOf[from] !== frame.scope.patternOf[to]) return null;
  const pair = pick(exchanges.get((frame.mark[from] ?? 0) - (frame.mark[to] ?? 0)), chance);
  const first = pick(world.forms[from], chance);
  if (pair === null || first === null) return null;
  const [from2, to2] = [pick(frame.nodes[pair[0]], chance), pick(frame.nodes[pair[1]], chance)];
  const second = from2 === null ? null : pick(world.forms[from2], chance);
  if (from2 === null || to2 === null || second === null || second === first || !alike(world, frame, chance, first, to, second)) return null;
  if (!moveForms(world, frame, [[first, to], [second, to2]])) return null;
  return () => void moveForms(world, frame, [[second, from2], [first, from]]);
}

/** Tries one move by chance at or near an atom; null when it was not possible. */
export function step(world: World, walk: Walk, near: number, question: number | null): Undo | null {
  const { frame, chance } = walk;
  const inwards = chance.below(2) === 0;
  switch (chance.below(walk.exchanges.size === 0 ? 2 : 3)) {
    case 0:
      return relocate(world, walk, near, inwards);
    case 1: {
      const about = question ?? chance.below(frame.scope.answers.length);
      return about < 0 || frame.scope.answers.length === 0 ? relocate(world, walk, near, inwards) : trade(world, walk, near, about);
    }
    default:
      return exchange(world, walk, near, inwards);
  }
}

/** Walks a while without aim. */
export function wander(world: World, walk: Walk, steps: number): void {
  for (let taken = 0; taken < steps; taken++) step(world, walk, walk.chance.below(walk.frame.nodeOf.length), null);
}
