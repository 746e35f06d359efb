import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { jobsByHand } from "../services/jobsByHand.ts";
import type { HandJobs } from "../services/jobsByHand.ts";
import { answeredCard, bookingsOf, buttonOf, buttonsOf, cardOf, chatter, last, wordsOf } from "./chatSupport.ts";

/** The whole way: a person in the local Teams, the Bot Connector's wire, the bot, the ledger, and the calendar's answer back as a card. */
let app: TestApp;
let jobs: HandJobs;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
  jobs = await jobsByHand(app);
});
afterAll(() => app.stop());

const mailboxesOf = async (hubId: string): Promise<string[]> => [...new Set((await app.deps.hubBook.one(hubId))?.desks.flatMap((desk) => desk.mailbox ?? []))];

test("a booking is held, the same card says so when the calendar has said yes, and there is only one card", async () => {
  const anna = chatter(app, "anna.nilsson");
  const { replies } = await anna.say("boka Ås på torsdag förmiddag");
  expect(replies).toHaveLength(1);
  expect(wordsOf(cardOf(last(replies)))).toMatch(/^Platsen hålls åt dig\. Vi väntar på kalendern\nÅs\/Torsta, /);
  expect(wordsOf(cardOf(last(replies)))).toContain("tors 26 nov, förmiddag 07.00–12.00");
  expect(buttonsOf(cardOf(last(replies))).map((button) => button.title)).toEqual(["Flytta", "Släpp", "Öppna", "Checka in"]);
  await jobs.pass(60);
  const cards = anna.chat().filter((message) => message.author.upn === null && message.attachments.length > 0 && wordsOf(cardOf(message)).includes("Ås/Torsta"));
  expect(cards).toHaveLength(1);
  expect(wordsOf(cardOf(cards[0]))).toMatch(/^Platsen är din och finns i din kalender\n/);
  expect(cards[0]?.id).toBe(last(replies).id);
});

test("a double click releases once, and undo gives the desk back on the same card", async () => {
  const bo = chatter(app, "bo.eriksson");
  const { replies } = await bo.say("boka Brunflo på fredag");
  const card = last(replies);
  const button = buttonOf(cardOf(card), "Släpp");
  const [first, second] = [await bo.press(card.id, button.verb, button.data), await bo.press(card.id, button.verb, button.data)];
  for (const pressed of [first, second]) expect(wordsOf(answeredCard(pressed))).toMatch(/^Släppt\n/);
  const [booking] = await bookingsOf(app, "bo.eriksson");
  const history = await (await app.as("bo.eriksson")).get(`/api/bookings/${booking.id}/history`);
  expect(history.body.changes.filter((change: { what: string }) => change.what === "released")).toHaveLength(1);
  await jobs.now();
  const shown = bo.chat().find((message) => message.id === card.id);
  expect(wordsOf(cardOf(shown))).toMatch(/^Släppt\n/);
  await bo.pressTitled(last([shown ?? card]), "Ångra");
  await jobs.now();
  expect((await bookingsOf(app, "bo.eriksson"))[0].status).not.toBe("released");
  // an old drawing of the card, pressed again: a new attempt by an old button is still the first attempt
  await bo.press(card.id, button.verb, button.data);
  expect((await bookingsOf(app, "bo.eriksson"))[0].status).not.toBe("released");
});

test("another person's press on a card reads nothing and changes nothing", async () => {
  const [cecilia, david] = [chatter(app, "cecilia.jonsson"), chatter(app, "david.holm")];
  const booked = last((await cecilia.say("boka Fjällhubben i morgon")).replies);
  const own = last((await david.say("hej")).replies);
  for (const button of buttonsOf(cardOf(booked)).filter((one) => one.verb)) {
    const pressed = await david.press(own.id, button.verb, button.data);
    expect(pressed).toMatchObject({ status: 200, shown: "message", text: "Bokningen finns inte bland dina. Den kan höra till någon annan." });
  }
  for (const verb of ["booking.show", "booking.refresh", "booking.undo", "booking.move-to", "bookings.refresh"]) {
    const { bookingId } = buttonOf(cardOf(booked), "Släpp").data;
    const pressed = await david.press(own.id, verb, { bookingId, bookingIds: [bookingId], attempt: "x", to: { date: "2026-11-27" } });
    expect(JSON.stringify(pressed.response)).not.toMatch(/Fjäll/);
    expect(pressed.shown).toBe("message");
  }
  expect(await bookingsOf(app, "cecilia.jonsson")).toMatchObject([{ status: "held", date: "2026-11-24" }]);
});

test("an administrator has no more right by chat than anybody else", async () => {
  const [cecilia, eva] = [chatter(app, "cecilia.jonsson"), chatter(app, "eva.lind")];
  const booked = last((await cecilia.say("boka Kluksgården på onsdag")).replies);
  const release = buttonOf(cardOf(booked), "Släpp");
  const own = last((await eva.say("hej")).replies);
  expect(await eva.press(own.id, release.verb, release.data)).toMatchObject({ shown: "message" });
});

test("several days are answered in one message, each by itself, and the message follows the calendar", async () => {
  const helena = chatter(app, "helena.sandberg");
  const { replies } = await helena.say("boka ås mån, ons och sön v. 49");
  expect(replies).toHaveLength(1);
  const words = wordsOf(cardOf(last(replies)));
  expect(words.match(/Platsen hålls åt dig/g)).toHaveLength(2);
  expect(words).toContain("sön 6 dec: Hubben är stängd den dagen");
  await jobs.pass(60);
  const shown = helena.chat().find((message) => message.id === last(replies).id);
  expect(wordsOf(cardOf(shown)).match(/Platsen är din och finns i din kalender/g)).toHaveLength(2);
  expect(wordsOf(cardOf(shown))).toContain("sön 6 dec: Hubben är stängd den dagen");
  expect(helena.chat().filter((message) => message.author.upn === null && message.attachments.length > 0)).toHaveLength(2);
});

test("a decline changes the card and sends one short message with places that can be taken by one press", async () => {
  const karin = chatter(app, "karin.lund");
  const mailboxes = await mailboxesOf("as-torsta");
  for (const address of mailboxes) await app.admin(`/mailboxes/${address}/policy`, { capacity: 0 }, "PUT");
  const booked = last((await karin.say("boka Ås på tisdag nästa vecka")).replies);
  await jobs.pass(120);
  expect(wordsOf(cardOf(karin.chat().find((message) => message.id === booked.id)))).toMatch(/^Kalendern sa nej, så platsen är inte bokad\n/);
  const notices = karin.chat().filter((message) => message.attachments.length > 0 && wordsOf(cardOf(message)).startsWith("Kalendern sa nej till platsen"));
  expect(notices).toHaveLength(1);
  const { deps } = app;
  const [booking] = await bookingsOf(app, "karin.lund");
  await deps.messenger.tell({ bookingId: booking.id, matter: "declined" });
  expect(karin.chat().filter((message) => message.attachments.length > 0 && wordsOf(cardOf(message)).startsWith("Kalendern sa nej till platsen"))).toHaveLength(1);
  const other = buttonOf(cardOf(notices[0]), (button) => button.verb === "book" && !button.title.startsWith("Ås"));
  const pressed = await karin.press(last(notices).id, other.verb, other.data);
  expect(wordsOf(answeredCard(pressed))).toMatch(/^Platsen (hålls åt dig|är din)/);
  for (const address of mailboxes) await app.admin(`/mailboxes/${address}/policy`, { capacity: 6 }, "PUT");
});

test("a booking made in the tab gives one card in the chat, however often it is told", async () => {
  const mats = chatter(app, "mats.bergstrom");
  await mats.say("hej");
  const before = mats.chat().length;
  const tab = await app.as("mats.bergstrom");
  const made = await tab.send("POST", "/api/bookings", { hubId: "brunflo", dates: ["2026-12-01"], part: "day" });
  await jobs.now();
  await app.deps.messenger.tell({ bookingId: made.body.results[0].booking.id, matter: "booked" });
  const cards = mats.chat().slice(before);
  expect(cards).toHaveLength(1);
  expect(wordsOf(cardOf(cards[0]))).toContain("Brunflo");
});
const fail = (): never => {
  throw new Error("no booking");
};

test("the Bot Connector's faults are told by what to do about them", async () => {
  const connector = app.local?.standin.connector ?? fail();
  const fredrik = chatter(app, "fredrik.astrom");
  await fredrik.say("hej");
  const tab = await app.as("fredrik.astrom");
  const made = await tab.send("POST", "/api/bookings", { hubId: "brunflo", dates: ["2026-12-02"], part: "day" });
  const tell = () => app.deps.messenger.tell({ bookingId: made.body.results[0].booking.id, matter: "booked" });
  connector.faults.add({ status: 429, retryAfter: 7 });
  expect(await tell()).toMatchObject({ ok: false, why: "later", afterSeconds: 7 });
  app.clock.set(new Date(app.clock.now().getTime() + 8000));
  connector.faults.add({ status: 502 });
  expect(await tell()).toMatchObject({ ok: false, why: "later" });
  connector.block(fredrik.upn, true);
  expect(await tell()).toMatchObject({ ok: false, why: "denied" });
  connector.block(fredrik.upn, false);
  const before = fredrik.chat().length;
  expect(await tell()).toMatchObject({ ok: true });
  expect(await tell()).toMatchObject({ ok: true });
  expect(fredrik.chat().length).toBe(before + 1);
});

test("a message that the chat delivers twice books once", async () => {
  const gunilla = chatter(app, "gunilla.wiklund");
  await gunilla.say("hej");
  const standin = app.local?.standin ?? fail();
  const { token } = (await app.admin("/chat/token", { serviceUrl: standin.origin })) as { token: string };
  const conversation = (await app.deps.ledger.cards.conversation((await app.as("gunilla.wiklund")).personId)) as { user: unknown; bot: unknown; conversation: { tenantId: string } };
  const activity = { type: "message", id: "1790000000001", text: "boka Samverket på fredag", channelId: "msteams", serviceUrl: standin.origin, from: conversation.user, recipient: conversation.bot, conversation: conversation.conversation, channelData: { tenant: { id: conversation.conversation.tenantId } } };
  for (const _ of [1, 2]) {
    const answer = await fetch(`${app.origin}/api/messages`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify(activity) });
    expect(answer.status).toBe(200);
  }
  expect(await bookingsOf(app, "gunilla.wiklund")).toHaveLength(1);
});

test.each([
  ["no data", undefined],
  ["a wish that is none", { wish: { hubId: 7 }, attempt: "x" }],
  ["a number", 12],
  ["a booking id of SQL", { bookingId: "'; DROP TABLE booking; --", attempt: "x" }],
  ["a booking id that is no id", { bookingId: "x".repeat(5000), attempt: "x" }],
  ["a prototype", JSON.parse('{"__proto__":{"bookingId":"x"},"constructor":"x"}')],
  ["a hub that is not there", { wish: { hubId: "nowhere", date: "2026-11-26", part: { part: "day" } }, attempt: "x" }],
  ["a date that is none", { wish: { hubId: "brunflo", date: "2026-02-30", part: { part: "day" } }, attempt: "x" }],
])("a press with %s is answered plainly", async (_, data) => {
  const anna = chatter(app, "anna.nilsson");
  const message = last((await anna.say("hej")).replies);
  for (const verb of ["booking.show", "booking.release", "booking.undo", "booking.check-in", "booking.move", "booking.move-to", "booking.refresh", "bookings.refresh", "book", "say", "say-privately", "no-such-verb", ""]) {
    const pressed = await anna.press(message.id, verb, data);
    expect([200, 400]).toContain(pressed.status);
    expect(JSON.stringify(pressed.response)).not.toMatch(/Error|stack|SELECT|zod|\.ts/);
  }
});

test("a hundred thousand letters are answered like any other nonsense", async () => {
  const anna = chatter(app, "anna.nilsson");
  const { status, replies } = await anna.say("<at>x</at> \u202e🙂 boka ".repeat(4000));
  expect(status).toBe(200);
  expect(replies.length).toBeGreaterThan(0);
});
