import pg from "pg";
import type { Row, Session } from "./database.ts";

/** Statements that are prepared under a name at most; one that is put together from values must not fill the server's memory. */
const mostNames = 400;

/** Has the statements that are asked for in one turn of the event loop leave in one packet: each write costs more than what it carries. */
function sendTogether({ connection: { stream } }: pg.Client): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/**
 * Sessions of one database. Statements with values are prepared once on each connection, since planning the insert of a booking
 * costs more than doing it; and sent without waiting for the answer to the one before, where the caller does not.
 */
export function makeSessions(): (client: pg.ClientBase | pg.Pool) => Session {
  const names = new Map<string, string>();
  const named = (text: string): { name?: string } => {
    const known = names.get(text) ?? (names.size < mostNames ? `s${names.size}` : undefined);
    if (known === undefined) return {};
    names.set(text, known);
    return { name: known };
  };
  return (client) => ({
    query: async (text, values): Promise<Row[]> => {
      if (client instanceof pg.Client) sendTogether(client);
      if (values?.length) return (await client.query<Row>({ ...named(text), text, values: [...values] })).rows;
      const answer: pg.QueryResult<Row> | pg.QueryResult<Row>[] = await client.query<Row>(text);
      return Array.isArray(answer) ? answer.flatMap((one: pg.QueryResult<Row>) => one.rows) : answer.rows;
    },
  });
}
