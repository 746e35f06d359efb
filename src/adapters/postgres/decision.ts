import type { DecisionAsk, DecisionContext } from "../../services/ports.ts";
import type { Session } from "./database.ts";
import { claimColumns, claimsOf, outcomeOf, peopleOf, personColumns } from "./rows.ts";

/** The stored answer of a key: to this item when there is one, else to any other, which tells what the key was used for. */
export const outcomeOfKey = (person: string, key: string, item: string): string => `SELECT item, fingerprint, outcome FROM outcome WHERE person_id = ${person}::uuid AND key = ${key} ORDER BY item = ${item} DESC LIMIT 1`;

const everything = `SELECT (SELECT json_agg(p) FROM (SELECT ${personColumns} FROM person WHERE id = $1) p) AS subject,
              (SELECT json_agg(c) FROM (SELECT ${claimColumns} FROM claim WHERE person_id = $1 AND date >= $2) c) AS held,
              (SELECT json_agg(c) FROM (SELECT ${claimColumns} FROM claim WHERE hub_id = $3 AND date = $4) c) AS taken,
              (SELECT row_to_json(o) FROM (${outcomeOfKey("$5", "$6", "$7")}) o) AS outcome`;

/** All that one decision needs, in one statement. */
export async function readDecision(session: Session, { subjectId, heldFrom, hubId, date, write }: DecisionAsk): Promise<DecisionContext> {
  const [row] = await session.query(everything, [subjectId, heldFrom, hubId, date, write?.personId ?? null, write?.key ?? null, write?.item ?? null]);
  return {
    subject: peopleOf(row?.["subject"] ?? [])[0] ?? null,
    held: claimsOf(row?.["held"]),
    taken: claimsOf(row?.["taken"]),
    outcome: row?.["outcome"] ? outcomeOf(row["outcome"]) : null,
  };
}
