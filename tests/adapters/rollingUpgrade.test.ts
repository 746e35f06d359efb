import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { freshDatabase } from "../support/database.ts";

const schema = fileURLToPath(new URL("../../src/adapters/postgres/schema/", import.meta.url));
const files = readdirSync(schema).filter((name) => name.endsWith(".sql")).sort();

/** Statements of a file without comments, each on one line. */
const statementsOf = (sql: string): string[] => sql.replace(/--.*$/gm, "").split(";").map((one) => one.replace(/\s+/g, " ").trim()).filter(Boolean);

/** What an older server beside the new one, or one that is taken back into use, would stumble on. */
const breaks: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["takes something away", /\bDROP (TABLE|COLUMN|SCHEMA|TYPE|VIEW|FUNCTION)\b|\bTRUNCATE\b/i],
  ["calls something by another name", /\bRENAME\b/i],
  ["makes something of another kind", /\bALTER COLUMN \S+ (SET DATA )?TYPE\b/i],
  ["demands what an older server does not give", /\bALTER COLUMN \S+ SET NOT NULL\b|\bALTER TABLE\b.*\bADD (CONSTRAINT|CHECK|UNIQUE|EXCLUDE|PRIMARY|FOREIGN)\b/i],
  ["cannot run in a transaction", /\bCONCURRENTLY\b|\bVACUUM\b/i],
];
const newColumns = (statement: string): string[] => (/^ALTER TABLE/i.test(statement) ? statement.split(/\bADD COLUMN\b/i).slice(1) : []);
const demands = (column: string): boolean => /\bNOT NULL\b/i.test(column) && !/\bDEFAULT\b/i.test(column);
const faultsOf = (sql: string): string[] =>
  statementsOf(sql).flatMap((statement) => [
    ...breaks.flatMap(([what, pattern]) => (pattern.test(statement) ? [`${what}: ${statement}`] : [])),
    ...newColumns(statement).flatMap((column) => (demands(column) ? [`demands what an older server does not give: ${statement}`] : [])),
  ]);

describe("What a new schema may do while an older server still runs", () => {
  test.each(files.slice(1))("%s only adds", (name) => {
    expect(faultsOf(readFileSync(join(schema, name), "utf8"))).toEqual([]);
  });

  test.each([
    "DROP TABLE booking",
    "ALTER TABLE booking DROP COLUMN reason",
    "ALTER TABLE booking RENAME COLUMN reason TO why",
    "ALTER TABLE booking\n  ALTER COLUMN part TYPE integer",
    "ALTER TABLE booking ALTER COLUMN reason SET NOT NULL",
    "ALTER TABLE booking ADD COLUMN floor text NOT NULL",
    "ALTER TABLE booking ADD COLUMN a text NOT NULL DEFAULT '', ADD COLUMN b text NOT NULL",
    "ALTER TABLE booking ADD CONSTRAINT short CHECK (length(reason) < 9)",
    "CREATE INDEX CONCURRENTLY soon ON booking (date)",
  ])("a file with this would be seen: %s", (sql) => {
    expect(faultsOf(`-- why\n${sql};`)).toHaveLength(1);
  });
});

describe("A server that runs while a newer one brings the schema up to date", () => {
  const folder = mkdtempSync(join(tmpdir(), "hubbplats-schema-"));
  const next = pathToFileURL(`${folder}/`);
  let app: TestApp;
  let url: string;
  let newer: Database;
  beforeAll(async () => {
    url = await freshDatabase();
    app = await startApp({ ledger: { url }, at: "2026-11-23T07:50:00+01:00" });
    newer = openPg(url, { max: 4, onError: () => undefined });
    for (const name of files) copyFileSync(join(schema, name), join(folder, name));
    writeFileSync(
      join(folder, "999_next.sql"),
      `ALTER TABLE booking ADD COLUMN floor text NOT NULL DEFAULT 'botten', ADD COLUMN note text;
       ALTER TABLE claim ADD COLUMN colour text;
       ALTER TABLE calendar_event ADD COLUMN shade integer NOT NULL DEFAULT 0;
       CREATE INDEX booking_by_floor ON booking (floor);
       CREATE TABLE visit (booking_id uuid PRIMARY KEY REFERENCES booking, seen timestamptz NOT NULL);`,
    );
  });
  afterAll(async () => {
    await newer.close();
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("answers everybody before, meanwhile and afterwards, and its jobs go on", async () => {
    const anna = await app.as("anna.nilsson");
    const statuses: number[] = [];
    let slowest = 0;
    let over = false;
    const people = async (): Promise<void> => {
      while (!over || statuses.length < 40) {
        const began = performance.now();
        const made = await anna.send("POST", "/api/bookings", { hubId: "as-torsta", dates: ["2026-11-26"], part: "day" });
        const id = made.body.results?.[0]?.booking?.id;
        const seen = await anna.get("/api/board?from=2026-11-23&days=5");
        const gone = await anna.send("DELETE", `/api/bookings/${id}`);
        slowest = Math.max(slowest, performance.now() - began);
        statuses.push(made.status, seen.status, gone.status);
      }
    };
    const busy = people();
    // A table that somebody is using for longer than the upgrade waits.
    const holding = newer.transaction(async (session) => {
      await session.query("SELECT 1 FROM booking LIMIT 1");
      await new Promise((resolve) => setTimeout(resolve, 3000));
    });
    expect(await migrate(newer, next)).toEqual(["999_next.sql"]);
    await holding;
    over = true;
    await busy;
    expect([...new Set(statuses)].toSorted()).toEqual([200, 201]);
    expect(slowest).toBeLessThan(10_000);
    const made = await anna.send("POST", "/api/bookings", { hubId: "as-torsta", dates: ["2026-11-26"], part: "day" });
    app.clock.run();
    await app.until(async () => (await anna.get(`/api/bookings/${made.body.results[0].booking.id}`)).body.calendar !== "queued", "the event");
  });

  test("may be started again on the newer schema, should the newer server have to be taken back", async () => {
    const again = await startApp({ ledger: { url }, at: "2026-11-23T07:50:00+01:00" });
    const bo = await again.as("bo.eriksson");
    expect((await bo.send("POST", "/api/bookings", { hubId: "as-torsta", dates: ["2026-11-27"], part: "day" })).status).toBe(201);
    await again.stop();
  });

  test("several that start together bring it up to date once", async () => {
    const empty = await freshDatabase();
    const replicas = Array.from({ length: 5 }, () => openPg(empty, { max: 2, onError: () => undefined }));
    const ran = await Promise.all(replicas.map((one) => migrate(one, next)));
    expect(ran.filter((one) => one.length > 0)).toEqual([[...files, "999_next.sql"]]);
    for (const one of replicas) await one.close();
  });
});
