import { readFile, readdir } from "node:fs/promises";
import type { Database } from "./database.ts";

const schemaFolder = new URL("./schema/", import.meta.url);
/** Any fixed number of ours; two replicas that start together migrate one after the other. */
const lock = 7_230_611;

/**
 * Brings the schema up to date: every file of schema/ in order of name, once, all in one transaction. A migration library was
 * left out: none takes both drivers without a pretended `pg` client.
 * @returns the files that were run now
 */
export async function migrate(database: Database): Promise<string[]> {
  const files = (await readdir(schemaFolder)).filter((name) => name.endsWith(".sql")).sort();
  const scripts = await Promise.all(files.map(async (name) => ({ name, sql: await readFile(new URL(name, schemaFolder), "utf8") })));
  return database.transaction(async (session) => {
    await session.query("SELECT pg_advisory_xact_lock($1)", [lock]);
    await session.query("CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())");
    const done = new Set((await session.query("SELECT name FROM migration")).map((row) => row["name"]));
    const waiting = scripts.filter((script) => !done.has(script.name));
    for (const script of waiting) {
      await session.query(script.sql);
      await session.query("INSERT INTO migration (name) VALUES ($1)", [script.name]);
    }
    return waiting.map((script) => script.name);
  });
}
