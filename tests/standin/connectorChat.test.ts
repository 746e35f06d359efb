import { TeamsInfo } from "botbuilder";
import type { Activity, TurnContext } from "botbuilder";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/standin/store.ts";
import { startWorld } from "./connectorSupport.ts";
import type { World } from "./connectorSupport.ts";
import { madeUpTenant as tenant } from "./madeUpTenant.ts";

const anna = "anna.nilsson@regionen.example";
const david = "david.holm@regionen.example";

describe("Chat between people and a bot through the stand-in", () => {
  let world: World;
  let heard: Activity[];
  const echo = async (context: TurnContext): Promise<void> => {
    heard.push(context.activity);
    if (context.activity.type === "message") await context.sendActivity(`Du skrev: ${context.activity.text}`);
  };
  beforeEach(async () => {
    heard = [];
    world = await startWorld(echo);
  });
  afterEach(() => world.close());

  it("carries a word to the bot, signed as the Bot Connector signs, and the answer back", async () => {
    const said = await world.connector.say(anna, "hej");
    expect(said).toMatchObject({ ok: true, status: 200, replies: [{ text: "Du skrev: hej", author: { name: "Hubbplats", upn: null } }] });
    expect(world.connector.transcript(anna)?.map((one) => [one.author.upn, one.text])).toEqual([[anna, "hej"], [null, "Du skrev: hej"]]);
  });

  it("tells the bot who wrote, from which tenant and in which language", async () => {
    await world.connector.say(david, "hello");
    expect(heard.at(-1)).toMatchObject({
      channelId: "msteams",
      serviceUrl: world.origin,
      locale: "en-GB",
      from: { aadObjectId: tenant.people[3]?.oid, id: expect.stringMatching(/^29:/), name: "David Holm" },
      recipient: { id: `28:${tenant.botApp}` },
      conversation: { tenantId: tenant.tenantId, conversationType: "personal", id: expect.stringMatching(/^a:1/) },
      channelData: { tenant: { id: tenant.tenantId } },
    });
  });

  it("installs the app at the first word, as Teams must, and once only", async () => {
    await world.connector.say(anna, "hej");
    await world.connector.say(anna, "hej igen");
    expect(heard.map((one) => one.type)).toEqual(["conversationUpdate", "installationUpdate", "message", "message"]);
    expect(heard[0]?.membersAdded).toContainEqual({ id: `28:${tenant.botApp}` });
    expect(heard[1]?.action).toBe("add");
  });

  it("lets the bot hear in company only what is said to it by name, in the thread where it was said", async () => {
    expect(await world.connector.say(anna, "bara vi", { conversation: "channel" })).toMatchObject({ ok: true, status: 0, replies: [] });
    const said = await world.connector.say(anna, "vem kommer?", { conversation: "channel", mention: true });
    const last = heard.at(-1);
    expect(heard.filter((one) => one.type === "message")).toHaveLength(1);
    expect(last).toMatchObject({ text: "<at>Hubbplats</at> vem kommer?", entities: expect.arrayContaining([expect.objectContaining({ type: "mention" })]), channelData: { team: { name: "Hubbar" } } });
    expect(last?.conversation.id).toBe(`19:hubbplats-channel@thread.tacv2;messageid=${said.ok ? said.activityId : ""}`);
    expect(world.connector.transcript("channel")?.map((one) => one.text)).toEqual(["bara vi", "vem kommer?", "Du skrev: <at>Hubbplats</at> vem kommer?"]);
    await world.connector.say(david, "hi", { conversation: "group", mention: true });
    expect(heard.at(-1)?.conversation).toMatchObject({ conversationType: "groupChat", isGroup: true });
  });

  it("knows nobody outside the organisation and no conversation that does not exist", async () => {
    expect(await world.connector.say("nobody@regionen.example", "hej")).toEqual({ ok: false, refusal: "unknown-person" });
    expect(await world.connector.say(anna, "hej", { conversation: "19:other" })).toEqual({ ok: false, refusal: "unknown-conversation" });
    expect(await world.connector.say(david, "hej", { conversation: world.connector.conversationId(anna) })).toEqual({ ok: false, refusal: "not-a-member" });
    expect(world.connector.transcript("19:other")).toBeNull();
  });

  it("says so when the bot cannot be reached", async () => {
    const alone = await startWorld(echo);
    await alone.close();
    expect(await alone.connector.say(anna, "hej")).toEqual({ ok: false, refusal: "unable-to-reach-app" });
  });

  it("keeps chats over a restart", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "chat-")), "standin.db");
    const before = openStore(file);
    const first = await startWorld(echo, before);
    await first.connector.say(anna, "minns du?");
    await first.close();
    before.close();
    const after = openStore(file);
    const second = await startWorld(echo, after);
    heard = [];
    await second.connector.say(anna, "ja");
    expect(second.connector.transcript(anna)?.map((one) => one.text)).toEqual(["minns du?", "Du skrev: minns du?", "ja", "Du skrev: ja"]);
    expect(heard.map((one) => one.type)).toEqual(["message"]);
    await second.close();
    after.close();
  });

  it("lists and describes the members of a conversation to the bot", async () => {
    const met: unknown[] = [];
    const asking = await startWorld(async (context) => {
      if (context.activity.type !== "message") return;
      const page = await TeamsInfo.getPagedMembers(context, 2);
      const rest = await TeamsInfo.getPagedMembers(context, 2, page.continuationToken);
      met.push(page.members.map((one) => one.name), rest.members.map((one) => one.name), await TeamsInfo.getMember(context, context.activity.from.id));
    });
    await asking.connector.say(anna, "vilka är vi?", { conversation: "group", mention: true });
    expect(met).toEqual([["Anna Nilsson", "Bo Eriksson"], ["Cecilia Jonsson", "David Holm"], expect.objectContaining({ aadObjectId: tenant.people[0]?.oid, userPrincipalName: anna, email: anna, tenantId: tenant.tenantId })]);
    await asking.close();
  });
});
