import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { makeLedger } from "../../src/adapters/postgres/ledger.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { openPglite } from "../../src/adapters/postgres/pgliteDatabase.ts";
import { intervalOf } from "../../src/domain/time.ts";
import type { Ledger, News } from "../../src/services/ports.ts";
import { hubOf } from "../services/ownHub.ts";
import { freshDatabase } from "../support/database.ts";
import { noOutbox } from "../support/noOutbox.ts";

/** The ledger alone, on both databases: what the constraints judge, what a transaction keeps, and what is told. */
const openOf: Record<"pglite" | "postgres", () => Promise<Database>> = {
  pglite: () => openPglite(null),
  postgres: async () => openPg(await freshDatabase(), { max: 8, onError: () => undefined }),
};
const during = (from: string, to: string) => {
  const found = intervalOf("2026-11-26", from, to);
  if (!found) throw new Error("no such time");
  return found;
};

describe.each(["pglite", "postgres"] as const)("on %s", (kind) => {
  let database: Database;
  let ledger: Ledger;
  const [anna, bo] = [randomUUID(), randomUUID()];
  beforeAll(async () => {
    database = await openOf[kind]();
    await migrate(database);
    ledger = makeLedger(database, noOutbox);
    await ledger.saveHubs([hubOf("hubb", { desks: 2 })]);
    for (const id of [anna, bo]) await ledger.meetPerson({ id, name: `Person ${id.slice(0, 4)}`, mail: `${id}@regionen.example` });
  });
  afterAll(() => database.close());

  const add = (personId: string, deskId: string, from: string, to: string): Promise<boolean> => {
    const booking = { id: randomUUID(), hubId: "hubb", deskId, personId, date: "2026-11-26", part: "hours" as const, during: during(from, to), status: "confirmed" as const, calendar: "queued" as const };
    const change = { bookingId: booking.id, at: new Date(), byPersonId: personId, surface: "tab" as const, what: "booked", detail: {} };
    return ledger.book(personId, (tx) => tx.addBooking({ booking, change, event: null, write: null }));
  };

  test("two bookings back to back fit one desk; a minute's overlap does not, nor does a person at two desks", async () => {
    expect(await add(anna, "hubb-1", "08:00", "12:00")).toBe(true);
    expect(await add(bo, "hubb-1", "12:00", "16:00")).toBe(true);
    expect(await add(bo, "hubb-1", "11:59", "12:00")).toBe(false);
    expect(await add(anna, "hubb-2", "11:00", "13:00")).toBe(false);
    expect(await add(anna, "hubb-2", "12:00", "16:00")).toBe(true);
    const rows = await database.query("SELECT (SELECT count(*)::int FROM booking) AS bookings, (SELECT count(*)::int FROM claim) AS claims, (SELECT count(*)::int FROM change) AS changes");
    expect(rows).toEqual([{ bookings: 3, claims: 3, changes: 3 }]);
  });

  test("the constraints judge even what goes past our own code", async () => {
    const [row] = await database.query("SELECT booking_id, hub_id, desk_id, date::text AS date FROM claim LIMIT 1");
    const insert = database.query("INSERT INTO claim (booking_id, hub_id, desk_id, person_id, date, during) SELECT id, 'hubb', 'hubb-1', $1, '2026-11-26', '[2026-11-26 08:00+01, 2026-11-26 09:00+01)' FROM booking WHERE id <> $2 LIMIT 1", [randomUUID(), row?.["booking_id"]]);
    await expect(insert).rejects.toMatchObject({ code: expect.stringMatching(/^(23P01|23505)$/) });
    await expect(database.query("UPDATE booking SET during = '[2026-11-26 08:00+01, 2026-11-26 09:00+01]'")).rejects.toMatchObject({ code: "23514" });
    await expect(database.query("UPDATE booking SET status = 'borta'")).rejects.toMatchObject({ code: "23514" });
    await expect(database.query("DELETE FROM desk WHERE id = 'hubb-1'")).rejects.toMatchObject({ code: "23503" });
  });

  test("a transaction that fails keeps nothing and tells nobody", async () => {
    const heard: News[] = [];
    const stop = await ledger.listen((news) => heard.push(news));
    const broken = ledger.transaction(async (tx) => {
      await tx.announce({ hubId: "hubb", date: "2026-11-26", personId: anna, bookingId: randomUUID() });
      await tx.addChange({ bookingId: randomUUID(), at: new Date(), byPersonId: anna, surface: "tab", what: "booked", detail: {} });
    });
    await expect(broken).rejects.toMatchObject({ code: "23503" });
    await ledger.transaction((tx) => tx.announce({ hubId: "hubb", date: "2026-11-27", personId: anna, bookingId: "b" }));
    for (let tries = 0; tries < 500 && heard.length < 2; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(new Set(heard.map((news) => (news.kind === "board" ? news.date : news.kind)))).toEqual(new Set(["2026-11-27"]));
    await stop();
  });

  test("a transaction whose end is refused takes nothing with it of the one that begins meanwhile, nor does a script that breaks off in the midst of its own", async () => {
    await database.script("CREATE TABLE parent (id int PRIMARY KEY); CREATE TABLE child (id int PRIMARY KEY, parent_id int REFERENCES parent DEFERRABLE INITIALLY DEFERRED)");
    const refused = database.transaction((session) => session.query("INSERT INTO child VALUES (1, 99)"));
    const kept = [2, 3, 4].map((id) => database.transaction((session) => session.query("INSERT INTO child VALUES ($1, NULL)", [id])));
    const broken = database.script("BEGIN; INSERT INTO child VALUES (5, NULL); SELECT 1 / 0; COMMIT");
    const after = database.query("INSERT INTO child VALUES (6, NULL)");
    expect((await Promise.allSettled([refused, ...kept, broken, after])).map((one) => one.status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect((await database.query("SELECT id FROM child ORDER BY id")).map((row) => row["id"])).toEqual([2, 3, 4, 6]);
    await database.script("DROP TABLE child, parent");
  });

  test("what a transaction ends with is part of it: nothing is kept when it fails, and what others ask for goes on", async () => {
    await database.script("CREATE TABLE step (id int PRIMARY KEY)");
    const insert = (id: number) => ({ text: "INSERT INTO step VALUES ($1)", values: [id] });
    await database.transaction((session) => session.query(insert(1).text, [1]), async () => [insert(2), insert(3)]);
    const after = [
      database.transaction((session) => session.query(insert(4).text, [4]), async () => [insert(5), insert(1), insert(6)]),
      database.transaction(async () => undefined, async () => [insert(7)]),
      database.transaction(async () => undefined, () => Promise.reject(new Error("nothing to end with"))),
      database.transaction((session) => session.query(insert(8).text, [8])),
    ];
    expect((await Promise.allSettled(after)).map((one) => one.status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled"]);
    expect((await database.query("SELECT id FROM step ORDER BY id")).map((row) => row["id"])).toEqual([1, 2, 3, 7, 8]);
    await database.script("DROP TABLE step");
  });

  test("a desk that is listed no more is withdrawn and not deleted, and comes back with what it held", async () => {
    await ledger.saveHubs([hubOf("hubb", { desks: 1 })]);
    expect((await ledger.hubs()).find((hub) => hub.id === "hubb")?.desks.map((desk) => desk.id)).toEqual(["hubb-1"]);
    expect((await ledger.claims(["hubb"], ["2026-11-26"])).map((claim) => claim.deskId).toSorted()).toEqual(["hubb-1", "hubb-1", "hubb-2"]);
    await ledger.saveHubs([hubOf("hubb", { desks: 2 })]);
    expect((await ledger.hubs()).find((hub) => hub.id === "hubb")?.desks).toHaveLength(2);
  });

  test("the schema is brought up to date once, however often and by however many it is asked", async () => {
    expect(await Promise.all([migrate(database), migrate(database)])).toEqual([[], []]);
    const fresh = await openOf[kind]();
    const ran = await Promise.all([migrate(fresh), migrate(fresh)]);
    expect(ran.filter((files) => files.length > 0)).toHaveLength(1);
    await fresh.close();
  });

  test("a person keeps their id and choices when name and address change, and is found by address in any case", async () => {
    await ledger.setPerson(anna, { homeMunicipality: "Åre", showName: true });
    await ledger.meetPerson({ id: anna, name: "Anna Ny", mail: "Anna.Ny@regionen.example" });
    expect(await ledger.personByMail("ANNA.NY@REGIONEN.EXAMPLE")).toEqual({ id: anna, name: "Anna Ny", mail: "Anna.Ny@regionen.example", language: null, homeMunicipality: "Åre", showName: true });
    await ledger.setPerson(anna, { homeMunicipality: null });
    expect(await ledger.person(anna)).toMatchObject({ homeMunicipality: null, showName: true });
  });

  test("places are kept when Graph tells of none, and a mapping made by hand stays when they are read again", async () => {
    const one = { placeId: "p1", kind: "workspace" as const, name: "Pool", mail: "a@regionen.example", capacity: 4 };
    await ledger.sync.savePlaces([one], new Date());
    expect(await ledger.transaction((tx) => tx.mapPlace("p1", "hubb"))).toBe(true);
    expect(await ledger.transaction((tx) => tx.mapPlace("finns-inte", "hubb"))).toBe(false);
    await ledger.sync.savePlaces([], new Date());
    await ledger.sync.savePlaces([{ ...one, name: "Nytt namn" }], new Date());
    expect(await ledger.sync.places()).toMatchObject([{ placeId: "p1", name: "Nytt namn", hubId: "hubb" }]);
  });
});

describe("the folder of the embedded ledger", () => {
  test("is one process's alone, says whose it is, and is taken over from one that is gone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hubbplats-lock-"));
    writeFileSync(join(folder, "ledger.pid"), String(process.ppid));
    await expect(openPglite(folder)).rejects.toThrow(`in use by process ${process.ppid}`);
    writeFileSync(join(folder, "ledger.pid"), "99999999");
    const database = await openPglite(folder);
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("is closed when what was asked for before is answered; what is asked for after is refused", async () => {
    const database = await openPglite(null);
    const before = database.query("SELECT $1::int AS one, pg_sleep(0.2)", [1]);
    await database.close();
    expect(await before).toMatchObject([{ one: 1 }]);
    await expect(database.query("SELECT 1")).rejects.toThrow();
    await expect(database.transaction((session) => session.query("SELECT $1::int", [1]))).rejects.toThrow();
    await database.close();
  });

  test("that cannot be read is said at once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hubbplats-broken-"));
    mkdirSync(join(folder, "ledger"));
    writeFileSync(join(folder, "ledger", "PG_VERSION"), "9");
    await expect(openPglite(folder)).rejects.toThrow("PGlite");
    rmSync(folder, { recursive: true, force: true });
  });
});
