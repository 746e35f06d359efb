import { ConfidentialClientApplication } from "@azure/msal-node";
import type { Called } from "../../services/ports.ts";
import { proofOf } from "./clientProof.ts";
import type { Credential } from "./clientProof.ts";
import { entraFaultOf } from "./entraFault.ts";
import { allowedOrigin, realEntra } from "./entraOrigin.ts";
import { makeMsalNetwork } from "./msalNetwork.ts";

export type GraphTokenSettings = {
  /** https://login.microsoftonline.com, or a local server on this machine */
  readonly entraOrigin: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  /** Milliseconds for one answer of Entra; 10,000. */
  readonly timeout?: number;
};

export type EntraTokens = {
  /** The app's own token, kept until it ends. @param refused one that Graph has answered 401 to: a new one is fetched instead */
  app(refused?: string): Promise<Called<string>>;
  /** A token for the person whose sign-in token is given. */
  onBehalfOf(assertion: string): Promise<Called<string>>;
};

/** An app gets what an administrator has consented to, never by name. */
const appScopes = ["https://graph.microsoft.com/.default"];
/** All that is done in a person's name: check-in at a place. Asked for by name, since MSAL does not find `.default` in its cache again. */
const personScopes = ["https://graph.microsoft.com/Calendars.ReadWrite"];

/** MSAL keeps every exchanged token for ever, one for each sign-in token; forgetting all now and then keeps memory level. */
const exchangesBeforeForgetting = 2000;

/**
 * Tokens for Microsoft Graph, by MSAL. Reads the certificate at once, so that a bad file stops the start and not the first
 * call. When Entra is out of order, MSAL asks it nothing more for a minute, and says `later` meanwhile.
 */
export function makeGraphTokens({ entraOrigin, tenantId, clientId, credential, timeout = 10_000 }: GraphTokenSettings): EntraTokens {
  const networkClient = makeMsalNetwork(allowedOrigin(entraOrigin), timeout);
  const auth = { clientId, authority: `${realEntra}/${tenantId}`, ...proofOf(credential) };
  const asApp = new ConfidentialClientApplication({ auth, system: { networkClient } });
  const asPerson = new ConfidentialClientApplication({ auth, system: { networkClient } });

  const fetchApp = async (skipCache: boolean): Promise<Called<string>> => {
    try {
      const given = await asApp.acquireTokenByClientCredential({ scopes: appScopes, skipCache });
      return given ? { ok: true, value: given.accessToken } : { ok: false, why: "later", code: "no-token" };
    } catch (error) {
      return entraFaultOf(error);
    }
  };

  // Calls that start together share one question to Entra, each for its own kind: the usual token, or a fresh one.
  const asking = new Map<boolean, Promise<Called<string>>>();
  const shared = (skipCache: boolean): Promise<Called<string>> => {
    const asked = asking.get(skipCache) ?? fetchApp(skipCache).finally(() => asking.delete(skipCache));
    asking.set(skipCache, asked);
    return asked;
  };

  let exchanges = 0;
  return {
    app: async (refused) => {
      const usual = await shared(false);
      return usual.ok && usual.value === refused ? shared(true) : usual;
    },
    onBehalfOf: async (assertion) => {
      exchanges += 1;
      if (exchanges % exchangesBeforeForgetting === 0) asPerson.clearCache();
      try {
        const given = await asPerson.acquireTokenOnBehalfOf({ oboAssertion: assertion, scopes: personScopes });
        return given ? { ok: true, value: given.accessToken } : { ok: false, why: "later", code: "no-token" };
      } catch (error) {
        return entraFaultOf(error);
      }
    },
  };
}
