import { z } from "zod";
import { graphTimeZone, instantOf, wallTimeOf } from "../../domain/time.ts";
import type { Interval } from "../../domain/time.ts";

/** Graph's `dateTimeTimeZone`: local time without offset, up to seven decimals, and a zone beside it. */
export const graphMoment = z.object({ dateTime: z.string(), timeZone: z.string().nullish() });
type GraphMoment = z.infer<typeof graphMoment>;

/** Wall time with the zone's Windows name: an event so written keeps its clock time over a change to summer time. */
export const momentOf = (instant: Date): { dateTime: string; timeZone: string } => ({ dateTime: wallTimeOf(instant), timeZone: graphTimeZone });

/** The instant of a moment in UTC, which every call asks for, or in our own zone; null for any other zone or a time that is none. */
export function instantOfMoment({ dateTime, timeZone }: GraphMoment): Date | null {
  const [, date, time, second] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d)(?:\.\d+)?$/.exec(dateTime) ?? [];
  if (date === undefined || time === undefined || second === undefined) return null;
  if (timeZone === graphTimeZone) {
    const minute = instantOf(date, time);
    return minute && new Date(minute.getTime() + Number(second) * 1000);
  }
  if (timeZone !== "UTC" && timeZone !== "Etc/UTC") return null;
  const at = new Date(`${date}T${time}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Null unless both ends can be read. */
export function intervalOfMoments(start: GraphMoment | null | undefined, end: GraphMoment | null | undefined): Interval | null {
  const from = start && instantOfMoment(start);
  const to = end && instantOfMoment(end);
  return from && to ? { start: from, end: to } : null;
}
