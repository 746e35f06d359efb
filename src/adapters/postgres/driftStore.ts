import { z } from "zod";
import { driftCauses } from "../../services/ports.ts";
import type { Drift, DriftStore, KeptSubscription, SubscriptionStore } from "../../services/ports.ts";
import type { Database } from "./database.ts";
import { instantColumn } from "./rows.ts";

const instant = z.coerce.number().transform((ms) => new Date(ms));
const driftColumns = `id, cause, subject, hub_id, booking_id, detail, ${instantColumn("since", "since_ms")}, tries, ${instantColumn("next_at", "next_ms")}`;
const copyShape = z.object({
  kind: z.literal("event"),
  iCalUId: z.string(),
  graphId: z.string(),
  seriesId: z.string().nullable().default(null),
  during: z.object({ start: z.coerce.date(), end: z.coerce.date() }),
  cancelled: z.boolean(),
  organizer: z.object({ mail: z.string(), name: z.string() }).nullable(),
  answer: z.enum(["none", "accepted", "declined", "tentative"]),
  seats: z.number(),
});
const driftRow = z
  .object({
    id: z.string(),
    cause: z.enum(driftCauses),
    subject: z.string(),
    hub_id: z.string().nullable(),
    booking_id: z.string().nullable(),
    detail: z.object({ mailbox: z.string().optional(), copy: copyShape.optional() }),
    since_ms: instant,
    tries: z.number(),
    next_ms: z.union([z.null(), instant]),
  })
  .transform((row): Drift => ({ id: row.id, cause: row.cause, subject: row.subject, hubId: row.hub_id, bookingId: row.booking_id, detail: row.detail, since: row.since_ms, tries: row.tries, nextAt: row.next_ms }));
const driftRows = z.array(driftRow);
const countRows = z.array(z.object({ cause: z.enum(driftCauses), open: z.number(), since_ms: instant }));
const countsOf = (rows: unknown): z.output<typeof countRows> => countRows.parse(rows);
const driftsOf = (rows: unknown): Drift[] => driftRows.parse(rows);

/** The differences that are not mended yet. */
export const makeDriftStore = (database: Database): DriftStore => ({
  all: async () => driftsOf(await database.query(`SELECT ${driftColumns} FROM drift ORDER BY since LIMIT 1000`)),
  one: async (id) => driftsOf(await database.query(`SELECT ${driftColumns} FROM drift WHERE id = $1`, [id]))[0] ?? null,
  due: async (now, limit) => driftsOf(await database.query(`SELECT ${driftColumns} FROM drift WHERE next_at <= $1 ORDER BY next_at LIMIT $2`, [now, limit])),
  tried: async (id, nextAt) => {
    await database.query("UPDATE drift SET tries = tries + 1, next_at = $2 WHERE id = $1", [id, nextAt]);
  },
  counts: async () => {
    const found = new Map(countsOf(await database.query(`SELECT cause, count(*)::int AS open, ${instantColumn("min(since)", "since_ms")} FROM drift GROUP BY cause`)).map((row) => [row.cause, row]));
    return driftCauses.map((cause) => ({ cause, open: found.get(cause)?.open ?? 0, since: found.get(cause)?.since_ms ?? null }));
  },
});

const subscriptionColumns = `mailbox, id, client_state, ${instantColumn("until", "until_ms")}`;
const subscriptionRow = z
  .object({ mailbox: z.string(), id: z.string(), client_state: z.string(), until_ms: instant })
  .transform((row): KeptSubscription => ({ mailbox: row.mailbox, id: row.id, clientState: row.client_state, until: row.until_ms }));
const subscriptionRows = z.array(subscriptionRow);
const subscriptionsOf = (rows: unknown): KeptSubscription[] => subscriptionRows.parse(rows);

/** Graph's subscriptions that are ours, one a mailbox. */
export const makeSubscriptionStore = (database: Database): SubscriptionStore => ({
  all: async () => subscriptionsOf(await database.query(`SELECT ${subscriptionColumns} FROM subscription`)),
  byIds: async (ids) => subscriptionsOf(await database.query(`SELECT ${subscriptionColumns} FROM subscription WHERE id = ANY($1)`, [ids])),
  keep: async (kept) => {
    await database.query(
      "INSERT INTO subscription (mailbox, id, client_state, until) VALUES ($1, $2, $3, $4) ON CONFLICT (mailbox) DO UPDATE SET id = excluded.id, client_state = excluded.client_state, until = excluded.until",
      [kept.mailbox, kept.id, kept.clientState, kept.until],
    );
  },
  forget: async (id) => {
    await database.query("DELETE FROM subscription WHERE id = $1", [id]);
  },
});
