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

test("the answer and its button are of the hours asked about, and there is no button where all is taken", async () => {
  for (const name of ["anna.nilsson", "bo.eriksson", "cecilia.jonsson"]) await chatter(app, name).say("boka Brunflo på torsdag eftermiddag");
  const david = chatter(app, "david.holm");
  const full = cardOf(last((await david.say("finns det plats i Brunflo på torsdag kl 13-15?")).replies));
  expect(wordsOf(full)).toMatch(/^Lediga platser på Brunflo tors 26 nov, 13\.00–15\.00\nBrunflo.*\nfullt/);
  expect(buttonsOf(full).filter(({ verb }) => verb !== "")).toEqual([]);
  const message = last((await david.say("finns det plats i Brunflo på torsdag förmiddag?")).replies);
  expect(wordsOf(cardOf(message))).toMatch(/^Lediga platser på Brunflo tors 26 nov, förmiddag\nBrunflo.*\n3 lediga/);
  await david.pressTitled(message, "Boka Brunflo, förmiddag");
  expect(await bookingsOf(app, "david.holm")).toMatchObject([{ date: "2026-11-26", part: "morning" }]);
});

test("a hub that is not open all of the hours asked about says so, and cannot be booked then", async () => {
  const card = cardOf(last((await chatter(app, "david.holm").say("lediga platser i Stugun på tisdag kl 9-11")).replies));
  expect(wordsOf(card)).toContain("inte öppet hela den tiden");
  expect(buttonsOf(card).filter(({ verb }) => verb !== "")).toEqual([]);
});
