import type { Person } from "../src/domain/people.ts";
import type { CardStore } from "../src/services/ports.ts";
import { referenceShape } from "./activity.ts";
import type { ChatReference } from "./activity.ts";
import type { Courier } from "./courier.ts";
import type { Reply } from "./turn.ts";

/** A person's own chat with the bot, as it is reached from a turn in company. */
export type OwnChat = {
  /**
   * Whether there is a chat to answer in: one that is known, or that could be opened now. Asked before anything is done, since
   * what is done for somebody who cannot be told of it is done behind their back.
   * @param user who writes, as the chat names them; a chat that is opened is kept with it
   */
  reach(personId: string, user: ChatReference["user"], locale: string): Promise<boolean>;
  /** Sends in order. False when anything did not arrive: the chat is not known, or the bot may not write there any more. */
  send(personId: string, replies: readonly Reply[]): Promise<boolean>;
};

/** Remembers which message shows which bookings, so that it can be brought up to date. */
export async function keepShown(cards: Pick<CardStore, "saveCard">, reply: Reply, personId: Person["id"], reference: ChatReference, activityId: string | undefined): Promise<void> {
  if (!reply.shows || !activityId) return;
  for (const bookingId of reply.shows.bookingIds) {
    await cards.saveCard({ bookingId, personId, conversationId: reference.conversation.id, activityId, reference: { ...reference, shows: reply.shows } });
  }
}

export function makeOwnChat({ cards, courier }: { readonly cards: CardStore; readonly courier: Courier }): OwnChat {
  const known = async (personId: string): Promise<ChatReference | null> => referenceShape.safeParse(await cards.conversation(personId)).data ?? null;
  return {
    reach: async (personId, user, locale) => {
      if (await known(personId)) return true;
      const opened = await courier.open(personId);
      if (opened.ok) await cards.saveConversation(personId, { ...opened.value, ...(user ? { user } : {}), locale });
      return opened.ok;
    },
    send: async (personId, replies) => {
      const to = await known(personId);
      if (!to) return replies.length === 0;
      let arrived = true;
      for (const reply of replies) {
        const sent = await courier.send(to, reply);
        if (sent.ok) await keepShown(cards, reply, personId, to, sent.value.activityId);
        else arrived = false;
      }
      return arrived;
    },
  };
}
