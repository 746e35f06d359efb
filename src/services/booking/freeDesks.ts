import type { Desk, Hub } from "../../domain/hub.ts";
import type { Claim } from "../../domain/policy.ts";
import type { Interval } from "../../domain/time.ts";
import { overlaps } from "../../domain/time.ts";

/** The desks of a hub that nobody claims at any moment of an interval. */
export const freeDesks = (hub: Hub, during: Interval, taken: readonly Claim[]): readonly Desk[] => {
  const busy = new Set(taken.filter((claim) => overlaps(claim.during, during)).map((claim) => claim.deskId));
  return hub.desks.filter((desk) => !busy.has(desk.id));
};
