import type { Actor } from "../../domain/people.ts";
import { refusalOfRelease } from "../../domain/policy.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Deps } from "../deps.ts";
import type { Outcome } from "../ports.ts";
import { dropEvents, isMadeInOutlook } from "./changeEvents.ts";
import { changeBooking } from "./changeBooking.ts";

/** Gives the desk back. The booking stays, as released; its event is cancelled by a job. */
export const releaseBooking = (deps: Deps, actor: Actor, bookingId: string, key: string | null): Promise<Outcome> =>
  changeBooking(deps, actor, bookingId, key, "released", async (tx, booking) => {
    const refusal = refusalOfRelease(booking, deps.world.now());
    if (refusal) return refusal;
    const events = await tx.eventsOf(bookingId);
    if (isMadeInOutlook(events)) return refuse("made-in-outlook");
    const set = { status: "released" as const, calendar: "queued" as const, reason: "by-person", at: deps.world.now(), movedFrom: null };
    await tx.setStatus(bookingId, set);
    await dropEvents(tx, events);
    return { ...booking, status: set.status, calendar: set.calendar, reason: set.reason, movedFrom: null };
  });
