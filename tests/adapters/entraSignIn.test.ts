import { SignJWT, importPKCS8 } from "jose";
import { generateKeyPairSync } from "node:crypto";
import { makeTokenCheck } from "../../src/adapters/entra/checkToken.ts";
import type { TokenCheck, TokenCheckSettings } from "../../src/adapters/entra/checkToken.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { startEntra } from "./entraSupport.ts";
import type { LocalEntra } from "./entraSupport.ts";

const anna = "anna.nilsson@regionen.example";
const oid = demoTenant.people.find((one) => one.upn === anna)?.oid ?? "";
const hour = 3_600_000;

let entra: LocalEntra;
let check: TokenCheck;
const checkWith = (settings: Partial<TokenCheckSettings> = {}): TokenCheck =>
  makeTokenCheck({ entraOrigin: entra.origin, tenantId: demoTenant.tenantId, clientId: demoTenant.tabApp, ...settings });
const shown = async (...args: Parameters<LocalEntra["signIn"]>) => check(`Bearer ${await entra.signIn(...args)}`);

beforeEach(async () => {
  entra = await startEntra();
  check = checkWith();
});
afterEach(() => entra.stop());

describe("A sign-in token of the tab", () => {
  it("tells who the person is, by the id that never changes", async () => {
    const token = await entra.signIn(anna);
    const signedIn = await check(`Bearer ${token}`);
    expect(signedIn).toMatchObject({ ok: true, personId: oid, name: "Anna Nilsson", mail: anna, token });
    expect(signedIn.ok && signedIn.expires.getTime()).toBeGreaterThan(Date.now() + hour - 60_000);
  });

  it("gives the app roles that we know, and overlooks others", async () => {
    expect(await shown(anna, { roles: ["hr", "world-ruler", "administrator"] })).toMatchObject({ roles: ["hr", "administrator"] });
    expect(await shown(anna, { roles: undefined })).toMatchObject({ roles: [] });
  });

  it("is asked for before anything else", async () => {
    for (const header of [undefined, "", "Basic YTpi", "bearer"]) expect(await check(header)).toEqual({ ok: false, why: "missing" });
  });

  it("is refused when it is nothing like a token, however large", async () => {
    for (const text of ["x", "a.b", "a.b.c", "a.b.c.d", "..", `${"A".repeat(1_000_000)}.${"B".repeat(1_000_000)}.C`, "a.b.c\u0000", "ä.ö.å"]) {
      expect(await check(`Bearer ${text}`)).toEqual({ ok: false, why: "invalid" });
    }
  });

  it("is refused when it has ended, give or take a minute, and told apart from a bad one", async () => {
    const ending = (secondsAgo: number) => shown(anna, {}, { issuedAt: new Date(Date.now() - hour), lifetime: 3600 - secondsAgo });
    expect(await ending(30)).toMatchObject({ ok: true });
    expect(await ending(120)).toEqual({ ok: false, why: "expired" });
  });

  it("is refused before its time", async () => {
    expect(await shown(anna, {}, { issuedAt: new Date(Date.now() + 30_000) })).toMatchObject({ ok: true });
    expect(await shown(anna, {}, { issuedAt: new Date(Date.now() + 300_000) })).toEqual({ ok: false, why: "invalid" });
  });

  const bad: readonly [string, Parameters<LocalEntra["signIn"]>[1], Parameters<LocalEntra["signIn"]>[2]?][] = [
    ["for another app", { aud: demoTenant.botApp }],
    ["for Graph", { aud: "https://graph.microsoft.com" }],
    ["for an address of ours that was not set", { aud: `api://hubb.example/${demoTenant.tabApp}` }],
    ["by another issuer", { iss: "https://login.microsoftonline.com/7d0f3c1e-5a24-4b8e-9c61-2f4e8a9b0d13/v2.0" }],
    ["by the issuer of version 1", { iss: `https://sts.windows.net/${demoTenant.tenantId}/` }],
    ["of version 1", { ver: "1.0" }],
    ["of another organisation", { tid: "44444444-4444-4444-8444-444444444444" }],
    ["without the right to act as the person", { scp: "profile openid" }],
    ["of an app and no person", { scp: undefined, roles: ["administrator"], idtyp: "app" }],
    ["asked for by an unknown client", { azp: "55555555-5555-4555-8555-555555555555" }],
    ["asked for by the bot's own app", { azp: demoTenant.botApp }],
    ["without a person", { oid: undefined }],
    ["with a name in place of the id", { oid: "anna" }],
    ["without an end", { exp: undefined }],
    ["signed by a stranger", {}, { signer: "stranger" }],
    ["signed by the Bot Connector", {}, { signer: "bot" }],
    ["with a key nobody has published", {}, { kid: "unknown" }],
    ["with a signature that does not fit", {}, { tamper: true }],
  ];
  for (const [what, claims, options] of bad) {
    it(`is refused when it is ${what}`, async () => {
      expect(await shown(anna, claims, options)).toEqual({ ok: false, why: "invalid" });
    });
  }

  it("is refused without a signature, or with one that our public key would make", async () => {
    const [, payload] = (await entra.signIn(anna)).split(".");
    const none = `${Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url")}.${payload}.`;
    expect(await check(`Bearer ${none}`)).toEqual({ ok: false, why: "invalid" });
    const [published] = await entra.entra.published("entra");
    const byHmac = await new SignJWT({ aud: demoTenant.tabApp, oid }).setProtectedHeader({ alg: "HS256", kid: published?.kid ?? "" }).sign(new TextEncoder().encode(JSON.stringify(published)));
    expect(await check(`Bearer ${byHmac}`)).toEqual({ ok: false, why: "invalid" });
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
    const bySomeone = await new SignJWT({ aud: demoTenant.tabApp, oid }).setProtectedHeader({ alg: "RS256", kid: published?.kid ?? "" }).sign(await importPKCS8(privateKey, "RS256"));
    expect(await check(`Bearer ${bySomeone}`)).toEqual({ ok: false, why: "invalid" });
  });

  it("may be for our address where that is set", async () => {
    const address = `api://hubb.example/${demoTenant.tabApp}`;
    check = checkWith({ audiences: [address] });
    expect(await shown(anna, { aud: address })).toMatchObject({ ok: true });
  });

  it("is checked once and remembered until it ends, not a moment longer", async () => {
    let now = new Date();
    check = checkWith({ clock: () => now });
    const header = `Bearer ${await entra.signIn(anna)}`;
    expect(await check(header)).toMatchObject({ ok: true });
    const asked = entra.asked.length;
    for (let i = 0; i < 20; i += 1) await check(header);
    expect(entra.asked).toHaveLength(asked);
    now = new Date(now.getTime() + hour + 61_000);
    expect(await check(header)).toEqual({ ok: false, why: "expired" });
  });

  it("does not lend what was found of it to a token that looks like it", async () => {
    const token = await entra.signIn(anna);
    expect(await check(`Bearer ${token}`)).toMatchObject({ ok: true });
    const other = `${token.slice(0, -6)}${token.at(-6) === "A" ? "B" : "A"}${token.slice(-5)}`;
    expect(await check(`Bearer ${other}`)).toEqual({ ok: false, why: "invalid" });
  });

  it("leaves it open whether it is good when Entra's keys cannot be fetched, and is good again afterwards", async () => {
    entra.outOfOrder(true);
    await expect(shown(anna)).rejects.toThrow("signing keys could not be fetched");
    entra.outOfOrder(false);
    expect(await shown(anna)).toMatchObject({ ok: true });
  });

  it("is never checked against keys that came in the clear over a network", () => {
    expect(() => checkWith({ entraOrigin: "http://login.example" })).toThrow("neither https nor on this machine");
  });
});
