import type { Language } from "../../../src/contract.ts";
import type { ResultRow, ShownNumber } from "../../../src/contract/surveys.ts";

const locales: Record<Language, string> = { sv: "sv-SE", en: "en-GB" };

/** 0.423 is "42 %" in Swedish, "42%" in English. */
export const percent = (share: number, language: Language): string => new Intl.NumberFormat(locales[language], { style: "percent", maximumFractionDigits: 0 }).format(share);

/** With its sign and at most two decimals: a difference of 0 has none. */
export const signed = (difference: number, language: Language): string => new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(difference);

export const wholeNumber = (count: number, language: Language): string => new Intl.NumberFormat(locales[language]).format(count);

/** How long each row's bar is, in [0, 1]; null where its number is hidden. By share where shares are told, else against the largest count. */
export function barsOf(rows: readonly ResultRow[]): readonly (number | null)[] {
  const largest = Math.max(1, ...rows.map(({ count }) => ("value" in count ? count.value : 0)));
  const byShare = rows.some(({ share }) => share);
  return rows.map(({ count, share }) => {
    if (!("value" in count)) return null;
    return byShare ? (share?.share ?? null) : count.value / largest;
  });
}

/** The ends of an axis that holds zero and every interval, a little wider. */
export function axisOf(intervals: readonly { readonly low: number; readonly high: number }[]): { readonly from: number; readonly to: number } {
  const low = Math.min(0, ...intervals.map((one) => one.low));
  const high = Math.max(0, ...intervals.map((one) => one.high));
  const room = (high - low || 1) * 0.08;
  return { from: low - room, to: high + room };
}

/** Runs of points that stand beside each other: a line is not drawn over what is hidden. */
export function runsOf<T>(points: readonly (T | null)[]): readonly (readonly { readonly at: number; readonly point: T }[])[] {
  const runs: { at: number; point: T }[][] = [[]];
  points.forEach((point, at) => {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push({ at, point });
  });
  return runs.filter((run) => run.length > 0);
}

export const isShown = (number: ShownNumber): number is { value: number } => "value" in number;
