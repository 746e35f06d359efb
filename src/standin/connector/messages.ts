import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";
import type { Activity, ChatMessage, Conversation } from "./chat.ts";

export type Messages = {
  get(id: string): ChatMessage | undefined;
  of(conversationId: string): ChatMessage[];
  add(conversation: Conversation, author: string, activity: Activity, thread?: string): ChatMessage;
  /** Replaces the text and cards for everybody; the earlier form is kept. */
  edit(message: ChatMessage, activity: Activity): void;
  remove(message: ChatMessage): void;
  /** The card that one person sees from now on, and when their client asked. */
  setView(message: ChatMessage, oid: string, card: unknown): void;
  noteInvoke(message: ChatMessage, oid: string): void;
  /** Calls back with the conversation whenever something in it changed. Returns a function that stops it. */
  watch(changed: (conversationId: string) => void): () => void;
};

/** Every message of every chat, with its edits. Ids are milliseconds that only grow, as in Teams. */
export function openMessages(store: Store, clock: Clock): Messages {
  const shelf = store.shelf<ChatMessage>("chat-message");
  const watchers = new Set<(conversationId: string) => void>();
  let last = shelf.values().reduce((latest, one) => Math.max(latest, Number(one.id)), 0);
  const now = (): string => clock.now().toISOString();
  const put = (message: ChatMessage): ChatMessage => {
    shelf.put(message.id, message);
    for (const changed of watchers) changed(message.conversationId);
    return message;
  };
  /** What is stored now, since the caller's copy may be older than the bot's latest edit. */
  const latest = (message: ChatMessage): ChatMessage => shelf.get(message.id) ?? message;

  return {
    get: (id) => shelf.get(id),
    of: (conversationId) => shelf.values().filter((one) => one.conversationId === conversationId),
    add: (conversation, author, activity, thread) => {
      last = Math.max(last + 1, clock.now().getTime());
      return put({ id: String(last), conversationId: conversation.id, thread, author, at: now(), activity, edits: [], views: {}, invokedAt: {} });
    },
    edit: (message, activity) => {
      const before = latest(message);
      put({ ...before, activity, views: {}, edits: [...before.edits, { at: now(), activity: before.activity }] });
    },
    remove: (message) => void put({ ...latest(message), deletedAt: now() }),
    setView: (message, oid, card) => {
      const before = latest(message);
      put({ ...before, views: { ...before.views, [oid]: card } });
    },
    noteInvoke: (message, oid) => {
      const before = latest(message);
      shelf.put(message.id, { ...before, invokedAt: { ...before.invokedAt, [oid]: now() } });
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
