import type { BoardDay } from "../../src/contract.ts";
import { standingOf, type Standing } from "../shell/booking/bookingState.ts";

/** What a day at a hub is to the one who looks, most important first: mine, past, closed, and then how much is free. */
export type CellState =
  | { readonly kind: "mine"; readonly standing: Standing }
  | { readonly kind: "passed" }
  | { readonly kind: "closed"; readonly reason: string }
  | { readonly kind: "free"; readonly count: number }
  | { readonly kind: "half"; readonly part: "morning" | "afternoon"; readonly count: number }
  | { readonly kind: "full" };

/** `over`: the hub has closed for that day. A desk that is free half the day counts only where no desk is free all day. */
export function cellStateOf(day: BoardDay, over: boolean): CellState {
  if (day.mine) return { kind: "mine", standing: standingOf(day.mineStatus ?? "held", day.mineCalendar ?? "none") };
  if (over) return { kind: "passed" };
  if (!day.open) return { kind: "closed", reason: day.closedBecause ?? "" };
  if (day.free > 0) return { kind: "free", count: day.free };
  if (day.freeMorning > 0) return { kind: "half", part: "morning", count: day.freeMorning };
  if (day.freeAfternoon > 0) return { kind: "half", part: "afternoon", count: day.freeAfternoon };
  return { kind: "full" };
}
