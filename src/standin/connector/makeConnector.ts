import type { Clock } from "../clock.ts";
import { botAudience } from "../entra/tokenClaims.ts";
import type { Entra } from "../entra/makeEntra.ts";
import type { Store } from "../store.ts";
import type { Person, Tenant } from "../tenant.ts";
import { makeBotCalls } from "./botCalls.ts";
import type { BotCalls } from "./botCalls.ts";
import type { Installs } from "../graph/installRoutes.ts";
import { adaptiveCardType } from "./chat.ts";
import type { Activity, Attachment, ChatMessage, ShownMessage } from "./chat.ts";
import { openConnectorFaults } from "./connectorFaults.ts";
import type { ConnectorFaults } from "./connectorFaults.ts";
import { makeDelivery, makeEnvelope } from "./envelope.ts";
import { openMessages } from "./messages.ts";
import { makePersonActs } from "./personActs.ts";
import type { PersonActs } from "./personActs.ts";
import { makeSendPace } from "./sendPace.ts";
import type { SendPace } from "./sendPace.ts";
import { botName, openRoster } from "./roster.ts";

export type ConnectorDeps = {
  tenant: Tenant;
  store: Store;
  clock: Clock;
  entra: Entra;
  /** where the bot listens, such as http://127.0.0.1:3978/api/messages */
  botEndpoint: () => string;
  /** where this stand-in listens: the service address that the bot answers to */
  origin: () => string;
};

export type Connector = PersonActs & {
  calls: BotCalls;
  /** Puts the app in somebody's chat, as Graph does; the bot hears of it as when the person does. */
  installs: Installs;
  faults: ConnectorFaults;
  /** How many calls a second the bot may make, and makes. */
  pace: SendPace;
  /** Whether an Authorization header holds a token that Entra gave to the bot for the Bot Connector. */
  isBot(authorizationHeader: string | undefined): Promise<boolean>;
  /** Messages, oldest first, of a person's personal chat (by mail address), "group", "channel" or a conversation id; null when there is no such. @param reader whose view of the cards */
  transcript(named: string, reader?: string): ShownMessage[] | null;
  /** Calls back with the id of a conversation in which something changed. */
  watch(changed: (conversationId: string) => void): () => void;
  /** Id of a conversation: a person's personal chat (by mail address), "group", "channel", or an id. */
  conversationId(named: string): string | undefined;
  botToken(serviceUrl: string): Promise<string>;
};

/** The Bot Connector and the Teams clients of everybody in the organisation. */
export function makeConnector({ tenant, store, clock, entra, botEndpoint, origin }: ConnectorDeps): Connector {
  const roster = openRoster(tenant, store);
  const messages = openMessages(store, clock);

  const show = (message: ChatMessage, reader?: Person): ShownMessage => {
    const author = roster.personOf(message.author);
    const view = reader && message.views[reader.oid];
    const { text, attachments } = facesOf(message.activity);
    return {
      id: message.id,
      conversationId: message.conversationId,
      author: { name: author?.displayName ?? botName, upn: author?.upn ?? null },
      at: message.at,
      text: message.deletedAt ? "" : text,
      attachments: message.deletedAt ? [] : view ? [{ contentType: adaptiveCardType, content: view }] : attachments,
      suggestions: (message.activity.suggestedActions?.actions ?? []).flatMap((one) => (typeof one.value === "string" ? [one.value] : (one.title ?? []))),
      edits: message.edits.map((one) => ({ at: one.at, ...facesOf(one.activity) })),
      deleted: message.deletedAt !== undefined,
    };
  };

  const parts = { roster, messages, clock, envelope: makeEnvelope(tenant, roster, clock, origin), deliver: makeDelivery(entra, botEndpoint, origin), show };
  const acts = makePersonActs(parts);
  return {
    ...acts,
    installs: {
      install: (oid) => {
        const person = roster.personOf(oid);
        if (!person || roster.standing(person).installed) return false;
        void acts.install(person.upn);
        return true;
      },
    },
    calls: makeBotCalls(tenant, roster, messages),
    faults: openConnectorFaults(store),
    pace: makeSendPace(),
    isBot: async (header) => {
      const identity = await entra.verifyToken(header, botAudience);
      return !("fault" in identity) && identity.kind === "app" && identity.appId === tenant.botApp;
    },
    transcript: (named, reader = named) => {
      const conversation = roster.conversation(named);
      return conversation ? messages.of(conversation.id).map((one) => show(one, roster.personOf(reader))) : null;
    },
    watch: (changed) => messages.watch(changed),
    conversationId: (named) => roster.conversation(named)?.id,
    botToken: (serviceUrl) => entra.botChannelToken(serviceUrl),
  };
}

const facesOf = (activity: Activity): { text: string; attachments: readonly Attachment[] } => ({ text: activity.text ?? "", attachments: activity.attachments ?? [] });
