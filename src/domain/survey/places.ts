import { distanceKm } from "../distance.ts";
import { positionOf } from "../municipality.ts";
import { coverOf } from "./cover.ts";
import { pilotBands } from "./extent.ts";

/** One invited person and the background that is known when the wave opens; null where there is none. `extent` is the id of a band. */
export type Invited = { readonly personId: string; readonly hub: string | null; readonly municipality: string | null; readonly extent: string };

/** A combination of background values as it is stored with answers, and how many were invited with it: at least the threshold. Fits `Place` of disclosure. */
export type StoredPlace = {
  readonly id: string;
  readonly values: { readonly hub: string; readonly municipality: string; readonly extent: string };
  readonly invited: number;
};

export type Placing =
  | { readonly ok: true; readonly places: readonly StoredPlace[]; readonly placeOf: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly refusal: "few-invited" | "invited-twice"; readonly invited: number };

/** How values lie beside each other: ids of the bands in rising order (the pilot's, when absent), and how far apart two municipalities are (kilometres between their main places). */
export type Neighbours = { readonly extents?: readonly string[]; readonly apart?: (a: string, b: string) => number };

/** The value of whoever has none. */
export const noValue = "-";

/** Codepoint order: the same on every machine, whatever its language. */
const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Kilometres between the main places of two municipalities; who has none, or one that we do not know, is far from all. */
function kilometres(a: string, b: string): number {
  const [from, to] = [positionOf(a), positionOf(b)];
  return from && to ? distanceKm(from, to) : Number.POSITIVE_INFINITY;
}

type Person = { readonly personId: string; readonly hub: string; readonly municipality: string; readonly extent: string };
type Name = "hub" | "municipality" | "extent";

/** People by one of their values, in the order of the values. */
function by(people: readonly Person[], name: Name, order: (a: string, b: string) => number): [value: string, people: readonly Person[]][] {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const group = groups.get(person[name]);
    if (group) group.push(person);
    else groups.set(person[name], [person]);
  }
  return [...groups].sort(([a], [b]) => order(a, b));
}

/**
 * Joins the municipalities with too few invited to the nearest, the fewest first, until all have enough. Nearness is between the
 * nearest two of either side.
 */
function joinMunicipalities(people: readonly Person[], least: number, apart: (a: string, b: string) => number): readonly (readonly Person[])[] {
  let groups = by(people, "municipality", byId).map(([name, of]) => ({ names: [name], of }));
  for (;;) {
    const short = groups.filter(({ of }) => of.length < least).sort((a, b) => a.of.length - b.of.length || byId(a.names.join("+"), b.names.join("+")))[0];
    if (!short || groups.length === 1) return groups.map(({ of }) => of);
    const distance = (names: readonly string[]): number => Math.min(...names.flatMap((to) => short.names.map((from) => apart(from, to))));
    const [nearest, ...others] = groups
      .filter((group) => group !== short)
      .map((group) => ({ group, away: distance(group.names) }))
      // Two that are both infinitely far away differ by NaN, which is no order; then the fewest invited, then the name.
      .sort((a, b) => (a.away === b.away ? 0 : a.away - b.away) || a.group.of.length - b.group.of.length || byId(a.group.names.join("+"), b.group.names.join("+")))
      .map(({ group }) => group);
    if (!nearest) return groups.map(({ of }) => of);
    groups = [...others, { names: [...short.names, ...nearest.names].sort(byId), of: [...short.of, ...nearest.of] }];
  }
}

/** Cuts a row of neighbours into as many stretches of at least `least` people as there can be; of equally many, the one with the smallest largest stretch. */
function stretches(row: readonly (readonly Person[])[], least: number): readonly (readonly Person[])[] {
  type Cut = { readonly parts: readonly (readonly Person[])[]; readonly largest: number };
  const better = (a: Cut | null, b: Cut): Cut => (!a || b.parts.length > a.parts.length || (b.parts.length === a.parts.length && b.largest < a.largest) ? b : a);
  /** best[i]: the best cut of the first i */
  const best: (Cut | null)[] = [{ parts: [], largest: 0 }];
  for (let end = 1; end <= row.length; end++) {
    let found: Cut | null = null;
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const stretch = row.slice(start, end).flat();
      if (before && stretch.length >= least) found = better(found, { parts: [...before.parts, stretch], largest: Math.max(before.largest, stretch.length) });
    }
    best.push(found);
  }
  return best[row.length]?.parts ?? [row.flat()];
}

/** What several values are called together: one by its name, all that there are "*", some by their sorted names. */
function together(people: readonly Person[], name: Name, all: number): string {
  const values = [...new Set(people.map((person) => person[name]))].sort(byId);
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : values.length === all ? "*" : values.join("+");
}

/**
 * Divides the invited into the places that are stored with answers, so that each covers at least `least` people. Decided by the
 * invited alone, before anybody answers, and the same for the same people in any order. Where too few share a combination,
 * neighbouring extents of a hub are told together; if the whole hub is too small, hubs of a municipality; then the nearest
 * municipalities; at last everybody. A merged value is a value of its own: nobody can say which of its parts an answer came from.
 */
export function makePlaces(invited: readonly Invited[], least: number, neighbours: Neighbours = {}): Placing {
  if (invited.length < least || invited.length === 0) return { ok: false, refusal: "few-invited", invited: invited.length };
  if (new Set(invited.map(({ personId }) => personId)).size < invited.length) return { ok: false, refusal: "invited-twice", invited: invited.length };
  const people = invited
    .map((one): Person => ({ personId: one.personId, hub: one.hub ?? noValue, municipality: one.municipality ?? noValue, extent: one.extent }))
    .sort((a, b) => byId(a.personId, b.personId));
  const extents = neighbours.extents ?? pilotBands.map(({ id }) => id);
  const rank = (extent: string): number => (extents.includes(extent) ? extents.indexOf(extent) : extents.length);
  const byRank = (a: string, b: string): number => rank(a) - rank(b) || byId(a, b);
  const count = (name: Name): number => new Set(people.map((person) => person[name])).size;
  const all = { hub: count("hub"), municipality: count("municipality"), extent: count("extent") };

  const found = joinMunicipalities(people, least, neighbours.apart ?? kilometres).flatMap((area) => {
    const municipality = together(area, "municipality", all.municipality);
    const hubs = by(area, "hub", byId).map(([id, of]) => ({ id, size: of.length, of }));
    return coverOf(hubs, least).flatMap((group) => {
      const inHubs = group.flatMap(({ of }) => of);
      const hub = together(inHubs, "hub", all.hub);
      const row = by(inHubs, "extent", byRank).map(([, of]) => of);
      return stretches(row, least).map((of) => ({ of, values: { hub, municipality, extent: together(of, "extent", all.extent) } }));
    });
  });
  const keyOf = ({ values }: (typeof found)[number]): string => JSON.stringify([values.municipality, values.hub, values.extent]);
  const sorted = found.sort((a, b) => byId(keyOf(a), keyOf(b)));
  return {
    ok: true,
    places: sorted.map(({ values, of }, i) => ({ id: `p${i + 1}`, values, invited: of.length })),
    placeOf: new Map(sorted.flatMap(({ of }, i) => of.map(({ personId }) => [personId, `p${i + 1}`] as const)).sort(([a], [b]) => byId(a, b))),
  };
}
