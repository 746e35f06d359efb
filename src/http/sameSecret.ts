import { timingSafeEqual } from "node:crypto";

/** Compares in a time that tells only the length. */
export function sameSecret(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
