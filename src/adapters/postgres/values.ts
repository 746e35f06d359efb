import type { Interval } from "../../domain/time.ts";
import type { Change } from "../../services/ports.ts";

/** An interval as a half-open tstzrange. */
export const range = (during: Interval): string => `[${during.start.toISOString()},${during.end.toISOString()})`;

/** A change as the values of its columns: booking, instant, person, surface, what, detail. */
export const changeValues = (change: Change): unknown[] => [change.bookingId, change.at, change.byPersonId, change.surface, change.what, JSON.stringify(change.detail)];
