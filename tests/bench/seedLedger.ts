import { swedishHolidays } from "../../src/adapters/holidays/swedishHolidays.ts";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { makeLedger } from "../../src/adapters/postgres/ledger.ts";
import { addDays, datesFrom, localDateOf, mondayOf, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { noOutbox } from "../support/noOutbox.ts";
import { desks, hubs, people } from "./crowd.ts";

export const bookingsInLedger = 100_000;

/** Days on which desks can be booked, as the bench uses them. */
export type Days = {
  /** Monday of the week that is asked for: the next one */
  readonly week: LocalDate;
  /** nobody has booked on these, from the week after the next until the horizon */
  readonly open: readonly LocalDate[];
};

const workdays = (from: LocalDate, days: number): LocalDate[] => {
  const holidays = swedishHolidays.holidays(from, addDays(from, days));
  return datesFrom(from, days).filter((date) => weekdayOf(date) < 6 && !holidays.has(date));
};

export function daysOf(now: Date): Days {
  const monday = mondayOf(localDateOf(now));
  return { week: addDays(monday, 7), open: workdays(addDays(monday, 21), 39).filter((date) => date <= addDays(localDateOf(now), 59)) };
}

/** Share of the desks that are taken, in hundredths: nearly all that is past, the asked week well filled, the one after by half. */
function plan(now: Date): { date: LocalDate; fill: number; past: boolean }[] {
  const { week } = daysOf(now);
  const ahead = [...datesFrom(week, 5).map((date) => ({ date, fill: 85, past: false })), ...datesFrom(addDays(week, 7), 5).map((date) => ({ date, fill: 50, past: false }))];
  const today = localDateOf(now);
  const before = workdays(addDays(today, -430), 430).toReversed().map((date) => ({ date, fill: 92, past: true }));
  return [...ahead, ...before];
}

/**
 * Fills an empty, migrated ledger: hubs, desks, people and 100,000 bookings with claim and first change, one day's people
 * always distinct: 400 of the 600 for the desks, others for the afternoons of the one desk in ten that is taken by halves.
 */
export async function seedLedger(database: Database, now: Date): Promise<void> {
  const ledger = makeLedger(database, noOutbox);
  await ledger.saveHubs(hubs);
  await database.query("INSERT INTO person (id, name, mail) SELECT p.id, p.name, p.mail FROM json_to_recordset($1::json) AS p(id uuid, name text, mail text)", [
    JSON.stringify(people.map((one) => ({ id: one.oid, name: one.displayName, mail: one.upn }))),
  ]);
  const days = plan(now);
  const made = now.toISOString();
  await database.transaction(async (session) => {
  await session.query(
    `CREATE TEMPORARY TABLE wished AS
     WITH day AS (SELECT * FROM json_to_recordset($1::json) AS d(k int, date date, fill int, past boolean)),
          desk AS (SELECT * FROM json_to_recordset($2::json) AS d(n int, id text, hub_id text)),
          someone AS (SELECT * FROM json_to_recordset($3::json) AS p(n int, id uuid)),
          part AS (SELECT * FROM (VALUES ('day', '08:00', '17:00', 0), ('morning', '08:00', '12:00', 0), ('afternoon', '12:00', '17:00', ${desks.length})) AS p(part, from_, to_, shift))
     SELECT gen_random_uuid() AS id, desk.hub_id, desk.id AS desk_id, someone.id AS person_id, day.date, day.past, part.part,
            tstzrange((day.date + part.from_::time) AT TIME ZONE 'Europe/Stockholm', (day.date + part.to_::time) AT TIME ZONE 'Europe/Stockholm') AS during
     FROM day CROSS JOIN desk CROSS JOIN part
     JOIN someone ON someone.n = (desk.n + day.k * 37 + part.shift) % ${people.length}
     WHERE (desk.n * 31 + day.k * 17) % 100 < day.fill AND (part.part <> 'day') = (desk.n < ${people.length - desks.length} AND (desk.n + day.k) % 5 = 0)
     ORDER BY day.past, day.date DESC
     LIMIT ${bookingsInLedger}`,
    [
      JSON.stringify(days.map((day, k) => ({ k, ...day }))),
      JSON.stringify(desks.map((desk, n) => ({ n, id: desk.id, hub_id: desk.hubId }))),
      JSON.stringify(people.map((one, n) => ({ n, id: one.oid }))),
    ],
  );
  await session.query(
    `INSERT INTO booking (id, hub_id, desk_id, person_id, date, part, during, status, calendar, status_at, created_at)
     SELECT id, hub_id, desk_id, person_id, date, part, during, CASE WHEN past THEN 'completed' ELSE 'confirmed' END, 'accepted', $1::timestamptz, $1::timestamptz FROM wished`,
    [made],
  );
  await session.query("INSERT INTO claim (booking_id, hub_id, desk_id, person_id, date, during) SELECT id, hub_id, desk_id, person_id, date, during FROM wished");
  await session.query("INSERT INTO change (booking_id, at, by_person, surface, what, detail) SELECT id, $1::timestamptz, person_id, 'tab', 'booked', '{}' FROM wished", [made]);
  await session.query("DROP TABLE wished");
  });
  await database.script("ANALYZE");
}

/** A table that takes what a booking's claim takes, under the same constraints and with the same rows: what the floor inserts into. Only that a booking stands behind it is left out. */
export async function addFloorTable(database: Database): Promise<void> {
  await database.script(`
    CREATE TABLE floor_claim (LIKE claim INCLUDING ALL);
    ALTER TABLE floor_claim ADD FOREIGN KEY (desk_id) REFERENCES desk;
    INSERT INTO floor_claim SELECT * FROM claim;
    ANALYZE floor_claim;`);
}
