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
    return event.wanted === "present" ? event.graphId !== null || !booking || !isActive(booking) : false;
  });
};
