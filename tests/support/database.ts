import { randomUUID } from "node:crypto";
import pg from "pg";

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
