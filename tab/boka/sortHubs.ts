import type { Board, Kind } from "../../src/contract.ts";

export type BoardHub = Board["hubs"][number];

/** Which hubs to show. An empty list of kinds and no distance let all through. */
export type Filter = { readonly kinds: readonly Kind[]; readonly withinKm: number | null };

/** Nearest first, then by name in Swedish order; hubs that cannot be booked come last. */
export function hubsToShow(hubs: readonly BoardHub[], filter: Filter): BoardHub[] {
  const far = Number.POSITIVE_INFINITY;
  return hubs
    .filter((hub) => filter.kinds.every((kind) => hub.kinds.includes(kind)))
    .filter((hub) => filter.withinKm === null || (hub.distanceKm ?? far) <= filter.withinKm)
    .sort(
      (a, b) =>
        Number(b.bookable) - Number(a.bookable) ||
        compare(a.distanceKm ?? far, b.distanceKm ?? far) ||
        a.name.localeCompare(b.name, "sv"),
    );
}

/** Not a subtraction: infinity from infinity is no number. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
