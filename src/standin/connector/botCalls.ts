import { z } from "zod";
import type { Person, Tenant } from "../tenant.ts";
import { activityShape } from "./chat.ts";
import type { Activity, ChatMessage, Conversation } from "./chat.ts";
import type { Messages } from "./messages.ts";
import type { Roster } from "./roster.ts";

export type ConnectorAnswer = { status: number; body: unknown };

/** What the bot may ask of Teams. Bodies are unparsed JSON; every refusal has the code that Teams documents. */
export type BotCalls = {
  create(body: unknown): ConnectorAnswer;
  send(conversationId: string, body: unknown): ConnectorAnswer;
  update(conversationId: string, activityId: string, body: unknown): ConnectorAnswer;
  remove(conversationId: string, activityId: string): ConnectorAnswer;
  members(conversationId: string): ConnectorAnswer;
  pagedMembers(conversationId: string, pageSize: number, continuation: string | undefined): ConnectorAnswer;
  member(conversationId: string, memberId: string): ConnectorAnswer;
};

const creation = z.looseObject({
  isGroup: z.boolean().optional(),
  tenantId: z.string().optional(),
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  activity: activityShape.optional(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional(), channel: z.looseObject({ id: z.string() }).optional() }).optional(),
});

/** Bytes, counted as UTF-16, above which Teams answers 413. */
const largestMessage = 100 * 1024;
const kept = new Set(["message"]);

export function makeBotCalls(tenant: Tenant, roster: Roster, messages: Messages): BotCalls {
  const refusalIn = (conversation: Conversation): ConnectorAnswer | null => {
    const person = conversation.kind === "personal" ? roster.personOf(conversation.members[0] ?? "") : undefined;
    if (!person) return roster.botAdded(conversation) ? null : refused(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
    const { blocked, installed, unknown } = roster.standing(person);
    if (!blocked && installed) return null;
    if (unknown) return refused(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
    return { status: 403, body: { error: { code: "ConversationBlockedByUser", message: "User blocked the conversation with the bot." }, subCode: "MessageWritesBlocked" } };
  };

  const post = (conversation: Conversation, activity: Activity, thread?: string): ConnectorAnswer => {
    const fault = refusalIn(conversation) ?? faultOf(activity);
    if (fault) return fault;
    if (!kept.has(activity.type)) return { status: 201, body: { id: "" } };
    return { status: 201, body: { id: messages.add(conversation, "bot", activity, thread).id } };
  };

  const ownMessage = (conversationId: string, activityId: string): { conversation: Conversation; message: ChatMessage } | null => {
    const conversation = roster.conversation(conversationId);
    const message = messages.get(activityId);
    if (!conversation || message?.conversationId !== conversation.id || message.author !== "bot" || message.deletedAt) return null;
    return { conversation, message };
  };

  const account = (person: Person) => {
    const [givenName = "", ...rest] = person.displayName.split(" ");
    return {
      id: roster.memberId(person),
      name: person.displayName,
      objectId: person.oid,
      aadObjectId: person.oid,
      givenName,
      surname: rest.join(" "),
      email: person.upn,
      userPrincipalName: person.upn,
      tenantId: tenant.tenantId,
      userRole: "user",
    };
  };
  const accounts = (conversation: Conversation) => conversation.members.flatMap((oid) => roster.personOf(oid) ?? []).map(account);

  return {
    create: (body) => {
      const read = creation.safeParse(body);
      if (!read.success) return refused(400, "BadSyntax", "Incorrect conversation creation parameters");
      const { members = [], activity, channelData } = read.data;
      const tenantId = read.data.tenantId ?? channelData?.tenant?.id;
      if (tenantId !== tenant.tenantId) return refused(403, "Forbidden", "The bot is not in this tenant");
      if (channelData?.channel) return createPost(channelData.channel.id, activity);
      const person = members.length === 1 ? roster.personOf(members[0]?.id ?? "") : undefined;
      if (!person) return refused(400, "BadArgument", "Failed to decrypt pairwise id");
      const conversation = roster.personal(person);
      const fault = refusalIn(conversation);
      if (fault || !activity) return fault ?? { status: 201, body: { id: conversation.id } };
      return post(conversation, activity);
    },
    send: (conversationId, body) => {
      const conversation = roster.conversation(conversationId);
      if (!conversation) return unknownConversation();
      const read = activityShape.safeParse(body);
      if (!read.success) return refused(400, "BadSyntax", "Activity is malformed");
      return post(conversation, read.data, /;messageid=(\d+)/.exec(conversationId)?.[1]);
    },
    update: (conversationId, activityId, body) => {
      const own = ownMessage(conversationId, activityId);
      if (!own) return unknownActivity();
      const read = activityShape.safeParse(body);
      if (!read.success) return refused(400, "BadSyntax", "Activity is malformed");
      const fault = refusalIn(own.conversation) ?? faultOf(read.data);
      if (fault) return fault;
      messages.edit(own.message, read.data);
      return { status: 200, body: { id: activityId } };
    },
    remove: (conversationId, activityId) => {
      const own = ownMessage(conversationId, activityId);
      if (!own) return unknownActivity();
      messages.remove(own.message);
      return { status: 200, body: {} };
    },
    members: (conversationId) => {
      const conversation = roster.conversation(conversationId);
      return conversation ? { status: 200, body: accounts(conversation) } : unknownConversation();
    },
    pagedMembers: (conversationId, pageSize, continuation) => {
      const conversation = roster.conversation(conversationId);
      if (!conversation) return unknownConversation();
      const from = Number(continuation ?? 0);
      const all = accounts(conversation);
      const next = from + pageSize < all.length ? { continuationToken: String(from + pageSize) } : {};
      return { status: 200, body: { members: all.slice(from, from + pageSize), ...next } };
    },
    member: (conversationId, memberId) => {
      const conversation = roster.conversation(conversationId);
      const person = roster.personOf(memberId);
      if (!conversation || !person || !conversation.members.includes(person.oid)) return refused(404, "MemberNotFoundInConversation", "Member not found");
      return { status: 200, body: account(person) };
    },
  };

  function createPost(channelId: string, activity: Activity | undefined): ConnectorAnswer {
    const conversation = roster.conversation(channelId);
    if (!conversation || conversation.kind !== "channel") return unknownConversation();
    if (!activity) return refused(400, "BadSyntax", "A channel post needs an activity");
    const fault = refusalIn(conversation) ?? faultOf(activity);
    if (fault) return fault;
    const { id } = messages.add(conversation, "bot", activity);
    return { status: 201, body: { id: `${conversation.id};messageid=${id}`, activityId: id } };
  }
}

function faultOf(activity: Activity): ConnectorAnswer | null {
  if (JSON.stringify(activity).length * 2 > largestMessage) return refused(413, "MessageSizeTooBig", "Message size too large.");
  const empty = !activity.text && !(activity.attachments ?? []).length;
  return activity.type === "message" && empty ? refused(400, "BadSyntax", "Message is empty") : null;
}

const refused = (status: number, code: string, message: string): ConnectorAnswer => ({ status, body: { error: { code, message } } });
const unknownConversation = (): ConnectorAnswer => refused(404, "ConversationNotFound", "Conversation not found.");
const unknownActivity = (): ConnectorAnswer => refused(404, "ActivityNotFoundInConversation", "Activity not found in the conversation.");
