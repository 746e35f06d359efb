/** The five items of the WHO-5 scheme, in order; null where the person gave no answer or would rather not. Each is 0 (never) to 5 (all the time). */
export type Who5Answers = readonly [Who5Item, Who5Item, Who5Item, Who5Item, Who5Item];
export type Who5Item = 0 | 1 | 2 | 3 | 4 | 5 | null;

/** Raw sum at which, and under which, a person is below the cut-off: raw 12 is a score of 48. A score of 50 cannot occur, so "under 50" and "at most 50" say the same. */
export const who5CutOff = { raw: 12, score: 50 };

/** Where one person stands, or why nothing is said. */
export type Who5Side = "below" | "above" | "missing";

/** Is this a value that an item can hold? Used where answers come in from a card, the tab or a file. */
export const isWho5Item = (value: unknown): value is Who5Item => value === null || (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 5);

/** The raw sum, 0-25; null when an item is missing: a part of the scale is not the scale. */
export function who5Raw(answers: Who5Answers): number | null {
  let sum = 0;
  for (const item of answers) {
    if (item === null) return null;
    sum += item;
  }
  return sum;
}

/** The score, 0-100 in steps of four; null when an item is missing. */
export function who5Score(answers: Who5Answers): number | null {
  const raw = who5Raw(answers);
  return raw === null ? null : raw * 4;
}

/**
 * Which side of the cut-off one person is on. It takes the five answers and not a number on purpose: a mean may be 50 and the
 * cut-off says nothing of means; what is told of a group is how many are below it.
 */
export function who5Side(answers: Who5Answers): Who5Side {
  const raw = who5Raw(answers);
  if (raw === null) return "missing";
  return raw <= who5CutOff.raw ? "below" : "above";
}

/** How a group divides: `below + above + missing` is the number of people. The share below is of those with a score; null when nobody has one. */
export type Who5Split = { readonly below: number; readonly above: number; readonly missing: number; readonly shareBelow: number | null };

/** Counts the sides of a group of people, one list of answers each. Whether it may be shown is for disclosure.ts to say. */
export function who5Split(people: readonly Who5Answers[]): Who5Split {
  const count = { below: 0, above: 0, missing: 0 };
  for (const answers of people) count[who5Side(answers)]++;
  const scored = count.below + count.above;
  return { ...count, shareBelow: scored === 0 ? null : count.below / scored };
}
