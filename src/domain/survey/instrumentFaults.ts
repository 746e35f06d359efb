import { conditionFaults } from "./conditionFaults.ts";
import type { InstrumentFault, InstrumentFaultCode } from "./fault.ts";
import { inside } from "./fault.ts";
import type { Choice, Instrument, Page, Question, Score, Texts } from "./instrument.ts";
import { labelOf, questionOf, questionsOf } from "./instrument.ts";

/** What fits a card in the chat and a phone 320 px wide. Lengths are UTF-16 units. */
export const instrumentLimits = {
  pages: 40,
  questionsOnPage: 10,
  choices: 20,
  /** steps of a scale, both ends counted */
  steps: 11,
  title: 120,
  lead: 800,
  intro: 4000,
  question: 300,
  help: 400,
  label: 80,
  answerText: 4000,
  /** Teams refuses a card above 28 kB; this is of the estimate in cardBytes, which is on the high side */
  pageBytes: 28_000,
};

/** Ids are read aloud in files and addresses, and never hold "+" or "*", which say what is merged. What every object inherits is no id. */
const idFits = (id: string): boolean => /^[a-z][a-z0-9-]{0,39}$/.test(id) && !(id in {});

/** Control characters other than line feed, halves of characters, and the marks that turn the direction of writing and so can make a text read as another. */
const unwanted = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

const fault = (path: string, code: InstrumentFaultCode): InstrumentFault => ({ path, code });
const when = (wrong: boolean, path: string, code: InstrumentFaultCode): InstrumentFault[] => (wrong ? [fault(path, code)] : []);

const textsFaults = (texts: Texts | undefined, path: string, most: number): InstrumentFault[] =>
  (["sv", "en"] as const).flatMap((language) => {
    const text = texts?.[language];
    const at = inside(path, language);
    if (text === undefined) return [];
    return [...when(text.trim() === "", at, "empty-text"), ...when(text.length > most, at, "text-too-long"), ...when(unwanted.test(text.replaceAll("\n", "")), at, "control-character")];
  });

/** Ids that do not fit, and those that an earlier one has. */
const idFaults = (ids: readonly string[], pathOf: (i: number) => string): InstrumentFault[] =>
  ids.flatMap((id, i) => [...when(!idFits(id), pathOf(i), "id-not-allowed"), ...when(ids.indexOf(id) < i, pathOf(i), "doubled-id")]);

const choicesFaults = (choices: readonly Choice[], path: string): InstrumentFault[] => [
  ...when(choices.length < 2, path, "too-few-choices"),
  ...when(choices.length > instrumentLimits.choices, path, "too-many-choices"),
  ...idFaults(choices.map(({ id }) => id), (i) => `${path}.${i}.id`),
  ...choices.flatMap(({ text }, i) => textsFaults(text, `${path}.${i}.text`, instrumentLimits.label)),
];

function kindFaults(question: Question, path: string): InstrumentFault[] {
  switch (question.kind) {
    case "scale": {
      const { min, max, labels } = question;
      const steps = max - min + 1;
      const bounded = Number.isSafeInteger(min) && Number.isSafeInteger(max) && steps >= 2 && steps <= instrumentLimits.steps;
      if (labels.kind === "ends") return [...when(!bounded, path, "scale-bounds"), ...textsFaults(labels.low, `${path}.labels.low`, instrumentLimits.label), ...textsFaults(labels.high, `${path}.labels.high`, instrumentLimits.label)];
      return [
        ...when(!bounded, path, "scale-bounds"),
        ...when(labels.texts.length !== steps, `${path}.labels.texts`, "labels-do-not-match"),
        ...labels.texts.flatMap((text, i) => textsFaults(text, `${path}.labels.texts.${i}`, instrumentLimits.label)),
      ];
    }
    case "single":
      return choicesFaults(question.choices, `${path}.choices`);
    case "several": {
      const { most = question.choices.length, choices } = question;
      return [...choicesFaults(choices, `${path}.choices`), ...when(!(Number.isInteger(most) && most >= 1 && most <= choices.length), `${path}.most`, "most-out-of-bounds")];
    }
    case "number": {
      const { min, max, whole } = question;
      const ends = [min, max].every((end) => Number.isFinite(end) && Math.abs(end) <= Number.MAX_SAFE_INTEGER && (!whole || Number.isInteger(end)));
      return when(!ends || min >= max, path, "number-bounds");
    }
    case "text":
      return when(!(Number.isInteger(question.maxLength) && question.maxLength >= 1 && question.maxLength <= instrumentLimits.answerText), `${path}.maxLength`, "text-length");
  }
}

const labelsOf = (question: Question): readonly Texts[] => {
  if (question.kind === "single" || question.kind === "several") return question.choices.map(({ text }) => text);
  if (question.kind !== "scale") return [];
  return Array.from({ length: Math.min(question.max - question.min + 1, instrumentLimits.steps) || 0 }, (_, i) => labelOf(question, question.min + i) ?? { sv: `${i}`, en: `${i}` });
};

/** About how large a page is as a card with its inputs and buttons, in bytes of JSON, in the longer language. Texts are counted twice, since escaping may double them. */
export function cardBytes(page: Page): number {
  const bytes = (language: keyof Texts): number => {
    const of = (text: Texts | undefined): number => (text ? 2 * new TextEncoder().encode(text[language]).length : 0);
    const asked = page.questions.map((question) => 600 + of(question.text) + of(question.help) + labelsOf(question).reduce((sum, label) => sum + 60 + of(label), 0));
    return 2500 + of(page.title) + of(page.lead) + asked.reduce((sum, one) => sum + one, 0);
  };
  return Math.max(bytes("sv"), bytes("en"));
}

const pageFaults = (page: Page, path: string): InstrumentFault[] => {
  const faults = [
    ...textsFaults(page.title, `${path}.title`, instrumentLimits.title),
    ...textsFaults(page.lead, `${path}.lead`, instrumentLimits.lead),
    ...when(page.questions.length === 0, `${path}.questions`, "no-questions"),
    ...when(page.questions.length > instrumentLimits.questionsOnPage, `${path}.questions`, "too-many-questions"),
    ...page.questions.flatMap((question, i) => {
      const at = `${path}.questions.${i}`;
      return [...textsFaults(question.text, `${at}.text`, instrumentLimits.question), ...textsFaults(question.help, `${at}.help`, instrumentLimits.help), ...kindFaults(question, at)];
    }),
  ];
  return faults.length > 0 ? faults : when(cardBytes(page) > instrumentLimits.pageBytes, path, "page-too-large");
};

const scoreFaults = (instrument: Instrument, score: Score, path: string): InstrumentFault[] =>
  score.items.flatMap((id, i) => {
    const question = questionOf(instrument, id);
    const at = `${path}.items.${i}`;
    if (!question) return [fault(at, "score-unknown-question")];
    return [...when(score.items.indexOf(id) < i, at, "score-doubled-item"), ...when(!(question.kind === "scale" && question.min === 0 && question.max === 5), at, "score-not-0-to-5")];
  });

/** Every fault of meaning, with its path. A form with none can be asked as cards and pages, answered and scored. */
export function instrumentFaults(instrument: Instrument): InstrumentFault[] {
  const { id, version, title, intro, pages, scores } = instrument;
  const at = pages.flatMap((page, i) => page.questions.map((_, j) => `pages.${i}.questions.${j}.id`));
  return [
    ...when(!idFits(id), "id", "id-not-allowed"),
    ...when(!(Number.isSafeInteger(version) && version >= 1), "version", "version-not-allowed"),
    ...textsFaults(title, "title", instrumentLimits.title),
    ...textsFaults(intro, "intro", instrumentLimits.intro),
    ...when(pages.length === 0, "pages", "no-pages"),
    ...when(pages.length > instrumentLimits.pages, "pages", "too-many-pages"),
    ...idFaults(pages.map((page) => page.id), (i) => `pages.${i}.id`),
    ...idFaults(questionsOf(instrument).map((question) => question.id), (i) => at[i] ?? ""),
    ...pages.flatMap((page, i) => pageFaults(page, `pages.${i}`)),
    ...conditionFaults(instrument),
    ...idFaults(scores.map((score) => score.id), (i) => `scores.${i}.id`),
    ...when(scores.length > 1, "scores", "second-score"),
    ...scores.flatMap((score, i) => scoreFaults(instrument, score, `scores.${i}`)),
  ];
}
