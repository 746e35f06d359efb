import type { Answer, Choice, Question, Texts } from "./instrument.ts";
import { labelOf } from "./instrument.ts";

/** What people are shown for "declined"; a file may use either language, or leave the cell empty, which is no answer. */
export const rather: Texts = { sv: "vill inte svara", en: "rather not answer" };

const isCalled = (texts: Texts | null, written: string): boolean => texts !== null && [texts.sv, texts.en].some((text) => text.toLocaleLowerCase("sv") === written.toLocaleLowerCase("sv"));

/** A number as Swedes and others write it: "1,5" and "1.5". No thousands, no exponent. */
function numberOf(written: string): number | null {
  return /^-?\d{1,9}([.,]\d{1,6})?$/.test(written) ? Number(written.replace(",", ".")) : null;
}

const choiceOf = (choices: readonly Choice[], written: string): string => choices.find(({ id }) => id === written)?.id ?? choices.find(({ text }) => isCalled(text, written))?.id ?? written;

/**
 * One cell of a file as an answer to a question: a scale by its number or its label, choices by id or text and parted by ";".
 * Null when the cell cannot be read as that kind at all; whether the answer is allowed, answerFault says.
 */
export function readCell(question: Question, written: string): Answer | null {
  if (isCalled(rather, written)) return { kind: "declined" };
  switch (question.kind) {
    case "scale": {
      const value = numberOf(written);
      if (value !== null) return { kind: "scale", value };
      const labelled = Array.from({ length: question.max - question.min + 1 }, (_, i) => question.min + i).find((step) => isCalled(labelOf(question, step), written));
      return labelled === undefined ? null : { kind: "scale", value: labelled };
    }
    case "number": {
      const value = numberOf(written);
      return value === null ? null : { kind: "number", value };
    }
    case "single":
      return { kind: "single", value: choiceOf(question.choices, written) };
    case "several":
      return { kind: "several", value: written.split(";").map((one) => choiceOf(question.choices, one.trim())) };
    case "text":
      return { kind: "text", value: written };
  }
}
