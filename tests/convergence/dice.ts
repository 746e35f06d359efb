/** Chance that can be played again: the same seed throws the same throws in the same order. */
export type Dice = {
  /** in [0, 1) */
  next(): number;
  /** a whole number in [0, n) */
  below(n: number): number;
  happens(share: number): boolean;
  one<T>(from: readonly T[]): T;
  /** looks like a random UUID */
  uuid(): string;
};

/** Mulberry32: 32 bits of state, which is enough for a story of some thousand throws. */
export function makeDice(seed: number): Dice {
  let state = (seed * 0x9e3779b1) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    next,
    below,
    happens: (share) => next() < share,
    one: (from) => {
      const thrown = from[below(from.length)];
      if (thrown === undefined) throw new Error("there is nothing to choose from");
      return thrown;
    },
    uuid: () => {
      const hex = Array.from({ length: 4 }, () => below(2 ** 32).toString(16).padStart(8, "0")).join("");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
