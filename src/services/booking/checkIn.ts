import type { Actor } from "../../domain/people.ts";
import { refusalOfCheckIn } from "../../domain/policy.ts";
import type { Deps, PersonalDeps } from "../deps.ts";
import type { Outcome } from "../ports.ts";
import { changeBooking } from "./changeBooking.ts";
import { standingEvent } from "./changeEvents.ts";

/** Notes that the person has come. Checking in twice is checking in once. */
export const checkIn = (deps: Deps, actor: Actor, bookingId: string, key: string | null): Promise<Outcome> =>
  changeBooking(deps, actor, bookingId, key, "checked-in", async (tx, booking, hub) => {
    const now = deps.world.now();
    const refusal = refusalOfCheckIn(booking, hub, now);
    if (refusal) return refusal;
    if (booking.status === "checked-in") return booking;
    await tx.setStatus(bookingId, { status: "checked-in", calendar: booking.calendar, reason: null, at: now });
    return { ...booking, status: "checked-in", reason: null };
  });

/**
 * Claims the place in Microsoft Places too, on the person's behalf: Graph lets nobody else do it. An extra: when it fails the
 * person is checked in all the same, and only the log knows.
 */
export async function claimPlace(deps: Deps & PersonalDeps, bookingId: string, assertion: string): Promise<void> {
  const event = standingEvent(await deps.ledger.transaction((tx) => tx.eventsOf(bookingId)));
  if (!event?.iCalUId || event.mailbox === null) return;
  const place = (await deps.ledger.sync.places()).find((one) => one.mail === event.mailbox);
  if (!place) return;
  const claimed = await deps.personal.checkIn(assertion, place.placeId, event.iCalUId);
  if (!claimed.ok) deps.log.warn("the place was not claimed in Microsoft Places", { bookingId, why: claimed.why });
}
