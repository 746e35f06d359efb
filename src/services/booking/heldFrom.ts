import type { LocalDate } from "../../domain/time.ts";
import { localDateOf, mondayOf } from "../../domain/time.ts";

/** The Monday from which a wish for a date needs to know what its person holds: that of its week, or of this week when it is past, since other days are offered from today on. */
export function heldFrom(date: LocalDate, now: Date): LocalDate {
  const today = localDateOf(now);
  return mondayOf(date > today ? date : today);
}
