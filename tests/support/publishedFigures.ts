import type { ResultTable, WaveResults } from "../../src/contract/surveys.ts";
import type { Cellar, Figure, Knowledge, Secret, Sum } from "./attacker.ts";

/** What an attacker makes of the results of one wave as they are answered over HTTP: who was invited where is known, and every number that is shown is a sum. */

/** A place as everybody knows it: the invited by name, under the values that the page uses. */
export type KnownPlace = { readonly id: string; readonly hub: string; readonly municipality: string; readonly extent: string; readonly invited: number };
/** The truth, for the test alone: of each form its place, and the part that each question's answer falls in; none: "". */
export type TrueForm = { readonly place: string; readonly answers: Readonly<Record<string, string>> };
/** A question's parts by how a row begins on the page: "4: nästan" is the part "4", "Under gränsvärdet" is "below". */
export type Asked = { readonly id: string; readonly parts: readonly string[]; readonly partsOf: (label: string) => readonly string[] };

const everywhere = (places: readonly KnownPlace[]): number[] => [...places.keys()];
const where = (places: readonly KnownPlace[], by: "hub" | "municipality" | "extent", label: string): number[] => [...places.keys()].filter((at) => places[at]?.[by] === label);

function figuresOf(atoms: readonly number[], table: ResultTable, asked: Asked): Figure[] {
  return table.rows.flatMap(({ label, count }): Figure[] => ("value" in count ? [{ atoms, question: asked.id, parts: asked.partsOf(label), value: count.value }] : []));
}

/** Every number of a page of results, and of tables asked for since, as an equation. */
export function figuresIn(results: Pick<WaveResults, "responseRate" | "wellBeing" | "questions" | "cuts">, places: readonly KnownPlace[], questions: readonly Asked[]): Figure[] {
  const all = everywhere(places);
  const askedBy = (table: ResultTable, id: string): Asked | undefined => questions.find((one) => one.id === id) ?? questions.find((one) => table.id.endsWith(`/${one.id}`));
  const tables = (atoms: readonly number[], of: readonly ResultTable[]): Figure[] =>
    of.flatMap((table) => {
      const asked = askedBy(table, table.id.endsWith("sides") ? "well" : table.id);
      return asked ? figuresOf(atoms, table, asked) : [];
    });
  const people = (atoms: readonly number[], shown: { value: number } | { hidden: string }): Figure[] => ("value" in shown ? [{ atoms, question: null, parts: [], value: shown.value }] : []);
  return [
    ...people(all, results.responseRate.respondents),
    ...tables(all, [...(results.wellBeing ? [results.wellBeing.sides] : []), ...results.questions]),
    ...results.cuts.flatMap(({ by, groups }) => groups.flatMap((group) => [...people(where(places, by, group.label), group.respondents), ...tables(where(places, by, group.label), group.tables)])),
  ];
}

const small = (forms: readonly TrueForm[], question: string | null): boolean => {
  if (forms.length < 5 || question === null) return forms.length < 5;
  const given = forms.flatMap(({ answers }) => (answers[question] ? [answers[question]] : []));
  if (question !== "well") return given.length < 5;
  const below = given.filter((part) => part === "below").length;
  return given.length < 10 || below < 3 || given.length - below < 3;
};

/** What must not be found: of every place, every value of the background and every two places, the numbers that are under a threshold and about which anything was shown. */
export function secretsOf(places: readonly KnownPlace[], questions: readonly Asked[], forms: readonly TrueForm[], figures: readonly Figure[]): Secret[] {
  const groups = [
    ...[...places.keys()].map((at) => [at]),
    ...[...places.keys()].flatMap((one) => [...places.keys()].flatMap((two) => (one < two ? [[one, two]] : []))),
    ...(["hub", "municipality", "extent"] as const).flatMap((by) => [...new Set(places.map((place) => place[by]))].map((label) => where(places, by, label))),
  ];
  const distinct = [...new Map(groups.map((atoms) => [atoms.join(), atoms])).values()];
  return distinct.flatMap((atoms) => {
    const inside = forms.filter(({ place }) => atoms.some((at) => places[at]?.id === place));
    const secret = (sum: Sum): Secret => ({ ...sum, name: `${atoms.map((at) => places[at]?.id).join("+")} ${sum.question ?? "respondents"} ${sum.parts.join()}`, truth: inside.filter(({ answers }) => sum.question === null || sum.parts.includes(answers[sum.question] ?? "")).length });
    return [null, ...questions].flatMap((asked): Secret[] => {
      const question = asked?.id ?? null;
      if (!small(inside, question) || !figures.some((figure) => (question === null || figure.question === question) && figure.atoms.some((at) => atoms.includes(at)))) return [];
      return asked === null ? [secret({ atoms, question, parts: [] })] : asked.parts.filter((part) => part !== "").map((part) => secret({ atoms, question, parts: [part] }));
    });
  });
}

export const knowledgeFrom = (places: readonly KnownPlace[], questions: readonly Asked[], figures: readonly Figure[]): Knowledge => ({
  atoms: places.map(({ id, invited }): Cellar => ({ place: id, invited })),
  questions: Object.fromEntries(questions.map(({ id, parts }) => [id, parts])),
  figures,
});
