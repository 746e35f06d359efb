import { firstStatus } from "../../domain/booking.ts";
import type { Booking } from "../../domain/booking.ts";
import type { Desk, Hub } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import type { Claim } from "../../domain/policy.ts";
import { refusalOf } from "../../domain/policy.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { refuse } from "../../domain/refusal.ts";
import type { LocalDate } from "../../domain/time.ts";
import type { Deps } from "../deps.ts";
import type { BookingTx, DecisionContext, Outcome, WriteKey } from "../ports.ts";
import type { BookWish, KeyedWish } from "../verbs.ts";
import { alternativesTo } from "./alternatives.ts";
import { firstAnswer, no, writeKey } from "./attempt.ts";
import { eventFor } from "./events.ts";
import { freeDesks } from "./freeDesks.ts";
import { heldFrom } from "./heldFrom.ts";
import { matterOf } from "./matterOf.ts";
import { timeOf } from "./placeOf.ts";
import type { TimeOfWish } from "./placeOf.ts";

type Decided = { readonly outcome: Outcome } | { readonly refused: Refusal; readonly context: DecisionContext | null };
type RefusedDay = Extract<Decided, { refused: Refusal }> & { readonly hub: Hub; readonly wish: BookWish; readonly write: WriteKey | null };
/** Somebody else took the desk that looked free; and what to say if it comes to that. */
type Lost = { readonly lost: Decided };

/** Books a desk for one day. */
export async function bookDesk(deps: Deps, actor: Actor, wish: BookWish, key: string | null): Promise<Outcome> {
  const decided = await decideDay(deps, actor, wish, key);
  return "outcome" in decided ? decided.outcome : offerInstead(deps, actor, decided, decided.context?.held ?? []);
}

/**
 * Books several days of one person, one after the other: each is asked by rules that count those before it. What is offered
 * instead of those that are refused is looked for when all are decided, so that none of the others takes it.
 */
export async function bookDays(deps: Deps, actor: Actor, asked: readonly KeyedWish[]): Promise<readonly { readonly date: LocalDate; readonly outcome: Outcome }[]> {
  const decided: { readonly date: LocalDate; readonly day: RefusedDay | { readonly outcome: Outcome } }[] = [];
  for (const { wish, key } of asked) decided.push({ date: wish.date, day: await decideDay(deps, actor, wish, key) });
  /** What is held was read before the days that followed were booked. */
  const heldBy = (day: RefusedDay): readonly Claim[] | null => (asked.length === 1 ? (day.context?.held ?? []) : null);
  return Promise.all(decided.map(async ({ date, day }) => ({ date, outcome: "outcome" in day ? day.outcome : await offerInstead(deps, actor, day, heldBy(day)) })));
}

/** A refusal with what can be had instead, kept as the first answer. @param held what the person holds; null: to be read anew */
async function offerInstead(deps: Deps, actor: Actor, { refused, context, hub, wish, write }: RefusedDay, held: readonly Claim[] | null): Promise<Outcome> {
  const homeMunicipality = context?.subject?.homeMunicipality ?? null;
  const offered = refused.code === "not-yours" || refused.code === "no-such-person" ? [] : await alternativesTo(deps, { actor, subjectId: wish.personId, hub, date: wish.date, part: wish.part, held, homeMunicipality });
  const outcome = no(refused, offered);
  if (write) await deps.ledger.saveOutcome(write, outcome, deps.world.now());
  return outcome;
}

/** Decides one day. One transaction decides and saves; the calendar and the card follow as jobs of that transaction. */
async function decideDay(deps: Deps, actor: Actor, wish: BookWish, key: string | null): Promise<RefusedDay | { readonly outcome: Outcome }> {
  const hub = await deps.hubBook.one(wish.hubId);
  if (!hub) return { outcome: no(refuse("no-such-hub")) };
  if (wish.deskId !== undefined && !hub.desks.some((desk) => desk.id === wish.deskId)) return { outcome: no(refuse("no-such-desk")) };
  const { date, dates = [date], ...asked } = wish;
  const write = writeKey(actor.personId, key, date, { verb: "book", ...asked, dates });
  const time = timeOf(deps, hub, wish.date, wish.part);

  const ask = { subjectId: wish.personId, hubId: hub.id, date: wish.date, heldFrom: heldFrom(wish.date, deps.world.now()), write };
  /** What can be said without trying for a desk. */
  const known = (context: DecisionContext): Decided | null => {
    const stored = write && context.outcome && firstAnswer(context.outcome, write);
    if (stored) return { outcome: stored };
    if (!context.subject) return { refused: refuse("no-such-person"), context };
    return time.ok ? null : { refused: time.refusal, context };
  };

  const seen = deps.cells.peek(hub.id, wish.date);
  const looksTaken = time.ok && seen !== null && !chooseDesk(deps, hub, wish.deskId, time, seen);
  const decided = await afterTheFirst(deps, wish, looksTaken, async () => {
    const context = await deps.ledger.look(ask);
    const said = known(context);
    if (said || !time.ok) return said;
    return chooseDesk(deps, hub, wish.deskId, time, context.taken) ? null : { refused: whyNone(deps, actor, wish, hub, time, context), context };
  }, () => untilDecided(hub.desks.length, () => deps.ledger.book(wish.personId, async (tx) => {
    const context = await tx.decisionContext(ask);
    const said = known(context);
    if (said || !time.ok) return said ?? { refused: refuse("no-such-time"), context };
    return decide(deps, tx, actor, wish, hub, time, context, write);
  })));

  return "outcome" in decided ? decided : { ...decided, hub, wish, write };
}

/** In a crowd at one desk all but the first have mostly only to be told that it is gone: they look, and try where a look does not settle it. */
async function afterTheFirst(deps: Deps, { deskId, date }: BookWish, looksTaken: boolean, look: () => Promise<Decided | null>, attempt: () => Promise<Decided>): Promise<Decided> {
  if (looksTaken) return (await look()) ?? attempt();
  if (deskId === undefined) return attempt();
  const desk = `${deskId} ${date}`;
  const first = deps.deciding.underWay(desk);
  if (!first) return deps.deciding.during(desk, attempt);
  await first;
  return (await look()) ?? attempt();
}

/** Tries again, each time after a fresh look, as long as the constraints refuse what looked free: a desk is gone each time. */
async function untilDecided(desks: number, attempt: () => Promise<Decided | Lost>): Promise<Decided> {
  for (let tries = 0; ; tries += 1) {
    const tried = await attempt();
    if (!("lost" in tried)) return tried;
    if (tries === desks) return tried.lost;
  }
}

/** One try for a desk that looks free. */
async function decide(deps: Deps, tx: BookingTx, actor: Actor, wish: BookWish, hub: Hub, time: Extract<TimeOfWish, { ok: true }>, context: DecisionContext, write: ReturnType<typeof writeKey>): Promise<Decided | Lost> {
  const desk = chooseDesk(deps, hub, wish.deskId, time, context.taken);
  if (!desk) return { refused: whyNone(deps, actor, wish, hub, time, context), context };
  const place = { hubId: hub.id, deskId: desk.id, date: wish.date, part: time.part, during: time.during };
  const refused = refusalOf({ actor, subjectId: wish.personId, held: context.held, before: null, after: place, hub, desk, taken: context.taken, holidays: deps.hubBook.holidays(), now: deps.world.now() });
  if (refused) return { refused, context };

  const at = deps.world.now();
  const booking = { id: deps.world.newId(), personId: wish.personId, ...place, status: firstStatus(desk.calendar), calendar: "queued" as const };
  const event = eventFor(deps.world.newId(), booking.id, wish.personId, place, hub, desk, context.subject?.language ?? actor.language);
  const change = { bookingId: booking.id, at, byPersonId: actor.personId, surface: actor.surface, what: "booked", detail: { deskId: desk.id, date: wish.date } };
  if (!(await tx.addBooking({ booking, change, event, write }))) return { lost: { refused: whyNone(deps, actor, wish, hub, time, context), context } };
  await tx.enqueue({ name: "settle-event", data: { eventId: event.id }, key: event.id });
  if (actor.surface !== "bot") await tx.enqueue({ name: "tell", data: { bookingId: booking.id, matter: matterOf(actor, wish.personId, "booked") }, key: booking.id });
  await tx.announce({ hubId: hub.id, date: wish.date, personId: wish.personId, bookingId: booking.id });
  return { outcome: { ok: true, booking: { ...booking, reason: null, movedFrom: null } } };
}

function chooseDesk(deps: Deps, hub: Hub, deskId: string | undefined, time: { readonly during: Booking["during"] }, taken: readonly Claim[]): Desk | null {
  const free = freeDesks(hub, time.during, taken);
  if (deskId !== undefined) return free.find((desk) => desk.id === deskId) ?? null;
  return free[Math.floor(deps.world.chance() * free.length)] ?? null;
}

/** Why no desk can be had: first what the rules say apart from the desks, since a full hub is not the reason when one is elsewhere or the week is full. */
function whyNone(deps: Deps, actor: Actor, wish: BookWish, hub: Hub, time: Extract<TimeOfWish, { ok: true }>, context: DecisionContext): Refusal {
  const none = refuse(wish.deskId === undefined ? "hub-full" : "desk-taken");
  const [desk] = hub.desks;
  if (!desk) return none;
  const after = { hubId: hub.id, deskId: desk.id, date: wish.date, part: time.part, during: time.during };
  return refusalOf({ actor, subjectId: wish.personId, held: context.held, before: null, after, hub, desk, taken: [], holidays: deps.hubBook.holidays(), now: deps.world.now() }) ?? none;
}
