import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { z } from "zod";

/** Where the ledger lives; null: in memory, begun from an image where there is one. */
export type Opening = z.output<typeof opening>;
const opening = z.object({ folder: z.string().nullable(), image: z.instanceof(Blob).nullable() });

/** What the server says: bytes of PostgreSQL's protocol, each answered with bytes in the order they came; null: close. */
export type Said = Uint8Array<ArrayBuffer> | null;

/** The embedded PostgreSQL, in a thread of its own: each statement keeps its thread busy until it is done, and nobody else waits for that here. */
async function serve(): Promise<void> {
  const { folder, image } = opening.parse(workerData);
  const db = await PGlite.create({ ...(folder === null ? {} : { dataDir: folder }), ...(image ? { loadDataDir: image } : {}), extensions: { btree_gist } });

  const take = async (said: Said): Promise<void> => {
    if (said === null) {
      await db.close();
      return parentPort?.close();
    }
    // A copy, since what it gives may lie in its own memory.
    const answer = new Uint8Array(await db.execProtocolRaw(said));
    parentPort?.postMessage(answer, [answer.buffer]);
  };
  let line = Promise.resolve();
  parentPort?.on("message", (said: Said) => {
    line = line.then(() => take(said));
  });
}

await serve();
