import type { SurveyAnswer, SurveyForm, SurveyPage, SurveyQuestion } from "../../src/contract/surveys.ts";
import type { Unsaved } from "./surveyStores.ts";

/** What stands in the form: what the server has, with what has been written since. */
export function answerOf(form: Pick<SurveyForm, "answers">, written: Unsaved, questionId: string): SurveyAnswer | null {
  if (Object.hasOwn(written, questionId)) return written[questionId] ?? null;
  return Object.hasOwn(form.answers, questionId) ? (form.answers[questionId] ?? null) : null;
}

export type FieldFault = "number" | "whole" | "bounds" | "many" | "long";

/** Why an answer cannot be saved, found before it is sent; null when it can. An empty field is no fault: nothing must be answered. */
export function faultOf(question: SurveyQuestion, answer: SurveyAnswer | null): FieldFault | null {
  if (!answer || "declined" in answer) return null;
  const { value } = answer;
  if (question.kind === "number") {
    if (typeof value !== "number" || Number.isNaN(value)) return "number";
    if (value < question.min || value > question.max) return "bounds";
    return question.whole && !Number.isInteger(value) ? "whole" : null;
  }
  if (question.kind === "several" && Array.isArray(value)) return question.most !== null && value.length > question.most ? "many" : null;
  return question.kind === "text" && typeof value === "string" && value.length > question.maxLength ? "long" : null;
}

/** The number that a person wrote, with a comma or a point; NaN when it is none. */
export const numberOf = (written: string): number => (/^\s*-?\d+([.,]\d+)?\s*$/.test(written) ? Number(written.replace(",", ".")) : Number.NaN);

/** The page after one that was just saved, in the pages as they are now; null after the last. A page that is gone is passed. */
export function pageAfter(before: readonly SurveyPage[], now: readonly SurveyPage[], id: string): SurveyPage | null {
  const at = now.findIndex((page) => page.id === id);
  if (at >= 0) return now[at + 1] ?? null;
  const later = before.slice(before.findIndex((page) => page.id === id) + 1).map((page) => page.id);
  return now.find((page) => later.includes(page.id)) ?? null;
}

export const pageBefore = (pages: readonly SurveyPage[], id: string): SurveyPage | null => pages[pages.findIndex((page) => page.id === id) - 1] ?? null;

/** Where to go on: the first page with something unanswered, else the last. */
export function pageToResume(form: SurveyForm, written: Unsaved): SurveyPage | null {
  const open = form.pages.find((page) => page.questions.some(({ id }) => answerOf(form, written, id) === null));
  return open ?? form.pages.at(-1) ?? null;
}

/** The questions that the server's faults are about: a fault names its field as "answers.<question>" or by the question alone. */
export function faultsByQuestion(faults: readonly { field: string; message: string }[], questions: readonly SurveyQuestion[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    questions.flatMap(({ id }) => {
      const found = faults.find(({ field }) => field === id || field.split(".").includes(id));
      return found ? [[id, found.message]] : [];
    }),
  );
}
