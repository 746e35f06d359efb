import { houseThresholds } from "../../src/domain/disclosure.ts";
import type { Instrument, Page, Question, Texts } from "../../src/domain/survey/instrument.ts";
import { questionsOf } from "../../src/domain/survey/instrument.ts";
import { cardBytes, instrumentFaults } from "../../src/domain/survey/instrumentFaults.ts";
import { pilotInstruments } from "../../src/pilot/surveys/pilotInstruments.ts";

const languages = ["sv", "en"] as const;
const byId = (id: string): Instrument => {
  const found = pilotInstruments.find((one) => one.id === id);
  if (!found) throw new Error(`no form is called ${id}`);
  return found;
};

const isTexts = (value: object): value is Texts => "sv" in value && "en" in value;
/** Every text of a form, with where it stands, wherever a later version may put one. */
const textsOf = (value: unknown, path = ""): { path: string; texts: Texts }[] => {
  if (typeof value !== "object" || value === null) return [];
  return isTexts(value) ? [{ path, texts: value }] : Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
};
const labelsOf = (question: Question): readonly Texts[] => {
  if (question.kind === "single" || question.kind === "several") return question.choices.map(({ text }) => text);
  if (question.kind !== "scale") return [];
  return question.labels.kind === "each" ? question.labels.texts : [question.labels.low, question.labels.high];
};

/** A card such as Teams is sent: every text, an input a question with its "vill inte svara", three buttons with what a page needs to know. */
const cardOf = (page: Page, language: "sv" | "en"): object => ({
  type: "AdaptiveCard",
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  version: "1.5",
  body: [
    ...[page.title, page.lead].flatMap((one) => (one ? [{ type: "TextBlock", text: one[language], wrap: true, size: "large", weight: "bolder" }] : [])),
    ...page.questions.map((question) => ({
      type: "Container",
      items: [
        { type: "TextBlock", text: question.help?.[language] ?? "", wrap: true, isSubtle: true },
        {
          type: "Input.ChoiceSet",
          id: question.id,
          label: question.text[language],
          style: "expanded",
          isRequired: false,
          errorMessage: "Svaret kunde inte sparas. Försök igen om en stund.",
          choices: [...labelsOf(question).map((label, i) => ({ title: label[language], value: `${i}` })), { title: "Vill inte svara", value: "declined" }],
        },
      ],
    })),
  ],
  actions: ["Tillbaka", "Nästa", "Spara och fortsätt senare"].map((title) => ({ type: "Action.Execute", title, verb: "survey-page", data: { wave: "00000000-0000-0000-0000-000000000000", page: page.id } })),
});

describe("The forms that come with the product", () => {
  test("They are the hub survey in three waves, the work environment in two, a pulse and well-being", () => {
    expect(pilotInstruments.map(({ id }) => id)).toEqual(["hub-before", "hub-first-weeks", "hub-whole-period", "work-environment-1", "work-environment-2", "pulse", "well-being"]);
  });

  test.each(pilotInstruments.map((one) => [one.id, one] as const))("%s has no fault, is of our own wording, and has every text in both languages", (_, instrument) => {
    expect(instrumentFaults(instrument)).toEqual([]);
    expect(instrument.wording).toBe("house");
    const texts = textsOf(instrument);
    expect(texts.length).toBeGreaterThan(questionsOf(instrument).length * 2);
    for (const { path, texts: one } of texts) for (const language of languages) expect([path, one[language].trim().length > 0]).toEqual([path, true]);
  });

  test("No text shouts, uses a word of the trade, or is left in the other language", () => {
    const trade = /\b(respondent|item|instrument|pseudonym|token|kohort|baseline|validera|implementera|leverera|optimal|KPI|compliance|leverage|stakeholder|utilise)/i;
    const swedish = /[åäö]|\b(och|inte|att|jag)\b/i;
    for (const instrument of pilotInstruments) {
      for (const { path, texts } of textsOf(instrument)) {
        const told = `${instrument.id}${path}`;
        for (const language of languages) expect([told, /[!]|\p{Extended_Pictographic}/u.test(texts[language]), trade.test(texts[language])]).toEqual([told, false, false]);
        expect([told, swedish.test(texts.en)]).toEqual([told, false]);
      }
    }
  });

  test("Sentences are short: at most 30 words, and words of at most 24 letters", () => {
    for (const instrument of pilotInstruments) {
      for (const { path, texts } of textsOf(instrument)) {
        for (const language of languages) {
          const sentences = texts[language].split(/[.?]\s|\n/).map((sentence) => sentence.split(/\s+/));
          expect([path, Math.max(...sentences.map(({ length }) => length)) <= 30]).toEqual([path, true]);
          expect([path, Math.max(...sentences.flat().map(({ length }) => length)) <= 24]).toEqual([path, true]);
        }
      }
    }
  });

  test("Labels and choices fit a phone: at most 48 letters, and a step of a scale at most 26; a question at most 90", () => {
    for (const question of pilotInstruments.flatMap(questionsOf)) {
      for (const language of languages) {
        expect([question.id, question.text[language].length <= 90]).toEqual([question.id, true]);
        for (const label of labelsOf(question)) expect([label[language], label[language].length <= (question.kind === "scale" ? 26 : 48)]).toEqual([label[language], true]);
      }
    }
  });

  test("Every page is a card of less than 28 kB with a third to spare, and the estimate by which forms are judged is never below the card", () => {
    for (const instrument of pilotInstruments) {
      for (const page of instrument.pages) {
        for (const language of languages) {
          const bytes = Buffer.byteLength(JSON.stringify(cardOf(page, language)));
          expect([page.id, bytes < 28_000 * (2 / 3), bytes <= cardBytes(page)]).toEqual([page.id, true, true]);
        }
      }
    }
  });

  test("Well-being is asked in the first and last wave of the hub survey, in both of the work environment and alone: five items 0-5, and nowhere else", () => {
    const scored = pilotInstruments.filter(({ scores }) => scores.length > 0);
    expect(scored.map(({ id }) => id)).toEqual(["hub-before", "hub-whole-period", "work-environment-1", "work-environment-2", "well-being"]);
    const first = byId("well-being");
    for (const instrument of scored) {
      expect(instrument.scores).toEqual([{ id: "well-being-score", kind: "who5", items: ["wb-1", "wb-2", "wb-3", "wb-4", "wb-5"] }]);
      expect(instrument.pages.find(({ id }) => id === "well-being")).toEqual(first.pages[0]);
    }
    expect(questionsOf(first).map((question) => (question.kind === "scale" ? [question.min, question.max] : question.kind))).toEqual(Array.from({ length: 5 }, () => [0, 5]));
  });

  test("The two waves of the work environment ask the same, so that every item can be paired", () => {
    expect(byId("work-environment-1").pages).toEqual(byId("work-environment-2").pages);
    expect(byId("work-environment-1").intro).not.toEqual(byId("work-environment-2").intro);
  });

  test("A question with one id is asked in one way wherever it stands, so that waves can be compared by id", () => {
    const asked = new Map<string, string>();
    for (const instrument of pilotInstruments) {
      for (const question of questionsOf(instrument)) {
        const now = JSON.stringify(question);
        expect([instrument.id, question.id, asked.get(question.id) ?? now]).toEqual([instrument.id, question.id, now]);
        asked.set(question.id, now);
      }
    }
  });

  test("The hub survey asks about all that the study asked about", () => {
    const has = (id: string, questions: readonly string[]): void => expect(questionsOf(byId(id)).map((question) => question.id)).toEqual(expect.arrayContaining([...questions]));
    has("hub-before", ["planned-extent", "planned-reasons", "expects-focus", "expects-company", "fears-information", "hopes"]);
    has("hub-first-weeks", ["introduced-by", "knows-contact", "was-told", "visited-first"]);
    has("hub-whole-period", ["days-a-week", "days-operation", "days-task", "days-hub", "days-recovery", "content-desk", "content-quiet", "content-calls", "content-coffee", "content-technology", "company-included", "fears-information", "misses-colleagues", "wish-to-go-on", "best"]);
  });

  test("The pulse has one to three questions and no free text", () => {
    const questions = questionsOf(byId("pulse"));
    expect([1, 2, 3]).toContain(questions.length);
    expect(questions.filter(({ kind }) => kind === "text")).toEqual([]);
  });

  test("Beside every free text stands that nobody should be pointed out", () => {
    const free = pilotInstruments.flatMap(questionsOf).filter(({ kind }) => kind === "text");
    expect(free.length).toBeGreaterThan(5);
    for (const { help } of free) expect(help?.sv).toMatch(/pekar ut/);
  });
});

describe("What those who answer are told first", () => {
  const { respondents, texts, wellBeing, side } = houseThresholds;

  test.each(pilotInstruments.map((one) => [one.id, one.intro, one.scores.length > 0] as const))("%s says what is voluntary, who sees what, the thresholds, and until when one can erase, in less than a phone's two screens", (_, { sv, en }, asksWellBeing) => {
    for (const says of [
      "frivilligt",
      "”vill inte svara”",
      "Enkäten är konfidentiell tills nyckeln förstörs vid pilotens slut. Därefter är den anonym. Fram till dess kan du själv radera dina svar.",
      `minst ${respondents} har svarat`,
      `minst ${texts} har skrivit`,
      "HR ser inte vem som har svarat, och chefer, hubbvärdar och kollegor ser ingenting.",
    ]) expect(sv).toContain(says);
    for (const says of ["voluntary", "confidential until the key is destroyed at the end of the pilot. After that it is anonymous. Until then you can erase your answers yourself.", `at least ${respondents} have answered`, `at least ${texts} have written`]) expect(en).toContain(says);
    for (const says of [`minst ${wellBeing} svar`, `minst ${side} på var sida`, "gränsvärdet", "Din egen poäng ser bara du."]) expect([says, sv.includes(says)]).toEqual([says, asksWellBeing]);
    expect([sv, en].filter(({ length }) => length > 1100)).toEqual([]);
  });

  test("The two words stand for their two states alone: nothing is called anonym before the key is destroyed", () => {
    for (const { intro } of pilotInstruments) {
      const sentences = intro.sv.split(/(?<=\.)\s+/);
      expect(sentences.filter((sentence) => /anonym/i.test(sentence))).toEqual(["Därefter är den anonym."]);
      expect(sentences.filter((sentence) => /konfident/i.test(sentence))).toEqual(["Enkäten är konfidentiell tills nyckeln förstörs vid pilotens slut."]);
      const english = intro.en.split(/(?<=\.)\s+/);
      expect(english.filter((sentence) => /anonym/i.test(sentence))).toEqual(["After that it is anonymous."]);
    }
    for (const { path, texts: one } of pilotInstruments.flatMap((instrument) => textsOf(instrument)).filter(({ path: at }) => at !== ".intro")) expect([path, /anonym|konfident|confident/i.test(`${one.sv} ${one.en}`)]).toEqual([path, false]);
  });

  test("The well-being form says that its sentences are our own and that HR may load the licensed ones as a file", () => {
    expect(byId("well-being").intro.sv).toContain("HR kan i stället läsa in den licensierade ordalydelsen av WHO-5 som en fil, och resultatet säger vilken som har använts.");
  });
});
