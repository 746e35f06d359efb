import { setTimeout as pause } from "node:timers/promises";
import { makeGiveWay } from "../../src/jobs/giveWay.ts";

const never = 1_000_000;
/** An answer that is not given until `end` is called. */
const withheld = (): { promise: Promise<unknown>; end: () => void } => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  return { promise, end: () => { resolve(null); } };
};

test("a job starts at once while nobody is being answered", async () => {
  const { answering, turn } = makeGiveWay(never);
  expect(await answering(async () => "answered")).toBe("answered");
  await turn();
});

test("while somebody is being answered jobs wait, and start in order when the last is, though the answer was a fault", async () => {
  const { answering, turn } = makeGiveWay(never);
  const [first, second] = [withheld(), withheld()];
  const answered = answering(() => first.promise);
  const failed = answering(async () => {
    await second.promise;
    throw new Error("broken");
  });
  const started: number[] = [];
  const all = Promise.all([1, 2, 3].map((n) => turn().then(() => started.push(n))));
  first.end();
  await answered;
  await pause(30);
  expect(started).toEqual([]);
  second.end();
  await expect(failed).rejects.toThrow("broken");
  await all;
  expect(started).toEqual([1, 2, 3]);
});

test("jobs go on slowly though somebody is always being answered", async () => {
  const { answering, turn } = makeGiveWay(1);
  const { promise, end } = withheld();
  const always = answering(() => promise);
  const started: number[] = [];
  await Promise.all([1, 2, 3].map((n) => turn().then(() => started.push(n))));
  expect(started).toEqual([1, 2, 3]);
  end();
  await always;
});
