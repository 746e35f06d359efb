import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { hubOf } from "../services/ownHub.ts";
import { startApp } from "../support/app.ts";
import type { Answered, Client, TestApp } from "../support/app.ts";
import { freshDatabase } from "../support/database.ts";
import { freePort } from "../support/freePort.ts";

/** A way to the database that can be cut: those on it fall off, and nobody comes on until it is mended. */
async function openWay(host: string, port: number) {
  const on = new Set<Socket>();
  let server: Server;
  const own = await freePort();
  const mend = async (): Promise<void> => {
    server = createServer((near) => {
      const far = connect(port, host);
      for (const [one, other] of [[near, far], [far, near]] as const) {
        on.add(one);
        one.on("error", () => undefined).on("close", () => {
          on.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    }).listen(own, "127.0.0.1");
    await once(server, "listening");
  };
  await mend();
  const cut = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    for (const socket of on) socket.destroy();
    await closed;
  };
  return { port: own, cut, mend };
}

let way: Awaited<ReturnType<typeof openWay>>;
let app: TestApp;
let anna: Client;
const errors: string[] = [];
beforeAll(async () => {
  const url = new URL(await freshDatabase());
  way = await openWay(url.hostname, Number(url.port));
  url.host = `127.0.0.1:${way.port}`;
  app = await startApp({ ledger: { url: url.href }, at: "2026-11-23T07:50:00+01:00", noJobs: true, log: { info: () => undefined, warn: () => undefined, error: (message) => void errors.push(message) } });
  await app.ledger.saveHubs([hubOf("liten")]);
  anna = await app.as("anna.nilsson");
});
afterAll(async () => {
  await app.stop();
  await way.cut();
});
const book = () => anna.send("POST", "/api/bookings", { hubId: "liten", dates: ["2026-11-26"], part: "day" }, "samma");
const bookings = () => anna.get("/api/bookings?from=2026-11-23&to=2026-12-01");

test("while the database is away we are asked to come back in a while, and when it is back the same request is answered", async () => {
  expect((await bookings()).status).toBe(200);
  await way.cut();
  const away: Answered[] = [await bookings(), await book(), await bookings()];
  for (const answer of away) expect(answer).toMatchObject({ status: 503, body: { code: "not-ready", title: "Hubbplats kan inte svara just nu", detail: "Försök igen om en stund." } });
  expect(errors.filter((message) => message === "a request failed")).toHaveLength(away.length);
  await way.mend();
  expect((await app.until(async () => ((await bookings()).status === 200 ? book() : null), "the database")).status).toBe(201);
  expect((await bookings()).body.bookings).toHaveLength(1);
});

test("a statement that the database refuses is no sign that it is away", async () => {
  const refused = await app.database.query("SELECT 1 / 0").catch((fault: unknown) => fault);
  expect([refused instanceof Error, app.ledger.isUnreachable(refused)]).toEqual([true, false]);
  for (const fault of [new Error("something else"), null, undefined, "ECONNREFUSED"]) expect(app.ledger.isUnreachable(fault)).toBe(false);
});
