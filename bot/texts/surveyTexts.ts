import type { Language } from "../../src/domain/people.ts";
import { surveyEn } from "./surveyEn.ts";
import { surveySv } from "./surveySv.ts";
import type { SurveyTexts } from "./surveySv.ts";

const texts: Readonly<Record<Language, SurveyTexts>> = { sv: surveySv, en: surveyEn };
/** What the bot says about surveys, in one language. */
export const surveyTexts = (language: Language): SurveyTexts => texts[language];
