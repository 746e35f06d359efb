import { expect, test } from "@jest/globals";
import express from "express";
import type { Response } from "express";
import { listen } from "../../src/http/listen.ts";

/** A server whose answers are given by hand: what was asked for waits in `asked`. */
async function openServer(lastAnswersMs: number) {
  const asked: Response[] = [];
  let heard: () => void = () => undefined;
  const app = express();
  app.get("/slow", (_request, response) => {
    asked.push(response);
    heard();
  });
  app.get("/stream", (_request, response) => {
    response.set("Content-Type", "text/event-stream").flushHeaders();
  });
  const server = await listen(app, { port: 0, host: "127.0.0.1", lastAnswersMs });
  const origin = `http://127.0.0.1:${server.port}`;
  /** Asks, and waits until the server has heard it. */
  const ask = async (): Promise<{ readonly answer: Promise<globalThis.Response>; readonly held: Response }> => {
    const hears = new Promise<void>((resolve) => (heard = resolve));
    const answer = fetch(`${origin}/slow`);
    answer.catch(() => undefined);
    await hears;
    return { answer, held: asked.at(-1) as Response };
  };
  return { server, origin, ask };
}

test("a server that closes takes no more, and gives the one that it was answering the answer", async () => {
  const { server, origin, ask } = await openServer(60_000);
  const { answer, held } = await ask();
  let isClosed = false;
  const closed = server.close().then(() => (isClosed = true));
  await expect(fetch(`${origin}/slow`)).rejects.toThrow();
  expect(isClosed).toBe(false);
  held.send("ditt svar");
  const got = await answer;
  expect([got.status, got.headers.get("connection"), await got.text()]).toEqual([200, "close", "ditt svar"]);
  await closed;
});

test("a stream that nobody ends does not keep it open, nor one who asked on a connection that is used again", async () => {
  const { server, origin, ask } = await openServer(60_000);
  const { answer, held } = await ask();
  held.send("klart");
  await (await answer).text();
  const stream = await fetch(`${origin}/stream`);
  await server.close();
  await expect(stream.text()).rejects.toThrow();
});

test("an answer that does not come is not waited for longer than was said", async () => {
  const { server, ask } = await openServer(50);
  const { answer } = await ask();
  await server.close();
  await expect(answer).rejects.toThrow();
});
