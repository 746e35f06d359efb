import type { Deps } from "../deps.ts";
import { isActive } from "../../domain/booking.ts";

const batch = 200;
/** How long the first answers to writes are kept. */
const outcomeDays = 7;

/** Ends bookings that are over, a batch at a time; true when there may be more. One without check-in says so; nobody is called absent for it. */
export async function completeBookings({ ledger, world }: Deps): Promise<boolean> {
  const over = await ledger.over(world.now(), batch);
  for (const { id } of over) {
    await ledger.transaction(async (tx) => {
      const booking = await tx.booking(id, true);
      const at = world.now();
      if (!booking || !isActive(booking) || booking.during.end > at) return;
      const reason = booking.status === "checked-in" ? null : "not-checked-in";
      await tx.setStatus(id, { status: "completed", calendar: booking.calendar, reason, at });
      await tx.addChange({ bookingId: id, at, byPersonId: null, surface: "system", what: "completed", detail: {} });
    });
  }
  return over.length === batch;
}

/** Forgets the first answers to writes that nobody will repeat any more. */
export const forgetOldOutcomes = ({ ledger, world }: Deps): Promise<void> => ledger.forgetOutcomes(new Date(world.now().getTime() - outcomeDays * 86_400_000));
