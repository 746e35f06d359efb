import type { BoardDay, HubDay, Kind, Part } from "../../../src/contract.ts";

type Desk = HubDay["desks"][number];
/** What a desk is wanted for: a part of the day, or local clock times. */
export type Hours = Exclude<Part, "hours"> | { readonly from: string; readonly to: string };

export const hasAll = (desk: Desk, kinds: readonly Kind[]): boolean => kinds.every((kind) => desk.kinds.includes(kind));

/** Those of the kinds that are a matter of which desk one gets: some desk here has it. The rest, such as a lunch room, the hub has for all. */
export const kindsOfDesks = (kinds: readonly Kind[], desks: readonly Desk[]): Kind[] => kinds.filter((kind) => desks.some((desk) => desk.kinds.includes(kind)));

/** The first free desk that has all of what is wanted of a desk; undefined when nothing is wanted of it, or no such desk is free. */
export function deskWith(kinds: readonly Kind[], desks: readonly Desk[], hours: Hours): Desk | undefined {
  const wanted = kindsOfDesks(kinds, desks);
  return wanted.length === 0 ? undefined : desks.find((desk) => hasAll(desk, wanted) && isFree(desk, hours));
}

/** How many of a day's free desks have all of what is wanted of a desk; undefined where nothing is. */
export function fitsOf(kinds: readonly Kind[], { desks }: Pick<HubDay, "desks">): BoardDay["fits"] {
  const wanted = kindsOfDesks(kinds, desks);
  if (wanted.length === 0) return undefined;
  const fitting = desks.filter((desk) => hasAll(desk, wanted));
  const count = (free: (desk: Desk) => boolean): number => fitting.filter(free).length;
  return { free: count(({ free }) => free), freeMorning: count(({ freeMorning }) => freeMorning), freeAfternoon: count(({ freeAfternoon }) => freeAfternoon) };
}

function isFree(desk: Desk, hours: Hours): boolean {
  if (hours === "day") return desk.free;
  if (hours === "morning") return desk.free || desk.freeMorning;
  if (hours === "afternoon") return desk.free || desk.freeAfternoon;
  return desk.free || desk.taken.every(({ from, to }) => to <= hours.from || hours.to <= from);
}
