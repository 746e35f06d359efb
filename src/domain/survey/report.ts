import type { Cell, HiddenWhy } from "../disclosure.ts";
import type { Estimate, Moments } from "./intervals.ts";
import type { Background } from "./waveForms.ts";

/**
 * Results as they were frozen: figures and ids, no words, so that both languages read the same snapshot. What is hidden has its
 * reason in its place.
 */
export type Shown<T> = { readonly value: T } | { readonly hidden: HiddenWhy };

/** Counts in the order of the parts; `missing` answered the form and not this question. */
export type Split = { readonly counts: readonly number[]; readonly missing: number };
export type Sides = { readonly below: number; readonly above: number; readonly missing: number };
/** Answers told together, one list a row. */
export type Parts = readonly (readonly string[])[];
export type Divided = { readonly column: string; readonly parts: Parts; readonly shown: Shown<Split> };

export type CutGroup = {
  /** the stored value of the background, merged ones as they are */
  readonly value: string;
  readonly invited: number;
  readonly respondents: Shown<number>;
  /** well-being; null where it was not asked for */
  readonly sides: Shown<Sides> | null;
  readonly divided: readonly Divided[];
};

export type Block =
  | { readonly kind: "rate"; readonly invited: number; readonly respondents: Shown<number> }
  | { readonly kind: "sides"; readonly column: string; readonly shown: Shown<Sides> }
  /** counts by raw sum, 0-25 */
  | { readonly kind: "steps"; readonly column: string; readonly shown: Shown<Split> }
  | { readonly kind: "question"; readonly divided: Divided; readonly mean: Shown<Moments> | null }
  | { readonly kind: "texts"; readonly column: string; readonly shown: Shown<readonly string[]> }
  /** `refused`: no group of the cut could be shown */
  | { readonly kind: "cut"; readonly by: Background; readonly question: string | null; readonly refused: boolean; readonly groups: readonly CutGroup[] }
  /**
   * how much an answer differs from an earlier wave: the mean of a scale; for well-being the share below the cut-off; and where a
   * scale was shown by rows told together, the share of the answers from the row's first on that `boundary` names
   */
  | { readonly kind: "change"; readonly column: string; readonly from: string; readonly boundary: string | null; readonly unpaired: Shown<Estimate> }
  | { readonly kind: "paired"; readonly column: string; readonly from: string; readonly to: string; readonly shown: Shown<Estimate & { readonly pairs: number }> };

/** wave: the standard report · cut: a table that was asked for later · pairs: waves linked by the people who answered both. */
export const snapshotKinds = ["wave", "cut", "pairs"] as const;
export type SnapshotKind = (typeof snapshotKinds)[number];

/** A cell as it is kept for good: what was asked for, and whether it was shown. */
export type KeptCell = Cell & { readonly shown: boolean };
