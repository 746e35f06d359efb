import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Card, Element, Input } from "../../bot/cards/shape.ts";
import { surveyTexts } from "../../bot/texts/surveyTexts.ts";
import type { ShownMessage } from "../../src/standin/connector/chat.ts";
import { jobsByHand } from "../services/jobsByHand.ts";
import type { HandJobs } from "../services/jobsByHand.ts";
import { good, longSignIn, wishOf } from "../services/surveySupport.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { answeredCard, buttonOf, buttonsOf, cardOf, chatter, wordsOf } from "./chatSupport.ts";

/** The whole way of one survey, as HR and two who are asked go it: one in Swedish, one in English. */
let app: TestApp;
let jobs: HandJobs;
let hr: Client;
let campaignId: string;
let waveId: string;
let preview: Card;
const asked = { sv: "bo.eriksson", en: "eva.lind" } as const;
type Language = keyof typeof asked;
const languages = ["sv", "en"] as const;

beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T09:50:00+01:00", noJobs: true });
  longSignIn(app);
  jobs = await jobsByHand(app);
  hr = await app.as("cecilia.jonsson");
  for (const name of Object.values(asked)) await app.as(name);
  await chatter(app, asked.sv).say("hej");
  await chatter(app, asked.en).say("hello");
});
afterAll(() => app.stop());

const at = async (instant: string): Promise<void> => {
  app.clock.set(new Date(instant));
  await jobs.run("open-waves");
  await jobs.pass(90);
};
/** The cards that came of the survey, each as it came: so it is on another device, until it comes into view there. */
const doors = (language: Language): ShownMessage[] =>
  (app.local?.standin.connector.transcript(chatter(app, asked[language]).upn, "karin.lund@regionen.example") ?? []).filter((message) => JSON.stringify(message.attachments).includes(waveId) && cardOf(message).refresh !== undefined);
const door = (language: Language): ShownMessage => doors(language).at(-1) ?? fail("no card came");
const fail = (what: string): never => {
  throw new Error(what);
};
const isInput = (element: Element): element is Input => element.type.startsWith("Input.");
const inputsOf = (card: Card): Input[] => card.body.flatMap(function inside(element: Element): Input[] {
  return isInput(element) ? [element] : element.type === "Container" ? element.items.flatMap(inside) : [];
});
/** As somebody would fill in a page: the first of each choice, a number, a few words. */
const filledIn = (card: Card): Record<string, string> =>
  Object.fromEntries(inputsOf(card).flatMap((input): [string, string][] => (input.type === "Input.ChoiceSet" ? [[input.id, input.choices[0]?.value ?? ""]] : input.type === "Input.Number" ? [[input.id, "1"]] : input.type === "Input.Text" ? [[input.id, "några ord"]] : [])));
const go = async (language: Language, card: Card, title: string, filled: object = {}): Promise<Card> => {
  const button = buttonOf(card, title);
  return answeredCard(await chatter(app, asked[language]).press(door(language).id, button.verb, { ...button.data, ...filled }));
};
/** The card comes into view. */
const look = async (language: Language): Promise<Card> => {
  const { refresh } = cardOf(door(language));
  return answeredCard(await chatter(app, asked[language]).press(door(language).id, refresh?.action.verb ?? "", refresh?.action.data));
};
/** Goes on from a page to the end, a page at a time. */
async function toTheEnd(language: Language, from: Card): Promise<Card> {
  const t = surveyTexts(language).button;
  let card = from;
  for (let pages = 0; pages < 20; pages += 1) {
    const last = !buttonsOf(card).some((button) => button.title === t.next);
    card = await go(language, card, last ? t.submit : t.next, filledIn(card));
    if (last && wordsOf(card).startsWith(surveyTexts(language).thanks.title)) return card;
  }
  return fail("the form never ends");
}
const own = async (language: Language) => (await (await app.as(asked[language])).get(`/api/surveys/${waveId}`)).body;

test("HR makes a survey and sees, before anything is sent, to how many, what could be shown and the card itself", async () => {
  const wish = wishOf({ instrument: { id: "work-environment-1", version: 1 } });
  const said = good(await hr.send("POST", "/api/campaigns/preview", wish));
  expect(said).toMatchObject({ invited: 24, spared: 0, audienceSays: "Alla som har öppnat Hubbplats" });
  expect(said.smallest.length).toBeGreaterThan(1);
  preview = said.card;
  expect(wordsOf(preview)).toContain("Höstens mätning");
  const draft = good(await hr.send("POST", "/api/campaigns", wish));
  campaignId = draft.id;
  waveId = good(await hr.send("POST", `/api/campaigns/${campaignId}/launch`)).waves[0].id;
  for (const language of languages) expect(doors(language)).toHaveLength(0);
});

test("on its day the card comes to each in their language, and is the one that HR was shown", async () => {
  await at("2026-11-24T08:00:00+01:00");
  expect(good(await hr.get(`/api/campaigns/${campaignId}`)).waves[0]).toMatchObject({ state: "open", invited: 24, sending: { sent: 24, queued: 0 } });
  for (const language of languages) {
    const t = surveyTexts(language);
    expect([doors(language).length, buttonsOf(cardOf(door(language))).map((button) => button.title)]).toEqual([1, [t.button.about, t.button.here, t.button.inTab, t.button.optOut]].map((one, i) => (i === 0 ? 1 : one)));
    expect(wordsOf(cardOf(door(language)))).toMatch(language === "sv" ? /konfidentiell/ : /confidential/);
  }
  expect(wordsOf(cardOf(door("sv")))).toBe(wordsOf(preview));
});

test.each(languages)("a form is begun, left and taken up again where it was left, with a question that the person would rather not answer (%s)", async (language) => {
  const t = surveyTexts(language);
  const first = await go(language, cardOf(door(language)), t.button.here);
  expect(wordsOf(first)).toMatch(new RegExp(`^.*\n${t.page.of(1, 1).slice(0, -1)}`));
  const [choice] = inputsOf(first);
  const declined = choice?.type === "Input.ChoiceSet" ? choice.choices.find((one) => one.title === t.page.declined) : undefined;
  await go(language, first, t.button.next, { ...filledIn(first), ...(choice && declined ? { [choice.id]: declined.value } : {}) });
  expect(Object.values((await own(language)).answers)).toContainEqual({ declined: true });

  const begun = await look(language);
  expect([wordsOf(begun).includes(t.begun), buttonsOf(begun).map((button) => button.title)]).toEqual([true, [t.button.resume, t.button.inTab, t.button.optOut]]);
  const resumed = await go(language, begun, t.button.resume);
  expect(wordsOf(resumed)).toContain(t.page.of(2, 9).slice(0, 6));
  expect(await own(language)).toMatchObject({ state: "begun" });
});

test("who has sent the form sees so, gets the own score when they ask for it, and may change an answer until the close", async () => {
  const t = surveyTexts("sv");
  const sent = await toTheEnd("sv", await go("sv", await look("sv"), t.button.resume));
  expect(buttonsOf(sent).map((button) => button.title)).toEqual([t.button.change, t.button.score, t.button.inTab]);
  expect(JSON.stringify(sent)).not.toMatch(/några ord|av 100/);
  const score = await go("sv", sent, t.button.score);
  expect(wordsOf(score)).toMatch(/\d+ av 100/);
  expect(wordsOf(score)).toContain("1177");
  expect(wordsOf(await go("sv", score, t.button.hide))).toContain(t.thanks.title);
  const before = (await own("sv")).answers;
  const first = await go("sv", sent, t.button.change);
  const [choice] = inputsOf(first);
  await go("sv", first, t.button.next, { ...filledIn(first), [choice?.id ?? ""]: "1" });
  expect(await own("sv")).toMatchObject({ state: "submitted" });
  expect((await own("sv")).answers).not.toEqual(before);
});

test("a week later a reminder comes to who has only begun, in their language, and none to who has sent; the form is sent from it", async () => {
  const t = surveyTexts("en");
  await at("2026-12-01T09:00:00+01:00");
  expect([doors("sv").length, doors("en").length]).toEqual([1, 2]);
  expect(wordsOf(cardOf(door("en")))).toContain(t.reminder("The autumn's wave"));
  const sent = await toTheEnd("en", await go("en", cardOf(door("en")), t.button.here));
  expect(JSON.stringify(sent)).not.toContain("några ord");
  const score = await go("en", sent, t.button.score);
  expect(wordsOf(score)).toMatch(/\d+ of 100/);
  expect(await own("en")).toMatchObject({ state: "submitted" });
  const list = (await chatter(app, asked.en).say("surveys", { locale: "en-GB" })).replies.at(-1);
  expect(wordsOf(cardOf(list))).toContain("The autumn's wave");
});

test("closed, the cards say so, HR has results that show nothing of so few, and takes them out as files", async () => {
  await at("2026-12-08T00:00:00+01:00");
  await jobs.run("open-waves");
  await jobs.pass(90);
  for (const [language, says] of [["sv", "Enkäten är stängd"], ["en", "The survey is closed"]] as const) expect(wordsOf(await look(language))).toContain(says);
  expect(good(await hr.get(`/api/campaigns/${campaignId}`))).toMatchObject({ waves: [{ state: "frozen", results: true }] });
  const results = good(await hr.get(`/api/waves/${waveId}/results`));
  expect(results.responseRate).toMatchObject({ invited: 24, respondents: { hidden: expect.any(String) } });
  expect(JSON.stringify(results)).not.toContain("några ord");
  for (const kind of ["csv", "xlsx"]) expect((await hr.get(`/api/waves/${waveId}/results.${kind}`)).status).toBe(200);
});

test("when the pilot is over HR destroys the key: then the answers are anonymous, and nobody can change or erase theirs", async () => {
  const [pilot] = good(await hr.get("/api/pilots")).pilots;
  expect(good(await hr.send("POST", `/api/pilots/${pilot.id}/destroy-key`, { confirm: pilot.name })).says).toEqual(["Nyckeln är förstörd. Svaren är anonyma."]);
  for (const [language, says] of [["sv", "Svaren är anonyma nu"], ["en", "The answers are anonymous now"]] as const) {
    expect(wordsOf(await look(language))).toContain(says);
    expect((await (await app.as(asked[language])).get("/api/surveys")).body).toEqual({ surveys: [], canErase: false });
  }
});
