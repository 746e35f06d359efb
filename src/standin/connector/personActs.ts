import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Person } from "../tenant.ts";
import { adaptiveCardType, cardFor } from "./chat.ts";
import type { ChatMessage, Conversation, ShownMessage } from "./chat.ts";
import type { Delivery, Envelope } from "./envelope.ts";
import type { Messages } from "./messages.ts";
import { botName } from "./roster.ts";
import type { Roster } from "./roster.ts";

export type Refusal = { ok: false; refusal: "unknown-person" | "unknown-conversation" | "unknown-message" | "not-a-member" | "not-refreshed" | "unable-to-reach-app" };
export type Said = { ok: true; activityId: string; status: number; replies: readonly ShownMessage[] };

/** @property status what the bot's HTTP answer was; @property shown what the person sees of it */
export type Pressed = { ok: true; status: number; response: unknown; shown: "card" | "message" | "error" | "nothing"; text?: string };

/** @property conversation "group", "channel", or an id; the personal chat when left out. @property mention writes to the bot by name, without which it hears nothing in company. */
export type SayOptions = { conversation?: string; mention?: boolean; locale?: string };

export type PersonActs = {
  say(upn: string, text: string, options?: SayOptions): Promise<Said | Refusal>;
  /** Presses a button made by Action.Execute. */
  press(upn: string, activityId: string, verb: string, data?: unknown): Promise<Pressed | Refusal>;
  /** Presses a button made by Action.Submit: a message without text. */
  submit(upn: string, activityId: string, data: unknown): Promise<Said | Refusal>;
  /** What the person's client does by itself when a card with `refresh` comes into view. A second time within a minute nothing is asked, unless told. */
  refresh(upn: string, activityId: string, options?: { again?: boolean }): Promise<Pressed | Refusal>;
  install(upn: string): Promise<{ ok: true } | Refusal>;
  uninstall(upn: string): Promise<{ ok: true } | Refusal>;
  block(upn: string, blocked?: boolean): { ok: true } | Refusal;
};

type Parts = { roster: Roster; messages: Messages; clock: Clock; envelope: Envelope; deliver: Delivery; show: (message: ChatMessage, reader?: Person) => ShownMessage };

const refreshes = z.looseObject({
  refresh: z.looseObject({ action: z.looseObject({ verb: z.string().optional(), data: z.unknown().optional() }), userIds: z.array(z.string()).optional() }),
});
const invokeResponse = z.looseObject({ statusCode: z.number().optional(), type: z.string().optional(), value: z.unknown().optional() });

export function makePersonActs({ roster, messages, clock, envelope, deliver, show }: Parts): PersonActs {
  /** Teams lets nobody write to an app that is not installed: it is installed at the first word. */
  const settleIn = async (person: Person, conversation: Conversation): Promise<void> => {
    if (conversation.kind === "personal") {
      if (!roster.standing(person).installed) await install(person);
    } else if (!roster.botAdded(conversation)) {
      roster.setBotAdded(conversation);
      await deliver(envelope(person, conversation, { type: "conversationUpdate", id: `f:${randomUUID()}`, membersAdded: [{ id: roster.botId }] }));
    }
  };

  const install = async (person: Person): Promise<void> => {
    roster.setStanding(person, { installed: true, blocked: false });
    const chat = roster.personal(person);
    const membersAdded = [{ id: roster.botId }, { id: roster.memberId(person), aadObjectId: person.oid }];
    await deliver(envelope(person, chat, { type: "conversationUpdate", id: `f:${randomUUID()}`, membersAdded }));
    await deliver(envelope(person, chat, { type: "installationUpdate", id: `f:${randomUUID()}`, action: "add" }));
  };

  const write = async (person: Person, conversation: Conversation, activity: { type: string; text?: string; value?: unknown; replyToId?: string }, options: SayOptions): Promise<Said | Refusal> => {
    await settleIn(person, conversation);
    const message = messages.add(conversation, person.oid, { type: activity.type, text: activity.text });
    const heard = conversation.kind === "personal" || options.mention === true;
    if (!heard) return { ok: true, activityId: message.id, status: 0, replies: [] };
    const mention = `<at>${botName}</at>`;
    const mentioned = conversation.kind === "personal" ? {} : { text: `${mention} ${activity.text ?? ""}`, entities: [{ type: "mention", text: mention, mentioned: { id: roster.botId, name: botName } }] };
    const thread = conversation.kind === "channel" ? message.id : undefined;
    const sent = await deliver(envelope(person, conversation, { textFormat: "plain", ...activity, ...mentioned, id: message.id }, { thread, locale: options.locale }));
    if ("unreachable" in sent) return { ok: false, refusal: "unable-to-reach-app" };
    const replies = messages.of(conversation.id).filter((one) => Number(one.id) > Number(message.id) && one.author === "bot");
    return { ok: true, activityId: message.id, status: sent.status, replies: replies.map((one) => show(one, person)) };
  };

  const invoke = async (person: Person, message: ChatMessage, conversation: Conversation, action: object, trigger: "manual" | "automatic"): Promise<Pressed | Refusal> => {
    messages.noteInvoke(message, person.oid);
    const value = { action: { type: "Action.Execute", ...action }, trigger };
    const sent = await deliver(envelope(person, conversation, { type: "invoke", name: "adaptiveCard/action", id: `f:${randomUUID()}`, replyToId: message.id, value }, { thread: message.thread, source: "message" }));
    if ("unreachable" in sent) return { ok: false, refusal: "unable-to-reach-app" };
    const read = invokeResponse.safeParse(sent.body);
    const answer = { ok: true as const, status: sent.status, response: sent.body };
    if (sent.status !== 200 || !read.success || (read.data.statusCode ?? 200) >= 400) return { ...answer, shown: "error", text: textOf(read.data?.value) };
    if (read.data.type === adaptiveCardType) {
      messages.setView(message, person.oid, read.data.value);
      return { ...answer, shown: "card" };
    }
    return read.data.type === "application/vnd.microsoft.activity.message" ? { ...answer, shown: "message", text: textOf(read.data.value) } : { ...answer, shown: "nothing" };
  };

  /** Finds who asks and about what; a person sees only messages of conversations that they are in. */
  const about = (upn: string, activityId: string): { person: Person; message: ChatMessage; conversation: Conversation } | Refusal => {
    const person = roster.personOf(upn);
    if (!person) return { ok: false, refusal: "unknown-person" };
    const message = messages.get(activityId);
    const conversation = message && roster.conversation(message.conversationId);
    if (!message || !conversation || message.deletedAt) return { ok: false, refusal: "unknown-message" };
    return conversation.members.includes(person.oid) ? { person, message, conversation } : { ok: false, refusal: "not-a-member" };
  };

  return {
    say: async (upn, text, options = {}) => {
      const person = roster.personOf(upn);
      if (!person) return { ok: false, refusal: "unknown-person" };
      const conversation = options.conversation && options.conversation !== "personal" ? roster.conversation(options.conversation) : roster.personal(person);
      if (!conversation) return { ok: false, refusal: "unknown-conversation" };
      if (!conversation.members.includes(person.oid)) return { ok: false, refusal: "not-a-member" };
      return write(person, conversation, { type: "message", text }, options);
    },
    submit: async (upn, activityId, data) => {
      const found = about(upn, activityId);
      if ("refusal" in found) return found;
      return write(found.person, found.conversation, { type: "message", value: data, replyToId: activityId }, { mention: true });
    },
    press: async (upn, activityId, verb, data = {}) => {
      const found = about(upn, activityId);
      if ("refusal" in found) return found;
      return invoke(found.person, found.message, found.conversation, { verb, data }, "manual");
    },
    refresh: async (upn, activityId, options = {}) => {
      const found = about(upn, activityId);
      if ("refusal" in found) return found;
      const { person, message, conversation } = found;
      const card = refreshes.safeParse(cardFor(message, person.oid));
      const asked = card.success && (card.data.refresh.userIds?.includes(roster.memberId(person)) ?? true);
      const last = message.invokedAt[person.oid];
      const recent = last !== undefined && clock.now().getTime() - Date.parse(last) < 60_000;
      if (!card.success || !asked || (recent && !options.again)) return { ok: false, refusal: "not-refreshed" };
      return invoke(person, message, conversation, card.data.refresh.action, "automatic");
    },
    install: async (upn) => {
      const person = roster.personOf(upn);
      if (!person) return { ok: false, refusal: "unknown-person" };
      await install(person);
      return { ok: true };
    },
    uninstall: async (upn) => {
      const person = roster.personOf(upn);
      if (!person) return { ok: false, refusal: "unknown-person" };
      roster.setStanding(person, { installed: false });
      await deliver(envelope(person, roster.personal(person), { type: "installationUpdate", id: `f:${randomUUID()}`, action: "remove" }));
      return { ok: true };
    },
    block: (upn, blocked = true) => {
      const person = roster.personOf(upn);
      if (!person) return { ok: false, refusal: "unknown-person" };
      roster.setStanding(person, { blocked });
      return { ok: true };
    },
  };
}

const withMessage = z.looseObject({ message: z.string() });

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const read = withMessage.safeParse(value);
  return read.success ? read.data.message : undefined;
}
