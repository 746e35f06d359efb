import { z } from "zod";

/** The verbs that buttons of survey cards send. */
export const surveyVerbs = {
  /** the survey as it stands: what an old card asks for by itself */
  door: "survey.door",
  /** the first page that is not filled in, or what is sent already */
  answer: "survey.answer",
  change: "survey.change",
  next: "survey.next",
  back: "survey.back",
  submit: "survey.submit",
  optOut: "survey.opt-out",
  score: "survey.score",
} as const;
export type SurveyVerb = (typeof surveyVerbs)[keyof typeof surveyVerbs];

const all: readonly string[] = Object.values(surveyVerbs);
export const isSurveyVerb = (verb: string | undefined): verb is SurveyVerb => verb !== undefined && all.includes(verb);

/**
 * What a survey card carries: which survey, which page, which sending of the card. No person and no answer: whose form it is says
 * who presses, and what is filled in comes beside, under the names of the inputs.
 */
export const surveyPress = z.object({
  waveId: z.guid(),
  pageId: z.string().max(200).optional(),
  /** the sending that the card came by, counted for each person; "" where it came otherwise */
  attempt: z.string().max(20).default(""),
});
export type SurveyPress = z.output<typeof surveyPress>;
