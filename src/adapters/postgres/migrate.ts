import { readFile, readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Database } from "./database.ts";

const ownFolder = new URL("./schema/", import.meta.url);
/** Any fixed number of ours; two replicas that start together migrate one after the other. */
const lock = 7_230_611;

/**
 * While it waits for a table that an older server is using, everybody else waits behind it: so never for long, and rather again
 * later. It is the only wait here that holds up people. Shorter than the second after which PostgreSQL looks for those who wait
 * for each other, so that it is this that gives way.
 */
const longestWait = "500ms";
const [tries, betweenMs] = [120, 500];
/** Waited too long, or was broken off for the sake of another. */
const inTheWay = z.object({ code: z.enum(["55P03", "40P01"]) });

/**
 * Brings the schema up to date: every file of schema/ in order of name, once, all in one transaction. A migration library was
 * left out: none takes both drivers without a pretended `pg` client. Files that were run and are not known here are a newer
 * server's: they only add, so that this one may go on beside it.
 * @returns the files that were run now
 */
export async function migrate(database: Database, folder = ownFolder): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const scripts = await Promise.all(files.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), "utf8") })));
  for (let n = 1; ; n += 1) {
    try {
      return await runMissing(database, scripts);
    } catch (fault) {
      if (n === tries || !inTheWay.safeParse(fault).success) throw fault;
      await pause(betweenMs);
    }
  }
}

const runMissing = (database: Database, scripts: readonly { readonly name: string; readonly sql: string }[]): Promise<string[]> =>
  database.transaction(async (session) => {
    await session.query("SELECT pg_advisory_xact_lock($1)", [lock]);
    await session.query(`SET LOCAL lock_timeout = '${longestWait}'`);
    await session.query("CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())");
    const done = new Set((await session.query("SELECT name FROM migration")).map((row) => row["name"]));
    const waiting = scripts.filter((script) => !done.has(script.name));
    for (const script of waiting) {
      await session.query(script.sql);
      await session.query("INSERT INTO migration (name) VALUES ($1)", [script.name]);
    }
    return waiting.map((script) => script.name);
  });
