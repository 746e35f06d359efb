import type { Tx } from "../../services/ports.ts";
import { newsChannel } from "./crier.ts";
import type { Session } from "./database.ts";
import { ownRulesOf } from "./rows.ts";

/** The verbs of a transaction in which an administrator sets how hubs are booked. */
export const makeAdministrationTx = (session: Session): Pick<Tx, "setRules"> => ({
  setRules: async (hubId, set) => {
    // In one statement: whoever comes second waits for the row, and adds to what the first has made of it.
    const [row] = await session.query(
      `UPDATE hub SET body = jsonb_set(body, '{ownRules}', jsonb_strip_nulls((body -> 'ownRules') || $2::jsonb)) WHERE id = $1 RETURNING body -> 'ownRules' AS own_rules`,
      [hubId, JSON.stringify(set)],
    );
    if (!row) return null;
    // With the commit, unlike other news: hubs are kept in memory until somebody tells that they have changed.
    await session.query("SELECT pg_notify($1, $2)", [newsChannel, JSON.stringify({ kind: "hubs" })]);
    return ownRulesOf(row);
  },
});
