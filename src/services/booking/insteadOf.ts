import type { Booking } from "../../domain/booking.ts";
import type { Hub } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import { clockTimeOf } from "../../domain/time.ts";
import type { Deps } from "../deps.ts";
import type { Option } from "../ports.ts";
import { alternativesTo } from "./alternatives.ts";
import { heldFrom } from "./heldFrom.ts";

/** What its holder may have instead of a booking that came to nothing, or may come to nothing: the same as is offered with a refusal of it. */
export async function insteadOf(deps: Deps, actor: Actor, booking: Booking, hub: Hub): Promise<Option[]> {
  const { id, personId, date, part, during } = booking;
  const [held, holder] = await Promise.all([deps.ledger.heldBy(personId, heldFrom(date, deps.world.now())), deps.people.one(personId)]);
  return alternativesTo(deps, {
    actor,
    subjectId: personId,
    hub,
    date,
    part: part === "hours" ? { part, from: clockTimeOf(during.start), to: clockTimeOf(during.end) } : { part },
    held: held.filter((claim) => claim.bookingId !== id),
    homeMunicipality: holder?.homeMunicipality ?? null,
  });
}
