import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { buttonsOf, cardOf, chatter, heldBy, last, wordsOf } from "./chatSupport.ts";

/** What the chat does, and leaves alone until a button is pressed, by what the ledger holds afterwards. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
});
afterAll(() => app.stop());

const titlesOf = (message: Parameters<typeof cardOf>[0]): string[] => buttonsOf(cardOf(message)).map(({ title }) => title);

test("half of a whole day is not released: the other half is kept by a button that moves", async () => {
  const anna = chatter(app, "anna.nilsson");
  await anna.say("boka Brunflo på torsdag");
  const asked = last((await anna.say("släpp eftermiddagen på torsdag")).replies);
  expect(await heldBy(app, "anna.nilsson")).toEqual(["2026-11-26 day"]);
  expect(wordsOf(cardOf(asked))).toMatch(/^Du har bokat mer än det: Brunflo, tors 26 nov/);
  expect(titlesOf(asked).slice(0, 2)).toEqual(["Behåll bara förmiddagen", "Släpp hela bokningen"]);
  await anna.pressTitled(asked, "Behåll bara förmiddagen");
  expect(await heldBy(app, "anna.nilsson")).toEqual(["2026-11-26 morning"]);
  await anna.say("släpp eftermiddagen på torsdag");
  expect(await heldBy(app, "anna.nilsson")).toEqual(["2026-11-26 morning"]);
  await anna.say("avboka torsdag fm");
  expect(await heldBy(app, "anna.nilsson")).toEqual([]);
});

test("half of a whole day is not moved: whether all of it moves is asked, and a half that is all there is moves at once", async () => {
  const viktor = chatter(app, "viktor.ahlin");
  await viktor.say("boka Brunflo på torsdag");
  const asked = last((await viktor.say("flytta eftermiddagen till fredag")).replies);
  expect(wordsOf(cardOf(asked))).toMatch(/^Du har bokat mer än det: Brunflo, tors 26 nov.*En bokning flyttas hel\. Jag har inte flyttat något än\.$/);
  expect(await heldBy(app, "viktor.ahlin")).toEqual(["2026-11-26 day"]);
  await viktor.pressTitled(asked, "Flytta hela bokningen");
  expect(await heldBy(app, "viktor.ahlin")).toEqual(["2026-11-27 day"]);
  await viktor.say("flytta till eftermiddagen");
  await viktor.say("flytta eftermiddagen till torsdag");
  expect(await heldBy(app, "viktor.ahlin")).toEqual(["2026-11-26 afternoon"]);
});

test("questions and denials leave the only booking as it is", async () => {
  const bo = chatter(app, "bo.eriksson");
  await bo.say("boka Brunflo på torsdag");
  for (const said of ["hur avbokar jag?", "kan man avboka?", "what happens if I cancel?", "delete my data", "släpp inte torsdag", "släpp alla utom torsdag", "'; DROP TABLE bookings; --", "jag kommer inte ihåg"]) {
    expect((await bo.say(said)).replies).toHaveLength(1);
  }
  expect(await heldBy(app, "bo.eriksson")).toEqual(["2026-11-26 day"]);
});

test("giving up one day for another is one button that moves", async () => {
  const cecilia = chatter(app, "cecilia.jonsson");
  await cecilia.say("boka Brunflo på torsdag");
  const asked = last((await cecilia.say("avboka torsdag och boka fredag istället")).replies);
  expect(await heldBy(app, "cecilia.jonsson")).toEqual(["2026-11-26 day"]);
  expect(titlesOf(asked).slice(0, 3)).toEqual(["Flytta tors 26 nov till fre 27 nov", "Släpp tors 26 nov", "Boka fre 27 nov"]);
  await cecilia.pressTitled(asked, "Flytta tors 26 nov till fre 27 nov");
  expect(await heldBy(app, "cecilia.jonsson")).toEqual(["2026-11-27 day"]);
});

test("a week to go to keeps the weekday", async () => {
  const david = chatter(app, "david.holm");
  await david.say("boka Brunflo på onsdag");
  await david.say("flytta till samma dag nästa vecka");
  expect(await heldBy(app, "david.holm")).toEqual(["2026-12-02 day"]);
});

test("a released desk can be asked back by a word, and is back when its button is pressed", async () => {
  const eva = chatter(app, "eva.lind");
  expect(last((await eva.say("ångra")).replies).text).toBe("Du har ingen släppt plats att ta tillbaka.");
  await eva.say("boka Brunflo på torsdag");
  await eva.say("släpp torsdag");
  const asked = last((await eva.say("ångra")).replies);
  expect(await heldBy(app, "eva.lind")).toEqual([]);
  await eva.pressTitled(asked, /^Brunflo, tors 26 nov/);
  expect(await heldBy(app, "eva.lind")).toEqual(["2026-11-26 day"]);
});

test("a desk for somebody else is said not to be possible here, and nothing is booked", async () => {
  const gunilla = chatter(app, "gunilla.wiklund");
  const asked = last((await gunilla.say("boka plats åt Bo i Ås på torsdag")).replies);
  expect(wordsOf(cardOf(asked))).toBe("Här kan jag bara boka åt dig själv. Jag har inte bokat något än.");
  expect(titlesOf(asked)).toEqual(expect.arrayContaining(["Boka Ås/Torsta tors 26 nov", "Öppna Hubbplats"]));
  expect(await heldBy(app, "gunilla.wiklund")).toEqual([]);
});

test("thanks get a short answer, and a day without a desk is said to be one", async () => {
  const helena = chatter(app, "helena.sandberg");
  expect(last((await helena.say("tack")).replies).text).toBe("Varsågod.");
  expect(last((await helena.say("glöm det")).replies).text).toBe("Då gör jag ingenting.");
  expect(last((await helena.say("har jag någon plats på torsdag?")).replies).text).toBe("Du har ingen plats tors 26 nov.");
});

test.each([
  ["finns det kaffe i ås", "sv-SE"],
  ["boka ett bord i Ås i morgon em", "sv-SE"],
  ["har ni wifi i ås", "sv-SE"],
  ["boka Stugun i morgon", "en-US"],
  ["boka ås i morgon", "en-US"],
])("“%s” is answered in Swedish in a client of %s", async (said, locale) => {
  const ulla = chatter(app, "ulla.persson");
  const { lang } = cardOf(last((await ulla.say(said, { locale })).replies));
  expect(lang).toBe("sv");
});
