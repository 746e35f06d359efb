import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { catalogIdOf } from "../../src/standin/graph/installRoutes.ts";
import { freePort } from "../support/freePort.ts";
import { startCluster } from "../support/postgres.ts";
import { startChild } from "./child.ts";
import type { Child } from "./child.ts";
import { crowd, peopleOf } from "./crowd.ts";
import { loaded } from "./load.ts";
import type { Load, Loaded } from "./load.ts";
import { daysOf, seedLedger } from "./seedLedger.ts";
import type { Days } from "./seedLedger.ts";
import { started, tokens } from "./server.ts";

/** Several servers on one PostgreSQL beside one Microsoft 365, each a process, with the region's hubs and a year of bookings. */
export type Replicas = {
  readonly days: Days;
  readonly database: Database;
  readonly databaseUrl: string;
  /** where the servers keep the keys of surveys */
  readonly keyFile: string;
  readonly adminOrigin: string;
  /** sign-in tokens of everybody, in order */
  readonly tokens: readonly string[];
  /** Starts one more server; gives its number. */
  add(options: { readonly jobs: boolean }): Promise<number>;
  origin(replica: number): string;
  /** Milliseconds of processor time that one of them has used so far. */
  cpuMs(replica: number): Promise<number>;
  /** Sends requests to one of them, or to what is at an origin. */
  load(to: number | string, what: Omit<Load, "origin">): Promise<Loaded>;
  /** Has the first so many people open a chat with the bot. */
  chat(people: number): Promise<void>;
  /** The stand-in's admin port. */
  admin(path: string, body?: unknown, method?: string): Promise<unknown>;
  stop(): Promise<void>;
};

const nothing = z.unknown();

export async function openReplicas({ people, latencyMs, serverFlags = [] }: { readonly people: number; readonly latencyMs: number; readonly serverFlags?: readonly string[] }): Promise<Replicas> {
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
    const cluster = await startCluster();
    undo.push(() => cluster.stop());
    const url = await cluster.fresh();
    const database = openPg(url, { max: 2, onError: () => undefined });
    undo.push(() => database.close());
    await migrate(database);
    await seedLedger(database, now);
    await database.query("INSERT INTO person (id, name, mail) SELECT p.id, p.name, p.mail FROM json_to_recordset($1::json) AS p(id uuid, name text, mail text) ON CONFLICT DO NOTHING", [
      JSON.stringify(peopleOf(people).map((one) => ({ id: one.oid, name: one.displayName, mail: one.upn }))),
    ]);
    const folder = await mkdtemp(join(tmpdir(), "hubbplats-bench-"));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const keyFile = join(folder, "survey-keys.json");
    const firstPort = await freePort();
    const publicUrl = `http://127.0.0.1:${firstPort}`;
    const standin = child("standinProcess.ts");
    const microsoft = await standin.ask({ ask: "start", settings: { BOT_ENDPOINT: `${publicUrl}/api/messages` }, crowd: true, inMemory: true, noJobs: true, people, latencyMs }, started);
    const loader = child("loadProcess.ts");
    const origins: string[] = [];
    const servers: Child[] = [];
    return {
      days: daysOf(now),
      database,
      databaseUrl: url,
      keyFile,
      adminOrigin: microsoft.adminOrigin,
      tokens: (await standin.ask({ ask: "tokens" }, tokens)).tokens,
      add: async ({ jobs }) => {
        const port = origins.length === 0 ? firstPort : await freePort();
        const settings = {
          ...{ PORT: String(port), PUBLIC_URL: publicUrl, DATABASE_URL: url, TENANT_ID: crowd.tenantId, CLIENT_ID: crowd.tabApp, CLIENT_SECRET: localSecretOf(crowd.tabApp), BOT_ID: crowd.botApp, BOT_SECRET: localSecretOf(crowd.botApp) },
          ...{ BOT_OPENID_METADATA: `${microsoft.origin}/v1/.well-known/openidconfiguration`, GRAPH_ORIGIN: microsoft.origin, ENTRA_ORIGIN: microsoft.origin, CONTROL_MAILBOX: crowd.controlMailbox, TEAMS_CATALOG_ID: catalogIdOf(crowd), SURVEY_KEY_FILE: keyFile },
        };
        const server = child("serverProcess.ts", serverFlags);
        servers.push(server);
        await server.ask({ ask: "start", settings, crowd: true, inMemory: false, noJobs: !jobs }, started);
        return origins.push(`http://127.0.0.1:${port}`) - 1;
      },
      origin: (replica) => origins[replica] ?? "",
      cpuMs: (replica) => servers[replica]?.cpuMs() ?? Promise.reject(new Error("there is no such server")),
      load: (to, what) => loader.ask({ ...what, origin: typeof to === "string" ? to : (origins[to] ?? "") }, loaded),
      chat: async (count) => {
        await standin.ask({ ask: "chat", people: count }, nothing);
      },
      admin: async (path, body, method = body === undefined ? "GET" : "POST") => {
        const answer = await fetch(`${microsoft.adminOrigin}${path}`, { method, headers: { "content-type": "application/json" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
        return answer.status === 204 ? null : answer.json();
      },
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** How busy the machine was: a figure taken while others worked on it says so. */
export const machineLoad = (): { load: number; cores: number } => ({ load: loadavg()[0] ?? 0, cores: cpus().length });
