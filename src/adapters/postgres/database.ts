import type { Db } from "pg-boss";

/** A row as the driver gives it; parsed by the query that asked for it. */
export type Row = Readonly<Record<string, unknown>>;
/**
 * One connection, or the pool: a statement with its values. Dates are bound as ISO strings or Date. On one connection
 * statements run in the order they were asked for, also when the next is asked for before the last has answered.
 */
export type Session = { query(sql: string, values?: readonly unknown[]): Promise<Row[]> };

/** A statement whose answer nobody reads: it has been done, or has failed. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** PostgreSQL or PGlite, the same to those who use it. */
export type Database = Session & {
  readonly kind: "postgres" | "pglite";
  /**
   * Runs the work between BEGIN and COMMIT on one connection; ROLLBACK when it throws.
   * @param last gives what is to be done when the work is; it leaves in one packet with COMMIT, and when it fails nothing has happened
   */
  transaction<T>(work: (session: Session) => Promise<T>, last?: () => Promise<readonly Statement[]>): Promise<T>;
  /** Several statements without values. */
  script(sql: string): Promise<void>;
  /** Tells texts on a channel, in order, in a transaction of their own whose end nobody waits for on the disk. */
  tell(channel: string, texts: readonly string[]): Promise<void>;
  /** Hears a channel until the returned function is called; `again` when the connection was lost and has come back. */
  listen(channel: string, heard: (payload: string) => void, again: () => void): Promise<() => Promise<void>>;
  /** The same database as pg-boss speaks to it. */
  readonly forJobs: Db;
  close(): Promise<void>;
};
