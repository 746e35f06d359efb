import { distanceKm } from "../../domain/distance.ts";
import type { Holidays, Hub, HubOpening } from "../../domain/hub.ts";
import { openingOf } from "../../domain/hub.ts";
import { positionOf } from "../../domain/municipality.ts";
import type { DayWish } from "../../domain/part.ts";
import { duringOf } from "../../domain/part.ts";
import type { Interval, LocalDate } from "../../domain/time.ts";
import { addDays } from "../../domain/time.ts";
import type { HolidayCalendar, Ledger, World } from "../ports.ts";
import { localDateOf } from "../../domain/time.ts";

export type PartOfDay = Exclude<DayWish["part"], "hours">;
/** How a hub stands on a date before anybody has booked. */
export type HubDate = {
  readonly opening: HubOpening;
  /** the instants of the day and its halves; null where the hub is closed or that half is empty */
  readonly during: Readonly<Record<PartOfDay, Interval | null>>;
};

export type HubFrom = { readonly hub: Hub; readonly distanceKm: number | null };

/** One for all: making one for each comparison costs more than the rest of the board. */
const byName = new Intl.Collator("sv");
/** Dates of a hub that are remembered. */
const mostDates = 1000;
/** How long the holidays that are known suffice: a year is always known ahead. */
const holidaysSuffice = 30 * 24 * 3600 * 1000;

/**
 * All hubs, kept in memory: they change by hand, seldom, and every wish needs them. `forget` when the ledger tells that one has
 * changed; what was worked out about their dates goes with them.
 */
export type HubBook = {
  all(): Promise<readonly Hub[]>;
  one(hubId: string): Promise<Hub | null>;
  holidays(): Holidays;
  on(hub: Hub, date: LocalDate): HubDate;
  /** Kilometres from a municipality to a hub; null when the municipality is not known. */
  distance(municipality: string | null, hub: Hub): number | null;
  /** Every hub with its distance from a municipality: bookable first, then nearest, then by name. The same objects again until a hub changes. */
  from(municipality: string | null): Promise<readonly HubFrom[]>;
  /** The other bookable hubs, nearest first. */
  near(hub: Hub): Promise<readonly Hub[]>;
  forget(): void;
};

export function makeHubBook(ledger: Ledger, calendar: HolidayCalendar, world: World): HubBook {
  let hubs: Promise<{ readonly list: readonly Hub[]; readonly byId: ReadonlyMap<string, Hub> }> | null = null;
  let dates = new WeakMap<Hub, Map<LocalDate, HubDate>>();
  let nearby = new Map<string, readonly Hub[]>();
  let distances = new Map<string | null, readonly HubFrom[]>();
  let holidays: { readonly readAt: number; readonly known: Holidays } | null = null;

  const forget = (): void => {
    hubs = null;
    dates = new WeakMap();
    nearby = new Map();
    distances = new Map();
  };
  const read = (): NonNullable<typeof hubs> => {
    hubs ??= ledger.hubs().then(
      (list) => ({ list, byId: new Map(list.map((hub) => [hub.id, hub])) }),
      (fault: unknown) => {
        hubs = null;
        throw fault;
      },
    );
    return hubs;
  };
  const all = async (): Promise<readonly Hub[]> => (await read()).list;
  const holidaysNow = (): Holidays => {
    const now = world.now();
    const age = holidays ? now.getTime() - holidays.readAt : Number.POSITIVE_INFINITY;
    if (!holidays || age < 0 || age > holidaysSuffice) {
      const today = localDateOf(now);
      holidays = { readAt: now.getTime(), known: calendar.holidays(addDays(today, -40), addDays(today, 400)) };
      dates = new WeakMap();
    }
    return holidays.known;
  };
  const distance: HubBook["distance"] = (municipality, hub) => {
    const home = municipality === null ? null : positionOf(municipality);
    return home && Math.round(distanceKm(home, hub.position));
  };

  return {
    all,
    one: async (hubId) => (await read()).byId.get(hubId) ?? null,
    holidays: holidaysNow,
    on: (hub, date) => {
      const known = holidaysNow();
      const ofHub = dates.get(hub) ?? new Map<LocalDate, HubDate>();
      const found = ofHub.get(date);
      if (found) return found;
      if (ofHub.size > mostDates) ofHub.clear();
      dates.set(hub, ofHub);
      const opening = openingOf(hub, date, known);
      const during = (part: PartOfDay): Interval | null => (opening.open ? duringOf(hub, opening.hours, date, { part }) : null);
      const made = { opening, during: { day: during("day"), morning: during("morning"), afternoon: during("afternoon") } };
      ofHub.set(date, made);
      return made;
    },
    distance,
    from: async (municipality) => {
      const asked = distances;
      const found = asked.get(municipality);
      if (found) return found;
      const hubsFrom = (await all()).map((hub) => ({ hub, distanceKm: distance(municipality, hub) }));
      const sorted = hubsFrom.toSorted((a, b) => Number(b.hub.bookable) - Number(a.hub.bookable) || (a.distanceKm ?? 0) - (b.distanceKm ?? 0) || byName.compare(a.hub.name, b.hub.name));
      asked.set(municipality, sorted);
      return sorted;
    },
    near: async (hub) => {
      const found = nearby.get(hub.id);
      if (found) return found;
      const others = (await all()).filter((other) => other.id !== hub.id && other.bookable);
      const sorted = others.toSorted((a, b) => distanceKm(hub.position, a.position) - distanceKm(hub.position, b.position));
      nearby.set(hub.id, sorted);
      return sorted;
    },
    forget,
  };
}
