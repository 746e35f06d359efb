import { gather } from "../../src/adapters/postgres/gather.ts";

test("what is asked for at the same moment is done together, each gets its own answer, and what comes later is done for itself", async () => {
  const batches: number[][] = [];
  const double = gather(3, async (asks: readonly number[]) => {
    batches.push([...asks]);
    return asks.map((ask) => ask * 2);
  });
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(await double(5)).toBe(10);
  expect(batches).toEqual([[1, 2, 3], [4], [5]]);
});

test("a fault comes to all who asked together and to nobody else", async () => {
  const half = gather(2, async (asks: readonly number[]) => {
    if (asks.includes(1)) throw new Error("broken");
    return asks;
  });
  const settled = await Promise.allSettled([1, 2, 3].map(half));
  expect(settled.map((one) => one.status)).toEqual(["rejected", "rejected", "fulfilled"]);
  expect(await half(4)).toBe(4);
});

test("an answer that is missing is a fault, and the others are given", async () => {
  const short = gather(9, async (asks: readonly number[]) => asks.slice(1));
  expect((await Promise.allSettled([1, 2].map(short))).map((one) => one.status)).toEqual(["fulfilled", "rejected"]);
});
