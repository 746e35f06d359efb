import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { z } from "zod";

/** Where the ledger lives; null: in memory, begun from an image where there is one. */
export type Opening = z.output<typeof opening>;
const opening = z.object({ folder: z.string().nullable(), image: z.instanceof(Blob).nullable() });

/** What the server says: bytes of PostgreSQL's protocol, each answered with bytes in the order they came; null: close. */
export type Said = Uint8Array<ArrayBuffer> | null;

/** The first byte of what a connection begins with; of all other messages it is a letter. */
const greeting = 0;

/** What is answered, as it comes: read by PGlite as well, it would cost a tenth more and be kept for ever. Both file systems here write at once, with nothing left to be synced. */
async function answerTo(db: PGlite, said: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  // Copies, since what it gives lies in its own memory.
  await db.execProtocolRawStream(said, { syncToFs: false, onRawData: (bytes) => void parts.push(bytes.slice()) });
  const answer = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    answer.set(part, at);
    at += part.length;
  }
  return answer;
}

/** The embedded PostgreSQL, in a thread of its own: each statement keeps its thread busy until it is done, and nobody else waits for that here. */
async function serve(): Promise<void> {
  const { folder, image } = opening.parse(workerData);
  const db = await PGlite.create({ ...(folder === null ? {} : { dataDir: folder }), ...(image ? { loadDataDir: image } : {}), extensions: { btree_gist } });

  const take = async (said: Said): Promise<void> => {
    if (said === null) {
      await db.close();
      return parentPort?.close();
    }
    const answer = said[0] === greeting ? new Uint8Array(await db.execProtocolRaw(said)) : await answerTo(db, said);
    parentPort?.postMessage(answer, [answer.buffer]);
  };
  let line = Promise.resolve();
  parentPort?.on("message", (said: Said) => {
    line = line.then(() => take(said));
  });
}

await serve();
