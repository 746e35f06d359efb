import type { Change, Job, News, Outcome, Tx, WriteKey } from "../../services/ports.ts";
import { makeAdministrationTx } from "./administrationTx.ts";
import type { Session } from "./database.ts";
import { outcomeOfKey, readDecision } from "./decision.ts";
import { lockBookingOf, lockedEvent, makeOutlookTx } from "./outlookTx.ts";
import { bookingColumns, bookingsOf, eventColumns, eventsOf, outcomeOf } from "./rows.ts";
import { changeValues, range } from "./values.ts";

/** What a transaction leaves to its end: jobs, which are written last of all, and news and changes, told when it has committed. */
export type Ending = { readonly jobs: { push(job: Job): void }; readonly news: News[]; readonly changes: Change[] };

const setsStatus = "UPDATE booking SET status = $2, calendar = $3, reason = $4, status_at = $5, moved_from = CASE WHEN $6 THEN NULL ELSE moved_from END WHERE id = $1";
const freeing = `WITH freed AS (DELETE FROM claim WHERE booking_id = $1) ${setsStatus} RETURNING 1`;
/** A booking that had let go of its desk takes it again, where that is free. */
const holding = `
  WITH had AS (SELECT 1 FROM claim WHERE booking_id = $1),
       made AS (INSERT INTO claim (booking_id, hub_id, desk_id, person_id, date, during)
                SELECT id, hub_id, desk_id, person_id, date, during FROM booking WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM had)
                ON CONFLICT DO NOTHING RETURNING 1)
  ${setsStatus} AND (EXISTS (SELECT 1 FROM had) OR EXISTS (SELECT 1 FROM made)) RETURNING 1`;

/** The verbs of one transaction. */
export const makeTx = (session: Session, ending: Ending): Tx => ({
  decisionContext: async (ask) => {
    // Sent together, yet two statements: the second begins, and sees what is committed, when the first has got its lock.
    const locked = session.query("SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE", [ask.subjectId]);
    const [, context] = await Promise.all([locked, readDecision(session, ask)]);
    return context;
  },

  moveBooking: async (id, to) => {
    await session.query("SAVEPOINT move");
    await session.query("DELETE FROM claim WHERE booking_id = $1", [id]);
    const claimed = await session.query(
      `INSERT INTO claim (booking_id, hub_id, desk_id, person_id, date, during)
       SELECT id, $2, $3, person_id, $4, $5::tstzrange FROM booking WHERE id = $1 ON CONFLICT DO NOTHING RETURNING booking_id`,
      [id, to.hubId, to.deskId, to.date, range(to.during)],
    );
    if (claimed.length === 0) {
      await session.query("ROLLBACK TO SAVEPOINT move");
      return false;
    }
    await session.query(
      `UPDATE booking SET hub_id = $2, desk_id = $3, date = $4, part = $5, during = $6::tstzrange, status = $7, calendar = $8, moved_from = $9 WHERE id = $1`,
      [id, to.hubId, to.deskId, to.date, to.part, range(to.during), to.status, to.calendar, to.movedFrom ? JSON.stringify(to.movedFrom) : null],
    );
    return true;
  },

  setStatus: async (id, set) => {
    const frees = set.status === "declined" || set.status === "cancelled" || set.status === "released";
    const rows = await session.query(frees ? freeing : holding, [id, set.status, set.calendar, set.reason, set.at, set.movedFrom === null]);
    return rows.length === 1;
  },

  booking: async (id, lock) => bookingsOf(await session.query(`SELECT ${bookingColumns} FROM booking WHERE id = $1 ${lock ? "FOR NO KEY UPDATE" : ""}`, [id]))[0] ?? null,

  addChange: async (change) => {
    await session.query("INSERT INTO change (booking_id, at, by_person, surface, what, detail) VALUES ($1, $2, $3, $4, $5, $6)", changeValues(change));
    ending.changes.push(change);
  },

  addEvent: async (event) => {
    await session.query(
      "INSERT INTO calendar_event (id, booking_id, person_id, mailbox, wanted, during, revision, body, state) VALUES ($1, $2, $3, $4, $5, $6::tstzrange, $7, $8, 'queued')",
      [event.id, event.bookingId, event.personId, event.mailbox, event.wanted, range(event.during), event.revision, JSON.stringify(event.body)],
    );
  },
  eventsOf: async (bookingId) => eventsOf(await session.query(`SELECT ${eventColumns} FROM calendar_event WHERE booking_id = $1 ORDER BY made DESC FOR NO KEY UPDATE`, [bookingId])),
  event: (id) => lockedEvent(session, id),
  beginSending: async (id) => {
    const [, rows] = await Promise.all([lockBookingOf(session, id), session.query(`UPDATE calendar_event SET sent_revision = 0 WHERE id = $1 AND wanted = 'present' AND sent_revision IS NULL RETURNING ${eventColumns}`, [id])]);
    return eventsOf(rows)[0] ?? null;
  },
  updateEvent: async (event) => {
    await session.query(
      `UPDATE calendar_event SET wanted = $2, during = $3::tstzrange, revision = $4, state = $5, sent_revision = $6, sent_at = $7, graph_id = $8, ical_uid = $9, hub_copy_id = $10 WHERE id = $1`,
      [event.id, event.wanted, range(event.during), event.revision, event.state, event.sentRevision, event.sentAt, event.graphId, event.iCalUId, event.hubCopyId],
    );
  },
  ...makeAdministrationTx(session, ending.news),
  ...makeOutlookTx(session, (change) => ending.changes.push(change)),

  outcome: async (write) => {
    const [row] = await session.query(outcomeOfKey("$1", "$2", "$3"), [write.personId, write.key, write.item]);
    return row ? outcomeOf(row) : null;
  },
  saveOutcome: async (write, outcome, at) => {
    await saveOutcomes(session, [{ write, outcome, at }]);
  },
  enqueue: async (job) => {
    ending.jobs.push(job);
  },
  announce: async (change) => {
    ending.news.push({ kind: "board", ...change });
  },
});

export type GivenOutcome = { readonly write: WriteKey; readonly outcome: Outcome; readonly at: Date };

/** Keeps the first answer to each write; one that is there already stays. In the order of their keys, lest two replicas wait for each other. */
export async function saveOutcomes(session: Session, given: readonly GivenOutcome[]): Promise<readonly GivenOutcome[]> {
  await session.query(
    `INSERT INTO outcome (person_id, key, item, fingerprint, outcome, at)
     SELECT person_id, key, item, fingerprint, outcome, at FROM jsonb_to_recordset($1::jsonb) AS given(person_id uuid, key text, item text, fingerprint text, outcome jsonb, at timestamptz)
     ORDER BY person_id, key, item ON CONFLICT DO NOTHING`,
    [JSON.stringify(given.map(({ write, outcome, at }) => ({ person_id: write.personId, key: write.key, item: write.item, fingerprint: write.fingerprint, outcome, at })))],
  );
  return given;
}
