/** Under which places the linked sheets of a person stand so far, as one key by person; who has none is not in it. */
export type Trails = ReadonlyMap<string, string>;

export type Linking = {
  /** whose sheets of this wave may bear the pilot's pseudonym; all others get one that is of this wave alone */
  readonly linked: ReadonlySet<string>;
  /** the trails after this wave, for the next one */
  readonly trails: Trails;
  /** among whom each invited person hides in what is stored of this wave: their trail with it, or those alone at their place */
  readonly classOf: ReadonlyMap<string, string>;
};

/** A wave that is paired with no other: all hide among those at their place. */
export const linkNobody = (waveId: string, placeOf: ReadonlyMap<string, string>): Omit<Linking, "trails"> => ({ linked: new Set(), classOf: new Map([...placeOf].map(([person, place]) => [person, JSON.stringify([waveId, place])])) });

/** People with one trail who are now at one place; `out` of them are not linked. */
type Company = { readonly trail: string; readonly place: string; readonly people: readonly string[]; out: number };

const linkedOf = (companies: readonly Company[]): number => companies.reduce((sum, { people, out }) => sum + people.length - out, 0);

/** Leaves `need` more people out, of the company that can best spare them; one that cannot is left out whole. */
function leaveOut(companies: readonly Company[], need: number, least: number): void {
  const some = companies.filter(({ people, out }) => people.length > out).sort((a, b) => a.people.length - a.out - (b.people.length - b.out));
  const [smallest, largest] = [some[0], some.at(-1)];
  if (largest && largest.people.length - largest.out - need >= least) largest.out += need;
  else if (smallest) smallest.out = smallest.people.length;
}

/**
 * Decides whose answers of a wave may be paired with their earlier ones. A pseudonym that stands in two waves tells in which two
 * places a person was, and the few who were in both could be known by it; so could those who are left over. Hence each trail of
 * places must be that of at least `least` of the invited or of nobody, and those who stand alone at a place in a wave must be so
 * many or none. Decided by the invited alone, before anybody answers; who is left out of a large company is decided by the order
 * of ids, since a person's chance must not be drawn again until it pleases.
 */
export function linkWave(waveId: string, placeOf: ReadonlyMap<string, string>, before: Trails, least: number): Linking {
  const companies: Company[] = [...Map.groupBy([...placeOf.keys()].sort(), (person) => JSON.stringify([before.get(person) ?? "", placeOf.get(person)]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, people]) => ({ trail: before.get(people[0] ?? "") ?? "", place: placeOf.get(people[0] ?? "") ?? "", people, out: people.length < least ? people.length : 0 }));
  const total = new Map<string, number>();
  for (const trail of before.values()) total.set(trail, (total.get(trail) ?? 0) + 1);
  const byTrail = [...Map.groupBy(companies, ({ trail }) => trail)].filter(([trail]) => trail !== "").map(([trail, of]) => ({ of, all: total.get(trail) ?? 0 }));
  const byPlace = [...Map.groupBy(companies, ({ place }) => place).values()].map((of) => ({ of, all: of.reduce((sum, { people }) => sum + people.length, 0) }));
  const exposed = (): { of: readonly Company[]; need: number } | undefined =>
    [...byTrail, ...byPlace].map(({ of, all }) => ({ of, need: least - (all - linkedOf(of)), linked: linkedOf(of) })).find(({ need, linked }) => need > 0 && need < least && linked > 0);
  for (let next = exposed(); next; next = exposed()) leaveOut(next.of, next.need, least);

  const linked = companies.flatMap(({ people, out, trail, place }) => people.slice(out).map((person): [string, string] => [person, `${trail}${JSON.stringify([waveId, place])}`]));
  const linkedNow = new Map(linked);
  return {
    linked: new Set(linkedNow.keys()),
    trails: new Map([...before, ...linked]),
    classOf: new Map([...placeOf].map(([person, place]) => [person, linkedNow.get(person) ?? JSON.stringify([waveId, place])])),
  };
}
