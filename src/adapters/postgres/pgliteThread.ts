import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { z } from "zod";
import type { Row } from "./database.ts";

/** What the server asks, answered in the same order. `lone`: by itself, so that a transaction it leaves broken is rolled back before what comes next. */
export type Asked = { readonly id: number } & ({ readonly sql: string; readonly values: readonly unknown[]; readonly lone: boolean } | { readonly listen: string } | { readonly close: true });
/** What the server is told. A fault as its message and all that PostgreSQL says of it, since an Error loses that on the way. */
export type Told = { readonly id: number; readonly rows: readonly Row[] } | { readonly id: number; readonly fault: string; readonly facts: object } | { readonly channel: string; readonly heard: string };

/** Where the ledger lives; null: in memory, begun from an image where there is one. */
export type Opening = z.output<typeof opening>;
const opening = z.object({ folder: z.string().nullable(), image: z.instanceof(Blob).nullable() });

/** The embedded PostgreSQL, in a thread of its own: each statement keeps its thread busy until it is done, and nobody else waits for that here. */
async function serve(): Promise<void> {
  const { folder, image } = opening.parse(workerData);
  const db = await PGlite.create({ ...(folder === null ? {} : { dataDir: folder }), ...(image ? { loadDataDir: image } : {}), extensions: { btree_gist } });
  const tell = (told: Told): void => parentPort?.postMessage(told);

  const answer = async (asked: Asked): Promise<readonly Row[]> => {
    if ("close" in asked) await db.close();
    else if ("listen" in asked) await db.listen(asked.listen, (heard) => tell({ channel: asked.listen, heard }));
    else if (asked.values.length > 0) return (await db.query<Row>(asked.sql, [...asked.values])).rows;
    else return (await db.exec(asked.sql)).flatMap((one) => one.rows);
    return [];
  };
  const take = async (asked: Asked): Promise<void> => {
    try {
      tell({ id: asked.id, rows: await answer(asked) });
    } catch (fault) {
      if ("lone" in asked && asked.lone && asked.values.length === 0) await db.exec("ROLLBACK");
      tell({ id: asked.id, fault: fault instanceof Error ? fault.message : String(fault), facts: factsOf(fault) });
    }
  };
  let line = Promise.resolve();
  parentPort?.on("message", (asked: Asked) => {
    line = line.then(() => take(asked));
  });
  tell({ id: 0, rows: [] });
}

/** The plain parts of a fault: code, constraint, detail and the like. */
function factsOf(fault: unknown): object {
  return fault instanceof Object ? Object.fromEntries(Object.entries(fault).filter(([, value]) => typeof value === "string" || typeof value === "number")) : {};
}

await serve();
