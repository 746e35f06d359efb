import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "@jest/globals";
import { makeLedger } from "../../src/adapters/postgres/ledger.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { addDays, localDateOf } from "../../src/domain/time.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { seedDemo } from "../../src/standin/demo/seedDemo.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { startStandin } from "../../src/standin/standin.ts";
import { freshDatabase } from "../support/database.ts";
import { freePort } from "../support/freePort.ts";
import { noOutbox } from "../support/noOutbox.ts";

/** The server as its own process, killed as a power cut or an impatient hand would, and stopped as an operator would. */
const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const anna = "anna.nilsson@regionen.example";

const until = async (ask: () => Promise<boolean>, seconds: number, what: string): Promise<void> => {
  for (const given = Date.now() + seconds * 1000; !(await ask().catch(() => false)); ) {
    if (Date.now() > given) throw new Error(`${what} did not come about in ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const alive: ChildProcess[] = [];
afterEach(() => alive.splice(0).forEach((child) => child.kill("SIGKILL")));

const asJson = { "content-type": "application/json" };
async function json(address: string, body?: unknown, method = body === undefined ? "GET" : "POST", headers: Record<string, string> = asJson): Promise<any> {
  const response = await fetch(address, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}

function serverIn(settings: Record<string, string>, port: number) {
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const signed = (token: string) => {
    const headers = { ...asJson, authorization: `Bearer ${token}` };
    return {
      get: (path: string) => json(`${origin}${path}`, undefined, "GET", headers),
      post: (path: string, body: unknown, key: string) => json(`${origin}${path}`, body, "POST", { ...headers, "idempotency-key": key }),
    };
  };
  const gone = (): Promise<number | null> =>
    new Promise((resolve) => {
      const ending = child;
      child = null;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return resolve(ending?.exitCode ?? null);
      ending.once("exit", (code) => resolve(code));
    });
  return {
    /** Starts it and waits until it is ready. */
    start: async (): Promise<void> => {
      child = spawn(process.execPath, [main], { env: { ...process.env, NODE_OPTIONS: "", PORT: String(port), LOG_LEVEL: "error", ...settings }, stdio: ["ignore", "ignore", "inherit"] });
      alive.push(child);
      await until(async () => (await fetch(`${origin}/readyz`)).ok, 120, "a ready server");
    },
    kill: async (): Promise<void> => {
      child?.kill("SIGKILL");
      await gone();
    },
    /** Asks it to end and gives its exit code. */
    end: async (): Promise<{ code: number | null }> => {
      child?.kill("SIGTERM");
      return { code: await gone() };
    },
    admin: (path: string, body?: unknown, method?: string) => json(`http://127.0.0.1:${port + 2}${path}`, body, method),
    signed,
    as: async (user: string) => signed((await json(`${origin}/local/token`, { user })).token),
  };
}

/** A day on which that hub can be booked, some days ahead. */
async function openDay(person: { get(path: string): Promise<any> }, hubId: string): Promise<string> {
  // The demonstration is laid out while the server already answers.
  await until(async () => (await person.get("/api/hubs")).some((hub: { id: string }) => hub.id === hubId), 20, "the hubs");
  const board = await person.get(`/api/board?from=${addDays(localDateOf(new Date()), 2)}&days=20`);
  const day = board.hubs.find((hub: { id: string }) => hub.id === hubId).days.find((one: { open: boolean; free: number; mine?: string }) => one.open && one.free > 0 && one.mine === undefined);
  return day.date;
}

type Ground = { readonly server: ReturnType<typeof serverIn>; /** A call of the stand-in's admin port. */ admin(path: string, body?: unknown, method?: string): Promise<any>; person(): ReturnType<ReturnType<typeof serverIn>["as"]>; stop(): Promise<void> };

/** As on a bare clone: the stand-in is in the process that is killed, and what Outlook holds lies in its file. */
async function ownMachine(folder: string): Promise<Ground> {
  const server = serverIn({ DATA_DIR: folder }, await freePort(3));
  return { server, admin: server.admin, person: () => server.as(anna), stop: async () => undefined };
}

/** As for real: PostgreSQL, and a Microsoft 365 that nobody kills, which goes on by itself with what it has been sent. */
async function withTenant(): Promise<Ground> {
  const [url, port] = [await freshDatabase(), await freePort(3)];
  const microsoft = await startStandin({ port: 0, adminPort: 0, tenant: demoTenant, file: ":memory:", botEndpoint: () => `http://127.0.0.1:${port}/api/messages` });
  const { origin, tenant } = microsoft;
  const database = openPg(url, { max: 2, onError: () => undefined });
  await migrate(database);
  await seedDemo(makeLedger(database, noOutbox), new Date());
  await database.close();
  const server = serverIn(
    {
      ...{ DATABASE_URL: url, PUBLIC_URL: `http://127.0.0.1:${port}`, TENANT_ID: tenant.tenantId, CLIENT_ID: tenant.tabApp, CLIENT_SECRET: localSecretOf(tenant.tabApp), BOT_ID: tenant.botApp, BOT_SECRET: localSecretOf(tenant.botApp) },
      ...{ BOT_OPENID_METADATA: `${origin}/v1/.well-known/openidconfiguration`, CONTROL_MAILBOX: tenant.controlMailbox, ENTRA_ORIGIN: origin, GRAPH_ORIGIN: origin },
    },
    port,
  );
  return { server, admin: (path, body, method) => json(`${microsoft.adminOrigin}${path}`, body, method), person: async () => server.signed((await microsoft.entra.tabToken(anna))?.token ?? ""), stop: () => microsoft.stop() };
}

type Outlook = { startsAt: string; gone: boolean; isCancelled: boolean };

test.each([
  ["PGlite with the stand-in in the same process", ownMachine],
  ["PostgreSQL with Microsoft 365 elsewhere", withTenant],
])("on %s: killed before Graph has written, and again when it has written and its answer was lost: the event is made, once", async (_, open) => {
  const folder = mkdtempSync(join(tmpdir(), "hubbplats-kill-"));
  const { server, admin, person, stop } = await open(folder);
  try {
    await server.start();
    const before = await person();
    const date = await openDay(before, "as-torsta");
    const path = `/users/${(await before.get("/api/me")).personId}/events$`;
    const script = async (what: string): Promise<void> => {
      await admin("/faults", undefined, "DELETE");
      await admin("/faults", { method: "POST", pathPattern: path, what, nth: 1, times: 1000 });
    };
    const wish = { hubId: "as-torsta", dates: [date], part: "day" };
    await script("drop-before-write");
    const [{ booking }] = (await before.post("/api/bookings", wish, "dodad")).results;
    const made = async (): Promise<Outlook[]> => (await admin(`/events?mailbox=${anna}`)).filter((one: Outlook) => Date.parse(one.startsAt) === Date.parse(booking.start));
    await until(async () => (await admin("/faults"))[0].seen > 0, 60, "the call that Graph never saw");
    await server.kill();

    await server.start();
    await script("drop-after-write");
    expect((await (await person()).post("/api/bookings", wish, "dodad")).results[0].booking.id).toBe(booking.id);
    await until(async () => (await made()).length > 0, 90, "the event whose answer is lost");
    await server.kill();

    await server.start();
    await admin("/faults", undefined, "DELETE");
    const again = await person();
    await until(async () => (await again.get(`/api/bookings/${booking.id}`)).status === "confirmed", 120, "the mailbox's yes");
    expect(await made()).toHaveLength(1);
    expect((await server.end()).code).toBe(0);
  } finally {
    await server.kill();
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 400_000);

test("a server that is killed again and again in the midst of bookings loses none that it has promised", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hubbplats-kill-"));
  const server = serverIn({ DATA_DIR: folder }, await freePort(3));
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
}, 400_000);

test("a server that is asked to end the moment it answers, while its jobs are still being set up, ends in order", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hubbplats-kill-"));
  const server = serverIn({ DATA_DIR: folder }, await freePort(3));
  await server.start();
  expect((await server.end()).code).toBe(0);
  rmSync(folder, { recursive: true, force: true });
}, 400_000);
