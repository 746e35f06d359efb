import type { OpeningHours } from "../domain/hub.ts";
import type { ClockTime } from "../domain/time.ts";

/** The same hours on several ISO weekdays (Monday 1 … Sunday 7). */
export const openOn = (weekdays: readonly number[], opens: ClockTime, closes: ClockTime): OpeningHours[] =>
  weekdays.map((weekday) => ({ weekday, opens, closes }));
export const mondayToFriday: readonly number[] = [1, 2, 3, 4, 5];
export const mondayToThursday: readonly number[] = [1, 2, 3, 4];
