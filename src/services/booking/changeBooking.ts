import type { Booking } from "../../domain/booking.ts";
import type { Hub } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import { mayChangeBooking, maySeeBooking } from "../../domain/permissions.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Deps } from "../deps.ts";
import type { Option, Outcome, Tx } from "../ports.ts";
import { firstAnswer, no, writeKey } from "./attempt.ts";
import { matterOf } from "./matterOf.ts";

/** What a change of one's own booking does with it: the booking as it became, the very booking when there was nothing to do, or a refusal. */
export type Step = (tx: Tx, booking: Booking, hub: Hub) => Promise<Booking | Refusal>;

/** What can be had instead when it is refused, looked for when the transaction is over. */
export type Instead = (booking: Booking, hub: Hub) => Promise<readonly Option[]>;
type Refused = { readonly refused: Refusal; readonly booking: Booking; readonly hub: Hub };

/**
 * The frame of release, undo and check-in: once per key, only by those who may, on the booking locked and read anew; the
 * change is written down and told. A booking of another's is answered as one that does not exist.
 */
export async function changeBooking(deps: Deps, actor: Actor, bookingId: string, key: string | null, verb: "released" | "release-undone" | "checked-in", step: Step, instead: Instead = async () => []): Promise<Outcome> {
  const write = writeKey(actor.personId, key, "", { verb, bookingId });
  // Read before the transaction: inside it, they would wait on PGlite for the transaction itself.
  const hubs = await deps.hubBook.all();
  const done = await deps.ledger.transaction(async (tx): Promise<Outcome | Refused> => {
    // The lock first: of two that carry one key, the second waits here and then sees the first one's answer.
    const booking = await tx.booking(bookingId, true);
    const stored = write && (await tx.outcome(write));
    const answered = write && stored && firstAnswer(stored, write);
    if (answered) return answered;
    const hub = booking && hubs.find((one) => one.id === booking.hubId);
    if (!booking || !hub || !maySeeBooking(actor, booking.personId) || !mayChangeBooking(actor, booking.personId)) return no(refuse("no-such-booking"));

    const after = await step(tx, booking, hub);
    if ("code" in after) return { refused: after, booking, hub };
    const at = deps.world.now();
    if (after !== booking) {
      await tx.addChange({ bookingId, at, byPersonId: actor.personId, surface: actor.surface, what: verb, detail: {} });
      await tx.enqueue({ name: "tell", data: { bookingId, matter: matterOf(actor, booking.personId, verb) }, key: bookingId });
      await tx.announce({ hubId: booking.hubId, date: booking.date, personId: booking.personId, bookingId });
    }
    const outcome: Outcome = { ok: true, booking: after };
    if (write) await tx.saveOutcome(write, outcome, at);
    return outcome;
  });
  if ("ok" in done) return done;
  const outcome = no(done.refused, await instead(done.booking, done.hub));
  if (write) await deps.ledger.saveOutcome(write, outcome, deps.world.now());
  return outcome;
}
