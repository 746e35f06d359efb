/** Evenly spread numbers from a seed (mulberry32). The walk needs variety, not secrecy: the same question gives the same answer. */
export function makeChance(seed: number): { readonly below: (limit: number) => number } {
  let state = seed >>> 0;
  return {
    below: (limit) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
    },
  };
}
export type Chance = ReturnType<typeof makeChance>;
