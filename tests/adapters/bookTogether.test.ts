import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { makeLedger } from "../../src/adapters/postgres/ledger.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { intervalOf } from "../../src/domain/time.ts";
import type { Job, Ledger } from "../../src/services/ports.ts";
import { hubOf } from "../services/ownHub.ts";
import { freshDatabase, freshPglite } from "../support/database.ts";

/** Bookings that many make at the same moment: they share transactions, and nobody is the worse for it. */
const openOf: Record<"pglite" | "postgres", (url: string) => Promise<Database>> = {
  pglite: freshPglite,
  postgres: async (url) => openPg(url, { max: 8, onError: () => undefined }),
};
const date = "2026-11-26";
const desks = 20;

describe.each(["pglite", "postgres"] as const)("on %s", (kind) => {
  /** One ledger for each replica: PGlite has but one. */
  let databases: readonly Database[];
  let ledgers: readonly Ledger[];
  let jobs: Job[] = [];
  let transactions: number;
  const tapped = new AsyncLocalStorage<string>();

  const counted = (database: Database): Database => ({
    ...database,
    transaction: (work, last) => {
      transactions += 1;
      return database.transaction(work, last);
    },
  });
  beforeAll(async () => {
    const url = kind === "postgres" ? await freshDatabase() : "";
    databases = await Promise.all((kind === "postgres" ? [1, 2] : [1]).map(() => openOf[kind](url)));
    await migrate(first());
    const outbox = {
      bound: (job: Job): Job => ({ ...job, data: { ...job.data, trail: tapped.getStore() ?? "none" } }),
      entering: async (some: readonly Job[]) => {
        jobs.push(...some);
        return [];
      },
    };
    ledgers = databases.map((database) => makeLedger(counted(database), outbox));
    await ledger(0).saveHubs([hubOf("hubb", { desks })]);
  });
  afterAll(() => Promise.all(databases.map((one) => one.close())));
  beforeEach(async () => {
    for (const table of ["outcome", "calendar_event", "change", "claim", "booking"]) await first().query(`DELETE FROM ${table}`);
    jobs = [];
    transactions = 0;
  });

  const fail = (): never => {
    throw new Error("there is none");
  };
  const first = (): Database => databases[0] ?? fail();
  const ledger = (n: number): Ledger => ledgers[n % ledgers.length] ?? fail();
  const crowd = async (size: number): Promise<string[]> => {
    const ids = Array.from({ length: size }, () => randomUUID());
    for (const id of ids) await ledger(0).meetPerson({ id, name: `Person ${id.slice(0, 4)}`, mail: `${id}@regionen.example` });
    return ids;
  };
  /** Books as the verb does: a look with the person locked, then a try; 1 to `desks`. */
  const book = (of: Ledger, personId: string, desk: number, { from = "08:00", to = "12:00", detail = {}, most = 5 }: { from?: string; to?: string; detail?: Record<string, string>; most?: number } = {}): Promise<"booked" | "lost" | "too many"> =>
    of.book(personId, async (tx) => {
      const context = await tx.decisionContext({ subjectId: personId, hubId: "hubb", date, heldFrom: date, write: null });
      if (!context.subject || context.held.length >= most) return "too many";
      const during = intervalOf(date, from, to) ?? fail();
      const booking = { id: randomUUID(), hubId: "hubb", deskId: `hubb-${desk}`, personId, date, part: "hours" as const, during, status: "confirmed" as const, calendar: "queued" as const };
      const event = { id: randomUUID(), bookingId: booking.id, personId, mailbox: null, wanted: "present" as const, during, revision: 1, body: { subject: "Plats", during, location: "Hubb", mailbox: null, text: "" } };
      const write = { personId, key: "nyckel", item: `${date} ${from}`, fingerprint: "f" };
      if (!(await tx.addBooking({ booking, change: { bookingId: booking.id, at: new Date(), byPersonId: personId, surface: "tab", what: "booked", detail }, event, write }))) return "lost";
      await tx.enqueue({ name: "settle-event", data: { eventId: event.id } });
      await tx.announce({ hubId: "hubb", date, personId, bookingId: booking.id });
      return "booked";
    });
  const counts = async (): Promise<unknown> => (await first().query("SELECT (SELECT count(*)::int FROM claim) AS claims, (SELECT count(*)::int FROM booking) AS bookings, (SELECT count(*)::int FROM change) AS changes, (SELECT count(*)::int FROM calendar_event) AS events, (SELECT count(*)::int FROM outcome) AS answers"))[0];
  const allOf = (n: number) => ({ claims: n, bookings: n, changes: n, events: n, answers: n });

  test("those who book at the same moment share one transaction, and each gets a booking of their own", async () => {
    const people = await crowd(desks);
    const given = await Promise.all(people.map((id, i) => tapped.run(id, () => book(ledger(0), id, i + 1))));
    expect(new Set(given)).toEqual(new Set(["booked"]));
    expect(transactions).toBe(1);
    expect(await counts()).toEqual(allOf(desks));
    const held = await first().query("SELECT c.person_id, c.desk_id, e.body->>'subject' AS subject, o.outcome->'booking'->>'deskId' AS answered FROM claim c JOIN calendar_event e USING (booking_id) JOIN outcome o ON o.person_id = c.person_id");
    expect(new Map(held.map((row) => [row["person_id"], [row["desk_id"], row["subject"], row["answered"]]]))).toEqual(new Map(people.map((id, i) => [id, [`hubb-${i + 1}`, "Plats", `hubb-${i + 1}`]])));
    expect(jobs.map(({ data }) => data["trail"]).toSorted()).toEqual(people.toSorted());
  });

  test("of those who want the same desk in one transaction one has it, and of the losers nothing is written", async () => {
    const people = await crowd(12);
    const given = await Promise.all(people.map((id, i) => book(ledger(0), id, (i % 3) + 1)));
    expect(given.filter((one) => one === "booked")).toHaveLength(3);
    expect(given.filter((one) => one === "lost")).toHaveLength(9);
    expect(jobs).toHaveLength(3);
    expect(await counts()).toEqual(allOf(3));
  });

  test("one person's bookings are decided one after the other, whoever else books meanwhile", async () => {
    const [anna = "", ...others] = await crowd(6);
    const hours = ["08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00"];
    const hers = hours.map((from, i) => book(ledger(0), anna, 1, { from, to: hours[i + 1] ?? "16:00", most: 3 }));
    const theirs = others.map((id, i) => book(ledger(0), id, i + 2));
    expect((await Promise.all(hers)).filter((one) => one === "booked")).toHaveLength(3);
    expect(new Set(await Promise.all(theirs))).toEqual(new Set(["booked"]));
  });

  test("one whose booking cannot be written fails alone", async () => {
    const people = await crowd(6);
    const unwritable = { hostile: "\u0000" };
    const given = await Promise.allSettled(people.map((id, i) => book(ledger(0), id, i + 1, i === 3 ? { detail: unwritable } : {})));
    expect(given.map((one) => one.status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(await counts()).toEqual(allOf(5));
    expect(jobs).toHaveLength(5);
  });

  test("one whose work throws fails alone, and nothing that it asked for comes after its transaction", async () => {
    const people = await crowd(4);
    const broken = ledger(0).book(people[0] ?? "", async (tx) => {
      await tx.decisionContext({ subjectId: people[0] ?? "", hubId: "hubb", date, heldFrom: date, write: null });
      throw new Error("broken");
    });
    const given = await Promise.allSettled([broken, ...people.slice(1).map((id, i) => book(ledger(0), id, i + 1))]);
    expect(given.map((one) => one.status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
    expect(await counts()).toEqual(allOf(3));
    expect(await book(ledger(0), people[0] ?? "", 9)).toBe("booked");
  });

  test("crowds at two replicas who want the same desks in any order wait for nobody in a ring", async () => {
    const people = await crowd(4 * desks);
    for (const round of ["08:00", "10:00", "12:00", "14:00"]) {
      const to = `${Number(round.slice(0, 2)) + 2}:00`;
      const given = await Promise.all(people.map((id, i) => book(ledger(i), id, 1 + ((i * 7 + Number(round.slice(0, 2))) % desks), { from: round, to })));
      expect(given.filter((one) => one === "booked")).toHaveLength(desks);
    }
    expect(await counts()).toEqual(allOf(4 * desks));
    if (kind === "postgres") expect(await first().query("SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()")).toEqual([{ n: 0 }]);
  });
});
