import type { Language } from "../../../src/contract.ts";

/** What a column may hold, beside the questions of the form. */
export const roles = ["person", "wave", "hub", "municipality", "extent", "score"] as const;
export type Role = (typeof roles)[number];
export const leftOut = "left-out";
export const ofQuestion = (id: string): string => `item:${id}`;

export type FormQuestion = { readonly id: string; readonly text: string };

/** The names under which such columns are often found, in small letters. */
const names: Record<Role, readonly string[]> = {
  person: ["person", "personid", "id", "respondent", "anställningsnummer"],
  wave: ["wave", "mätning", "omgång", "period"],
  hub: ["hub", "hubb"],
  municipality: ["municipality", "kommun"],
  extent: ["extent", "omfattning"],
  score: ["score", "who5", "who-5", "välmående", "poäng"],
};

/** A first guess of what each column is, by its name; what is not recognised is left out, and no role is given twice. */
export function guessMapping(columns: readonly string[], questions: readonly FormQuestion[]): Readonly<Record<string, string>> {
  const taken = new Set<string>();
  return Object.fromEntries(
    columns.map((column) => {
      const name = column.toLowerCase();
      const question = questions.find(({ id }) => id.toLowerCase() === name);
      const guess = question ? ofQuestion(question.id) : (roles.find((role) => names[role].includes(name)) ?? leftOut);
      const free = guess === leftOut || !taken.has(guess);
      taken.add(guess);
      return [column, free ? guess : leftOut];
    }),
  );
}

const isLoose = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === "object" && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The questions of a questionnaire as its file stands, in their order and in one language; what is not of that shape is left out. */
export function questionsOf(instrument: unknown, language: Language): readonly FormQuestion[] {
  if (!isLoose(instrument)) return [];
  return listOf(instrument["pages"])
    .flatMap((page) => (isLoose(page) ? listOf(page["questions"]) : []))
    .flatMap((question) => {
      if (!isLoose(question) || typeof question["id"] !== "string" || !isLoose(question["text"])) return [];
      const text = question["text"][language];
      return typeof text === "string" ? [{ id: question["id"], text }] : [];
    });
}
