import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { openPglite } from "../../src/adapters/postgres/pgliteDatabase.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { freePort } from "../support/freePort.ts";
import { startCluster } from "../support/postgres.ts";
import type { Cluster } from "../support/postgres.ts";
import { startChild } from "./child.ts";
import type { Child } from "./child.ts";
import { crowd } from "./crowd.ts";
import type { LedgerPlace } from "./floor.ts";
import { loaded } from "./load.ts";
import type { Load, Loaded } from "./load.ts";
import { addFloorTable, daysOf, seedLedger } from "./seedLedger.ts";
import type { Days } from "./seedLedger.ts";
import { due, started, tokens } from "./server.ts";

/** Everything that stands on this machine while the server is measured: product, Microsoft 365, floor and loader, each a process. */
export type Stage = {
  readonly ledger: "postgres" | "pglite";
  /** whether job workers run in the server */
  readonly jobs: "running" | "left out";
  readonly days: Days;
  /** where Microsoft 365 is, and from where it is steered */
  readonly standinOrigin: string;
  readonly adminOrigin: string;
  /** sign-in tokens of the crowd, in order */
  readonly tokens: readonly string[];
  /** Loads the product, the bare route or the bare bot. @returns beside what came back, the processor time that the loaded process used */
  load(on: "ours" | "floor" | "echo", what: Omit<Load, "origin">): Promise<Loaded & { readonly cpuMs: number }>;
  setBytes(bytes: string): Promise<void>;
  /** Waits until every job that followed from bookings is done. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};
export type StageOptions = { readonly ledger: "postgres" | "pglite"; readonly noJobs: boolean; readonly serverFlags: readonly string[] };

type Ledgers = { readonly server: LedgerPlace; readonly floor: LedgerPlace; stop(): Promise<void> };
const nothing = z.unknown();
const originOnly = z.object({ origin: z.string() });

export async function openStage({ ledger, noJobs, serverFlags }: StageOptions): Promise<Stage> {
  const now = new Date();
  const undo: (() => Promise<void>)[] = [];
  const child = (script: string, flags: readonly string[] = []): Child => {
    const made = startChild(script, flags);
    undo.push(() => made.stop());
    return made;
  };
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const ledgers = ledger === "postgres" ? await onPostgres(now) : await onPglite(now);
    undo.push(() => ledgers.stop());
    const floor = child("floorProcess.ts");
    const { origin: floorOrigin } = await floor.ask({ ask: "open", ledger: ledgers.floor }, originOnly);
    const microsoft365 = "url" in ledgers.server ? child("standinProcess.ts") : null;
    const server = child("serverProcess.ts", serverFlags);
    const tenant = microsoft365 && "url" in ledgers.server ? await withTenant(microsoft365, ledgers.server.url) : null;
    const settings = tenant?.settings ?? { PORT: "0", DATA_DIR: "folder" in ledgers.server ? ledgers.server.folder : "" };
    const local = await server.ask({ ask: "start", settings, crowd: true, inMemory: false, noJobs }, started);
    const { standinOrigin, adminOrigin } = tenant?.microsoft ?? local;
    const echo = child("echoProcess.ts");
    const at = { ours: local.origin, floor: floorOrigin, echo: (await echo.ask({ microsoft: standinOrigin }, originOnly)).origin };
    const loader = child("loadProcess.ts");
    return {
      ledger,
      jobs: noJobs ? "left out" : "running",
      days: daysOf(now),
      standinOrigin,
      adminOrigin,
      tokens: (await (microsoft365 ?? server).ask({ ask: "tokens" }, tokens)).tokens,
      load: async (on, what) => {
        const process = { ours: server, floor, echo }[on];
        const before = await process.cpuMs();
        const measured = await loader.ask({ ...what, origin: at[on] }, loaded);
        return { ...measured, cpuMs: (await process.cpuMs()) - before };
      },
      setBytes: async (bytes) => {
        await floor.ask({ ask: "bytes", bytes }, nothing);
      },
      settled: async () => {
        for (;;) {
          if (noJobs || (await server.ask({ ask: "due" }, due)).due === 0) return;
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      },
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** The settings of a machine with a tenant, where the tenant is the stand-in in another process. */
async function withTenant(standin: Child, databaseUrl: string): Promise<{ microsoft: z.output<typeof started>; settings: Record<string, string> }> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const microsoft = await standin.ask({ ask: "start", settings: { BOT_ENDPOINT: `${origin}/api/messages` }, crowd: true, inMemory: true, noJobs: true }, started);
  const settings = {
    PORT: String(port),
    PUBLIC_URL: origin,
    DATABASE_URL: databaseUrl,
    TENANT_ID: crowd.tenantId,
    CLIENT_ID: crowd.tabApp,
    CLIENT_SECRET: localSecretOf(crowd.tabApp),
    BOT_ID: crowd.botApp,
    BOT_SECRET: localSecretOf(crowd.botApp),
    BOT_OPENID_METADATA: `${microsoft.origin}/v1/.well-known/openidconfiguration`,
    GRAPH_ORIGIN: microsoft.origin,
    ENTRA_ORIGIN: microsoft.origin,
    CONTROL_MAILBOX: crowd.controlMailbox,
  };
  return { microsoft, settings };
}

async function fill(database: Database, now: Date): Promise<void> {
  await migrate(database);
  await seedLedger(database, now);
  await addFloorTable(database);
}

/** A real PostgreSQL with the settings that it comes with: what it has answered is on the disk. */
async function onPostgres(now: Date): Promise<Ledgers> {
  const cluster: Cluster = await startCluster();
  const url = await cluster.fresh();
  const database = openPg(url, { max: 2, onError: () => undefined });
  await fill(database, now);
  await database.close();
  return { server: { url }, floor: { url }, stop: () => cluster.stop() };
}

/** PGlite takes one process only, so that the floor has a copy of the same folder. */
async function onPglite(now: Date): Promise<Ledgers> {
  const folder = mkdtempSync(join(tmpdir(), "hubbplats-bench-"));
  const server = join(folder, "server");
  const database = await openPglite(server);
  await fill(database, now);
  await database.close();
  const floor = join(folder, "floor");
  cpSync(join(server, "ledger"), floor, { recursive: true });
  return {
    server: { folder: server },
    floor: { folder: floor },
    stop: async () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
