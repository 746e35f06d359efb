import { createServer } from "node:net";

/** Below what a system gives to whoever asks for any port (Linux from 32768, others from 49152): what is free here stays so until its server starts, and while that is stopped and started anew. */
const [lowest, above] = [10_000, 32_000];

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

/** A free port for a server that must know its address before it starts, or starts again. @param inARow with so many less one free after it: in local mode a server takes three */
export async function freePort(inARow = 1): Promise<number> {
  for (;;) {
    const first = lowest + Math.floor(Math.random() * (above - lowest));
    const row = await Promise.all(Array.from({ length: inARow }, (_, n) => isFree(first + n)));
    if (row.every(Boolean)) return first;
  }
}
