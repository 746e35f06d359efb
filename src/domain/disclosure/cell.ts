import type { Change } from "./change.ts";

/** Background or trait values by name: `{ wave: "spring", hub: "Stugun", extent: "2-3 days" }`. */
export type Values = Readonly<Record<string, string>>;

/** A group by what its people have in common; a name that is absent does not matter. `{}` is everybody, `{ hub: ["A", "B"] }` those of either hub. */
export type Group = Readonly<Record<string, readonly string[]>>;

/**
 * The finest group that is stored: one combination of background values, and how many were invited with it. The attacker knows the
 * invited by name. No form can be thought to lie behind another `fence`: everybody knows who was invited to which waves.
 */
export type Place = { readonly id: string; readonly values: Values; readonly invited: number; readonly fence?: string };

/**
 * One answered form. `traits` are facts that belong to the form and not to the background, such as which waves the same person
 * answered; `answers` holds one value a question, and leaves out what was not answered. WHO-5 is given by its score ("48").
 * Forms of different waves may be given apart (one form a wave) until a pairing is to be shown; from then on, one form a person.
 */
export type Sheet = { readonly place: string; readonly traits?: Values; readonly answers: Values };

/** What is true, hidden or not, as it stood when the results were frozen. A form erased later stays here as a count, or the difference would show it. */
export type Population = {
  readonly places: readonly Place[];
  readonly sheets: readonly Sheet[];
  /** questions whose answers hang together, as a score with its items: no world gives one to a form without the others */
  readonly joined?: readonly (readonly string[])[];
  /** questions that follow from two others, as every world must have it */
  readonly changes?: readonly Change[];
};

/** A named statistic of a group. */
export type Measure =
  /** how many answered, also as the numerator of a response rate */
  | { readonly kind: "respondents" }
  /**
   * how the answers to a question divide: one part a row of the table, each of one answer or of several told together
   * ([["1", "2"], ["3"], ["4", "5"]]). Rows that nobody chose are parts too: a published zero tells of every group inside.
   */
  | { readonly kind: "answers"; readonly question: string; readonly parts: readonly (readonly string[])[] }
  /** a mean, which beside the number of answers is a sum; the answers are whole numbers */
  | { readonly kind: "mean"; readonly question: string }
  /** well-being: how many below, and how many at or above, the cut-off */
  | { readonly kind: "sides"; readonly question: string }
  /** well-being: how many at each step of the score */
  | { readonly kind: "steps"; readonly question: string }
  /** the free texts themselves, and so their number; any value stands for a text */
  | { readonly kind: "texts"; readonly question: string };

export type Cell = { readonly id: string; readonly group: Group; readonly measure: Measure };

/**
 * Why a cell is hidden, in a word that everybody may read because it tells nothing of the answers. `few-invited`: fewer were
 * invited than the threshold, which all know. `withheld`: too few answered, or too few are on one side, or the number would give
 * away another; the three are one word on purpose, since to say which is to say how many.
 */
export type HiddenWhy = "few-invited" | "withheld";

/** Everything ever shown, in any snapshot, export or campaign, and everything that was asked for and hidden, about one population. */
export type Published = { readonly population: Population; readonly shown: readonly Cell[]; readonly hidden: readonly Cell[] };

/** A table that somebody wants to see: its cells and its margins. */
export type Cut = { readonly cells: readonly Cell[] };

/** How small is too small; fixed when the survey opens and shown to those who answer. */
export type Thresholds = {
  /** k: respondents of a group */
  readonly respondents: number;
  readonly texts: number;
  /** people with a well-being score in a group */
  readonly wellBeing: number;
  /** people on each side of the cut-off */
  readonly side: number;
  /** people with a score, for the distribution by step */
  readonly steps: number;
  /** how far apart the least and greatest possible value of a hidden number must be: 3, since an interval of 2 is a number known to within ±1 */
  readonly spread: number;
  /** names of the values that tell one wave from another: a group by these alone is the whole of a wave */
  readonly waveBy: readonly string[];
};

export const houseThresholds: Thresholds = { respondents: 5, texts: 10, wellBeing: 10, side: 3, steps: 50, spread: 3, waveBy: ["campaign", "wave"] };

/**
 * Why a whole cut is refused. `few-invited`: fewer than the threshold were invited to any of its groups. `steps-cut`: well-being by
 * step for less than a whole wave. `would-disclose`: too few answered, or no part can be shown, beside what is out already, without
 * some hidden number becoming known; again one word, so that it tells nothing.
 */
export type CutRefusal = "few-invited" | "steps-cut" | "would-disclose";

/** One answer a cell, in the order asked. */
export type Shown = { readonly id: string; readonly show: true } | { readonly id: string; readonly show: false; readonly why: HiddenWhy };
export type Decision = { readonly ok: true; readonly cells: readonly Shown[] } | { readonly ok: false; readonly refusal: CutRefusal };
