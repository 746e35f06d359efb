import { z } from "zod";
import type { CallFault } from "../../services/ports.ts";

const errorBody = z.object({ error: z.object({ code: z.string().nullish() }) });

/** Error code of an answer's body, or undefined. Only code and status are trusted: messages change. */
export const codeOf = (body: unknown): string | undefined => errorBody.safeParse(body).data?.error.code ?? undefined;

const resyncCodes = new Set(["syncstatenotfound", "resyncrequired", "resyncchangesapplydifferences", "resyncchangesuploaddifferences"]);

/** Seconds until a call may be tried again, from a Retry-After of seconds or of a date; undefined when there is none. */
export function retryAfterOf(header: string | null, now: Date): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

/** Turns a refusal by Graph into our words. A code for a lost sync state counts whatever the status (410, 400 and 404 are seen). */
export function faultOf(status: number, retryAfter: number | undefined, code: string | undefined): CallFault {
  const more = { ...(code ? { code } : {}), ...(retryAfter === undefined ? {} : { afterSeconds: retryAfter }) };
  if (status === 410 || resyncCodes.has(code?.toLowerCase() ?? "")) return { ok: false, why: "gone", ...more };
  if (status === 429 || status === 408 || status >= 500) return { ok: false, why: "later", ...more };
  if (status === 401 || status === 403) return { ok: false, why: "denied", ...more };
  // Something of ours stands there already; but a transactionId used for another event is no race that a second look mends.
  if (status === 409 && code !== "ErrorDuplicateTransactionId") return { ok: false, why: "conflict", ...more };
  if (status === 412 || code === "ErrorIrresolvableConflict") return { ok: false, why: "conflict", ...more };
  if (status === 404) return { ok: false, why: "not-found", ...more };
  return { ok: false, why: "refused", ...more };
}

/** Graph did not answer at all, in time, or to the end: nobody knows whether it did what was asked. */
export const noAnswer = (timedOut: boolean): CallFault => ({ ok: false, why: "later", code: timedOut ? "timeout" : "network" });

/** Graph answered well, but with a shape that we cannot read. */
export const unreadable: CallFault = { ok: false, why: "refused", code: "unreadable-answer" };
