import type { Language } from "../../src/domain/people.ts";
import { en } from "./en.ts";
import { sv } from "./sv.ts";
import type { BotTexts } from "./sv.ts";

const texts: Readonly<Record<Language, BotTexts>> = { sv, en };
/** The bot's own texts in one language. */
export const botTexts = (language: Language): BotTexts => texts[language];
