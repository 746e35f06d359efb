import type { SurveyKeys } from "../../services/survey/surveyPorts.ts";

const nowhere = (): Promise<never> => Promise.reject(new Error("SURVEY_KEY_FILE is empty: there is nowhere to keep a pilot's key"));

/** Where no key file is set: nothing can be started, and nothing that was started elsewhere can be opened. */
export const noKeys: SurveyKeys = { prepare: nowhere, pseudonyms: () => Promise.resolve(null), pseudonymsInWave: () => Promise.resolve(null), drawer: () => Promise.resolve(null), destroyed: () => Promise.resolve(false), destroy: nowhere };
