import type { Session, Statement } from "./database.ts";

/**
 * Does the work between BEGIN and COMMIT on a connection that is nobody else's meanwhile. BEGIN leaves together with the first
 * statement, and COMMIT together with the last: a packet costs more than what it carries. Neither leaves when there is no statement.
 * @returns as soon as COMMIT has left, which ends the transaction, kept or refused; `over` tells which
 * @throws what the work throws: the transaction is then still open
 */
export async function transactionOn<T>(connection: Session, work: (session: Session) => Promise<T>, last: () => Promise<readonly Statement[]>): Promise<{ readonly result: T; readonly over: Promise<unknown> }> {
  const begun: Promise<unknown>[] = [];
  const session: Session = {
    query: async (text, values) => {
      // It fails only with the connection, and then so does all that follows.
      if (begun.length === 0) begun.push(connection.query("BEGIN"));
      const [rows] = await Promise.all([connection.query(text, values), ...begun]);
      return rows;
    },
  };
  const result = await work(session);
  const closing = (await last()).map(({ text, values }) => session.query(text, values));
  return { result, over: begun.length === 0 ? Promise.resolve() : Promise.all([...closing, connection.query("COMMIT")]) };
}
