import express, { Router } from "express";
import type { Response } from "express";
import type { Connector } from "./makeConnector.ts";
import type { ConnectorAnswer } from "./botCalls.ts";
import type { ConnectorCall } from "./connectorFaults.ts";

/** Bot Connector REST v3 as a bot's SDK calls it, for the one bot of this organisation. */
export function connectorRoutes(connector: Connector): Router {
  const routes = Router();
  const { calls, faults } = connector;

  routes.use("/v3/conversations", express.json({ limit: "2mb" }), async (request, response, next) => {
    if (await connector.isBot(request.get("authorization"))) next();
    else response.status(401).json({ message: "Authorization has been denied for this request." });
  });

  const answer = (response: Response, call: ConnectorCall, work: () => ConnectorAnswer): void => {
    if (connector.pace.tooMany()) {
      response.set("Retry-After", "1").status(429).json({ error: { code: "Throttled", message: "API calls quota exceeded" } });
      return;
    }
    const fault = faults.of(call, JSON.stringify(response.req.body ?? null));
    const done = !fault || fault.afterwards ? work() : null;
    if (done && (!fault || done.status >= 300)) {
      response.status(done.status).json(done.body);
      return;
    }
    if (!fault) return;
    faults.met(fault);
    if (fault.retryAfter !== undefined) response.set("Retry-After", String(fault.retryAfter));
    const code = fault.status === 429 ? "Throttled" : "ServiceError";
    response.status(fault.status).json({ error: { code, message: "Set on the admin port" } });
  };

  routes.post("/v3/conversations", (request, response) => answer(response, "create", () => calls.create(request.body)));
  routes.post("/v3/conversations/:id/activities", (request, response) => answer(response, "send", () => calls.send(request.params.id, request.body)));
  routes.post("/v3/conversations/:id/activities/:replyTo", (request, response) => answer(response, "send", () => calls.send(request.params.id, request.body)));
  routes.put("/v3/conversations/:id/activities/:activityId", (request, response) =>
    answer(response, "update", () => calls.update(request.params.id, request.params.activityId, request.body)),
  );
  routes.delete("/v3/conversations/:id/activities/:activityId", (request, response) =>
    answer(response, "delete", () => calls.remove(request.params.id, request.params.activityId)),
  );
  routes.get("/v3/conversations/:id/members", (request, response) => answer(response, "members", () => calls.members(request.params.id)));
  routes.get("/v3/conversations/:id/members/:memberId", (request, response) =>
    answer(response, "members", () => calls.member(request.params.id, request.params.memberId)),
  );
  routes.get("/v3/conversations/:id/pagedmembers", (request, response) => {
    const { pageSize, continuationToken } = request.query;
    const size = Math.min(500, Math.max(1, Number(pageSize) || 200));
    answer(response, "members", () => calls.pagedMembers(request.params.id, size, typeof continuationToken === "string" ? continuationToken : undefined));
  });
  return routes;
}
