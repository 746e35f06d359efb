import type { BoardDay } from "../../src/contract.ts";
import { standingOf, type Standing } from "../shell/booking/bookingState.ts";
import { addDays } from "../shell/dates.ts";

/** What a day at a hub is to the one who looks, most important first: mine, past, closed, too far ahead to be booked yet, and then how much is free. */
export type CellState =
  | { readonly kind: "mine"; readonly standing: Standing }
  | { readonly kind: "passed" }
  | { readonly kind: "closed"; readonly reason: string }
  | { readonly kind: "early"; readonly opens: string }
  | { readonly kind: "free"; readonly count: number }
  | { readonly kind: "half"; readonly part: "morning" | "afternoon"; readonly count: number }
  /** something is free, and none of it has the kinds that the week is counted by */
  | { readonly kind: "unfit" }
  | { readonly kind: "full" };

/** The date on which a day opens for booking, as a hub's rule has it; null when it has opened. `today` is when it is asked. */
export const opensOn = (date: string, horizonDays: number, today: string): string | null => (date > addDays(today, horizonDays) ? addDays(date, -horizonDays) : null);

/** `over`: the hub has closed for that day. `opens`: the day cannot be booked until then. A desk that is free half the day counts only where no desk is free all day. */
export function cellStateOf(day: BoardDay, over: boolean, opens: string | null = null): CellState {
  if (day.mine) return { kind: "mine", standing: standingOf(day.mineStatus ?? "held", day.mineCalendar ?? "none") };
  if (over) return { kind: "passed" };
  if (!day.open) return { kind: "closed", reason: day.closedBecause ?? "" };
  if (opens !== null) return { kind: "early", opens };
  return freeStateOf(day.fits ?? day) ?? (freeStateOf(day) ? { kind: "unfit" } : { kind: "full" });
}

function freeStateOf({ free, freeMorning, freeAfternoon }: Pick<BoardDay, "free" | "freeMorning" | "freeAfternoon">): CellState | null {
  if (free > 0) return { kind: "free", count: free };
  if (freeMorning > 0) return { kind: "half", part: "morning", count: freeMorning };
  if (freeAfternoon > 0) return { kind: "half", part: "afternoon", count: freeAfternoon };
  return null;
}
