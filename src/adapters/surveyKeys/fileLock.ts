import { randomUUID } from "node:crypto";
import { open, readFile, stat, unlink } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Work under the lock takes milliseconds; one this old belongs to a process that is gone. */
const staleAfterMs = 30_000;
const patienceMs = 10_000;
const askEveryMs = 15;

const codeOf = (fault: unknown): unknown => (typeof fault === "object" && fault !== null && "code" in fault ? fault.code : null);

/** Null when there is no such file. */
export async function orNullIfAbsent<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (fault) {
    if (codeOf(fault) === "ENOENT") return null;
    throw fault;
  }
}

/** Leaves our mark in a new file; false when somebody's is there. */
async function mark(lock: string, token: string): Promise<boolean> {
  try {
    const made = await open(lock, "wx", 0o600);
    await made.writeFile(token).finally(() => made.close());
    return true;
  } catch (fault) {
    if (codeOf(fault) === "EEXIST") return false;
    throw fault;
  }
}

/**
 * Runs the work while no other process, here or on another machine that shares the folder, runs it for the same file: the mark
 * is a file beside it. `stillOurs` throws when the mark was taken for a dead process's: to be asked before what cannot be undone.
 */
export async function underLock<T>(file: string, work: (stillOurs: () => Promise<void>) => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  const token = randomUUID();
  const isOurs = async (): Promise<boolean> => (await orNullIfAbsent(readFile(lock, "utf8"))) === token;
  for (const given = Date.now() + patienceMs; !(await mark(lock, token)); await sleep(askEveryMs)) {
    const found = await orNullIfAbsent(stat(lock));
    if (found && Date.now() - found.mtimeMs > staleAfterMs) await orNullIfAbsent(unlink(lock));
    else if (Date.now() > given) throw new Error(`${lock} has been there for ${patienceMs / 1000} s: another replica is writing the survey keys, or died while it was; remove the file if none is`);
  }
  try {
    return await work(async () => {
      if (!(await isOurs())) throw new Error(`${lock} was taken over while the survey keys were being written: nothing was changed, try again`);
    });
  } finally {
    if (await isOurs()) await orNullIfAbsent(unlink(lock));
  }
}
