import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { answeredCard, bookingsOf, buttonOf, buttonsOf, cardOf, chatter, last, wordsOf } from "./chatSupport.ts";

/** What is said in company, what is asked back, and in which language. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
});
afterAll(() => app.stop());


describe("in company", () => {
  test("own bookings are not shown, but offered in the asker's own chat to whoever presses", async () => {
    const [ingrid, johan] = [chatter(app, "ingrid.olofsson"), chatter(app, "johan.hedman")];
    await ingrid.say("boka Brunflo på torsdag");
    await johan.say("hej");
    const { replies } = await ingrid.say("mina platser", { conversation: "group" });
    expect(JSON.stringify(replies)).not.toContain("Brunflo");
    expect(wordsOf(cardOf(last(replies)))).toBe("Dina egna bokningar visar jag bara i vår egen chatt.");
    const before = johan.chat().length;
    const pressed = await johan.pressTitled(last(replies), "Visa i min egen chatt");
    expect(JSON.stringify(pressed.response)).not.toContain("Brunflo");
    expect(last(johan.chat().slice(before)).text).toBe("Du har ingen kommande plats.");
    await ingrid.pressTitled(last(replies), "Visa i min egen chatt");
    expect(wordsOf(cardOf(last(ingrid.chat())))).toContain("Brunflo");
  });
  test.each(["group", "channel"])("a booking made in the %s is answered in the booker's own chat", async (conversation) => {
    const lars = chatter(app, "lars.norberg");
    await lars.say("hej");
    const before = lars.chat().length;
    const { replies } = await lars.say(conversation === "group" ? "boka Hönsgården på onsdag" : "boka Hönsgården på onsdag", { conversation });
    expect(replies.map((reply) => [reply.text, reply.attachments.length])).toEqual([["Jag har svarat i vår egen chatt.", 0]]);
    expect(wordsOf(cardOf(last(lars.chat().slice(before))))).toMatch(/Hönsgården/);
  });
  test("how many come is said, never who, and no distance from anybody's home", async () => {
    const maria = chatter(app, "maria.soderlund");
    await (await app.as("ingrid.olofsson")).send("PATCH", "/api/me", { showName: true });
    await (await app.as("maria.soderlund")).send("PATCH", "/api/me", { homeMunicipality: "Krokom" });
    const own = last((await maria.say("vem är på Brunflo på torsdag")).replies);
    expect(own.text).toContain("Ingrid Olofsson");
    const company = last((await maria.say("vem är på Brunflo på torsdag", { conversation: "group" })).replies);
    expect(company.text).toBe("Brunflo tors 26 nov: 1 person kommer.");
    expect(wordsOf(cardOf(last((await maria.say("lediga platser på torsdag")).replies)))).toMatch(/ km/);
    expect(wordsOf(cardOf(last((await maria.say("lediga platser på torsdag", { conversation: "group" })).replies)))).not.toMatch(/ km/);
    expect(wordsOf(cardOf(last((await maria.say("berätta om Kluksgården", { conversation: "group" })).replies)))).not.toMatch(/Larm|Nycklar/);
  });
  test("a free place pressed by another is asked for in that person's name and answered in their own chat", async () => {
    const [maria, nils] = [chatter(app, "maria.soderlund"), chatter(app, "nils.forsberg")];
    await nils.say("hej");
    const list = last((await maria.say("lediga platser på fredag", { conversation: "group" })).replies);
    const pressed = await nils.pressTitled(list, "Boka Kluksgården");
    expect(pressed).toMatchObject({ shown: "message", text: "Jag har svarat i vår egen chatt." });
    expect(wordsOf(cardOf(last(nils.chat())))).toContain("Kluksgården");
    expect(await bookingsOf(app, "nils.forsberg")).toHaveLength(1);
    expect(await bookingsOf(app, "maria.soderlund")).toHaveLength(0);
  });
});

describe("what is asked back", () => {
  test("a hub that is not named is chosen by a button, and the button books", async () => {
    const olivia = chatter(app, "per.sjodin");
    const asked = last((await olivia.say("boka krokom på fredag")).replies);
    expect(wordsOf(cardOf(asked))).toBe("Vilken hubb fre 27 nov?");
    expect(buttonsOf(cardOf(asked)).map((button) => button.title)).toEqual(expect.arrayContaining(["Kluksgården", "Ås/Torsta"]));
    await olivia.pressTitled(asked, "Kluksgården");
    expect(await bookingsOf(app, "per.sjodin")).toMatchObject([{ hubName: "Kluksgården", date: "2026-11-27" }]);
  });
  test("a date that does not exist is named, and the nearest one books by a button", async () => {
    const per = chatter(app, "per.sjodin");
    const asked = last((await per.say("boka Ås 31 november")).replies);
    expect(wordsOf(cardOf(asked))).toBe("31 november finns inte: november har 30 dagar.\nMenar du den här dagen?");
    await per.pressTitled(asked, /30 nov/);
    expect((await bookingsOf(app, "per.sjodin")).map((booking: { date: string }) => booking.date)).toContain("2026-11-30");
  });
  test("a refusal gives its reason and up to three places that are free and one press away", async () => {
    const rebecka = chatter(app, "rebecka.oberg");
    await rebecka.say("boka Kluksgården i övermorgon");
    const refused = last((await rebecka.say("boka Brunflo i övermorgon")).replies);
    expect(wordsOf(cardOf(refused))).toMatch(/^Du har redan en plats då\nDu har Kluksgården/);
    const free = buttonOf(cardOf(refused), (button) => button.verb === "book");
    expect(buttonsOf(cardOf(refused)).filter((button) => button.verb === "book").length).toBeLessThanOrEqual(3);
    const pressed = await rebecka.press(refused.id, free.verb, free.data);
    expect(wordsOf(answeredCard(pressed))).toMatch(/^Platsen/);
  });
  test("a move asks where to, with places that have room, and moves by one press", async () => {
    const sara = chatter(app, "sara.hansson");
    const booked = last((await sara.say("boka Brunflo på fredag")).replies);
    const where = await sara.pressTitled(booked, "Flytta");
    const card = answeredCard(where);
    expect(wordsOf(card)).toMatch(/^Vart vill du flytta\?\n/);
    const other = buttonOf(card, (button) => JSON.stringify(button.data).includes("hubId"));
    const moved = await sara.press(booked.id, other.verb, other.data);
    expect(wordsOf(answeredCard(moved))).toContain("fre 27 nov");
    const bookings = await bookingsOf(app, "sara.hansson");
    expect(bookings).toHaveLength(1);
    expect(other.data).toMatchObject({ to: { hubId: bookings[0].hubId } });
  });
  test("moving by words, and releasing the only one by words", async () => {
    const tomas = chatter(app, "tomas.edlund");
    await tomas.say("boka Stugun på torsdag");
    expect(wordsOf(cardOf(last((await tomas.say("flytta torsdagen till Brunflo på fredag")).replies)))).toMatch(/Brunflo, .*\nfre 27 nov/);
    expect(wordsOf(cardOf(last((await tomas.say("släpp platsen")).replies)))).toMatch(/^Släppt\n/);
    expect(last((await tomas.say("släpp platsen")).replies).text).toBe("Du har ingen kommande plats.");
  });
  test("a move to a day on which one has a place means that place, whichever else there are", async () => {
    const helena = chatter(app, "helena.sandberg");
    await helena.say("boka Stugun på onsdag");
    await helena.say("boka Stugun på torsdag");
    expect(wordsOf(cardOf(last((await helena.say("flytta till Brunflo på torsdag")).replies)))).toMatch(/Brunflo, .*\ntors 26 nov/);
    expect((await bookingsOf(app, "helena.sandberg")).map((booking: { date: string; hubName: string }) => `${booking.date} ${booking.hubName}`)).toEqual(["2026-11-25 Stuguns bibliotek", "2026-11-26 Brunflo"]);
  });
  test.each([
    ["släpp platsen idag", /^Jag hittar ingen sådan bokning hos dig\.\nVilken bokning menar du\?$/],
    ["flytta onsdagen till Stugun", /^Jag hittar ingen sådan bokning hos dig\.\nVilken bokning menar du\?$/],
  ])("a booking that is not there is answered by one message that shows those there are: %s", async (said, words) => {
    const david = chatter(app, "david.holm");
    await david.say("boka Kluksgården på fredag");
    const { replies } = await david.say(said);
    expect(replies).toHaveLength(1);
    expect(wordsOf(cardOf(last(replies)))).toMatch(words);
    expect(buttonsOf(cardOf(last(replies))).map((button) => button.title)).toContainEqual(expect.stringMatching(/^Kluksgården, fre 27 nov/));
  });
  test("checking in too early says from when, on the booking's own card", async () => {
    const ulla = chatter(app, "ulla.persson");
    const booked = last((await ulla.say("boka Brunflo på fredag")).replies);
    const pressed = await ulla.pressTitled(booked, "Checka in");
    expect(wordsOf(answeredCard(pressed))).toMatch(/^För tidigt att checka in\. .*\nPlatsen /);
  });
  test("when one can check in is told of the next booking, or as the rule for who has none", async () => {
    const ulla = chatter(app, "ulla.persson");
    expect(wordsOf(cardOf(last((await ulla.say("när kan jag checka in?")).replies)))).toMatch(/^Du kan checka in på Brunflo fre 27 nov klockan 0\d\.\d\d–\d\d\.\d\d\.$/);
    const nobody = chatter(app, "gunilla.wiklund");
    expect(last((await nobody.say("when can I check in?")).replies).text).toBe("One can check in from 60 minutes before the booking starts until it ends. You have no coming desk to check in to.");
  });
  test("a card that asks for itself anew shows what has happened since", async () => {
    const viktor = chatter(app, "viktor.ahlin");
    const booked = last((await viktor.say("boka Brunflo i morgon")).replies);
    const tab = await app.as("viktor.ahlin");
    const [booking] = (await tab.get("/api/bookings?from=2026-11-01&to=2027-02-01")).body.bookings;
    await tab.send("DELETE", `/api/bookings/${booking.id}`);
    const refreshed = await viktor.refresh(booked.id);
    expect(wordsOf(answeredCard(refreshed))).toMatch(/^Släppt\n/);
  });
});

describe("language", () => {
  test("an English sentence is answered in English, and the choice is kept once made", async () => {
    const yasmin = chatter(app, "yasmin.rahimi");
    expect(wordsOf(cardOf(last((await yasmin.say("book Brunflo tomorrow morning")).replies)))).toMatch(/^The desk is held for you/);
    expect(wordsOf(cardOf(last((await yasmin.say("hej")).replies)))).toContain("Här bokar du");
    expect(last((await yasmin.say("english")).replies).text).toBe("I write in English.");
    expect(wordsOf(cardOf(last((await yasmin.say("hej")).replies)))).toContain("Here you book");
  });
  test("a press is answered in the language that the person has chosen, not in that of an older card", async () => {
    const anna = chatter(app, "anna.nilsson");
    const booked = last((await anna.say("boka Kluksgården i morgon")).replies);
    await anna.say("english");
    const released = answeredCard(await anna.pressTitled(booked, "Släpp"));
    expect(wordsOf(released)).toMatch(/^Released\n/);
    expect(buttonsOf(released).map((button) => button.title)).toEqual(["Undo", "Open"]);
  });
  test("who has not chosen is answered in the language of the card that they press", async () => {
    const lars = chatter(app, "lars.norberg");
    const booked = last((await lars.say("book Kluksgården tomorrow")).replies);
    expect(wordsOf(answeredCard(await lars.pressTitled(booked, "Release")))).toMatch(/^Released\n/);
  });
  test("a client in English alone does not make the bot speak English", async () => {
    const ake = chatter(app, "ake.lindgren");
    expect(wordsOf(cardOf(last((await ake.say("hej", { locale: "en-US" })).replies)))).toContain("Här bokar du");
  });
});
