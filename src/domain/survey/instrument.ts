import type { Text } from "../hub.ts";

/** A text in both languages: what a person reads, never markup. Whoever draws it escapes it for its own surface. */
export type Texts = Text;

/** "licensed" for a published wording that HR has the right to use and has loaded as a file; results say which one was asked. */
export const wordings = ["house", "licensed"] as const;
export type Wording = (typeof wordings)[number];

/**
 * When a page or a question is shown: by answers on earlier pages alone, since a page is one card and cannot change while it is
 * filled in. `is` holds values of a scale or number, or ids of choices; of several choices, one in the list is enough. What was
 * not answered, was declined or was itself not shown is never "is".
 */
export type Condition =
  | { readonly question: string; readonly is: readonly (number | string)[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** One text a step from min to max, or the two ends alone. */
export type ScaleLabels = { readonly kind: "each"; readonly texts: readonly Texts[] } | { readonly kind: "ends"; readonly low: Texts; readonly high: Texts };

export type Choice = { readonly id: string; readonly text: Texts };

type Asked = {
  /** unique in the instrument, and the same from wave to wave where the question is the same */
  readonly id: string;
  readonly text: Texts;
  readonly help?: Texts;
  readonly showIf?: Condition;
};

export type ScaleQuestion = Asked & { readonly kind: "scale"; readonly min: number; readonly max: number; readonly labels: ScaleLabels };
export type SingleQuestion = Asked & { readonly kind: "single"; readonly choices: readonly Choice[] };
/** `most` is how many may be chosen; absent: all. */
export type SeveralQuestion = Asked & { readonly kind: "several"; readonly choices: readonly Choice[]; readonly most?: number };
export type NumberQuestion = Asked & { readonly kind: "number"; readonly min: number; readonly max: number; readonly whole: boolean };
/** `maxLength` counts UTF-16 units, as an input field does. */
export type TextQuestion = Asked & { readonly kind: "text"; readonly maxLength: number };

/** Every question may be left, or answered "vill inte svara"; none is ever required. */
export type Question = ScaleQuestion | SingleQuestion | SeveralQuestion | NumberQuestion | TextQuestion;

/** What is asked at once: one card in the chat, one page in the tab. */
export type Page = { readonly id: string; readonly title?: Texts; readonly lead?: Texts; readonly questions: readonly Question[]; readonly showIf?: Condition };

/** A rule that makes one number of several answers. The WHO-5 scheme (who5.ts) is the only one: a plain mean is not a score. */
export type Score = { readonly id: string; readonly kind: "who5"; readonly items: readonly [string, string, string, string, string] };

/** A survey form as data. A change of any word is a new version; answers say which version they were given to. */
export type Instrument = {
  readonly id: string;
  /** whole, from 1 */
  readonly version: number;
  readonly title: Texts;
  /** what happens with the answers, read before the first page */
  readonly intro: Texts;
  readonly wording: Wording;
  readonly pages: readonly Page[];
  readonly scores: readonly Score[];
};

/** One answer, as it is kept and sent as JSON. "declined" is "vill inte svara"; not yet answered is no entry at all. */
export type Answer =
  | { readonly kind: "scale"; readonly value: number }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "single"; readonly value: string }
  | { readonly kind: "several"; readonly value: readonly string[] }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "declined" };

/** By question id. */
export type Answers = Readonly<Record<string, Answer>>;

/** The answer to a question; null when there is none yet. Asks for own entries alone: a question may be called "constructor". */
export const answerTo = (answers: Answers, questionId: string): Answer | null => (Object.hasOwn(answers, questionId) ? (answers[questionId] ?? null) : null);

export const questionsOf = (instrument: Instrument): readonly Question[] => instrument.pages.flatMap((page) => page.questions);

export const questionOf = (instrument: Instrument, id: string): Question | null => questionsOf(instrument).find((question) => question.id === id) ?? null;

/** What a step of a scale is called; null between the ends of a scale that names its ends alone. */
export function labelOf(question: ScaleQuestion, value: number): Texts | null {
  if (question.labels.kind === "each") return question.labels.texts[value - question.min] ?? null;
  if (value === question.min) return question.labels.low;
  return value === question.max ? question.labels.high : null;
}
