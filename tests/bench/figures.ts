/** The value below which a share of the values lies. @param share 0.5 is the median */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}
export const median = (values: readonly number[]): number => percentile(values, 0.5);
export const worst = (values: readonly number[]): number => Math.max(...values);

/** One line of what the bench prints. `floor` and `ratio` are null where the target is a number of its own. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly target: string;
  readonly met: boolean;
  /** how often it was measured */
  readonly n: number;
  readonly [more: string]: unknown;
};

const rounded = (value: number): number => Number(value.toPrecision(4));
/** Numbers with four digits, so that a line can be read. */
export const lineOf = (figure: Figure): string => JSON.stringify(figure, (_key, value: unknown) => (typeof value === "number" ? rounded(value) : value));
