import { isActive } from "../../domain/booking.ts";
import type { Mend } from "./mend.ts";

/** The mailbox said no to somebody who has checked in and sits there. They keep the desk; the difference ends with the day, or when they have moved elsewhere. */
export const mendDeclinedThoughThere: Mend = async ({ ledger, world }, drift) => {
  const booking = drift.bookingId === null ? null : await ledger.booking(drift.bookingId);
  return !booking || !isActive(booking) || booking.calendar !== "declined" || booking.during.end <= world.now();
};
