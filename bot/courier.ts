import { z } from "zod";
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
  /** Finds the personal chat with somebody whom the bot has not met, by their object id. Opening it again gives the same. */
  open(personId: string): Promise<Called<ChatReference>>;
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
  const status = statusOf(error);
  if (status === null || status === 401 || passing.includes(status)) {
    const seconds = Number(retryAfterOf(error));
    return { ok: false, why: "later", ...(Number.isFinite(seconds) && seconds > 0 ? { afterSeconds: Math.ceil(seconds) } : {}), code: String(status ?? "no answer") };
  }
  if (status === 403) return { ok: false, why: "denied", code: withDetails.safeParse(error).data?.details.error.code ?? "403" };
  if (status === 404) return { ok: false, why: "not-found", code: "404" };
  return { ok: false, why: "refused", code: String(status) };
}

const withStatus = z.object({ statusCode: z.number() });
const withHeaders = z.object({ response: z.object({ headers: z.custom<{ get(name: string): unknown }>((value) => typeof value === "object" && value !== null && "get" in value) }) });

const withDetails = z.object({ details: z.object({ error: z.object({ code: z.string() }) }) });

const statusOf = (error: unknown): number | null => withStatus.safeParse(error).data?.statusCode ?? null;
const retryAfterOf = (error: unknown): unknown => withHeaders.safeParse(error).data?.response.headers.get("retry-after");

/** What Teams says of a bot whose app the person has never had; of one that they block or took away it says something else. */
export const notInstalled = "BotNotInConversationRoster";

/** What did not leave, since nobody wants it any more. */
export const noLonger: CallFault = { ok: false, why: "later", code: "not wanted any more" };

/** True when Teams did not take the message and asks to be tried again soon. */
export const wasThrottled = (error: unknown): boolean => [412, 429].includes(statusOf(error) ?? 0);
