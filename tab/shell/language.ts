import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../../src/contract.ts";
import type { Texts } from "../texts/sv.ts";
import { speak } from "../api/request.ts";
import { makeValue } from "./value.ts";

/** One instance, made without detection or loading of its own: the language is the person's choice, else that of Teams. */
export const i18n = createInstance();
export const language = makeValue<Language>("sv");

/** Words of pages that few open or that come later: fetched with their page, in namespaces of their own. */
const further = {
  administration: { sv: async () => (await import("../texts/administration.sv.ts")).administrationSv, en: async () => (await import("../texts/administration.en.ts")).administrationEn },
  enkater: { sv: async () => (await import("../texts/enkater.sv.ts")).enkaterSv, en: async () => (await import("../texts/enkater.en.ts")).enkaterEn },
  hr: { sv: async () => (await import("../texts/hr.sv.ts")).hrSv, en: async () => (await import("../texts/hr.en.ts")).hrEn },
  results: { sv: async () => (await import("../texts/results.sv.ts")).resultsSv, en: async () => (await import("../texts/results.en.ts")).resultsEn },
};
export type Further = keyof typeof further;
const spokenToo = new Set<Further>();

const add = async (name: Further, wanted: Language): Promise<void> => void i18n.addResourceBundle(wanted, name, await further[name][wanted](), true, true);

/** Fetches a page's own words, now and whenever the language changes. */
export async function alsoSpeak(name: Further): Promise<void> {
  spokenToo.add(name);
  await add(name, language.read());
}

const textsOf = async (wanted: Language): Promise<Texts> => (wanted === "sv" ? (await import("../texts/sv.ts")).sv : (await import("../texts/en.ts")).en);

/** Loads the words and speaks them, here and to the server. */
export async function speakLanguage(wanted: Language): Promise<void> {
  const texts = await textsOf(wanted);
  if (!i18n.isInitialized)
    await i18n.use(initReactI18next).init({ lng: wanted, resources: { [wanted]: { translation: texts } }, interpolation: { escapeValue: false } });
  else {
    i18n.addResourceBundle(wanted, "translation", texts, true, true);
    await Promise.all([...spokenToo].map((name) => add(name, wanted)));
    await i18n.changeLanguage(wanted);
  }
  document.documentElement.lang = wanted;
  speak(wanted);
  language.set(wanted);
}
