import { attack } from "../support/attacker.ts";
import type { Solved } from "../support/attacker.ts";
import { glintRule, houseRule, knowledgeOf, makeHistory, naiveRule, publish } from "../support/surveyHistory.ts";
import type { History, Rule } from "../support/surveyHistory.ts";

const solvedBy = (history: History, rule: Rule): { solved: Solved[]; secrets: number; shown: number } => {
  const published = publish(history, rule);
  const { knowledge, secrets } = knowledgeOf(history, published);
  return { solved: attack(knowledge, secrets), secrets: secrets.length, shown: published.shown.length };
};

/** Three hubs of 4, 10 and 12 respondents, and the total: the groups of the peers' known hole. */
const fourTenTwelve: History = {
  seed: -1,
  waves: ["1"],
  population: {
    places: [["a", 9], ["b", 16], ["c", 20]].map(([hub, invited]) => ({ id: String(hub), values: { wave: "1", hub: String(hub) }, invited: Number(invited) })),
    sheets: [...Array<string>(4).fill("a"), ...Array<string>(10).fill("b"), ...Array<string>(12).fill("c")].map((place) => ({ place, answers: {} })),
  },
  cuts: [{ cells: [{ wave: ["1"] }, ...["a", "b", "c"].map((hub) => ({ wave: ["1"], hub: [hub] }))].map((group, cell) => ({ id: String(cell), group, measure: { kind: "respondents" } })) }],
};

describe("An attacker with every published figure", () => {
  test.each([["naive rule", naiveRule], ["rule of Glint", glintRule]])("Under the %s, the four of 4, 10 and 12 are found by subtraction", (_, rule) => {
    expect(solvedBy(fourTenTwelve, rule).solved.map(({ least, most, truth }) => [least, most, truth])).toContainEqual([4, 4, 4]);
  });

  test("Under our rule, the four of 4, 10 and 12 cannot be found, and the twelve and the total are still shown", () => {
    const { solved, secrets, shown } = solvedBy(fourTenTwelve, houseRule);
    expect([solved, shown]).toEqual([[], 2]);
    expect(secrets).toBeGreaterThan(0);
  });

  test.each([["naive rule", naiveRule], ["rule of Glint", glintRule]])("Under the %s, most of fifty generated histories are solved somewhere", (_, rule) => {
    const broken = Array.from({ length: 50 }, (_each, seed) => solvedBy(makeHistory(seed), rule)).filter(({ solved }) => solved.length > 0);
    expect(broken.length).toBeGreaterThan(30);
  });

  test("Under our rule, none of a thousand generated histories gives away a hidden number, exactly or to within one", () => {
    const broken: unknown[] = [];
    let [secrets, shown] = [0, 0];
    for (let seed = 0; seed < 1000; seed++) {
      const found = solvedBy(makeHistory(seed), houseRule);
      secrets += found.secrets;
      shown += found.shown;
      if (found.solved.length > 0) broken.push({ seed, solved: found.solved.slice(0, 3) });
    }
    // The seed of a broken history replays it: makeHistory(seed).
    expect(broken).toEqual([]);
    expect(secrets).toBeGreaterThan(15_000);
    expect(shown).toBeGreaterThan(3_000);
  }, 240_000);
});
