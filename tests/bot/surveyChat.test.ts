import { uuidFor } from "../../src/standin/graph/directory.ts";
import type { ShownMessage } from "../../src/standin/connector/chat.ts";
import type { Wave } from "../../src/services/survey/surveyPorts.ts";
import { jobsByHand } from "../services/jobsByHand.ts";
import type { HandJobs } from "../services/jobsByHand.ts";
import { invitedFrom, openWave, surveyActs } from "../services/surveyStage.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import type { Card } from "../../bot/cards/shape.ts";
import { answeredCard, buttonOf, buttonsOf, cardOf, chatter, wordsOf } from "./chatSupport.ts";

/** The whole way of a survey by chat: sent, answered a page at a time, changed, and closed. */
// Every one of them reads Swedish: whether the news of a language is here before the first card is a race that nobody decides.
const names = ["anna.nilsson", "bo.eriksson", "cecilia.jonsson", "david.holm", "mats.bergstrom", "helena.sandberg", "karin.lund"] as const;
type Name = (typeof names)[number];
let app: TestApp;
let jobs: HandJobs;
let acts: ReturnType<typeof surveyActs>;
const people = new Map<Name, Client>();
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
  jobs = await jobsByHand(app);
  acts = surveyActs(app);
  for (const name of names) people.set(name, await app.as(name));
});
afterAll(() => app.stop());

const fail = (what = "there is none"): never => {
  throw new Error(what);
};
const personOf = (name: Name): Client => people.get(name) ?? fail();
const connector = () => app.local?.standin.connector ?? fail();
const invited = () => invitedFrom(names.map((name) => personOf(name).personId));
/** Sends until nobody waits for a card: a call that found the stand-in too slow is put back for some seconds. */
const newWave = async (): Promise<Wave> => {
  const wave = await openWave(app, { invited: invited() });
  for (;;) {
    await jobs.run("send-wave", { waveId: wave.id });
    const { queued, sending } = await app.deps.survey.surveyPeople.sendingCount(wave.id);
    if (queued + sending === 0) return wave;
    app.clock.set(new Date(app.clock.now().getTime() + 5000));
  }
};
const doorsTo = (name: Name, wave: Wave): ShownMessage[] => chatter(app, name).chat().filter((message) => message.attachments.length > 0 && JSON.stringify(message.attachments).includes(wave.id));
const doorOf = (name: Name, wave: Wave): ShownMessage => doorsTo(name, wave).at(-1) ?? fail("no card came");
const titles = (card: Card): string[] => (card.actions ?? []).map((action) => action.title ?? "");
/** Presses a button of a card that was answered with, with what the person has filled in. */
const go = async (name: Name, message: ShownMessage, card: Card, title: string, filled: object = {}): Promise<Card> => {
  const button = buttonOf(card, title);
  return answeredCard(await chatter(app, name).press(message.id, button.verb, { ...button.data, ...filled }));
};
const saved = async (name: Name, wave: Wave) => (await personOf(name).get(acts.path(wave))).body;
/** Answers every page, with the items of well-being all the same. */
const answerAll = async (name: Name, message: ShownMessage, value: number): Promise<Card> => {
  const first = await go(name, message, cardOf(message), "Svara här");
  const feel = await go(name, message, first, "Nästa", { "q.used": "1", "q.days": "3" });
  const words = await go(name, message, feel, "Nästa", Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`q.w${i}`, String(value)])));
  return go(name, message, words, "Skicka", { "q.say": "Hemligt svar" });
};

test("a survey reaches people who never wrote to the bot: the app is installed and the chat opened, once each", async () => {
  const wave = await newWave();
  expect(await app.deps.survey.surveyPeople.sendingCount(wave.id)).toMatchObject({ sent: names.length, queued: 0, sending: 0 });
  for (const name of names) {
    expect(doorsTo(name, wave)).toHaveLength(1);
    expect(titles(cardOf(doorOf(name, wave)))).toEqual(["Svara här", "Öppna i fliken", "Vill inte delta"]);
    expect(connector().conversationId(`${name}@regionen.example`)).toBeDefined();
  }
  const again = await newWave();
  for (const name of names) expect(doorsTo(name, again)).toHaveLength(1);
});

test("a form is answered a page at a time, is changed, gives the own score when it is asked for, and is closed", async () => {
  const wave = await newWave();
  const door = doorOf("anna.nilsson", wave);
  const first = await go("anna.nilsson", door, cardOf(door), "Svara här");
  expect([wordsOf(first).split("\n").slice(0, 2), titles(first)]).toEqual([["Hubbenkäten", "Sida 1 av 3"], ["Nästa", "Öppna i fliken"]]);
  const second = await go("anna.nilsson", door, first, "Nästa", { "q.used": "0", "q.days": "2" });
  expect(wordsOf(second)).toContain("Sida 2 av 4");
  const back = await go("anna.nilsson", door, second, "Tillbaka", { "q.liked": "0,2" });
  expect(JSON.stringify(back)).toContain('"id":"q.days","label":"Dagar (0–7)","value":2');
  const wrong = await go("anna.nilsson", door, back, "Nästa", { "q.used": "0", "q.days": "9" });
  expect(wordsOf(wrong)).toMatch(/^Något svar går inte att spara.*Rätta: Svara med ett tal mellan 0 och 7\./s);
  expect(JSON.stringify(wrong)).toContain('"value":9');
  expect((await saved("anna.nilsson", wave)).answers).toMatchObject({ days: { value: 2 }, liked: { value: ["quiet", "near"] } });
  const liked = await go("anna.nilsson", door, wrong, "Nästa", { "q.used": "0", "no.days": "yes" });
  expect(JSON.stringify(liked)).toContain('"value":"0,2"');
  const feel = await go("anna.nilsson", door, liked, "Nästa", { "q.liked": "no" });
  const words = await go("anna.nilsson", door, feel, "Nästa", Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`q.w${i}`, "2"])));
  const thanks = await go("anna.nilsson", door, words, "Skicka", { "q.say": "Hemligt svar" });
  expect([wordsOf(thanks).split("\n")[0], titles(thanks)]).toEqual(["Tack, dina svar är skickade", ["Ändra", "Visa mitt resultat", "Öppna i fliken"]]);
  expect(JSON.stringify(thanks)).not.toMatch(/Hemligt|q\./);
  expect(await saved("anna.nilsson", wave)).toMatchObject({ state: "submitted", answers: { used: { value: "yes" }, days: { declined: true }, liked: { declined: true }, say: { value: "Hemligt svar" } } });

  const score = await go("anna.nilsson", door, thanks, "Visa mitt resultat");
  expect(wordsOf(score)).toMatch(/40 av 100\nUnder 50 av 100/);
  expect(wordsOf(await go("anna.nilsson", door, score, "Dölj"))).toMatch(/^Tack/);

  const changed = await go("anna.nilsson", door, thanks, "Ändra");
  expect(wordsOf(changed)).toContain("Det du ändrar räknas när du går vidare");
  await go("anna.nilsson", door, changed, "Nästa", { "q.used": "1", "q.days": "5" });
  expect(await saved("anna.nilsson", wave)).toMatchObject({ state: "submitted", answers: { days: { value: 5 } } });

  // The message itself never holds more than the way in, for whoever reads it on another device before it asks for itself anew.
  for (const message of connector().transcript("anna.nilsson@regionen.example", "bo.eriksson@regionen.example") ?? []) expect(JSON.stringify([message.attachments, message.edits])).not.toMatch(/Hemligt|av 100|"q\./);
  await acts.close(wave);
  const closed = answeredCard(await chatter(app, "anna.nilsson").press(door.id, "survey.door", buttonOf(thanks, "Ändra").data));
  expect([wordsOf(closed), buttonsOf(closed)]).toEqual(["Enkäten är stängd\nDen går inte att svara på eller ändra längre.", []]);
});

test("an old card on another device tells how it stands when it comes into view", async () => {
  const wave = await newWave();
  const door = doorOf("bo.eriksson", wave);
  const { refresh } = cardOf(door);
  const look = async (): Promise<Card> => answeredCard(await chatter(app, "bo.eriksson").press(door.id, refresh?.action.verb ?? "", refresh?.action.data));
  expect(wordsOf(await look())).toMatch(/^Hubbenkäten\nOm hubben/);
  await acts.save(personOf("bo.eriksson"), wave, { days: { value: 1 } });
  expect(wordsOf(await look())).toMatch(/Du har börjat svara/);
  await acts.submit(personOf("bo.eriksson"), wave, {});
  expect(wordsOf(await look())).toMatch(/^Tack/);
});

test("a double click sends one form, and a page pressed late saves that page alone", async () => {
  const wave = await newWave();
  const door = doorOf("cecilia.jonsson", wave);
  const first = await go("cecilia.jonsson", door, cardOf(door), "Svara här");
  const next = buttonOf(first, "Nästa");
  const press = () => chatter(app, "cecilia.jonsson").press(door.id, next.verb, { ...next.data, "q.used": "1", "q.days": "4" });
  const [one, two] = await Promise.all([press(), press()]);
  expect(answeredCard(one).fallbackText).toBe(answeredCard(two).fallbackText);
  await acts.save(personOf("cecilia.jonsson"), wave, { say: { value: "Kvar" } });
  await Promise.all([press(), press()]);
  const submit = { ...next.data, pageId: "words", "q.say": "Kvar" };
  const sent = await Promise.all([1, 2, 3].map(() => chatter(app, "cecilia.jonsson").press(door.id, "survey.submit", submit)));
  for (const answered of sent) expect(wordsOf(answeredCard(answered))).toMatch(/^Tack/);
  expect(await saved("cecilia.jonsson", wave)).toMatchObject({ state: "submitted", answers: { days: { value: 4 }, say: { value: "Kvar" } } });
  await acts.close(wave);
  expect(await acts.sheets(wave)).toHaveLength(1);
});

test("who would rather not take part is reminded no more, and may still answer", async () => {
  const wave = await newWave();
  const door = doorOf("david.holm", wave);
  const out = await go("david.holm", door, cardOf(door), "Vill inte delta");
  expect([wordsOf(out).split("\n")[0], titles(out)]).toEqual(["Du får inga påminnelser om enkäten", ["Svara ändå", "Öppna i fliken"]]);
  expect((await app.deps.survey.surveyPeople.invitation(wave.id, personOf("david.holm").personId))?.optedOut).toBe(true);
  expect(wordsOf(await go("david.holm", door, out, "Svara ändå"))).toContain("Sida 1 av");
});

test("a reminder goes to those alone who have not sent their form", async () => {
  const wave = await newWave();
  await answerAll("karin.lund", doorOf("karin.lund", wave), 4);
  await jobs.run("remind-wave", { waveId: wave.id, whose: "all" });
  expect([doorsTo("karin.lund", wave).length, doorsTo("bo.eriksson", wave).length]).toEqual([1, 2]);
  expect(wordsOf(cardOf(doorOf("bo.eriksson", wave)))).toMatch(/^Påminnelse: Hubbenkäten/);
  expect(wordsOf(await go("bo.eriksson", doorOf("bo.eriksson", wave), cardOf(doorOf("bo.eriksson", wave)), "Svara här"))).toContain("Sida 1 av");
});

test("a card that came twice since the answer to its sending was lost counts once: the last one", async () => {
  const name = "bo.eriksson";
  await newWave();
  const chat = connector().conversationId(`${name}@regionen.example`) ?? fail("no chat was opened");
  connector().faults.add({ call: "send", status: 502, afterwards: true, about: chat });
  const wave = await newWave();
  expect(await app.deps.survey.surveyPeople.sendingCount(wave.id)).toMatchObject({ sent: names.length });
  for (const other of names) expect([other, doorsTo(other, wave).length]).toEqual([other, other === name ? 2 : 1]);
  const [older = fail(), newer = fail()] = doorsTo(name, wave);
  expect(wordsOf(await go(name, older, cardOf(older), "Svara här"))).toMatch(/^Det här kortet kom två gånger/);
  expect(wordsOf(await go(name, newer, cardOf(newer), "Svara här"))).toContain("Sida 1 av");
});

test("answering leaves nothing with the bot: no chat, no card, no outcome and no person is written", async () => {
  const wave = await newWave();
  const rows = async (): Promise<string> => {
    const tables = ["conversation", "card", "person"];
    const found = await Promise.all(tables.map((table) => app.database.query(`SELECT xmin::text, ctid::text, t::text FROM ${table} t ORDER BY 2`)));
    return JSON.stringify([found, await app.database.query("SELECT count(*)::int AS n FROM outcome")]);
  };
  // In another language than the chat was last heard in, which a press elsewhere would have written down.
  const before = await rows();
  const door = doorOf("helena.sandberg", wave);
  const english = buttonOf(cardOf(door), "Svara här");
  expect(answeredCard(await chatter(app, "helena.sandberg").press(door.id, english.verb, { ...english.data, lang: "en" })).lang).toBe("en");
  await answerAll("helena.sandberg", door, 5);
  expect(await rows()).toBe(before);
});

test("somebody else's card, a survey that is not theirs, and nonsense are answered plainly", async () => {
  const wave = await newWave();
  const lars = chatter(app, "lars.norberg");
  const hello = (await lars.say("hej")).replies.at(-1) ?? fail();
  const { data } = buttonOf(cardOf(doorOf("anna.nilsson", wave)), "Svara här");
  for (const verb of ["survey.door", "survey.answer", "survey.change", "survey.next", "survey.back", "survey.submit", "survey.opt-out", "survey.score"]) {
    expect(wordsOf(answeredCard(await lars.press(hello.id, verb, { ...data, pageId: "hub" })))).toBe("Enkäten är inte skickad till dig\nSe dina enkäter i fliken.");
  }
  expect(wordsOf(answeredCard(await lars.press(hello.id, "survey.answer", { ...data, waveId: uuidFor("none") })))).toMatch(/^Enkäten finns inte/);
  for (const odd of [undefined, 12, { waveId: "x" }, { waveId: wave.id, pageId: "x".repeat(5000) }, JSON.parse('{"__proto__":{"waveId":"x"}}')]) expect(await lars.press(hello.id, "survey.next", odd)).toMatchObject({ status: expect.any(Number) });
  const door = doorOf("anna.nilsson", wave);
  const strange = { ...data, pageId: "hub", "q.used": ["x"], "q.days": "<b>", "q.__proto__": "1", "q.w1": "4" };
  expect(wordsOf(answeredCard(await chatter(app, "anna.nilsson").press(door.id, "survey.next", strange)))).toMatch(/Rätta: Svara med ett tal/);
  expect((await saved("anna.nilsson", wave)).answers).toEqual({});
});

test("by text one gets the list of one's open surveys, which does not tell which are answered, and in company only in one's own chat", async () => {
  const karin = chatter(app, "karin.lund");
  const list = (await karin.say("mina enkäter")).replies.at(-1) ?? fail();
  expect(wordsOf(cardOf(list))).toMatch(/^Dina öppna enkäter\nHubbenkäten\nSvara senast/);
  const before = JSON.stringify(cardOf(list).body);
  const open = (await personOf("karin.lund").get("/api/surveys")).body.surveys;
  await personOf("karin.lund").send("POST", `/api/surveys/${open[0].waveId}/submit`, { answers: {} }, null);
  const again = (await karin.say("surveys", { locale: "sv-SE" })).replies.at(-1) ?? fail();
  expect(JSON.stringify(cardOf(again).body).replaceAll(/"attempt":"[^"]*"/g, "")).toBe(before.replaceAll(/"attempt":"[^"]*"/g, ""));
  expect((await karin.say("enkäter", { conversation: "group" })).replies.map((reply) => reply.text)).toEqual(["Jag har svarat i vår egen chatt."]);
  const lars = chatter(app, "lars.norberg");
  expect((await lars.say("enkät")).replies.at(-1)?.text).toBe("Du har ingen öppen enkät.");
});
