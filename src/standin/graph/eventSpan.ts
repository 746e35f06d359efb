import { badRequest, grant, refuse, zoneNotSupported } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import type { Moment } from "./requestShapes.ts";
import { instantOf, zoneOf } from "./timeZones.ts";

const isMidnight = (dateTime: string): boolean => /T00:00(:00(\.0+)?)?$/.test(dateTime);

/** The instants of an event's two ends, or why Exchange would not take them. A whole day starts and ends at midnight of one zone. */
export function spanOf(start: Moment, end: Moment, isAllDay: boolean): Outcome<{ startsAt: string; endsAt: string }> {
  const zones = { start: zoneOf(start.timeZone), end: zoneOf(end.timeZone) };
  if (!zones.start) return zoneNotSupported(start.timeZone);
  if (!zones.end) return zoneNotSupported(end.timeZone);
  const from = instantOf(start.dateTime, zones.start);
  const to = instantOf(end.dateTime, zones.end);
  if (!from || !to) return badRequest("Cannot convert the literal to the expected type 'Edm.String': there is no such date or time.");
  if (isAllDay && (!isMidnight(start.dateTime) || !isMidnight(end.dateTime) || zones.start !== zones.end))
    return refuse(400, "ErrorPropertyValidationFailure", "The Event.Start and Event.End of an all-day event need to be midnight in the same time zone.");
  if (to < from || (isAllDay && to <= from)) return refuse(400, "ErrorPropertyValidationFailure", "At least one property failed validation: the end is before the start.");
  return grant({ startsAt: from.toISOString(), endsAt: to.toISOString() });
}
