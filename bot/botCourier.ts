import type { TurnContext } from "botbuilder";
import type { Called } from "../src/services/ports.ts";
import type { ChatReference } from "./activity.ts";
import type { BotAdapter } from "./botAdapter.ts";
import { activityOf, faultOf } from "./courier.ts";
import type { Courier } from "./courier.ts";

/** Sends and updates through the Bot Connector, outside of any turn. */
export function makeCourier({ adapter, openChat }: BotAdapter, { botId, tenantId, serviceUrl }: { readonly botId: string; readonly tenantId: string; readonly serviceUrl: string }): Courier {
  const inChat = async <T>(to: ChatReference, work: (context: TurnContext) => Promise<T>): Promise<Called<T>> => {
    const done: T[] = [];
    try {
      await adapter.continueConversationAsync(botId, referenceFor(to), async (context) => {
        done.push(await work(context));
      });
    } catch (error) {
      return faultOf(error);
    }
    const [value] = done;
    return value === undefined ? { ok: false, why: "refused" } : { ok: true, value };
  };
  return {
    send: (to, message) => inChat(to, async (context) => ({ activityId: (await context.sendActivity(activityOf(message)))?.id ?? "" })),
    update: (to, activityId, message) =>
      inChat(to, async (context) => {
        await context.updateActivity({ ...activityOf(message), id: activityId });
        return null;
      }),
    open: async (personId) => {
      try {
        const id = await openChat(personId, serviceUrl);
        return { ok: true, value: { channelId: "msteams", serviceUrl, bot: { id: `28:${botId}` }, conversation: { id, conversationType: "personal", tenantId } } };
      } catch (error) {
        return faultOf(error);
      }
    },
  };
}

/** The kept reference as the SDK wants it: it needs a name everywhere and a flag that it is no group. */
const referenceFor = (to: ChatReference) => ({
  channelId: to.channelId,
  serviceUrl: to.serviceUrl,
  bot: { id: to.bot.id, name: to.bot.name ?? "" },
  ...(to.user ? { user: { id: to.user.id, name: to.user.name ?? "", ...(to.user.aadObjectId ? { aadObjectId: to.user.aadObjectId } : {}) } } : {}),
  conversation: { id: to.conversation.id, isGroup: to.conversation.isGroup ?? false, conversationType: to.conversation.conversationType ?? "personal", name: "", ...(to.conversation.tenantId ? { tenantId: to.conversation.tenantId } : {}) },
});
