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
  /** The other bookable hubs, nearest first. */
  near(hub: Hub): Promise<readonly Hub[]>;
  forget(): void;
};

export function makeHubBook(ledger: Ledger, calendar: HolidayCalendar, world: World): HubBook {
  let hubs: Promise<{ readonly list: readonly Hub[]; readonly byId: ReadonlyMap<string, Hub> }> | null = null;
  let dates = new Map<string, HubDate>();
  let nearby = new Map<string, readonly Hub[]>();
  let holidays: { until: LocalDate; known: Holidays } | null = null;

  const forget = (): void => {
    hubs = null;
    dates = new Map();
    nearby = new Map();
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
    const today = localDateOf(world.now());
    if (!holidays || holidays.until < addDays(today, 370)) {
      holidays = { until: addDays(today, 400), known: calendar.holidays(addDays(today, -40), addDays(today, 400)) };
      dates = new Map();
    }
    return holidays.known;
  };

  return {
    all,
    one: async (hubId) => (await read()).byId.get(hubId) ?? null,
    holidays: holidaysNow,
    on: (hub, date) => {
      const known = holidaysNow();
      const key = `${hub.id} ${date}`;
      const found = dates.get(key);
      if (found) return found;
      if (dates.size > 50_000) dates = new Map();
      const opening = openingOf(hub, date, known);
      const during = (part: PartOfDay): Interval | null => (opening.open ? duringOf(hub, opening.hours, date, { part }) : null);
      const made = { opening, during: { day: during("day"), morning: during("morning"), afternoon: during("afternoon") } };
      dates.set(key, made);
      return made;
    },
    distance: (municipality, hub) => {
      const home = municipality === null ? null : positionOf(municipality);
      return home && Math.round(distanceKm(home, hub.position));
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
