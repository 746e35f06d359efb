import { z } from "zod";
import type { LocalDate } from "../../domain/time.ts";
import type { Decline } from "../../services/ports.ts";
import type { Session } from "./database.ts";

export type DeclinesAsk = { readonly personId: string; readonly from: LocalDate };

const declineRows = z.array(
  z
    .object({ n: z.coerce.number(), detail: z.object({ mailbox: z.string(), from: z.coerce.date(), to: z.coerce.date() }) })
    .transform(({ n, detail }) => ({ n, decline: { mailbox: detail.mailbox, during: { start: detail.from, end: detail.to } } })),
);

/** What mailboxes have said no to, of several people in one statement; in the order of the asks. Read from the changes: the event itself is gone from the calendar, or has been moved back. */
export async function readDeclines(session: Pick<Session, "query">, asks: readonly DeclinesAsk[]): Promise<(readonly Decline[])[]> {
  const rows = await session.query(
    `SELECT ask.n, c.detail
     FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (person uuid, from_date date)) WITH ORDINALITY AS ask(person, from_date, n)
     JOIN booking b ON b.person_id = ask.person AND b.date >= ask.from_date
     JOIN change c ON c.booking_id = b.id AND c.what IN ('calendar-declined', 'move-declined') AND c.detail->>'mailbox' IS NOT NULL`,
    [JSON.stringify(asks.map(({ personId, from }) => ({ person: personId, from_date: from })))],
  );
  const said = declineRows.parse(rows);
  return asks.map((_, i) => said.filter(({ n }) => n === i + 1).map(({ decline }) => decline));
}
