import { firstStatus, isActive } from "../../domain/booking.ts";
import type { Actor } from "../../domain/people.ts";
import { refusalOf } from "../../domain/policy.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Deps } from "../deps.ts";
import type { Outcome } from "../ports.ts";
import { alternativesTo } from "./alternatives.ts";
import { addEvent } from "./changeEvents.ts";
import { changeBooking } from "./changeBooking.ts";
import type { Instead, Step } from "./changeBooking.ts";
import { eventFor } from "./events.ts";
import { heldFrom } from "./heldFrom.ts";
import { wishOf } from "./placeOf.ts";

/** Takes a released booking back, under the rules of a new one, if its desk is still free; else other places are offered. The calendar gets a new event. */
export function undoRelease(deps: Deps, actor: Actor, bookingId: string, key: string | null): Promise<Outcome> {
  const step: Step = async (tx, booking, hub) => {
    const desk = hub.desks.find((one) => one.id === booking.deskId);
    if (isActive(booking)) return booking;
    if (booking.status !== "released") return refuse("not-active");
    if (!desk) return refuse("no-such-desk");
    const now = deps.world.now();
    const context = await tx.decisionContext({ subjectId: booking.personId, hubId: hub.id, date: booking.date, heldFrom: heldFrom(booking.date, now), write: null });
    const refusal = refusalOf({ actor, subjectId: booking.personId, held: context.held, before: null, after: booking, hub, desk, taken: context.taken, holidays: deps.hubBook.holidays(), now });
    if (refusal) return refusal;
    const set = { status: firstStatus(desk.calendar), calendar: "queued" as const, reason: null, at: now, movedFrom: null };
    if (!(await tx.setStatus(bookingId, set))) return refuse("desk-taken");
    await addEvent(tx, eventFor(deps.world.newId(), bookingId, booking.personId, booking, hub, desk, context.subject?.language ?? actor.language));
    return { ...booking, status: set.status, calendar: set.calendar, reason: null, movedFrom: null };
  };
  const instead: Instead = async (booking, hub) => {
    if (booking.status !== "released") return [];
    const holder = await deps.people.one(booking.personId);
    return alternativesTo(deps, { actor, subjectId: booking.personId, hub, date: booking.date, part: wishOf(booking), held: null, homeMunicipality: holder?.homeMunicipality ?? null });
  };
  return changeBooking(deps, actor, bookingId, key, "release-undone", step, instead);
}
