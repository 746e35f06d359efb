import type { Column } from "./columns.ts";
import { isBelow, valuesOf } from "./columns.ts";
import { momentsOf } from "./intervals.ts";
import type { Moments } from "./intervals.ts";
import type { StoredPlace } from "./places.ts";
import type { Parts, Sides, Split } from "./report.ts";
import type { Background, FormsOfWave } from "./waveForms.ts";

/** A form as it is counted, and where it lies. */
export type Counted = { readonly place: StoredPlace; readonly values: Readonly<Record<string, string>> };

export function countedOf(wave: FormsOfWave): readonly Counted[] {
  const places = new Map(wave.places.map((place) => [place.id, place]));
  return wave.sheets.map(({ placeId, answers }): Counted => {
    const place = places.get(placeId);
    if (!place) throw new Error("A sheet lies in a place that its wave does not have");
    return { place, values: valuesOf(wave.instrument, answers) };
  });
}

export const within = (forms: readonly Counted[], by: Background, value: string): readonly Counted[] => forms.filter(({ place }) => place.values[by] === value);
const answersTo = (forms: readonly Counted[], column: string): readonly string[] => forms.flatMap(({ values }) => values[column] ?? []);

export function splitOf(forms: readonly Counted[], column: string, parts: Parts): Split {
  const given = answersTo(forms, column);
  return { counts: parts.map((part) => given.filter((answer) => part.includes(answer)).length), missing: forms.length - given.length };
}
export function sidesOf(forms: readonly Counted[], column: string): Sides {
  const scores = answersTo(forms, column);
  const below = scores.filter(isBelow).length;
  return { below, above: scores.length - below, missing: forms.length - scores.length };
}
export const momentsIn = (forms: readonly Counted[], column: string): Moments | null => momentsOf(answersTo(forms, column).map(Number));
export const textsIn = (forms: readonly Counted[], column: string): readonly string[] => answersTo(forms, column);

/** The 26 scores of well-being, in order. */
export const scoreSteps: Parts = Array.from({ length: 26 }, (_, raw) => [`${raw * 4}`]);

/**
 * Choices without an order: those that fewer than `least` chose are told together, with the next fewest beside them while they are
 * still too few; last in the row.
 */
function joinRare(counts: readonly { readonly answer: string; readonly count: number }[], least: number): Parts {
  const rare = new Set(counts.filter(({ count }) => count < least).map(({ answer }) => answer));
  const sum = (): number => counts.reduce((total, { answer, count }) => total + (rare.has(answer) ? count : 0), 0);
  for (const { answer } of counts.toSorted((a, b) => a.count - b.count)) if (rare.size > 0 && sum() < least) rare.add(answer);
  const common = counts.filter(({ answer }) => !rare.has(answer)).map(({ answer }) => [answer]);
  return rare.size === 0 ? common : [...common, counts.filter(({ answer }) => rare.has(answer)).map(({ answer }) => answer)];
}

/** A column's rows, told together until each holds `least` people; `merge` joins neighbours. Null when there is but one row left, which says nothing. */
export function partsOf(forms: readonly Counted[], column: Column, least: number, merge: (counts: readonly { answer: string; count: number }[], least: number) => Parts): Parts | null {
  const given = answersTo(forms, column.id);
  const counts = column.answers.map((answer) => ({ answer, count: given.filter((one) => one === answer).length }));
  const parts = column.kind === "choices" ? joinRare(counts, least) : merge(counts, least);
  return parts.length < 2 ? null : parts;
}
