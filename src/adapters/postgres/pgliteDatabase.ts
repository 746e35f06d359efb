import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Database, Row, Session } from "./database.ts";
import type { Asked, Opening, Told } from "./pgliteThread.ts";

/**
 * Opens the embedded PostgreSQL, in a thread of its own. It writes at once but never asks the disk to flush: a killed process
 * loses nothing, a power cut may. @param folder where it lives, or null for one in memory
 * @param image what one in memory is to begin with, as PGlite dumps a folder; left out: nothing, which takes seconds to make
 */
export async function openPglite(folder: string | null, image?: Blob): Promise<Database> {
  const unlock = folder === null ? () => undefined : lock(folder);
  const thread = await startThread({ folder: folder === null ? null : join(folder, "ledger"), image: image ?? null });
  const session = (lone: boolean): Session => ({ query: (sql, values = []) => thread.ask({ sql, values, lone }) });
  const inTurn = makeTurns();
  /** The transaction that the running code is in the midst of, if any. */
  const within = new AsyncLocalStorage<{ open: boolean }>();
  const refuseWithin = (): void => {
    if (within.getStore()?.open) throw new Error("asked beside the transaction that is open here: it would wait for its end, and its end for the answer");
  };
  const outside: Session = {
    query: async (sql, values) => {
      refuseWithin();
      return inTurn((leave) => {
        const answer = session(true).query(sql, values);
        leave();
        return answer;
      });
    },
  };

  const transaction: Database["transaction"] = async (work) => {
    refuseWithin();
    return inTurn(async (leave) => {
      const { query } = session(false);
      const here = { open: true };
      const done = async (): Promise<Awaited<ReturnType<typeof work>>> => {
        try {
          // The thread answers in order: nobody need wait for BEGIN before the work begins.
          const [, result] = await Promise.all([query("BEGIN"), within.run(here, () => work({ query }))]);
          return result;
        } catch (fault) {
          await query("ROLLBACK");
          throw fault;
        } finally {
          here.open = false;
        }
      };
      const result = await done();
      // Nor need the next wait for COMMIT: kept or refused, it ends the transaction.
      const committed = query("COMMIT");
      leave();
      await committed;
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
      await outside.query("SELECT pg_notify($1, said) FROM unnest($2::text[]) AS said", [channel, texts]);
    },
    listen: thread.listen,
    forJobs: { executeSql: async (text, values) => ({ rows: await outside.query(text, values) }) },
    close: async () => {
      await thread.close();
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

type Question = Asked extends infer One ? (One extends Asked ? Omit<One, "id"> : never) : never;
type Thread = { ask(question: Question): Promise<Row[]>; listen: Database["listen"]; close(): Promise<void> };

async function startThread(opening: Opening): Promise<Thread> {
  const worker = new Worker(new URL("./pgliteThread.ts", import.meta.url), { workerData: opening });
  const waiting = new Map<number, { resolve: (rows: Row[]) => void; reject: (fault: Error) => void }>();
  const hearers = new Map<string, Set<(payload: string) => void>>();
  let asked = 0;
  let gone: Error | null = null;

  // It holds the process as long as somebody waits for it, and no longer.
  const settle = (id: number): { resolve: (rows: Row[]) => void; reject: (fault: Error) => void } | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    return one;
  };
  worker.on("message", (told: Told) => {
    if ("channel" in told) hearers.get(told.channel)?.forEach((heard) => heard(told.heard));
    else if ("fault" in told) settle(told.id)?.reject(Object.assign(new Error(told.fault), told.facts));
    else settle(told.id)?.resolve([...told.rows]);
  });
  const lost = (fault: Error): void => {
    gone ??= fault;
    for (const id of [...waiting.keys()]) settle(id)?.reject(fault);
  };
  worker.on("error", lost);
  worker.on("exit", () => lost(new Error("the embedded ledger is closed")));

  const wait = (id: number): Promise<Row[]> =>
    new Promise((resolve, reject) => {
      if (gone) reject(gone);
      waiting.set(id, { resolve, reject });
      worker.ref();
    });
  const ask: Thread["ask"] = (question) => {
    const id = (asked += 1);
    const answer = wait(id);
    worker.postMessage({ ...question, id });
    return answer;
  };

  await wait(0);
  return {
    ask,
    listen: async (channel, heard) => {
      const known = hearers.get(channel) ?? new Set();
      if (!hearers.has(channel)) {
        hearers.set(channel, known);
        await ask({ listen: channel });
      }
      known.add(heard);
      return async () => {
        known.delete(heard);
      };
    },
    close: async () => {
      await ask({ close: true });
      await worker.terminate();
    },
  };
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
