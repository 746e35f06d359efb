/**
 * Chance that can be played again: a number in [0, 1) that depends on nothing but what it is asked about. FNV-1a gathers the
 * text into 32 bits, MurmurHash3's finalizer spreads them. No state is carried from throw to throw, so calls that arrive in
 * another order, or one call more, change no other call's fate.
 * @param about what the throw is for, such as the fault, the kind of call and which one of its kind
 */
export function chanceOf(seed: number, ...about: readonly (string | number)[]): number {
  let bits = 0x811c9dc5;
  for (const sign of `${seed}|${about.join("|")}`) bits = Math.imul(bits ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}
