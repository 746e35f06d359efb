import fc from "fast-check";
import type { Linking, Trails } from "../../src/domain/survey/linking.ts";
import { linkWave } from "../../src/domain/survey/linking.ts";

const least = 5;
type Wave = ReadonlyMap<string, string>;
const none: Trails = new Map();

/** People `from` up to `to` (not included) at a place. */
const at = (place: string, from: number, to: number): [string, string][] => Array.from({ length: to - from }, (_, i) => [`p${String(from + i).padStart(3, "0")}`, place]);
const wave = (...places: [string, string][][]): Wave => new Map(places.flat());
const play = (...waves: readonly Wave[]): Linking[] => {
  const played: Linking[] = [];
  for (const [i, placeOf] of waves.entries()) played.push(linkWave(`w${i + 1}`, placeOf, played.at(-1)?.trails ?? none, least));
  return played;
};
const linkedIn = (linking: Linking | undefined): number => linking?.linked.size ?? 0;

/** How many people share each value. */
const sizes = (keys: Iterable<string>): number[] => [...Map.groupBy(keys, (key) => key).values()].map(({ length }) => length);

describe("Whose answers may be paired from wave to wave", () => {
  test("Where the same people are invited to the same places, everybody is linked, as often as they are asked", () => {
    const same = wave(at("a", 0, 5), at("b", 5, 20));
    expect(play(same, same, same).map(linkedIn)).toEqual([20, 20, 20]);
  });

  test("Where three of eight have moved to another hub, neither they nor the five are linked: the three would be known, and in the first wave too", () => {
    const [first, second] = play(wave(at("a", 0, 8), at("b", 8, 20)), wave(at("a", 0, 5), at("b", 5, 20)));
    expect(linkedIn(first)).toBe(20);
    expect([...(second?.linked ?? [])].filter((person) => person < "p008")).toEqual([]);
  });

  test("Where one of forty is no longer invited, five others are left out, so that neither the one nor they are known, and thirty-four are linked", () => {
    const [, second] = play(wave(at("a", 0, 40)), wave(at("a", 1, 40)));
    expect(linkedIn(second)).toBe(34);
  });

  test("Five or more who change hubs together are linked, since they hide among each other", () => {
    const [, second] = play(wave(at("a", 0, 10)), wave(at("a", 0, 5), at("b", 5, 10)));
    expect(linkedIn(second)).toBe(10);
  });

  test("Newcomers fewer than five start no series, and take old ones along so that those who stand alone are five", () => {
    const [, second] = play(wave(at("a", 0, 20)), wave(at("a", 0, 23)));
    expect(linkedIn(second)).toBe(15);
  });

  test("Whatever people join, leave and move, every trail and everybody alone at a place is shared by five or more of the invited", () => {
    const person = fc.constantFrom("a", "a", "b", "c", null);
    const history = fc.array(fc.array(person, { minLength: 40, maxLength: 40 }), { minLength: 1, maxLength: 5 });
    let linked = 0;
    fc.assert(
      fc.property(history, (places) => {
        const waves = places.map((row): Wave => {
          const all = row.flatMap((place, i): [string, string][] => (place === null ? [] : at(place, i, i + 1)));
          return new Map(all.filter(([, place]) => all.filter(([, other]) => other === place).length >= least));
        });
        const played = play(...waves);
        const aloneIn = (i: number): string[] => [...(waves[i] ?? [])].filter(([one]) => !played[i]?.linked.has(one)).map(([, place]) => place);
        for (const [i, { trails, classOf, linked: now }] of played.entries()) {
          linked += now.size;
          expect(Math.min(least, ...sizes(trails.values()))).toBe(least);
          expect(Math.min(least, ...sizes(aloneIn(i)))).toBe(least);
          expect([...classOf.keys()].sort()).toEqual([...(waves[i]?.keys() ?? [])].sort());
          expect(Math.min(least, ...sizes(classOf.values()))).toBe(least);
        }
        // Later waves may not undo what the earlier ones promised: with all that is known at the end, it still holds of each.
        const last = played.at(-1)?.trails ?? none;
        expect(Math.min(least, ...sizes(last.values()))).toBe(least);
      }),
      { numRuns: 200 },
    );
    expect(linked).toBeGreaterThan(1000);
  });

  test("The order in which people are listed decides nothing", () => {
    const [first] = play(wave(at("a", 0, 30), at("b", 30, 50)));
    const now = [...at("a", 0, 12), ...at("b", 12, 44)];
    fc.assert(
      fc.property(fc.shuffledSubarray(now, { minLength: now.length }), (shuffled) => {
        const order = (linking: Linking): string[] => [...linking.linked].sort();
        expect(order(linkWave("w2", new Map(shuffled), first?.trails ?? none, least))).toEqual(order(linkWave("w2", new Map(now), first?.trails ?? none, least)));
      }),
      { numRuns: 50 },
    );
  });
});
