import { desksWith } from "../../domain/hub.ts";
import type { Hub, Kind } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import { mayShowName } from "../../domain/permissions.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Interval, LocalDate } from "../../domain/time.ts";
import { datesFrom } from "../../domain/time.ts";
import { freeDesks } from "../booking/freeDesks.ts";
import { no } from "../booking/attempt.ts";
import type { Deps } from "../deps.ts";
import type { Answer } from "../ports.ts";
import type { BoardView, DayView, FreeCounts, HubDayView } from "../verbs.ts";
import type { HubFrom, PartOfDay } from "../hub/hubBook.ts";
import type { Cell } from "./cells.ts";

type BoardDeps = Pick<Deps, "ledger" | "hubBook" | "cells">;

/** Worked out once from a cell: the same cell is shown to everybody until it changes. */
const shown = new WeakMap<Cell, DayView>();

/** How a hub stands on a date, from its claims. The same object again while hub, opening and claims are the same. */
export function dayView({ hubBook }: Pick<Deps, "hubBook">, hub: Hub, date: LocalDate, claims: Cell): DayView {
  const { opening, during } = hubBook.on(hub, date);
  const before = shown.get(claims);
  if (before?.hub === hub && before.date === date && before.opening === opening) return before;
  const people = new Set(claims.map((claim) => claim.personId));
  const view = {
    hub,
    date,
    opening,
    total: opening.open ? hub.desks.length : 0,
    ...freeCounts(hub, during, claims),
    coming: people.size,
    people,
    claims,
  };
  shown.set(claims, view);
  return view;
}

function freeCounts(hub: Pick<Hub, "desks">, during: Readonly<Record<PartOfDay, Interval | null>>, claims: Cell): FreeCounts {
  const free = (part: Interval | null): number => (part === null ? 0 : claims.length === 0 ? hub.desks.length : freeDesks(hub, part, claims).length);
  return { free: free(during.day), freeMorning: free(during.morning), freeAfternoon: free(during.afternoon) };
}

/** The day with how many of its free desks are among these; as it is without them. */
function fitting({ hubBook }: Pick<Deps, "hubBook">, day: DayView, desks: Hub["desks"] | null): DayView {
  return desks === null ? day : { ...day, fits: freeCounts({ desks }, hubBook.on(day.hub, day.date).during, day.claims) };
}

/** Hubs by days, the actor's home nearest first. */
export async function board(deps: BoardDeps, home: string | null, from: LocalDate, days: number, kinds: readonly Kind[] = []): Promise<BoardView> {
  const dates = datesFrom(from, days);
  const hubs = await hubsFrom(deps, home);
  const cells = await deps.cells.read(hubs.map(({ hub }) => hub.id), dates);
  const daysOf = (hub: Hub, row: readonly Cell[] = []): DayView[] => {
    const desks = desksWith(hub, kinds);
    return dates.map((date, d) => fitting(deps, dayView(deps, hub, date, row[d] ?? []), desks));
  };
  return { from, dates, kinds, hubs: hubs.map(({ hub, distanceKm }, h) => ({ hub, distanceKm, days: daysOf(hub, cells[h]) })) };
}

/** One hub's day with who comes: the names of those who allow it, never the actor's own. */
export async function hubDay(deps: BoardDeps, actor: Actor, hubId: string, date: LocalDate): Promise<Answer<HubDayView>> {
  const hub = await deps.hubBook.one(hubId);
  if (!hub) return no(refuse("no-such-hub"));
  const claims = (await deps.cells.read([hub.id], [date]))[0]?.[0] ?? [];
  const others = [...new Set(claims.map((claim) => claim.personId))].filter((id) => id !== actor.personId);
  const people = await deps.ledger.people(others);
  const names = people.filter(mayShowName).map((person) => person.name);
  return { ok: true, value: { ...dayView(deps, hub, date, claims), names: names.toSorted((a, b) => a.localeCompare(b, "sv")) } };
}

/** All hubs with their distance from a municipality: bookable first, then nearest, then by name. */
export const hubsFrom = ({ hubBook }: Pick<Deps, "hubBook">, home: string | null): Promise<readonly HubFrom[]> => hubBook.from(home);
