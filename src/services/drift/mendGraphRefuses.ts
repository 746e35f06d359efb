import { isActive } from "../../domain/booking.ts";
import { settleEvent } from "../calendar/settleEvent.ts";
import type { Mend } from "./mend.ts";

/** Graph refused an event: a right was taken away, or the person has no mailbox there. It is asked for again; a right may come back. */
export const mendGraphRefuses: Mend = async (deps, drift) => {
  await settleEvent(deps, drift.subject, 0);
  return deps.ledger.transaction(async (tx) => {
    const event = await tx.event(drift.subject);
    const booking = event && (await tx.booking(event.bookingId, false));
    if (!event || event.state === "cancelled") return true;
    if (event.wanted === "absent") return false;
    // An event that is there may still be where it was before a move that Graph refused.
    const sent = event.graphId !== null && event.sentRevision === event.revision;
    return sent || !booking || !isActive(booking);
  });
};
