import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { jsonOf } from "./jsonOf.ts";
import { requestUrl } from "./requestUrl.ts";
import { openTrafficLog } from "./trafficLog.ts";
import { mailboxOf, templateOf } from "./urls.ts";

/** One real call, retries counted one by one. Do not make a metric's label of the mailbox: it may be a person. */
export type CallFacts = {
  readonly method: string;
  readonly template: string;
  readonly mailbox: string | null;
  /** null when no answer came */
  readonly status: number | null;
  readonly ms: number;
};

/** The rights that a token really has on a mailbox, Exchange's grants by mailbox included; undefined when not known. */
export type EffectiveScopes = (call: { mailbox: string | null; template: string; token: "app" | "delegated" }) => readonly string[] | undefined;

export type Watching = { onCall?: (facts: CallFacts) => void; trafficLog?: string; effectiveScopes?: EffectiveScopes };
export type TokenKind = "app" | "delegated";

const headersOf = (context: Context): Record<string, string> =>
  Object.fromEntries([...new Headers(context.options?.headers)].filter(([name]) => name !== "authorization"));

/** Tells of every call that leaves, just before the wire: hands out facts for metrics and, when asked, writes the traffic. */
export function makeWatch(watching: Watching): (kind: TokenKind, next: Middleware) => Middleware {
  const write = watching.trafficLog ? openTrafficLog(watching.trafficLog) : null;

  const tell = async (context: Context, kind: TokenKind, startedAt: number): Promise<void> => {
    const url = requestUrl(context);
    const method = context.options?.method ?? "GET";
    const mailbox = mailboxOf(url);
    const status = context.response?.status ?? null;
    watching.onCall?.({ method, template: templateOf(url), mailbox, status, ms: performance.now() - startedAt });
    if (!write) return;
    const sent = context.options?.body;
    const scopes = watching.effectiveScopes?.({ mailbox, template: templateOf(url), token: kind });
    write({
      method,
      url,
      requestHeaders: headersOf(context),
      requestBody: typeof sent === "string" ? jsonOf(sent) : null,
      status,
      responseBody: context.response ? jsonOf(await context.response.clone().text()) : null,
      token: kind,
      ...(scopes ? { scopes } : {}),
    });
  };

  return (kind, next) => ({
    execute: async (context) => {
      const startedAt = performance.now();
      context.response = undefined;
      try {
        await next.execute(context);
      } finally {
        await tell(context, kind, startedAt);
      }
    },
  });
}
