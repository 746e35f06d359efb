import type { Called } from "../../services/ports.ts";
import { chainOf, makeTransport } from "./chain.ts";
import { codeOf, faultOf, noAnswer, retryAfterOf } from "./faults.ts";
import { jsonOf } from "./jsonOf.ts";
import { makeGate } from "./gate.ts";
import { makeWatch } from "./observe.ts";
import type { TokenKind, Watching } from "./observe.ts";
import { makePauses } from "./pauses.ts";
import { slotFor } from "./slots.ts";
import type { MailboxSlots } from "./slots.ts";
import type { GraphTokens } from "./tokens.ts";
import { isGraphUrl, mailboxOf } from "./urls.ts";

export type Asked = {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** built by `graphUrl`, or a link that Graph gave, which is followed as it is */
  readonly url: string;
  readonly body?: unknown;
  /** further `Prefer` values beside those that every call has */
  readonly prefer?: string;
  /** The person's sign-in token, to speak on their behalf; the app speaks for itself when left out. */
  readonly assertion?: string;
  /** milliseconds for this call with its retry, where it takes longer than others */
  readonly timeout?: number;
};

/** Sends one call and gives the parsed answer, null when it has no body. */
export type Call = (asked: Asked) => Promise<Called<unknown>>;

export type CallDeps = Watching & {
  readonly graphOrigin: string;
  readonly tokens: GraphTokens;
  /** calls of this process at a time on one mailbox */
  readonly maxPerMailbox: number;
  /** calls of this process at a time on all mailboxes together */
  readonly maxAtATime: number;
  /** The same over all replicas; null where there is one process only. */
  readonly slots: MailboxSlots | null;
  /** A clock set by hand, by which pauses end; null is the real one. */
  readonly handClock: () => Date | null;
  /** milliseconds for a call with its retry */
  readonly timeout: number;
  /** Seconds that a call may sleep before its one retry; 0 leaves every retry to the caller. */
  readonly longestSleep: number;
};

/** Ids that survive a move between folders, and times in UTC, which no daylight saving can bend. */
const always = 'IdType="ImmutableId", outlook.timezone="UTC"';

/** Milliseconds that a call waits for its place among other replicas' calls, where it may wait at all. */
const busyPatience = 5000;

export function makeCall({ graphOrigin, tokens, maxPerMailbox, maxAtATime, slots, handClock, timeout, longestSleep, ...watching }: CallDeps): Call {
  const wire = makeTransport(graphOrigin);
  const watch = makeWatch(watching);
  const gate = makeGate(maxPerMailbox);
  const door = makeGate(maxAtATime);

  const pauses = makePauses(
    () => handClock()?.getTime() ?? performance.now(),
    async (mailbox, forMs) => slots?.pause(mailbox, forMs).catch(() => undefined),
  );

  const send = (asked: Asked, kind: TokenKind, token: string): Promise<{ status: number; called: Called<unknown> }> =>
    door("all", async () => {
      const mailbox = mailboxOf(asked.url);
      if (!slots || mailbox === null) return sendNow(asked, kind, token);
      // Longer than the call can take, so that a place ends by itself only where its holder is gone.
      const slot = await slotFor(slots, mailbox, (asked.timeout ?? timeout) + 5000, { busyMs: longestSleep > 0 ? busyPatience : 0, pausedMs: longestSleep * 1000 });
      if (!slot.ok) return { status: 0, called: slot };
      try {
        return await sendNow(asked, kind, token);
      } finally {
        slot.release();
      }
    });

  const sendNow = async (asked: Asked, kind: TokenKind, token: string): Promise<{ status: number; called: Called<unknown> }> => {
    const context = {
      request: asked.url,
      options: {
        method: asked.method,
        headers: {
          Accept: "application/json",
          Prefer: asked.prefer ? `${always}, ${asked.prefer}` : always,
          ...(asked.body === undefined ? {} : { "Content-Type": "application/json" }),
        },
        ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
        signal: AbortSignal.timeout(asked.timeout ?? timeout),
      },
    };
    const answered = await answerOf(chainOf(token, pauses(watch(kind, wire)), longestSleep), context);
    if (!answered) return { status: 0, called: noAnswer(context.options.signal.aborted) };
    const { status, headers, body } = answered;
    if (status >= 200 && status < 300) return { status, called: { ok: true, value: body } };
    return { status, called: faultOf(status, retryAfterOf(headers.get("Retry-After"), new Date()), codeOf(body)) };
  };

  return async (asked) => {
    if (!isGraphUrl(asked.url)) return { ok: false, why: "refused", code: "foreign-link" };
    return gate(mailboxOf(asked.url) ?? "no mailbox", async () => {
      if (asked.assertion !== undefined) {
        const token = await tokens.onBehalfOf(asked.assertion);
        return token.ok ? (await send(asked, "delegated", token.value)).called : token;
      }
      const token = await tokens.app();
      if (!token.ok) return token;
      const first = await send(asked, "app", token.value);
      if (first.status !== 401) return first.called;
      // Ended or revoked before its time: a fresh one, once.
      const fresh = await tokens.app(token.value);
      return fresh.ok ? (await send(asked, "app", fresh.value)).called : fresh;
    });
  };
}

type Sent = Parameters<ReturnType<typeof chainOf>>[0];

/** Null when no whole answer came. */
async function answerOf(execute: (context: Sent) => Promise<void>, context: Sent): Promise<{ status: number; headers: Headers; body: unknown } | null> {
  try {
    await execute(context);
    const { response } = context;
    if (!response) return null;
    return { status: response.status, headers: response.headers, body: jsonOf(await response.text()) };
  } catch {
    return null;
  }
}
