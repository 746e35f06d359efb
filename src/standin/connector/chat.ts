import { z } from "zod";

/** An attachment of a message; for an Adaptive Card `content` is the card. */
export const attachmentShape = z.looseObject({ contentType: z.string(), content: z.unknown().optional(), name: z.string().optional() });
export type Attachment = z.infer<typeof attachmentShape>;

/** As much of a Bot Framework activity as the stand-in reads; whatever else a bot sends is kept as it is. */
export const activityShape = z.looseObject({
  type: z.string().min(1),
  text: z.string().nullish(),
  attachments: z.array(attachmentShape).nullish(),
  suggestedActions: z.looseObject({ actions: z.array(z.looseObject({ title: z.string().optional(), value: z.unknown().optional() })).nullish() }).nullish(),
});
export type Activity = z.infer<typeof activityShape>;

export type ConversationKind = "personal" | "groupChat" | "channel";

export type Conversation = {
  id: string;
  kind: ConversationKind;
  name?: string;
  /** object ids */
  members: readonly string[];
};

/** A message as it stands, with every earlier form of it. */
export type ChatMessage = {
  id: string;
  conversationId: string;
  /** id of the channel post that it answers */
  thread?: string;
  /** object id of the author, or "bot" */
  author: string;
  /** ISO 8601, UTC */
  at: string;
  activity: Activity;
  edits: readonly { at: string; activity: Activity }[];
  deletedAt?: string;
  /** By object id: the card that a press or refresh gave that person alone, in the place of the message's own. */
  views: Readonly<Record<string, unknown>>;
  /** By object id: when that person's client last invoked the bot about this message. */
  invokedAt: Readonly<Record<string, string>>;
};

/** A message as one reader sees it. */
export type ShownMessage = {
  id: string;
  conversationId: string;
  author: { name: string; upn: string | null };
  at: string;
  text: string;
  attachments: readonly Attachment[];
  suggestions: readonly string[];
  edits: readonly { at: string; text: string; attachments: readonly Attachment[] }[];
  deleted: boolean;
};

export const adaptiveCardType = "application/vnd.microsoft.card.adaptive";

/** The first Adaptive Card of a message as a person sees it, or undefined when it has none. */
export function cardFor(message: ChatMessage, oid: string): unknown {
  return message.views[oid] ?? message.activity.attachments?.find((one) => one.contentType === adaptiveCardType)?.content;
}
