import i18next from "i18next";
import type { TFunction } from "i18next";
import type { Language } from "../../domain/people.ts";
import { en } from "./en.ts";
import { sv } from "./sv.ts";

const texts = i18next.createInstance();
await texts.init({ lng: "sv", fallbackLng: "sv", resources: { sv: { translation: sv }, en: { translation: en } }, interpolation: { escapeValue: false } });

/** The texts in one language. */
export const words = (language: Language): TFunction => texts.getFixedT(language);
