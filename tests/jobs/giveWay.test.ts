import { setTimeout as pause } from "node:timers/promises";
import { makeGiveWay } from "../../src/jobs/giveWay.ts";
import type { GiveWay } from "../../src/jobs/giveWay.ts";

const never = 1_000_000;
/** An answer that is not given until `end` is called. */
const withheld = (): { promise: Promise<unknown>; end: () => void } => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  return { promise, end: () => { resolve(null); } };
};

/** Three are being answered for ever: with one more it is a rush. */
function beforeTheRush(slowlyMs: number): GiveWay {
  const giveWay = makeGiveWay(slowlyMs);
  for (let i = 0; i < 3; i += 1) void giveWay.answering(() => withheld().promise);
  return giveWay;
}

test("jobs start at once while nobody is being answered, and while a few are", async () => {
  const quiet = makeGiveWay(never);
  expect(await quiet.answering(async () => "answered")).toBe("answered");
  await quiet.turn();
  await beforeTheRush(never).turn();
});

test("in a rush jobs wait, and start in order when it is over, though the answer was a fault", async () => {
  const { answering, turn } = beforeTheRush(never);
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

test("jobs go on slowly in a rush that does not end", async () => {
  const { answering, turn } = beforeTheRush(1);
  const { promise, end } = withheld();
  const always = answering(() => promise);
  const started: number[] = [];
  await Promise.all([1, 2, 3].map((n) => turn().then(() => started.push(n))));
  expect(started).toEqual([1, 2, 3]);
  end();
  await always;
});
