import { setTimeout as wait } from "node:timers/promises";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { errorBody } from "./errorBody.ts";
import { tracesOf } from "./traced.ts";

export const faultKinds = [
  "status",
  "drop-before-write",
  "drop-after-write",
  "503-after-write",
  "delay",
  "throttled",
  "not-found",
  "conflict-412",
  "sync-state-not-found",
  "delta-replay",
] as const;

/** A fault that a test or a person has scripted. It applies to matching calls number nth to nth + times - 1. */
export type Fault = {
  /** HTTP method, or "*" */
  method: string;
  /** regular expression held against the path as sent and as decoded, from the host on */
  pathPattern: string;
  /** 1 is the next matching call */
  nth: number;
  times: number;
  what: (typeof faultKinds)[number];
  status?: number;
  code?: string;
  /** seconds */
  retryAfter?: number;
  /** milliseconds, for delay */
  ms?: number;
};

export type Faults = { add(fault: Fault): void; all(): (Fault & { seen: number })[]; clear(): void; middleware: RequestHandler };

const set: Partial<Record<Fault["what"], { status: number; code: string; message: string }>> = {
  throttled: { status: 429, code: "ApplicationThrottled", message: "Application is over its MailboxConcurrency limit." },
  "not-found": { status: 404, code: "ErrorItemNotFound", message: "The specified object was not found in the store." },
  "conflict-412": {
    status: 412,
    code: "ErrorIrresolvableConflict",
    message: "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.",
  },
  "sync-state-not-found": { status: 410, code: "SyncStateNotFound", message: "The sync state generation is not found; generation=149;[highest=157][157][155][156]." },
};

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Lets the call be carried out, and then spoils the answer that it would have got. */
export function spoilAnswer(req: Request, res: Response, fault: Pick<Fault, "what" | "status" | "retryAfter">, now: () => Date): void {
  const end = res.end.bind(res);
  res.end = () => {
    if (fault.what === "drop-after-write") {
      req.socket.destroy();
      return res;
    }
    const body = JSON.stringify(errorBody("ServiceUnavailable", "The service is temporarily unavailable.", now(), tracesOf(req, res)));
    res.statusCode = fault.status ?? 503;
    res.removeHeader("ETag");
    res.setHeader("Content-Type", "application/json");
    res.setHeader("Content-Length", Buffer.byteLength(body));
    if (fault.retryAfter !== undefined) res.setHeader("Retry-After", String(fault.retryAfter));
    return end(body);
  };
}

export function makeFaults(now: () => Date): Faults {
  let faults: { fault: Fault; pattern: RegExp; seen: number }[] = [];

  const due = (req: Request): Fault[] => {
    const path = req.originalUrl.split("?")[0] ?? "";
    const found: Fault[] = [];
    for (const one of faults) {
      if (one.fault.method !== "*" && one.fault.method !== req.method) continue;
      if (!one.pattern.test(path) && !one.pattern.test(decoded(path))) continue;
      one.seen += 1;
      if (one.seen >= one.fault.nth && one.seen < one.fault.nth + one.fault.times) found.push(one.fault);
    }
    return found;
  };

  const middleware = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    for (const fault of due(req)) {
      if (fault.what === "delay") await wait(fault.ms ?? 1000);
      else if (fault.what === "drop-before-write") return void req.socket.destroy();
      else if (fault.what === "drop-after-write" || fault.what === "503-after-write") spoilAnswer(req, res, fault, now);
      else if (fault.what === "delta-replay") res.locals["deltaReplay"] = true;
      else {
        const usual = set[fault.what] ?? { status: fault.status ?? 503, code: fault.code ?? "ServiceUnavailable", message: "A fault that was asked for." };
        if (fault.retryAfter !== undefined || usual.status === 429) res.set("Retry-After", String(fault.retryAfter ?? 1));
        res.status(fault.status ?? usual.status).json(errorBody(fault.code ?? usual.code, usual.message, now(), tracesOf(req, res)));
        return;
      }
    }
    next();
  };

  return {
    add: (fault) => faults.push({ fault, pattern: new RegExp(fault.pathPattern, "i"), seen: 0 }),
    all: () => faults.map(({ fault, seen }) => ({ ...fault, seen })),
    clear: () => {
      faults = [];
    },
    middleware,
  };
}
