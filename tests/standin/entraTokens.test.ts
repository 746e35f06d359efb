import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openStore } from "../../src/standin/store.ts";
import { startEntra } from "./entraSupport.ts";
import { madeUpTenant as tenant } from "./madeUpTenant.ts";

const metadataOf = async (answer: Response) => z.object({ issuer: z.string(), jwks_uri: z.url() }).parse(await answer.json());
const teams = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";

describe("The stand-in for Entra", () => {
  it("gives the tab the token that Teams would give that person, checkable from the published metadata alone", async () => {
    const entra = await startEntra();
    const metadata = await metadataOf(await fetch(`${entra.origin}/${tenant.tenantId}/v2.0/.well-known/openid-configuration`));
    const given = await entra.entra.tabToken("Cecilia.Jonsson@regionen.example");
    const { payload } = await jwtVerify(given?.token ?? "", createRemoteJWKSet(new URL(metadata.jwks_uri)), { issuer: metadata.issuer, audience: tenant.tabApp });
    expect(metadata.issuer).toBe(`${entra.origin}/${tenant.tenantId}/v2.0`);
    expect(payload).toMatchObject({ azp: teams, scp: "access_as_user", ver: "2.0", oid: tenant.people[2]?.oid, tid: tenant.tenantId, preferred_username: "cecilia.jonsson@regionen.example", name: "Cecilia Jonsson", roles: ["hr"] });
    expect(Date.parse(given?.expiresOn ?? "")).toBeGreaterThan(Date.now() + 3_590_000);
    await entra.close();
  });

  it("has no token for a person it does not know", async () => {
    const entra = await startEntra();
    expect(await entra.entra.tabToken("nobody@regionen.example")).toBeNull();
    await entra.close();
  });

  it("publishes the Bot Framework's key as endorsed for Teams, and signs with it for one service address", async () => {
    const entra = await startEntra();
    const metadata = await metadataOf(await fetch(`${entra.origin}/v1/.well-known/openidconfiguration`));
    const keys = z.object({ keys: z.array(z.record(z.string(), z.unknown())) }).parse(await (await fetch(metadata.jwks_uri)).json());
    const token = await entra.entra.botChannelToken("http://127.0.0.1:1/");
    const { payload, protectedHeader } = await jwtVerify(token, createRemoteJWKSet(new URL(metadata.jwks_uri)), { issuer: "https://api.botframework.com", audience: tenant.botApp });
    expect(payload["serviceurl"]).toBe("http://127.0.0.1:1/");
    expect(keys.keys).toEqual([expect.objectContaining({ kid: protectedHeader.kid, endorsements: ["msteams"] })]);
    expect(JSON.stringify(keys)).not.toMatch(/"(d|p|q|dp|dq|qi)"/);
    await entra.close();
  });

  it("keeps its keys over a restart and over a reset, so that nobody is signed out", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "entra-")), "standin.db");
    const before = openStore(file);
    const first = await startEntra(before);
    const { token = "" } = (await first.entra.tabToken("anna.nilsson@regionen.example")) ?? {};
    before.clear();
    await first.entra.published("entra");
    await first.close();
    before.close();

    const after = openStore(file);
    const second = await startEntra(after);
    expect((await second.entra.published("entra"))[0]?.kid).toBe(decodeProtectedHeader(token).kid);
    await second.close();
    after.close();
  });

  it("tells apart a missing, a bad and an expired token, and a token for another resource", async () => {
    const { entra, close } = await startEntra();
    const claims = { aud: "https://graph.microsoft.com", appid: tenant.tabApp, idtyp: "app", tid: tenant.tenantId };
    const shown = async (...args: Parameters<typeof entra.mint>) => entra.verifyToken(`Bearer ${await entra.mint(...args)}`);
    expect(await entra.verifyToken(undefined)).toEqual({ fault: "missing" });
    expect(await entra.verifyToken("Basic abc")).toEqual({ fault: "missing" });
    expect(await entra.verifyToken("Bearer abc")).toEqual({ fault: "invalid" });
    expect(await shown(claims)).toMatchObject({ kind: "app" });
    expect(await shown(claims, { tamper: true })).toEqual({ fault: "invalid" });
    expect(await shown(claims, { signer: "stranger" })).toEqual({ fault: "invalid" });
    expect(await shown({ ...claims, aud: tenant.tabApp })).toEqual({ fault: "invalid" });
    expect(await shown({ ...claims, tid: "44444444-4444-4444-8444-444444444444" })).toEqual({ fault: "invalid" });
    expect(await shown(claims, { lifetime: -1 })).toEqual({ fault: "expired" });
    entra.rules.setSettings({ tokenLifetime: -1 });
    expect(await shown(claims)).toEqual({ fault: "expired" });
    await close();
  });
});
