import { z } from "zod";
import type { CardStore, Change, DecisionAsk, Job, Ledger, News, SyncStore } from "../../services/ports.ts";
import { makeAdministrationTx } from "./administrationTx.ts";
import type { Database, Session, Statement } from "./database.ts";
import { makeBookInTurn } from "./bookingTx.ts";
import { makeCards } from "./cards.ts";
import { makeCrier, newsChannel } from "./crier.ts";
import { readDecisions } from "./decision.ts";
import { readDeclines } from "./declines.ts";
import { isUnreachable } from "./isUnreachable.ts";
import type { DeclinesAsk } from "./declines.ts";
import { gather } from "./gather.ts";
import { makeDriftStore, makeSubscriptionStore } from "./driftStore.ts";
import { boardClaimsOf, bookingColumns, bookingsOf, changeColumns, changesOf, claimColumns, claimsOf, hubsOf, instantColumn, peopleOf, personColumns, rangeColumns } from "./rows.ts";
import { makeSync } from "./sync.ts";
import { range } from "./values.ts";
import { makeTx, saveOutcomes } from "./tx.ts";
import type { Ending, GivenOutcome } from "./tx.ts";

const newsShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("board"), hubId: z.string(), date: z.string(), personId: z.string(), bookingId: z.string() }),
  z.object({ kind: z.literal("hubs") }),
  z.object({ kind: z.literal("person"), personId: z.string() }),
  z.object({ kind: z.literal("resync") }),
]);

/** A deadlock, a serialisation fault, or a write whose key got its answer from another at the same moment: the next try finds that answer. */
const gaveWay = z.union([z.object({ code: z.enum(["40P01", "40001"]) }), z.object({ code: z.literal("23505"), constraint: z.literal("outcome_pkey") })]);
const mostTries = 5;
/** Of a crowd that asks at once, how many in one statement. */
const mostTogether = 50;
const sinceRows = z.array(z.object({ since_ms: z.coerce.number() }));

/** Where a transaction's jobs go. */
export type Outbox = {
  /** The job as it is to be kept, asked where it is enqueued: it bears the trail of what it follows from. */
  bound(job: Job): Job;
  /** What puts jobs into the transaction that makes them. */
  entering(jobs: readonly Job[]): Promise<readonly Statement[]>;
};

/**
 * The ledger on PostgreSQL or PGlite.
 * @param ended is told of the jobs and the changes that a transaction has committed
 */
export function makeLedger(database: Database, outbox: Outbox, ended: (committed: { readonly jobs: readonly Job[]; readonly changes: readonly Change[] }) => void = () => undefined): Ledger {
  const hearers = new Set<(news: News, from: "here" | "wire") => void>();
  const tell = (news: News): void => hearers.forEach((heard) => heard(news, "here"));
  const sync: SyncStore = makeSync(database);
  const cards: CardStore = makeCards(database);
  const crier = makeCrier(database);
  const look = gather(mostTogether, (asks: readonly DecisionAsk[]) => readDecisions(database, asks));
  const declines = gather(mostTogether, (asks: readonly DeclinesAsk[]) => readDeclines(database, asks));
  const keep = gather(mostTogether, (given: readonly GivenOutcome[]) => saveOutcomes(database, given));

  const transaction = async <T>(work: (session: Session, ending: Ending) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      const jobs: Job[] = [];
      const [news, changes]: [News[], Change[]] = [[], []];
      try {
        const result = await database.transaction(
          (session) => work(session, { jobs: { push: (job) => jobs.push(outbox.bound(job)) }, news, changes }),
          () => outbox.entering(jobs),
        );
        news.forEach(tell);
        // Of hubs it has been told with the commit.
        crier.cry(news.filter(({ kind }) => kind !== "hubs"));
        ended({ jobs, changes });
        return result;
      } catch (fault) {
        if (tries === mostTries || !gaveWay.safeParse(fault).success) throw fault;
      }
    }
  };

  const person = async (where: string, value: string) => peopleOf(await database.query(`SELECT ${personColumns} FROM person WHERE ${where}`, [value]))[0] ?? null;

  return {
    transaction: (work) => transaction((session, ending) => work(makeTx(session, ending))),
    book: makeBookInTurn(transaction),
    look,
    saveOutcome: async (write, outcome, at) => {
      await keep({ write, outcome, at });
    },
    forgetOutcomes: async (before) => {
      await database.query("DELETE FROM outcome WHERE at < $1", [before]);
    },
    hubs: async () =>
      hubsOf(
        await database.query(
          `SELECT id, body, (SELECT json_agg(json_build_object('id', d.id, 'hubId', d.hub_id, 'name', d.name, 'calendar', d.calendar, 'mailbox', d.mailbox, 'kinds', d.kinds) ORDER BY d.place_in_list)
                             FROM desk d WHERE d.hub_id = hub.id AND NOT d.withdrawn) AS desks FROM hub ORDER BY id`,
        ),
      ),
    saveHubs: (hubs) => transaction((session, { news }) => makeAdministrationTx(session, news).saveHubs(hubs)),
    claims: async (hubIds, dates) => boardClaimsOf(
        await database.query(
          `SELECT c.booking_id, c.hub_id, c.desk_id, c.person_id, c.date::text AS date, ${rangeColumns("c.during")}, b.status, b.calendar, b.part
           FROM claim c JOIN booking b ON b.id = c.booking_id WHERE c.hub_id = ANY($1) AND c.date = ANY($2::date[])`,
          [hubIds, dates],
        ),
      ),
    heldBy: async (personId, from) => claimsOf(await database.query(`SELECT ${claimColumns} FROM claim WHERE person_id = $1 AND date >= $2 ORDER BY lower(during)`, [personId, from])),
    declines: (personId, from) => declines({ personId, from }),
    booking: async (id) => bookingsOf(await database.query(`SELECT ${bookingColumns} FROM booking WHERE id = $1`, [id]))[0] ?? null,
    bookingsByIds: async (ids) => (ids.length === 0 ? [] : bookingsOf(await database.query(`SELECT ${bookingColumns} FROM booking WHERE id = ANY($1::uuid[])`, [ids]))),
    bookingsOf: async (personId, from, to) =>
      bookingsOf(await database.query(`SELECT ${bookingColumns} FROM booking WHERE person_id = $1 AND date >= $2 AND date < $3 ORDER BY lower(during), created_at`, [personId, from, to])),
    changes: async (bookingId) =>
      changesOf(await database.query(`SELECT ${changeColumns}, (SELECT name FROM person WHERE id = by_person) AS by_name FROM change WHERE booking_id = $1 ORDER BY id`, [bookingId])),
    person: (id) => person("id = $1", id),
    people: async (ids) => (ids.length === 0 ? [] : peopleOf(await database.query(`SELECT ${personColumns} FROM person WHERE id = ANY($1::uuid[])`, [ids]))),
    personByMail: (mail) => person("lower(mail) = lower($1)", mail),
    // Written only when it is news, and not even locked else: a row that is touched at each sign-in tells, by its age, who was here when.
    meetPerson: async (known) => {
      const before = await person("id = $1", known.id);
      if (before && before.name === known.name && before.mail === known.mail) return before;
      const rows = await database.query(
        `INSERT INTO person (id, name, mail) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, mail = excluded.mail RETURNING ${personColumns}`,
        [known.id, known.name, known.mail],
      );
      return one(peopleOf(rows));
    },
    setPerson: async (id, set) => {
      const rows = await database.query(
        `UPDATE person SET language = CASE WHEN $2 THEN $3 ELSE language END, home_municipality = CASE WHEN $4 THEN $5 ELSE home_municipality END,
                show_name = coalesce($6, show_name) WHERE id = $1 RETURNING ${personColumns}`,
        [id, set.language !== undefined, set.language ?? null, set.homeMunicipality !== undefined, set.homeMunicipality ?? null, set.showName ?? null],
      );
      const news: News = { kind: "person", personId: id };
      tell(news);
      await database.query("SELECT pg_notify($1, $2)", [newsChannel, JSON.stringify(news)]);
      return one(peopleOf(rows));
    },
    unanswered: async () => {
      const rows = await database.query(`SELECT ${bookingColumns}, ${instantColumn("status_at", "since_ms")} FROM booking WHERE calendar = 'unanswered' AND status IN ('held', 'confirmed', 'checked-in') ORDER BY date LIMIT 500`);
      const since = sinceRows.parse(rows);
      return bookingsOf(rows).map((booking, i) => ({ booking, since: new Date(since[i]?.since_ms ?? 0) }));
    },
    over: async (now, limit) =>
      bookingsOf(await database.query(`SELECT ${bookingColumns} FROM booking WHERE status IN ('held', 'confirmed', 'checked-in') AND upper(during) <= $1 ORDER BY upper(during) LIMIT $2`, [now, limit])),
    unseenEvents: async (mailbox, window, seen) =>
      (
        await database.query("SELECT id FROM calendar_event WHERE mailbox = $1 AND wanted = 'present' AND state = 'accepted' AND during && $2::tstzrange AND ical_uid IS NOT NULL AND NOT ical_uid = ANY($3)", [mailbox, range(window), seen])
      ).map((row) => String(row["id"])),
    sync,
    drift: makeDriftStore(database),
    subscriptions: makeSubscriptionStore(database),
    cards,
    listen: async (heard) => {
      hearers.add(heard);
      const stop = await database.listen(
        newsChannel,
        (payload) => {
          const news = newsShape.safeParse(JSON.parse(payload));
          if (news.success) heard(news.data, "wire");
        },
        () => heard({ kind: "resync" }, "wire"),
      );
      return async () => {
        hearers.delete(heard);
        await stop();
      };
    },
    ping: async () => {
      await database.query("SELECT 1");
    },
    isUnreachable,
  };
}

const one = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error("the statement gave no row where it must");
  return row;
};
