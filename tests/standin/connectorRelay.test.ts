import express, { Router } from "express";
import type { Activity } from "botbuilder";
import { hostRoutes } from "../../src/standin/host/hostRoutes.ts";
import { fiveColleagues, playgroundSettings, readOrganisation } from "../../src/standin/playground/organisation.ts";
import type { Organisation } from "../../src/standin/playground/organisation.ts";
import { makeRelay } from "../../src/standin/playground/relay.ts";
import { startWorld } from "./connectorSupport.ts";
import type { World } from "./connectorSupport.ts";
import { serve } from "./entraSupport.ts";
import { madeUpTenant as tenant } from "./madeUpTenant.ts";

describe("The relay between the Playground and the bot", () => {
  const heard: Activity[] = [];
  /** What reached the Playground's connector: method, path, body, and whether the bot's token came along. */
  const delivered: { call: string; body: unknown; token: boolean }[] = [];
  let world: World;
  let organisation: Organisation;
  let relay: { origin: string; close: () => Promise<void> };
  let playground: { origin: string; close: () => Promise<void> };

  beforeEach(async () => {
    heard.length = 0;
    delivered.length = 0;
    const places = { origin: "", adminOrigin: "" };
    world = await startWorld(
      async (context) => {
        heard.push(context.activity);
        if (context.activity.type === "message") await context.sendActivity("Hej");
        if (context.activity.type === "invoke") await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: { statusCode: 200, type: "x", value: "y" } } });
      },
      undefined,
      (made) => Router().use("/local", (request, response, next) => hostRoutes({ ...made, tenant, standin: places })(request, response, next)),
    );
    Object.assign(places, { origin: world.origin, adminOrigin: world.origin });
    const found = await readOrganisation(new URL(world.bot).origin);
    if (!found) throw new Error("the organisation was not told");
    organisation = found;
    playground = await serve(() =>
      Router().use("/_connector", express.json(), (request, response) => {
        delivered.push({ call: `${request.method} ${request.url}`, body: request.body, token: request.get("authorization") !== undefined });
        response.status(201).json({ id: "m1" });
      }),
    );
    relay = await serve((origin) => Router().use(makeRelay({ organisation, botEndpoint: world.bot, playground: `${playground.origin}/_connector`, origin })));
  });
  afterEach(async () => {
    await relay.close();
    await playground.close();
    await world.close();
  });

  const fromPlayground = (id: string, more: object = { type: "message", text: "hej" }) =>
    fetch(`${relay.origin}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: "a1", channelId: "msteams", serviceUrl: "http://localhost:56150/_connector", locale: "en-US", from: { id, name: "?" }, recipient: { id: "28:x" }, conversation: { id: "playground chat" }, ...more }),
    });

  it("signs what a Playground user writes and fills in tenant, object id, language and where to answer", async () => {
    expect((await fromPlayground("user-bo.eriksson")).status).toBe(200);
    expect(heard).toMatchObject([{ text: "hej", locale: "sv-SE", serviceUrl: relay.origin, from: { aadObjectId: tenant.people[1]?.oid, name: "Bo Eriksson" }, conversation: { tenantId: tenant.tenantId }, channelData: { tenant: { id: tenant.tenantId } } }]);
    expect(delivered).toMatchObject([{ call: "POST /v3/conversations/playground%20chat/activities/a1", body: { text: "Hej", serviceUrl: `${playground.origin}/_connector` }, token: false }]);
  });

  it("hands back the bot's answer to a press", async () => {
    const answer = await fromPlayground("user-bo.eriksson", { type: "invoke", name: "adaptiveCard/action", value: { action: { verb: "x" } } });
    expect(await answer.json()).toEqual({ statusCode: 200, type: "x", value: "y" });
  });

  it("refuses users who are nobody here, and what is no activity", async () => {
    expect((await fromPlayground("user-id-0")).status).toBe(403);
    expect((await fromPlayground("user-bo.eriksson", { type: undefined })).status).toBe(400);
    expect(heard).toEqual([]);
  });

  it("passes on to the Playground only what comes with the bot's own token", async () => {
    const send = async (token?: string) =>
      (await fetch(`${relay.origin}/v3/conversations/c/activities`, { method: "POST", headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ type: "message", text: "falskt" }) })).status;
    expect(await send()).toBe(401);
    expect(await send(await world.entra.botChannelToken(relay.origin))).toBe(401);
    expect(await send(await world.entra.mint({ aud: "https://api.botframework.com", appid: tenant.tabApp }))).toBe(401);
    expect(delivered).toEqual([]);
  });

  it("opens a chat with a person by object id, as the bot does in Teams", async () => {
    await world.adapter.createConversationAsync(tenant.botApp, "msteams", relay.origin, "https://api.botframework.com", { isGroup: false, bot: { id: `28:${tenant.botApp}`, name: "Hubbplats" }, members: [{ id: tenant.people[4]?.oid ?? "", name: "" }], tenantId: tenant.tenantId, channelData: {} }, async () => undefined);
    expect(delivered).toMatchObject([{ call: "POST /v3/conversations", body: { members: [{ id: "user-eva.lind" }] } }]);
  });

  it("offers the Playground one person to be and exactly five others, nobody twice", () => {
    const [anna] = organisation.people;
    if (!anna) throw new Error("nobody there");
    const settings = JSON.parse(playgroundSettings(organisation, anna));
    expect(settings.users.map((one: { id: string }) => one.id)).toEqual(["user-bo.eriksson", "user-cecilia.jonsson", "user-david.holm", "user-eva.lind", "user-helena.sandberg"]);
    expect(settings.currentUser).toMatchObject({ id: "user-anna.nilsson", aadObjectId: tenant.people[0]?.oid, userPrincipleName: "anna.nilsson@regionen.example" });
    expect(fiveColleagues(organisation, anna)).not.toContain(anna);
  });

  it("says that nothing runs when nothing answers", async () => {
    expect(await readOrganisation("http://127.0.0.1:1")).toBeNull();
  });
});
