import type { Desk, Hub } from "../../domain/hub.ts";
import type { Claim } from "../../domain/policy.ts";
import type { Interval } from "../../domain/time.ts";
import { overlaps } from "../../domain/time.ts";
import type { Decline } from "../ports.ts";

/** The desks of a hub that nobody claims at any moment of an interval. */
export const freeDesks = (hub: Pick<Hub, "desks">, during: Interval, taken: readonly Claim[]): readonly Desk[] => {
  const busy = new Set(taken.filter((claim) => overlaps(claim.during, during)).map((claim) => claim.deskId));
  return hub.desks.filter((desk) => !busy.has(desk.id));
};

/** Of those the ones that may be offered to a person: not those of a mailbox that has said no to them for any of that time, since it would say so again. */
export const desksToOffer = (hub: Hub, during: Interval, taken: readonly Claim[], declines: readonly Decline[]): readonly Desk[] =>
  freeDesks(hub, during, taken).filter((desk) => !declines.some((no) => no.mailbox === desk.mailbox && overlaps(no.during, during)));
