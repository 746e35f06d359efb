import type { Chance } from "./chance.ts";
import { divide } from "./divide.ts";
import type { Frame } from "./frame.ts";
import type { Target } from "./targets.ts";
import { alike, swapAnswers, swapBack, swapTwice } from "./trade.ts";
import { moveForms, pick } from "./world.ts";
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

/** Where a walk is to lead: the number that it is for, and whether it is to grow. */
export type Aim = { readonly target: Target; readonly up: boolean };

/** Candidates looked at for an answer that would bring a walk nearer to its aim. */
const looks = 8;

/** Two people in the same groups change one answer with each other; of what follows from two answers, either of those. */
function trade(world: World, { frame, chance }: Walk, near: number, wished: number, aim: Aim | null): Undo | null {
  const follows = frame.scope.derived.find((one) => one.question === wished);
  const question = follows ? (chance.below(2) === 0 ? follows.from : follows.to) : wished;
  const one = pick(world.forms[near], chance);
  if (one === null) return null;
  let other = chance.below(world.at.length);
  // Half of the trades look for somebody whose answer is wanted here; the others see to it that there comes to be one.
  if (aim && chance.below(2) === 0) {
    const worth = (form: number): number => (aim.up ? 1 : -1) * (aim.target.weights[world.answers[aim.target.question]?.[form] ?? 0] ?? 0);
    for (let look = 0; look < looks && worth(other) <= worth(one); look++) other = chance.below(world.at.length);
  }
  if (swapAnswers(world, frame, question, one, other)) return () => void swapAnswers(world, frame, question, one, other);
  const pairs = swapTwice(world, frame, question, one, other, chance);
  return pairs && (() => swapBack(world, frame, question, pairs));
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
export function step(world: World, walk: Walk, near: number, aim: Aim | null): Undo | null {
  const { frame, chance } = walk;
  const inwards = chance.below(2) === 0;
  // Where waves are linked, more than one kind of form lies at a place.
  if (frame.nodeOf.length > 2 * frame.scope.invited.length && chance.below(3) === 0) return divide(world, frame, chance, near, inwards);
  switch (chance.below(walk.exchanges.size === 0 ? 2 : 3)) {
    case 0:
      return relocate(world, walk, near, inwards);
    case 1: {
      const about = aim?.target.question ?? chance.below(frame.scope.answers.length);
      return about < 0 || frame.scope.answers.length === 0 ? relocate(world, walk, near, inwards) : trade(world, walk, near, about, aim);
    }
    default:
      return exchange(world, walk, near, inwards);
  }
}

/** Walks a while without aim. */
export function wander(world: World, walk: Walk, steps: number): void {
  for (let taken = 0; taken < steps; taken++) step(world, walk, walk.chance.below(walk.frame.nodeOf.length), null);
}
