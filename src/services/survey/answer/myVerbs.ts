import type { Actor } from "../../../domain/people.ts";
import type { AnswerFault } from "../../../domain/survey/answering.ts";
import type { GivenAnswers } from "../../../domain/survey/givenAnswers.ts";
import type { Answers, Instrument, Page } from "../../../domain/survey/instrument.ts";
import type { Answer } from "../../ports.ts";
import type { Campaign, Wave } from "../surveyPorts.ts";
import { eraseAnswers } from "./eraseAnswers.ts";
import { mySurveys } from "./mySurveys.ts";
import { makeKnownWaves } from "./ownForm.ts";
import type { AnswerDeps } from "./ownForm.ts";
import { ownScore } from "./ownScore.ts";
import { optOut, saveAnswers, surveyForm } from "./saveAnswers.ts";

/** begun: something is saved; submitted: counts as it stands, and can be changed until the survey closes. */
export type OwnState = "new" | "begun" | "submitted" | "opted-out";
export type MySurveyView = { readonly wave: Omit<Wave, "state">; readonly campaign: Campaign; readonly instrument: Instrument; readonly state: OwnState; readonly closes: Date };
/** The pages that these answers lead to, and what is told before the first of them. */
export type FormView = MySurveyView & { readonly pages: readonly Page[]; readonly answers: Answers; readonly about: readonly string[]; readonly wellBeing: boolean; /** the sending by which the person has their card, counted from 1; null when it is not known to have come */ readonly lastSending: number | null };
/** Answers that cannot be kept are refused with all that is wrong with them; then none of them is kept. */
export type Saved = Answer<FormView> | (Extract<Answer<FormView>, { ok: false }> & { readonly faults: readonly AnswerFault[] });
export type OwnScoreView = { readonly score: number | null; readonly says: string; readonly help: readonly { readonly name: string; readonly how: string }[] };

/**
 * What a person does with surveys that were sent to them. None of it leaves a line, a job, a change or a stored outcome: all
 * that is written is the sealed draft. Hence no keys of attempts either: to save or submit again is to save or submit the same.
 */
export type MyVerbs = {
  mySurveys(actor: Actor): Promise<{ readonly surveys: readonly MySurveyView[]; /** there is a key left to erase by */ readonly canErase: boolean }>;
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
