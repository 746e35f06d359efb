import type { Hub } from "../../domain/hub.ts";
import type { DayWish } from "../../domain/part.ts";
import type { Actor } from "../../domain/people.ts";
import type { Claim } from "../../domain/policy.ts";
import { lastBookableDate, refusalOf } from "../../domain/policy.ts";
import type { LocalDate } from "../../domain/time.ts";
import { addDays, datesFrom, localDateOf, mondayOf } from "../../domain/time.ts";
import type { Cell } from "../board/cells.ts";
import type { Deps } from "../deps.ts";
import type { Option } from "../ports.ts";
import { desksToOffer } from "./freeDesks.ts";
import { timeOf } from "./placeOf.ts";

const most = 3;
/** How far we look: hubs near the wished one, and days after the wished one (or today), or back from the last that can be booked yet. */
const hubsLookedAt = 6;
const daysLookedAt = 7;

/** What was wished for and refused. */
export type Wished = {
  readonly actor: Actor;
  readonly subjectId: string;
  readonly hub: Hub;
  readonly date: LocalDate;
  readonly part: DayWish;
  /** what the subject holds in the two weeks from `heldFrom`; null: it has changed since it was read, and is read anew */
  readonly held: readonly Claim[] | null;
  /** the booking that is moved, which does not stand in its own way */
  readonly moves?: string;
  readonly homeMunicipality: string | null;
};

/**
 * Up to three places that are really free and that the rules allow this person: another desk at the same hub and time, the
 * nearest hub that day, the nearest other day at the hub; then more of the same. Never a desk of a mailbox that has said no to
 * them for that time. To who wishes too far ahead the nearest day is the last that can be booked.
 */
export async function alternativesTo(deps: Deps, wished: Wished): Promise<Option[]> {
  const { hub, date } = wished;
  const today = localDateOf(deps.world.now());
  const last = lastBookableDate(hub, today);
  const days = date > last ? datesFrom(addDays(last, 1 - daysLookedAt), daysLookedAt).reverse() : datesFrom(date < today ? today : addDays(date, 1), daysLookedAt);
  const near = (await deps.hubBook.near(hub)).slice(0, hubsLookedAt);
  const [sameDay, sameHub, all, declines] = await Promise.all([
    deps.cells.read([hub.id, ...near.map((one) => one.id)], [date]),
    deps.cells.read([hub.id], days),
    // Days that lie before the wished one may be of weeks that were not read for it.
    wished.held === null || date > last ? deps.ledger.heldBy(wished.subjectId, mondayOf([date, ...days].toSorted()[0] ?? date)) : wished.held,
    deps.ledger.declines(wished.subjectId, today),
  ]);
  const held = all.filter((claim) => claim.bookingId !== wished.moves);

  /** The first desk to offer, if the rules let this person have it: they are the same for every desk that is free. */
  const option = (at: Hub, on: LocalDate, taken: Cell): Option | null => {
    const time = timeOf(deps, at, on, wished.part);
    if (!time.ok) return null;
    const [desk] = desksToOffer(at, time.during, taken, declines);
    if (!desk) return null;
    const after = { hubId: at.id, deskId: desk.id, date: on, part: time.part, during: time.during };
    const question = { actor: wished.actor, subjectId: wished.subjectId, held, before: null, after, hub: at, desk, taken, holidays: deps.hubBook.holidays(), now: deps.world.now() };
    return refusalOf(question) ? null : { ...after, distanceKm: deps.hubBook.distance(wished.homeMunicipality, at) };
  };
  const firstOf = function* (at: Iterable<[Hub, LocalDate, Cell]>): Generator<Option> {
    for (const [one, on, taken] of at) {
      const found = option(one, on, taken);
      if (found) yield found;
    }
  };

  const [ownCell = [], ...nearCells] = sameDay.map(([cell = []]) => cell);
  const here = option(hub, date, ownCell);
  const nearby = [...take(firstOf(near.map((one, i): [Hub, LocalDate, Cell] => [one, date, nearCells[i] ?? []])), most)];
  const otherDays = [...take(firstOf(days.map((on, i): [Hub, LocalDate, Cell] => [hub, on, sameHub[0]?.[i] ?? []])), most)];
  const [nearest, ...moreNearby] = nearby;
  const [soonest, ...moreDays] = otherDays;
  return [here, nearest, soonest, ...moreDays, ...moreNearby].filter((one) => one !== null && one !== undefined).slice(0, most);
}

function* take<T>(from: Iterable<T>, count: number): Generator<T> {
  let taken = 0;
  for (const one of from) {
    yield one;
    taken += 1;
    if (taken === count) return;
  }
}
