import type { CalendarEvent, Change, Tx } from "../../services/ports.ts";
import type { Session } from "./database.ts";
import { eventColumns, eventsOf, peopleOf, personColumns } from "./rows.ts";
import { changeValues, range } from "./values.ts";

/** Locks the booking of an event. What is asked next is another statement, and sees what was committed while this one waited. */
export const lockBookingOf = (session: Session, eventId: string): Promise<unknown> => session.query("SELECT 1 FROM booking WHERE id = (SELECT booking_id FROM calendar_event WHERE id = $1) FOR NO KEY UPDATE", [eventId]);

/** Locks the booking and then its event: everybody takes them in that order, so that nobody waits in a ring. */
export async function lockedEvent(session: Session, id: string): Promise<CalendarEvent | null> {
  const [, rows] = await Promise.all([lockBookingOf(session, id), session.query(`SELECT ${eventColumns} FROM calendar_event WHERE id = $1 FOR NO KEY UPDATE`, [id])]);
  return eventsOf(rows)[0] ?? null;
}

/** The verbs of a transaction that follow Outlook. */
export const makeOutlookTx = (session: Session, noted: (change: Change) => void): Pick<Tx, "eventsByCopy" | "isOnItsWay" | "organizer" | "addOutlookBooking" | "addLostSeat" | "noteDrift" | "settleDrift"> => ({
  eventsByCopy: async ({ iCalUId, hubCopyId }) => {
    const rows = await session.query("SELECT id FROM calendar_event WHERE ical_uid = $1 OR hub_copy_id = $2 OR hub_series_id = $2 ORDER BY booking_id", [iCalUId ?? null, hubCopyId]);
    const events: CalendarEvent[] = [];
    for (const row of rows) {
      const event = await lockedEvent(session, String(row["id"]));
      if (event) events.push(event);
    }
    return events.toSorted((a, b) => a.seat - b.seat);
  },
  isOnItsWay: async ({ mailbox, organizerMail, during }) => {
    const rows = await session.query(
      `SELECT 1 FROM calendar_event e JOIN person p ON p.id = e.person_id
       WHERE e.mailbox = $1 AND e.ical_uid IS NULL AND (e.sent_revision IS NOT NULL OR e.wanted = 'present') AND e.state <> 'cancelled' AND lower(p.mail) = lower($2) 
         AND (e.during = $3::tstzrange OR ((e.body->'during'->>'start')::timestamptz = $4 AND (e.body->'during'->>'end')::timestamptz = $5)) LIMIT 1`,
      [mailbox, organizerMail, range(during), during.start, during.end],
    );
    return rows.length > 0;
  },
  organizer: async ({ id, mail, name }) => {
    const known = peopleOf(await session.query(`SELECT ${personColumns} FROM person WHERE lower(mail) = lower($1) ORDER BY guest LIMIT 1`, [mail]))[0];
    if (known) return known;
    const [made] = peopleOf(await session.query(`INSERT INTO person (id, name, mail, guest) VALUES ($1, $2, $3, true) RETURNING ${personColumns}`, [id, name, mail]));
    if (!made) throw new Error("the guest was not written");
    return made;
  },
  addOutlookBooking: async ({ booking, change, seat, during }) => {
    const rows = await session.query(
      `WITH claimed AS (INSERT INTO claim (booking_id, hub_id, desk_id, person_id, date, during) VALUES ($1, $2, $3, $4, $5, $6::tstzrange) ON CONFLICT DO NOTHING RETURNING booking_id),
            booked AS (INSERT INTO booking (id, hub_id, desk_id, person_id, date, part, during, status, calendar, status_at, created_at)
                       SELECT $1, $2, $3, $4, $5, $7, $6::tstzrange, $8, $9, $11, $11 FROM claimed),
            changed AS (INSERT INTO change (booking_id, at, by_person, surface, what, detail) SELECT $10, $11, $12::uuid, $13, $14, $15::jsonb FROM claimed),
            followed AS (INSERT INTO calendar_event (id, booking_id, person_id, mailbox, wanted, during, revision, body, state, sent_revision, sent_at, ical_uid, hub_copy_id, origin, seat, hub_series_id)
                         SELECT $16::uuid, $1, $4, $17::text, 'present', $6::tstzrange, 1, $18::jsonb, 'accepted', 1, $11, $19::text, $20::text, 'outlook', $21::integer, $22::text FROM claimed)
       SELECT 1 FROM claimed`,
      [
        ...[booking.id, booking.hubId, booking.deskId, booking.personId, booking.date, range(booking.during), booking.part, booking.status, booking.calendar],
        ...changeValues(change),
        ...[seat.id, seat.mailbox, JSON.stringify({ subject: "", during, location: "", mailbox: seat.mailbox, text: "" }), seat.iCalUId, seat.hubCopyId, seat.seat, seat.hubSeriesId],
      ],
    );
    if (rows.length === 1) noted(change);
    return rows.length === 1;
  },
  addLostSeat: async ({ booking, reason, change }) => {
    await session.query(
      `INSERT INTO booking (id, hub_id, desk_id, person_id, date, part, during, status, calendar, reason, status_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $7, $6::tstzrange, $8, $9, $10, $11, $11)`,
      [booking.id, booking.hubId, booking.deskId, booking.personId, booking.date, range(booking.during), booking.part, booking.status, booking.calendar, reason, change.at],
    );
    await session.query("INSERT INTO change (booking_id, at, by_person, surface, what, detail) VALUES ($1, $2, $3, $4, $5, $6)", changeValues(change));
    noted(change);
  },
  noteDrift: async (drift) => {
    const [row] = await session.query(
      `INSERT INTO drift (id, cause, subject, hub_id, booking_id, detail, since, next_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (cause, subject) DO UPDATE SET detail = excluded.detail, hub_id = excluded.hub_id, booking_id = coalesce(excluded.booking_id, drift.booking_id) RETURNING xmax = 0 AS fresh`,
      [drift.id, drift.cause, drift.subject, drift.hubId, drift.bookingId, JSON.stringify(drift.detail), drift.since, drift.nextAt],
    );
    return row?.["fresh"] === true;
  },
  settleDrift: async (cause, subject) => {
    await session.query("DELETE FROM drift WHERE cause = $1 AND subject = $2", [cause, subject]);
  },
});

