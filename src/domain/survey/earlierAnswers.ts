import { answerFault, who5Of } from "./answering.ts";
import type { AnswerFaultCode } from "./answering.ts";
import type { Answer, Answers, Instrument } from "./instrument.ts";
import { questionOf } from "./instrument.ts";
import { readCell } from "./readCell.ts";

/** What a column of a file of earlier answers holds. `score` is a WHO-5 score that was counted before, 0-100; `left-out` is a column that somebody has looked at and does not want. */
export type ColumnRole = { readonly kind: (typeof columnRoles)[number] } | { readonly kind: "item"; readonly question: string };
export const columnRoles = ["person", "wave", "hub", "municipality", "extent", "score", "left-out"] as const;

/** By the column's name in the first row. */
export type ColumnMapping = Readonly<Record<string, ColumnRole>>;

/** A mapping as it is sent: "person", "left-out" and so on, or "item:" and the id of a question. What is none of these maps nothing, and the column is then unknown. */
export const readMapping = (sent: Readonly<Record<string, string>>): ColumnMapping =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([column, says]): [string, ColumnRole][] => {
      const kind = columnRoles.find((role) => role === says);
      if (kind) return [[column, { kind }]];
      return says.startsWith("item:") ? [[column, { kind: "item", question: says.slice("item:".length) }]] : [];
    }),
  );

/** Rows that are split already; the first row of the file is `columns`. */
type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What the background values of a file may be; null: any. */
export type KnownValues = { readonly waves: readonly string[] | null; readonly hubs: readonly string[] | null; readonly municipalities: readonly string[] | null; readonly extents: readonly string[] | null };

/** One person in one wave. `person` is whatever the file calls them, and goes no further than to the pseudonym. `score` stands only where the items do not give one. */
export type EarlierRow = {
  readonly row: number;
  readonly person: string;
  readonly wave: string;
  readonly hub: string | null;
  readonly municipality: string | null;
  readonly extent: string | null;
  readonly answers: Answers;
  readonly score: number | null;
};

export type EarlierFaultCode =
  | AnswerFaultCode
  | "unknown-column"
  | "doubled-column"
  | "no-such-column"
  | "doubled-role"
  | "no-person-column"
  | "no-wave-column"
  | "no-answer-column"
  | "unknown-item"
  | "no-score-in-form"
  | "no-person"
  | "no-wave"
  | "unknown-wave"
  | "unknown-hub"
  | "unknown-municipality"
  | "unknown-extent"
  | "not-an-answer"
  | "not-a-score"
  | "score-differs"
  | "empty"
  | "blank-row"
  | "cells-differ"
  | "person-and-wave-doubled"
  | "not-csv"
  | "too-many-rows"
  | "too-many-waves"
  | "wave-not-past"
  | "few-in-wave"
  | "wave-already-here"
  | "more-faults";

/** Rows are counted as a spreadsheet does: the names of the columns are row 1. A column is null when the fault is of the whole row. */
export type EarlierFault = { readonly row: number; readonly column: string | null; readonly code: EarlierFaultCode };

/** What would come in. Nothing is lost in silence: every row of the file is in `rows`, or has a fault. */
export type DryRun = { readonly total: number; readonly rows: readonly EarlierRow[]; readonly faults: readonly EarlierFault[] };

const roleKey = (role: ColumnRole): string => (role.kind === "item" ? `item ${role.question}` : role.kind);
const roleOf = (mapping: ColumnMapping, column: string): ColumnRole | null => (Object.hasOwn(mapping, column) ? (mapping[column] ?? null) : null);

/** What is wrong with the mapping itself: then no row is read. */
function mappingFaults(columns: readonly string[], mapping: ColumnMapping, instrument: Instrument): EarlierFault[] {
  const roles = Object.entries(mapping);
  const has = (kind: ColumnRole["kind"]): boolean => roles.some(([, role]) => role.kind === kind);
  const fault = (code: EarlierFaultCode, column: string | null): EarlierFault => ({ row: 1, column, code });
  return [
    ...columns.flatMap((column, i) => {
      if (columns.indexOf(column) < i) return [fault("doubled-column", column)];
      return roleOf(mapping, column) ? [] : [fault("unknown-column", column)];
    }),
    ...roles.flatMap(([column, role], i) => {
      const codes: (EarlierFaultCode | false)[] = [
        !columns.includes(column) && "no-such-column",
        role.kind !== "left-out" && roles.findIndex(([, other]) => roleKey(other) === roleKey(role)) < i && "doubled-role",
        role.kind === "item" && !questionOf(instrument, role.question) && "unknown-item",
        role.kind === "score" && instrument.scores.length === 0 && "no-score-in-form",
      ];
      return codes.flatMap((code) => (code === false ? [] : [fault(code, column)]));
    }),
    ...(has("person") ? [] : [fault("no-person-column", null)]),
    ...(has("wave") ? [] : [fault("no-wave-column", null)]),
    ...(has("item") || has("score") ? [] : [fault("no-answer-column", null)]),
  ];
}

const isScore = (score: number): boolean => Number.isInteger(score) && score >= 0 && score <= 100 && score % 4 === 0;

type Cell = { readonly column: string; readonly role: ColumnRole; readonly text: string };
type RowRead = { readonly row: number; readonly who: string | null; readonly read: EarlierRow | null; readonly faults: readonly EarlierFault[] };

function readRow(cells: readonly Cell[], row: number, instrument: Instrument, known: KnownValues): RowRead {
  const faults: EarlierFault[] = [];
  const fault = (code: EarlierFaultCode, column: string | null): null => {
    faults.push({ row, column, code });
    return null;
  };
  const word = (kind: "person" | "wave" | "hub" | "municipality" | "extent", allowed: readonly string[] | null): string | null => {
    const cell = cells.find(({ role }) => role.kind === kind);
    if (!cell || cell.text === "") return kind === "person" || kind === "wave" ? fault(`no-${kind}`, cell?.column ?? null) : null;
    return kind === "person" || !allowed || allowed.includes(cell.text) ? cell.text : fault(`unknown-${kind}`, cell.column);
  };
  const person = word("person", null);
  const wave = word("wave", known.waves);
  const background = { hub: word("hub", known.hubs), municipality: word("municipality", known.municipalities), extent: word("extent", known.extents) };

  const answers: Answers = Object.fromEntries(
    cells.flatMap(({ column, role, text }): [string, Answer][] => {
      const question = role.kind === "item" ? questionOf(instrument, role.question) : null;
      if (!question || text === "") return [];
      const answer = readCell(question, text);
      const code = answer ? answerFault(question, answer) : "not-an-answer";
      if (code) fault(code, column);
      return answer && !code ? [[question.id, answer]] : [];
    }),
  );
  const given = cells.find(({ role, text }) => role.kind === "score" && text !== "");
  const score = given && /^\d{1,3}$/.test(given.text) && isScore(Number(given.text)) ? Number(given.text) : null;
  if (given && score === null) fault("not-a-score", given.column);
  const counted = who5Of(instrument, answers);
  if (given && score !== null && counted !== null && counted !== score) fault("score-differs", given.column);
  if (faults.length === 0 && Object.keys(answers).length === 0 && score === null) fault("empty", null);
  if (person === null || wave === null) return { row, who: null, read: null, faults };
  const read = faults.length === 0 ? { row, person, wave, ...background, answers, score: counted === null ? score : null } : null;
  return { row, who: JSON.stringify([person, wave]), read, faults };
}

/**
 * Reads earlier answers, one row a person and wave, without keeping any: what would come in, and every fault by row. A row with a
 * fault is not taken in part. Where a person and wave stands twice, neither row is taken, since nobody knows which is right.
 */
export function dryRunOf(table: Table, mapping: ColumnMapping, instrument: Instrument, known: KnownValues): DryRun {
  const total = table.rows.length;
  const wrong = mappingFaults(table.columns, mapping, instrument);
  if (wrong.length > 0) return { total, rows: [], faults: wrong };
  const results = table.rows.map((texts, i): RowRead => {
    const row = i + 2;
    const unread = (code: EarlierFaultCode): RowRead => ({ row, who: null, read: null, faults: [{ row, column: null, code }] });
    if (texts.every((text) => text.trim() === "")) return unread("blank-row");
    if (texts.length !== table.columns.length) return unread("cells-differ");
    const cells = table.columns.flatMap((column, j): Cell[] => {
      const role = roleOf(mapping, column);
      return role ? [{ column, role, text: (texts[j] ?? "").trim() }] : [];
    });
    return readRow(cells, row, instrument, known);
  });
  const times = new Map<string, number>();
  for (const { who } of results) if (who !== null) times.set(who, (times.get(who) ?? 0) + 1);
  const isDoubled = ({ who }: RowRead): boolean => who !== null && (times.get(who) ?? 0) > 1;
  return {
    total,
    rows: results.flatMap((one) => (one.read && !isDoubled(one) ? [one.read] : [])),
    faults: results.flatMap((one): EarlierFault[] => [...one.faults, ...(isDoubled(one) ? [{ row: one.row, column: null, code: "person-and-wave-doubled" as const }] : [])]),
  };
}
