import type { Answer } from "../../tab/api/request.ts";
import { ownProblem } from "../../tab/api/request.ts";
import { makeCache } from "../../tab/shell/cache.ts";

/** A server whose answers come when the test says so. */
function slowServer(): { asked: () => number; answer: (value: Answer<{ n: number }>) => Promise<void>; fetch: () => Promise<Answer<{ n: number }>> } {
  const waiting: ((answer: Answer<{ n: number }>) => void)[] = [];
  let asked = 0;
  return {
    asked: () => asked,
    fetch: () => {
      asked += 1;
      return new Promise((resolve) => waiting.push(resolve));
    },
    answer: async (value) => {
      waiting.shift()?.(value);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}
const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const ok = (n: number): Answer<{ n: number }> => ({ ok: true, value: { n } });

describe("what the tab remembers of the server", () => {
  test("is asked for once, however many want it", async () => {
    const server = slowServer();
    const cache = makeCache(server.fetch);
    cache.want("a");
    cache.want("a");
    await tick();
    cache.want("a");
    expect(server.asked()).toBe(1);
    await server.answer(ok(1));
    cache.want("a");
    expect(server.asked()).toBe(1);
    expect(cache.read("a")).toEqual({ value: { n: 1 }, loading: false });
  });

  test("is asked for again when something changed while the first answer was on its way", async () => {
    const server = slowServer();
    const cache = makeCache(server.fetch);
    cache.want("a");
    await tick();
    void cache.refresh("a");
    void cache.refresh("a");
    await server.answer(ok(1));
    await tick();
    expect(server.asked()).toBe(2);
    await server.answer(ok(2));
    expect(cache.read("a").value).toEqual({ n: 2 });
    expect(server.asked()).toBe(2);
  });

  test("keeps the last good answer, beside the fault, when a refresh fails", async () => {
    const server = slowServer();
    const cache = makeCache(server.fetch);
    cache.want("a");
    await tick();
    await server.answer(ok(1));
    void cache.refresh("a");
    await tick();
    await server.answer({ ok: false, problem: ownProblem("unreachable", 0) });
    expect(cache.read("a")).toMatchObject({ value: { n: 1 }, problem: { code: "unreachable" }, loading: false });
  });
});
