import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { PgBoss } from "pg-boss";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { openJobs } from "../../src/adapters/postgres/jobs.ts";
import type { Jobs } from "../../src/adapters/postgres/jobs.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { freshDatabase } from "../support/database.ts";

/** The queue of two replicas on one PostgreSQL, over what an older server has left there. */
let url: string;
let databases: readonly Database[];
let replicas: readonly Jobs[];
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const noTrail = { id: () => undefined, follow: <T>(_id: string, work: () => T): T => work() };
const left = ["a", "b", "a"];

beforeAll(async () => {
  url = await freshDatabase();
  const older = new PgBoss({ connectionString: url, schema: "jobs" });
  await older.start();
  await older.createQueue("settle-event", { policy: "key_strict_fifo" });
  await older.insert("settle-event", left.map((singletonKey, n) => ({ data: { eventId: `${singletonKey}${n}` }, singletonKey })));
  await older.stop({ graceful: false });
  databases = [1, 2].map(() => openPg(url, { max: 8, onError: () => undefined }));
  replicas = await Promise.all(databases.map((database) => openJobs(database, url, quiet, () => new Date(), () => Promise.resolve(), noTrail)));
});
afterAll(async () => {
  await Promise.all(replicas.map((one) => one.stop()));
  await Promise.all(databases.map((one) => one.close()));
});

test("what was waiting in a queue of another policy is done, as is what comes later: each once, and never two of one key side by side, whichever replica has them", async () => {
  const [policy] = await (databases[0] ?? fail()).query("SELECT policy FROM jobs.queue WHERE name = 'settle-event'");
  expect(policy).toEqual({ policy: "singleton" });
  const keys = ["a", "b", "c", "d", "e"];
  const later = Array.from({ length: 60 }, (_, n) => `${keys[n % keys.length]}${n + left.length}`);
  for (const [n, eventId] of later.entries()) await (replicas[n % 2] ?? fail()).enqueue({ name: "settle-event", data: { eventId }, key: eventId.slice(0, 1) });

  const underWay = new Set<string>();
  const sideBySide: string[] = [];
  const done: string[] = [];
  const handle = async ({ eventId }: Readonly<Record<string, string | number>>): Promise<void> => {
    const key = String(eventId).slice(0, 1);
    if (underWay.has(key)) sideBySide.push(key);
    underWay.add(key);
    await sleep(3);
    underWay.delete(key);
    done.push(String(eventId));
  };
  for (const replica of replicas) await replica.work("settle-event", { atATime: 16, everySeconds: 1 }, handle);
  for (let tries = 0; tries < 600 && done.length < left.length + later.length; tries += 1) await sleep(50);
  expect(done.toSorted()).toEqual([...left.map((key, n) => `${key}${n}`), ...later].toSorted());
  expect(sideBySide).toEqual([]);
});

function fail(): never {
  throw new Error("there is none");
}
