import type { Language } from "../../domain/people.ts";
import type { AnswerFaultCode } from "../../domain/survey/answering.ts";

const words: Readonly<Record<AnswerFaultCode, Readonly<Record<Language, string>>>> = {
  "unknown-question": { sv: "Frågan finns inte i enkäten.", en: "There is no such question in the survey." },
  "wrong-kind": { sv: "Svaret är av fel slag för frågan.", en: "The answer is of the wrong kind for the question." },
  "out-of-bounds": { sv: "Talet ligger utanför det som går att svara.", en: "The number is outside what can be answered." },
  "not-whole": { sv: "Svara med ett heltal.", en: "Answer with a whole number." },
  "unknown-choice": { sv: "Det valet finns inte.", en: "There is no such choice." },
  "doubled-choice": { sv: "Samma val är gjort två gånger.", en: "The same choice was made twice." },
  "too-many": { sv: "För många val är gjorda.", en: "Too many choices were made." },
  "too-long": { sv: "Texten är för lång.", en: "The text is too long." },
};

/** Why an answer cannot be kept. */
export const answerFaultWords = (code: AnswerFaultCode, language: Language): string => words[code][language];
