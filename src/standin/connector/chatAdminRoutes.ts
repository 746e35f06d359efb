import express, { Router } from "express";
import type { Response } from "express";
import { z } from "zod";
import { faultShape } from "./connectorFaults.ts";
import type { Connector } from "./makeConnector.ts";

const saying = z.strictObject({ text: z.string().max(20_000), conversation: z.string().optional(), mention: z.boolean().optional(), locale: z.string().max(20).optional() });
const pressing = z.strictObject({ activityId: z.string(), verb: z.string(), data: z.unknown().optional() });
const submitting = z.strictObject({ activityId: z.string(), data: z.unknown() });
const refreshing = z.strictObject({ activityId: z.string(), again: z.boolean().optional() });
const blocking = z.strictObject({ blocked: z.boolean().default(true) });
const pacing = z.strictObject({ perSecond: z.int().min(1).nullable() });
const signing = z.strictObject({ serviceUrl: z.url() });

/** Parses the body and answers 200, or 400 with what is wrong with it, or 404/409 with the refusal; a card that is too fresh to be refreshed is no fault. */
function act<Body>(routes: Router, path: string, shape: z.ZodType<Body>, work: (upn: string, body: Body) => Promise<object> | object): void {
  routes.post(path, express.json({ limit: "1mb" }), async (request, response) => {
    const body = shape.safeParse(request.body ?? {});
    if (!body.success) {
      problem(response, 400, "bad-request", z.prettifyError(body.error));
      return;
    }
    const done = await work(String(request.params["upn"] ?? ""), body.data);
    const refusal = "refusal" in done ? String(done.refusal) : null;
    if (refusal === "not-refreshed") response.json({ ok: false, refusal });
    else if (refusal) problem(response, refusal.startsWith("unknown") ? 404 : 409, refusal, refusal);
    else response.json(done);
  });
}

/** For the admin port: what people do in chat, and beside it the Connector's faults and its signature. */
export function chatAdminRoutes(connector: Connector): Router {
  const routes = Router();
  act(routes, "/chat/token", signing, async (_upn, { serviceUrl }) => ({ token: await connector.botToken(serviceUrl) }));
  act(routes, "/chat/faults", faultShape, (_upn, fault) => {
    connector.faults.add(fault);
    return { ok: true };
  });
  routes.delete("/chat/faults", (_request, response) => {
    connector.faults.clear();
    response.json({ ok: true });
  });
  act(routes, "/chat/pace", pacing, (_upn, { perSecond }) => {
    connector.pace.limit(perSecond);
    return connector.pace.report();
  });
  routes.get("/chat/pace", (_request, response) => {
    response.json(connector.pace.report());
  });
  return routes.use(chatRoutes(connector));
}

/** What a person does and sees in chat, over HTTP. */
export function chatRoutes(connector: Connector): Router {
  const routes = Router();
  act(routes, "/chat/:upn/say", saying, (upn, { text, ...options }) => connector.say(upn, text, options));
  act(routes, "/chat/:upn/press", pressing, (upn, { activityId, verb, data }) => connector.press(upn, activityId, verb, data));
  act(routes, "/chat/:upn/submit", submitting, (upn, { activityId, data }) => connector.submit(upn, activityId, data));
  act(routes, "/chat/:upn/refresh", refreshing, (upn, { activityId, again }) => connector.refresh(upn, activityId, { again }));
  act(routes, "/chat/:upn/install", z.unknown(), (upn) => connector.install(upn));
  act(routes, "/chat/:upn/uninstall", z.unknown(), (upn) => connector.uninstall(upn));
  act(routes, "/chat/:upn/block", blocking, (upn, { blocked }) => connector.block(upn, blocked));

  routes.get("/chat/:upn", (request, response) => {
    const reader = request.query["reader"];
    const messages = connector.transcript(request.params.upn, typeof reader === "string" ? reader : undefined);
    if (messages) response.json({ messages });
    else problem(response, 404, "unknown-conversation", "There is no such person or conversation");
  });
  return routes;
}

function problem(response: Response, status: number, code: string, detail: string): void {
  response.status(status).type("application/problem+json").json({ type: "about:blank", title: code, status, code, detail });
}
