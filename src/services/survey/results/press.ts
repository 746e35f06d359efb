import type { Cell, CutRefusal, HiddenWhy, Population, Thresholds } from "../../../domain/disclosure.ts";
import type { KeptCell, Shown } from "../../../domain/survey/report.ts";
import { inWave } from "../../../domain/survey/waveForms.ts";
import type { DisclosureJudge } from "../surveyPorts.ts";

/**
 * Proposes table after table, each beside all that is out and all that was decided before it. `cells` are those decided here, to be
 * kept with the snapshot. A cell keeps its id for good; one that was hidden may be tried again under another, never changed.
 */
export type Press = {
  /** @returns what may be shown, by id; all hidden when the table is refused */
  propose(cells: readonly Cell[]): Promise<ReadonlyMap<string, HiddenWhy | null>>;
  /** The same, but nothing is remembered when no cell can be shown. @returns null then */
  tryOut(cells: readonly Cell[]): Promise<ReadonlyMap<string, HiddenWhy | null> | null>;
  readonly cells: readonly KeptCell[];
};

/** A refused cut says no more of its cells than a hidden cell does. */
const whyOf = (refusal: CutRefusal): HiddenWhy => (refusal === "few-invited" ? "few-invited" : "withheld");

export function makePress(judge: DisclosureJudge, population: Population, waveIds: readonly string[], out: readonly KeptCell[], house: Thresholds): Press {
  const thresholds: Thresholds = { ...house, waveBy: waveIds.map(inWave) };
  const decided: KeptCell[] = [];
  const decide = async (cells: readonly Cell[]): Promise<ReadonlyMap<string, HiddenWhy | null>> => {
    const known = [...out, ...decided];
    const decision = await judge.propose({ population, shown: known.filter(({ shown }) => shown), hidden: known.filter(({ shown }) => !shown) }, { cells }, thresholds);
    return new Map(decision.ok ? decision.cells.map((cell) => [cell.id, cell.show ? null : cell.why]) : cells.map(({ id }) => [id, whyOf(decision.refusal)]));
  };
  const remember = (cells: readonly Cell[], shown: ReadonlyMap<string, HiddenWhy | null>): void => {
    for (const cell of cells) decided.push({ ...cell, shown: shown.get(cell.id) === null });
  };
  return {
    cells: decided,
    propose: async (cells) => {
      if (cells.length === 0) return new Map();
      const shown = await decide(cells);
      remember(cells, shown);
      return shown;
    },
    tryOut: async (cells) => {
      if (cells.length === 0) return null;
      const shown = await decide(cells);
      if (![...shown.values()].includes(null)) return null;
      remember(cells, shown);
      return shown;
    },
  };
}

/** A figure where it is shown, else why not; null figures are those of nobody. */
export function shownAs<T>(decided: ReadonlyMap<string, HiddenWhy | null>, id: string, value: T | null): Shown<T> {
  const why = decided.get(id);
  if (why === null && value !== null) return { value };
  return { hidden: why ?? "withheld" };
}
export const isShown = <S extends object>(shown: S): shown is Extract<S, { readonly value: unknown }> => "value" in shown;
