import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { buttonsOf, cardOf, chatter, heldBy, last, wordsOf } from "./chatSupport.ts";
import { read } from "./readingLine.ts";

/** What cannot be done as it was said is answered with what can. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
});
afterAll(() => app.stop());


test("a name that no hub goes by is said, and a hub is chosen by a button", async () => {
  const anna = chatter(app, "anna.nilsson");
  const asked = last((await anna.say("boka Hönshuset på torsdag förmiddag")).replies);
  expect(wordsOf(cardOf(asked))).toBe("Jag känner inte till någon hubb som heter ”hönshuset”. Jag har inte bokat något än.\nVilken hubb tors 26 nov, förmiddag?");
  expect(await heldBy(app, "anna.nilsson", "hubs")).toEqual([]);
  await anna.pressTitled(asked, "Brunflo");
  expect(await heldBy(app, "anna.nilsson", "hubs")).toEqual(["Brunflo 2026-11-26 morning"]);
});

test.each(["boka torsdag om det regnar", "boka torsdag på kvällen", "boka kanske", "boka plats åt Bo på torsdag", "boka hönshuset halvdag torsdag", "boka hönshuset torsdag fm eller em"])("no hub is looked for by other words: %s", (sentence) => {
  expect(read(sentence)).not.toHaveProperty("unknown");
});

describe("a question about a name that no hub goes by", () => {
  test.each([
    ["lediga platser i Narnia på torsdag", "narnia"],
    ["vad är ledigt på norra skolan?", "norra skolan"],
    ["what is free in narnia tomorrow", "narnia"],
    ["vem kommer till narnia i morgon", "narnia"],
    ["berätta om narnia", "narnia"],
    ["finns det kaffe i narnia", "narnia"],
  ])("is heard: %s", (sentence, unknown) => expect(read(sentence)).toMatchObject({ unknown }));
  test.each(["lediga platser i helgen", "lediga platser i närheten", "lediga platser i Östersund", "vad är ledigt hemma", "vem är på House Be i morgon", "vilka hubbar finns det", "hur ser det ut nästa vecka", "vem har nycklar till Stugun", "lediga platser i länet på fredag", "berätta om kaffet", "berätta om parkeringen", "what is free on friday morning"])("is not heard in %s", (sentence) => {
    expect(read(sentence)).not.toHaveProperty("unknown");
  });
  test("is told first, and then what there is", async () => {
    const erik = chatter(app, "bo.eriksson");
    const free = last((await erik.say("lediga platser i Narnia på torsdag")).replies);
    expect(wordsOf(cardOf(free))).toMatch(/^Jag känner inte till någon hubb som heter ”narnia”\.\nLediga platser tors 26 nov\n/);
    const about = last((await erik.say("berätta om Narnia")).replies);
    expect(wordsOf(cardOf(about))).toBe("Jag känner inte till någon hubb som heter ”narnia”.\nVilken hubb menar du?");
  });
});

test("where a kind of desk is asked for, it is told that all kinds are counted", async () => {
  const bo = chatter(app, "bo.eriksson");
  const free = last((await bo.say("lediga platser med skärm på torsdag")).replies);
  expect(wordsOf(cardOf(free))).toMatch(/^Här räknas alla sorters platser\. I fliken går det att välja sort\.\nLediga platser tors 26 nov\n/);
  expect(read("vilka rum är lediga på torsdag")).toMatchObject({ because: "any-kind" });
  for (const sentence of ["is there any room at Ås on Thursday", "is there room on Thursday", "lediga platser på torsdag"]) expect(read(sentence)).not.toHaveProperty("because");
  expect(wordsOf(cardOf(last((await bo.say("lediga platser på torsdag")).replies)))).toMatch(/^Lediga platser tors 26 nov\n/);
});

describe("a question about one thing of a hub", () => {
  test.each([
    ["hur kommer jag in på House Be", "keys"],
    ["vem har nycklar till Stugun", "keys"],
    ["finns det kaffe på Samverket", "coffee"],
    ["vem kan jag fråga om Stugun", "contact"],
    ["when does Ås open", "opening"],
    ["var ligger Kluksgården", "getting-there"],
    ["vad har Brunflo för regler", "rules"],
    ["vilka hubbar har tyst rum?", "has"],
    ["berätta om Ås", undefined],
    ["kaffe och nycklar i Brunflo", undefined],
  ])("is heard: %s", (sentence, topic) => expect(read(sentence)).toMatchObject({ command: topic === undefined ? { kind: "hub-info" } : { kind: "hub-info", topic } }));
  test("is answered by that alone, with a button to all of it", async () => {
    const bo = chatter(app, "bo.eriksson");
    const asked = last((await bo.say("finns det kaffe på Samverket?")).replies);
    const card = cardOf(asked);
    expect(JSON.stringify(card)).toMatch(/"title":"Kaffe"/);
    expect(JSON.stringify(card)).not.toMatch(/"title":"(?:Nycklar|Kontakt|Öppet)"/);
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(["Om Samverket", "Lediga platser", "Öppna"]);
    const all = await bo.pressTitled(asked, "Om Samverket");
    expect(JSON.stringify(all)).toMatch(/"title":"Nycklar"/);
  });
  test("which hub is asked where none was named, and the question is kept", async () => {
    const bo = chatter(app, "bo.eriksson");
    const asked = last((await bo.say("var är nyckeln?")).replies);
    expect(buttonsOf(cardOf(asked))[0]?.data).toMatchObject({ command: { kind: "hub-info", topic: "keys" } });
  });
});

test("how many bookings a week one may have is told, of the region and of a hub", async () => {
  const bo = chatter(app, "bo.eriksson");
  expect(last((await bo.say("hur många platser får jag boka i veckan?")).replies).text).toBe("Man får ha högst 5 bokningar per vecka.");
  expect(last((await bo.say("how many bookings per week")).replies).text).toBe("One may have at most 5 bookings a week.");
  expect(last((await bo.say("hur ofta får jag boka i Ås")).replies).text).toBe("På Ås/Torsta kan man boka så länge man har färre än 5 bokningar den veckan.");
});

describe("a wish to release everything", () => {
  test.each([
    ["ta bort alla mina bokningar", { command: { kind: "release-all", hubId: null } }],
    ["avboka allt", { command: { kind: "release-all", hubId: null } }],
    ["delete all my bookings", { command: { kind: "release-all" } }],
    ["avboka alla bokningar i kluk", { command: { kind: "release-all", hubId: "kluksgarden" } }],
  ])("is heard: %s", (sentence, meaning) => expect(read(sentence)).toMatchObject(meaning));
  test.each(["släpp alla utom torsdag", "släpp inte allt", "kan jag avboka allt?", "avboka alla tisdagar", "släpp alla Bos bokningar", "kanske avboka allt", "släpp alla förmiddagar"])("is not heard in %s", (sentence) => {
    expect(JSON.stringify(read(sentence))).not.toContain("release-all");
  });
  test("asks first, with a button that says how many and words that say which", async () => {
    const cecilia = chatter(app, "cecilia.jonsson");
    await cecilia.say("boka Kluk torsdag fm");
    await cecilia.say("boka Brunflo torsdag em");
    const one = last((await cecilia.say("avboka allt")).replies);
    expect(buttonsOf(cardOf(one)).map(({ title }) => title)).toEqual(["Släpp alla 2", "Mina platser", "Öppna Hubbplats"]);
    await cecilia.say("boka Kluk på fredag");
    const asked = last((await cecilia.say("ta bort alla mina bokningar")).replies);
    expect(wordsOf(cardOf(asked))).toBe("Du har 3 kommande bokningar. Vill du släppa alla?\ntors 26 nov och fre 27 nov");
    expect(await heldBy(app, "cecilia.jonsson", "hubs")).toHaveLength(3);
    await cecilia.pressTitled(asked, "Släpp alla 3");
    expect(await heldBy(app, "cecilia.jonsson", "hubs")).toEqual([]);
    expect(last((await cecilia.say("avboka allt")).replies).text).toBe("Du har ingen kommande plats.");
  });
  test("of two halves of one day releases both", async () => {
    const david = chatter(app, "david.holm");
    await david.say("boka Kluk torsdag fm");
    await david.say("boka Brunflo torsdag em");
    const asked = last((await david.say("cancel everything")).replies);
    await david.pressTitled(asked, "Release all 2");
    expect(await heldBy(app, "david.holm", "hubs")).toEqual([]);
  });
});
