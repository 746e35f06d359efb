import { createSecretKey, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { open, readFile, realpath, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { SurveyKeys } from "../../services/survey/surveyPorts.ts";
import { orNullIfAbsent, underLock } from "./fileLock.ts";
import { drawerOf, pseudonymInWave, pseudonymOf } from "./sealing.ts";

const keyLength = 32;
const rereadAfterMs = 50;
const what = "survey keys of Hubbplats, one a pilot: whoever has this file and the database can tell who answered what";
const fileShape = z.strictObject({
  what: z.literal(what),
  version: z.literal(1),
  // A list, since a pilot may be called as what every object has.
  pilots: z.array(z.union([z.strictObject({ pilot: z.string(), key: z.string().regex(/^[\w-]{43}$/) }), z.strictObject({ pilot: z.string(), destroyed: z.literal(true) })])),
});
type KeyFile = z.output<typeof fileShape>;
type Entry = KeyFile["pilots"][number];
const noKeys: KeyFile = { what, version: 1, pilots: [] };

/** What is in the file; a file that is there and cannot be understood is a fault, never a reason to begin anew. */
async function readKeys(file: string): Promise<KeyFile | null> {
  try {
    return await readOnce(file);
  } catch {
    // Opened just before a key was destroyed, it reads as written over; the name leads to another file by now.
    await sleep(rereadAfterMs);
    return readOnce(file);
  }
}

async function readOnce(file: string): Promise<KeyFile | null> {
  const text = await orNullIfAbsent(readFile(file, "utf8"));
  if (text === null) return null;
  const fault = (why: string): Error => new Error(`SURVEY_KEY_FILE ${why}. No key is made in its place, since that would cut people off from what they have answered: put back the file as it was. Remove it only if no survey was ever started`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw fault(text.trim() === "" ? "is empty" : "is not JSON, perhaps half written");
  }
  const read = fileShape.safeParse(data);
  if (!read.success) throw fault("does not hold survey keys");
  return read.data;
}

const entryOf = (keys: KeyFile | null, pilotId: string): Entry | undefined => keys?.pilots.find((entry) => entry.pilot === pilotId);

async function flushFolder(file: string): Promise<void> {
  const folder = await open(dirname(file), "r");
  await folder.sync().finally(() => folder.close());
}

/** Writes zeros over a file's bytes and has the disk take them; the name may be gone already. */
async function scrub(handle: Awaited<ReturnType<typeof open>>): Promise<void> {
  const { size } = await handle.stat();
  await handle.write(Buffer.alloc(size), 0, size, 0);
  await handle.sync();
}

/** Whole or not at all: beside it, flushed, then renamed over it. Where a key is destroyed, what was there before is written over afterwards, not merely let go. */
async function writeKeys(file: string, keys: KeyFile, stillOurs: () => Promise<void>): Promise<void> {
  const next = `${file}.new`;
  const left = await orNullIfAbsent(open(next, "r+"));
  if (left) {
    await scrub(left).finally(() => left.close());
    await unlink(next);
  }
  const written = await open(next, "wx", 0o600);
  try {
    await written.writeFile(`${JSON.stringify(keys, null, 1)}\n`);
    await written.sync();
  } finally {
    await written.close();
  }
  await stillOurs();
  const destroys = keys.pilots.some((entry) => "destroyed" in entry);
  const before = destroys ? await orNullIfAbsent(open(file, "r+")) : null;
  try {
    await rename(next, file);
    await flushFolder(file);
    if (before) await scrub(before);
  } finally {
    await before?.close();
  }
}

/**
 * The pilots' keys in one JSON file of the service's own, readable by it alone. Read at each use, since replicas share it: a
 * key that is destroyed is out of use everywhere at once.
 * @param named path; the folder must be there, the file is made with the first key
 */
export function makeKeyFile(named: string): SurveyKeys {
  /** Those who ask while the file is being read share what was read; nobody who asks after it, or after a change, does. */
  let reading: Promise<KeyFile | null> | null = null;
  const keys = (): Promise<KeyFile | null> => {
    if (reading) return reading;
    const mine = readKeys(named).finally(() => {
      if (reading === mine) reading = null;
    });
    reading = mine;
    return mine;
  };
  const where = async (): Promise<string> => (await orNullIfAbsent(realpath(named))) ?? named;
  /** Null: destroyed. */
  const keyOf = async (pilotId: string): Promise<KeyObject | null> => {
    const entry = entryOf(await keys(), pilotId);
    if (entry === undefined) throw new Error("SURVEY_KEY_FILE holds no key of this pilot, though it has been started: put back the file as it was");
    return "key" in entry ? createSecretKey(entry.key, "base64url") : null;
  };
  const change = async (pilotId: string, to: (before: Entry | undefined) => Entry | null): Promise<void> => {
    const file = await where();
    await underLock(file, async (stillOurs) => {
      const keys = (await readKeys(file)) ?? noKeys;
      const entry = to(entryOf(keys, pilotId));
      if (entry) await writeKeys(file, { ...keys, pilots: [...keys.pilots.filter((other) => other.pilot !== pilotId), entry] }, stillOurs);
    });
    reading = null;
  };

  return {
    prepare: async (pilotId, isNew) => {
      if (entryOf(await readKeys(named), pilotId) !== undefined) return;
      if (!isNew) await keyOf(pilotId);
      await change(pilotId, (before) => (before === undefined ? { pilot: pilotId, key: randomBytes(keyLength).toString("base64url") } : null));
    },
    pseudonyms: async (pilotId, personIds) => {
      const key = await keyOf(pilotId);
      return key && personIds.map((personId) => pseudonymOf(key, personId));
    },
    pseudonymsInWave: async (pilotId, waveId, personIds) => {
      const key = await keyOf(pilotId);
      return key && personIds.map((personId) => pseudonymInWave(key, waveId, personId));
    },
    drawer: async (pilotId, waveId) => {
      const key = await keyOf(pilotId);
      return key && drawerOf(key, waveId);
    },
    destroyed: async (pilotId) => {
      const entry = entryOf(await readKeys(named), pilotId);
      return entry !== undefined && "destroyed" in entry;
    },
    destroy: (pilotId) => change(pilotId, (before) => (before !== undefined && "destroyed" in before ? null : { pilot: pilotId, destroyed: true })),
  };
}
