import type { Language } from "../../src/contract.ts";

/** Made once: what a list is in a language takes longer to look up than to write. */
const lists = { sv: new Intl.ListFormat("sv-SE"), en: new Intl.ListFormat("en-GB") } as const;

/** "Du, Maria och 2 till", "You, Maria and 2 more" */
export const listed = (parts: readonly string[], language: Language): string => lists[language].format(parts);
