import { who5CutOff } from "../who5.ts";

/** How one person's answer has changed: by how many steps of a scale; or from which side of the cut-off to which, -1 for below it now and not then, 1 for risen from it, 0 for neither. */
export type ChangeOf = "steps" | "sides";

/** A question that nobody was asked: it follows from two others of the same form, and is there where both are. */
export type Change = { readonly name: string; readonly from: string; readonly to: string; readonly of: ChangeOf };

/** Null when either is missing. */
export function changeBetween(of: ChangeOf, from: string | undefined, to: string | undefined): string | null {
  if (!from || !to) return null;
  const below = (score: string): number => Number(Number(score) < who5CutOff.score);
  return `${of === "sides" ? below(from) - below(to) : Number(to) - Number(from)}`;
}
