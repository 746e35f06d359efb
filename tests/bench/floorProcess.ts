import type { Server } from "node:http";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import express from "express";
import pg from "pg";
import { z } from "zod";
import { answerParent } from "./child.ts";
import { floorQuestion } from "./floor.ts";

/** The floor: a bare express server with nothing in it but the one thing that is compared, in a process of its own. */
type Insert = (sql: string, values: unknown[]) => Promise<{ rowCount: number }>;
const claimSql = "INSERT INTO floor_claim (booking_id, hub_id, desk_id, person_id, date, during) VALUES ($1, $2, $3, $4, $5, tstzrange($6, $7)) ON CONFLICT DO NOTHING";
const answerSql = "INSERT INTO floor_answer (wave_id, person_id, answers) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
const answer = z.object({ waveId: z.string(), personId: z.string(), answers: z.record(z.string(), z.object({ value: z.number() })) });
const wish = z.object({ id: z.string(), hubId: z.string(), deskId: z.string(), personId: z.string(), date: z.string(), start: z.string(), end: z.string() });

let bytes = "";
const undo: (() => Promise<unknown>)[] = [];

async function inserts(ledger: { url: string } | { folder: string }): Promise<Insert> {
  if ("url" in ledger) {
    const pool = new pg.Pool({ connectionString: ledger.url, max: 16 });
    undo.push(() => pool.end());
    return async (sql, values) => ({ rowCount: (await pool.query(sql, values)).rowCount ?? 0 });
  }
  const db = await PGlite.create({ dataDir: ledger.folder, extensions: { btree_gist } });
  undo.push(() => db.close());
  return async (sql, values) => ({ rowCount: (await db.query(sql, values)).affectedRows ?? 0 });
}

async function open(ledger: { url: string } | { folder: string }): Promise<string> {
  const insert = await inserts(ledger);
  const app = express();
  // As the product: no hash is made of an answer.
  app.set("etag", false);
  app.get("/healthz", (_request, response) => response.end());
  app.get("/bytes", (_request, response) => response.type("application/json").send(bytes));
  app.post("/insert", express.json(), async (request, response) => {
    const { id, hubId, deskId, personId, date, start, end } = wish.parse(request.body);
    const { rowCount } = await insert(claimSql, [id, hubId, deskId, personId, date, start, end]);
    response.status(rowCount === 1 ? 201 : 409).json({ id });
  });
  app.post("/answer", express.json(), async (request, response) => {
    const { waveId, personId, answers } = answer.parse(request.body);
    const { rowCount } = await insert(answerSql, [waveId, personId, JSON.stringify(answers)]);
    response.status(rowCount === 1 ? 201 : 409).json({ waveId });
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => {
      resolve(listening);
    });
  });
  undo.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
}

answerParent(
  async (question) => {
    const asked = floorQuestion.parse(question);
    if (asked.ask === "open") return { origin: await open(asked.ledger) };
    bytes = asked.bytes;
    return {};
  },
  async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  },
);
