import * as adaptive from "adaptivecards";
import { pageCard } from "../../bot/survey/pageCard.ts";
import { filledFrom, filledOf, givenOf } from "../../bot/survey/pageInputs.ts";
import { begunCard, invitationCard, noSurveyCard, optedOutCard, readyCard, scoreCard, sentCard, surveyListCard, twiceCard } from "../../bot/survey/surveyCards.ts";
import type { Drawing, ToldSurvey } from "../../bot/survey/surveyCards.ts";
import type { Card, Element } from "../../bot/cards/shape.ts";
import { houseThresholds } from "../../src/domain/disclosure.ts";
import { withGiven, readGiven } from "../../src/domain/survey/givenAnswers.ts";
import type { Answers, Instrument, Page } from "../../src/domain/survey/instrument.ts";
import { pilotInstruments } from "../../src/pilot/surveys/pilotInstruments.ts";
import { ownScoreWords } from "../../src/services/wording/surveyAbout.ts";
import { testInstrument } from "../services/surveyStage.ts";
import { cardFaults } from "./cardRules.ts";
import { cardSchemas, schemaFolder, schemasAreHere } from "./cardSchemas.ts";
import { buttonsOf } from "./chatSupport.ts";

const waveId = "3f0e1c1e-0000-4000-8000-000000000001";
const hostile = '**[Klicka](http://ont.example)** <script>alert(1)</script> {{DATE(2026-01-01)}} `x` _y_ \u202e'.repeat(20);
const hostileTexts = { sv: hostile, en: hostile };
const hostileForm: Instrument = { ...testInstrument, title: hostileTexts, intro: hostileTexts, pages: testInstrument.pages.map((page) => ({ ...page, title: hostileTexts, lead: hostileTexts, questions: page.questions.map((question) => ({ ...question, text: hostileTexts, help: hostileTexts })) })) };
const toldOf = (instrument: Instrument): ToldSurvey => ({ waveId, title: instrument.title, instrument, thresholds: houseThresholds, closes: "2026-12-06" });
const drawingIn = (language: "sv" | "en"): Drawing => ({ language, link: "https://teams.microsoft.com/l/entity/app/boka", userId: "29:anna", attempt: "1" });
const pageDrawing = (page: Page, answers: Answers = {}) => ({ page, number: 1, pages: 2, filled: filledOf(page, answers), faults: [], submitted: false });
const all: Answers = {
  used: { kind: "single", value: "no" },
  days: { kind: "number", value: 3 },
  liked: { kind: "several", value: ["near", "quiet"] },
  w1: { kind: "scale", value: 0 },
  w2: { kind: "declined" },
  say: { kind: "text", value: "Hemligt svar" },
};

const forms = [testInstrument, hostileForm, ...pilotInstruments];
const cards: [string, Card][] = (["sv", "en"] as const).flatMap((language): [string, Card][] => {
  const drawing = drawingIn(language);
  const named = (name: string, card: Card): [string, Card] => [`${name} (${language})`, card];
  return [
    ...forms.flatMap((form, f): [string, Card][] => {
      const told = toldOf(form);
      return [
        named(`the invitation of form ${f}`, invitationCard(told, drawing, false)),
        named(`the reminder of form ${f}`, invitationCard(told, { ...drawing, userId: null }, true)),
        named(`form ${f}, begun`, begunCard(told, drawing)),
        named(`form ${f}, sent`, sentCard(told, drawing, true)),
        named(`form ${f}, opted out of`, optedOutCard(told, drawing)),
        named(`form ${f}, ready`, readyCard(told, drawing, 3, 9)),
        ...form.pages.flatMap((page): [string, Card][] => [
          named(`form ${f}, page ${page.id}`, pageCard(told, drawing, pageDrawing(page, all))),
          named(`form ${f}, page ${page.id}, all wrong`, pageCard(told, drawing, { ...pageDrawing(page, all), faults: page.questions.map(({ id }) => ({ question: id, code: "out-of-bounds" as const })), submitted: true })),
        ]),
      ];
    }),
    named("one that came twice", twiceCard(drawing)),
    named("a closed survey", noSurveyCard(language, { title: hostile, detail: hostile })),
    named("an own score", scoreCard(toldOf(testInstrument), drawing, ownScoreWords([5, 5, 5, 5, 5], language))),
    named("an own score that cannot be had", scoreCard(toldOf(testInstrument), drawing, ownScoreWords([null, 5, 5, 5, 5], language))),
    named("a hundred surveys", surveyListCard(Array.from({ length: 100 }, () => toldOf(hostileForm)), drawing)),
  ];
});

describe("every survey card", () => {
  test("keeps the rules of Adaptive Cards 1.5", () => {
    for (const [name, card] of cards) expect([name, cardFaults(card)]).toEqual([name, []]);
  });
  const schemas = schemasAreHere ? cardSchemas() : null;
  (schemas ? test : test.skip)(`is held to Microsoft's schemas (${schemasAreHere ? "found" : `skipped: none in ${schemaFolder}`})`, () => {
    if (!schemas) throw new Error("no schemas");
    for (const [name, card] of cards) expect({ name, teams: schemas.teams(card), v15: schemas.v15(card) }).toEqual({ name, teams: true, v15: true });
  });
  test.each(cards)("%s is read by Microsoft's renderer without a fault, and is small", (_, made) => {
    const context = new adaptive.SerializationContext();
    const card = new adaptive.AdaptiveCard();
    if (adaptive.CardElement.langProperty.regEx) adaptive.CardElement.langProperty.regEx.lastIndex = 0;
    card.parse(JSON.parse(JSON.stringify(made)), context);
    expect(Array.from({ length: context.eventCount }, (__, i) => context.getEventAt(i).message)).toEqual([]);
    expect(card.validateProperties().validationEvents.map((event) => event.message)).toEqual([]);
    expect([card.getItemCount(), made.version]).toEqual([made.body.length, "1.5"]);
    expect(made.fallbackText.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(JSON.stringify(made), "utf8")).toBeLessThanOrEqual(28 * 1024);
    expect(JSON.stringify(made)).not.toMatch(/undefined|\[object|NaN/);
    expect((made.actions ?? []).filter((action) => action.mode !== "secondary").length).toBeLessThanOrEqual(3);
  });
  test.each(cards)("%s carries no more than which survey, page, sending and language", (_, made) => {
    for (const button of buttonsOf(made)) for (const key of Object.keys(button.data)) expect(["waveId", "pageId", "attempt", "lang"]).toContain(key);
    for (const key of Object.keys(made.refresh?.action.data ?? {})) expect(["waveId", "attempt", "lang"]).toContain(key);
  });
});

const inputsOf = (card: Card): Extract<Element, { id: string; type: `Input.${string}` }>[] => card.body.flatMap((element) => (element.type.startsWith("Input.") && "id" in element ? [element as Extract<Element, { id: string; type: `Input.${string}` }>] : []));

test("the invitation says that it is voluntary and confidential, until when, and how many questions; the rest is a press away", () => {
  const card = JSON.stringify(invitationCard(toldOf(testInstrument), drawingIn("sv"), false));
  for (const said of ["frivilligt", "konfidentiell", "sön 6 dec", '"Antal frågor","value":"9"', "Svara här", "Öppna i fliken", "Vill inte delta", "minst 5 i den har svarat"]) expect(card).toContain(said);
});

test.each(testInstrument.pages.map((page) => [page.id, page] as const))("on page %s every question may be declined, and what is drawn and pressed again is the same answers", (_, page) => {
  const card = pageCard(toldOf(testInstrument), drawingIn("sv"), pageDrawing(page, all));
  const inputs = inputsOf(card);
  expect(inputs.filter((input) => JSON.stringify(input).includes("Vill inte svara"))).toHaveLength(page.questions.length);
  // What Microsoft's own renderer would hand in.
  const rendered = Object.fromEntries(inputs.flatMap((input) => ("value" in input && input.value !== undefined && input.value !== "" ? [[input.id, String(input.value)]] : [])));
  const read = readGiven(testInstrument, givenOf(page, filledFrom(page, { waveId, ...rendered })));
  expect(read.faults).toEqual([]);
  const ids = page.questions.map(({ id }) => id);
  expect(withGiven({}, read)).toEqual(Object.fromEntries(Object.entries(all).filter(([id, answer]) => ids.includes(id) && answer)));
});

test("scales are drawn with their words, in order", () => {
  const feel = testInstrument.pages.find((page) => page.id === "feel");
  if (!feel) throw new Error("no such page");
  const [first] = inputsOf(pageCard(toldOf(testInstrument), drawingIn("sv"), pageDrawing(feel)));
  expect(first).toMatchObject({ type: "Input.ChoiceSet", style: "expanded", choices: [{ title: "0 – aldrig", value: "0" }, { title: "1" }, { title: "2" }, { title: "3" }, { title: "4" }, { title: "5 – hela tiden" }, { title: "Vill inte svara" }] });
});

test("a card without inputs asks for itself anew, one with inputs does not, since what is being written would be lost", () => {
  const told = toldOf(testInstrument);
  expect(invitationCard(told, drawingIn("sv"), false).refresh).toEqual({ action: { type: "Action.Execute", verb: "survey.door", data: { waveId, attempt: "1", lang: "sv" } }, userIds: ["29:anna"] });
  for (const page of testInstrument.pages) expect(pageCard(told, drawingIn("sv"), pageDrawing(page)).refresh).toBeUndefined();
});

test("a sent survey's card and an own score's words for those who hear it hold no answer", () => {
  expect(JSON.stringify(sentCard(toldOf(testInstrument), drawingIn("sv"), true))).not.toMatch(/Hemligt|value/);
  const score = scoreCard(toldOf(testInstrument), drawingIn("sv"), ownScoreWords([3, 3, 3, 3, 3], "sv"));
  expect(JSON.stringify(score.body)).toContain("60 av 100");
  expect([score.speak, score.fallbackText].join()).not.toMatch(/60/);
});

test("a page too large for a card is offered in the tab instead of being cut", () => {
  const choices = Array.from({ length: 200 }, (_, i) => ({ id: `c${i}`, text: hostileTexts }));
  const page: Page = { id: "stor", questions: [{ kind: "single", id: "q", text: hostileTexts, choices }] };
  const card = pageCard(toldOf(testInstrument), drawingIn("sv"), pageDrawing(page));
  expect([inputsOf(card).length, JSON.stringify(card).includes("Svara på den i fliken")]).toEqual([0, true]);
});
