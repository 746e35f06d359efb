import type { Database } from "../../src/adapters/postgres/database.ts";

/** One row with all that a superuser can read of it: where it lies, the transactions that made and locked it, and its columns. */
export type DumpRow = { readonly position: number; readonly ctid: readonly [number, number]; readonly xmin: number; readonly xmax: number; readonly cmin: number; readonly columns: Readonly<Record<string, unknown>>; /** all of it as text, to look for things in */ readonly text: string };
export type Dump = { readonly tables: ReadonlyMap<string, readonly DumpRow[]>; readonly logLines: readonly string[] };

const ctidOf = (text: string): [number, number] => {
  const [, block = "0", item = "0"] = /\((\d+),(\d+)\)/.exec(text) ?? [];
  return [Number(block), Number(item)];
};

/** Everything in a database, jobs and statistics included, in the order in which it lies there, with the lines of the log beside it. */
export async function dumpOf(database: Database, logLines: readonly string[]): Promise<Dump> {
  const named = await database.query(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%' ORDER BY 1`,
  );
  const tables = new Map<string, DumpRow[]>();
  for (const { name } of named) {
    const rows = await database.query(`SELECT t.ctid::text AS "ctid!", t.xmin::text AS "xmin!", t.xmax::text AS "xmax!", t.cmin::text AS "cmin!", to_jsonb(t) AS columns FROM ${String(name)} AS t`);
    tables.set(
      String(name),
      rows.map((row, position) => {
        const columns = Object.fromEntries(Object.entries(Object(row["columns"])));
        return { position, ctid: ctidOf(String(row["ctid!"])), xmin: Number(row["xmin!"]), xmax: Number(row["xmax!"]), cmin: Number(row["cmin!"]), columns, text: JSON.stringify(columns) };
      }),
    );
  }
  const catalogue = { "the statistics of columns": "SELECT * FROM pg_stats WHERE schemaname NOT IN ('pg_catalog', 'information_schema')", "the statistics of tables": "SELECT * FROM pg_stat_user_tables", "the sequences": "SELECT * FROM pg_sequences", "the prepared statements": "SELECT * FROM pg_stat_activity WHERE datname = current_database()" };
  for (const [name, sql] of Object.entries(catalogue)) {
    const rows = await database.query(sql);
    tables.set(name, rows.map((row, position) => ({ position, ctid: [0, position], xmin: 0, xmax: 0, cmin: 0, columns: row, text: JSON.stringify(row) })));
  }
  return { tables, logLines };
}

/** Every word of some length that stands anywhere in a dump: ids, names, codes, keys. */
export function wordsIn({ tables, logLines }: Dump): Set<string> {
  const words = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === "string") {
      words.add(value);
      for (const word of value.match(/[\w+/=@.-]{8,}/g) ?? []) words.add(word);
    } else if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) {
      words.add(key);
      take(inner);
    }
  };
  for (const rows of tables.values()) for (const row of rows) take(row.columns);
  for (const line of logLines) take(line);
  return words;
}
