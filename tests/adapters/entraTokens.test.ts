import express from "express";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeGraphTokens } from "../../src/adapters/entra/graphTokens.ts";
import type { EntraTokens, GraphTokenSettings } from "../../src/adapters/entra/graphTokens.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { selfSigned } from "./entraCertificate.ts";
import { serve, startEntra } from "./entraSupport.ts";
import type { LocalEntra } from "./entraSupport.ts";
import { valueOf } from "./graphSupport.ts";

const anna = "anna.nilsson@regionen.example";
const oid = demoTenant.people.find((one) => one.upn === anna)?.oid ?? "";
const secret = { kind: "secret", secret: localSecretOf(demoTenant.tabApp) } as const;

let entra: LocalEntra;
beforeEach(async () => {
  entra = await startEntra();
});
afterEach(() => entra.stop());

const tokensWith = (settings: Partial<GraphTokenSettings> = {}): EntraTokens =>
  makeGraphTokens({ entraOrigin: entra.origin, tenantId: demoTenant.tenantId, clientId: demoTenant.tabApp, credential: secret, ...settings });
const tokenCalls = (): number => entra.asked.filter((path) => path.endsWith("/oauth2/v2.0/token")).length;
const whoseIs = (token: string) => entra.entra.verifyToken(`Bearer ${token}`);

describe("The app's own token for Graph", () => {
  it("is fetched once, however many ask at once, and kept", async () => {
    const tokens = tokensWith();
    const given = await Promise.all(Array.from({ length: 20 }, () => tokens.app()));
    expect(new Set(given.map(valueOf)).size).toBe(1);
    expect(await whoseIs(valueOf(await tokens.app()))).toMatchObject({ kind: "app", appId: demoTenant.tabApp });
    expect(tokenCalls()).toBe(1);
  });

  it("carries no right to any calendar: those come by mailbox", async () => {
    const { roles } = { roles: [], ...(await whoseIs(valueOf(await tokensWith().app()))) };
    expect(roles).toEqual(expect.arrayContaining(["Place.Read.All"]));
    expect(roles.filter((role: string) => role.startsWith("Calendars"))).toEqual([]);
  });

  it("is fetched anew, once for all, when Graph has refused the one in hand", async () => {
    const tokens = tokensWith();
    const old = valueOf(await tokens.app());
    await new Promise((later) => setTimeout(later, 1100));
    const fresh = await Promise.all([tokens.app(old), tokens.app(old), tokens.app(old)]);
    expect(new Set(fresh.map(valueOf)).size).toBe(1);
    expect(fresh.map(valueOf)).not.toContain(old);
    expect(valueOf(await tokens.app(old))).toBe(valueOf(await tokens.app()));
    expect(tokenCalls()).toBe(2);
  });

  it("is proved by a certificate that was registered for the app", async () => {
    const { cert, key, publicKey } = selfSigned();
    const file = join(mkdtempSync(join(tmpdir(), "certificate-")), "app.pem");
    writeFileSync(file, `${cert}\n${key}`);
    const tokens = tokensWith({ credential: { kind: "certificate", file } });
    expect(await tokens.app()).toEqual({ ok: false, why: "denied", code: "invalid_client" });
    entra.entra.rules.registerCertificate(demoTenant.tabApp, publicKey);
    expect(await whoseIs(valueOf(await tokens.app()))).toMatchObject({ kind: "app" });
  });

  it("stops the start when the certificate's file holds no certificate or no key, and shows nothing of it", () => {
    const file = join(mkdtempSync(join(tmpdir(), "certificate-")), "app.pem");
    writeFileSync(file, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
    expect(() => tokensWith({ credential: { kind: "certificate", file } })).toThrow(`${file} must hold a certificate and its private key in PEM`);
    expect(() => tokensWith({ credential: { kind: "certificate", file: `${file}.missing` } })).toThrow("ENOENT");
  });

  it("is refused to a wrong secret, and may come later when Entra is out of order or silent", async () => {
    expect(await tokensWith({ credential: { kind: "secret", secret: "guessed" } }).app()).toEqual({ ok: false, why: "denied", code: "invalid_client" });
    entra.outOfOrder(true);
    expect(await tokensWith().app()).toMatchObject({ ok: false, why: "later" });
    expect(await tokensWith({ entraOrigin: "http://127.0.0.1:59999" }).app()).toMatchObject({ ok: false, why: "later" });
  });

  it("is vouched for by the machine's managed identity, which is asked for the app's and not for Graph's", async () => {
    const forms: Record<string, string>[] = [];
    const resources: unknown[] = [];
    const app = express();
    app.get("/identity", (request, response) => {
      resources.push(request.query["resource"]);
      response.json({ access_token: "vouched", expires_on: `${Math.floor(Date.now() / 1000) + 3600}`, resource: request.query["resource"], token_type: "Bearer" });
    });
    app.post(/token$/, express.urlencoded({ extended: false }), (request, response) => {
      forms.push(request.body);
      response.json({ token_type: "Bearer", expires_in: 3600, access_token: "for-graph" });
    });
    const stranger = await serve(app);
    const before = { ...process.env };
    Object.assign(process.env, { IDENTITY_ENDPOINT: `${stranger.origin}/identity`, IDENTITY_HEADER: "local" });
    try {
      const tokens = tokensWith({ entraOrigin: stranger.origin, credential: { kind: "managed-identity" } });
      expect(await tokens.app()).toEqual({ ok: true, value: "for-graph" });
    } finally {
      for (const name of ["IDENTITY_ENDPOINT", "IDENTITY_HEADER"]) if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      await stranger.stop();
    }
    expect(resources).toEqual(["api://AzureADTokenExchange"]);
    expect(forms).toMatchObject([{ client_id: demoTenant.tabApp, client_assertion: "vouched", grant_type: "client_credentials" }]);
  });

  it("is never asked for in the clear over a network", () => {
    expect(() => tokensWith({ entraOrigin: "http://login.example" })).toThrow("neither https nor on this machine");
  });
});

describe("A person's token for Graph", () => {
  it("is exchanged for the person's sign-in, once", async () => {
    const tokens = tokensWith();
    const assertion = await entra.signIn(anna);
    const token = valueOf(await tokens.onBehalfOf(assertion));
    expect(await whoseIs(token)).toMatchObject({ kind: "delegated", oid, scopes: expect.arrayContaining(["Calendars.ReadWrite"]) });
    expect(valueOf(await tokens.onBehalfOf(assertion))).toBe(token);
    expect(tokenCalls()).toBe(1);
  });

  it("is not the token of the person who asked before", async () => {
    const tokens = tokensWith();
    valueOf(await tokens.onBehalfOf(await entra.signIn(anna)));
    const bo = demoTenant.people.find((one) => one.upn === "bo.eriksson@regionen.example");
    expect(await whoseIs(valueOf(await tokens.onBehalfOf(await entra.signIn(bo?.upn ?? ""))))).toMatchObject({ oid: bo?.oid });
  });

  it("waits for the person's consent or second factor, and says which", async () => {
    entra.entra.rules.setState(oid, { consented: false });
    expect(await tokensWith().onBehalfOf(await entra.signIn(anna))).toEqual({ ok: false, why: "denied", code: "consent_required" });
    entra.entra.rules.setState(oid, { consented: true, secondFactorAsked: true });
    expect(await tokensWith().onBehalfOf(await entra.signIn(anna))).toEqual({ ok: false, why: "denied", code: "interaction_required" });
  });

  it("is not given for a sign-in that is forged, over or for another app", async () => {
    const tokens = tokensWith();
    const bad = [await entra.signIn(anna, {}, { signer: "stranger" }), await entra.signIn(anna, {}, { lifetime: -1 }), await entra.signIn(anna, { aud: demoTenant.botApp }), "x.y.z"];
    for (const assertion of bad) expect(await tokens.onBehalfOf(assertion)).toMatchObject({ ok: false, why: "denied" });
  });
});
