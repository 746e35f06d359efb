import type { Erased, MySurveys, OptOut, OwnScore, SurveyForm, SurveySave } from "../../src/contract/surveys.ts";
import { request, type Answer } from "./request.ts";

/** A person's own surveys. No call carries an `Idempotency-Key`: what is saved is the same saved twice, and nothing may be kept that joins a person to a form. */

const at = (waveId: string): string => `/api/surveys/${encodeURIComponent(waveId)}`;

export const getMySurveys = (): Promise<Answer<MySurveys>> => request<MySurveys>({ path: "/api/surveys", has: "surveys" });
export const getSurvey = (waveId: string): Promise<Answer<SurveyForm>> => request<SurveyForm>({ path: at(waveId), has: "pages" });
/** Keeps the answers given; answers with the form, whose pages may now be others. */
export const saveAnswers = (waveId: string, save: SurveySave): Promise<Answer<SurveyForm>> => request<SurveyForm>({ method: "PUT", path: `${at(waveId)}/answers`, body: save, has: "pages" });
export const submitSurvey = (waveId: string, save: SurveySave): Promise<Answer<SurveyForm>> => request<SurveyForm>({ method: "POST", path: `${at(waveId)}/submit`, body: save, has: "pages" });
export const getOwnScore = (waveId: string): Promise<Answer<OwnScore>> => request<OwnScore>({ path: `${at(waveId)}/own-score`, has: "says" });
export const optOut = (waveId: string, wish: OptOut): Promise<Answer<OptOut>> => request<OptOut>({ method: "POST", path: `${at(waveId)}/opt-out`, body: wish, has: "optOut" });
export const eraseAnswers = (): Promise<Answer<Erased>> => request<Erased>({ method: "DELETE", path: "/api/survey-answers", has: "erased" });
