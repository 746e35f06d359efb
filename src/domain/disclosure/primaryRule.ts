import { who5CutOff } from "../who5.ts";
import type { Group, Measure, Thresholds } from "./cell.ts";

/** The part of a measure that an answer belongs to; `""` is no answer. Parts are what a reader sees as separate numbers. */
export function partOf(measure: Measure, answer: string): string {
  if (measure.kind === "respondents") return "all";
  if (answer === "") return "";
  if (measure.kind === "texts") return "text";
  if (measure.kind === "sides") return Number(answer) < who5CutOff.score ? "below" : "above";
  if (measure.kind === "answers") return measure.parts.find((part) => part.includes(answer))?.join("|") ?? answer;
  return answer;
}

/** The question that a measure is about; null for the number of respondents, which is about none. */
export const questionOf = (measure: Measure): string | null => (measure.kind === "respondents" ? null : measure.question);

/** How many of a group there are, and how their answers divide. */
export type Counts = { readonly respondents: number; readonly parts: ReadonlyMap<string, number> };

/** The threshold rule for one group on its own, before any thought of what else is known. */
export function tooSmall(measure: Measure, counts: Counts, thresholds: Thresholds): boolean {
  const answered = [...counts.parts].reduce((sum, [part, count]) => (part === "" ? sum : sum + count), 0);
  if (counts.respondents < thresholds.respondents) return true;
  switch (measure.kind) {
    case "respondents":
      return false;
    case "answers":
    case "mean":
      return answered < thresholds.respondents;
    case "texts":
      return answered < thresholds.texts;
    case "steps":
      return answered < thresholds.steps;
    case "sides":
      return answered < thresholds.wellBeing || Math.min(counts.parts.get("below") ?? 0, counts.parts.get("above") ?? 0) < thresholds.side;
  }
}

/** The fewest invited with whom a measure could ever be shown. */
export const leastInvited = ({ kind }: Measure, thresholds: Thresholds): number =>
  kind === "texts" ? thresholds.texts : kind === "sides" ? thresholds.wellBeing : kind === "steps" ? thresholds.steps : thresholds.respondents;

/** Is this the whole of one wave, or of several? */
export const isWholeWave = (group: Group, thresholds: Thresholds): boolean => Object.keys(group).every((name) => thresholds.waveBy.includes(name));

/**
 * Merges neighbouring answers of a scale until each part holds at least `least` people, so that a distribution can be shown where
 * the single steps would be too few: [1, 0, 2, 4, 5] with least 3 gives the first three together, then the fourth, then the fifth.
 * One part alone says nothing but the number of answers. The counts are taken over the same group that is to be shown.
 */
export function mergeNeighbours(counts: readonly { readonly answer: string; readonly count: number }[], least: number): readonly (readonly string[])[] {
  const parts: { answers: string[]; count: number }[] = [];
  for (const { answer, count } of counts) {
    const last = parts.at(-1);
    if (last && last.count < least) {
      last.answers.push(answer);
      last.count += count;
    } else parts.push({ answers: [answer], count });
  }
  const [before, end] = [parts.at(-2), parts.at(-1)];
  if (before && end && end.count < least) {
    before.answers.push(...end.answers);
    parts.pop();
  }
  return parts.map((part) => part.answers);
}
