import express, { Router } from "express";
import type { Response } from "express";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { chatRoutes } from "../connector/chatAdminRoutes.ts";
import type { Connector } from "../connector/makeConnector.ts";
import type { Entra } from "../entra/makeEntra.ts";
import type { Tenant } from "../tenant.ts";
import { onlyLoopback } from "./onlyLoopback.ts";

/** @property standin where the stand-in itself listens; without it nobody can start the Playground */
export type HostDeps = { tenant: Tenant; entra: Entra; connector: Connector; standin?: { origin: string; adminOrigin: string } };

const page = join(dirname(fileURLToPath(import.meta.url)), "page");
/** The browser build of Adaptive Cards; found when asked for, since only a development install has it. */
const cardsFolder = (): string => join(dirname(createRequire(import.meta.url).resolve("adaptivecards/package.json")), "dist");
const tokenRequest = z.strictObject({ user: z.string().max(320) });

/** Cards may show pictures from anywhere on https, as in Teams; nothing else comes from outside. */
const policy = "default-src 'self'; img-src 'self' data: https:; frame-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'self'";

/** The local page that hosts the tab as Teams does, to be mounted at /local beside the tab: same origin, so the tab trusts it. */
export function hostRoutes({ tenant, entra, connector, standin }: HostDeps): Router {
  // Strict, since the page names its parts relative to /local/teams without a slash.
  const routes = Router({ strict: true });
  routes.use(onlyLoopback);

  routes.post("/token", express.json({ limit: "10kb" }), async (request, response) => {
    const asked = tokenRequest.safeParse(request.body);
    if (!asked.success) {
      problem(response, 400, "bad-request", "Send {\"user\": \"<upn>\"}");
      return;
    }
    const given = await entra.tabToken(asked.data.user);
    if (given) response.set("Cache-Control", "no-store").json(given);
    else problem(response, 404, "unknown-user", "Nobody in the local organisation has that name");
  });

  const people = tenant.people.map(({ oid, upn, displayName, roles, locale }) => ({ oid, upn, displayName, roles, locale }));
  routes.get("/people", (_request, response) => {
    response.json({ tenantId: tenant.tenantId, appId: tenant.tabApp, people });
  });

  /** What the Playground's relay must know. */
  routes.get("/standin", (_request, response) => {
    if (standin) response.json({ origin: standin.origin, adminOrigin: standin.adminOrigin, tenantId: tenant.tenantId, botId: tenant.botApp, people });
    else problem(response, 404, "no-standin", "The stand-in's address was not given");
  });

  /** Tells the page when something changed in a chat, so that it reads the chat again. */
  routes.get("/chat/:named/stream", (request, response) => {
    const followed = connector.conversationId(request.params.named);
    if (!followed) {
      problem(response, 404, "unknown-conversation", "There is no such person or conversation");
      return;
    }
    response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform" }).flushHeaders();
    response.write("retry: 1000\n\n");
    const stop = connector.watch((changed) => changed === followed && response.write("event: changed\ndata: \n\n"));
    const beat = setInterval(() => response.write(": still here\n\n"), 20_000);
    response.on("close", () => {
      stop();
      clearInterval(beat);
    });
  });
  routes.use(chatRoutes(connector));

  routes.use((_request, response, next) => {
    response.set({ "Content-Security-Policy": policy, "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff" });
    next();
  });
  routes.get("/teams", (_request, response) => response.set("Cache-Control", "no-cache").sendFile(join(page, "teams.html")));
  routes.use("/teams/page", express.static(page, { index: false, cacheControl: false }));
  routes.use("/teams/cards", express.static(cardsFolder(), { index: false, maxAge: "1h" }));
  return routes;
}

function problem(response: Response, status: number, code: string, detail: string): void {
  response.status(status).type("application/problem+json").json({ type: "about:blank", title: code, status, code, detail });
}
