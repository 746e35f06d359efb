import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import type { TurnContext } from "botbuilder";
import express, { Router } from "express";
import { makeClock } from "../../src/standin/clock.ts";
import type { Clock } from "../../src/standin/clock.ts";
import { chatAdminRoutes } from "../../src/standin/connector/chatAdminRoutes.ts";
import { connectorRoutes } from "../../src/standin/connector/connectorRoutes.ts";
import { makeConnector } from "../../src/standin/connector/makeConnector.ts";
import type { Connector } from "../../src/standin/connector/makeConnector.ts";
import { entraRoutes } from "../../src/standin/entra/entraRoutes.ts";
import { makeEntra } from "../../src/standin/entra/makeEntra.ts";
import type { Entra } from "../../src/standin/entra/makeEntra.ts";
import { openStore } from "../../src/standin/store.ts";
import type { Store } from "../../src/standin/store.ts";
import { msalClient, serve } from "./entraSupport.ts";
import { madeUpTenant } from "./madeUpTenant.ts";

export type Turn = (context: TurnContext) => Promise<void>;

/** A bot with the strict sign-in that production has, told only where Entra and the Bot Framework metadata are. */
export function strictAdapter(standin: string): CloudAdapter {
  const botId = madeUpTenant.botApp;
  const settings = {
    MicrosoftAppId: botId,
    ToBotFromChannelTokenIssuer: "https://api.botframework.com",
    ToBotFromChannelOpenIdMetadataUrl: `${standin}/v1/.well-known/openidconfiguration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${standin}/${madeUpTenant.tenantId}/v2.0/.well-known/openid-configuration`,
    ToChannelFromBotLoginUrl: standin,
    ToChannelFromBotOAuthScope: "https://api.botframework.com",
    OAuthUrl: standin,
    CallerId: "urn:botframework:azure",
    ValidateAuthority: false,
  };
  const msal = msalClient(standin, botId);
  const credentials = {
    isValidAppId: async (appId: string) => appId === botId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async <Resource extends { headers: { set(name: string, value: string): void } }>(resource: Resource): Promise<Resource> => {
        const answer = await msal.acquireTokenByClientCredential({ scopes: ["https://api.botframework.com/.default"] });
        resource.headers.set("authorization", `Bearer ${answer?.accessToken ?? ""}`);
        return resource;
      },
    }),
  };
  return new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials, { requiredEndorsements: [] }));
}

export type World = { connector: Connector; entra: Entra; store: Store; clock: Clock; origin: string; bot: string; adapter: CloudAdapter; close(): Promise<void> };

/**
 * The stand-in and a bot beside it, each on a port of its own.
 * @param beside more routes on the bot's port, where the product serves its tab
 */
export async function startWorld(turn: Turn, store: Store = openStore(":memory:"), beside: (made: Pick<World, "connector" | "entra">) => Router = () => Router()): Promise<World> {
  const clock = makeClock();
  const where = { bot: "" };
  const parts: Pick<World, "connector" | "entra">[] = [];
  const standin = await serve((origin) => {
    const deps = { tenant: madeUpTenant, store, clock, origin };
    const entra = makeEntra(deps);
    const connector = makeConnector({ ...deps, entra, botEndpoint: () => where.bot });
    parts.push({ connector, entra });
    return Router().use(entraRoutes(entra, deps), connectorRoutes(connector), chatAdminRoutes(connector));
  });
  const [made] = parts;
  if (!made) throw new Error("the stand-in was not made");
  const adapter = strictAdapter(standin.origin);
  const bot = await serve(() => Router().post("/api/messages", express.json({ limit: "1mb" }), (request, response) => adapter.process(request, response, turn)).use(beside(made)));
  where.bot = `${bot.origin}/api/messages`;
  const close = async (): Promise<void> => {
    clock.stop();
    await bot.close();
    await standin.close();
  };
  return { ...made, store, clock, origin: standin.origin, bot: where.bot, adapter, close };
}

/** A card with one button, and what it refreshes by. */
export const cardSaying = (text: string, refreshFor: string[] = []) => ({
  contentType: "application/vnd.microsoft.card.adaptive",
  content: {
    type: "AdaptiveCard",
    version: "1.5",
    body: [{ type: "TextBlock", text }],
    actions: [{ type: "Action.Execute", title: "Släpp", verb: "release" }],
    ...(refreshFor.length > 0 ? { refresh: { action: { type: "Action.Execute", verb: "look" }, userIds: refreshFor } } : {}),
  },
});
