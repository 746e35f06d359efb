import { meanDifference, meanOf, momentsOf, shareDifference, wilson } from "../../src/domain/survey/intervals.ts";

/** Student's own data (Biometrika 6:1, 1908): hours of sleep that ten people won by each of two drugs, as R's help page on t.test has them. */
const sleep = { first: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], second: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4] };

describe("Intervals of results, against tables that others have printed", () => {
  // Newcombe, Statistics in Medicine 17:857-872 (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("A share of %d in %d lies between the two ends that Newcombe prints for Wilson's interval", (count, of, low, high) => {
    const found = wilson(count, of);
    expect(found?.value).toBeCloseTo(count / of, 12);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  // Newcombe, Statistics in Medicine 17:873-890 (1998), table II, method 10: the first share less the second.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])("The difference between %d of %d and %d of %d lies between the two ends that Newcombe prints", (a, ofA, b, ofB, low, high) => {
    const found = shareDifference({ count: b, of: ofB }, { count: a, of: ofA });
    expect(found?.value).toBeCloseTo(a / ofA - b / ofB, 12);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  test("Of the same ten people, Student's interval is that which R prints for their sleep", () => {
    const own = momentsOf(sleep.second.map((hours, person) => hours - (sleep.first[person] ?? 0)));
    const found = own && meanOf(own);
    expect(found?.value).toBeCloseTo(1.58, 10);
    expect(found?.low).toBeCloseTo(0.7001, 3);
    expect(found?.high).toBeCloseTo(2.4599, 3);
  });

  test("Of two groups apart, Welch's interval is that which R prints for the same sleep", () => {
    const [first, second] = [momentsOf(sleep.first), momentsOf(sleep.second)];
    const found = first && second && meanDifference(first, second);
    expect(found?.value).toBeCloseTo(1.58, 10);
    expect(found?.low).toBeCloseTo(-0.2055, 3);
    expect(found?.high).toBeCloseTo(3.3655, 3);
  });

  // Quantiles of t at 0.975, as every table of it has them. The mean of n numbers with variance n reaches as far as the quantile.
  // The smallest group that is ever shown is of five, with 4 degrees of freedom.
  test.each([
    [4, 2.7764],
    [5, 2.5706],
    [10, 2.2281],
    [30, 2.0423],
    [120, 1.9799],
  ])("With %d degrees of freedom a mean reaches %d of its errors", (freedom, reach) => {
    const found = meanOf({ n: freedom + 1, mean: 0, variance: freedom + 1 });
    expect(Math.abs((found?.high ?? 0) - reach)).toBeLessThan(0.0011);
  });

  test("Nobody has no share, one person no interval of a mean, and a share never leaves what shares can be", () => {
    expect([wilson(0, 0), meanOf({ n: 1, mean: 3, variance: 0 }), momentsOf([]), meanDifference({ n: 1, mean: 3, variance: 0 }, { n: 9, mean: 3, variance: 1 }), shareDifference({ count: 0, of: 0 }, { count: 1, of: 2 })]).toEqual([null, null, null, null, null]);
    for (const [count, of] of [[0, 1], [1, 1], [0, 5000], [5000, 5000]] as const) {
      const found = wilson(count, of);
      expect(found && found.low >= 0 && found.high <= 1 && found.low <= found.value && found.value <= found.high).toBe(true);
    }
  });
});
