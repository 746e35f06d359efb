import { z } from "zod";
import type { SyncStore } from "../../services/ports.ts";
import type { Database } from "./database.ts";
import { instantColumn } from "./rows.ts";

const instant = z.coerce.number().transform((ms) => new Date(ms));
const mailboxRow = z.object({ window_start: z.string(), delta_link: z.string(), looked_ms: instant });
const mailboxRows = z.array(mailboxRow);
const lookRows = z.array(z.object({ address: z.string(), looked_ms: instant }).transform((row) => ({ mailbox: row.address, lookedAt: row.looked_ms })));
const sentRows = z.array(z.object({ mailbox: z.string(), at_ms: instant }).transform((row) => ({ mailbox: row.mailbox, at: row.at_ms })));
const placeRow = z
  .object({ place_id: z.string(), kind: z.enum(["workspace", "desk", "room"]), name: z.string(), mail: z.string().nullable(), capacity: z.number().nullable(), hub_id: z.string().nullable(), seen_ms: instant })
  .transform((row) => ({ placeId: row.place_id, kind: row.kind, name: row.name, mail: row.mail, capacity: row.capacity, hubId: row.hub_id, seen: row.seen_ms }));
const placeRows = z.array(placeRow);

/** How far mailboxes have been read, and the places that Graph has told of. */
export const makeSync = (database: Database): SyncStore => ({
  looks: async () => lookRows.parse(await database.query(`SELECT address, ${instantColumn("looked_at", "looked_ms")} FROM mailbox`)),
  mailbox: async (address) => {
    const rows = mailboxRows.parse(await database.query(`SELECT window_start::text, delta_link, ${instantColumn("looked_at", "looked_ms")} FROM mailbox WHERE address = $1`, [address]));
    const [row] = rows;
    return row ? { windowStart: row.window_start, deltaLink: row.delta_link, lookedAt: row.looked_ms } : null;
  },
  saveMailbox: async (address, state) => {
    await database.query(
      `INSERT INTO mailbox (address, window_start, delta_link, looked_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (address) DO UPDATE SET window_start = excluded.window_start, delta_link = excluded.delta_link, looked_at = excluded.looked_at`,
      [address, state.windowStart, state.deltaLink, state.lookedAt],
    );
  },
  places: async () => placeRows.parse(await database.query(`SELECT place_id, kind, name, mail, capacity, hub_id, ${instantColumn("seen", "seen_ms")} FROM place ORDER BY name, place_id`)),
  savePlaces: async (places, seen) => {
    if (places.length === 0) return;
    await database.query(
      `INSERT INTO place (place_id, kind, name, mail, capacity, seen)
       SELECT p.place_id, p.kind, p.name, p.mail, p.capacity, $2 FROM json_to_recordset($1::json) AS p(place_id text, kind text, name text, mail text, capacity integer)
       ON CONFLICT (place_id) DO UPDATE SET kind = excluded.kind, name = excluded.name, mail = excluded.mail, capacity = excluded.capacity, seen = excluded.seen`,
      [JSON.stringify(places.map(({ placeId, ...rest }) => ({ place_id: placeId, ...rest }))), seen],
    );
  },
  neverSeen: async (mailbox, sentBefore, now) =>
    (
      await database.query("SELECT id FROM calendar_event WHERE mailbox = $1 AND wanted = 'present' AND state = 'accepted' AND origin = 'hubbplats' AND hub_copy_id IS NULL AND sent_at < $2 AND upper(during) > $3", [mailbox, sentBefore, now])
    ).map((row) => String(row["id"])),
  withoutMailbox: async (now, slot, of) =>
    (
      await database.query("SELECT id FROM calendar_event WHERE mailbox IS NULL AND wanted = 'present' AND state = 'accepted' AND upper(during) > $1 AND mod(abs(hashtext(id::text)::bigint), $3) = $2", [now, slot, of])
    ).map((row) => String(row["id"])),
  take: async (mailbox, by, now, until) =>
    (
      await database.query(
        `INSERT INTO mailbox_look AS held (mailbox, by_whom, until) VALUES (lower($1), $2, $4)
         ON CONFLICT (mailbox) DO UPDATE SET by_whom = excluded.by_whom, until = excluded.until WHERE held.by_whom = excluded.by_whom OR held.until <= $3 RETURNING 1`,
        [mailbox, by, now, until],
      )
    ).length === 1,
  giveBack: async (mailbox, by) => {
    await database.query("DELETE FROM mailbox_look WHERE mailbox = lower($1) AND by_whom = $2", [mailbox, by]);
  },
  lastSent: async (mailboxes, since) =>
    sentRows.parse(await database.query(`SELECT mailbox, ${instantColumn("max(sent_at)", "at_ms")} FROM calendar_event WHERE sent_at >= $2 AND lower(mailbox) = ANY($1) GROUP BY mailbox`, [mailboxes.map((one) => one.toLowerCase()), since])),
  waitsSince: async (mailbox, since) =>
    sentRows.parse(await database.query(`SELECT mailbox, ${instantColumn("sent_at", "at_ms")} FROM calendar_event WHERE sent_at >= $2 AND lower(mailbox) = lower($1) AND wanted = 'present' AND state = 'sent' ORDER BY sent_at LIMIT 1`, [mailbox, since]))[0]?.at ?? null,
  calledOff: async (hubCopyIds) =>
    (await database.query("SELECT hub_copy_id FROM calendar_event WHERE hub_copy_id = ANY($1) AND origin = 'hubbplats' AND wanted = 'absent'", [hubCopyIds])).map((row) => String(row["hub_copy_id"])),
});
