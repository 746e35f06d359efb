import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { Transaction } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { fromPglite } from "pg-boss";
import type { Database, Row, Session } from "./database.ts";

/**
 * Opens the embedded PostgreSQL. It writes at once but never asks the disk to flush: a killed process loses nothing, a power
 * cut may. @param folder where it lives, or null for one in memory
 * @param image what one in memory is to begin with, as PGlite dumps a folder; left out: nothing, which takes seconds to make
 */
export async function openPglite(folder: string | null, image?: Blob): Promise<Database> {
  const unlock = folder === null ? () => undefined : lock(folder);
  const db = await PGlite.create({ ...(folder === null ? {} : { dataDir: join(folder, "ledger") }), ...(image ? { loadDataDir: image } : {}), extensions: { btree_gist } });
  const session = (on: PGlite | Transaction): Session => ({
    query: async (sql, values): Promise<Row[]> => {
      if (values?.length) return (await on.query<Row>(sql, [...values])).rows;
      return (await on.exec(sql)).flatMap((answer) => answer.rows);
    },
  });
  const outside = session(db);
  /** The transaction that the running code is in the midst of, if any. */
  const within = new AsyncLocalStorage<{ open: boolean }>();
  const refuseWithin = (): void => {
    if (within.getStore()?.open) throw new Error("asked beside the transaction that is open here: it would wait for its end, and its end for the answer");
  };

  return {
    kind: "pglite",
    query: async (sql, values) => {
      refuseWithin();
      return outside.query(sql, values);
    },
    script: async (sql) => {
      await db.exec(sql);
    },
    transaction: async (work) => {
      refuseWithin();
      const here = { open: true };
      try {
        return await db.transaction((tx) => within.run(here, () => work(session(tx))));
      } finally {
        here.open = false;
      }
    },
    tell: async (channel, texts) => {
      await db.query("SELECT pg_notify($1, said) FROM unnest($2::text[]) AS said", [channel, texts]);
    },
    listen: async (channel, heard) => {
      const stop = await db.listen(channel, heard);
      return () => stop();
    },
    forJobs: fromPglite(db),
    close: async () => {
      await db.close();
      unlock();
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
