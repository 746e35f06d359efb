import { polytope } from "./simplex.ts";
import type { Equation } from "./simplex.ts";

/** The finest group the attacker thinks in, and how many were invited to its place: the list of the invited is known by name. */
export type Cellar = { readonly place: string; readonly invited: number };

/** A number of people: over these atoms, those whose answer falls in one of the parts; with `question` null, whatever they answered. */
export type Sum = { readonly atoms: readonly number[]; readonly question: string | null; readonly parts: readonly string[] };
export type Figure = Sum & { readonly value: number };
export type Secret = Sum & { readonly name: string; readonly truth: number };

/** All that is known: who was invited, which answers there are, and what was published. */
export type Knowledge = {
  readonly atoms: readonly Cellar[];
  /** the parts that each question's answers fall into, "" (none) among them; every form is in exactly one */
  readonly questions: Readonly<Record<string, readonly string[]>>;
  readonly figures: readonly Figure[];
};

/** What the attacker can say for certain: the secret is between these. `by` is the tool that found it. */
export type Solved = { readonly name: string; readonly least: number; readonly most: number; readonly truth: number; readonly by: "pencil" | "linear" | "whole" };

type Goal = readonly (readonly [unknown: number, factor: number])[];
type Bound = { readonly least: number; readonly most: number };

/** How near is near: an interval as wide as 2 is a number known to within ±1. Where fewer than 3 were invited, anything learnt counts. */
const near = 3;
/** Boxes that the search over whole numbers opens before it gives up. */
const boxes = 60;

const nearly = (value: number): number => (Math.abs(value - Math.round(value)) < 1e-5 ? Math.round(value) : value);

/** The pencil: each equation narrows each of its unknowns, again and again, always to whole numbers. */
function narrow(unknowns: readonly Bound[], equations: readonly Equation[]): { least: number; most: number }[] {
  const bounds = unknowns.map((bound) => ({ ...bound }));
  for (let round = 0, changed = true; changed && round < 60; round++) {
    changed = false;
    for (const { terms, value } of equations) {
      let [low, high] = [0, 0];
      for (const [unknown, factor] of terms) {
        const bound = bounds[unknown] ?? { least: 0, most: 0 };
        low += factor > 0 ? factor * bound.least : factor * bound.most;
        high += factor > 0 ? factor * bound.most : factor * bound.least;
      }
      for (const [unknown, factor] of terms) {
        const bound = bounds[unknown];
        if (!bound) continue;
        const [mineLow, mineHigh] = factor > 0 ? [factor * bound.least, factor * bound.most] : [factor * bound.most, factor * bound.least];
        const [a, b] = [(value - (high - mineHigh)) / factor, (value - (low - mineLow)) / factor];
        const [least, most] = [Math.ceil(Math.min(a, b) - 1e-9), Math.floor(Math.max(a, b) + 1e-9)];
        if (least > bound.least || most < bound.most) {
          changed = true;
          low += (factor > 0 ? factor * Math.max(least, bound.least) : factor * Math.min(most, bound.most)) - mineLow;
          high += (factor > 0 ? factor * Math.min(most, bound.most) : factor * Math.max(least, bound.least)) - mineHigh;
          bound.least = Math.max(least, bound.least);
          bound.most = Math.min(most, bound.most);
        }
      }
    }
  }
  return bounds;
}

/** Sets up every published number as an equation over whole, non-negative unknowns: how many forms each atom holds, and how their answers divide. */
function setUp({ atoms, questions, figures }: Knowledge): { goalOf: (sum: Sum) => Goal; equations: Equation[]; bounds: Bound[] } {
  const names = Object.keys(questions);
  const bounds: Bound[] = [];
  const index = new Map<string, number>();
  const unknown = (key: string, most: number): number => {
    const known = index.get(key) ?? bounds.push({ least: 0, most }) - 1;
    index.set(key, known);
    return known;
  };
  const equations: Equation[] = [];
  const goalOf = ({ atoms: over, question, parts }: Sum): Goal =>
    over.flatMap((atom) => {
      const most = atoms[atom]?.invited ?? 0;
      return question === null ? [[unknown(`${atom}`, most), 1] as const] : parts.map((part) => [unknown(`${atom}/${question}/${part}`, most), 1] as const);
    });
  atoms.forEach((_, atom) => {
    for (const question of names) {
      const divided = goalOf({ atoms: [atom], question, parts: questions[question] ?? [] });
      equations.push({ terms: [...divided, ...goalOf({ atoms: [atom], question: null, parts: [] }).map(([at]) => [at, -1] as const)], value: 0 });
    }
  });
  for (const figure of figures) equations.push({ terms: goalOf(figure), value: figure.value });
  for (const mine of Map.groupBy(atoms.keys(), (atom) => atoms[atom]?.place ?? "").values()) {
    const most = atoms[mine[0] ?? 0]?.invited ?? 0;
    const silent = bounds.push({ least: 0, most }) - 1;
    equations.push({ terms: [...goalOf({ atoms: mine, question: null, parts: [] }), [silent, 1]], value: most });
  }
  return { goalOf, equations, bounds };
}

/** The greatest whole value that the goal can take, by opening boxes; the linear bound when it gives up. `seen` is told of each whole point. */
function greatest(unknowns: number, equations: readonly Equation[], goal: Goal, seen: (point: readonly number[]) => void): number {
  const waiting: { readonly extra: readonly Equation[]; readonly unknowns: number; readonly bound: number }[] = [{ extra: [], unknowns, bound: Number.POSITIVE_INFINITY }];
  let best = Number.NEGATIVE_INFINITY;
  for (let opened = 0; waiting.length > 0; opened++) {
    waiting.sort((a, b) => a.bound - b.bound);
    const box = waiting.pop();
    if (!box || box.bound <= best) break;
    if (opened >= boxes) return box.bound;
    const found = polytope(box.unknowns, [...equations, ...box.extra])?.maximise(goal);
    if (!found) continue;
    const bound = Math.floor(found.value + 1e-5);
    if (bound <= best) continue;
    const split = found.point.findIndex((value, unknown) => unknown < unknowns && !Number.isInteger(nearly(value)));
    if (split < 0) {
      best = bound;
      seen(found.point.slice(0, unknowns).map(nearly));
      continue;
    }
    const down = Math.floor(found.point[split] ?? 0);
    waiting.push({ extra: [...box.extra, { terms: [[split, 1], [box.unknowns, 1]], value: down }], unknowns: box.unknowns + 1, bound });
    waiting.push({ extra: [...box.extra, { terms: [[split, 1], [box.unknowns, -1]], value: down + 1 }], unknowns: box.unknowns + 1, bound });
  }
  return best;
}

/**
 * Tries to learn each secret exactly or to within ±1 from what is known, by pencil (interval propagation), by linear programming,
 * and by a bounded search over whole numbers. It shares no code with the engine, and knows nothing of how cells were chosen.
 */
export function attack(knowledge: Knowledge, secrets: readonly Secret[]): Solved[] {
  const { goalOf, equations: given, bounds: wide } = setUp(knowledge);
  const goals = secrets.map((secret) => ({ secret, goal: goalOf(secret), invited: [...new Set(secret.atoms.map((atom) => knowledge.atoms[atom]?.place ?? ""))].reduce((sum, place) => sum + (knowledge.atoms.find((atom) => atom.place === place)?.invited ?? 0), 0) }));
  const bounds = narrow(wide, given);
  // Unknowns that the pencil has settled leave the system.
  const free = bounds.flatMap(({ least, most }, unknown) => (least < most ? [unknown] : []));
  const place = new Map(free.map((unknown, at) => [unknown, at]));
  const fixedPart = (goal: Goal): number => goal.reduce((sum, [unknown, factor]) => sum + (place.has(unknown) ? 0 : factor * (bounds[unknown]?.least ?? 0)), 0);
  const freePart = (goal: Goal): Goal => goal.flatMap(([unknown, factor]) => { const at = place.get(unknown); return at === undefined ? [] : [[at, factor] as const]; });
  const equations = given.map(({ terms, value }) => ({ terms: freePart(terms), value: value - fixedPart(terms) })).filter(({ terms }) => terms.length > 0);
  const shape = free.length > 0 ? polytope(free.length, equations) : null;
  const points: (readonly number[])[] = [];
  const solved: Solved[] = [];
  for (const { secret, goal: whole, invited } of goals) {
    const need = Math.min(near, invited);
    const [goal, base] = [freePart(whole), fixedPart(whole)];
    const tell = (least: number, most: number, by: Solved["by"]): boolean => {
      if (most - least >= need) return false;
      if (secret.truth < least || secret.truth > most) throw new Error(`${secret.name} is ${secret.truth}, which the attacker puts in ${least}-${most}`);
      return solved.push({ name: secret.name, least, most, truth: secret.truth, by }) > 0;
    };
    const sum = (end: "least" | "most"): number => whole.reduce((total, [unknown, factor]) => total + factor * (bounds[unknown]?.[end] ?? 0), 0);
    if (tell(sum("least"), sum("most"), "pencil")) continue;
    if (!shape) continue;
    const valueAt = (point: readonly number[]): number => goal.reduce((total, [unknown, factor]) => total + factor * (point[unknown] ?? 0), 0);
    const open = (): boolean => {
      const values = points.map(valueAt);
      return values.length > 0 && Math.max(...values) - Math.min(...values) >= need;
    };
    if (open()) continue;
    const back: Goal = goal.map(([unknown, factor]) => [unknown, -factor]);
    const [up, down] = [shape.maximise(goal), shape.maximise(back)];
    for (const { point } of [up, down]) if (point.every((value) => Number.isInteger(nearly(value)))) points.push(point.map(nearly));
    if (tell(base + Math.ceil(-down.value - 1e-5), base + Math.floor(up.value + 1e-5), "linear") || open()) continue;
    const keep = (point: readonly number[]): void => void points.push(point);
    tell(base - greatest(free.length, equations, back, keep), base + greatest(free.length, equations, goal, keep), "whole");
  }
  return solved;
}
