import type { Language } from "../../src/domain/people.ts";
import { botTexts } from "../texts/botTexts.ts";

/** "a", "a och b", "a, b och c" */
export const listWords = (all: readonly string[], language: Language): string =>
  all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} ${botTexts(language).and} ${all.at(-1)}`;
