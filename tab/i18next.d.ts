import "i18next";
import type { AdministrationTexts } from "./texts/administration.sv.ts";
import type { EnkaterTexts } from "./texts/enkater.sv.ts";
import type { HrTexts } from "./texts/hr.sv.ts";
import type { ResultsTexts } from "./texts/results.sv.ts";
import type { Texts } from "./texts/sv.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    returnNull: false;
    resources: { translation: Texts; administration: AdministrationTexts; enkater: EnkaterTexts; hr: HrTexts; results: ResultsTexts };
  }
}
