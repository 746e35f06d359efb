import type { Actor } from "../../../domain/people.ts";
import type { GivenAnswers } from "../../../domain/survey/givenAnswers.ts";
import type { Answer } from "../../ports.ts";
import { eraseAnswers } from "./eraseAnswers.ts";
import { mySurveys } from "./mySurveys.ts";
import { makeKnownWaves } from "./ownForm.ts";
import type { AnswerDeps } from "./ownForm.ts";
import { ownScore } from "./ownScore.ts";
import type { FormView, MySurveysView, OwnScoreView, Saved } from "./ownViews.ts";
import { optOut, saveAnswers, surveyForm } from "./saveAnswers.ts";

/**
 * What a person does with surveys that were sent to them. None of it leaves a line, a job, a change or a stored outcome: all
 * that is written is the sealed draft. Hence no keys of attempts either: to save or submit again is to save or submit the same.
 */
export type MyVerbs = {
  mySurveys(actor: Actor): Promise<MySurveysView>;
  surveyForm(actor: Actor, waveId: string): Promise<Answer<FormView>>;
  saveSurvey(actor: Actor, waveId: string, given: GivenAnswers): Promise<Saved>;
  submitSurvey(actor: Actor, waveId: string, given: GivenAnswers): Promise<Saved>;
  /** Worked out when the person asks, and never kept. */
  ownScore(actor: Actor, waveId: string): Promise<Answer<OwnScoreView>>;
  optOutOfSurvey(actor: Actor, waveId: string, optOut: boolean): Promise<Answer<null>>;
  /** @returns how many surveys had something of the person's */
  eraseMyAnswers(actor: Actor): Promise<number>;
};

export function makeMyVerbs(deps: AnswerDeps): MyVerbs {
  const known = makeKnownWaves(deps.surveyPeople);
  return {
    mySurveys: (actor) => mySurveys(deps, known, actor),
    surveyForm: (actor, waveId) => surveyForm(deps, known, actor, waveId),
    saveSurvey: (actor, waveId, given) => saveAnswers(deps, known, actor, waveId, given, false),
    submitSurvey: (actor, waveId, given) => saveAnswers(deps, known, actor, waveId, given, true),
    ownScore: (actor, waveId) => ownScore(deps, known, actor, waveId),
    optOutOfSurvey: (actor, waveId, wish) => optOut(deps, known, actor, waveId, wish),
    eraseMyAnswers: (actor) => eraseAnswers(deps, actor),
  };
}
