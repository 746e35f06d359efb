import type { SurveyAnswer, SurveyQuestion } from "../../src/contract/surveys.ts";

/** How an input of a question is named and described, and what it holds. */
export type InputProps<Kind extends SurveyQuestion["kind"]> = {
  readonly question: Extract<SurveyQuestion, { kind: Kind }>;
  readonly answer: SurveyAnswer | null;
  readonly labelId: string;
  /** ids of what describes it: help and fault */
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onAnswer: (answer: SurveyAnswer | null) => void;
};
