import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import type { Activity, InvokeResponse, TurnContext } from "botbuilder";
import { z } from "zod";
import type { Log } from "../src/services/ports.ts";
import { credentialsFactory } from "./botCredentials.ts";
import type { BotCredentials } from "./botCredentials.ts";

export type AdapterOptions = {
  readonly botId: string;
  readonly tenantId: string;
  readonly credentials: BotCredentials;
  /** where the Bot Framework's signing keys are told of */
  readonly openIdMetadata: string;
  /** who signs what comes from Teams; nobody else may */
  readonly tokenIssuer: string;
  /** Entra somewhere else than in the cloud (a machine with no tenant): the bot's own tokens are fetched there */
  readonly loginOrigin?: string;
  readonly log: Log;
};

/** Proof that a request came from the Bot Connector, to be handed on. */
type Proven = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication["authenticateRequest"]>>;
/** Who the caller is, or why we do not know: not one of ours, or the keys could not be had. */
type SignIn = { readonly ok: true; readonly proven: Proven } | { readonly ok: false; readonly status: 401 | 503 };

/** CloudAdapter keeps its entrance for proven requests to subclasses; its public one answers with the error's own words. */
class ProvenAdapter extends CloudAdapter {
  answer(proven: Proven, activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    return this.processActivity(proven, activity, logic);
  }

  /** As the bot itself, outside of any chat. */
  connector(botId: string, serviceUrl: string): ReturnType<ReturnType<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>["create"]> {
    const asBot = this.createClaimsIdentity(botId);
    asBot.claims.push({ type: "serviceurl", value: serviceUrl });
    return this.botFrameworkAuthentication.createConnectorFactory(asBot).create(serviceUrl, botAudience);
  }
}

export type BotAdapter = {
  readonly adapter: ProvenAdapter;
  signIn(activity: Activity, authorization: string): Promise<SignIn>;
  /** Opens the personal chat with somebody of the tenant. @returns its id; throws as the Bot Connector refuses */
  openChat(personId: string, serviceUrl: string): Promise<string>;
};

const botAudience = "https://api.botframework.com";

/** The claims of a token that nobody has checked yet; null when it is no token. */
function claimedIssuer(authorization: string): unknown {
  const [scheme, token = "", more] = authorization.split(" ");
  const [, payload = ""] = token.split(".");
  if (scheme !== "Bearer" || more !== undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null && "iss" in claims ? claims.iss : null;
  } catch {
    return null;
  }
}

const connectorClient = z.object({ client: z.object({ pipeline: z.custom<{ removePolicy(named: { name: string }): unknown }>((value) => typeof value === "object" && value !== null && "removePolicy" in value) }) });

/**
 * The SDK sends three times more after 429 and 502, also what makes something new, so that a card can come twice and a turn wait for
 * a minute; its own switch for that (`noRetryPolicy`) is read by nobody. Those who send decide instead.
 */
function stopRetries(client: unknown): void {
  const found = connectorClient.safeParse(client);
  if (found.success) found.data.client.pipeline.removePolicy({ name: "defaultRetryPolicy" });
}

/**
 * The one door to the Bot Framework SDK. All of its settings are given, since one set means that none has a default. Only the Bot
 * Connector's issuer is let in: the SDK has a second way in, for its emulator, which takes any Entra user's token with our own
 * app id in it, and would let that user pass for anybody.
 */
export function makeAdapter(options: AdapterOptions): BotAdapter {
  const { botId, tenantId, openIdMetadata, tokenIssuer, loginOrigin = "https://login.microsoftonline.com" } = options;
  const settings = {
    MicrosoftAppType: "SingleTenant",
    MicrosoftAppId: botId,
    MicrosoftAppTenantId: tenantId,
    ToBotFromChannelTokenIssuer: tokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
    ToChannelFromBotLoginUrl: `${loginOrigin}/${tenantId}`,
    ToChannelFromBotOAuthScope: botAudience,
    OAuthUrl: "https://token.botframework.com",
    CallerId: "urn:botframework:azure",
    ValidateAuthority: options.loginOrigin === undefined,
  };
  const validateClaims = async (claims: { type: string; value: string }[]): Promise<void> => {
    const value = (type: string): string | undefined => claims.find((claim) => claim.type === type)?.value;
    if (value("iss") !== tokenIssuer || value("aud") !== botId) throw new Error("not the Bot Connector");
  };
  const authentication = new ConfigurationBotFrameworkAuthentication(settings, credentialsFactory(options), { requiredEndorsements: [], validateClaims });
  const adapter = new ProvenAdapter(authentication);
  adapter.use((context, next) => {
    stopRetries(context.turnState.get(adapter.ConnectorClientKey));
    return next();
  });
  return {
    adapter,
    openChat: async (personId, serviceUrl) => {
      const client = await adapter.connector(botId, serviceUrl);
      stopRetries(client);
      const opened = await client.conversations.createConversation({
        isGroup: false,
        bot: { id: `28:${botId}`, name: "" },
        members: [{ id: personId, name: "" }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      });
      return opened.id;
    },
    signIn: async (activity, authorization) => {
      if (claimedIssuer(authorization) !== tokenIssuer) return { ok: false, status: 401 };
      try {
        return { ok: true, proven: await authentication.authenticateRequest(activity, authorization) };
      } catch (fault) {
        const unreachable = fault instanceof Error && (fault.name === "FetchError" || /^Failed to load/.test(fault.message));
        if (unreachable) options.log.error("the Bot Framework's keys could not be had", { fault: fault.message });
        return { ok: false, status: unreachable ? 503 : 401 };
      }
    },
  };
}
