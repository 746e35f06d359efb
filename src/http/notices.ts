import { setTimeout as wait } from "node:timers/promises";
import express, { Router } from "express";
import type { Request, Response } from "express";
import { z } from "zod";
import { hearNotices } from "../services/calendar/hearNotices.ts";
import type { HearDeps, Notice } from "../services/calendar/hearNotices.ts";

/** As much of a notice as we read; the real ones differ from the documented in the rest (organizationId, an empty resource, no changeType). */
const item = z.looseObject({
  subscriptionId: z.string().max(200),
  clientState: z.string().max(128).nullish(),
  resourceData: z.looseObject({ id: z.string().max(1000).nullish() }).nullish(),
  lifecycleEvent: z.enum(["reauthorizationRequired", "subscriptionRemoved", "missed"]).nullish(),
});
const notices = z.looseObject({ value: z.array(z.unknown()).max(1000) });

/** Graph counts an answer after 3 s as none, and one that is often late gets no notices at all for a while. */
const answerWithinMs = 2000;

/**
 * POST /api/notifications and /api/lifecycle, called by Graph. The handshake is answered with the token that it sends, as plain
 * text; notices are put into jobs and then answered 202, whatever they hold, so that nobody learns which of them were ours. With
 * the ledger away the answer is 503, and Graph sends them again for four hours; with a slow one it is 202 in time.
 */
export function noticeRoutes(deps: HearDeps): Router {
  const routes = Router();
  const hear = async (request: Request, response: Response): Promise<void> => {
    const token = request.query["validationToken"];
    if (typeof token === "string") return void response.status(200).type("text/plain").set("X-Content-Type-Options", "nosniff").send(token.slice(0, 2048));
    const read = notices.safeParse(request.body);
    const heard = (read.success ? read.data.value : []).flatMap((one): Notice[] => {
      const parsed = item.safeParse(one);
      return parsed.success ? [{ subscriptionId: parsed.data.subscriptionId, clientState: parsed.data.clientState ?? "", eventId: parsed.data.resourceData?.id ?? null, lifecycle: parsed.data.lifecycleEvent ?? null }] : [];
    });
    const kept = hearNotices(deps, heard).then(
      () => 202,
      (fault: unknown) => {
        deps.log.error("notices could not be kept; Graph sends them again, and the sweep looks anyway", { fault: fault instanceof Error ? fault.message : String(fault) });
        return 503;
      },
    );
    const late = new AbortController();
    const inTime = wait(answerWithinMs, 202, { signal: late.signal }).catch(() => 202);
    response.status(await Promise.race([kept, inTime])).end();
    late.abort();
  };
  routes.post(["/api/notifications", "/api/lifecycle"], express.json({ limit: "1mb" }), hear);
  return routes;
}
