import type { DecisionAsk, DecisionContext } from "../../services/ports.ts";
import type { Row, Session } from "./database.ts";
import { claimColumns, claimsOf, outcomeOf, peopleOf, personColumns } from "./rows.ts";

/** The stored answer of a key: to this item when there is one, else to any other, which tells what the key was used for. */
export const outcomeOfKey = (person: string, key: string, item: string): string => `SELECT item, fingerprint, outcome FROM outcome WHERE person_id = ${person}::uuid AND key = ${key} ORDER BY item = ${item} DESC LIMIT 1`;

type Columns = Readonly<Record<"subject" | "heldFrom" | "hub" | "date" | "person" | "key" | "item", string>>;
const everything = ({ subject, heldFrom, hub, date, person, key, item }: Columns): string => `(SELECT json_agg(p) FROM (SELECT ${personColumns} FROM person WHERE id = ${subject}) p) AS subject,
              (SELECT json_agg(c) FROM (SELECT ${claimColumns} FROM claim WHERE person_id = ${subject} AND date >= ${heldFrom} AND date < ${heldFrom} + 14) c) AS held,
              (SELECT json_agg(c) FROM (SELECT ${claimColumns} FROM claim WHERE hub_id = ${hub} AND date = ${date}) c) AS taken,
              (SELECT row_to_json(o) FROM (${outcomeOfKey(person, key, item)}) o) AS outcome`;
const ofOne = `SELECT ${everything({ subject: "$1", heldFrom: "$2::date", hub: "$3", date: "$4", person: "$5", key: "$6", item: "$7" })}`;
const ofMany = `SELECT ${everything({ subject: "ask.subject", heldFrom: "ask.held_from", hub: "ask.hub", date: "ask.on_date", person: "ask.person", key: "ask.key", item: "ask.item" })}
  FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (subject uuid, held_from date, hub text, on_date date, person uuid, key text, item text)) WITH ORDINALITY AS ask(subject, held_from, hub, on_date, person, key, item, n) ORDER BY n`;

const contextOf = (row: Row | undefined): DecisionContext => ({
  subject: peopleOf(row?.["subject"] ?? [])[0] ?? null,
  held: claimsOf(row?.["held"]),
  taken: claimsOf(row?.["taken"]),
  outcome: row?.["outcome"] ? outcomeOf(row["outcome"]) : null,
});

/** All that one decision needs, in one statement. */
export async function readDecision(session: Session, { subjectId, heldFrom, hubId, date, write }: DecisionAsk): Promise<DecisionContext> {
  const [row] = await session.query(ofOne, [subjectId, heldFrom, hubId, date, write?.personId ?? null, write?.key ?? null, write?.item ?? null]);
  return contextOf(row);
}

/** All that several decisions need, in one statement; in the order of the asks. */
export async function readDecisions(session: Session, asks: readonly DecisionAsk[]): Promise<DecisionContext[]> {
  const rows = await session.query(ofMany, [JSON.stringify(asks.map(({ subjectId, heldFrom, hubId, date, write }) => ({ subject: subjectId, held_from: heldFrom, hub: hubId, on_date: date, person: write?.personId, key: write?.key, item: write?.item })))]);
  return rows.map(contextOf);
}
