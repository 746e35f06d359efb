import "i18next";
import type { Texts } from "./texts/sv.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    returnNull: false;
    resources: { translation: Texts };
  }
}
