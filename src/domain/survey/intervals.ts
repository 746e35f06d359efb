/**
 * Intervals that belong to figures of a survey, all of 95 %. They say how far chance alone could have moved a figure; there are no
 * p-values. An interval names its two ends, both included, and is never open to one side.
 */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

/** The normal quantile of 97.5 %. */
const z = 1.959963984540054;

/**
 * Student's t at 97.5 %, by the expansion in Abramowitz and Stegun 26.7.5: within 0.001 from 4 degrees of freedom, and 0.02 too low
 * at 3. Infinity under 1, where there is no interval.
 */
function tQuantile(freedom: number): number {
  if (freedom < 1) return Number.POSITIVE_INFINITY;
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const g4 = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160;
  return z + g1 / freedom + g2 / freedom ** 2 + g3 / freedom ** 3 + g4 / freedom ** 4;
}

/** A share of `of` people with its score interval (Wilson, JASA 22:209, 1927), which stays within [0, 1] and holds for few people; null of nobody. */
export function wilson(count: number, of: number): Estimate | null {
  if (of <= 0) return null;
  const share = count / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const below = 1 + (z * z) / of;
  return { value: share, low: Math.max(0, (middle - reach) / below), high: Math.min(1, (middle + reach) / below) };
}

/** What a mean needs to be kept of numbers: how many, their mean, and their variance (over n − 1; 0 of a single one). */
export type Moments = { readonly n: number; readonly mean: number; readonly variance: number };

export function momentsOf(values: readonly number[]): Moments | null {
  const n = values.length;
  if (n === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { n, mean, variance: n === 1 ? 0 : values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) };
}

/** A mean with its interval by Student's t; null of fewer than 2. For a change of the same people: of each one's own difference. */
export function meanOf({ n, mean, variance }: Moments): Estimate | null {
  if (n < 2) return null;
  const reach = tQuantile(n - 1) * Math.sqrt(variance / n);
  return { value: mean, low: mean - reach, high: mean + reach };
}

/** How much larger the mean of `to` is than that of `from`, two groups apart, of unlike spread (Welch, Biometrika 34:28, 1947); null with fewer than 2 in either. */
export function meanDifference(from: Moments, to: Moments): Estimate | null {
  if (from.n < 2 || to.n < 2) return null;
  const [a, b] = [from.variance / from.n, to.variance / to.n];
  const value = to.mean - from.mean;
  if (a + b === 0) return { value, low: value, high: value };
  const freedom = (a + b) ** 2 / (a ** 2 / (from.n - 1) + b ** 2 / (to.n - 1));
  const reach = tQuantile(freedom) * Math.sqrt(a + b);
  return { value, low: value - reach, high: value + reach };
}

/** How much larger the share `to` is than `from`, two groups apart (Newcombe's method 10, Statistics in Medicine 17:873, 1998); null of nobody. */
export function shareDifference(from: { readonly count: number; readonly of: number }, to: { readonly count: number; readonly of: number }): Estimate | null {
  const [a, b] = [wilson(from.count, from.of), wilson(to.count, to.of)];
  if (!a || !b) return null;
  const value = b.value - a.value;
  return { value, low: value - Math.hypot(b.value - b.low, a.high - a.value), high: value + Math.hypot(b.high - b.value, a.value - a.low) };
}
