import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import pg from "pg";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { openPglite } from "../../src/adapters/postgres/pgliteDatabase.ts";

/** An empty database on the run's real PostgreSQL. */
export async function freshDatabase(): Promise<string> {
  const url = process.env["TEST_POSTGRES"];
  if (url === undefined) throw new Error("the run has no PostgreSQL: start tests with npm run jest");
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return url.replace(/postgres$/, name);
}

/** A ledger with nothing in it but the schema, made once for the whole run; nothing outside a run, where each makes its own. */
export async function ledgerImage(): Promise<{ readonly image?: Blob }> {
  const file = process.env["TEST_PGLITE"];
  return file === undefined ? {} : { image: new Blob([await readFile(file)]) };
}

/** A PGlite in memory with the schema and nothing else. */
export const freshPglite = async (): Promise<Database> => openPglite(null, (await ledgerImage()).image);
