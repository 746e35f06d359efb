import { houseThresholds } from "../../../domain/disclosure.ts";
import { municipalities } from "../../../domain/municipality.ts";
import type { Hub } from "../../../domain/hub.ts";
import { dryRunOf, readMapping } from "../../../domain/survey/earlierAnswers.ts";
import type { EarlierFault, EarlierFaultCode, EarlierRow } from "../../../domain/survey/earlierAnswers.ts";
import { pilotBands } from "../../../domain/survey/extent.ts";
import type { Instrument } from "../../../domain/survey/instrument.ts";
import { isLocalDate } from "../../../domain/time.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { TextTables } from "../surveyPorts.ts";
import type { EarlierWish } from "./resultVerbs.ts";

const mostRows = 20_000;
/** Beyond so many, results take too long to be judged beside each other. */
const mostWaves = 12;
const mostFaults = 200;

/** A wave of the file: its day, and what each person said. */
export type EarlierWaveRead = { readonly day: LocalDate; readonly rows: readonly EarlierRow[] };
export type EarlierRead = { readonly total: number; readonly people: number; readonly waves: readonly EarlierWaveRead[]; readonly faults: readonly EarlierFault[] };

/** What people write for a value, in small letters, and the id that it is stored by. */
type Called = ReadonlyMap<string, string>;
const small = (text: string): string => text.toLocaleLowerCase("sv");
const calledBy = (pairs: readonly (readonly [name: string, id: string])[]): Called => new Map(pairs.map(([name, id]) => [small(name), id]));
const extentCalled = calledBy(pilotBands.flatMap(({ id, text }) => [id, text.sv, text.en].map((name) => [name, id] as const)));
const municipalityCalled = calledBy(municipalities.map(({ name }) => [name, name]));

/** The day of a wave: as HR has said, or as the cell says it. A month stands for its first day. */
function dayOf(wave: string, days: Readonly<Record<string, LocalDate>>): LocalDate | null {
  const said = Object.hasOwn(days, wave) ? days[wave] : undefined;
  const day = said ?? (/^\d{4}-\d{2}$/.test(wave) ? `${wave}-01` : wave);
  return isLocalDate(day) ? day : null;
}

/** A database text holds neither NUL nor half a character. */
const clean = (text: string): string => text.toWellFormed().replaceAll("\0", "");

/** The faults of rows that can be read each by itself. */
function faultsOfRows(rows: readonly EarlierRow[], columnOf: (kind: string) => string | null, days: Readonly<Record<string, LocalDate>>, hubs: Called, today: LocalDate): EarlierFault[] {
  const unknown = ({ row }: EarlierRow, kind: "hub" | "municipality" | "extent", value: string | null, called: Called): EarlierFault[] =>
    value === null || called.has(small(value)) ? [] : [{ row, column: columnOf(kind), code: `unknown-${kind}` }];
  return rows.flatMap((one): EarlierFault[] => {
    const day = dayOf(one.wave, days);
    const code: EarlierFaultCode | null = day === null ? "unknown-wave" : day >= today ? "wave-not-past" : null;
    return [...(code ? [{ row: one.row, column: columnOf("wave"), code }] : []), ...unknown(one, "hub", one.hub, hubs), ...unknown(one, "municipality", one.municipality, municipalityCalled), ...unknown(one, "extent", one.extent, extentCalled)];
  });
}

/** Two ways to write one person, or one day, are found here: the rows of a wave in which a person stands already. */
function doubledIn({ rows }: EarlierWaveRead): EarlierFault[] {
  const met = new Set<string>();
  return rows.flatMap(({ row, person }): EarlierFault[] => {
    if (met.has(person)) return [{ row, column: null, code: "person-and-wave-doubled" }];
    met.add(person);
    return [];
  });
}

/**
 * Reads a file of earlier answers without keeping any of it: what would come in, and every fault by row. People are told apart
 * without regard to capitals; background stands by the ids that it is stored by.
 * @param here the days of which this form is loaded already
 */
export function readEarlier(textTables: TextTables, wish: Pick<EarlierWish, "csv" | "mapping" | "waves">, instrument: Instrument, hubs: readonly Hub[], here: ReadonlySet<LocalDate>, today: LocalDate): EarlierRead {
  const file = textTables.read(clean(wish.csv), mostRows);
  const stopped = (code: EarlierFaultCode, row: number): EarlierRead => ({ total: 0, people: 0, waves: [], faults: [{ row, column: null, code }] });
  if (!file.table) return stopped("not-csv", file.row);
  if (file.table.rows.length > mostRows) return stopped("too-many-rows", mostRows + 2);
  const mapping = readMapping(wish.mapping);
  const columnOf = (kind: string): string | null => Object.entries(mapping).find(([, role]) => role.kind === kind)?.[0] ?? null;
  const run = dryRunOf(file.table, mapping, instrument, { waves: null, hubs: null, municipalities: null, extents: null });
  const hubCalled = calledBy(hubs.flatMap(({ id, name }) => [id, name].map((called) => [called, id] as const)));

  const rowFaults = [...run.faults, ...faultsOfRows(run.rows, columnOf, wish.waves, hubCalled, today)];
  const stored = run.rows.flatMap((row) => {
    const day = dayOf(row.wave, wish.waves);
    const idOf = (value: string | null, called: Called): string | null => (value === null ? null : (called.get(small(value)) ?? null));
    return day === null ? [] : [{ day, row: { ...row, person: small(row.person), hub: idOf(row.hub, hubCalled), municipality: idOf(row.municipality, municipalityCalled), extent: idOf(row.extent, extentCalled) } }];
  });
  const waves = [...Map.groupBy(stored, ({ day }) => day)].map(([day, of]): EarlierWaveRead => ({ day, rows: of.map(({ row }) => row) })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const doubled = waves.flatMap(doubledIn);
  const ofWaves = waves.flatMap(({ day, rows }): EarlierFault[] => {
    const code: EarlierFaultCode | null = here.has(day) ? "wave-already-here" : rowFaults.length === 0 && rows.length < houseThresholds.respondents ? "few-in-wave" : null;
    return code && rows[0] ? [{ row: rows[0].row, column: columnOf("wave"), code }] : [];
  });
  const tooMany: EarlierFault[] = waves.length > mostWaves ? [{ row: 1, column: columnOf("wave"), code: "too-many-waves" }] : [];
  const faults = [...tooMany, ...rowFaults, ...doubled, ...ofWaves].toSorted((a, b) => a.row - b.row);
  return {
    total: run.total,
    people: new Set(stored.map(({ row }) => row.person)).size,
    waves,
    faults: faults.length <= mostFaults ? faults : [...faults.slice(0, mostFaults), { row: faults[mostFaults]?.row ?? 1, column: null, code: "more-faults" }],
  };
}
