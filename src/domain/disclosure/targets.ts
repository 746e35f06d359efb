import type { Measure, Thresholds } from "./cell.ts";
import type { Frame } from "./frame.ts";
import { partOf, tooSmall } from "./primaryRule.ts";
import type { World } from "./world.ts";

/** A number that nobody may learn: over the forms of some atoms, the sum of the weight of each form's answer (of 1 each, for respondents). */
export type Target = {
  readonly atoms: readonly number[];
  /** -1 when forms are counted and no answer matters */
  readonly question: number;
  readonly weights: readonly number[];
  /** how far apart two worlds must be */
  readonly need: number;
};

/** A statistic that is out for some group, with a weight list for each number in it that must not be learnt of a small group. */
export type View = { readonly measure: Measure; readonly question: number; readonly columns: readonly (readonly number[])[]; readonly over: ReadonlySet<number> };

export const valueOf = (world: World, { atoms, question, weights }: Pick<Target, "atoms" | "question" | "weights">): number => {
  const answers = world.answers[question];
  let sum = 0;
  for (const atom of atoms) {
    const forms = world.forms[atom] ?? [];
    if (!answers) sum += forms.length;
    else for (const form of forms) sum += weights[answers[form] ?? 0] ?? 0;
  }
  return sum;
};

/** No answer at all is guarded only through the number of respondents, and the steps of a whole wave only through its two sides. */
function columnsOf(measure: Measure, texts: readonly string[]): number[][] {
  if (measure.kind === "steps") return [];
  if (measure.kind === "mean") return [texts.map((text) => (text === "" ? 0 : Number(text)))];
  const rows = measure.kind === "answers" ? measure.parts.map((answers) => answers.join("|")) : [];
  const parts = [...new Set([...rows, ...texts.map((text) => partOf(measure, text))])].filter((part) => part !== "");
  return parts.map((part) => texts.map((text) => (partOf(measure, text) === part ? 1 : 0)));
}

/** Everything that is out, by statistic: which numbers of it a small group must keep, and over which atoms it says anything. */
export function viewsOf({ scope, shown }: Frame): readonly View[] {
  const views = new Map<string, { measure: Measure; question: number; over: Set<number> }>();
  const note = (measure: Measure, question: number, group: number): void => {
    const key = JSON.stringify(measure);
    const view = views.get(key) ?? { measure, question, over: new Set<number>() };
    for (const atom of scope.groups[group] ?? []) view.over.add(atom);
    views.set(key, view);
  };
  for (const { measure, question, group } of shown) {
    note({ kind: "respondents" }, -1, group);
    note(measure, question, group);
    if (measure.kind === "steps") note({ kind: "sides", question: measure.question }, question, group);
  }
  return [...views.values()].map((view) => ({ ...view, columns: view.question < 0 ? [[]] : columnsOf(view.measure, scope.answerTexts[view.question] ?? []) }));
}

/** Is a group, shown or only derived, too small for a statistic? The rule is the one that cells meet. */
export function isSmall(frame: Frame, world: World, atoms: readonly number[], view: Pick<View, "measure" | "question">, thresholds: Thresholds): boolean {
  const parts = new Map<string, number>();
  let respondents = 0;
  const texts = frame.scope.answerTexts[view.question] ?? [];
  for (const atom of atoms) {
    for (const form of world.forms[atom] ?? []) {
      respondents++;
      const part = partOf(view.measure, texts[world.answers[view.question]?.[form] ?? 0] ?? "");
      parts.set(part, (parts.get(part) ?? 0) + 1);
    }
  }
  return tooSmall(view.measure, { respondents, parts }, thresholds);
}

/** Where so few were invited that nothing could be 3 apart, nothing at all may be learnt of how many of them answered. */
export function needOf(frame: Frame, atoms: readonly number[], thresholds: Thresholds): number {
  const places = new Set(atoms.map((atom) => frame.scope.placeOf[atom] ?? 0));
  return Math.min(thresholds.spread, [...places].reduce((sum, place) => sum + (frame.scope.invited[place] ?? 0), 0));
}

/** Groups that shown figures name or imply: each atom, each node, each group hidden, and each shown group less another inside it. */
function* derivedGroups(frame: Frame, hidden: readonly number[]): Generator<readonly number[]> {
  const { scope, nodes, shown } = frame;
  for (const group of new Set([...hidden, ...scope.hidden.map((cell) => cell.group)])) yield scope.groups[group] ?? [];
  yield* nodes;
  for (const atom of scope.placeOf.keys()) yield [atom];
  const known = [...new Set(shown.map((cell) => cell.group))].map((group) => scope.groups[group] ?? []);
  for (const inner of known) {
    for (const outer of known) {
      const first = inner[0];
      if (outer.length <= inner.length || first === undefined || !outer.includes(first)) continue;
      const within = new Set(inner);
      const rest = outer.filter((atom) => !within.has(atom));
      if (rest.length === outer.length - inner.length) yield rest;
    }
  }
}

/** Every number that must stay unknown, the smallest groups last: larger ones fail sooner. */
export function targetsOf(frame: Frame, world: World, views: readonly View[], hidden: readonly number[], thresholds: Thresholds): Target[] {
  const seen = new Set<string>();
  const targets: Target[] = [];
  for (const atoms of derivedGroups(frame, hidden)) {
    const key = atoms.join();
    if (seen.has(key)) continue;
    seen.add(key);
    const need = needOf(frame, atoms, thresholds);
    if (need === 0) continue;
    for (const view of views) {
      if (!atoms.some((atom) => view.over.has(atom)) || !isSmall(frame, world, atoms, view, thresholds)) continue;
      for (const weights of view.columns) targets.push({ atoms, question: view.question, weights, need });
    }
  }
  return targets;
}
