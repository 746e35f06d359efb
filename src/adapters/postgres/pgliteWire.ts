import { Duplex } from "node:stream";
import type { Worker } from "node:worker_threads";
import type { Said } from "./pgliteThread.ts";

/** The connection to the embedded PostgreSQL as the driver wants it: a socket whose other end is a thread of this process. */
export class PgliteWire extends Duplex {
  readonly #thread: Worker;
  #unanswered = 0;

  /** @param thread runs `pgliteThread.ts`. It holds the process as long as an answer is waited for, and no longer. */
  constructor(thread: Worker) {
    super();
    this.#thread = thread;
    thread.on("message", (answer: Uint8Array) => {
      this.#unanswered -= 1;
      if (this.#unanswered === 0) thread.unref();
      this.push(answer);
    });
    thread.on("error", (fault: Error) => this.destroy(fault));
    thread.on("exit", () => this.destroy(new Error("the embedded ledger is closed")));
  }

  connect(): this {
    setImmediate(() => this.emit("connect"));
    return this;
  }
  /* A thread has neither packets to hold back nor a line to keep alive. */
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }

  override _read(): void {
    // The thread speaks when it has something to say.
  }
  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#say(new Uint8Array(bytes));
    done();
  }
  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    this.#say(new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk))));
    done();
  }
  override _final(done: () => void): void {
    this.#say(null);
    done();
  }

  #say(said: Said): void {
    this.#unanswered += 1;
    this.#thread.ref();
    this.#thread.postMessage(said, said ? [said.buffer] : []);
  }
}
