import { randomUUID } from "node:crypto";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { makeKeyFile } from "../../src/adapters/surveyKeys/keyFile.ts";
import { noKeys } from "../../src/adapters/surveyKeys/noKeys.ts";

const anna = "a1b2c3d4-0000-4000-8000-000000000001";
const bo = "a1b2c3d4-0000-4000-8000-000000000002";
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hubbplats-keys-test-"));
  file = join(folder, "keys.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a key is made with the first survey of a pilot, in a file that only the service reads, and every replica finds the same", async () => {
  const [one, other] = [makeKeyFile(file), makeKeyFile(file)];
  await one.prepare("pilot", true);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const pseudonyms = await one.pseudonyms("pilot", [anna, bo]);
  expect(await other.pseudonyms("pilot", [anna, bo])).toEqual(pseudonyms);
  expect(new Set(pseudonyms).size).toBe(2);
  expect(pseudonyms?.every((pseudonym) => /^[\w-]{43}$/.test(pseudonym))).toBe(true);
  expect(await readdir(folder)).toEqual(["keys.json"]);
});

test("a person has another pseudonym in another pilot, and another slot in another wave, and none of them is like another", async () => {
  const keys = makeKeyFile(file);
  await keys.prepare("one", true);
  await keys.prepare("two", true);
  const slots = await Promise.all(["w1", "w2"].map(async (wave) => (await keys.drawer("one", wave))?.slot(anna)));
  const all = [...slots, ...((await keys.pseudonyms("one", [anna])) ?? []), ...((await keys.pseudonyms("two", [anna])) ?? [])];
  expect(new Set(all).size).toBe(4);
  const alone = (await Promise.all(["w1", "w2"].map((wave) => keys.pseudonymsInWave("one", wave, [anna, bo])))).flatMap((names) => names ?? []);
  expect(new Set([...all, ...alone]).size).toBe(8);
  expect(await makeKeyFile(file).pseudonymsInWave("one", "w2", [bo])).toEqual(alone.slice(3));
  await keys.destroy("one");
  expect(await keys.pseudonymsInWave("one", "w1", [anna])).toBeNull();
});

test("of twenty replicas that make the first key of a pilot at once one wins, and keys of other pilots made meanwhile are not lost", async () => {
  const pilots = ["a", "b", "c", "d"];
  await Promise.all(Array.from({ length: 20 }, (_, i) => makeKeyFile(file).prepare(pilots[i % 4] ?? "", true)));
  const seen = await Promise.all(Array.from({ length: 20 }, async (_, i) => [pilots[i % 4], (await makeKeyFile(file).pseudonyms(pilots[i % 4] ?? "", [anna]))?.[0]].join(" ")));
  expect(new Set(seen).size).toBe(4);
});

test("processes of their own that make the first key at once agree on it", async () => {
  const script = `import { makeKeyFile } from ${JSON.stringify(new URL("../../src/adapters/surveyKeys/keyFile.ts", import.meta.url).href)};
    const keys = makeKeyFile(${JSON.stringify(file)}); await keys.prepare("pilot", true); process.stdout.write((await keys.pseudonyms("pilot", ["x"]))[0]);`;
  const node = join(process.cwd(), "node_modules/.bin/node");
  const ran = await Promise.all(Array.from({ length: 4 }, () => promisify(execFile)(node, ["--input-type=module", "-e", script])));
  expect(new Set(ran.map((one) => one.stdout)).size).toBe(1);
});

test("what is sealed opens with the same key in the same slot alone, and never looks the same twice", async () => {
  const keys = makeKeyFile(file);
  await keys.prepare("pilot", true);
  const [drawer, next] = [await keys.drawer("pilot", "w1"), await keys.drawer("pilot", "w2")];
  if (!drawer || !next) throw new Error("there is a key");
  const slot = drawer.slot(anna);
  const text = '{"answers":{"glad":{"kind":"text","value":"Å 👩‍🚒"}}}';
  const sealed = drawer.seal(slot, text);
  expect(drawer.open(slot, sealed)).toBe(text);
  expect(drawer.seal(slot, text)).not.toBe(sealed);
  expect(sealed).not.toContain("glad");
  expect(() => drawer.open(drawer.slot(bo), sealed)).toThrow();
  expect(() => next.open(slot, sealed)).toThrow();
  const bytes = Buffer.from(sealed, "base64");
  for (const at of [0, 20, bytes.length - 1]) expect(() => drawer.open(slot, Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))).toString("base64"))).toThrow();
  expect(() => drawer.open(slot, "")).toThrow(/short/);
});

test("an empty form, one answer and a whole page of answers are of the same length when they are sealed", async () => {
  const keys = makeKeyFile(file);
  await keys.prepare("pilot", true);
  const drawer = await keys.drawer("pilot", "w1");
  const lengths = [0, 1, 100, 900, 1020].map((n) => drawer?.seal("slot", "x".repeat(n)).length);
  expect(new Set(lengths).size).toBe(1);
  expect(drawer?.open("slot", drawer.seal("slot", "ö".repeat(20_000)))).toBe("ö".repeat(20_000));
});

test("destroying a key leaves no copy of it beside or in the file, and nothing gives the pilot another", async () => {
  const keys = makeKeyFile(file);
  await keys.prepare("pilot", true);
  await keys.prepare("other", true);
  const key = /"key":\s*"([\w-]{43})"/.exec(await readFile(file, "utf8"))?.[1] ?? "";
  expect(key).toHaveLength(43);
  await writeFile(`${file}.new`, `left by a killed process: ${key}`);
  await keys.destroy("pilot");
  for (const name of await readdir(folder)) expect([name, (await readFile(join(folder, name), "utf8")).includes(key)]).toEqual([name, false]);
  expect(await keys.destroyed("pilot")).toBe(true);
  expect([await keys.pseudonyms("pilot", [anna]), await keys.drawer("pilot", "w1")]).toEqual([null, null]);
  await keys.prepare("pilot", true);
  await keys.prepare("pilot", false);
  expect(await keys.pseudonyms("pilot", [anna])).toBeNull();
  expect(await keys.pseudonyms("other", [anna])).toHaveLength(1);
  expect(await keys.destroyed("other")).toBe(false);
});

test("who asks after a key is destroyed gets none, also while somebody who asked before it still reads", async () => {
  const keys = makeKeyFile(file);
  for (let round = 0; round < 20; round += 1) {
    const pilot = `pilot ${round}`;
    await keys.prepare(pilot, true);
    const before = [1, 2, 3].map(() => keys.pseudonyms(pilot, [anna]));
    const destroyed = keys.destroy(pilot);
    const meanwhile = keys.pseudonyms(pilot, [anna]);
    await destroyed;
    expect(await keys.pseudonyms(pilot, [anna])).toBeNull();
    await Promise.allSettled([...before, meanwhile]);
  }
});

test("the bytes that held a destroyed key are written over, not merely let go: whoever still has the old file open reads zeros", async () => {
  const keys = makeKeyFile(file);
  await keys.prepare("pilot", true);
  const { open } = await import("node:fs/promises");
  const before = await open(file, "r");
  await keys.destroy("pilot");
  const { buffer, bytesRead } = await before.read(Buffer.alloc(4096), 0, 4096, 0);
  await before.close();
  expect(bytesRead).toBeGreaterThan(100);
  expect(buffer.every((byte) => byte === 0)).toBe(true);
});

test.each([
  ["empty", ""],
  ["blank", " \n"],
  ["half written", '{"what":"survey keys of Hubbplats, one a pilot: who'],
  ["no keys", "[]"],
  ["of another version", '{"what":"survey keys of Hubbplats, one a pilot: whoever has this file and the database can tell who answered what","version":2,"pilots":[]}'],
  ["with a key that is too short", '{"what":"survey keys of Hubbplats, one a pilot: whoever has this file and the database can tell who answered what","version":1,"pilots":[{"pilot":"pilot","key":"abc"}]}'],
  ["binary", "\u0000\u0001\u0002"],
])("a key file that is %s is a fault that says so, and is left as it is", async (_what, content) => {
  await writeFile(file, content);
  const keys = makeKeyFile(file);
  for (const act of [() => keys.prepare("pilot", true), () => keys.prepare("pilot", false), () => keys.pseudonyms("pilot", [anna]), () => keys.drawer("pilot", "w"), () => keys.destroyed("pilot"), () => keys.destroy("pilot")]) await expect(act()).rejects.toThrow(/SURVEY_KEY_FILE .*No key is made/);
  expect(await readFile(file, "utf8")).toBe(content);
});

test("where a pilot was started and its key is gone, no other is made in its place", async () => {
  const keys = makeKeyFile(file);
  await expect(keys.prepare("pilot", false)).rejects.toThrow(/holds no key of this pilot/);
  await expect(keys.pseudonyms("pilot", [anna])).rejects.toThrow(/put back the file/);
  expect(await readdir(folder)).toEqual([]);
  await keys.prepare("another", true);
  await expect(keys.prepare("pilot", false)).rejects.toThrow(/holds no key of this pilot/);
});

test("a pilot may be called as what every object has", async () => {
  const keys = makeKeyFile(file);
  for (const pilot of ["constructor", "toString", "__proto__"]) {
    await keys.prepare(pilot, true);
    expect([pilot, (await makeKeyFile(file).pseudonyms(pilot, [anna]))?.length]).toEqual([pilot, 1]);
  }
});

test("the lock of a process that died is taken over, and that of one that lives is waited for", async () => {
  const keys = makeKeyFile(file);
  await writeFile(`${file}.lock`, randomUUID());
  const waiting = keys.prepare("pilot", true);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await readdir(folder)).toEqual(["keys.json.lock"]);
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(`${file}.lock`, longAgo, longAgo);
  await waiting;
  expect(await readdir(folder)).toEqual(["keys.json"]);
});

test("without a key file nothing can be started, and nothing is opened", async () => {
  await expect(noKeys.prepare("pilot", true)).rejects.toThrow(/SURVEY_KEY_FILE is empty/);
  expect([await noKeys.pseudonyms("pilot", [anna]), await noKeys.drawer("pilot", "w")]).toEqual([null, null]);
});
