import type { AnswerFault } from "./answering.ts";
import { answerFault } from "./answering.ts";
import type { Answer, Answers, Instrument, Question } from "./instrument.ts";
import { questionOf } from "./instrument.ts";

/** An answer as a form or a card hands it in: what kind it is, its question says. Null takes an answer away. */
export type GivenAnswer = { readonly value: number | string | readonly string[] } | { readonly declined: true };
export type GivenAnswers = Readonly<Record<string, GivenAnswer | null>>;

/** A database text holds neither NUL nor half a character. */
const clean = (text: string): string => text.toWellFormed().replaceAll("\0", "");

/** What was given, as an answer to this question; null when it is of another kind. */
function asAnswer(question: Question, given: GivenAnswer): Answer | null {
  if ("declined" in given) return { kind: "declined" };
  const { value } = given;
  if (question.kind === "scale" || question.kind === "number") return typeof value === "number" ? { kind: question.kind, value } : null;
  if (question.kind === "several") return typeof value === "object" ? { kind: "several", value } : null;
  return typeof value === "string" ? { kind: question.kind, value: question.kind === "text" ? clean(value) : value } : null;
}

/** Reads what was given by the form's questions: what to keep, what to take away, and every fault, in the order given. */
export function readGiven(instrument: Instrument, given: GivenAnswers): { readonly keep: Answers; readonly drop: ReadonlySet<string>; readonly faults: readonly AnswerFault[] } {
  const keep: [string, Answer][] = [];
  const drop = new Set<string>();
  const faults: AnswerFault[] = [];
  for (const [id, one] of Object.entries(given)) {
    const question = questionOf(instrument, id);
    const answer = question && one && asAnswer(question, one);
    if (!question) faults.push({ question: id, code: "unknown-question" });
    else if (one === null) drop.add(id);
    else if (!answer) faults.push({ question: id, code: "wrong-kind" });
    else {
      const code = answerFault(question, answer);
      if (code) faults.push({ question: id, code });
      else keep.push([id, answer]);
    }
  }
  return { keep: Object.fromEntries(keep), drop, faults };
}

/** The answers so far with what was given since; what is given later counts. */
export const withGiven = (answers: Answers, { keep, drop }: Pick<ReturnType<typeof readGiven>, "keep" | "drop">): Answers =>
  Object.fromEntries([...Object.entries(answers).filter(([id]) => !drop.has(id)), ...Object.entries(keep)]);
