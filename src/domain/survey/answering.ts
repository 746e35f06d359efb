import type { Who5Answers, Who5Item } from "../who5.ts";
import { isWho5Item, who5Score } from "../who5.ts";
import type { Answer, Answers, Condition, Instrument, Page, Question } from "./instrument.ts";
import { answerTo, questionOf } from "./instrument.ts";

export type AnswerFaultCode = "unknown-question" | "wrong-kind" | "out-of-bounds" | "not-whole" | "unknown-choice" | "doubled-choice" | "too-many" | "too-long";
export type AnswerFault = { readonly question: string; readonly code: AnswerFaultCode };

/** The values that a condition looks for: none when there is no answer, or the person would rather not. */
function valuesOf(answer: Answer | null): readonly (number | string)[] {
  if (answer === null || answer.kind === "declined") return [];
  return answer.kind === "several" ? answer.value : [answer.value];
}

function holds(condition: Condition, answers: Answers): boolean {
  if ("all" in condition) return condition.all.every((one) => holds(one, answers));
  if ("any" in condition) return condition.any.some((one) => holds(one, answers));
  return valuesOf(answerTo(answers, condition.question)).some((value) => condition.is.includes(value));
}

/** Not begun: a text of blanks, or a list with nothing chosen. */
const isBlank = (answer: Answer): boolean => (answer.kind === "text" && answer.value.trim() === "") || (answer.kind === "several" && answer.value.length === 0);

/** Walks the pages in order, so that an answer that is no longer asked for decides nothing further on. */
function walk(instrument: Instrument, answers: Answers): { pages: readonly Page[]; kept: Answers } {
  const pages: Page[] = [];
  let kept: Answers = {};
  for (const page of instrument.pages) {
    if (page.showIf && !holds(page.showIf, kept)) continue;
    const before = kept;
    const questions = page.questions.filter((question) => !question.showIf || holds(question.showIf, before));
    if (questions.length === 0) continue;
    pages.push({ ...page, questions });
    const answered = questions.flatMap(({ id }): [string, Answer][] => {
      const answer = answerTo(answers, id);
      return answer === null || isBlank(answer) ? [] : [[id, answer]];
    });
    kept = { ...kept, ...Object.fromEntries(answered) };
  }
  return { pages, kept };
}

/** The pages that somebody with these answers is shown, each with the questions it then has; a page left without questions is not shown. */
export const pagesShown = (instrument: Instrument, answers: Answers): readonly Page[] => walk(instrument, answers).pages;

/** What is kept of a form when it is submitted: answers to what was shown, in the form's order, so that nothing tells in which order they came. Blank ones and unknown questions fall away. */
export const answersToKeep = (instrument: Instrument, answers: Answers): Answers => walk(instrument, answers).kept;

function choiceFault(question: Extract<Question, { readonly choices: readonly unknown[] }>, chosen: readonly string[]): AnswerFaultCode | null {
  if (chosen.some((id) => !question.choices.some((choice) => choice.id === id))) return "unknown-choice";
  if (new Set(chosen).size < chosen.length) return "doubled-choice";
  return question.kind === "several" && chosen.length > (question.most ?? question.choices.length) ? "too-many" : null;
}

/** Why this cannot be an answer to that question; null when it can. "vill inte svara" always can. */
export function answerFault(question: Question, answer: Answer): AnswerFaultCode | null {
  if (answer.kind === "declined") return null;
  if (question.kind === "scale" && answer.kind === "scale") {
    if (!(answer.value >= question.min && answer.value <= question.max)) return "out-of-bounds";
    return Number.isInteger(answer.value) ? null : "not-whole";
  }
  if (question.kind === "number" && answer.kind === "number") {
    if (!(answer.value >= question.min && answer.value <= question.max)) return "out-of-bounds";
    return question.whole && !Number.isInteger(answer.value) ? "not-whole" : null;
  }
  if (question.kind === "single" && answer.kind === "single") return choiceFault(question, [answer.value]);
  if (question.kind === "several" && answer.kind === "several") return choiceFault(question, answer.value);
  if (question.kind === "text" && answer.kind === "text") return answer.value.length > question.maxLength ? "too-long" : null;
  return "wrong-kind";
}

/** Every fault of these answers, in their order. An answer to what is not shown is no fault: it falls away in answersToKeep. */
export const answerFaults = (instrument: Instrument, answers: Answers): AnswerFault[] =>
  Object.entries(answers).flatMap(([id, answer]) => {
    const question = questionOf(instrument, id);
    const code = question ? answerFault(question, answer) : "unknown-question";
    return code === null ? [] : [{ question: id, code }];
  });

/** The five items of the form's WHO-5 scheme, for who5.ts; null when the form has none. What was left, declined or not shown is missing. */
export function who5AnswersOf(instrument: Instrument, answers: Answers): Who5Answers | null {
  const score = instrument.scores[0];
  if (!score) return null;
  const kept = answersToKeep(instrument, answers);
  const item = (id: string): Who5Item => {
    const answer = answerTo(kept, id);
    return answer?.kind === "scale" && isWho5Item(answer.value) ? answer.value : null;
  };
  const [a, b, c, d, e] = score.items;
  return [item(a), item(b), item(c), item(d), item(e)];
}

/** The person's own score, 0-100 in steps of four; null when an item is missing, or the form has no such items. */
export function who5Of(instrument: Instrument, answers: Answers): number | null {
  const items = who5AnswersOf(instrument, answers);
  return items && who5Score(items);
}
