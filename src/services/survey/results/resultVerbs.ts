import type { Texts } from "../../../domain/survey/instrument.ts";
import type { Background } from "../../../domain/survey/waveForms.ts";
import type { Actor } from "../../../domain/people.ts";
import type { HiddenWhy } from "../../../domain/disclosure.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { Answer } from "../../ports.ts";

/** Results in the reader's words, as they go out: the same on the page, in an export and on paper. */
export type ShownNumber = { value: number } | { hidden: HiddenWhy };
export type ShareView = { share: number; low: number; high: number };
export type RowView = { label: string; count: ShownNumber; share?: ShareView };
export type TableView = { id: string; title: string; rowsAre: string; rows: RowView[]; notes: string[] };
export type CutGroupView = { label: string; respondents: ShownNumber; tables: TableView[] };
export type CutView = { id: string; by: Background; title: string; groups: CutGroupView[]; refused?: string };
export type DifferenceView = { difference: number; low: number; high: number };
export type ChangeView = { id: string; title: string; from: string; to: string; paired: (DifferenceView & { pairs: number }) | { hidden: HiddenWhy }; unpaired: DifferenceView | { hidden: HiddenWhy }; notes: string[] };
export type ResponseRate = { invited: number; respondents: ShownNumber; share?: ShareView };
export type RateView = ResponseRate & { waveId: string };
export type ResultsView = {
  waveId: string;
  campaign: string;
  wave: string;
  frozen: string;
  responseRate: ResponseRate;
  wellBeing: { sides: TableView; steps: TableView | null; wording: "house" | "licensed" } | null;
  questions: TableView[];
  cuts: CutView[];
  changes: ChangeView[];
  texts: { question: string; texts: string[] | { hidden: HiddenWhy } }[];
  method: string[];
  hidden: number;
};
export type TrendView = { lines: { question: string; points: { wave: string; date: string; respondents: ShownNumber; tables: TableView[] }[] }[] };

export type EarlierWish = { readonly title: Texts; readonly instrument: { readonly id: string; readonly version: number }; readonly csv: string; readonly mapping: Readonly<Record<string, string>>; /** the day of each wave, by its name in the file, where that does not say it */ readonly waves: Readonly<Record<string, LocalDate>>; readonly dryRun: boolean };
export type EarlierView = { rows: number; people: number; waves: string[]; faults: { row: number; column: string | null; message: string }[]; imported: boolean; campaignId: string | null };

/** What HR does with results. Every verb checks the actor's role itself and leaves a line for whoever watches HR. */
export type ResultVerbs = {
  waveResults(actor: Actor, waveId: string): Promise<Answer<ResultsView>>;
  /** The same figures as a file, in the reader's language. */
  exportResults(actor: Actor, waveId: string, as: "csv" | "xlsx"): Promise<Answer<{ readonly name: string; readonly bytes: Uint8Array }>>;
  cutWave(actor: Actor, waveId: string, wish: { readonly by: Background; readonly question: string | null }): Promise<Answer<CutView>>;
  responseRates(actor: Actor): Promise<Answer<readonly RateView[]>>;
  campaignTrend(actor: Actor, campaignId: string): Promise<Answer<TrendView>>;
  /** Reads a file of earlier answers, and takes it in when that is wished and nothing is wrong with it. */
  importEarlier(actor: Actor, wish: EarlierWish): Promise<Answer<EarlierView>>;
};
