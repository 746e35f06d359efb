import { isActive } from "../../domain/booking.ts";
import { lookAtEvent } from "../calendar/lookAtEvent.ts";
import type { Mend } from "./mend.ts";

/** The mailbox has not answered in a day: our own event is read again. Over when it has answered, or when nobody waits any more. */
export const mendUnanswered: Mend = async (deps, drift) => {
  await lookAtEvent(deps, drift.subject, 0, 5);
  return deps.ledger.transaction(async (tx) => {
    const event = await tx.event(drift.subject);
    const booking = event && (await tx.booking(event.bookingId, false));
    return !event || !booking || !isActive(booking) || event.wanted === "absent" || event.state !== "unanswered";
  });
};
