import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { answeredCard, buttonsOf, cardOf, chatter, heldBy, last, wordsOf } from "./chatSupport.ts";
import { read } from "./readingLine.ts";

/** A half-day or clock time that was said follows along through every question, to the button that books it. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
});
afterAll(() => app.stop());


describe("a wish without a day keeps the part that was said", () => {
  test.each([
    ["boka kluk eftermiddag", { kind: "needs", need: "date", command: { hubId: "kluksgarden", part: { part: "afternoon" } } }],
    ["boka kluk kl 9-11", { kind: "needs", need: "date", command: { hubId: "kluksgarden", part: { part: "hours", from: "09:00", to: "11:00" } } }],
    ["boka en plats på förmiddagen i Ås", { kind: "needs", need: "date", command: { hubId: "as-torsta", part: { part: "morning" } } }],
    ["boka eftermiddag", { kind: "needs", need: "date", command: { hubId: null, part: { part: "afternoon" } } }],
    ["boka i Krokom em", { kind: "needs", need: "hub", command: { part: { part: "afternoon" } } }],
    ["book Brunflo from 1pm", { kind: "needs", need: "date", command: { hubId: "brunflo", part: { part: "from", from: "13:00" } } }],
    ["boka kluk fm eller em", { kind: "unsure", closest: [{ hubId: "kluksgarden", days: [], part: { part: "morning" } }, { hubId: "kluksgarden", days: [], part: { part: "afternoon" } }, {}, {}] }],
    ["boka halvdag i brunflo", { kind: "needs", need: "half" }],
    ["boka halvdag i krokom på fredag", { kind: "needs", need: "half" }],
  ])("%s", (sentence, meaning) => expect(read(sentence)).toMatchObject(meaning));
});

test("the day is chosen by buttons that say the part, and the part is what is booked", async () => {
  const anna = chatter(app, "anna.nilsson");
  const asked = last((await anna.say("boka kluk eftermiddag")).replies);
  const titles = buttonsOf(cardOf(asked)).filter(({ verb }) => verb === "say").map(({ title }) => title);
  expect(titles).toHaveLength(5);
  for (const title of titles) expect(title).toMatch(/^\p{L}+ \d+ \p{L}+, eftermiddag$/u);
  await anna.pressTitled(asked, /^tors 26 nov/);
  expect(await heldBy(app, "anna.nilsson", "hubs")).toEqual(["Kluksgården 2026-11-26 afternoon"]);
});

test("the part follows from the day to the hub", async () => {
  const bo = chatter(app, "bo.eriksson");
  const day = last((await bo.say("boka kl 9-11")).replies);
  const hub = answeredCard(await bo.pressTitled(day, "tors 26 nov, 09.00–11.00"));
  expect(wordsOf(hub)).toBe("Vilken hubb tors 26 nov, 09.00–11.00?");
  expect(buttonsOf(hub).map(({ title }) => title)).not.toContain("Stuguns bibliotek");
  const button = buttonsOf(hub).find(({ title }) => title === "Brunflo");
  await bo.press(day.id, button?.verb ?? "", button?.data);
  expect(await heldBy(app, "bo.eriksson", "hubs")).toEqual(["Brunflo 2026-11-26 hours"]);
});

test("the part follows from the hub to the day", async () => {
  const cecilia = chatter(app, "cecilia.jonsson");
  const hub = last((await cecilia.say("boka i Krokom em")).replies);
  const day = answeredCard(await cecilia.pressTitled(hub, "Ås/Torsta"));
  expect(buttonsOf(day)[0]?.title).toMatch(/, eftermiddag$/);
});

test("half a day of no day is asked about first", async () => {
  const david = chatter(app, "david.holm");
  const half = last((await david.say("boka halvdag i krokom")).replies);
  expect(buttonsOf(cardOf(half)).map(({ title }) => title)).toEqual(expect.arrayContaining(["Kluksgården, förmiddag", "Kluksgården, eftermiddag", "Ås/Torsta, förmiddag", "Ås/Torsta, eftermiddag"]));
  const day = answeredCard(await david.pressTitled(half, "Kluksgården, eftermiddag"));
  expect(buttonsOf(day)[0]?.title).toMatch(/, eftermiddag$/);
});

describe("of several bookings, no more is released than the part that was said", () => {
  test.each([
    ["eva.lind", "släpp eftermiddagen", "Behåll bara förmiddagen"],
    ["gunilla.wiklund", "avboka förmiddagen i kluk", "Behåll bara eftermiddagen"],
  ])("%s: %s", async (name, said, keeps) => {
    const person = chatter(app, name);
    await person.say("boka Kluk på onsdag");
    await person.say("boka Kluk på fredag");
    const which = last((await person.say(said)).replies);
    expect(wordsOf(cardOf(which))).toBe("Vilken bokning menar du?");
    const asked = answeredCard(await person.pressTitled(which, /fre 27 nov/));
    expect(wordsOf(asked)).toMatch(/^Du har bokat mer än det: Kluksgården, fre 27 nov.* Hur mycket vill du släppa\?$/);
    expect(await heldBy(app, name, "hubs")).toEqual(["Kluksgården 2026-11-25 day", "Kluksgården 2026-11-27 day"]);
    const keep = buttonsOf(asked).find(({ title }) => title === keeps);
    await person.press(which.id, keep?.verb ?? "", keep?.data);
    expect((await heldBy(app, name, "hubs"))[1]).toMatch(/2026-11-27 (?:morning|afternoon)$/);
  });
  test("a booking of another day than was said is asked about too", async () => {
    const ulla = chatter(app, "ulla.persson");
    await ulla.say("boka Kluk på fredag");
    const which = last((await ulla.say("släpp eftermiddagen på torsdag")).replies);
    expect(wordsOf(answeredCard(await ulla.pressTitled(which, /fre 27 nov/)))).toMatch(/^Du har bokat mer än det/);
    expect(await heldBy(app, "ulla.persson", "hubs")).toEqual(["Kluksgården 2026-11-27 day"]);
  });
});
