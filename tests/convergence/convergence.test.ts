import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const chaos = fileURLToPath(new URL("./chaos.ts", import.meta.url));
/** Some seconds of one processor a seed. */
const seedsEach = Math.ceil(Number(process.env["CHAOS_SEEDS"] ?? 200) / 2);

/** Plays seeds in a process of its own; two of them use both processors. */
const play = (from: number): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [chaos, "--from", String(from), "--seeds", String(seedsEach)], { env: { ...process.env, NODE_OPTIONS: "", LOG_LEVEL: "error" }, stdio: ["ignore", "pipe", "ignore"] });
    let said = "";
    child.stdout.on("data", (part: Buffer) => (said += part.toString()));
    child.once("exit", (code) => resolve({ code, said }));
  });

test("whatever people, Outlook, faults and killed servers do in a morning, ledger and Outlook agree within the hour after it is calm, and everybody has been told how it is", async () => {
  const played = await Promise.all([play(1), play(1 + seedsEach)]);
  const failed = played.flatMap(({ said }) => said.split("\n").filter((line) => !line.startsWith("{") && /FAILED|^ {2}/.test(line)));
  expect(failed).toEqual([]);
  expect(played.map(({ code, said }) => [code, said.trim().split("\n").at(-1)])).toEqual([1, 1 + seedsEach].map((from) => [0, `${seedsEach} seeds from ${from}, 0 failures`]));
}, 1_800_000);
