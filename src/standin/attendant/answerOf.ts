import type { Taken } from "../graph/occurrences.ts";
import { wallTime } from "../graph/timeZones.ts";
import type { MailboxPolicy, ResourceMailbox } from "../tenant.ts";

export type Span = { start: Date; end: Date };
/** A time that is taken already, and by how many people. */
export type TakenSeats = Span & { seats: number };
/** `organizer`: an address in small letters. */
export type Asked = { times: readonly Taken[]; seats: number; recurring: boolean; organizer: string };

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

/** An answer to an invitation, and the times of a series that are declined though the series is taken. */
export type Answer = { response: "accepted" | "declined" | "tentativelyAccepted"; declined: readonly Taken[] };
const declined: Answer = { response: "declined", declined: [] };

/**
 * What the booking attendant answers, or null when nobody does. One time against the rules declines a whole series, and so does
 * one clash, unless the mailbox allows a series some: both the share and the number of them must be within its limits.
 */
export function answerOf(policy: MailboxPolicy, kind: ResourceMailbox["kind"], asked: Asked, taken: readonly TakenSeats[], now: Date): Answer | null {
  if (policy.answers === "never") return null;
  if (!policy.allBookInPolicy && !policy.bookInPolicy.some((one) => one.toLowerCase() === asked.organizer)) return declined;
  if (asked.recurring && !policy.allowRecurring) return declined;
  const horizon = now.getTime() + policy.bookingWindowDays * 86_400_000;
  for (const time of asked.times) {
    const minutes = (time.end.getTime() - time.start.getTime()) / 60_000;
    if (time.start.getTime() > horizon) return declined;
    // The shortest allowed time is a rule of workspaces only; Exchange overlooks it elsewhere.
    if (kind === "workspace" && minutes < policy.minimumMinutes) return declined;
    if (minutes > policy.maximumMinutes) return declined;
    if (policy.onlyDuringWorkHours && !withinWorkHours(time)) return declined;
  }
  const clashes = policy.allowConflicts ? [] : asked.times.filter((time) => clash(policy, kind, time, asked.seats, taken));
  const most = asked.recurring ? Math.min(policy.maximumConflictInstances, (asked.times.length * policy.conflictPercentageAllowed) / 100) : 0;
  if (clashes.length > most) return declined;
  return { response: policy.answers === "delegate" ? "tentativelyAccepted" : "accepted", declined: clashes };
}

function clash(policy: MailboxPolicy, kind: ResourceMailbox["kind"], time: Span, seats: number, taken: readonly TakenSeats[]): boolean {
  const peak = peakSeats(time, taken);
  return kind === "workspace" ? peak + seats > policy.capacity : peak > 0;
}
