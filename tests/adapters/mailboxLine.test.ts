import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { makeGraph } from "../../src/adapters/graph/makeGraph.ts";
import type { CallFacts } from "../../src/adapters/graph/observe.ts";
import { makeMailboxLine } from "../../src/adapters/postgres/mailboxLine.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { freshDatabase, freshPglite } from "../support/database.ts";
import { anna, eventOf, hearingLog, startWorld, tokensOn, valueOf } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const hub = "hubb@regionen.example";
const other = "annan@regionen.example";
type Place = { ok: true; release(): void };
type Line = ReturnType<typeof makeMailboxLine>;
const takeAll = async (line: Line, mailbox: string, count: number) => (await Promise.all(Array.from({ length: count }, () => line.take(mailbox, 5000)))).filter((one): one is Place => one.ok);

describe.each(["pglite", "postgres"] as const)("places among the calls on a mailbox, on %s", (kind) => {
  let database: Database;
  let now = new Date("2026-11-23T08:00:00Z");
  const replica = (): Line => makeMailboxLine(database, 4, () => now);
  const later = (seconds: number): void => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  beforeAll(async () => {
    database = kind === "pglite" ? await freshPglite() : openPg(await freshDatabase(), { max: 4, onError: () => undefined });
    await migrate(database);
  });
  beforeEach(() => later(3600));
  afterAll(() => database.close());

  test("two replicas have four places between them, on each mailbox", async () => {
    const [one, two] = [replica(), replica()];
    const [here, there] = await Promise.all([takeAll(one, hub, 3), takeAll(two, hub, 3)]);
    expect(here.length + there.length).toBe(4);
    expect(await takeAll(two, other, 5)).toHaveLength(4);
    expect(await one.take(hub, 5000)).toEqual({ ok: false, pausedMs: null });
    // A place given back is there for all once the replica's next statement has told so.
    for (const place of [...here, ...there].slice(0, 1)) place.release();
    await Promise.all([one, two].map((line) => line.take(other, 5000)));
    expect(await takeAll(two, hub, 2)).toHaveLength(1);
  });

  test("a killed replica's places end by themselves", async () => {
    expect(await takeAll(replica(), hub, 4)).toHaveLength(4);
    const survivor = replica();
    later(4.9);
    expect(await takeAll(survivor, hub, 4)).toHaveLength(0);
    later(0.2);
    expect(await takeAll(survivor, hub, 4)).toHaveLength(4);
  });

  test("a pause that one replica was told of holds the other, on that mailbox alone", async () => {
    const [one, two] = [replica(), replica()];
    await one.pause(hub, 7000);
    await two.pause(hub, 1000);
    later(3);
    expect(await two.take(hub, 5000)).toEqual({ ok: false, pausedMs: 4000 });
    expect(await takeAll(two, other, 1)).toHaveLength(1);
    later(4);
    expect(await takeAll(two, hub, 1)).toHaveLength(1);
  });

  test("rows that say nothing any more are taken away, so that nobody can read there whom we have called for", async () => {
    const line = replica();
    for (let i = 0; i < 260; i += 1) for (const taken of await takeAll(line, `${i}@regionen.example`, 1)) taken.release();
    await takeAll(line, hub, 1);
    const [row] = await database.query("SELECT count(*)::int AS rows FROM mailbox_line WHERE mailbox ~ '^[0-9]'");
    expect(row?.["rows"]).toBeLessThan(200);
  });
});

describe("two replicas on one PostgreSQL that call Graph", () => {
  let world: World;
  const databases: Database[] = [];
  let replicas: { calls: CallFacts[]; graph: ReturnType<typeof makeGraph> }[];
  beforeAll(async () => {
    world = await startWorld({ latencyMs: 40 });
    const url = await freshDatabase();
    const { standin } = world;
    replicas = [0, 1].map(() => {
      const database = openPg(url, { max: 4, onError: () => undefined });
      databases.push(database);
      const calls: CallFacts[] = [];
      return { calls, graph: makeGraph({ graphOrigin: standin.origin, tokens: tokensOn(standin), log: hearingLog().log, onCall: (facts) => calls.push(facts), slots: makeMailboxLine(database, 4, () => null) }) };
    });
    await migrate(databases[0] ?? openPg(url, { max: 1, onError: () => undefined }));
  });
  afterAll(async () => {
    for (const database of databases) await database.close();
    await world.stop();
  });
  const statuses = (): (number | null)[] => replicas.flatMap(({ calls }) => calls.splice(0).map((call) => call.status));

  test("never have five under way on one mailbox, and get all of their work done", async () => {
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    const reads = replicas.flatMap(({ graph }) => Array.from({ length: 24 }, () => graph.calendar.read(anna, graphId)));
    const read = await Promise.all(reads);
    expect(read.filter((one) => !one.ok)).toEqual([]);
    expect(new Set(statuses())).toEqual(new Set([200]));
  });

  test("both wait when one of them is told to, and nobody else's mailbox is held up", async () => {
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.fault({ method: "GET", pathPattern: `/users/${anna}/events/`, what: "throttled", retryAfter: 30 });
    const [one, two] = replicas.map(({ graph }) => graph.calendar);
    expect(await one?.read(anna, graphId)).toMatchObject({ ok: false, why: "later", afterSeconds: 30 });
    expect(await two?.read(anna, graphId)).toMatchObject({ ok: false, why: "later", code: "mailbox-paused" });
    expect(statuses()).toEqual([429]);
    expect(await two?.create(eventOf({ personId: world.standin.tenant.people[3]?.oid ?? "" }))).toMatchObject({ ok: true });
    expect(statuses()).toEqual([201]);
  });
});
