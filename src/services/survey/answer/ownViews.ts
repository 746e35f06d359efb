import type { AnswerFault } from "../../../domain/survey/answering.ts";
import type { Answers, Instrument, Page } from "../../../domain/survey/instrument.ts";
import type { Answer } from "../../ports.ts";
import type { Campaign, Wave } from "../surveyPorts.ts";

/** begun: something is saved; submitted: counts as it stands, and can be changed until the survey closes. */
export type OwnState = "new" | "begun" | "submitted" | "opted-out";
export type MySurveyView = { readonly wave: Omit<Wave, "state">; readonly campaign: Campaign; readonly instrument: Instrument; readonly state: OwnState; readonly closes: Date };
export type MySurveysView = { readonly surveys: readonly MySurveyView[]; /** there is a key left to erase by */ readonly canErase: boolean };
/** The pages that these answers lead to, and what is told before the first of them. */
export type FormView = MySurveyView & { readonly pages: readonly Page[]; readonly answers: Answers; readonly about: readonly string[]; readonly wellBeing: boolean; /** the sending by which the person has their card, counted from 1; null when it is not known to have come */ readonly lastSending: number | null };
/** Answers that cannot be kept are refused with all that is wrong with them; then none of them is kept. */
export type Saved = Answer<FormView> | (Extract<Answer<FormView>, { ok: false }> & { readonly faults: readonly AnswerFault[] });
export type OwnScoreView = { readonly score: number | null; readonly says: string; readonly help: readonly { readonly name: string; readonly how: string }[] };
