import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { makeSendPace } from "../../src/adapters/postgres/paceSends.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import type { SendPace } from "../../src/services/ports.ts";
import { freshDatabase, freshPglite } from "../support/database.ts";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const perSecond = 20;
const atOnce = 2;

/** Takes one after the other until the time is up; gives the instants, in milliseconds, at which leave was had. */
async function sendFor(pace: SendPace, ms: number): Promise<number[]> {
  const taken: number[] = [];
  for (const until = performance.now() + ms; performance.now() < until; ) {
    const { waitMs } = await pace.take(1);
    if (waitMs === 0) taken.push(performance.now());
    else await wait(waitMs);
  }
  return taken;
}
/** The most that fell into any one second. */
const mostInASecond = (instants: readonly number[]): number => Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + 1000).length));

describe.each(["pglite", "postgres"] as const)("on %s", (kind) => {
  const databases: Database[] = [];
  let url = "";
  const open = async (): Promise<Database> => {
    const database = kind === "pglite" ? await freshPglite() : openPg(url, { max: 2, onError: () => undefined });
    databases.push(database);
    return database;
  };
  let first: Database;
  beforeAll(async () => {
    if (kind === "postgres") url = await freshDatabase();
    first = await open();
    await migrate(first);
  });
  afterAll(async () => {
    for (const database of databases) await database.close();
  });

  test("a bucket gives what a second brings, a few more after a rest, and says how long to wait for the next", async () => {
    const clock = new Date("2026-11-23T08:00:00Z");
    let now = clock;
    const pace = makeSendPace(first, { name: "by-hand", perSecond, atOnce }, () => now);
    expect([await pace.take(1), await pace.take(1), await pace.take(1)]).toEqual([{ waitMs: 0 }, { waitMs: 0 }, { waitMs: 50 }]);
    now = new Date(clock.getTime() + 50);
    expect([await pace.take(1), await pace.take(1)]).toEqual([{ waitMs: 0 }, { waitMs: 50 }]);
    now = new Date(clock.getTime() + 10_000);
    expect([await pace.take(5), await pace.take(1)]).toEqual([{ waitMs: 0 }, { waitMs: 200 }]);
  });

  test("a pause holds everybody for as long as it says, and a shorter one does not end it", async () => {
    const clock = new Date("2026-11-23T09:00:00Z");
    let now = clock;
    const [here, there] = [1, 2].map(() => makeSendPace(first, { name: "paused", perSecond, atOnce }, () => now));
    await here?.pause(3000);
    await there?.pause(1000);
    expect(await there?.take(1)).toEqual({ waitMs: 3000 });
    now = new Date(clock.getTime() + 2999);
    expect(await there?.take(1)).toEqual({ waitMs: 1 });
    now = new Date(clock.getTime() + 3000);
    expect(await there?.take(1)).toEqual({ waitMs: 0 });
  });

  test("after a pause that which would have left meanwhile may follow, as much as the bucket holds and no more", async () => {
    const clock = new Date("2026-11-23T10:00:00Z");
    let now = clock;
    const pace = makeSendPace(first, { name: "filled", perSecond, atOnce: 5 }, () => now);
    for (let n = 0; n < 5; n += 1) expect(await pace.take(1)).toEqual({ waitMs: 0 });
    await pace.pause(100);
    now = new Date(clock.getTime() + 100);
    expect([await pace.take(1), await pace.take(1), await pace.take(1)]).toEqual([{ waitMs: 0 }, { waitMs: 0 }, { waitMs: 50 }]);
    await pace.pause(60_000);
    now = new Date(clock.getTime() + 60_100);
    for (let n = 0; n < 5; n += 1) expect(await pace.take(1)).toEqual({ waitMs: 0 });
    expect(await pace.take(1)).toEqual({ waitMs: 50 });
  });

  (kind === "postgres" ? test : test.skip)("two replicas together send no more than one may, and nearly as much (PGlite has one process only)", async () => {
    const replicas = [first, await open()].map((database) => makeSendPace(database, { name: "shared", perSecond, atOnce }, () => null));
    const senders = replicas.flatMap((pace) => [pace, pace, pace]);
    const instants = (await Promise.all(senders.map((pace) => sendFor(pace, 3000)))).flat();
    // Leave is had in the database; a moment is lost on the way back, in either direction.
    expect(mostInASecond(instants)).toBeLessThanOrEqual(perSecond + atOnce + 2);
    expect(instants.length).toBeGreaterThan(0.8 * perSecond * 3);
  });
});
