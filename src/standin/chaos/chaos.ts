import { setTimeout as wait } from "node:timers/promises";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { z } from "zod";
import type { Clock } from "../clock.ts";
import { errorBody } from "../graph/errorBody.ts";
import { copyOfId } from "../graph/eventIds.ts";
import { spoilAnswer } from "../graph/faults.ts";
import type { World } from "../graph/world.ts";
import { tracesOf } from "../graph/traced.ts";
import type { Notices } from "../notices/notices.ts";
import { chanceOf } from "./dice.ts";
import { decoded, kindOfCall } from "./kindOfCall.ts";
import type { CallKind } from "./kindOfCall.ts";
import { ratesShape } from "./rates.ts";
import type { disturbanceShape, Rates } from "./rates.ts";
import { makeRetryWatch } from "./retryWatch.ts";
import type { EarlyCall } from "./retryWatch.ts";
import { strikeOf } from "./strike.ts";
import type { Strike, Target } from "./strike.ts";

export type ChaosReport = {
  seed: number | null;
  /** ISO instant until which Graph is down */
  outageUntil: string | null;
  /** calls that passed here since the start, and how often each fault struck them */
  calls: number;
  struck: Readonly<Record<string, number>>;
  /** Calls that came again before the time that a 429 had told them. */
  early: readonly EarlyCall[];
};

/** Plays faults on the calls to Graph and the Bot Connector, never on the admin port or on sign-in. */
export type Chaos = {
  /** From now on: the nth call of its kind meets what seed and rates say, whatever else happens. Counting begins anew. */
  start(seed: number, wish?: { rates?: Partial<Rates>; notices?: z.infer<typeof disturbanceShape> }): void;
  stop(): void;
  /** Graph is down: 503 or a broken socket to every call, and no notice leaves until it is over. The chat goes on. */
  outage(minutes: number): void;
  endOutage(): void;
  report(): ChaosReport;
  middleware: RequestHandler;
};

type Spoken = { status: number; code: string; message: string; retryAfter?: number };

export function makeChaos({ world, clock, notices }: { world: World; clock: Clock; notices: Notices }): Chaos {
  let playing: { seed: number; rates: Rates } | null = null;
  let downUntil: Date | null = null;
  let seen = new Map<string, number>();
  let struck: Record<string, number> = {};
  let calls = 0;
  const revoked = new Set<string>();
  const retryWatch = makeRetryWatch(clock);

  const targetOf = (req: Request, { api }: CallKind): Target => {
    const path = req.originalUrl.split("?")[0] ?? "";
    const [, user, event] = /^\/v1\.0\/users\/([^/]+)(?:\/events\/([^/]+))?/.exec(path) ?? [];
    const mailbox = user === undefined ? undefined : world.find(decoded(user));
    const found = mailbox && event !== undefined ? copyOfId(world.copies, mailbox.address, decoded(event)) : null;
    const delta = /\/delta$/.test(path) ? (/[?&](\$|%24)(deltatoken|skiptoken)=/i.test(req.originalUrl) ? "on" : "first") : null;
    return { api, method: req.method, onMailbox: !!mailbox, onFreshEvent: !!found && clock.now().getTime() - new Date(found.copy.createdAt).getTime() < 60_000, delta };
  };

  const say = (req: Request, res: Response, api: CallKind["api"], { status, code, message, retryAfter }: Spoken): void => {
    if (retryAfter !== undefined) res.set("Retry-After", String(retryAfter));
    res.status(status).json(api === "graph" ? errorBody(code, message, clock.now(), tracesOf(req, res)) : { error: { code, message } });
  };

  /** True when the call has had its answer, or will get none. */
  const play = (strike: Strike, req: Request, res: Response, api: CallKind["api"], coin: number): boolean => {
    const down: Spoken = coin < 0.5 ? { status: 503, code: "ServiceUnavailable", message: "The service is temporarily unavailable." } : { status: 504, code: "GatewayTimeout", message: "The gateway did not receive a timely response." };
    const throttled: Spoken = { status: 429, code: "ApplicationThrottled", message: "Application is over its MailboxConcurrency limit." };
    const told = (spoken: Spoken): true => {
      say(req, res, api, spoken);
      return true;
    };
    switch (strike) {
      case "dropBeforeWrite":
        req.socket.destroy();
        return true;
      case "status429":
        return told({ ...throttled, retryAfter: 1 + Math.floor(coin * 3) });
      case "status429bare":
        return told(throttled);
      case "status503before":
        return told(down);
      case "tokenRevoked":
        revoked.add(req.get("authorization") ?? "");
        return told({ status: 401, code: "InvalidAuthenticationToken", message: "Access token has been revoked." });
      case "rbacDenied":
        return told({ status: 403, code: "ErrorAccessDenied", message: "Access is denied. Check credentials and try again." });
      case "notFoundJustCreated":
        return told({ status: 404, code: "ErrorItemNotFound", message: "The specified object was not found in the store." });
      case "conflict412":
        return told({ status: 412, code: "ErrorIrresolvableConflict", message: "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item." });
      case "syncStateLost":
        return told({ status: 410, code: "SyncStateNotFound", message: "The sync state generation is not found; generation=149;[highest=157][157][155][156]." });
      case "deltaReplay":
        res.locals["deltaReplay"] = true;
        return false;
      case "dropAfterWrite":
        spoilAnswer(req, res, { what: "drop-after-write" }, () => clock.now());
        return false;
      case "status503after":
        spoilAnswer(req, res, { what: "503-after-write", status: down.status }, () => clock.now());
        return false;
    }
  };

  const middleware = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const call = kindOfCall(req);
    if (!call) return next();
    calls += 1;
    const n = (seen.get(call.kind) ?? 0) + 1;
    seen.set(call.kind, n);
    retryWatch.watch(req, res);
    const hit = (what: string): void => {
      struck = { ...struck, [what]: (struck[what] ?? 0) + 1 };
    };
    if (call.api === "graph" && downUntil && clock.now() < downUntil) {
      hit("outage");
      if (chanceOf(playing?.seed ?? 0, "outage", call.kind, n) < 0.2) return void req.socket.destroy();
      return say(req, res, "graph", { status: 503, code: "ServiceUnavailable", message: "The service is temporarily unavailable." });
    }
    if (call.api === "graph" && revoked.has(req.get("authorization") ?? "")) return say(req, res, "graph", { status: 401, code: "InvalidAuthenticationToken", message: "Access token has been revoked." });
    if (!playing) return next();
    const { seed, rates } = playing;
    const chance = (what: string): number => chanceOf(seed, what, call.kind, n);
    if (chance("slow") < rates.slow) {
      hit("slow");
      await wait(rates.slowMs);
    }
    const strike = strikeOf(rates, targetOf(req, call), chance);
    if (strike) hit(strike);
    if (strike && play(strike, req, res, call.api, chance("coin"))) return;
    next();
  };

  return {
    start: (seed, { rates = {}, notices: disturbance } = {}) => {
      playing = { seed, rates: ratesShape.parse(rates) };
      seen = new Map();
      struck = {};
      calls = 0;
      retryWatch.clear();
      notices.disturb({ ...disturbance, seed });
    },
    stop: () => {
      playing = null;
      revoked.clear();
      notices.disturb(null);
    },
    outage: (minutes) => {
      downUntil = new Date(clock.now().getTime() + minutes * 60_000);
      notices.holdUntil(downUntil);
    },
    endOutage: () => {
      downUntil = null;
      notices.holdUntil(null);
    },
    report: () => ({ seed: playing?.seed ?? null, outageUntil: downUntil && downUntil > clock.now() ? downUntil.toISOString() : null, calls, struck, early: retryWatch.early() }),
    middleware,
  };
}
