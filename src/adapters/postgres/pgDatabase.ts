import pg from "pg";
import { z } from "zod";
import type { Database, Session } from "./database.ts";
import { makeSessions } from "./pgSession.ts";
import { transactionOn } from "./transactionOn.ts";

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)));

/** PostgreSQL broke the statement off, since it and another waited for each other. */
const deadlock = z.object({ code: z.literal("40P01") });
const mostTries = 5;

/**
 * Opens a pool on a real PostgreSQL.
 * @param max connections of this replica, the listener not counted
 */
export function openPg(connectionString: string, options: { max: number; onError: (fault: Error) => void }): Database {
  const pool = new pg.Pool({ connectionString, max: options.max, application_name: "hubbplats", idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, pipeline: true });
  pool.on("error", options.onError);
  const session = makeSessions();
  const lone = session(pool);
  /** A statement by itself that was broken off has done nothing, and is said again. */
  const outside: Session = {
    query: async (text, values) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await lone.query(text, values);
        } catch (fault) {
          if (tries === mostTries || !deadlock.safeParse(fault).success) throw fault;
        }
      }
    },
  };

  const transaction: Database["transaction"] = async (work, last = async () => []) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    const onError = (fault: Error): void => {
      broken = fault;
    };
    client.on("error", onError);
    try {
      const { result, over } = await transactionOn(session(client), work, last);
      await over;
      return result;
    } catch (fault) {
      await client.query("ROLLBACK").catch((worse: unknown) => {
        broken = asError(worse);
      });
      throw fault;
    } finally {
      client.off("error", onError);
      client.release(broken);
    }
  };

  return {
    kind: "postgres",
    query: outside.query,
    script: async (sql) => {
      await pool.query(sql);
    },
    transaction,
    // The end of a transaction that tells waits for all others that tell, over the disk's flush: hence one of its own, unflushed.
    tell: async (channel, texts) => {
      await outside.query("SELECT set_config('synchronous_commit', 'off', true), (SELECT count(pg_notify($1, said)) FROM unnest($2::text[]) AS said)", [channel, texts]);
    },
    listen: (channel, heard, again) => listenOn(connectionString, channel, heard, again, options.onError),
    forJobs: { executeSql: async (text, values) => ({ rows: await outside.query(text, values) }) },
    close: () => pool.end(),
  };
}

/** LISTEN on a connection of its own, which comes back by itself: first after 0.2 s, then twice as long, at most 10 s. */
async function listenOn(connectionString: string, channel: string, heard: (payload: string) => void, again: () => void, onError: (fault: Error) => void): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let tries = 0;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString, application_name: "hubbplats-listen", keepAlive: true, keepAliveInitialDelayMillis: 10_000 });
    const lost = (): void => {
      if (client !== next && client !== null) return;
      client = null;
      next.removeAllListeners();
      next.on("error", () => undefined);
      void next.end().catch(() => undefined);
      retry();
    };
    next.on("error", lost);
    next.on("end", lost);
    next.on("notification", (message) => heard(message.payload ?? ""));
    await next.connect();
    await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    client = next;
    tries = 0;
  };
  const retry = (): void => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      connect().then(again, (fault: unknown) => {
        onError(asError(fault));
        retry();
      });
    }, Math.min(10_000, 200 * 2 ** tries++));
  };

  await connect();
  return async () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    const last = client;
    client = null;
    last?.removeAllListeners();
    await last?.end();
  };
}
