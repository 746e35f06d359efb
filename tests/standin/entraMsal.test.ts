import { InteractionRequiredAuthError, ServerError } from "@azure/msal-node";
import { generateKeyPairSync } from "node:crypto";
import { madeUpTenant as tenant } from "./madeUpTenant.ts";
import type { Entra } from "../../src/standin/entra/makeEntra.ts";
import { msalClient, startEntra } from "./entraSupport.ts";

const anna = "anna.nilsson@regionen.example";
const annaOid = tenant.people[0]?.oid ?? "";
const graph = ["https://graph.microsoft.com/.default"];

describe("MSAL against the stand-in for Entra", () => {
  let entra: Awaited<ReturnType<typeof startEntra>>;
  const tabTokenOf = async (upn: string): Promise<string> => (await entra.entra.tabToken(upn))?.token ?? "";
  const errorOf = (asking: Promise<unknown>): Promise<unknown> => asking.then(() => "no error", (error: unknown) => error);

  beforeEach(async () => {
    entra = await startEntra();
  });
  afterEach(() => entra.close());

  it("gives an app its own Graph token, which says that it is an app and holds no calendar role", async () => {
    const asked: string[] = [];
    const answer = await msalClient(entra.origin, tenant.tabApp, undefined, asked).acquireTokenByClientCredential({ scopes: graph });
    const identity = await entra.entra.verifyToken(`Bearer ${answer?.accessToken}`);
    expect(identity).toMatchObject({ kind: "app", appId: tenant.tabApp, roles: expect.arrayContaining(["Place.Read.All"]) });
    expect(JSON.stringify(identity)).not.toContain("Calendars");
    expect(asked).toEqual([expect.stringContaining(`https://login.microsoftonline.com/${tenant.tenantId}/oauth2/v2.0/token`)]);
  });

  it("gives the bot a token that only the Bot Connector takes", async () => {
    const answer = await msalClient(entra.origin, tenant.botApp).acquireTokenByClientCredential({ scopes: ["https://api.botframework.com/.default"] });
    const header = `Bearer ${answer?.accessToken}`;
    expect(await entra.entra.verifyToken(header, "https://api.botframework.com")).toMatchObject({ kind: "app", appId: tenant.botApp });
    expect(await entra.entra.verifyToken(header)).toEqual({ fault: "invalid" });
  });

  it("takes a certificate that is registered for the app, and no other", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
    const proof = { clientCertificate: { thumbprintSha256: "ab".repeat(32), privateKey } };
    const asking = () => msalClient(entra.origin, tenant.tabApp, proof).acquireTokenByClientCredential({ scopes: graph });
    expect(await errorOf(asking())).toMatchObject({ errorMessage: expect.stringContaining("AADSTS700027") });
    entra.entra.rules.registerCertificate(tenant.tabApp, publicKey);
    expect((await asking())?.accessToken).toMatch(/^eyJ/);
  });

  it("refuses a wrong secret with AADSTS7000215", async () => {
    const error = await errorOf(msalClient(entra.origin, tenant.tabApp, { clientSecret: "guessed" }).acquireTokenByClientCredential({ scopes: graph }));
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ errorCode: "invalid_client", errorMessage: expect.stringContaining("AADSTS7000215") });
  });

  it("exchanges the tab's token for a Graph token of the same person", async () => {
    const answer = await msalClient(entra.origin, tenant.tabApp).acquireTokenOnBehalfOf({ oboAssertion: await tabTokenOf(anna), scopes: ["Calendars.ReadWrite"] });
    expect(await entra.entra.verifyToken(`Bearer ${answer?.accessToken}`)).toEqual({ kind: "delegated", appId: tenant.tabApp, oid: annaOid, scopes: ["Calendars.ReadWrite"], roles: [] });
  });

  it("asks for consent when the person has not consented, or nobody has to that permission", async () => {
    const consent = { errorCode: "invalid_grant", subError: "consent_required", errorMessage: expect.stringContaining("AADSTS65001") };
    const ask = async (scope: string) => errorOf(msalClient(entra.origin, tenant.tabApp).acquireTokenOnBehalfOf({ oboAssertion: await tabTokenOf(anna), scopes: [scope] }));
    expect(await ask("Mail.Send")).toMatchObject(consent);
    entra.entra.rules.setState(annaOid, { consented: false });
    const refused = await ask("User.Read");
    expect(refused).toBeInstanceOf(InteractionRequiredAuthError);
    expect(refused).toMatchObject(consent);
    entra.entra.rules.setState(annaOid, { consented: true });
    expect(await ask("User.Read")).toBe("no error");
  });

  it("hands on a claims challenge when a second factor is asked for", async () => {
    entra.entra.rules.setState(annaOid, { secondFactorAsked: true });
    const error = await errorOf(msalClient(entra.origin, tenant.tabApp).acquireTokenOnBehalfOf({ oboAssertion: await tabTokenOf(anna), scopes: ["User.Read"] }));
    expect(error).toBeInstanceOf(InteractionRequiredAuthError);
    expect(error).toMatchObject({ errorCode: "interaction_required", claims: expect.stringContaining("capolids") });
  });

  it("refuses an assertion that is forged, expired or meant for another app", async () => {
    const claims = { aud: tenant.tabApp, oid: annaOid, tid: tenant.tenantId };
    const mint = (...args: Parameters<Entra["mint"]>) => entra.entra.mint(...args);
    const bad = {
      forged: await mint(claims, { signer: "stranger" }),
      tampered: await mint(claims, { tamper: true }),
      otherApp: await mint({ ...claims, aud: tenant.botApp }),
      expired: await mint(claims, { issuedAt: new Date(Date.now() - 7_200_000), lifetime: 3600 }),
    };
    const ask = async (oboAssertion: string) => errorOf(msalClient(entra.origin, tenant.tabApp).acquireTokenOnBehalfOf({ oboAssertion, scopes: ["User.Read"] }));
    for (const assertion of [bad.forged, bad.tampered, bad.otherApp]) {
      expect(await ask(assertion)).toMatchObject({ errorCode: "invalid_grant", errorMessage: expect.stringContaining("AADSTS50013") });
    }
    expect(await ask(bad.expired)).toMatchObject({ errorMessage: expect.stringContaining("AADSTS500133") });
  });
});
