import type { Language } from "../../../src/contract.ts";
import type { ResultChange, ResultRow, ResultTable, ShownNumber } from "../../../src/contract/surveys.ts";

const locales: Record<Language, string> = { sv: "sv-SE", en: "en-GB" };

/** 0.423 is "42 %" in Swedish, "42%" in English. */
export const percent = (share: number, language: Language): string => new Intl.NumberFormat(locales[language], { style: "percent", maximumFractionDigits: 0 }).format(share);

/** With its sign and at most two decimals: a difference of 0 has none. */
export const signed = (difference: number, language: Language): string => new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(difference);

export const wholeNumber = (count: number, language: Language): string => new Intl.NumberFormat(locales[language]).format(count);

/** A bar's length in [0, 1], null where the number is hidden, and its interval where it has one. */
export type Bar = { readonly label: string; readonly length: number | null; readonly interval: { readonly low: number; readonly high: number } | null };

/** By share where shares are told, and then without those rows that are no part of the whole (who gave no answer); else against the largest count. */
export function barsOf(rows: readonly ResultRow[]): readonly Bar[] {
  const largest = Math.max(1, ...rows.map(({ count }) => (isShown(count) ? count.value : 0)));
  const byShare = rows.some(({ share }) => share);
  return rows.flatMap(({ label, count, share }): Bar[] => {
    if (!isShown(count)) return [{ label, length: null, interval: null }];
    if (share) return [{ label, length: share.share, interval: share }];
    return byShare ? [] : [{ label, length: count.value / largest, interval: null }];
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

/** What is said of every one of several, to be said once; of one alone nothing is in common. */
export function commonNotes(ofEach: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = ofEach;
  return others.length === 0 ? [] : first.filter((note) => others.every((notes) => notes.includes(note)));
}

/** Those of which the same is said beside each other, with what that is; in the order that each was first said. */
export function byNotes<T extends { readonly notes: readonly string[] }>(items: readonly T[]): readonly { readonly notes: readonly string[]; readonly items: readonly T[] }[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.notes.join("\n"), [...(groups.get(item.notes.join("\n")) ?? []), item]);
  return [...groups.values()].map((of) => ({ notes: of[0]?.notes ?? [], items: of }));
}

/** Changes between the same two waves together, in the order they came. */
export function byWaves(changes: readonly ResultChange[]): readonly { readonly from: string; readonly to: string; readonly changes: readonly ResultChange[] }[] {
  const groups = new Map<string, ResultChange[]>();
  for (const change of changes) {
    const key = `${change.from}\n${change.to}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((of) => (of[0] ? [{ from: of[0].from, to: of[0].to, changes: of }] : []));
}

export const isShown = (number: ShownNumber): number is { value: number } => "value" in number;

/** What a new table can be of: questions, of which one with several choices has a table for each ("q8#car"); its name is what those begin with. */
export function questionsOf(tables: readonly ResultTable[]): readonly { readonly id: string; readonly title: string }[] {
  const ids = [...new Set(tables.map(({ id }) => id.split("#")[0] ?? id))];
  return ids.map((id) => ({ id, title: commonStart(tables.filter((table) => table.id.split("#")[0] === id).map(({ title }) => title)) }));
}

function commonStart(titles: readonly string[]): string {
  const [first = "", ...others] = titles;
  if (others.length === 0) return first;
  let end = first.length;
  while (!others.every((title) => title.startsWith(first.slice(0, end)))) end -= 1;
  return first.slice(0, end).replace(/[\s:,–-]+$/, "");
}
