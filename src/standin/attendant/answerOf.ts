import { wallTime } from "../graph/timeZones.ts";
import type { MailboxPolicy, ResourceMailbox } from "../tenant.ts";

export type Span = { start: Date; end: Date };
/** A time that is taken already, and by how many people. */
export type TakenSeats = Span & { seats: number };
export type Asked = { times: readonly Span[]; seats: number; recurring: boolean };

/** The most seats taken at any one instant of a time. Half-open: what ends when the time starts does not count. */
export function peakSeats(during: Span, taken: readonly TakenSeats[]): number {
  const near = taken.filter((one) => one.start < during.end && one.end > during.start);
  const instants = [during.start, ...near.map((one) => one.start).filter((at) => at > during.start)];
  const at = (instant: Date): number => near.reduce((sum, one) => sum + (one.start <= instant && one.end > instant ? one.seats : 0), 0);
  return Math.max(0, ...instants.map(at));
}

const withinWorkHours = ({ start, end }: Span): boolean => {
  const from = wallTime(start, "Europe/Berlin");
  const to = wallTime(end, "Europe/Berlin");
  const weekday = new Date(`${from.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5 && from.slice(0, 10) === to.slice(0, 10) && from.slice(11, 16) >= "08:00" && to.slice(11, 16) <= "17:00";
};

/** What the booking attendant answers, or null when nobody does. One clash, or one time against the rules, declines a whole series. */
export function answerOf(
  policy: MailboxPolicy,
  kind: ResourceMailbox["kind"],
  asked: Asked,
  taken: readonly TakenSeats[],
  now: Date,
): "accepted" | "declined" | "tentativelyAccepted" | null {
  if (policy.answers === "never") return null;
  if (asked.recurring && !policy.allowRecurring) return "declined";
  const horizon = now.getTime() + policy.bookingWindowDays * 86_400_000;
  for (const time of asked.times) {
    const minutes = (time.end.getTime() - time.start.getTime()) / 60_000;
    if (time.start.getTime() > horizon) return "declined";
    // The shortest allowed time is a rule of workspaces only; Exchange overlooks it elsewhere.
    if (kind === "workspace" && minutes < policy.minimumMinutes) return "declined";
    if (minutes > policy.maximumMinutes) return "declined";
    if (policy.onlyDuringWorkHours && !withinWorkHours(time)) return "declined";
    if (policy.allowConflicts) continue;
    const peak = peakSeats(time, taken);
    if (kind === "workspace" ? peak + asked.seats > policy.capacity : peak > 0) return "declined";
  }
  return policy.answers === "delegate" ? "tentativelyAccepted" : "accepted";
}
