import type { Hub } from "../../../domain/hub.ts";
import type { Language } from "../../../domain/people.ts";
import type { Column } from "../../../domain/survey/columns.ts";
import { columnsOf } from "../../../domain/survey/columns.ts";
import type { Band } from "../../../domain/survey/extent.ts";
import type { Instrument } from "../../../domain/survey/instrument.ts";
import { labelOf, questionOf } from "../../../domain/survey/instrument.ts";
import { noValue } from "../../../domain/survey/places.ts";
import type { Background } from "../../../domain/survey/waveForms.ts";
import { words } from "../../wording/words.ts";

/** What ids in a report are called, for one reader. */
export type Readable = {
  readonly language: Language;
  column(id: string): string;
  /** a row of answers told together */
  row(columnId: string, answers: readonly string[]): string;
  group(by: Background, value: string): string;
  /** "3,4" in Swedish, "3.4" in English */
  number(value: number): string;
};

export function readableOf(instrument: Instrument, hubs: readonly Hub[], bands: readonly Band[], language: Language): Readable {
  const t = words(language);
  const columns = new Map(columnsOf(instrument).map((column) => [column.id, column]));
  const orOf = (all: readonly string[]): string => (all.length < 2 ? (all[0] ?? "") : t("results.or", { others: all.slice(0, -1).join(", "), last: all.at(-1) ?? "" }));
  const answerOf = (column: Column, answer: string): string => {
    const question = questionOf(instrument, column.questionId);
    if (column.id.includes("#")) return t(answer === "yes" ? "results.yes" : "results.no");
    if (question?.kind === "single") return question.choices.find(({ id }) => id === answer)?.text[language] ?? answer;
    if (question?.kind === "scale" && labelOf(question, Number(answer))) return `${answer}: ${labelOf(question, Number(answer))?.[language] ?? ""}`;
    return answer.includes("..") ? t("results.between", { from: answer.split("..")[0], to: answer.split("..")[1] }) : answer;
  };
  return {
    language,
    column: (id) => {
      const column = columns.get(id);
      const question = column && questionOf(instrument, column.questionId);
      if (!column || !question) return t("results.sides.title");
      const choice = question.kind === "several" ? question.choices.find((one) => column.id === `${question.id}#${one.id}`) : undefined;
      return choice ? t("results.choice", { question: question.text[language], choice: choice.text[language] }) : question.text[language];
    },
    row: (columnId, answers) => {
      const column = columns.get(columnId);
      if (!column) return answers.join(", ");
      const names = answers.map((answer) => answerOf(column, answer));
      // "96..108" and "108..120" are told together as one stretch, not as two.
      if (answers.length > 1 && answers.every((answer) => answer.includes(".."))) return answerOf(column, `${answers[0]?.split("..")[0] ?? ""}..${answers.at(-1)?.split("..")[1] ?? ""}`);
      const [first, last] = [names[0] ?? "", names.at(-1) ?? ""];
      return column.kind === "steps" && names.length > 1 ? t("results.between", { from: first, to: last }) : orOf(names);
    },
    group: (by, value) => {
      if (value === "*") return t({ hub: "survey.place.anyHub", municipality: "survey.place.anyMunicipality", extent: "survey.place.anyExtent" }[by]);
      const none = { hub: "survey.place.noHub", municipality: "survey.place.noMunicipality", extent: "survey.place.anyExtent" }[by];
      const name = (id: string): string => (by === "hub" ? hubs.find((hub) => hub.id === id)?.name : by === "extent" ? bands.find((band) => band.id === id)?.text[language] : undefined) ?? id;
      return orOf(value.split("+").map((id) => (id === noValue ? t(none) : name(id))));
    },
    number: (value) => (Math.round(value * 100) / 100).toLocaleString(language === "sv" ? "sv-SE" : "en-GB"),
  };
}
