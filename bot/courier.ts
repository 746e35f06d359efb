import type { Called, CallFault } from "../src/services/ports.ts";
import type { ChatReference } from "./activity.ts";
import type { Card } from "./cards/shape.ts";

/** What is sent: words, and a card when there is one. Beside a card the words are only for the notification. */
export type Message = { readonly text: string; readonly card: Card | null };

/** Carries messages to a chat that is known from before. */
export type Courier = {
  /** Gives the id of the message in the chat. */
  send(to: ChatReference, message: Message): Promise<Called<{ activityId: string }>>;
  update(to: ChatReference, activityId: string, message: Message): Promise<Called<null>>;
};

/** The activity that a message is. */
export const activityOf = ({ text, card }: Message) =>
  card
    ? { type: "message", summary: text, attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }] }
    : { type: "message", text, textFormat: "plain" };

/** Statuses after which the Bot Connector asks to be tried again. */
const passing = [408, 412, 429, 500, 502, 503, 504];

/** What went wrong, from the SDK's error: a status and perhaps how long to wait; no status means that nobody answered. */
export function faultOf(error: unknown): CallFault {
  const status = numberAt(error, "statusCode");
  if (status === null || status === 401 || passing.includes(status)) {
    const seconds = Number(retryAfterOf(error));
    return { ok: false, why: "later", ...(Number.isFinite(seconds) && seconds > 0 ? { afterSeconds: Math.ceil(seconds) } : {}), code: String(status ?? "no answer") };
  }
  if (status === 403) return { ok: false, why: "denied", code: "403" };
  if (status === 404) return { ok: false, why: "not-found", code: "404" };
  return { ok: false, why: "refused", code: String(status) };
}

function numberAt(error: unknown, name: "statusCode"): number | null {
  return typeof error === "object" && error !== null && name in error && typeof error[name] === "number" ? error[name] : null;
}

function retryAfterOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("response" in error)) return null;
  const { response } = error;
  if (typeof response !== "object" || response === null || !("headers" in response)) return null;
  const { headers } = response;
  if (typeof headers !== "object" || headers === null || !("get" in headers) || typeof headers.get !== "function") return null;
  const value: unknown = headers.get("retry-after");
  return typeof value === "string" ? value : null;
}
