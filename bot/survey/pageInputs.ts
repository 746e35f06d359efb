import type { AnswerFaultCode } from "../../src/domain/survey/answering.ts";
import type { GivenAnswer, GivenAnswers } from "../../src/domain/survey/givenAnswers.ts";
import type { Answer, Answers, Page, Question } from "../../src/domain/survey/instrument.ts";
import { answerTo, labelOf } from "../../src/domain/survey/instrument.ts";
import type { Language } from "../../src/domain/people.ts";
import { answerFaultWords } from "../../src/services/wording/answerFaults.ts";
import { lineOf, plainly, text } from "../cards/shape.ts";
import type { ChoiceSet, Element } from "../cards/shape.ts";
import { surveyTexts } from "../texts/surveyTexts.ts";

/** What stands in the inputs of a page, by the inputs' names, as a client sends it. */
export type Filled = Readonly<Record<string, string>>;

/** Longer than any text that a question takes. */
const mostWritten = 20_000;
/** With more choices than this a drop-down list is easier to find one's way in. */
const mostAtASight = 8;
const declined = "no";
const on = "yes";

const inputOf = ({ id }: Question): string => `q.${id}`;
/** Numbers and texts are declined by a box of its own, the others by one choice more. */
const boxOf = ({ id }: Question): string => `no.${id}`;
const hasBox = ({ kind }: Question): boolean => kind === "number" || kind === "text";

/** The inputs as they stand when these are the answers so far. */
export const filledOf = (page: Page, answers: Answers): Filled =>
  Object.fromEntries(
    page.questions.flatMap((question): [string, string][] => {
      const answer = answerTo(answers, question.id);
      if (!answer) return [];
      if (answer.kind !== "declined") return [[inputOf(question), valueOf(question, answer)]];
      return hasBox(question) ? [[boxOf(question), on]] : [[inputOf(question), declined]];
    }),
  );

/** A choice goes by its place in the list, since its id may hold a comma, which divides several. */
function valueOf(question: Question, answer: Exclude<Answer, { kind: "declined" }>): string {
  if (question.kind !== "single" && question.kind !== "several") return String(answer.value);
  const chosen = typeof answer.value === "object" ? answer.value : [answer.value];
  return chosen.map((id) => question.choices.findIndex((choice) => choice.id === id)).join(",");
}

/** What a press brought for the page's inputs. One that is left empty is not sent at all. */
export const filledFrom = (page: Page, data: Readonly<Record<string, unknown>>): Filled =>
  Object.fromEntries(
    page.questions.flatMap((question) => [inputOf(question), boxOf(question)]).flatMap((name): [string, string][] => {
      const value = Object.hasOwn(data, name) ? data[name] : undefined;
      return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [[name, String(value).slice(0, mostWritten)]] : [];
    }),
  );

/** The page as it was filled in, for the survey to read: every question of it, with null where nothing stands. */
export const givenOf = (page: Page, filled: Filled): GivenAnswers => Object.fromEntries(page.questions.map((question) => [question.id, givenFor(question, filled)]));

function givenFor(question: Question, filled: Filled): GivenAnswer | null {
  const written = filled[inputOf(question)] ?? "";
  if (filled[boxOf(question)] === on) return { declined: true };
  if (written.trim() === "") return null;
  switch (question.kind) {
    case "text":
      return { value: written };
    case "number":
    case "scale": {
      if (written === declined && question.kind === "scale") return { declined: true };
      const number = Number(written.replace(/\s/g, "").replace(",", "."));
      return { value: Number.isNaN(number) ? written : number };
    }
    case "single":
    case "several": {
      const chosen = written.split(",");
      if (chosen.includes(declined)) return { declined: true };
      const ids = chosen.map((one) => (/^\d{1,4}$/.test(one) ? question.choices[Number(one)]?.id : undefined) ?? one);
      return { value: question.kind === "several" ? ids : ids.join(",") };
    }
  }
}

/** A question's inputs, with what stands in them and what is wrong with it. */
export function drawQuestion(question: Question, filled: Filled, fault: AnswerFaultCode | undefined, language: Language): Element[] {
  const t = surveyTexts(language).page;
  const more = [question.help?.[language], question.kind === "several" && question.most !== undefined ? t.most(question.most) : undefined, question.kind === "number" ? `(${t.between(question.min, question.max)})` : undefined];
  const label = lineOf([question.text[language], ...more].filter((one) => one !== undefined).join(" "), 800);
  const why = fault && (question.kind === "number" && (fault === "out-of-bounds" || fault === "wrong-kind") ? t.number(question.min, question.max) : answerFaultWords(fault, language));
  return [...(why === undefined ? [] : [text(plainly(t.mend(why)), { color: "Attention", weight: "Bolder", spacing: "Medium" })]), ...inputsOf(question, label, filled, language)];
}

function inputsOf(question: Question, label: string, filled: Filled, language: Language): Element[] {
  const t = surveyTexts(language).page;
  const id = inputOf(question);
  const written = filled[id];
  const choices = (of: readonly { readonly title: string; readonly value: string }[], more: Pick<ChoiceSet, "isMultiSelect"> = {}): Element[] => {
    const atASight = of.length <= mostAtASight || more.isMultiSelect === true;
    return [{ type: "Input.ChoiceSet", id, label, wrap: true, choices: [...of, { title: t.declined, value: declined }], ...(atASight ? { style: "expanded" } : { style: "compact", placeholder: t.choose }), ...more, ...(written === undefined ? {} : { value: written }) }];
  };
  const box: Element = { type: "Input.Toggle", id: boxOf(question), title: t.declined, valueOn: on, valueOff: "", spacing: "None", ...(filled[boxOf(question)] === on ? { value: on } : {}) };
  switch (question.kind) {
    case "scale":
      return choices(
        Array.from({ length: question.max - question.min + 1 }, (_, i) => {
          const step = question.min + i;
          const called = labelOf(question, step)?.[language];
          return { title: lineOf(called === undefined ? String(step) : `${step} – ${called}`, 300), value: String(step) };
        }),
      );
    case "single":
      return choices(question.choices.map((choice, i) => ({ title: lineOf(choice.text[language], 300), value: String(i) })));
    case "several":
      return choices(question.choices.map((choice, i) => ({ title: lineOf(choice.text[language], 300), value: String(i) })), { isMultiSelect: true });
    case "number": {
      const value = Number(written?.replace(",", "."));
      const kept = written === undefined || written.trim() === "" || Number.isNaN(value) ? {} : { value };
      return [{ type: "Input.Number", id, label, ...kept }, box];
    }
    case "text":
      return [{ type: "Input.Text", id, label, isMultiline: true, maxLength: question.maxLength, ...(written === undefined ? {} : { value: written }) }, box];
  }
}
