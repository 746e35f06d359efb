import { gather, gatherInTurn } from "../../src/adapters/postgres/gather.ts";

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

test("in turn, what is asked for at the same moment or while work is under way is done together, group by group, and whoever comes when all is done begins anew", async () => {
  const batches: string[][] = [];
  const shout = gatherInTurn(3, (ask: string) => ask.charAt(0), async (asks) => {
    batches.push([...asks]);
    await Promise.resolve();
    return asks.map((ask) => ask.toUpperCase());
  });
  expect(await Promise.all(["a1", "a2", "b1", "a3", "a4", "a5", "b2"].map(shout))).toEqual(["A1", "A2", "B1", "A3", "A4", "A5", "B2"]);
  expect(await shout("a6")).toBe("A6");
  const of = (group: string) => batches.filter(([first]) => first?.startsWith(group));
  expect(of("a")).toEqual([["a1", "a2", "a3"], ["a4", "a5"], ["a6"]]);
  expect(of("b")).toEqual([["b1", "b2"]]);
});

test("in turn, one that cannot be done fails alone, in company or by itself, and those behind it are served", async () => {
  const half = gatherInTurn(9, () => "all", async (asks: readonly number[]) => {
    await Promise.resolve();
    if (asks.includes(3)) throw new Error("broken");
    return asks;
  });
  expect((await Promise.allSettled([1, 2, 3, 4].map(half))).map((one) => one.status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  expect((await Promise.allSettled([3, 5].map(half))).map((one) => one.status)).toEqual(["rejected", "fulfilled"]);
});
