import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { SignJWT, UnsecuredJWT } from "jose";
import { z } from "zod";
import { appClaims, channelClaims, graphAudience, tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import type { Claims } from "../../src/standin/entra/tokenClaims.ts";
import type { MintOptions } from "../../src/standin/entra/makeEntra.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { pilotFile } from "../support/pilotFile.ts";
import { filled, personRoutes } from "./servedRoutes.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ noJobs: true });
});
afterAll(() => app.stop());

const standin = () => {
  if (!app.local) throw new Error("there is no stand-in");
  return app.local.standin;
};
const good = (): Claims => {
  const { tenant, origin } = standin();
  const [person] = tenant.people;
  if (!person) throw new Error("there is nobody");
  return tabClaims(tenant, origin, person);
};
const minted = (change: Claims, options?: MintOptions): Promise<string> => standin().entra.mint({ ...good(), ...change }, options);
const without = (name: string): Promise<string> => standin().entra.mint(Object.fromEntries(Object.entries(good()).filter(([key]) => key !== name)));
/** Each from an address of its own: one that knocks so often without a good token would be asked to wait. */
let asked = 0;
const ask = (method: string, path: string, authorization?: string, language = "sv") =>
  fetch(`${app.origin}${path}`, { method, headers: { "x-forwarded-for": `203.0.${(asked += 1) >> 8}.${asked & 255}`, "accept-language": language, ...(authorization === undefined ? {} : { authorization }) } });

const strangers = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

/** Every way in which a token can be wrong, by name. */
const bad: Record<string, () => Promise<string | undefined>> = {
  "no token": async () => undefined,
  "another scheme": async () => "Basic YW5uYTpoZW1saWd0",
  "an empty token": async () => "Bearer ",
  "not a token": async () => "Bearer ett.två.tre",
  "a token that has ended": async () => `Bearer ${await minted({}, { issuedAt: new Date(Date.now() - 7_200_000), lifetime: 3600 })}`,
  "a token for another audience": async () => `Bearer ${await minted({ aud: graphAudience })}`,
  "a token for the bot": async () => `Bearer ${await minted({ aud: standin().tenant.botApp })}`,
  "a token of another issuer": async () => `Bearer ${await minted({ iss: "https://login.microsoftonline.com/common/v2.0" })}`,
  "a token of another organisation": async () => `Bearer ${await minted({ tid: "00000000-0000-4000-8000-000000000009" })}`,
  "a tampered token": async () => `Bearer ${await minted({}, { tamper: true })}`,
  "a token signed with another's key": async () => `Bearer ${await new SignJWT({ ...good() }).setProtectedHeader({ alg: "RS256", kid: "någons" }).setIssuedAt().setNotBefore("0s").setExpirationTime("1h").sign(strangers)}`,
  "a token under a key id that is not there": async () => `Bearer ${await minted({}, { kid: "finns-inte" })}`,
  "a token signed with the bot channel's key": async () => `Bearer ${await minted({}, { signer: "bot" })}`,
  "a token that nobody has signed": async () => `Bearer ${new UnsecuredJWT({ ...good(), exp: inAnHour() }).encode()}`,
  "an app's own token": async () => `Bearer ${await standin().entra.mint(appClaims(standin().tenant, standin().tenant.tabApp, standin().tenant.tabApp))}`,
  "the Bot Connector's token": async () => `Bearer ${await standin().entra.mint(channelClaims(standin().tenant, "http://127.0.0.1/"), { signer: "bot" })}`,
  "a token that a strange client asked for": async () => `Bearer ${await minted({ azp: "00000000-0000-4000-8000-000000000008" })}`,
  "a token without the right": async () => `Bearer ${await minted({ scp: "User.Read" })}`,
  "a token without a person": async () => `Bearer ${await without("oid")}`,
  "a token of the older kind": async () => `Bearer ${await minted({ ver: "1.0" })}`,
};

test("there are routes to hold to this, and each asks for a person", () => {
  expect(personRoutes().length).toBeGreaterThanOrEqual(17);
});

test.each(Object.keys(bad))("%s opens no route at all: 401, as problem+json, with a way to sign in and nothing of what was wrong inside", async (name) => {
  const authorization = await bad[name]?.();
  for (const { method, path } of personRoutes()) {
    const answer = await ask(method, filled(path), authorization);
    const text = await answer.text();
    expect([name, method, path, answer.status, answer.headers.get("content-type")]).toEqual([name, method, path, 401, "application/problem+json; charset=utf-8"]);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
    expect(JSON.parse(text)).toMatchObject({ status: 401, code: name === "a token that has ended" ? "sign-in-ended" : "not-signed-in", title: expect.stringMatching(/Du är inte inloggad|Inloggningen har gått ut/) });
    expect(text).not.toMatch(/jose|JWT|signature|at .*\.ts|node_modules/i);
  }
});

test("a good token opens the door, with the roles that it gives and no others", async () => {
  const roles = async (given: readonly string[]) => {
    const token = await minted({ roles: given });
    return z.object({ roles: z.array(z.string()) }).parse(await (await ask("GET", "/api/me", `Bearer ${token}`)).json()).roles;
  };
  expect(await roles([])).toEqual(["employee"]);
  expect(await roles(["administrator"])).toEqual(["employee", "administrator"]);
  expect(await roles(["root", "Administrator", "community-manager", "__proto__"])).toEqual(["employee"]);
});

test.each(["hr", "planner", "", "Administrator"])("somebody with the role \"%s\" does nothing of an administrator's", async (role) => {
  const token = await minted({ roles: role === "" ? [] : [role] });
  const bodies: Record<string, unknown> = { "/api/places/:placeId": { hubId: null }, "/api/hubs/:hubId/rules": { horizonDays: 10 }, "/api/hub-file": pilotFile(1) };
  const administrators = personRoutes().filter(({ path }) => /places|unanswered|rules|drift|difference|hub-file/.test(path));
  expect(administrators.length).toBeGreaterThanOrEqual(4);
  for (const { method, path } of administrators) {
    const answer = await fetch(`${app.origin}${filled(path)}`, { method, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, ...(method === "GET" ? {} : { body: JSON.stringify(bodies[path] ?? {}) }) });
    expect([method, path, answer.status]).toEqual([method, path, 403]);
  }
});

test("who is not signed in is told so in the language that the browser asks for", async () => {
  expect(await (await ask("GET", "/api/me", undefined, "en")).json()).toMatchObject({ title: "You are not signed in" });
  expect(await (await ask("GET", "/api/me", undefined, "fi")).json()).toMatchObject({ title: "Du är inte inloggad" });
});
