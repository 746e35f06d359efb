import type { Activity, TurnContext } from "botbuilder";
import { cardSaying, startWorld } from "./connectorSupport.ts";
import type { World } from "./connectorSupport.ts";
import { madeUpTenant as tenant } from "./madeUpTenant.ts";

const anna = "anna.nilsson@regionen.example";
const bo = "bo.eriksson@regionen.example";

/** Answers "kort" with a card; a press gives a new card, a message or a refusal, as its verb says. */
const cardBot = (heard: Activity[]) => async (context: TurnContext): Promise<void> => {
  const { activity } = context;
  heard.push(activity);
  if (activity.type === "message" && activity.value) await context.sendActivity(`Du valde ${JSON.stringify(activity.value)}`);
  // What Action.Submit sends has no text, whatever the SDK's type says.
  else if (activity.type === "message" && activity.text.includes("kort")) await context.sendActivity({ type: "message", attachments: [cardSaying("Platsen är din", activity.text.includes("mig") ? [activity.from.id] : [])] });
  if (activity.type !== "invoke") return;
  const verb: string = activity.value.action.verb;
  const answer = (status: number, type: string, value: unknown) => context.sendActivity({ type: "invokeResponse", value: { status: 200, body: { statusCode: status, type, value } } });
  if (verb === "release") await answer(200, "application/vnd.microsoft.card.adaptive", cardSaying("Platsen är släppt").content);
  if (verb === "look") await answer(200, "application/vnd.microsoft.card.adaptive", cardSaying("Sett just nu", [activity.from.id]).content);
  if (verb === "tell") await answer(200, "application/vnd.microsoft.activity.message", "Klart");
  if (verb === "refuse") await answer(403, "application/vnd.microsoft.error", { code: "Forbidden", message: "Bara den som bokat kan släppa" });
  if (verb === "edit") {
    await context.updateActivity({ type: "message", id: activity.replyToId, attachments: [cardSaying("Kalendern sa ja")] });
    await answer(200, "application/vnd.microsoft.activity.message", "Klart");
  }
};

describe("Cards in the stand-in's chats", () => {
  let world: World;
  const heard: Activity[] = [];
  const textOn = (named: string, reader?: string): string => JSON.stringify(world.connector.transcript(named, reader)?.at(-1)?.attachments);
  const askForCard = async (text = "kort", options = {}): Promise<string> => {
    const said = await world.connector.say(anna, text, options);
    return said.ok ? (said.replies[0]?.id ?? "") : "";
  };
  beforeEach(async () => {
    heard.length = 0;
    world = await startWorld(cardBot(heard));
  });
  afterEach(() => world.close());

  it("replaces the card that was pressed by the card that the bot answers with", async () => {
    const id = await askForCard();
    expect(textOn(anna)).toContain("Platsen är din");
    const pressed = await world.connector.press(anna, id, "release", { bookingId: "7" });
    expect(pressed).toMatchObject({ ok: true, status: 200, shown: "card", response: { statusCode: 200 } });
    expect(textOn(anna)).toContain("Platsen är släppt");
    expect(heard.at(-1)).toMatchObject({ name: "adaptiveCard/action", replyToId: id, value: { action: { type: "Action.Execute", verb: "release", data: { bookingId: "7" } }, trigger: "manual" } });
  });

  it("shows a card that a press brought only to the person who pressed", async () => {
    const id = await askForCard("kort", { conversation: "group", mention: true });
    await world.connector.press(bo, id, "release");
    expect(textOn("group", bo)).toContain("Platsen är släppt");
    expect(textOn("group", anna)).toContain("Platsen är din");
    expect(heard.at(-1)?.from.aadObjectId).toBe(tenant.people[1]?.oid);
  });

  it("tells a message or a refusal without touching the card", async () => {
    const id = await askForCard();
    expect(await world.connector.press(anna, id, "tell")).toMatchObject({ shown: "message", text: "Klart" });
    expect(await world.connector.press(anna, id, "refuse")).toMatchObject({ shown: "error", text: "Bara den som bokat kan släppa" });
    expect(await world.connector.press(anna, id, "unheard-of")).toMatchObject({ shown: "error", status: 501 });
    expect(textOn(anna)).toContain("Platsen är din");
  });

  it("shows the bot's own edit to everybody and keeps what stood there before", async () => {
    const id = await askForCard();
    await world.connector.press(anna, id, "release");
    await world.connector.press(anna, id, "edit");
    expect(textOn(anna)).toContain("Kalendern sa ja");
    const edits = world.connector.transcript(anna)?.at(-1)?.edits;
    expect(edits).toHaveLength(1);
    expect(JSON.stringify(edits)).toContain("Platsen är din");
  });

  it("asks for a newer card by itself, for those whom the card names and at most once a minute", async () => {
    const start = new Date("2026-11-26T07:50:00Z");
    world.clock.set(start);
    const plain = await askForCard("kort");
    expect(await world.connector.refresh(anna, plain)).toEqual({ ok: false, refusal: "not-refreshed" });
    const id = await askForCard("kort till mig", { conversation: "group", mention: true });
    expect(await world.connector.refresh(bo, id)).toEqual({ ok: false, refusal: "not-refreshed" });
    expect(await world.connector.refresh(anna, id)).toMatchObject({ ok: true, shown: "card" });
    expect(heard.at(-1)?.value).toMatchObject({ trigger: "automatic", action: { verb: "look" } });
    expect(textOn("group", anna)).toContain("Sett just nu");
    expect(await world.connector.refresh(anna, id)).toEqual({ ok: false, refusal: "not-refreshed" });
    world.clock.advance(60_000);
    expect(await world.connector.refresh(anna, id)).toMatchObject({ ok: true });
    expect(await world.connector.refresh(anna, id, { again: true })).toMatchObject({ ok: true });
  });

  it("sends what Action.Submit holds as a message without text", async () => {
    const id = await askForCard();
    expect(await world.connector.submit(anna, id, { hub: "stugun" })).toMatchObject({ ok: true, replies: [{ text: 'Du valde {"hub":"stugun"}' }] });
    expect(heard.at(-1)).toMatchObject({ type: "message", replyToId: id, value: { hub: "stugun" } });
  });

  it("lets nobody press a card in a chat that they are not in, or a message that is gone", async () => {
    const id = await askForCard();
    expect(await world.connector.press(bo, id, "release")).toEqual({ ok: false, refusal: "not-a-member" });
    expect(await world.connector.press(anna, "1", "release")).toEqual({ ok: false, refusal: "unknown-message" });
    expect(await world.connector.press("x@y", id, "release")).toEqual({ ok: false, refusal: "unknown-person" });
  });
});
