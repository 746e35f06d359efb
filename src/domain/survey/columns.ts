import { who5CutOff } from "../who5.ts";
import { answersToKeep, who5Of } from "./answering.ts";
import type { Answer, Answers, Condition, Instrument, Question } from "./instrument.ts";
import { answerTo } from "./instrument.ts";

/**
 * What is counted of a question. `steps` have an order, so that neighbours can be told together; `choices` have none; `texts` are
 * themselves shown. A question with several choices has a column for each, of yes and no.
 */
export type Column = {
  /** "q7"; "q8#car" for one choice of several; "score:well" for well-being */
  readonly id: string;
  readonly questionId: string;
  readonly kind: "steps" | "choices" | "texts" | "well-being";
  /** every answer there is, in order; empty for texts and well-being */
  readonly answers: readonly string[];
  /** answers are whole numbers that a mean can be taken of */
  readonly hasMean: boolean;
};

/** So many steps a number may have to be shown by each of them; a longer row is told in tenths of it. */
const mostSteps = 11;
const bins = 10;

/** Bounds of the tenth that a number falls in, "20..30": from 20 up to, and not with, 30; the last one with its end. */
function binsOf(min: number, max: number): readonly string[] {
  const width = (max - min) / bins;
  const bound = (at: number): string => `${Math.round((min + at * width) * 1000) / 1000}`;
  return Array.from({ length: bins }, (_, at) => `${bound(at)}..${bound(at + 1)}`);
}
const wholeSteps = (min: number, max: number): readonly string[] => Array.from({ length: max - min + 1 }, (_, at) => `${min + at}`);

type NumberLike = Extract<Question, { readonly kind: "number" | "scale" }>;
const isStepwise = (question: NumberLike): boolean => (question.kind === "scale" || question.whole) && Number.isInteger(question.min) && Number.isInteger(question.max) && question.max - question.min < (question.kind === "scale" ? 101 : mostSteps);

function columnsOfQuestion(question: Question): Column[] {
  const { id } = question;
  switch (question.kind) {
    case "scale":
    case "number":
      return [isStepwise(question) ? { id, questionId: id, kind: "steps", answers: wholeSteps(question.min, question.max), hasMean: true } : { id, questionId: id, kind: "steps", answers: binsOf(question.min, question.max), hasMean: false }];
    case "single":
      return [{ id, questionId: id, kind: "choices", answers: question.choices.map((choice) => choice.id), hasMean: false }];
    case "several":
      return question.choices.map((choice): Column => ({ id: `${id}#${choice.id}`, questionId: id, kind: "choices", answers: ["yes", "no"], hasMean: false }));
    case "text":
      return [{ id, questionId: id, kind: "texts", answers: [], hasMean: false }];
  }
}

const scoreColumn = (scoreId: string): string => `score:${scoreId}`;

/** Everything that is counted of a form, the well-being score first. */
export const columnsOf = (instrument: Instrument): readonly Column[] => [
  ...instrument.scores.map((score): Column => ({ id: scoreColumn(score.id), questionId: scoreColumn(score.id), kind: "well-being", answers: [], hasMean: false })),
  ...instrument.pages.flatMap((page) => page.questions.flatMap(columnsOfQuestion)),
];

function valuesOfQuestion(question: Question, answer: Answer | null): [string, string][] {
  if (answer === null || answer.kind === "declined") return [];
  if (question.kind === "several") return answer.kind === "several" ? question.choices.map(({ id }): [string, string] => [`${question.id}#${id}`, answer.value.includes(id) ? "yes" : "no"]) : [];
  if (answer.kind === "several") return [];
  if ((question.kind === "scale" || question.kind === "number") && !isStepwise(question)) {
    const row = binsOf(question.min, question.max);
    const at = Math.floor(((Number(answer.value) - question.min) / (question.max - question.min || 1)) * bins);
    return [[question.id, row[Math.max(0, Math.min(bins - 1, at))] ?? ""]];
  }
  return [[question.id, `${answer.value}`]];
}

/** A score that was counted elsewhere, kept among the answers under a name that no question can have. It stands only where there are no items to count it from. */
export const withScore = (instrument: Instrument, answers: Answers, counted: number | null): Answers => {
  const score = instrument.scores[0];
  return score && counted !== null ? { ...answers, [scoreColumn(score.id)]: { kind: "number", value: counted } } : answers;
};

/** One form as it is counted: a value a column, nothing where there was no answer, or where the person would rather not. */
export function valuesOf(instrument: Instrument, answers: Answers): Readonly<Record<string, string>> {
  const kept = answersToKeep(instrument, answers);
  const score = instrument.scores[0];
  const told = score ? answerTo(answers, scoreColumn(score.id)) : null;
  const well = who5Of(instrument, kept) ?? (told?.kind === "number" ? told.value : null);
  return Object.fromEntries([
    ...(score && well !== null ? [[scoreColumn(score.id), `${well}`] as const] : []),
    ...instrument.pages.flatMap((page) => page.questions.flatMap((question) => valuesOfQuestion(question, answerTo(kept, question.id)))),
  ]);
}

/** Which side of the cut-off a score that was given as a text lies; for one person, never for a mean. */
export const isBelow = (score: string): boolean => Number(score) < who5CutOff.score;

const askedIn = (condition: Condition | undefined): readonly string[] => {
  if (!condition) return [];
  if ("all" in condition) return condition.all.flatMap(askedIn);
  if ("any" in condition) return condition.any.flatMap(askedIn);
  return [condition.question];
};

/**
 * Columns that hang together, so that nobody can think of one without the others: a score and its items, the choices of one
 * question, and a question with those that decide whether it is asked.
 */
export function familiesOf(instrument: Instrument): readonly (readonly string[])[] {
  const columns = columnsOf(instrument);
  const leader = new Map(columns.map(({ questionId }) => [questionId, questionId]));
  const headOf = (id: string): string => {
    const next = leader.get(id) ?? id;
    return next === id ? id : headOf(next);
  };
  const join = (a: string, b: string): void => void leader.set(headOf(a), headOf(b));
  for (const score of instrument.scores) for (const item of score.items) join(item, scoreColumn(score.id));
  for (const page of instrument.pages) for (const question of page.questions) for (const other of [...askedIn(question.showIf), ...askedIn(page.showIf)]) join(question.id, other);
  return [...Map.groupBy(columns, ({ questionId }) => headOf(questionId)).values()].map((family) => family.map(({ id }) => id)).filter((family) => family.length > 1);
}
