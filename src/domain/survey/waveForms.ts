import { changeBetween } from "../disclosure/change.ts";
import type { Change } from "../disclosure/change.ts";
import type { Group, Place, Population, Sheet, Values } from "../disclosure.ts";
import type { Column } from "./columns.ts";
import { columnsOf, familiesOf, valuesOf } from "./columns.ts";
import type { Answers, Instrument } from "./instrument.ts";
import type { StoredPlace } from "./places.ts";

/**
 * Waves as disclosure.ts sees them. Names carry the wave, so that a cell that was shown means the same whether the wave stands
 * alone or has been linked with another: `in:<wave>` says yes of who answered it, `hub:<wave>` where they were placed then, and
 * `<wave>|q7` is question 7 as it was answered in it.
 */
export const backgrounds = ["hub", "municipality", "extent"] as const;
export type Background = (typeof backgrounds)[number];

export type FormsOfWave = {
  readonly waveId: string;
  readonly instrument: Instrument;
  readonly places: readonly StoredPlace[];
  /** place of everybody invited, by pseudonym; only looked at where waves are linked */
  readonly invited: ReadonlyMap<string, string>;
  readonly sheets: readonly { readonly pseudonym: string; readonly placeId: string; readonly answers: Answers }[];
};

export const inWave = (waveId: string): string => `in:${waveId}`;
export const whole = (waveId: string): Group => ({ [inWave(waveId)]: ["yes"] });
export const groupOf = (waveId: string, by: Background, value: string): Group => ({ [inWave(waveId)]: ["yes"], [`${by}:${waveId}`]: [value] });
export const questionIn = (waveId: string, columnId: string): string => `${waveId}|${columnId}`;
/** The change of one person from a wave to another. */
export const changeOf = (from: string, to: string, columnId: string): string => `${from}>${to}|${columnId}`;

const placeValues = (waveId: string, { values }: StoredPlace): [string, string][] => backgrounds.map((by) => [`${by}:${waveId}`, values[by]]);
const answersIn = ({ waveId, instrument }: FormsOfWave, answers: Answers): [string, string][] => Object.entries(valuesOf(instrument, answers)).map(([column, value]) => [questionIn(waveId, column), value]);
const joinedIn = ({ waveId, instrument }: FormsOfWave): string[][] => familiesOf(instrument).map((family) => family.map((column) => questionIn(waveId, column)));

/** One wave by itself: one form a person, under the place it was stored with. */
export const aloneOf = (wave: FormsOfWave): Population => ({
  places: wave.places.map((place): Place => ({ id: place.id, values: Object.fromEntries([[inWave(wave.waveId), "yes"], ...placeValues(wave.waveId, place)]), invited: place.invited })),
  sheets: wave.sheets.map(({ placeId, answers }): Sheet => ({ place: placeId, answers: Object.fromEntries(answersIn(wave, answers)) })),
  joined: joinedIn(wave),
});

/** Columns of which a change can be told between two waves: those that are the same in both, with an order. */
export const comparable = (from: Instrument, to: Instrument): readonly Column[] => {
  const earlier = new Map(columnsOf(from).map((column) => [column.id, JSON.stringify(column)]));
  return columnsOf(to).filter((column) => (column.kind === "well-being" || column.hasMean) && earlier.get(column.id) === JSON.stringify(column));
};

/**
 * Several waves linked by their pseudonyms: one form a person. Its place is the combination of the places in every wave they were
 * invited to, and what everybody knows of who was invited to which is a fence. Null when a form is nobody's among the invited, as
 * where pseudonyms have been severed from people: then nothing can be linked.
 */
export function linkedOf(waves: readonly FormsOfWave[], pairs: readonly (readonly [from: string, to: string])[]): Population | null {
  const combinations = new Map<string, { readonly of: readonly (StoredPlace | null)[]; invited: number }>();
  const combinationOf = new Map<string, string>();
  const stored = waves.map(({ places }) => new Map(places.map((place) => [place.id, place])));
  for (const pseudonym of new Set(waves.flatMap(({ invited }) => [...invited.keys()]))) {
    const of = waves.map(({ invited }, at) => stored[at]?.get(invited.get(pseudonym) ?? "") ?? null);
    const id = of.map((place) => place?.id ?? "").join("/");
    combinationOf.set(pseudonym, id);
    combinations.set(id, { of, invited: (combinations.get(id)?.invited ?? 0) + 1 });
  }
  const places = [...combinations].map(([id, { of, invited }]): Place => ({
    id,
    values: Object.fromEntries(waves.flatMap(({ waveId }, at) => (of[at] ? placeValues(waveId, of[at]) : []))),
    invited,
    fence: of.map((place) => (place === null ? "-" : "x")).join(""),
  }));
  const changes = pairs.flatMap(([from, to]): Change[] => {
    const [one, two] = [waves.find(({ waveId }) => waveId === from), waves.find(({ waveId }) => waveId === to)];
    return one && two ? comparable(one.instrument, two.instrument).map((column) => ({ name: changeOf(from, to, column.id), from: questionIn(from, column.id), to: questionIn(to, column.id), of: column.kind === "well-being" ? "sides" : "steps" })) : [];
  });
  const forms = waves.map(({ sheets }) => new Map(sheets.map((sheet) => [sheet.pseudonym, sheet])));
  const people = [...new Set(waves.flatMap(({ sheets }) => sheets.map(({ pseudonym }) => pseudonym)))];
  if (people.some((pseudonym) => !combinationOf.has(pseudonym) || waves.some(({ invited }, at) => forms[at]?.has(pseudonym) && !invited.has(pseudonym)))) return null;
  const sheets = people.map((pseudonym): Sheet => {
    const values = new Map(waves.flatMap((wave, at) => answersIn(wave, forms[at]?.get(pseudonym)?.answers ?? {})));
    const changed = changes.flatMap(({ name, from, to, of }): [string, string][] => {
      const value = changeBetween(of, values.get(from), values.get(to));
      return value === null ? [] : [[name, value]];
    });
    const traits: Values = Object.fromEntries(waves.map(({ waveId }, at) => [inWave(waveId), forms[at]?.has(pseudonym) ? "yes" : "no"]));
    return { place: combinationOf.get(pseudonym) ?? "", traits, answers: Object.fromEntries([...values, ...changed]) };
  });
  return { places, sheets, joined: waves.flatMap(joinedIn), changes };
}
