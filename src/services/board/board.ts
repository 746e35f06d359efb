import type { Hub } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import { mayShowName } from "../../domain/permissions.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Interval, LocalDate } from "../../domain/time.ts";
import { datesFrom } from "../../domain/time.ts";
import { freeDesks } from "../booking/freeDesks.ts";
import { no } from "../booking/attempt.ts";
import type { Deps } from "../deps.ts";
import type { Answer, BoardClaim } from "../ports.ts";
import type { BoardView, DayView, HubDayView } from "../verbs.ts";
import { keyOf } from "./cells.ts";

type BoardDeps = Pick<Deps, "ledger" | "hubBook" | "cells">;

/** How a hub stands on a date, from its claims. */
export function dayView({ hubBook }: Pick<Deps, "hubBook">, hub: Hub, date: LocalDate, claims: readonly BoardClaim[]): DayView {
  const { opening, during } = hubBook.on(hub, date);
  const free = (part: Interval | null): number => (part === null ? 0 : claims.length === 0 ? hub.desks.length : freeDesks(hub, part, claims).length);
  return {
    hub,
    date,
    opening,
    total: opening.open ? hub.desks.length : 0,
    free: free(during.day),
    freeMorning: free(during.morning),
    freeAfternoon: free(during.afternoon),
    coming: claims.length === 0 ? 0 : new Set(claims.map((claim) => claim.personId)).size,
    claims,
  };
}

/** Hubs by days, the actor's home nearest first. */
export async function board(deps: BoardDeps, home: string | null, from: LocalDate, days: number): Promise<BoardView> {
  const dates = datesFrom(from, days);
  const hubs = await hubsFrom(deps, home);
  const cells = await deps.cells.read(hubs.map(({ hub }) => hub.id), dates);
  const rows = hubs.map(({ hub, distanceKm }) => ({
    hub,
    distanceKm,
    days: dates.map((date) => dayView(deps, hub, date, cells.get(keyOf(hub.id, date)) ?? [])),
  }));
  return { from, dates, hubs: rows };
}

/** One hub's day with who comes: the names of those who allow it, never the actor's own. */
export async function hubDay(deps: BoardDeps, actor: Actor, hubId: string, date: LocalDate): Promise<Answer<HubDayView>> {
  const hub = await deps.hubBook.one(hubId);
  if (!hub) return no(refuse("no-such-hub"));
  const claims = (await deps.cells.read([hub.id], [date])).get(keyOf(hub.id, date)) ?? [];
  const others = [...new Set(claims.map((claim) => claim.personId))].filter((id) => id !== actor.personId);
  const people = await deps.ledger.people(others);
  const names = people.filter(mayShowName).map((person) => person.name);
  return { ok: true, value: { ...dayView(deps, hub, date, claims), names: names.toSorted((a, b) => a.localeCompare(b, "sv")) } };
}

/** All hubs with their distance from a municipality: bookable first, then nearest, then by name. */
export async function hubsFrom({ hubBook }: Pick<Deps, "hubBook">, home: string | null): Promise<readonly { hub: Hub; distanceKm: number | null }[]> {
  const hubs = (await hubBook.all()).map((hub) => ({ hub, distanceKm: hubBook.distance(home, hub) }));
  return hubs.toSorted((a, b) => Number(b.hub.bookable) - Number(a.hub.bookable) || (a.distanceKm ?? 0) - (b.distanceKm ?? 0) || a.hub.name.localeCompare(b.hub.name, "sv"));
}
