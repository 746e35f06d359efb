import type { Language } from "../../domain/people.ts";
import { words } from "./words.ts";

const numbered = /^Plats (\d+)$/;

/** A desk's name for a reader of a language. "Plats 4" is no name of its own but a number in words: "Desk 4" in English. Any other name stays as it is. */
export function deskWords(name: string, language: Language): string {
  const number = numbered.exec(name)?.[1];
  return number === undefined ? name : words(language)("desk", { number });
}
