import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "@jest/globals";
import { addDays, localDateOf } from "../../src/domain/time.ts";
import { freshDatabase } from "../support/database.ts";

/** The server as its own process, killed as a power cut or an impatient hand would, and stopped as an operator would. */
const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const anna = "anna.nilsson@regionen.example";

/** Three free ports in a row: the server's own, the stand-in's and its levers'. */
async function freePorts(): Promise<number> {
  const isFree = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
      const probe = createServer()
        .once("error", () => resolve(false))
        .listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if ((await isFree(port)) && (await isFree(port + 1)) && (await isFree(port + 2))) return port;
  }
}
const until = async (ask: () => Promise<boolean>, seconds: number, what: string): Promise<number> => {
  const began = performance.now();
  while (!(await ask().catch(() => false))) {
    if (performance.now() - began > seconds * 1000) throw new Error(`${what} did not come about in ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return (performance.now() - began) / 1000;
};

/** How much slower this machine is right now than an idle one, where a bare Node starts in a tenth of a second. */
function slowness(): number {
  const began = performance.now();
  spawnSync(process.execPath, ["-e", "0"], { env: {} });
  return Math.max(1, (performance.now() - began) / 100);
}

const alive: ChildProcess[] = [];
afterEach(() => alive.splice(0).forEach((child) => child.kill("SIGKILL")));

function serverIn(settings: Record<string, string>, port: number) {
  const origin = `http://127.0.0.1:${port}`;
  const json = async (address: string, init?: RequestInit): Promise<any> => {
    const response = await fetch(address, init);
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  const headers = { "content-type": "application/json" };
  let child: ChildProcess | null = null;
  const gone = (): Promise<number | null> =>
    new Promise((resolve) => {
      const ending = child;
      child = null;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return resolve(ending?.exitCode ?? null);
      ending.once("exit", (code) => resolve(code));
    });
  return {
    /** Starts it and gives the seconds until it was ready. */
    start: async (): Promise<number> => {
      child = spawn(process.execPath, [main], { env: { ...process.env, NODE_OPTIONS: "", PORT: String(port), LOG_LEVEL: "error", ...settings }, stdio: ["ignore", "ignore", "inherit"] });
      alive.push(child);
      return until(async () => (await fetch(`${origin}/readyz`)).ok, 120, "a ready server");
    },
    kill: async (): Promise<void> => {
      child?.kill("SIGKILL");
      await gone();
    },
    /** Asks it to end and gives its exit code and the seconds it took. */
    end: async (): Promise<{ code: number | null; seconds: number }> => {
      const began = performance.now();
      child?.kill("SIGTERM");
      const code = await gone();
      return { code, seconds: (performance.now() - began) / 1000 };
    },
    admin: (path: string, body?: unknown, method = "POST") => json(`http://127.0.0.1:${port + 2}${path}`, body === undefined ? {} : { method, headers, body: JSON.stringify(body) }),
    as: async (user: string) => {
      const { token } = await json(`${origin}/local/token`, { method: "POST", headers, body: JSON.stringify({ user }) });
      const signed = { ...headers, authorization: `Bearer ${token}` };
      return {
        get: (path: string) => json(`${origin}${path}`, { headers: signed }),
        post: (path: string, body: unknown, key: string) => json(`${origin}${path}`, { method: "POST", headers: { ...signed, "idempotency-key": key }, body: JSON.stringify(body) }),
      };
    },
    origin,
  };
}

/** A day on which that hub can be booked, some days ahead. */
async function openDay(person: { get(path: string): Promise<any> }, hubId: string): Promise<string> {
  // The demonstration is laid out while the server already answers.
  await until(async () => (await person.get("/api/hubs")).some((hub: { id: string }) => hub.id === hubId), 20, "the hubs");
  const board = await person.get(`/api/board?from=${addDays(localDateOf(new Date()), 2)}&days=10`);
  const day = board.hubs.find((hub: { id: string }) => hub.id === hubId).days.find((one: { open: boolean; free: number; mine?: string }) => one.open && one.free > 0 && one.mine === undefined);
  return day.date;
}
type Outlook = { startsAt: string; gone: boolean; isCancelled: boolean };

describe.each(["pglite", "postgres"])("on %s", (ledger) => {
  const settingsOf = async (folder: string): Promise<Record<string, string>> => ({ DATA_DIR: folder, ...(ledger === "postgres" ? { DATABASE_URL: await freshDatabase() } : {}) });

  test("killed between the booking's commit and the call to Graph, and again while Graph was writing: the event is made, once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hubbplats-kill-"));
    const server = serverIn(await settingsOf(folder), await freePorts());
    await server.start();
    const person = await server.as(anna);
    const date = await openDay(person, "as-torsta");
    await server.admin("/faults", { method: "POST", pathPattern: `/users/${(await person.get("/api/me")).personId}/events$`, what: "delay", ms: 60_000, times: 20 });
    const wish = { hubId: "as-torsta", dates: [date], part: "day" };
    const [{ booking }] = (await person.post("/api/bookings", wish, "dodad")).results;
    await server.kill();

    const seconds = await server.start();
    expect(seconds / slowness()).toBeLessThan(10);
    const again = await server.as(anna);
    expect((await again.post("/api/bookings", wish, "dodad")).results[0].booking.id).toBe(booking.id);
    const made = async (): Promise<Outlook[]> => (await server.admin(`/events?mailbox=${anna}`)).filter((one: Outlook) => Date.parse(one.startsAt) === Date.parse(booking.start));
    await until(async () => (await made()).length > 0, 60, "the event in Outlook");
    await until(async () => (await again.get(`/api/bookings/${booking.id}`)).status === "confirmed", 60, "the mailbox's yes");
    expect(await made()).toHaveLength(1);
    const { code, seconds: ending } = await server.end();
    expect([code, ending / slowness() < 10]).toEqual([0, true]);
    rmSync(folder, { recursive: true, force: true });
  }, 400_000);
});

test("a server that is killed again and again in the midst of bookings loses none that it has promised", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hubbplats-kill-"));
  const server = serverIn({ DATA_DIR: folder }, await freePorts());
  const promised: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    await server.start();
    const person = await server.as("helena.sandberg@regionen.example");
    const booked = await person.post("/api/bookings", { hubId: "kluksgarden", dates: [await openDay(person, "kluksgarden")], part: "day" }, `omgang-${round}`).then((body) => body.results[0].booking.id);
    promised.push(booked);
    await server.kill();
  }
  await server.start();
  const person = await server.as("helena.sandberg@regionen.example");
  for (const id of promised) expect([id, (await person.get(`/api/bookings/${id}`)).status]).toEqual([id, "confirmed"]);
  await server.end();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
