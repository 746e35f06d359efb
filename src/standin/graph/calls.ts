import { setTimeout as wait } from "node:timers/promises";
import type { Request, RequestHandler, Response, Router } from "express";
import type { Clock } from "../clock.ts";
import type { CallLog, LoggedCall } from "./callLog.ts";
import { callerOf, mailboxGate, rightsGate } from "./caller.ts";
import type { Caller, CalendarRight, Rights, VerifyToken } from "./caller.ts";
import type { Mailbox } from "./directory.ts";
import { errorBody } from "./errorBody.ts";
import { preferOf } from "./prefer.ts";
import type { Prefer } from "./prefer.ts";
import { badRequest, grant, refuse } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import { makeThrottle } from "./throttle.ts";
import { tracesOf } from "./traced.ts";
import type { World } from "./world.ts";

/** Links and contexts name the real host whatever address the stand-in listens on: clients must not compose their own. */
export const graphRoot = "https://graph.microsoft.com/v1.0";

/** What a handler sees of a call that has passed the gates. */
export type Call = {
  caller: Caller;
  prefer: Prefer;
  body: unknown;
  param(name: string): string;
  query(name: string): string | undefined;
  queryNames: readonly string[];
  /** the path from /v1.0 on, as sent */
  path: string;
  ifMatch: string | undefined;
  /** A fault asks delta to send again what it has sent. */
  replay: boolean;
};
export type MailboxCall = Call & { mailbox: Mailbox };
export type Answer = Outcome<{ status: number; body?: Record<string, unknown> }>;

export const answer = (status: number, body?: Record<string, unknown>): Answer => grant({ status, body });

export type Routes = {
  /** A call on one mailbox, as /me/… and as /users/{user-id}/…, behind one calendar right. */
  mailbox(method: Method, template: string, right: CalendarRight, handle: (call: MailboxCall) => Answer): void;
  /** A call of anybody with a good token, who does not name a mailbox in the path; the handler tells which one it is about, and asks for the rights. */
  signedIn(method: Method, template: string, handle: (call: Call, about: (mailbox: Mailbox) => void) => Answer | Promise<Answer>): void;
  open(method: Method, template: string, rights: Rights, handle: (call: Call) => Answer): void;
};
type Method = "get" | "post" | "patch" | "delete";

export type CallDeps = { world: World; clock: Clock; verify: VerifyToken; calls: CallLog; latencyMs: number };

const one = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const listsCalendar = (req: Request): boolean => req.method === "GET" && /\/(events|calendarView|calendars?(\/.*)?)(\/delta)?\/?$/i.test(req.path);

function logMailbox(log: LoggedCall, mailbox: Mailbox): void {
  log.mailbox = mailbox.address;
  log.mailboxKind = mailbox.person ? "person" : mailbox.resource ? "resource" : "other";
}

/** Registers a call as a list of gates, one handler and one presenter, and keeps the log. */
export function routesOn(router: Router, deps: CallDeps): Routes {
  const { world, clock, calls } = deps;
  const throttle = makeThrottle(clock);

  const send = (req: Request, res: Response, outcome: Answer, prefer: Prefer | null): void => {
    if (prefer?.applied.length) res.set("Preference-Applied", prefer.applied.join(", "));
    // An answer without a body has no type either: the SDK would try to read JSON from nothing.
    const json = (): Response => res.type("application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8");
    if (!outcome.ok) {
      const { status, code, message, retryAfter } = outcome.refusal;
      if (retryAfter !== undefined) res.set("Retry-After", String(retryAfter));
      json().status(status).json(errorBody(code, message, clock.now(), tracesOf(req, res)));
    } else if (outcome.value.body) {
      const etag = one(outcome.value.body["@odata.etag"]);
      if (etag) res.set("ETag", etag);
      json().status(outcome.value.status).json(outcome.value.body);
    } else res.status(outcome.value.status).end();
  };

  const handler =
    (template: string, carryOut: (call: Call, log: LoggedCall) => Answer | Promise<Answer>): RequestHandler =>
    async (req, res) => {
      const log: LoggedCall = {
        at: clock.now().toISOString(),
        method: req.method,
        template,
        path: req.path,
        query: new URL(req.originalUrl, graphRoot).search,
        mailbox: null,
        mailboxKind: null,
        token: null,
        appId: null,
        lists: listsCalendar(req),
        requestBody: req.body ?? null,
        status: null,
      };
      calls.add(log);
      res.on("close", () => {
        log.status = res.writableFinished ? res.statusCode : null;
      });
      const caller = await callerOf(deps.verify, req.get("authorization"));
      if (!caller.ok) return send(req, res, caller, null);
      log.token = caller.value.kind;
      log.appId = caller.value.appId;
      const prefer = preferOf(req.get("prefer") ?? "");
      if (!prefer.ok) return send(req, res, prefer, null);
      const call: Call = {
        caller: caller.value,
        prefer: prefer.value,
        body: req.body,
        param: (name) => one(req.params[name]) ?? "",
        query: (name) => one(req.query[name]),
        queryNames: Object.keys(req.query),
        path: req.originalUrl.split("?")[0] ?? "",
        ifMatch: req.get("if-match"),
        replay: res.locals["deltaReplay"] === true,
      };
      send(req, res, await carryOut(call, log), prefer.value);
    };

  const register = (method: Method, template: string, carryOut: (call: Call, log: LoggedCall) => Answer | Promise<Answer>): void => {
    const path = template.replace(/\{([a-z]+)(-id)?\}/g, ":$1");
    router[method](path, handler(template, carryOut));
  };

  const onMailbox =
    (find: (call: Call) => Mailbox | undefined, right: CalendarRight, handle: (call: MailboxCall) => Answer) =>
    async (call: Call, log: LoggedCall): Promise<Answer> => {
      const mailbox = find(call);
      if (!mailbox) return refuse(404, "ErrorInvalidUser", `The requested user '${call.param("user") || "me"}' is invalid.`);
      logMailbox(log, mailbox);
      const gate = mailboxGate(world, call.caller, mailbox, right);
      if (!gate.ok) return gate;
      const release = throttle(`${call.caller.appId}|${mailbox.address}`);
      if (!release) return refuse(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.", 1);
      try {
        // Exchange takes its time; without it no two calls would ever be seen at once.
        if (deps.latencyMs > 0) await wait(deps.latencyMs);
        return handle({ ...call, mailbox });
      } finally {
        release();
      }
    };

  return {
    mailbox: (method, template, right, handle) => {
      register(method, `/users/{user-id}${template}`, onMailbox((call) => world.find(call.param("user")), right, handle));
      register(method, `/me${template}`, async (call, log) =>
        call.caller.kind === "app"
          ? badRequest("/me request is only valid with delegated authentication flow.")
          : onMailbox(() => world.find(call.caller.oid ?? ""), right, handle)(call, log),
      );
    },
    signedIn: (method, template, handle) => register(method, template, (call, log) => handle(call, (mailbox) => logMailbox(log, mailbox))),
    open: (method, template, rights, handle) =>
      register(method, template, (call) => {
        const gate = rightsGate(call.caller, rights);
        return gate.ok ? handle(call) : gate;
      }),
  };
}

/** What Graph says of a path that it does not know, once the token is found good. */
export const unknownPath =
  (deps: CallDeps): RequestHandler =>
  async (req, res) => {
    const caller = await callerOf(deps.verify, req.get("authorization"));
    const refusal = caller.ok ? badRequest(`Resource not found for the segment '${req.path.split("/")[1] ?? ""}'.`).refusal : caller.refusal;
    deps.calls.add({ at: deps.clock.now().toISOString(), method: req.method, template: null, path: req.path, query: "", mailbox: null, mailboxKind: null, token: null, appId: null, lists: listsCalendar(req), requestBody: null, status: refusal.status });
    res.status(refusal.status).json(errorBody(refusal.code, refusal.message, deps.clock.now(), tracesOf(req, res)));
  };
