import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Database } from "./database.ts";

type Taken = { readonly ok: true; release(): void } | { readonly ok: false; readonly pausedMs: number | null };
type Want = { readonly mailbox: string; readonly ticket: string; readonly forMs: number; answer(taken: Taken): void; fail(fault: unknown): void };
type Given = { readonly mailbox: string; readonly ticket: string };

const lines = z.array(z.object({ mailbox: z.string(), tickets: z.array(z.string()), paused_ms: z.coerce.number() }));

/** Statements after which rows that say nothing any more are looked for. */
const tidyEvery = 200;

/**
 * The places among the calls on each mailbox, shared by all replicas. While one statement is under way the next is gathered, so
 * that many calls cost one statement, and a call's end none of its own. A killed replica's places end by themselves.
 * @param width places on one mailbox
 * @param now a clock set by hand; null leaves time to the database's own clock, the same to every replica
 */
export function makeMailboxLine(database: Pick<Database, "query">, width: number, now: () => Date | null): { take(mailbox: string, forMs: number): Promise<Taken>; pause(mailbox: string, forMs: number): Promise<void> } {
  let wants: Want[] = [];
  let givenBack: Given[] = [];
  let asking = false;
  let statements = 0;

  const askAll = async (): Promise<void> => {
    asking = true;
    // What else is asked for in this turn of the loop comes along.
    await Promise.resolve();
    while (wants.length + givenBack.length > 0) {
      const [asked, back] = [wants, givenBack];
      wants = [];
      givenBack = [];
      try {
        const told = new Map(lines.parse(await database.query(takeSql, [JSON.stringify(mailboxesOf(asked, back)), back.map((one) => one.ticket), now(), width])).map((line) => [line.mailbox, line]));
        for (const want of asked) {
          const line = told.get(want.mailbox);
          if (line?.tickets.includes(want.ticket)) want.answer({ ok: true, release: () => giveBack(want) });
          else want.answer({ ok: false, pausedMs: line && line.paused_ms > 0 ? Math.ceil(line.paused_ms) : null });
        }
        statements += 1;
        if (statements % tidyEvery === 0) await database.query(tidySql, [now()]);
      } catch (fault) {
        for (const want of asked) want.fail(fault);
      }
    }
    asking = false;
  };
  const ask = (): void => {
    if (!asking) void askAll();
  };
  const giveBack = ({ mailbox, ticket }: Given): void => {
    givenBack.push({ mailbox, ticket });
    ask();
  };

  return {
    take: (mailbox, forMs) =>
      new Promise((answer, fail) => {
        wants.push({ mailbox, ticket: randomUUID(), forMs, answer, fail });
        ask();
      }),
    pause: async (mailbox, forMs) => {
      await database.query(pauseSql, [mailbox, now(), forMs]);
    },
  };
}

/** What is asked of each mailbox's row; only given back: nothing. */
function mailboxesOf(asked: readonly Want[], back: readonly Given[]): { mailbox: string; wanted: Record<string, number> }[] {
  const wanted = new Map<string, Record<string, number>>(back.map((one) => [one.mailbox, {}]));
  for (const { mailbox, ticket, forMs } of asked) wanted.set(mailbox, { ...wanted.get(mailbox), [ticket]: forMs });
  return [...wanted].map(([mailbox, tickets]) => ({ mailbox, wanted: tickets }));
}

const clockOf = (parameter: string): string => `coalesce(${parameter}::timestamptz, clock_timestamp())`;
const msOf = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000)::bigint`;

/** Rows are taken in order of their mailbox, so that two replicas never wait for each other. Those who have a place keep it; those who ask come after. */
const takeSql = `
  INSERT INTO mailbox_line AS line (mailbox, leases)
  SELECT a.mailbox, coalesce((SELECT jsonb_object_agg(key, ${msOf(clockOf("$3"))} + value::bigint) FROM (SELECT * FROM jsonb_each_text(a.wanted) LIMIT $4) AS first), '{}')
  FROM json_to_recordset($1::json) AS a(mailbox text, wanted jsonb) ORDER BY a.mailbox
  ON CONFLICT (mailbox) DO UPDATE SET leases = (
    SELECT coalesce(jsonb_object_agg(ticket, until), '{}') FROM (
      SELECT key AS ticket, value::bigint AS until, false AS fresh FROM jsonb_each_text(line.leases - $2::text[]) WHERE value::bigint > ${msOf(clockOf("$3"))}
      UNION ALL
      SELECT key, value::bigint, true FROM jsonb_each_text(excluded.leases) WHERE line.paused_until IS NULL OR line.paused_until <= ${clockOf("$3")}
      ORDER BY fresh, until, ticket LIMIT $4) AS kept)
  RETURNING mailbox, ARRAY(SELECT jsonb_object_keys(leases)) AS tickets, coalesce(greatest(0, extract(epoch FROM paused_until - ${clockOf("$3")}) * 1000), 0)::float8 AS paused_ms`;

const pauseSql = `
  INSERT INTO mailbox_line AS line (mailbox, leases, paused_until) VALUES ($1, '{}', ${clockOf("$2")} + make_interval(secs => $3::float8 / 1000))
  ON CONFLICT (mailbox) DO UPDATE SET paused_until = greatest(line.paused_until, excluded.paused_until)`;

/** Rows hold who has been called for; none stays for longer than it says something. */
const tidySql = `
  DELETE FROM mailbox_line WHERE mailbox IN (
    SELECT mailbox FROM mailbox_line WHERE leases = '{}' AND (paused_until IS NULL OR paused_until <= ${clockOf("$1")}) LIMIT 1000 FOR UPDATE SKIP LOCKED)`;
