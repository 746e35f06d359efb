import fc from "fast-check";
import { bandFaults, bandOf, pilotBands } from "../../src/domain/survey/extent.ts";
import type { Invited, Placing, StoredPlace } from "../../src/domain/survey/places.ts";
import { makePlaces } from "../../src/domain/survey/places.ts";

const least = 5;
type Place = readonly [municipality: string | null, hub: string | null, extent: string, count: number];

/** People p1, p2 … by where they belong and how many they are. */
const invite = (...rows: readonly Place[]): Invited[] => {
  let number = 0;
  return rows.flatMap(([municipality, hub, extent, count]) => Array.from({ length: count }, () => ({ personId: `p${++number}`, hub, municipality, extent })));
};
const placed = (placing: Placing): Extract<Placing, { ok: true }> => {
  if (!placing.ok) throw new Error(placing.refusal);
  return placing;
};
const rowsOf = (placing: Placing): string[] => placed(placing).places.map(({ values, invited }) => `${values.municipality} | ${values.hub} | ${values.extent} | ${invited}`);
/** The parts of a value; "*" is every value there is. */
const partsOf = (value: string, all: readonly string[]): readonly string[] => (value === "*" ? all : value.split("+"));

const extents = pilotBands.map(({ id }) => id);
const person = fc.record({
  hub: fc.constantFrom(null, "as-torsta", "brunflo", "house-be", "samverket", "skidtunneln", "stugun"),
  municipality: fc.constantFrom(null, "Krokom", "Ragunda", "Åre", "Östersund", "Sundsvall"),
  extent: fc.constantFrom(...extents),
});
const crowd = (most: number): fc.Arbitrary<Invited[]> => fc.array(person, { maxLength: most }).map((people) => people.map((one, i) => ({ ...one, personId: `p${i}` })));

describe("The places that are stored with answers", () => {
  test("Where every combination has five or more, nothing is merged", () => {
    expect(rowsOf(makePlaces(invite(["Åre", "house-be", "1-2", 5], ["Åre", "house-be", "2-3", 6], ["Krokom", "as-torsta", "none", 7]), least))).toEqual([
      "Krokom | as-torsta | none | 7",
      "Åre | house-be | 1-2 | 5",
      "Åre | house-be | 2-3 | 6",
    ]);
  });

  test("Too few with one extent are told together with those of the extent beside it at the same hub, and the other hub keeps its own", () => {
    const people = invite(["Åre", "house-be", "none", 2], ["Åre", "house-be", "1-2", 4], ["Åre", "house-be", "over-3", 5], ["Åre", "valla", "1-2", 5]);
    expect(rowsOf(makePlaces(people, least))).toEqual(["Åre | house-be | 1-2+none | 6", "Åre | house-be | over-3 | 5", "Åre | valla | 1-2 | 5"]);
  });

  test("Of two ways to join extents into equally many, the one that keeps the largest group small is taken", () => {
    const people = invite(["Åre", "house-be", "none", 5], ["Åre", "house-be", "1-2", 2], ["Åre", "house-be", "2-3", 9]);
    expect(rowsOf(makePlaces(people, least))).toEqual(["Åre | house-be | 1-2+none | 7", "Åre | house-be | 2-3 | 9"]);
  });

  test("Hubs with too few are told together within their municipality, in as many groups as can be, and a hub with enough stays as it is", () => {
    const people = invite(["Åre", "a", "1-2", 3], ["Åre", "b", "1-2", 2], ["Åre", "c", "1-2", 2], ["Åre", "d", "1-2", 2], ["Åre", "e", "1-2", 1], ["Åre", "f", "1-2", 5]);
    const rows = rowsOf(makePlaces(people, least));
    expect(rows).toHaveLength(3);
    expect(rows).toContain("Åre | f | 1-2 | 5");
    expect(rows.every((row) => row.endsWith(" | 5"))).toBe(true);
  });

  test("A single hub with too few joins the smallest of its municipality, since it cannot be told alone", () => {
    expect(rowsOf(makePlaces(invite(["Åre", "a", "1-2", 1], ["Åre", "b", "1-2", 6], ["Åre", "c", "1-2", 9]), least))).toEqual(["Åre | a+b | 1-2 | 7", "Åre | c | 1-2 | 9"]);
  });

  test("A municipality with too few joins the nearest one, which is not the first by name: Krokom lies 20 km from Östersund", () => {
    const people = invite(["Krokom", "as-torsta", "1-2", 3], ["Östersund", "samverket", "1-2", 8], ["Berg", "asarna", "1-2", 8]);
    expect(rowsOf(makePlaces(people, least))).toEqual(["Berg | asarna | 1-2 | 8", "Krokom+Östersund | as-torsta+samverket | 1-2 | 11"]);
  });

  test("When no less will do, everybody is in one place, called * in each value that was merged", () => {
    expect(rowsOf(makePlaces(invite(["Krokom", "a", "none", 2], ["Åre", "b", "1-2", 2], ["Berg", "c", "1-2", 2]), least))).toEqual(["* | * | * | 6"]);
    expect(rowsOf(makePlaces(invite(["Krokom", "a", "1-2", 2], ["Krokom", "b", "1-2", 3]), least))).toEqual(["Krokom | * | 1-2 | 5"]);
  });

  test("Who has no hub or municipality is placed as well, with a value of its own", () => {
    expect(rowsOf(makePlaces(invite([null, null, "none", 5], ["Åre", "house-be", "1-2", 5]), least))).toEqual(["- | - | none | 5", "Åre | house-be | 1-2 | 5"]);
  });

  test("Fewer than five invited in all are refused, and so is a person who stands twice in the list", () => {
    expect(makePlaces(invite(["Åre", "a", "1-2", 4]), least)).toEqual({ ok: false, refusal: "few-invited", invited: 4 });
    expect(makePlaces([], 0)).toEqual({ ok: false, refusal: "few-invited", invited: 0 });
    const [first, ...others] = invite(["Åre", "a", "1-2", 6]);
    expect(first && makePlaces([first, first, ...others], least)).toEqual({ ok: false, refusal: "invited-twice", invited: 7 });
  });

  test("Whoever is invited, each is in exactly one place, that place covers them, and holds at least five", () => {
    fc.assert(
      fc.property(crowd(90), fc.integer({ min: 1, max: 12 }), (people, k) => {
        const placing = makePlaces(people, k);
        if (people.length < k || people.length === 0) {
          expect(placing.ok).toBe(false);
          return;
        }
        const { places, placeOf } = placed(placing);
        expect(places.every(({ invited }) => invited >= k)).toBe(true);
        expect([...placeOf.keys()].sort()).toEqual(people.map(({ personId }) => personId).sort());
        const all = (name: "hub" | "municipality" | "extent"): string[] => [...new Set(people.map((one) => one[name] ?? "-"))];
        const covers = ({ values }: StoredPlace, one: Invited): boolean =>
          (["hub", "municipality", "extent"] as const).every((name) => partsOf(values[name], all(name)).includes(one[name] ?? "-"));
        for (const place of places) expect(people.filter(({ personId }) => placeOf.get(personId) === place.id)).toHaveLength(place.invited);
        for (const one of people) expect(places.filter((place) => covers(place, one)).map(({ id }) => id)).toEqual([placeOf.get(one.personId)]);
        expect(new Set(places.map(({ values }) => JSON.stringify(values))).size).toBe(places.length);
      }),
      { numRuns: 300 },
    );
  });

  test("The order in which people come decides nothing", () => {
    fc.assert(
      fc.property(
        crowd(60).chain((people) => fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length }))),
        ([people, shuffled]) => expect(makePlaces(shuffled, least)).toEqual(makePlaces(people, least)),
      ),
      { numRuns: 150 },
    );
  });

  test("Nothing is merged without need: with five or more in every combination that occurs, the places are those combinations", () => {
    fc.assert(
      fc.property(fc.uniqueArray(person, { minLength: 1, maxLength: 12, selector: (one) => JSON.stringify(one) }), fc.array(fc.integer({ min: 5, max: 8 }), { minLength: 12, maxLength: 12 }), (combinations, sizes) => {
        const people = invite(...combinations.map(({ municipality, hub, extent }, i): Place => [municipality, hub, extent, sizes[i] ?? least]));
        const expected = combinations.map(({ municipality, hub, extent }, i) => `${municipality ?? "-"} | ${hub ?? "-"} | ${extent} | ${sizes[i]}`);
        expect(rowsOf(makePlaces(people, least)).sort()).toEqual(expected.sort());
      }),
      { numRuns: 150 },
    );
  });

  test("A hub with five or more in a municipality with no hub too small is never merged with another", () => {
    fc.assert(
      fc.property(crowd(90), (people) => {
        const placing = makePlaces(people, least);
        if (!placing.ok) return;
        const size = (of: Partial<Invited>): number => people.filter((one) => Object.entries(of).every(([name, value]) => one[name as keyof Invited] === value)).length;
        for (const one of people) {
          const { municipality } = one;
          const hubs = [...new Set(people.filter((other) => other.municipality === municipality).map(({ hub }) => hub))];
          const home = placing.places.find(({ id }) => id === placing.placeOf.get(one.personId));
          if (home?.values.municipality === (municipality ?? "-") && hubs.every((hub) => size({ municipality, hub }) >= least)) expect(home.values.hub).toBe(one.hub ?? "-");
        }
      }),
      { numRuns: 150 },
    );
  });

  test("4,000 invited at sixty hubs are placed in seconds", () => {
    const people = invite(...Array.from({ length: 4000 }, (_, i): Place => ["Åre", i % 7 === 0 ? `hub-${i % 3600}` : `hub-${i % 60}`, extents[i % 5] ?? "none", 1]));
    const start = performance.now();
    expect(placed(makePlaces(people, least)).placeOf.size).toBe(4000);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("How much somebody works from hubs", () => {
  test("Days a week fall in half-open bands: exactly two is about half, a single day in a year is not nothing", () => {
    expect([0, 1 / 52, 0.99, 1, 1.99, 2, 3, 3.5, 5].map((days) => bandOf(days, pilotBands))).toEqual(["none", "under-1", "under-1", "1-2", "1-2", "2-3", "2-3", "over-3", "over-3"]);
    expect([bandOf(Number.NaN, pilotBands), bandOf(-1, pilotBands), bandOf(2, [])]).toEqual(["none", "none", "*"]);
  });

  test("Bands that leave days out, go backwards or have two of a name are refused", () => {
    expect(bandFaults(pilotBands)).toEqual([]);
    expect(bandFaults([])).toEqual([{ path: "", code: "no-bands" }]);
    const text = { sv: "En", en: "One" };
    expect(bandFaults([{ id: "a", from: 1, text }, { id: "a", from: 1, text: { sv: "", en: "x" } }, { id: "a+b", from: 2, text }])).toEqual([
      { path: "0", code: "first-not-from-0" },
      { path: "1", code: "not-rising" },
      { path: "1", code: "doubled-id" },
      { path: "1", code: "empty-text" },
      { path: "2", code: "id-not-allowed" },
    ]);
  });
});
