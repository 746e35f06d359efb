import { z } from "zod";

/** As much of a Teams activity as the bot reads. Lengths are bounded, so that nothing huge reaches the ledger. */
const id = z.string().min(1).max(1024);
const account = z.looseObject({ id, name: z.string().max(400).nullish(), aadObjectId: z.guid().nullish() });
export const activityShape = z.looseObject({
  type: z.string().min(1).max(64),
  id: id.optional(),
  name: z.string().max(128).nullish(),
  action: z.string().max(64).nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: id.nullish(),
  locale: z.string().max(64).nullish(),
  serviceUrl: z.url().max(400),
  channelId: z.literal("msteams"),
  from: account,
  recipient: account,
  conversation: z.looseObject({ id, conversationType: z.string().max(64).nullish(), tenantId: z.string().max(64).nullish(), isGroup: z.boolean().nullish() }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().max(64).nullish() }).nullish() }).nullish(),
});
export type TeamsActivity = z.infer<typeof activityShape>;

/** The value of an `adaptiveCard/action` invoke. */
export const pressShape = z.looseObject({
  action: z.looseObject({ verb: z.string().max(64), data: z.record(z.string(), z.unknown()).nullish() }),
  trigger: z.enum(["manual", "automatic"]).nullish(),
});

/** How to reach a chat again: kept in the ledger, sent back to the Bot Connector as it came. */
export const referenceShape = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  locale: z.string().optional(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
  user: z.object({ id: z.string(), name: z.string().optional(), aadObjectId: z.string().optional() }).optional(),
  conversation: z.object({ id: z.string(), conversationType: z.string().optional(), tenantId: z.string().optional(), isGroup: z.boolean().optional() }),
});
export type ChatReference = z.infer<typeof referenceShape>;

/** A kept message: where it is, and what it shows. */
export const cardReferenceShape = referenceShape.extend({
  shows: z.object({
    bookingIds: z.array(z.string()),
    refused: z.array(z.object({ date: z.string(), title: z.string() })),
    notice: z.string().nullable(),
    says: z.string().optional(),
  }),
});

export const referenceOf = (activity: TeamsActivity): ChatReference =>
  referenceShape.parse({
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    bot: { id: activity.recipient.id, ...(activity.recipient.name ? { name: activity.recipient.name } : {}) },
    user: { id: activity.from.id, ...(activity.from.aadObjectId ? { aadObjectId: activity.from.aadObjectId } : {}) },
    conversation: {
      id: activity.conversation.id,
      ...(activity.conversation.conversationType ? { conversationType: activity.conversation.conversationType } : {}),
      ...(activity.conversation.tenantId ? { tenantId: activity.conversation.tenantId } : {}),
      ...(activity.conversation.isGroup ? { isGroup: true } : {}),
    },
  });

/** True when the activity is of our tenant: Teams says so in two places, and no place may say otherwise. The SDK checks neither. */
export function isOfTenant(activity: TeamsActivity, tenantId: string): boolean {
  const said = [activity.conversation.tenantId, activity.channelData?.tenant?.id].flatMap((one) => (one ? [one.toLowerCase()] : []));
  return said.length > 0 && said.every((one) => one === tenantId.toLowerCase());
}

export function conversationKindOf(activity: TeamsActivity): "personal" | "group" | "channel" {
  const kind = activity.conversation.conversationType;
  if (kind === "channel") return "channel";
  return kind === "personal" && activity.conversation.isGroup !== true ? "personal" : "group";
}
