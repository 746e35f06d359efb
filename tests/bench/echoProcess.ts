import type { Server } from "node:http";
import type { Activity } from "botbuilder";
import express from "express";
import { z } from "zod";
import { makeAdapter } from "../../bot/botAdapter.ts";
import { makeLog } from "../../src/adapters/log/pinoLog.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { answerParent } from "./child.ts";
import { crowd } from "./crowd.ts";

/** The floor of a turn: a bot that says what it hears, on the product's own adapter, in a process of its own. */
const question = z.object({ microsoft: z.string() });
const activity = z.custom<Activity>((value) => z.object({ type: z.string() }).safeParse(value).success);

async function open(microsoft: string): Promise<string> {
  const bot = makeAdapter({
    botId: crowd.botApp,
    tenantId: crowd.tenantId,
    credentials: { kind: "secret", secret: localSecretOf(crowd.botApp) },
    openIdMetadata: `${microsoft}/v1/.well-known/openidconfiguration`,
    tokenIssuer: "https://api.botframework.com",
    loginOrigin: microsoft,
    log: makeLog("error"),
  });
  const app = express();
  app.get("/healthz", (_request, response) => response.end());
  app.post("/api/messages", express.json(), async (request, response) => {
    const heard = activity.parse(request.body);
    const signIn = await bot.signIn(heard, request.headers.authorization ?? "");
    if (!signIn.ok) return void response.status(signIn.status).end();
    await bot.adapter.answer(signIn.proven, heard, async (context) => {
      await context.sendActivity(heard.text);
    });
    response.json({});
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => {
      resolve(listening);
    });
  });
  const address = server.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
}

answerParent(async (asked) => ({ origin: await open(question.parse(asked).microsoft) }));
