import type { Language } from "../../src/contract.ts";
import { recall } from "./memory.ts";

export const isLanguage = (text: string): text is Language => text === "sv" || text === "en";

/** The language to begin in, before the server has told what the person chose: what they had chosen last time, else that of Teams or the browser. */
export function firstLanguage(locale: string): Language {
  const before = recall("language", "browser");
  if (isLanguage(before)) return before;
  return localeLanguage(locale);
}
/** Swedish is the first language: only a locale that is plainly another gets English. */
export const localeLanguage = (locale: string): Language => (locale !== "" && !/^(sv|nb|nn|no|da)/i.test(locale) ? "en" : "sv");
