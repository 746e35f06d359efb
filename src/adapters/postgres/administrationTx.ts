import { createHash } from "node:crypto";
import type { Hub } from "../../domain/hub.ts";
import type { News, Outcome, Tx } from "../../services/ports.ts";
import { newsChannel } from "./crier.ts";
import type { Session } from "./database.ts";
import { administeredOf, ownRulesOf } from "./rows.ts";

/** What a booking that comes with an administrator's key is answered, by the server of a release before this one too. */
const refusedToBookings: Outcome = { ok: false, refusal: { code: "key-used-for-another-request", alternatives: [] } };

/** A file of hubs is large, and only asked whether it is the same: its hash is kept. */
const hashOf = (fingerprint: string): string => createHash("sha256").update(fingerprint).digest("base64url");

/** The verbs of a transaction in which an administrator sets how hubs are booked. */
export const makeAdministrationTx = (session: Session, news: News[]): Pick<Tx, "administered" | "saveAdministered" | "addAdministrationChange" | "setRules" | "saveHubs" | "mapPlace"> => {
  /** With the commit, unlike other news: hubs are kept in memory until somebody tells that they have changed. */
  const tellOfHubs = async (): Promise<void> => {
    news.push({ kind: "hubs" });
    await session.query("SELECT pg_notify($1, $2)", [newsChannel, JSON.stringify({ kind: "hubs" })]);
  };
  return {
    administered: async (write) => {
      await session.query("SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE", [write.personId]);
      const [row] = await session.query("SELECT fingerprint, administered FROM outcome WHERE person_id = $1 AND key = $2 LIMIT 1", [write.personId, write.key]);
      if (!row) return null;
      return row["fingerprint"] === hashOf(write.fingerprint) ? administeredOf(row) : "another-request";
    },
    // A plain insert: where another has got an answer by this key meanwhile, the transaction is begun anew and finds it.
    saveAdministered: async (write, answer, at) => {
      await session.query("INSERT INTO outcome (person_id, key, item, fingerprint, outcome, administered, at) VALUES ($1, $2, $3, $4, $5, $6, $7)", [
        write.personId,
        write.key,
        write.item,
        hashOf(write.fingerprint),
        JSON.stringify(refusedToBookings),
        JSON.stringify(answer),
        at,
      ]);
    },
    addAdministrationChange: async ({ at, byPersonId, surface, what, hubId, placeId, detail }) => {
      await session.query("INSERT INTO administration_change (at, by_person, surface, what, hub_id, place_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)", [at, byPersonId, surface, what, hubId, placeId, JSON.stringify(detail)]);
    },
    setRules: async (hubId, set) => {
      // In one statement: whoever comes second waits for the row, and adds to what the first has made of it.
      const [row] = await session.query(
        `UPDATE hub SET body = jsonb_set(body, '{ownRules}', jsonb_strip_nulls((body -> 'ownRules') || $2::jsonb)) WHERE id = $1 RETURNING body -> 'ownRules' AS own_rules`,
        [hubId, JSON.stringify(set)],
      );
      if (!row) return null;
      await tellOfHubs();
      return ownRulesOf(row);
    },
    saveHubs: async (hubs) => {
      for (const hub of hubs) await saveHub(session, hub);
      await tellOfHubs();
    },
    mapPlace: async (placeId, hubId) => (await session.query("UPDATE place SET hub_id = $2 WHERE place_id = $1 RETURNING 1", [placeId, hubId])).length === 1,
  };
};

/** Writes a hub and its desks. A desk that is no longer listed is withdrawn, never deleted: bookings point at it. */
async function saveHub(session: Session, { id, desks, ...body }: Hub): Promise<void> {
  await session.query("INSERT INTO hub (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = excluded.body", [id, JSON.stringify(body)]);
  await session.query("UPDATE desk SET withdrawn = true WHERE hub_id = $1 AND NOT (id = ANY($2))", [id, desks.map((desk) => desk.id)]);
  for (const [place, desk] of desks.entries()) {
    await session.query(
      `INSERT INTO desk (id, hub_id, name, calendar, mailbox, kinds, place_in_list) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, calendar = excluded.calendar, mailbox = excluded.mailbox, kinds = excluded.kinds, place_in_list = excluded.place_in_list, withdrawn = false`,
      [desk.id, id, desk.name, desk.calendar, desk.mailbox, desk.kinds, place],
    );
  }
}
