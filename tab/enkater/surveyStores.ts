import type { MySurveys, SurveyAnswer, SurveyForm } from "../../src/contract/surveys.ts";
import { getMySurveys, getSurvey } from "../api/mySurveys.ts";
import { makeCache } from "../shell/cache.ts";
import { makeValue } from "../shell/value.ts";

/** one key: `only` */
export const mySurveys = makeCache<MySurveys>(getMySurveys);
/** by wave */
export const forms = makeCache<SurveyForm>(getSurvey);

/** What has been written since the server last said that it was saved, by question; null takes an answer away. */
export type Unsaved = Readonly<Record<string, SurveyAnswer | null>>;

/** By wave. In the page's memory alone: a browser that others use too must not keep anybody's answers. */
export const unsaved = makeValue<Readonly<Record<string, Unsaved>>>({});

export const unsavedOf = (waveId: string): Unsaved => unsaved.read()[waveId] ?? {};
export const write = (waveId: string, question: string, answer: SurveyAnswer | null): void => unsaved.set({ ...unsaved.read(), [waveId]: { ...unsavedOf(waveId), [question]: answer } });

/** Forgets what has now been saved. What was written over it meanwhile is kept. */
export function forgetSaved(waveId: string, sent: Unsaved): void {
  const left = Object.entries(unsavedOf(waveId)).filter(([question, answer]) => sent[question] !== answer);
  unsaved.set({ ...unsaved.read(), [waveId]: Object.fromEntries(left) });
}
export const forgetAll = (): void => unsaved.set({});
