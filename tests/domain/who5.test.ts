import { isWho5Item, who5Raw, who5Score, who5Side, who5Split } from "../../src/domain/who5.ts";
import type { Who5Answers, Who5Item } from "../../src/domain/who5.ts";

const steps = [0, 1, 2, 3, 4, 5] as const;

/** Every way to answer five items of six steps. */
function* patterns(): Generator<Who5Answers> {
  for (const a of steps) for (const b of steps) for (const c of steps) for (const d of steps) for (const e of steps) yield [a, b, c, d, e];
}

/** How many of the 7,776 patterns have each raw sum, by the textbook formula for five dice numbered 0-5 (inclusion and exclusion), not by counting. */
const waysTo = (sum: number): number => {
  const choose = (n: number, k: number): number => (k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  return [0, 1, 2, 3, 4, 5].reduce((total, j) => total + (j % 2 === 0 ? 1 : -1) * choose(5, j) * choose(sum - 6 * j + 4, 4), 0);
};

describe("WHO-5", () => {
  test("Every one of the 7,776 answer patterns scores four times its sum, from 0 to 100, and is below the cut-off exactly when the score is under 50", () => {
    const ways = new Map<number, number>();
    let seen = 0;
    for (const answers of patterns()) {
      seen++;
      const sum = Number(answers[0]) + Number(answers[1]) + Number(answers[2]) + Number(answers[3]) + Number(answers[4]);
      const score = who5Score(answers);
      if (score !== sum * 4 || who5Raw(answers) !== sum) throw new Error(`${answers.join()} scored ${score}`);
      if ((who5Side(answers) === "below") !== sum * 4 < 50) throw new Error(`${answers.join()} is on the wrong side`);
      if (who5Side(answers) === "missing") throw new Error(`${answers.join()} has every item`);
      ways.set(sum, (ways.get(sum) ?? 0) + 1);
    }
    expect(seen).toBe(7776);
    expect([...ways.entries()].sort(([a], [b]) => a - b)).toEqual(Array.from({ length: 26 }, (_, sum) => [sum, waysTo(sum)]));
  });

  test("No pattern scores 50, so it makes no difference whether the cut-off is said as under 50 or as at most 50", () => {
    for (const answers of patterns()) expect(who5Score(answers) === 50).toBe(false);
    expect([who5Side([3, 3, 2, 2, 2]), who5Score([3, 3, 2, 2, 2])]).toEqual(["below", 48]);
    expect([who5Side([3, 3, 3, 2, 2]), who5Score([3, 3, 3, 2, 2])]).toEqual(["above", 52]);
  });

  test("A person who leaves out any item has no score and is on neither side, whatever the other four say", () => {
    for (let missing = 0; missing < 5; missing++) {
      for (const step of steps) {
        const answer = (place: number): Who5Item => (place === missing ? null : step);
        const answers: Who5Answers = [answer(0), answer(1), answer(2), answer(3), answer(4)];
        expect([who5Raw(answers), who5Score(answers), who5Side(answers)]).toEqual([null, null, "missing"]);
      }
    }
  });

  test("The split of a group agrees with one counted by hand, and the share is of those who have a score", () => {
    const people: Who5Answers[] = [
      [5, 5, 5, 5, 5], // 100
      [3, 3, 3, 3, 3], // 60
      [3, 3, 3, 2, 2], // 52, the lowest score above
      [3, 3, 2, 2, 2], // 48, the highest below
      [0, 0, 0, 0, 0], // 0
      [5, 5, 5, 5, null], // no score, however high the rest
    ];
    expect(who5Split(people)).toEqual({ below: 2, above: 3, missing: 1, shareBelow: 0.4 });
    expect(who5Split([[null, 0, 0, 0, 0]])).toEqual({ below: 0, above: 0, missing: 1, shareBelow: null });
    expect(who5Split([])).toEqual({ below: 0, above: 0, missing: 0, shareBelow: null });
  });

  test("Only whole steps from 0 to 5, or no answer, are answers to an item", () => {
    for (const value of [0, 1, 2, 3, 4, 5, null]) expect(isWho5Item(value)).toBe(true);
    for (const value of [-1, 6, 2.5, Number.NaN, "3", undefined, true, [3]]) expect(isWho5Item(value)).toBe(false);
  });
});
