import { setTimeout as pause } from "node:timers/promises";
import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { retryAfterOf } from "./faults.ts";
import { requestUrl } from "./requestUrl.ts";
import { mailboxOf, templateOf } from "./urls.ts";

/** What Graph counts calls by: a mailbox, or for other calls the part of Graph that they are for. */
const countedBy = (url: string): string => mailboxOf(url) ?? (templateOf(url).split(/[/?]/)[1] ?? "");

/** Milliseconds that are simply waited for: timers are not exact, and a retry that comes a hair too soon is no reason to give up. */
const nearly = 100;

/** More that are told of at once than an organisation has mailboxes under pressure; the oldest is forgotten. */
const most = 10_000;

/**
 * The last look before a call leaves: whether Graph has wanted to be left alone since the call got its place. What replicas
 * share is read when a place is taken, and calls that had theirs before, or sleep before their retry, would leave all the same.
 * @param now milliseconds of the clock by which pauses end
 * @param tell lets other replicas know
 */
export function makePauses(now: () => number, tell: (mailbox: string, forMs: number) => Promise<void>): (next: Middleware) => Middleware {
  const until = new Map<string, number>();

  const note = async (url: string, seconds: number): Promise<void> => {
    const key = countedBy(url);
    const mailbox = mailboxOf(url);
    until.set(key, Math.max(until.get(key) ?? 0, now() + seconds * 1000));
    const [oldest] = until.size > most ? until.keys() : [];
    if (oldest !== undefined) until.delete(oldest);
    if (mailbox !== null) await tell(mailbox, seconds * 1000);
  };

  return (next) => ({
    execute: async (context: Context) => {
      const url = requestUrl(context);
      const key = countedBy(url);
      const left = (until.get(key) ?? 0) - now();
      if (left > nearly) {
        context.response = heldBack(left);
        return;
      }
      if (left > 0) await pause(left);
      until.delete(key);
      await next.execute(context);
      const seconds = context.response?.status === 429 ? retryAfterOf(context.response.headers.get("Retry-After"), new Date()) : undefined;
      if (seconds !== undefined && seconds > 0) await note(url, seconds);
    },
  });
}

/** The answer that Graph would give; the chain waits and asks again, or hands it to the caller, as with Graph's own. */
const heldBack = (leftMs: number): Response => new Response(JSON.stringify({ error: { code: "mailbox-paused" } }), { status: 429, headers: { "Retry-After": String(Math.ceil(leftMs / 1000)) } });
