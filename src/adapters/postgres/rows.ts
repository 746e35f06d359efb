import { z } from "zod";
import type { Booking } from "../../domain/booking.ts";
import { bookingStatuses, calendarStates, surfaces } from "../../domain/booking.ts";
import { bookersForOthers, deskCalendars, kinds } from "../../domain/hub.ts";
import type { Hub, Rules } from "../../domain/hub.ts";
import { parts } from "../../domain/part.ts";
import { refusalCodes } from "../../domain/refusal.ts";
import { languages } from "../../domain/people.ts";
import type { Person } from "../../domain/people.ts";
import type { Claim } from "../../domain/policy.ts";
import type { Administered, BoardClaim, Change, CalendarEvent, StoredOutcome } from "../../services/ports.ts";

/** One parser for every shape that comes out of the database, made once: making one costs more than parsing a row. Ranges come as two columns of epoch milliseconds. */
const instant = z.coerce.number().transform((ms) => new Date(ms));
const nullableInstant = z.union([z.null(), instant]);

/** SQL of a range column as `start_ms, end_ms`. */
export const rangeColumns = (column: string): string =>
  `(extract(epoch FROM lower(${column})) * 1000)::float8 AS start_ms, (extract(epoch FROM upper(${column})) * 1000)::float8 AS end_ms`;
export const instantColumn = (column: string, name: string): string => `(extract(epoch FROM ${column}) * 1000)::float8 AS ${name}`;

export const claimColumns = `booking_id, hub_id, desk_id, person_id, date::text AS date, ${rangeColumns("during")}`;
const claimFields = { booking_id: z.string(), hub_id: z.string(), desk_id: z.string(), person_id: z.string(), date: z.string(), start_ms: instant, end_ms: instant };
const claimShape = z.object(claimFields);
const asClaim = (row: z.output<typeof claimShape>): Claim => ({
  bookingId: row.booking_id,
  hubId: row.hub_id,
  deskId: row.desk_id,
  personId: row.person_id,
  date: row.date,
  during: { start: row.start_ms, end: row.end_ms },
});
const claimRow = claimShape.transform(asClaim);
const boardClaimRow = z
  .object({ ...claimFields, status: z.enum(bookingStatuses), calendar: z.enum(calendarStates), part: z.enum(parts) })
  .transform((row): BoardClaim => ({ ...asClaim(row), status: row.status, calendar: row.calendar, part: row.part }));
const boardClaimRows = z.array(boardClaimRow);
export const boardClaimsOf = (rows: unknown): BoardClaim[] => boardClaimRows.parse(rows);
const claimRows = z.array(claimRow);
export const claimsOf = (rows: unknown): Claim[] => claimRows.parse(rows ?? []);

const place = z.object({ hubId: z.string(), deskId: z.string(), date: z.string(), part: z.enum(parts), during: z.object({ start: z.coerce.date(), end: z.coerce.date() }) });
export const bookingColumns = `id, hub_id, desk_id, person_id, date::text AS date, part, ${rangeColumns("during")}, status, calendar, reason, moved_from`;
const bookingRow = z
  .object({
    id: z.string(),
    hub_id: z.string(),
    desk_id: z.string(),
    person_id: z.string(),
    date: z.string(),
    part: z.enum(parts),
    start_ms: instant,
    end_ms: instant,
    status: z.enum(bookingStatuses),
    calendar: z.enum(calendarStates),
    reason: z.string().nullable(),
    moved_from: place.nullable(),
  })
  .transform(
    (row): Booking => ({
      id: row.id,
      hubId: row.hub_id,
      deskId: row.desk_id,
      personId: row.person_id,
      date: row.date,
      part: row.part,
      during: { start: row.start_ms, end: row.end_ms },
      status: row.status,
      calendar: row.calendar,
      reason: row.reason,
      movedFrom: row.moved_from,
    }),
  );
const option = place.extend({ distanceKm: z.number().nullable() });
const storedBooking = place.extend({
  id: z.string(),
  personId: z.string(),
  status: z.enum(bookingStatuses),
  calendar: z.enum(calendarStates),
  reason: z.string().nullable(),
  movedFrom: place.nullable(),
});
const storedRefusal = z.object({
  code: z.enum(refusalCodes),
  setBy: z.enum(["hub", "region"]).optional(),
  figures: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  opens: z.string().optional(),
  alternatives: z.array(option),
});
const outcomeRow = z.object({
  item: z.string(),
  fingerprint: z.string(),
  outcome: z.discriminatedUnion("ok", [z.object({ ok: z.literal(true), booking: storedBooking }), z.object({ ok: z.literal(false), refusal: storedRefusal })]),
});
export const outcomeOf = (row: unknown): StoredOutcome => outcomeRow.parse(row);
const hubFileTried = z.object({
  saved: z.boolean(),
  hubs: z.array(z.object({ id: z.string(), name: z.string(), is: z.enum(["new", "changed", "same"]), changes: z.array(z.string()), outside: z.number() })),
  faults: z.array(z.object({ hubId: z.string(), says: z.string() })),
});
const bookingRows = z.array(bookingRow);
export const bookingsOf = (rows: unknown): Booking[] => bookingRows.parse(rows ?? []);

export const personColumns = "id, name, mail, language, home_municipality, show_name";
const personRow = z
  .object({ id: z.string(), name: z.string(), mail: z.string(), language: z.enum(languages).nullable(), home_municipality: z.string().nullable(), show_name: z.boolean() })
  .transform((row): Person => ({ id: row.id, name: row.name, mail: row.mail, language: row.language, homeMunicipality: row.home_municipality, showName: row.show_name }));
const personRows = z.array(personRow);
export const peopleOf = (rows: unknown): Person[] => personRows.parse(rows);

export const changeColumns = `booking_id, ${instantColumn("at", "at_ms")}, by_person, surface, what, detail`;
const changeRows = z.array(
  z
    .object({ booking_id: z.string(), at_ms: instant, by_person: z.string().nullable(), surface: z.enum(surfaces), what: z.string(), detail: z.record(z.string(), z.string()), by_name: z.string().nullable() })
    .transform((row) => ({ bookingId: row.booking_id, at: row.at_ms, byPersonId: row.by_person, surface: row.surface, what: row.what, detail: row.detail, byName: row.by_name })),
);
export const changesOf = (rows: unknown): (Change & { byName: string | null })[] => changeRows.parse(rows);

const eventBody = z.object({ subject: z.string(), during: z.object({ start: z.coerce.date(), end: z.coerce.date() }), location: z.string(), mailbox: z.string().nullable(), text: z.string() });
export const eventColumns = `id, booking_id, person_id, mailbox, wanted, ${rangeColumns("during")}, revision, body, state, sent_revision, ${instantColumn("sent_at", "sent_ms")}, graph_id, ical_uid, hub_copy_id, origin, seat`;
const eventRows = z.array(
  z
    .object({
      id: z.string(),
      booking_id: z.string(),
      person_id: z.string(),
      mailbox: z.string().nullable(),
      wanted: z.enum(["present", "absent"]),
      start_ms: instant,
      end_ms: instant,
      revision: z.number(),
      body: eventBody,
      state: z.enum(["queued", "sent", "accepted", "declined", "unanswered", "cancelled"]),
      sent_revision: z.number().nullable(),
      sent_ms: nullableInstant,
      graph_id: z.string().nullable(),
      ical_uid: z.string().nullable(),
      hub_copy_id: z.string().nullable(),
      origin: z.enum(["hubbplats", "outlook"]),
      seat: z.number(),
    })
    .transform(
      (row): CalendarEvent => ({
        id: row.id,
        bookingId: row.booking_id,
        personId: row.person_id,
        mailbox: row.mailbox,
        wanted: row.wanted,
        during: { start: row.start_ms, end: row.end_ms },
        revision: row.revision,
        body: row.body,
        state: row.state,
        sentRevision: row.sent_revision,
        sentAt: row.sent_ms,
        graphId: row.graph_id,
        iCalUId: row.ical_uid,
        hubCopyId: row.hub_copy_id,
        origin: row.origin,
        seat: row.seat,
      }),
    ),
);
export const eventsOf = (rows: unknown): CalendarEvent[] => eventRows.parse(rows);

const text = z.object({ sv: z.string(), en: z.string() });
const ownRules = z.object({ horizonDays: z.number().int().optional(), bookingsPerWeek: z.number().int().optional(), shortestMinutes: z.number().int().optional(), checkInFromMinutes: z.number().int().optional(), halfDayAt: z.string().optional(), bookForOthers: z.enum(bookersForOthers).optional() });
const ownRulesRow = z.object({ own_rules: ownRules });
export const ownRulesOf = (row: unknown): Partial<Rules> => ownRulesRow.parse(row).own_rules;
const administeredRow = z.object({
  administered: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("rules"), ownRules }),
    z.object({ kind: z.literal("place") }),
    z.object({ kind: z.literal("hub-file"), tried: hubFileTried }),
    z.object({ kind: z.literal("refused"), refusal: storedRefusal }),
  ]),
});
export const administeredOf = (row: unknown): Administered => administeredRow.parse(row).administered;
const hubBody = z.object({
  name: z.string(),
  locality: z.string(),
  municipality: z.string(),
  position: z.object({ latitude: z.number(), longitude: z.number(), approximate: z.boolean() }),
  bookable: z.boolean(),
  opening: z.array(z.object({ weekday: z.number().int().min(1).max(7), opens: z.string(), closes: z.string() })),
  closedDays: z.array(z.object({ date: z.string(), reason: text })),
  happenings: z.array(z.object({ date: z.string(), text })),
  kinds: z.array(z.enum(kinds)),
  about: z.object({
    description: text,
    gettingThere: text,
    contact: z.object({ name: z.string(), phone: z.string(), mail: z.string() }),
    keys: text,
    alarm: text,
    coffee: text,
    rules: text,
    visitFirst: text,
  }),
  demo: z.boolean(),
  ownRules,
});
const deskShape = z.object({ id: z.string(), hubId: z.string(), name: z.string(), calendar: z.enum(deskCalendars), mailbox: z.string().nullable(), kinds: z.array(z.enum(kinds)) });
const hubRows = z.array(z.object({ id: z.string(), body: hubBody, desks: z.array(deskShape).nullable() }).transform((row): Hub => ({ id: row.id, ...row.body, desks: row.desks ?? [] })));
export const hubsOf = (rows: unknown): Hub[] => hubRows.parse(rows);
