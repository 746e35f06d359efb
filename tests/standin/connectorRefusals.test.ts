import { TurnContext } from "botbuilder";
import type { ConversationReference } from "botbuilder";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { startWorld } from "./connectorSupport.ts";
import type { World } from "./connectorSupport.ts";
import { msalClient } from "./entraSupport.ts";
import { madeUpTenant as tenant } from "./madeUpTenant.ts";

const anna = "anna.nilsson@regionen.example";
const bo = "bo.eriksson@regionen.example";
const oidOf = (upn: string): string => tenant.people.find((one) => one.upn === upn)?.oid ?? "";

describe("What the stand-in refuses a bot", () => {
  let world: World;
  const references = new Map<string, Partial<ConversationReference>>();
  const remember = async (context: TurnContext): Promise<void> => {
    references.set(context.activity.from.aadObjectId ?? "", TurnContext.getConversationReference(context.activity));
  };
  const proactively = (upn: string, text: string): Promise<unknown> =>
    world.adapter
      .continueConversationAsync(tenant.botApp, references.get(oidOf(upn)) ?? {}, async (context) => {
        await context.sendActivity(text);
      })
      .then(() => "sent", (error: unknown) => error);
  const createFor = (id: string, tenantId = tenant.tenantId): Promise<unknown> =>
    world.adapter
      .createConversationAsync(tenant.botApp, "msteams", world.origin, "https://api.botframework.com", { isGroup: false, bot: { id: `28:${tenant.botApp}`, name: "Hubbplats" }, members: [{ id, name: "" }], tenantId, channelData: { tenant: { id: tenantId } } }, async (context) => {
        await context.sendActivity("Hej på dig");
      })
      .then(() => "sent", (error: unknown) => error);
  const textsOf = (upn: string) => world.connector.transcript(upn)?.map((one) => one.text);
  const tokenOf = async (appId: string, scope = "https://api.botframework.com/.default"): Promise<string> => {
    const answer = await msalClient(world.origin, appId, { clientSecret: localSecretOf(appId) }).acquireTokenByClientCredential({ scopes: [scope] });
    return answer?.accessToken ?? "";
  };
  const send = async (token: string | undefined, body: object, upn = anna): Promise<number> => {
    const id = encodeURIComponent(world.connector.conversationId(upn) ?? "");
    const answer = await fetch(`${world.origin}/v3/conversations/${id}/activities`, { method: "POST", headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify(body) });
    return answer.status;
  };

  beforeEach(async () => {
    world = await startWorld(remember);
    await world.connector.install(anna);
  });
  afterEach(() => world.close());

  it("takes messages only from a token that Entra gave the bot for the Bot Connector", async () => {
    const message = { type: "message", text: "Hej" };
    const claims = { aud: "https://api.botframework.com", appid: tenant.botApp, idtyp: "app", tid: tenant.tenantId };
    expect(await send(await tokenOf(tenant.botApp), message)).toBe(201);
    expect(await send(undefined, message)).toBe(401);
    expect(await send(await tokenOf(tenant.tabApp), message)).toBe(401);
    expect(await send(await tokenOf(tenant.botApp, "https://graph.microsoft.com/.default"), message)).toBe(401);
    expect(await send(await world.entra.botChannelToken(world.origin), message)).toBe(401);
    expect(await send((await world.entra.tabToken(anna))?.token, message)).toBe(401);
    expect(await send(await world.entra.mint(claims, { signer: "stranger" }), message)).toBe(401);
    expect(await send(await world.entra.mint(claims, { lifetime: -1 }), message)).toBe(401);
    expect(textsOf(anna)).toEqual(["Hej"]);
  });

  it("says 403 MessageWritesBlocked when the person has blocked or removed the bot, and not before", async () => {
    expect(await proactively(anna, "ett")).toBe("sent");
    world.connector.block(anna);
    expect(await proactively(anna, "två")).toMatchObject({ statusCode: 403, details: { subCode: "MessageWritesBlocked" } });
    world.connector.block(anna, false);
    await world.connector.uninstall(anna);
    expect(await proactively(anna, "tre")).toMatchObject({ statusCode: 403 });
    expect(textsOf(anna)).toEqual(["ett"]);
  });

  it("lets the bot open a chat with somebody who has the app, by object id, and with nobody else", async () => {
    expect(await createFor(oidOf(anna))).toBe("sent");
    expect(textsOf(anna)).toEqual(["Hej på dig"]);
    expect(await createFor(oidOf(bo))).toMatchObject({ statusCode: 403 });
    expect(await createFor("00000000-0000-4000-8000-999999999999")).toMatchObject({ statusCode: 400 });
    expect(await createFor(oidOf(anna), "44444444-4444-4444-8444-444444444444")).toMatchObject({ statusCode: 403 });
  });

  it("throttles when told to, with Retry-After, which the SDK honours", async () => {
    world.connector.faults.add({ call: "send", status: 429, times: 1, retryAfter: 1 });
    const before = Date.now();
    expect(await proactively(anna, "sent om en stund")).toBe("sent");
    expect(Date.now() - before).toBeGreaterThanOrEqual(950);
    expect(textsOf(anna)).toEqual(["sent om en stund"]);
  });

  it("can take a message and then answer 502, so that a bot that retries posts it twice", async () => {
    world.connector.faults.add({ call: "send", status: 502, times: 1, afterwards: true });
    await proactively(anna, "två gånger");
    expect(textsOf(anna)).toEqual(["två gånger", "två gånger"]);
  });

  it("refuses messages that are too large or empty, and messages of another", async () => {
    const token = await tokenOf(tenant.botApp);
    expect(await send(token, { type: "message", text: "x".repeat(60_000) })).toBe(413);
    expect(await send(token, { type: "message" })).toBe(400);
    expect(await send(token, { text: "utan typ" })).toBe(400);
    expect(await send(token, { type: "message", text: "till ingen" }, "nobody@regionen.example")).toBe(404);
    const said = await world.connector.say(anna, "mitt eget");
    const mine = `${world.origin}/v3/conversations/${encodeURIComponent(world.connector.conversationId(anna) ?? "")}/activities/${said.ok ? said.activityId : ""}`;
    const change = await fetch(mine, { method: "PUT", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body: JSON.stringify({ type: "message", text: "ändrat" }) });
    expect(change.status).toBe(404);
    expect(textsOf(anna)).toEqual(["mitt eget"]);
  });

  it("removes a message that the bot deletes", async () => {
    await world.adapter.continueConversationAsync(tenant.botApp, references.get(oidOf(anna)) ?? {}, async (context) => {
      const sent = await context.sendActivity("fel");
      await context.deleteActivity(sent?.id ?? "");
    });
    expect(world.connector.transcript(anna)).toMatchObject([{ text: "", deleted: true }]);
  });

  it("offers the same acts on the admin port, and says what is wrong with a bad request", async () => {
    const at = (path: string, body: unknown) => fetch(`${world.origin}/chat/${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    expect(await (await at(`${anna}/say`, { text: "hej" })).json()).toMatchObject({ ok: true, status: 200 });
    expect((await (await fetch(`${world.origin}/chat/${anna}`)).json())).toMatchObject({ messages: [{ text: "hej" }] });
    expect((await at(`${bo}/install`, {})).status).toBe(200);
    expect((await at(`${anna}/block`, {})).status).toBe(200);
    expect(await proactively(anna, "hörs inte")).toMatchObject({ statusCode: 403 });
    expect((await at(`${anna}/say`, { txt: "hej" })).status).toBe(400);
    expect((await at("nobody@regionen.example/say", { text: "hej" })).status).toBe(404);
    expect((await at(`${anna}/press`, { activityId: "1", verb: "x" })).status).toBe(404);
    expect((await at("faults", { status: 200 })).status).toBe(400);
    expect((await at("faults", { status: 429, times: 2 })).status).toBe(200);
    expect((await fetch(`${world.origin}/chat/faults`, { method: "DELETE" })).status).toBe(200);
    expect(await (await at("token", { serviceUrl: "http://127.0.0.1:1" })).json()).toEqual({ token: expect.stringMatching(/^eyJ/) });
  });
});
