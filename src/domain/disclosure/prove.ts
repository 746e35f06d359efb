import { makeChance } from "./chance.ts";
import type { Thresholds } from "./cell.ts";
import type { Frame } from "./frame.ts";
import { isSmall, needOf, targetsOf, valueOf, viewsOf } from "./targets.ts";
import type { Target, View } from "./targets.ts";
import { exchangesOf, step, wander } from "./walk.ts";
import type { Walk } from "./walk.ts";
import { trueWorld } from "./world.ts";
import type { World } from "./world.ts";

/** Worlds met by chance before any is sought; most targets are settled by them. */
const wanderings = 6;
/** Moves tried in each direction for a target that chance has not settled: more where there are more forms to move. A proof that is not looked for long enough is a number hidden without need. */
const triesFor = (forms: number): number => Math.min(5_000, Math.max(1_200, forms * 12));
/** Failures gathered before the caller is asked to hide something. */
const enough = 16;
/** Sums compared when unions of small nodes are looked through. */
const unionWork = 3_000_000;

/**
 * Counts again, from the forms, all that any shown figure is made of: in each group, the respondents and how each shown question
 * divides. Tells whether a world agrees with the truth on all of it. This is the proof; the moves only found the world.
 */
function makeRecount(frame: Frame, truth: World): (world: World) => boolean {
  const { scope } = frame;
  const parts = [
    ...[...new Set(frame.shown.map(({ group }) => group))].map((group) => ({ atoms: scope.groups[group] ?? [], question: -1, token: [0] })),
    ...frame.facets.flatMap(({ groups, question, token }) => groups.map((group) => ({ atoms: scope.groups[group] ?? [], question, token }))),
  ];
  const count = (world: World, { atoms, question, token }: (typeof parts)[number], into: number[]): void => {
    const answers = world.answers[question];
    for (const atom of atoms) {
      const forms = world.forms[atom] ?? [];
      if (!answers) into[0] = (into[0] ?? 0) + forms.length;
      else for (const form of forms) {
        const at = token[answers[form] ?? 0] ?? 0;
        into[at] = (into[at] ?? 0) + 1;
      }
    }
  };
  const zeros = (part: (typeof parts)[number]): number[] => new Array<number>(Math.max(1, ...part.token.map((token) => token + 1))).fill(0);
  const wanted = parts.map((part) => {
    const counts = zeros(part);
    count(truth, part, counts);
    return counts;
  });
  return (world) =>
    parts.every((part, index) => {
      const counts = (wanted[index] ?? []).map(() => 0);
      count(world, part, counts);
      return counts.every((value, at) => value === wanted[index]?.[at]);
    });
}

type Range = { least: number; most: number };

/** Drives one number as far as it will go in one direction, in a world that goes on from the last. */
function drive(world: World, walk: Walk, target: Target, up: boolean, until: (value: number) => boolean): void {
  const tries = triesFor(world.at.length);
  let value = valueOf(world, target);
  for (let tried = 0; tried < tries && !until(value); tried++) {
    const near = target.atoms[walk.chance.below(target.atoms.length)] ?? 0;
    const undo = step(world, walk, near, { target, up });
    if (!undo) continue;
    const next = valueOf(world, target);
    if (up ? next >= value : next <= value) value = next;
    else undo();
  }
}

/** Unions of two to four small nodes that every world met so far agrees on: sums which equations might fix though no part of them is fixed. */
function* suspectUnions(frame: Frame, truth: World, worlds: readonly (readonly number[])[][], views: readonly View[], thresholds: Thresholds): Generator<Target> {
  const small = [...frame.nodes.keys()].filter((node) => (frame.nodes[node] ?? []).reduce((sum, atom) => sum + (truth.forms[atom]?.length ?? 0), 0) < thresholds.wellBeing);
  const columns = views.flatMap((view) => view.columns.map((weights) => ({ view, weights })));
  const tables = columns.map((_, column) => small.map((node) => worlds.map((world) => world[column]?.[node] ?? 0)));
  let [size, combinations] = [2, (small.length * (small.length - 1)) / 2];
  for (; size <= 4 && combinations * columns.length * worlds.length <= unionWork; combinations = (combinations * (small.length - size)) / (size + 1), size++) {
    const grow = function* (chosen: readonly number[], from: number): Generator<readonly number[]> {
      if (chosen.length === size) yield chosen;
      else for (let next = from; next < small.length; next++) yield* grow([...chosen, next], next + 1);
    };
    for (const chosen of grow([], 0)) {
      for (const [column, { view, weights }] of columns.entries()) {
        let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
        for (let world = 0; world < worlds.length; world++) {
          let sum = 0;
          for (const index of chosen) sum += tables[column]?.[index]?.[world] ?? 0;
          if (sum < least) least = sum;
          if (sum > most) most = sum;
        }
        if (most - least >= thresholds.spread) continue;
        const atoms = chosen.flatMap((index) => frame.nodes[small[index] ?? 0] ?? []);
        const need = needOf(frame, atoms, thresholds);
        if (most - least >= need || !atoms.some((atom) => view.over.has(atom)) || !isSmall(frame, truth, atoms, view, thresholds)) continue;
        yield { atoms, question: view.question, weights, need };
      }
    }
  }
}

/**
 * Looks for proof that the shown cells leave every small number open: for each, two worlds that agree on all that is shown
 * and differ in the number by 3 or more. Empty when all are proved; else some
 * numbers, of groups apart from one another, for which no such pair was found, which need not mean that there is none.
 */
export function unproved(frame: Frame, hiddenGroups: readonly number[], thresholds: Thresholds): readonly Target[] {
  const walk: Walk = { frame, exchanges: exchangesOf(frame), chance: makeChance(7_776) };
  const truth = trueWorld(frame);
  const world = trueWorld(frame);
  const views = viewsOf(frame);
  const agrees = makeRecount(frame, truth);
  const targets = targetsOf(frame, truth, views, hiddenGroups, thresholds);
  const ranges = targets.map((target): Range => {
    const value = valueOf(truth, target);
    return { least: value, most: value };
  });
  const profiles: (readonly number[])[][] = [];
  const columns = views.flatMap((view) => view.columns.map((weights) => ({ question: view.question, weights })));
  /** Takes note of a world, if it is one. */
  const note = (candidate: World): void => {
    if (!agrees(candidate)) return;
    profiles.push(columns.map((column) => frame.nodes.map((atoms) => valueOf(candidate, { atoms, ...column }))));
    targets.forEach((target, index) => {
      const range = ranges[index];
      if (!range || range.most - range.least >= target.need) return;
      const value = valueOf(candidate, target);
      range.least = Math.min(range.least, value);
      range.most = Math.max(range.most, value);
    });
  };
  note(truth);
  const strides = Math.min(6_000, world.at.length * 4 + 200);
  for (let wandering = 0; wandering < wanderings; wandering++) {
    wander(world, walk, strides);
    note(world);
  }
  /** The most that a shown cell around a target lets its number be: below the need, there is nothing to seek. */
  const around = frame.shown.flatMap((cell) => {
    const atoms = new Set(frame.scope.groups[cell.group]);
    return cell.question < 0 ? [] : [{ cell, atoms, list: frame.scope.groups[cell.group] ?? [] }];
  });
  const hopeless = ({ atoms, question, weights, need }: Target): boolean =>
    weights.every((weight) => weight === 0 || weight === 1) &&
    around.some((outer) => outer.cell.question === question && outer.cell.measure.kind !== "mean" && atoms.every((atom) => outer.atoms.has(atom)) && valueOf(truth, { atoms: outer.list, question, weights }) < need);
  /** Seeks a pair of worlds for one number; `range` is what worlds met so far have shown. */
  const isOpen = (target: Target, range: Range): boolean => {
    if (range.most - range.least < target.need && hopeless(target)) return false;
    for (const up of [true, false, true, false]) {
      if (range.most - range.least >= target.need) return true;
      drive(world, walk, target, up, (value) => (up ? value - range.least : range.most - value) >= target.need);
      if (!agrees(world)) continue;
      const value = valueOf(world, target);
      range.least = Math.min(range.least, value);
      range.most = Math.max(range.most, value);
    }
    return range.most - range.least >= target.need;
  };
  const failed: Target[] = [];
  const touched = new Set<number>();
  for (const [index, target] of targets.entries()) {
    const range = ranges[index];
    if (!range || target.atoms.some((atom) => touched.has(atom)) || isOpen(target, range)) continue;
    failed.push(target);
    for (const atom of target.atoms) for (const near of frame.nodes[frame.nodeOf[atom] ?? 0] ?? []) touched.add(near);
    if (failed.length >= enough) break;
  }
  if (failed.length > 0) return failed;
  for (const target of suspectUnions(frame, truth, profiles, views, thresholds)) {
    const value = valueOf(truth, target);
    if (!isOpen(target, { least: value, most: value })) return [target];
  }
  return [];
}
