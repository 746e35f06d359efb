import { AsyncLocalStorage } from "node:async_hooks";
import type { Booking } from "../../domain/booking.ts";
import type { BookingTx, Ledger, NewBooking, Outcome } from "../../services/ports.ts";
import type { Session } from "./database.ts";
import { readDecisions } from "./decision.ts";
import { gather, gatherInTurn } from "./gather.ts";
import { makeTx } from "./tx.ts";
import type { Ending } from "./tx.ts";
import { range } from "./values.ts";

type Added = Parameters<BookingTx["addBooking"]>[0];

/** Bookings in one transaction at most. */
const mostTogether = 50;

/** In the order of ids, lest two who lock several wait for each other. */
const lockSql = "SELECT 1 FROM person WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE";

/** Claims in the order of desks for the same reason. All else of a booking hangs on its claim: when a constraint refuses that, nothing is written of it. */
const addSql = `
  WITH given AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS given(
           id uuid, hub_id text, desk_id text, person_id uuid, date date, part text, during tstzrange, status text, calendar text,
           at timestamptz, by_person uuid, surface text, what text, detail jsonb,
           event_id uuid, mailbox text, wanted text, revision integer, body jsonb,
           write_person uuid, key text, item text, fingerprint text, outcome jsonb)),
       claimed AS (
         INSERT INTO claim (booking_id, hub_id, desk_id, person_id, date, during)
         SELECT id, hub_id, desk_id, person_id, date, during FROM given ORDER BY desk_id, date, id ON CONFLICT DO NOTHING RETURNING booking_id),
       made AS (SELECT given.* FROM given JOIN claimed ON booking_id = id),
       booked AS (
         INSERT INTO booking (id, hub_id, desk_id, person_id, date, part, during, status, calendar, status_at, created_at)
         SELECT id, hub_id, desk_id, person_id, date, part, during, status, calendar, at, at FROM made),
       changed AS (
         INSERT INTO change (booking_id, at, by_person, surface, what, detail) SELECT id, at, by_person, surface, what, detail FROM made),
       planned AS (
         INSERT INTO calendar_event (id, booking_id, person_id, mailbox, wanted, during, revision, body, state)
         SELECT event_id, id, person_id, mailbox, wanted, during, revision, body, 'queued' FROM made WHERE event_id IS NOT NULL),
       kept AS (
         INSERT INTO outcome (person_id, key, item, fingerprint, outcome, at)
         SELECT write_person, key, item, fingerprint, outcome, at FROM made WHERE key IS NOT NULL)
  SELECT id FROM made`;

const asBooking = (made: NewBooking): Booking => ({ ...made, reason: null, movedFrom: null });

const given = ({ booking, change, event, write }: Added) => {
  const outcome: Outcome = { ok: true, booking: asBooking(booking) };
  return {
    ...{ id: booking.id, hub_id: booking.hubId, desk_id: booking.deskId, person_id: booking.personId, date: booking.date, part: booking.part, during: range(booking.during), status: booking.status, calendar: booking.calendar },
    ...{ at: change.at, by_person: change.byPersonId, surface: change.surface, what: change.what, detail: change.detail },
    ...(event ? { event_id: event.id, mailbox: event.mailbox, wanted: event.wanted, revision: event.revision, body: event.body } : {}),
    ...(write ? { write_person: write.personId, key: write.key, item: write.item, fingerprint: write.fingerprint, outcome } : {}),
  };
};

/** The verbs of a transaction that books: what several ask for at the same moment goes in one statement. */
function makeBookingTx(session: Session, ending: Ending): BookingTx {
  const { enqueue, announce } = makeTx(session, ending);
  return {
    decisionContext: gather(mostTogether, async (asks) => {
      // Sent together, yet two statements: the second begins, and sees what is committed, when the first has got its locks.
      const locked = session.query(lockSql, [asks.map(({ subjectId }) => subjectId)]);
      const [, contexts] = await Promise.all([locked, readDecisions(session, asks)]);
      return contexts;
    }),
    addBooking: gather(mostTogether, async (added) => {
      const made = new Set((await session.query(addSql, [JSON.stringify(added.map(given))])).map((row) => row["id"]));
      for (const { booking, change } of added) if (made.has(booking.id)) ending.changes.push(change);
      return added.map(({ booking }) => made.has(booking.id));
    }),
    enqueue,
    announce,
  };
}

type Work = (tx: BookingTx) => Promise<void>;

/** Ends when all have: what one of them still asks for must not come after the transaction. */
async function doAll(works: readonly Work[], tx: BookingTx): Promise<readonly true[]> {
  const ends = await Promise.allSettled(works.map((work) => work(tx)));
  return ends.map((end) => {
    if (end.status === "rejected") throw end.reason;
    return true;
  });
}

/**
 * One transaction at a time for all who book in this process: whoever comes at the same moment is in the same, and while one is
 * under way in the next. A person's own bookings are in one after the other. When one fails, each in it is done by itself, so
 * that nobody fails for another's sake.
 * @param transaction runs the work in one transaction, and repeats it when the database gave way to another
 */
export function makeBookInTurn(transaction: <T>(work: (session: Session, ending: Ending) => Promise<T>) => Promise<T>): Ledger["book"] {
  const inTurn = gatherInTurn(mostTogether, () => "", (works: readonly Work[]) => transaction((session, ending) => doAll(works, makeBookingTx(session, ending))));
  const personsOwn = gatherInTurn(1, ({ personId }: { personId: string; work: Work }) => personId, (asks) => Promise.all(asks.map(({ work }) => inTurn(work))));

  return async <T>(personId: string, work: (tx: BookingTx) => Promise<T>): Promise<T> => {
    const inItsOwnName = AsyncLocalStorage.snapshot();
    let give = (): T => {
      throw new Error("the transaction ended without its work");
    };
    await personsOwn({
      personId,
      work: (tx) =>
        inItsOwnName(async () => {
          const result = await work(tx);
          give = () => result;
        }),
    });
    return give();
  };
}
