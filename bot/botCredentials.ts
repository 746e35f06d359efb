import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { ConfigurationServiceClientCredentialFactory } from "botbuilder";
import { z } from "zod";

/** How the bot proves itself to Entra. */
export type BotCredentials =
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "certificate"; /** PEM file with the certificate and its private key */ readonly file: string }
  | { readonly kind: "managed-identity" };

/** What the SDK asks of whoever signs the bot's own calls. */
type Resource = { readonly headers: { set(name: string, value: string): void } };
const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.coerce.number() });

/** The SDK's own factories in the cloud; a plain fetch where Entra is elsewhere, since MSAL takes only https. */
export function credentialsFactory(options: { botId: string; tenantId: string; credentials: BotCredentials; loginOrigin?: string }) {
  const { botId, tenantId, credentials, loginOrigin } = options;
  if (loginOrigin !== undefined) return localFactory(botId, `${loginOrigin}/${tenantId}/oauth2/v2.0/token`, credentials);
  const app = { MicrosoftAppId: botId, MicrosoftAppTenantId: tenantId };
  switch (credentials.kind) {
    case "secret":
      return new ConfigurationServiceClientCredentialFactory({ ...app, MicrosoftAppType: "SingleTenant", MicrosoftAppPassword: credentials.secret });
    case "certificate":
      return new ConfigurationServiceClientCredentialFactory({ ...app, MicrosoftAppType: "SingleTenant", ...certificateOf(credentials.file) });
    case "managed-identity":
      return new ConfigurationServiceClientCredentialFactory({ ...app, MicrosoftAppType: "UserAssignedMsi" });
  }
}

function certificateOf(file: string): { CertificateThumbprint: string; CertificatePrivateKey: string } {
  const pem = readFileSync(file, "utf8");
  const key = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA |EC )?PRIVATE KEY-----/.exec(pem)?.[0];
  const own = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0];
  if (!key || !own) throw new Error(`${file} must hold a certificate and its private key in PEM`);
  return { CertificateThumbprint: createHash("sha1").update(new X509Certificate(own).raw).digest("hex").toUpperCase(), CertificatePrivateKey: key };
}

/** Fetches the bot's token itself and keeps it until a minute before it ends. */
function localFactory(botId: string, endpoint: string, credentials: BotCredentials) {
  let kept: { token: string; until: number } | null = null;
  const token = async (): Promise<string> => {
    if (kept && kept.until > Date.now()) return kept.token;
    const secret = credentials.kind === "secret" ? credentials.secret : "";
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: botId, client_secret: secret, scope: "https://api.botframework.com/.default" });
    const answer = await fetch(endpoint, { method: "POST", body, signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(`the bot was given no token: ${answer.status}`);
    const read = tokenAnswer.parse(await answer.json());
    kept = { token: read.access_token, until: Date.now() + (read.expires_in - 60) * 1000 };
    return kept.token;
  };
  const signRequest = async <R extends Resource>(resource: R): Promise<R> => {
    resource.headers.set("authorization", `Bearer ${await token()}`);
    return resource;
  };
  return { isValidAppId: async (appId: string) => appId === botId, isAuthenticationDisabled: async () => false, createCredentials: async () => ({ signRequest }) };
}
