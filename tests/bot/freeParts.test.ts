import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { bookingsOf, buttonsOf, cardOf, chatter, last, wordsOf } from "./chatSupport.ts";
import { lineOf, lineOfCommand, read } from "./readingLine.ts";

/** What is free in a part of a day. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
});
afterAll(() => app.stop());

describe("a question about free places keeps the part that was said", () => {
  test.each([
    ["lediga platser i kluk på torsdag kl 13-15", "free-places kluksgarden 2026-11-26 13:00-15:00"],
    ["finns det plats i Ås på torsdag förmiddag?", "free-places as-torsta 2026-11-26 morning"],
    ["any free desks friday morning?", "free-places 2026-11-27 morning"],
    ["lediga platser i kluk på torsdag fm eller em", "free-places kluksgarden 2026-11-26"],
    ["lediga platser på torsdag hela dagen", "free-places 2026-11-26"],
    ["lediga platser torsdag förmiddag kl 9-11", "free-places 2026-11-26 09:00-11:00"],
  ])("%s", (sentence, meaning) => expect(lineOf(read(sentence), lineOfCommand)).toBe(meaning));
});

test("the answer and its button are of the hours asked about, and where all is taken the next day with room is offered", async () => {
  for (const name of ["anna.nilsson", "bo.eriksson", "cecilia.jonsson"]) await chatter(app, name).say("boka Brunflo på torsdag eftermiddag");
  const david = chatter(app, "david.holm");
  const full = cardOf(last((await david.say("finns det plats i Brunflo på torsdag kl 13-15?")).replies));
  expect(wordsOf(full)).toMatch(/^Lediga platser på Brunflo tors 26 nov, 13\.00–15\.00\nBrunflo.*\nfullt/);
  expect(buttonsOf(full).map(({ title }) => title)).toEqual(["Lediga platser på Brunflo fre 27 nov, 13.00–15.00", "Öppna Hubbplats"]);
  const message = last((await david.say("finns det plats i Brunflo på torsdag förmiddag?")).replies);
  expect(wordsOf(cardOf(message))).toMatch(/^Lediga platser på Brunflo tors 26 nov, förmiddag\nBrunflo.*\n3 lediga/);
  await david.pressTitled(message, "Boka Brunflo, förmiddag");
  expect(await bookingsOf(app, "david.holm")).toMatchObject([{ date: "2026-11-26", part: "morning" }]);
});

test("a hub that is not open all of the hours asked about says so, and cannot be booked then", async () => {
  const card = cardOf(last((await chatter(app, "david.holm").say("lediga platser i Stugun på tisdag kl 9-11")).replies));
  expect(wordsOf(card)).toContain("inte öppet hela den tiden");
  expect(buttonsOf(card).filter(({ verb }) => verb !== "" && verb !== "say")).toEqual([]);
});

describe("what is over is never called closed", () => {
  const asked = async (at: string, sentence: string): Promise<ReturnType<typeof cardOf>> => {
    app.clock.set(new Date(at));
    return cardOf(last((await chatter(app, "fredrik.astrom").say(sentence)).replies));
  };

  test("in the middle of a week its days that are still to come are told, and no others", async () => {
    const words = wordsOf(await asked("2026-12-02T09:00:00+01:00", "lediga platser på Kluksgården den här veckan"));
    expect(words).toMatch(/^Lediga platser på Kluksgården ons 2 dec, tors 3 dec och fre 4 dec\n/);
    expect(words).not.toMatch(/mån 30 nov|tis 1 dec/);
  });

  test("when all that was asked about has passed, that is said, and the next day with room is shown", async () => {
    const card = await asked("2026-12-05T12:00:00+01:00", "lediga platser på Kluksgården den här veckan");
    expect(wordsOf(card)).toMatch(/^Du frågar om mån 30 nov – fre 4 dec, som har passerat\.\nLediga platser på Kluksgården mån 7 dec\n/);
    expect(buttonsOf(card)[0]?.title).toBe("Boka Kluksgården");
  });

  test("a morning has passed in the afternoon, and a day when the hub has shut", async () => {
    expect(wordsOf(await asked("2026-12-07T13:00:00+01:00", "lediga platser på Kluksgården idag förmiddag"))).toContain("har passerat");
    const card = await asked("2026-12-07T18:00:00+01:00", "lediga platser på Kluksgården idag");
    expect(wordsOf(card)).toMatch(/har passerat/);
    expect(wordsOf(card)).not.toMatch(/stängt/);
    expect(buttonsOf(card)[0]?.title).toBe("Lediga platser på Kluksgården tis 8 dec");
    expect(wordsOf(await asked("2026-12-06T12:00:00+01:00", "lediga platser på Kluksgården idag"))).toContain("stängt");
  });

  test("who had booked a day that is over is told as something that was", async () => {
    app.clock.set(new Date("2026-12-01T08:00:00+01:00"));
    await chatter(app, "fredrik.astrom").say("boka Kluksgården idag");
    const told = async (at: string, sentence: string): Promise<string> => {
      app.clock.set(new Date(at));
      return last((await chatter(app, "fredrik.astrom").say(sentence)).replies).text;
    };
    expect(await told("2026-12-01T09:00:00+01:00", "vilka kommer till Kluksgården idag")).toBe("Kluksgården tis 1 dec: 1 person kommer. Du är en av dem.");
    expect(await told("2026-12-03T09:00:00+01:00", "vilka kommer till Kluksgården 1 dec")).toMatch(/^Kluksgården tis 1 dec: 1 person hade bokat\./);
    expect(await told("2026-12-03T09:00:00+01:00", "vilka kommer till Kluksgården i måndags")).toBe("Kluksgården mån 30 nov: Ingen hade bokat.");
  });
});

describe("when a hub is open", () => {
  const told = async (sentence: string): Promise<string> => {
    app.clock.set(new Date("2026-12-14T08:00:00+01:00"));
    return wordsOf(cardOf(last((await chatter(app, "gunilla.wiklund").say(sentence)).replies)));
  };

  test("on the days that were named, a public holiday told as closed, with its name", async () => {
    expect(await told("är Brunflo öppet på julafton?")).toMatch(/^Brunflo\ntors 24 dec: stängt, Julafton\n/);
    expect(await told("when does brunflo close on Friday")).toContain("Fri 18 Dec: open 07:30–17:00");
    expect(await told("öppettider kluksgården nästa vecka")).toMatch(/mån 21 dec: öppet 08\.00–16\.30\n[\s\S]*tors 24 dec: stängt/);
  });

  test("further ahead than holidays are known as in any week, and nothing of that day", async () => {
    expect(await told("är Brunflo öppet 24 december 2029?")).toMatch(/^Brunflo\nÖppet: mån–fre 07\.30–17\.00\n/);
  });

  test("in general, with the closed days of the coming month", async () => {
    expect(await told("när öppnar Brunflo")).toMatch(/Öppet: mån–fre 07\.30–17\.00\nStängda dagar: tors 24 dec, Julafton; fre 25 dec, Juldagen; tors 31 dec, Nyårsafton; fre 1 jan, Nyårsdagen; ons 6 jan, Trettondedag jul\n/);
  });

  test("of all hubs on a day, as what is free on it", async () => {
    expect(await told("är det öppet på lördag")).toMatch(/^Lediga platser lör 19 dec\n[\s\S]*stängt/);
    expect(await told("vilka hubbar är öppna på fredag")).toMatch(/^Lediga platser fre 18 dec\n/);
  });
});

test("a day that cannot be booked yet says from when it can, and has no button that would be refused", async () => {
  app.clock.set(new Date("2026-12-14T08:00:00+01:00"));
  const card = cardOf(last((await chatter(app, "gunilla.wiklund").say("lediga platser på Brunflo 1 mars 2027")).replies));
  expect(wordsOf(card)).toContain("går att boka från tors 31 dec");
  expect(buttonsOf(card).map(({ verb }) => verb)).not.toContain("book");
});
