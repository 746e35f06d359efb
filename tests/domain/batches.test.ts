import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { batchOf, batchSize, shuffled } from "../../src/domain/survey/batches.ts";
import type { Standing } from "../../src/domain/survey/batches.ts";

const least = 5;
const standings = fc.array(fc.record({ hidesAmong: fc.constantFrom("a", "b", "c"), has: fc.constantFrom("no", "submitted", "written") }), { maxLength: 60 }).map((all): Standing[] => all.map((one, i) => ({ ...one, personId: `person ${i}` })));
const seeded = (seed: number) => (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed / 2 ** 31;
};
const inPlace = (all: readonly Standing[], place: string): Standing[] => all.filter((one) => one.hidesAmong === place);

test("a batch writes of each place nobody or at least five, only those who have submitted, and leaves nobody or at least five without a sheet", () => {
  fc.assert(
    fc.property(standings, fc.nat(), (all, seed) => {
      const batch = batchOf(all, least, seeded(seed));
      for (const place of ["a", "b", "c"]) {
        const of = inPlace(all, place);
        const written = of.filter((one) => batch.has(one.personId));
        const left = of.filter((one) => one.has !== "written" && !batch.has(one.personId));
        expect(written.every((one) => one.has === "submitted")).toBe(true);
        if (written.length === 0) continue;
        expect(written.length).toBeGreaterThanOrEqual(least);
        expect(left.length === 0 || left.length >= least).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test("a place waits only when there is no number of its forms that could be written", () => {
  for (let ready = 0; ready <= 25; ready++)
    for (let others = 0; others <= 25; others++) {
      const allowed = Array.from({ length: ready + 1 }, (_, n) => n).filter((n) => n >= least && (ready + others - n === 0 || ready + others - n >= least));
      expect([ready, others, batchSize(ready, others, least)]).toEqual([ready, others, allowed.at(-1) ?? 0]);
    }
});

test("who of a place has to wait for the next batch is left to chance, and every person is left out about equally often", () => {
  const all: Standing[] = [...Array.from({ length: 10 }, (_, i): Standing => ({ personId: `ready ${i}`, hidesAmong: "a", has: "submitted" })), { personId: "late", hidesAmong: "a", has: "no" }];
  const chance = seeded(7);
  const waited = new Map<string, number>();
  const rounds = 4000;
  for (let round = 0; round < rounds; round++) {
    const batch = batchOf(all, least, chance);
    expect(batch.size).toBe(6);
    for (const { personId, has } of all) if (has === "submitted" && !batch.has(personId)) waited.set(personId, (waited.get(personId) ?? 0) + 1);
  }
  expect(waited.size).toBe(10);
  for (const count of waited.values()) expect(Math.abs(count / rounds - 0.4)).toBeLessThan(0.05);
});

test("a shuffle keeps everything, and puts every item in every place about equally often", () => {
  const chance = seeded(3);
  const seen = new Map<string, number>();
  for (let round = 0; round < 6000; round++) {
    const order = shuffled(["a", "b", "c"], chance);
    expect(order.toSorted()).toEqual(["a", "b", "c"]);
    seen.set(order.join(""), (seen.get(order.join("")) ?? 0) + 1);
  }
  expect(seen.size).toBe(6);
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
