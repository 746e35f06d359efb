import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { answeredCard, bookingsOf, buttonOf, buttonsOf, cardOf, chatter, last, wordsOf } from "./chatSupport.ts";

/** What is asked for in a group or channel and answered in the asker's own chat; and what becomes of it where there is no such chat. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
});
afterAll(() => app.stop());

const connector = () => {
  if (!app.local) throw new Error("there is no stand-in");
  return app.local.standin.connector;
};
const bookInTab = async (name: string, hubId: string, date: string): Promise<string> => (await (await app.as(name)).send("POST", "/api/bookings", { hubId, dates: [date], part: "day" })).body.results[0].booking.id;
const group = (): number => (connector().transcript("group") ?? []).length;
const notDone = "Jag har inte gjort något, för jag når dig inte i en egen chatt: öppna Hubbplats i Teams och skriv till mig där.";
const doneUnseen = "Det är gjort, men jag kunde inte skriva till dig i vår egen chatt: hur det gick ser du under Mina platser i Hubbplats.";

describe("who has no chat of their own with the bot", () => {
  test.each(["group", "channel"])("and books in the %s is told that nothing is done, and nothing is", async (conversation) => {
    const { replies } = await chatter(app, "anna.nilsson").say("boka Brunflo på torsdag", { conversation });
    expect(replies.map((reply) => [reply.text, reply.attachments.length])).toEqual([[notDone, 0]]);
    expect(await bookingsOf(app, "anna.nilsson")).toEqual([]);
  });
  test("and releases, moves or checks in by words keeps the place as it was", async () => {
    const bo = chatter(app, "bo.eriksson");
    const id = await bookInTab("bo.eriksson", "brunflo", "2026-11-23");
    for (const said of ["släpp platsen idag", "flytta platsen idag till Stugun på fredag", "checka in"]) {
      const { replies } = await bo.say(said, { conversation: "group" });
      expect(replies.map((reply) => [said, reply.text])).toEqual([[said, notDone]]);
    }
    expect(await bookingsOf(app, "bo.eriksson")).toMatchObject([{ id, status: "held", hubId: "brunflo", date: "2026-11-23" }]);
  });
  test("and presses in the group gets one answer, which is true", async () => {
    const list = last((await chatter(app, "maria.soderlund").say("lediga platser på fredag", { conversation: "group" })).replies);
    const before = group();
    const pressed = await chatter(app, "bo.eriksson").pressTitled(list, "Boka Kluksgården");
    expect(pressed).toMatchObject({ shown: "message", text: notDone });
    expect(group()).toBe(before);
    expect((await bookingsOf(app, "bo.eriksson")).map((booking: { date: string }) => booking.date)).not.toContain("2026-11-27");
  });
  test("is told so in English when that is their language", async () => {
    const { replies } = await chatter(app, "anna.nilsson").say("book Brunflo on Thursday", { conversation: "group" });
    expect(replies.map((reply) => reply.text)).toEqual(["I have not done anything, since I cannot reach you in a chat of your own: open Hubbplats in Teams and write to me there."]);
  });
});

test("a chat that has not been opened yet is opened, and the booking is answered there", async () => {
  const [cecilia, david] = [chatter(app, "cecilia.jonsson"), chatter(app, "david.holm")];
  for (const one of [cecilia, david]) {
    await one.say("hej");
    await app.database.query("DELETE FROM conversation WHERE person_id = $1", [(await app.as(one.upn.split("@")[0] ?? "")).personId]);
  }
  const { replies } = await cecilia.say("boka Brunflo på onsdag", { conversation: "group" });
  expect(replies.map((reply) => reply.text)).toEqual(["Jag har svarat i vår egen chatt."]);
  expect(wordsOf(cardOf(last(cecilia.chat())))).toContain("Brunflo");
  const list = last((await cecilia.say("lediga platser på fredag", { conversation: "group" })).replies);
  expect(await david.pressTitled(list, "Boka Kluksgården")).toMatchObject({ shown: "message", text: "Jag har svarat i vår egen chatt." });
  expect(wordsOf(cardOf(last(david.chat())))).toContain("Kluksgården");
});

describe("who has blocked the bot", () => {
  test("is told in company that it is done and where it is seen, without which place it was", async () => {
    const helena = chatter(app, "helena.sandberg");
    await helena.say("hej");
    connector().block(helena.upn, true);
    const { replies } = await helena.say("boka Brunflo på torsdag", { conversation: "group" });
    expect(replies.map((reply) => [reply.text, reply.attachments.length])).toEqual([[doneUnseen, 0]]);
    expect(await bookingsOf(app, "helena.sandberg")).toHaveLength(1);
    const list = last((await chatter(app, "maria.soderlund").say("lediga platser på fredag", { conversation: "group" })).replies);
    const before = group();
    expect(await helena.pressTitled(list, "Boka Kluksgården")).toMatchObject({ shown: "message", text: doneUnseen });
    expect(group()).toBe(before);
    expect(await bookingsOf(app, "helena.sandberg")).toHaveLength(2);
  });
  test("is told that nothing is done where the answer was a no", async () => {
    const helena = chatter(app, "helena.sandberg");
    expect((await helena.say("boka Brunflo på torsdag", { conversation: "group" })).replies.map((reply) => reply.text)).toEqual([notDone]);
    expect((await helena.say("släpp platsen 14 dec", { conversation: "group" })).replies.map((reply) => reply.text)).toEqual([notDone]);
    expect(await bookingsOf(app, "helena.sandberg")).toHaveLength(2);
  });
});

test("own bookings that are asked for by a button in company are not in the answer to the press", async () => {
  const maria = chatter(app, "maria.soderlund");
  await maria.say("boka Brunflo på onsdag");
  const { replies } = await maria.say("mina platser", { conversation: "group" });
  const pressed = await maria.pressTitled(last(replies), "Visa i min egen chatt");
  expect(pressed).toMatchObject({ shown: "message", text: "Jag har svarat i vår egen chatt." });
  expect(JSON.stringify(pressed.response)).not.toContain("Brunflo");
  expect(wordsOf(cardOf(last(maria.chat())))).toContain("Brunflo");
});

describe("in company the hubs are named in the same order to all", () => {
  const alphabetical = (titles: readonly string[]): readonly string[] => titles.toSorted((a, b) => a.localeCompare(b, "sv"));
  test.each(["boka på fredag em", "vem kommer på fredag", "boka krokom på fredag", "krokom på fredag", "hubbar"])("when the question is: %s", async (said) => {
    const maria = chatter(app, "maria.soderlund");
    const offered = async (municipality: string): Promise<string[]> => {
      await (await app.as("maria.soderlund")).send("PATCH", "/api/me", { homeMunicipality: municipality });
      const { replies } = await maria.say(said, { conversation: "group" });
      return buttonsOf(cardOf(last(replies))).filter((button) => button.verb === "say").map((button) => button.title);
    };
    const [near, far] = [await offered("Krokom"), await offered("Härjedalen")];
    expect(near.length).toBeGreaterThan(1);
    expect(near).toEqual(far);
    if (!/^(krokom|hubbar)/.test(said)) expect(near).toEqual(alphabetical(near));
  });
});

test("a press in the person's own chat is still answered in the card's place", async () => {
  const nils = chatter(app, "nils.forsberg");
  const booked = last((await nils.say("boka Brunflo på torsdag")).replies);
  const pressed = await nils.press(booked.id, ...verbAndData(buttonOf(cardOf(booked), "Släpp")));
  expect(wordsOf(answeredCard(pressed))).toMatch(/^Släppt\n/);
});
const verbAndData = (button: { verb: string; data: unknown }): [string, unknown] => [button.verb, button.data];
