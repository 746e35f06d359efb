import { meanOf, wilson } from "../../../domain/survey/intervals.ts";
import type { Estimate, Moments } from "../../../domain/survey/intervals.ts";
import type { Block, Divided, Shown, Sides, Split } from "../../../domain/survey/report.ts";
import { scoreSteps } from "../../../domain/survey/tally.ts";
import { words } from "../../wording/words.ts";
import { isShown } from "./press.ts";
import type { Readable } from "./readable.ts";
import type { ResponseRate, RowView, ShareView, ShownNumber, TableView } from "./resultVerbs.ts";

/** Shares go out to four decimals: finer is no news, and a count could not be read from it that is not shown beside. */
const fine = (value: number): number => Math.round(value * 10_000) / 10_000;
export const estimateView = ({ value, low, high }: Estimate): { difference: number; low: number; high: number } => ({ difference: fine(value), low: fine(low), high: fine(high) });

export function shareView(count: number, of: number): { share: ShareView } | Record<string, never> {
  const estimate = wilson(count, of);
  return estimate ? { share: { share: fine(estimate.value), low: fine(estimate.low), high: fine(estimate.high) } } : {};
}
/** How many of those invited answered. */
export const rateView = ({ invited, respondents }: Extract<Block, { kind: "rate" }>): ResponseRate => ({ invited, respondents: shownNumber(respondents), ...(isShown(respondents) ? shareView(respondents.value, invited) : {}) });
export const shownNumber = (shown: Shown<number>): ShownNumber => (isShown(shown) ? { value: shown.value } : { hidden: shown.hidden });

/** Rows with counts and shares of those who answered, and below them those who did not. */
function rowsOf(labels: readonly string[], shown: Shown<Split>, missing: string): RowView[] {
  if (!isShown(shown)) return [...labels, missing].map((label) => ({ label, count: { hidden: shown.hidden } }));
  const { counts, missing: none } = shown.value;
  const answered = counts.reduce((sum, count) => sum + count, 0);
  return [...labels.map((label, at): RowView => ({ label, count: { value: counts[at] ?? 0 }, ...shareView(counts[at] ?? 0, answered) })), { label: missing, count: { value: none } }];
}

export function questionTable(id: string, { column, parts, shown }: Divided, mean: Shown<Moments> | null, read: Readable): TableView {
  const t = words(read.language);
  const estimate = mean && isShown(mean) ? meanOf(mean.value) : null;
  const notes = [
    ...(isShown(shown) ? [t("results.note.shareOfAnswers")] : [t("results.note.hiddenRows")]),
    ...(isShown(shown) && parts.some((part) => part.length > 1) ? [t("results.note.merged")] : []),
    ...(estimate && mean && isShown(mean) ? [t("results.note.mean", { mean: read.number(estimate.value), low: read.number(estimate.low), high: read.number(estimate.high), n: mean.value.n })] : []),
  ];
  return { id, title: read.column(column), rowsAre: t("results.rowsAre"), rows: rowsOf(parts.map((part) => read.row(column, part)), shown, t("results.missing")), notes };
}

/** Well-being: below the cut-off, at or above it, and without a score. There is no mean of it anywhere. */
export function sidesTable(id: string, shown: Shown<Sides>, read: Readable): TableView {
  const t = words(read.language);
  const split: Shown<Split> = isShown(shown) ? { value: { counts: [shown.value.below, shown.value.above], missing: shown.value.missing } } : shown;
  return {
    id,
    title: t("results.sides.title"),
    rowsAre: t("results.sides.rowsAre"),
    rows: rowsOf([t("results.sides.below"), t("results.sides.above")], split, t("results.sides.missing")),
    notes: [t("results.note.sidesOnly"), isShown(shown) ? t("results.note.shares") : t("results.note.hiddenRows")],
  };
}

export function stepsTable(id: string, shown: Shown<Split>, read: Readable): TableView | null {
  const t = words(read.language);
  return isShown(shown) ? { id, title: t("results.steps.title"), rowsAre: t("results.steps.rowsAre"), rows: rowsOf(scoreSteps.map(([score = ""]) => score), shown, t("results.sides.missing")), notes: [t("results.note.sidesOnly")] } : null;
}
