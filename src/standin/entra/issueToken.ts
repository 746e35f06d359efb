import { decodeJwt, importSPKI, jwtVerify } from "jose";
import { z } from "zod";
import type { Tenant } from "../tenant.ts";
import type { Entra } from "./makeEntra.ts";
import { grantedScopes, localSecretOf } from "./permissions.ts";
import { appClaims, botAudience, delegatedClaims, graphAudience } from "./tokenClaims.ts";

/** A form posted to the token endpoint. */
const tokenForm = z.object({
  client_id: z.string(),
  grant_type: z.string(),
  scope: z.string().default(""),
  client_secret: z.string().optional(),
  client_assertion: z.string().optional(),
  client_assertion_type: z.string().optional(),
  assertion: z.string().optional(),
  requested_token_use: z.string().optional(),
});
type TokenForm = z.infer<typeof tokenForm>;
const assertionHead = z.object({ alg: z.enum(["RS256", "PS256"]) });

export type TokenAnswer = { status: number; body: Readonly<Record<string, unknown>> };
type Issuing = { entra: Entra; tenant: Tenant; now: Date };

const onBehalfOf = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const openIdScopes = new Set(["openid", "profile", "offline_access", "email"]);

/** Answers a token request in the words of Entra. Codes from the AADSTS list; a refusal is a body with `error`, never a throw. */
export async function issueToken(issuing: Issuing, posted: unknown): Promise<TokenAnswer> {
  const read = tokenForm.safeParse(posted);
  if (!read.success) return refused(issuing, 400, "invalid_request", 900144, "The request body must contain the parameters 'grant_type' and 'client_id'.");
  const form = read.data;
  const { tenant } = issuing;
  if (form.client_id !== tenant.tabApp && form.client_id !== tenant.botApp) {
    return refused(issuing, 400, "unauthorized_client", 700016, `Application with identifier '${form.client_id}' was not found in the directory.`);
  }
  const unproven = await unprovenClient(issuing, form);
  if (unproven) return unproven;
  if (form.grant_type === "client_credentials") return appToken(issuing, form);
  if (form.grant_type === onBehalfOf) return delegatedToken(issuing, form);
  return refused(issuing, 400, "unsupported_grant_type", 70003, `The app requested an unsupported grant type '${form.grant_type}'.`);
}

async function unprovenClient(issuing: Issuing, form: TokenForm): Promise<TokenAnswer | null> {
  if (form.client_secret !== undefined) {
    if (form.client_secret === localSecretOf(form.client_id)) return null;
    return refused(issuing, 401, "invalid_client", 7000215, "Invalid client secret provided.");
  }
  if (form.client_assertion === undefined) {
    return refused(issuing, 401, "invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
  }
  const pem = issuing.entra.rules.certificateOf(form.client_id);
  if (!pem) return refused(issuing, 401, "invalid_client", 700027, "The certificate with identifier used to sign the client assertion is not registered on application.");
  try {
    const algorithm = assertionHead.parse(JSON.parse(Buffer.from(form.client_assertion.split(".")[0] ?? "", "base64url").toString())).alg;
    const key = await importSPKI(pem, algorithm);
    const { payload } = await jwtVerify(form.client_assertion, key, { issuer: form.client_id, subject: form.client_id, clockTolerance: 300 });
    const audience = [payload.aud].flat().join(" ");
    if (!audience.includes(issuing.tenant.tenantId)) throw new Error("another audience");
    return null;
  } catch {
    return refused(issuing, 401, "invalid_client", 700027, "Client assertion failed signature validation.");
  }
}

async function appToken({ entra, tenant, now }: Issuing, form: TokenForm): Promise<TokenAnswer> {
  const audience = [graphAudience, botAudience].find((one) => form.scope.split(" ").includes(`${one}/.default`));
  if (!audience) return refused({ entra, tenant, now }, 400, "invalid_scope", 1002012, `The provided value for scope ${form.scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`);
  return given(entra, await entra.mint(appClaims(tenant, form.client_id, audience)), {});
}

async function delegatedToken(issuing: Issuing, form: TokenForm): Promise<TokenAnswer> {
  const { entra, tenant } = issuing;
  if (!form.assertion || form.requested_token_use !== "on_behalf_of") {
    return refused(issuing, 400, "invalid_request", 900144, "The request body must contain the following parameter: 'assertion'.");
  }
  const shown = await entra.readOwn(form.assertion, form.client_id);
  if (shown === "expired") return refused(issuing, 400, "invalid_grant", 500133, "Assertion is not within its valid time range.");
  if (!shown) return refused(issuing, 400, "invalid_grant", 50013, `Assertion failed signature or audience validation for '${audienceOf(form.assertion)}'.`);
  const person = tenant.people.find((one) => one.oid === shown["oid"]);
  if (!person) return refused(issuing, 400, "invalid_grant", 50034, "The user account does not exist in the directory.");

  const state = entra.rules.stateOf(person.oid);
  const wanted = form.scope.split(" ").filter((one) => one && !openIdScopes.has(one)).map((one) => one.replace(`${graphAudience}/`, ""));
  if (wanted.some((one) => one.startsWith("https://"))) return refused(issuing, 400, "invalid_scope", 70011, `The provided value for the input parameter 'scope' is not valid: ${form.scope}.`);
  const scopes = wanted.includes(".default") ? [...grantedScopes] : wanted;
  if (!state.consented || scopes.some((one) => !grantedScopes.includes(one))) {
    const answer = refused(issuing, 400, "invalid_grant", 65001, `The user or administrator has not consented to use the application with ID '${form.client_id}'. Send an interactive authorization request for this user and resource.`);
    return { ...answer, body: { ...answer.body, suberror: "consent_required" } };
  }
  if (state.secondFactorAsked) {
    const claims = JSON.stringify({ access_token: { capolids: { essential: true, values: ["c6b1b1e0-0000-4000-8000-000000000001"] } } });
    const answer = refused(issuing, 400, "interaction_required", 50076, "Due to a configuration change made by your administrator, you must use multi-factor authentication to access Microsoft Graph.");
    return { ...answer, body: { ...answer.body, suberror: "basic_action", claims } };
  }
  return given(entra, await entra.mint(delegatedClaims(tenant, form.client_id, person, scopes)), { scope: scopes.map((one) => `${graphAudience}/${one}`).join(" ") });
}

function audienceOf(token: string): string {
  try {
    return [decodeJwt(token).aud].flat().join(" ");
  } catch {
    return "no token";
  }
}

function given(entra: Entra, token: string, more: Readonly<Record<string, unknown>>): TokenAnswer {
  const lifetime = entra.rules.settings().tokenLifetime;
  return { status: 200, body: { token_type: "Bearer", expires_in: lifetime, ext_expires_in: lifetime, access_token: token, ...more } };
}

function refused({ now }: Issuing, status: number, error: string, code: number, text: string): TokenAnswer {
  const at = now.toISOString().replace("T", " ").replace(/\.\d+Z$/, "Z");
  return { status, body: { error, error_description: `AADSTS${code}: ${text} Timestamp: ${at}`, error_codes: [code], timestamp: at, error_uri: `https://login.microsoftonline.com/error?code=${code}` } };
}
