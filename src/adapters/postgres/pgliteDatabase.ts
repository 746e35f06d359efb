import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import pg from "pg";
import type { Database, Session } from "./database.ts";
import { makeSessions } from "./pgSession.ts";
import type { Opening } from "./pgliteThread.ts";
import { PgliteWire } from "./pgliteWire.ts";
import { transactionOn } from "./transactionOn.ts";

/** What is told on a channel. */
type Heard = Pick<pg.Notification, "channel" | "payload">;

/**
 * Opens the embedded PostgreSQL, in a thread of its own. It writes at once but never asks the disk to flush: a killed process
 * loses nothing, a power cut may. @param folder where it lives, or null for one in memory
 * @param image what one in memory is to begin with, as PGlite dumps a folder; left out: nothing, which takes seconds to make
 */
export async function openPglite(folder: string | null, image?: Blob): Promise<Database> {
  const unlock = folder === null ? () => undefined : lock(folder);
  const workerData: Opening = { folder: folder === null ? null : join(folder, "ledger"), image: image ?? null };
  const thread = new Worker(new URL("./pgliteThread.ts", import.meta.url), { workerData });
  const ended = new Promise((resolve) => thread.once("exit", resolve));
  const client = await connect(thread);
  const { query } = makeSessions()(client);
  const inTurn = makeTurns();
  const hearers = new Set<(said: Heard) => void>();
  client.on("notification", (said) => hearers.forEach((hear) => hear(said)));
  /** The transaction that the running code is in the midst of, if any. */
  const within = new AsyncLocalStorage<{ open: boolean }>();
  const refuseWithin = (): void => {
    if (within.getStore()?.open) throw new Error("asked beside the transaction that is open here: it would wait for its end, and its end for the answer");
  };
  const outside: Session = {
    query: async (sql, values) => {
      refuseWithin();
      return inTurn(async (leave) => {
        const answer = query(sql, values);
        // A script may leave a transaction broken, and nobody else's statement must fall into it.
        if (values?.length) leave();
        else await answer.catch(() => query("ROLLBACK"));
        return answer;
      });
    },
  };

  const transaction: Database["transaction"] = async (work, last = async () => []) => {
    refuseWithin();
    return inTurn(async (leave) => {
      const here = { open: true };
      const done = async () => {
        try {
          return await transactionOn({ query }, (session) => within.run(here, () => work(session)), last);
        } catch (fault) {
          await query("ROLLBACK");
          throw fault;
        } finally {
          here.open = false;
        }
      };
      const { result, over } = await done();
      // The thread answers in order: the next need not wait for COMMIT.
      leave();
      await over;
      return result;
    });
  };

  return {
    kind: "pglite",
    query: outside.query,
    script: async (sql) => {
      await outside.query(sql);
    },
    transaction,
    tell: async (channel, texts) => {
      // There is no other process to tell.
      for (const text of texts) for (const hear of hearers) hear({ channel, payload: text });
    },
    listen: async (channel, heard) => {
      const hear = (said: Heard): void => {
        if (said.channel === channel) heard(said.payload ?? "");
      };
      await outside.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      hearers.add(hear);
      return async () => void hearers.delete(hear);
    },
    forJobs: { executeSql: async (text, values) => ({ rows: await outside.query(text, values) }) },
    close: async () => {
      // After all that has been asked for.
      await inTurn(async () => client.connection.stream.end());
      await ended;
      unlock();
    },
  };
}

/** Whoever asks has the connection to itself, in the order in which they asked, until it leaves. */
function makeTurns(): <T>(work: (leave: () => void) => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<null>();
    last = promise;
    const leave = (): void => resolve(null);
    await before;
    try {
      return await work(leave);
    } finally {
      leave();
    }
  };
}

/** The driver's connection to the thread, as to any PostgreSQL. Who asks is said here, lest it be taken from the surroundings. */
async function connect(thread: Worker): Promise<pg.Client> {
  const client = new pg.Client({ stream: () => new PgliteWire(thread), user: "postgres", database: "postgres", ssl: false, pipeline: true });
  // Whoever asks is told; there is nothing to connect to again.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** One process a folder: two would write over each other. The lock of a process that is gone is taken over. */
function lock(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "ledger.pid");
  const holder = Number(readIfThere(file));
  if (holder && holder !== process.pid && isAlive(holder)) throw new Error(`${folder} is in use by process ${holder}: stop that one, or choose another DATA_DIR`);
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
