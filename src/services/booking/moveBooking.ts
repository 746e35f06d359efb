import type { Booking, Place } from "../../domain/booking.ts";
import type { Desk, Hub } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import type { Interval } from "../../domain/time.ts";
import { maySeeBooking } from "../../domain/permissions.ts";
import { refusalOf } from "../../domain/policy.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { refuse } from "../../domain/refusal.ts";
import { firstStatus, isActive } from "../../domain/booking.ts";
import type { Deps } from "../deps.ts";
import type { DecisionContext, Outcome, Tx } from "../ports.ts";
import type { MoveWish } from "../verbs.ts";
import { alternativesTo } from "./alternatives.ts";
import { firstAnswer, no, writeKey } from "./attempt.ts";
import { addEvent, dropEvents, isMadeInOutlook, moveEvent, standingEvent } from "./changeEvents.ts";
import { eventFor } from "./events.ts";
import { freeDesks } from "./freeDesks.ts";
import { heldFrom } from "./heldFrom.ts";
import { matterOf } from "./matterOf.ts";
import { timeOf, wishOf } from "./placeOf.ts";

type Refused = { readonly refused: Refusal; readonly context: DecisionContext | null; readonly before: Booking | null; readonly hub: Hub | null };

/** Moves a booking to another desk, day, part or hub, under the rules of a new one. The ledger moves at once; the calendar answers later. */
export async function moveBooking(deps: Deps, actor: Actor, bookingId: string, to: MoveWish, key: string | null): Promise<Outcome> {
  const write = writeKey(actor.personId, key, "", { verb: "move", bookingId, ...to });
  // Read before the transaction: inside it, they would wait on PGlite for the transaction itself.
  const hubs = await deps.hubBook.all();
  const done = await deps.ledger.transaction(async (tx): Promise<Outcome | Refused> => {
    // The lock first: of two that carry one key, the second waits here and then sees the first one's answer.
    const before = await tx.booking(bookingId, true);
    const stored = write && (await tx.outcome(write));
    const answered = write && stored && firstAnswer(stored, write);
    if (answered) return answered;
    if (!before || !maySeeBooking(actor, before.personId)) return { refused: refuse("no-such-booking"), context: null, before: null, hub: null };
    const hub = hubs.find((one) => one.id === (to.hubId ?? before.hubId));
    if (!hub) return { refused: refuse("no-such-hub"), context: null, before, hub: null };
    if (!isActive(before)) return { refused: refuse("not-active"), context: null, before, hub };
    if (isMadeInOutlook(await tx.eventsOf(bookingId))) return { refused: refuse("made-in-outlook"), context: null, before, hub };
    const outcome = await decide(deps, tx, actor, before, hub, to);
    if ("ok" in outcome && write) await tx.saveOutcome(write, outcome, deps.world.now());
    return outcome;
  });
  if ("ok" in done) return done;

  const { refused, context, before, hub } = done;
  const homeMunicipality = context?.subject?.homeMunicipality ?? null;
  const offered =
    before && hub && context
      ? await alternativesTo(deps, { actor, subjectId: before.personId, hub, date: to.date ?? before.date, part: to.part ?? wishOf(before), held: context.held, moves: before.id, homeMunicipality })
      : [];
  const outcome = no(refused, offered);
  if (write) await deps.ledger.saveOutcome(write, outcome, deps.world.now());
  return outcome;
}

async function decide(deps: Deps, tx: Tx, actor: Actor, before: Booking, hub: Hub, to: MoveWish): Promise<Outcome | Refused> {
  const date = to.date ?? before.date;
  const time = timeOf(deps, hub, date, to.part ?? wishOf(before));
  const look = (): Promise<DecisionContext> => tx.decisionContext({ subjectId: before.personId, hubId: hub.id, date, heldFrom: heldFrom(date, deps.world.now()), write: null });
  let context = await look();
  const refusedBecause = (refused: Refusal): Refused => ({ refused, context, before, hub });
  if (!time.ok) return refusedBecause(time.refusal);
  if (to.deskId !== undefined && !hub.desks.some((desk) => desk.id === to.deskId)) return refusedBecause(refuse("no-such-desk"));

  for (let tries = 0; tries <= hub.desks.length; tries += 1) {
    const others = context.taken.filter((claim) => claim.bookingId !== before.id);
    const free = freeDesks(hub, time.during, others);
    const kept = hub.id === before.hubId ? before.deskId : undefined;
    const desk = free.find((one) => one.id === (to.deskId ?? kept)) ?? (to.deskId === undefined ? free[Math.floor(deps.world.chance() * free.length)] : undefined) ?? null;
    const after = (at: Desk): Place => ({ hubId: hub.id, deskId: at.id, date, part: time.part, during: time.during });
    const asked = desk ?? hub.desks[0];
    if (!asked) return refusedBecause(refuse("hub-full"));
    const refused = refusalOf({ actor, subjectId: before.personId, held: context.held, before, after: after(asked), hub, desk: asked, taken: desk ? others : [], holidays: deps.hubBook.holidays(), now: deps.world.now() });
    if (refused) return refusedBecause(refused);
    if (!desk) return refusedBecause(refuse(to.deskId === undefined ? "hub-full" : "desk-taken"));
    // Nothing to write down, and nothing to tell anybody.
    if (isSamePlace(before, after(desk))) return { ok: true, booking: before };
    const moved = await moveTo(deps, tx, actor, before, after(desk), hub, desk, context);
    if (moved) return { ok: true, booking: moved };
    context = await look();
  }
  return refusedBecause(refuse("hub-full"));
}

const isSameTime = (a: Interval, b: Interval): boolean => a.start.getTime() === b.start.getTime() && a.end.getTime() === b.end.getTime();
const isSamePlace = (a: Place, b: Place): boolean => a.hubId === b.hubId && a.deskId === b.deskId && a.date === b.date && a.part === b.part && isSameTime(a.during, b.during);

/** Moves claim, booking and event; null when a constraint refused the new claim. */
async function moveTo(deps: Deps, tx: Tx, actor: Actor, before: Booking, after: Place, hub: Hub, desk: Desk, context: DecisionContext): Promise<Booking | null> {
  const events = await tx.eventsOf(before.id);
  const standing = standingEvent(events);
  const sameTime = isSameTime(before.during, after.during);
  const sameEvent = standing !== null && standing.mailbox === desk.mailbox && before.hubId === hub.id;
  const untouched = sameEvent && sameTime;

  const status = untouched ? before.status : firstStatus(desk.calendar);
  const answered = before.calendar === "accepted" || before.status === "confirmed";
  const { hubId, deskId, date, part, during } = before;
  const movedFrom = untouched ? before.movedFrom : status === "confirmed" ? null : answered ? { hubId, deskId, date, part, during } : before.movedFrom;
  const calendar = untouched ? before.calendar : "queued";
  if (!(await tx.moveBooking(before.id, { ...after, status, calendar, movedFrom }))) return null;

  if (sameEvent && !sameTime) await moveEvent(tx, standing, after.during);
  if (!sameEvent) {
    await dropEvents(tx, events);
    await addEvent(tx, eventFor(deps.world.newId(), before.id, before.personId, after, hub, desk, context.subject?.language ?? actor.language));
  }
  const detail = { fromHub: before.hubId, fromDesk: before.deskId, fromDate: before.date, hub: after.hubId, desk: after.deskId, date: after.date };
  await tx.addChange({ bookingId: before.id, at: deps.world.now(), byPersonId: actor.personId, surface: actor.surface, what: "moved", detail });
  await tx.enqueue({ name: "tell", data: { bookingId: before.id, matter: matterOf(actor, before.personId, "moved") }, key: before.id });
  await tx.announce({ hubId: before.hubId, date: before.date, personId: before.personId, bookingId: before.id });
  await tx.announce({ hubId: after.hubId, date: after.date, personId: before.personId, bookingId: before.id });
  return { ...before, ...after, status, calendar, movedFrom };
}
