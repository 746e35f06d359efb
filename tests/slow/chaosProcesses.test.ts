import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "@jest/globals";
import { z } from "zod";
import { makeLedger } from "../../src/adapters/postgres/ledger.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { datesFrom, addDays, localDateOf } from "../../src/domain/time.ts";
import { makeClock } from "../../src/standin/clock.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { seedDemo } from "../../src/standin/demo/seedDemo.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import { startStandin } from "../../src/standin/standin.ts";
import { makeDice } from "../convergence/dice.ts";
import { wrongAtTheEnd, wrongNow } from "../convergence/invariants.ts";
import { actInOutlook } from "../convergence/outlookActs.ts";
import { hubIds } from "../convergence/stage.ts";
import type { Scene } from "../convergence/stage.ts";
import { freePort } from "../support/freePort.ts";
import { noOutbox } from "../support/noOutbox.ts";
import { startCluster } from "../support/postgres.ts";
import type { Cluster } from "../support/postgres.ts";

/** Two servers as processes of their own on one PostgreSQL, beside a Microsoft 365 that nobody kills. */
const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const alive = new Set<ChildProcess>();
const clusters = new Set<Cluster>();
afterAll(async () => {
  for (const child of alive) child.kill("SIGKILL");
  for (const cluster of clusters) await cluster.stop();
});

const booked = z.object({ results: z.array(z.object({ booking: z.object({ id: z.string() }).optional() })) });
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function replicaOf(settings: Record<string, string>, port: number) {
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  return {
    origin,
    start: (): void => {
      const born = spawn(process.execPath, [main], { env: { ...process.env, NODE_OPTIONS: "", LOG_LEVEL: "error", ...settings, PORT: String(port) }, stdio: "ignore" });
      alive.add(born);
      child = born;
    },
    kill: async (): Promise<void> => {
      const dying = child;
      if (!dying) return;
      const gone = new Promise<void>((resolve) => (dying.exitCode !== null || dying.signalCode !== null ? resolve() : dying.once("exit", () => resolve())));
      dying.kill("SIGKILL");
      await gone;
      alive.delete(dying);
    },
    isReady: async (): Promise<boolean> => (await fetch(`${origin}/readyz`).catch(() => null))?.ok === true,
    /** A server that could not start, as while its database was away, is started again, as by any supervisor. */
    keepUp(): void {
      if (child && child.exitCode !== null) this.start();
    },
  };
}

const seeds = Array.from({ length: Number(process.env["CHAOS_PROCESS_SEEDS"] ?? 5) }, (_, n) => n + 1);

// They wait more than they work: some are played beside each other, each on a PostgreSQL of its own, since that is killed as well.
test.concurrent.each(seeds)("seed %i: two servers killed again and again, and PostgreSQL with them, lose, double and forget nothing", async (seed) => {
  const dice = makeDice(seed);
  const cluster = await startCluster();
  clusters.add(cluster);
  const url = await cluster.fresh();
  const [port, other] = [await freePort(), await freePort()];
  const standin = await startStandin({ port: 0, adminPort: 0, tenant: demoTenant, file: ":memory:", botEndpoint: () => `http://127.0.0.1:${port}/api/messages` });
  const { origin, tenant } = standin;
  const settings = {
    ...{ DATABASE_URL: url, PUBLIC_URL: `http://127.0.0.1:${port}`, TENANT_ID: tenant.tenantId, CLIENT_ID: tenant.tabApp, CLIENT_SECRET: localSecretOf(tenant.tabApp), BOT_ID: tenant.botApp, BOT_SECRET: localSecretOf(tenant.botApp) },
    ...{ BOT_OPENID_METADATA: `${origin}/v1/.well-known/openidconfiguration`, CONTROL_MAILBOX: tenant.controlMailbox, ENTRA_ORIGIN: origin, GRAPH_ORIGIN: origin },
  };
  const database = openPg(url, { max: 2, onError: () => undefined });
  await migrate(database);
  const ledger = makeLedger(database, noOutbox);
  await seedDemo(ledger, new Date());
  const hubs = (await ledger.hubs()).filter((hub) => hubIds.slice(0, 3).some((id) => id === hub.id));
  const people = tenant.people.slice(0, 8);
  const scene: Scene = { app: { database, ledger, clock: makeClock() }, standin, people, chatting: [], hubs: async () => hubs };
  const replicas = [replicaOf(settings, port), replicaOf(settings, other)];
  const tokens = await Promise.all(people.map((one) => standin.entra.mint(tabClaims(tenant, origin, one))));
  const dates = datesFrom(addDays(localDateOf(new Date()), 1), 6);
  const allReady = async (): Promise<void> => {
    for (let tries = 0; !(await Promise.all(replicas.map((one) => one.isReady()))).every(Boolean); tries += 1) {
      if (tries > 400) throw new Error("the servers did not get ready");
      replicas.forEach((one) => one.keepUp());
      await wait(200);
    }
  };

  const promised: string[] = [];
  /** As a tab that tries the other server, with the same key, until somebody answers. */
  const insist = async (i: number, method: string, path: string, body: object | null, key: string): Promise<void> => {
    for (let tries = 0; tries < 60; tries += 1) {
      const replica = replicas[(i + tries) % 2];
      const headers = { authorization: `Bearer ${tokens[i] ?? ""}`, "content-type": "application/json", "idempotency-key": key };
      const answer = await fetch(`${replica?.origin}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }).catch(() => null);
      if (!answer || answer.status >= 500 || answer.status === 401) {
        await wait(500);
        continue;
      }
      const read = booked.safeParse(await answer.json().catch(() => null));
      const [day] = read.success ? read.data.results : [];
      if (day?.booking) promised.push(day.booking.id);
      return;
    }
    throw new Error(`${method} ${path} was never answered`);
  };

  try {
    replicas.forEach((one) => one.start());
    await allReady();
    standin.chaos.start(seed, { rates: { status503before: 0.05, status503after: 0.05, dropBeforeWrite: 0.03, dropAfterWrite: 0.03, status429: 0.03 }, notices: { drop: 0.2, double: 0.2 } });
    const crashAt = dice.below(24);
    const underWay: Promise<void>[] = [];
    for (let act = 0; act < 24; act += 1) {
      const i = dice.below(people.length);
      const known = dice.happens(0.4) && promised.length > 0 ? dice.one(promised) : null;
      const hubId = dice.one(hubs).id;
      if (dice.happens(0.3)) actInOutlook(scene, dice, dates);
      else if (known === null) underWay.push(insist(i, "POST", "/api/bookings", { hubId, dates: [dice.one(dates)], part: dice.one(["day", "morning", "afternoon"]) }, `${seed}-${act}`));
      else {
        const holder = people.findIndex((one) => tokens.length > 0 && one.oid === holders.get(known));
        const method = dice.one(["DELETE", "PATCH"]);
        underWay.push(insist(Math.max(0, holder), method, `/api/bookings/${known}`, method === "PATCH" ? { hubId, date: dice.one(dates) } : null, `${seed}-${act}`));
      }
      for (const row of await database.query("SELECT id, person_id FROM booking").catch(() => [])) holders.set(String(row["id"]), String(row["person_id"]));
      await wait(dice.below(400));
      if (dice.happens(0.15)) {
        const victim = dice.one(replicas);
        await victim.kill();
        victim.start();
      }
      if (act === crashAt) {
        await cluster.crash();
        await wait(500);
        await cluster.restart();
      }
    }
    await Promise.all(underWay);
    for (const one of replicas) await one.kill();
    standin.chaos.stop();
    replicas.forEach((one) => one.start());
    await allReady();

    let wrong = ["nothing was looked at"];
    for (let tries = 0; wrong.length > 0 && tries < 120; tries += 1) {
      await wait(1500);
      replicas.forEach((one) => one.keepUp());
      wrong = [...(await wrongNow(scene)), ...(await wrongAtTheEnd(scene))];
    }
    expect(wrong).toEqual([]);
    const kept = (await database.query("SELECT id FROM booking WHERE id = ANY($1::uuid[])", [promised])).map((row) => String(row["id"]));
    expect(kept.toSorted()).toEqual([...new Set(promised)].toSorted());
    expect(promised.length).toBeGreaterThan(0);
  } finally {
    for (const one of replicas) await one.kill();
    await database.close();
    scene.app.clock.stop();
    await standin.stop();
  }
}, 400_000);

/** Whose each booking is, by the ledger. */
const holders = new Map<string, string>();
