import type { Clock } from "../clock.ts";
import type { Entra } from "../entra/makeEntra.ts";
import type { Person, Tenant } from "../tenant.ts";
import type { Conversation } from "./chat.ts";
import { botName, team } from "./roster.ts";
import type { Roster } from "./roster.ts";

/** Activity fields of its own kind: `type`, `id`, and what goes with them. */
type Contents = Readonly<Record<string, unknown>> & { readonly entities?: readonly object[] };
/** @property thread id of the channel post it belongs to; @property locale the client's language when it is not the person's own */
type Circumstances = { thread?: string; locale?: string; source?: "message" };

/** Wraps what a person does as Teams does: who, where, when, in which language and tenant. */
export type Envelope = (person: Person, conversation: Conversation, contents: Contents, circumstances?: Circumstances) => Contents;

export type Delivery = (activity: Contents) => Promise<{ status: number; body: unknown } | { unreachable: string }>;

export function makeEnvelope(tenant: Tenant, roster: Roster, clock: Clock, origin: () => string): Envelope {
  return (person, conversation, contents, { thread, locale = person.locale, source } = {}) => {
    const now = clock.now();
    const { entities = [], ...own } = contents;
    const inChannel = conversation.kind === "channel";
    return {
      timestamp: now.toISOString(),
      localTimestamp: now.toISOString(),
      localTimezone: "Europe/Stockholm",
      serviceUrl: origin(),
      channelId: "msteams",
      from: { id: roster.memberId(person), name: person.displayName, aadObjectId: person.oid },
      conversation: {
        ...(conversation.kind === "personal" ? {} : { isGroup: true }),
        conversationType: conversation.kind,
        tenantId: tenant.tenantId,
        id: inChannel && thread ? `${conversation.id};messageid=${thread}` : conversation.id,
        ...(conversation.kind === "groupChat" ? { name: conversation.name } : {}),
      },
      recipient: { id: roster.botId, name: botName },
      entities: [...entities, { type: "clientInfo", locale, country: locale.slice(-2), platform: "Web", timezone: "Europe/Stockholm" }],
      channelData: {
        tenant: { id: tenant.tenantId },
        ...(source ? { source: { name: source } } : {}),
        ...(inChannel ? { teamsChannelId: conversation.id, teamsTeamId: team.id, channel: { id: conversation.id, name: conversation.name }, team } : {}),
      },
      locale,
      ...own,
    };
  };
}

/** Posts to the bot, signed as the Bot Connector signs. A bot that has not answered in 15 s counts as unreachable, as in Teams. */
export function makeDelivery(entra: Entra, botEndpoint: () => string, origin: () => string): Delivery {
  return async (activity) => {
    const token = await entra.botChannelToken(origin());
    try {
      const answer = await fetch(botEndpoint(), {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8", authorization: `Bearer ${token}` },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(15_000),
      });
      return { status: answer.status, body: parsed(await answer.text()) };
    } catch (error) {
      return { unreachable: error instanceof Error ? error.message : "no answer" };
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
