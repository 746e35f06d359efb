import type { Hub } from "../../src/domain/hub.ts";
import type { Booking, Place } from "../../src/domain/booking.ts";
import type { Actor } from "../../src/domain/people.ts";
import type { Claim } from "../../src/domain/policy.ts";
import { refusalOf } from "../../src/domain/policy.ts";
import type { RefusalCode } from "../../src/domain/refusal.ts";
import { overlaps } from "../../src/domain/time.ts";
import type { Stage } from "./stage.ts";

/** What was asked for, as the rules see it. No desk: any at that hub. */
export type Asked = { readonly actor: Actor; readonly before: Booking | null; readonly hub: Hub; readonly deskId: string | null; readonly place: Omit<Place, "deskId" | "hubId">; readonly claims: readonly Claim[]; readonly now: Date };

/**
 * Whether the rules, asked anew about the ledger as it stood, say the same: refused with this code, or granted. Without a wished
 * desk a hub is full when every desk is taken, and nothing else may be wrong.
 * @returns what is wrong with the answer, or null
 */
export function unjustified(stage: Stage, asked: Asked, answer: RefusalCode | null): string | null {
  const { actor, before, hub, place, claims, now } = asked;
  const others = claims.filter((claim) => claim.bookingId !== before?.id);
  const held = claims.filter((claim) => claim.personId === (before?.personId ?? actor.personId));
  const taken = claims.filter((claim) => claim.hubId === hub.id);
  const verdict = (deskId: string, of: readonly Claim[]): RefusalCode | null => {
    const desk = hub.desks.find((one) => one.id === deskId);
    if (!desk) return "no-such-desk";
    return refusalOf({ actor, subjectId: before?.personId ?? actor.personId, held, before, after: { ...place, hubId: hub.id, deskId }, hub, desk, taken: of, holidays: stage.app.deps.hubBook.holidays(), now })?.code ?? null;
  };
  const free = hub.desks.filter((desk) => !others.some((claim) => claim.deskId === desk.id && overlaps(claim.during, place.during)));
  const [first] = hub.desks;
  const rules = first ? verdict(first.id, []) : "hub-full";
  const right = asked.deskId !== null ? verdict(asked.deskId, taken) : (rules ?? (free.length === 0 ? "hub-full" : null));
  return right === answer ? null : `answered ${answer ?? "yes"} where the rules say ${right ?? "yes"}`;
}
