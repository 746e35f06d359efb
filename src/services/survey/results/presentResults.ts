import type { Block } from "../../../domain/survey/report.ts";
import type { Instrument } from "../../../domain/survey/instrument.ts";
import { scoreSteps } from "../../../domain/survey/tally.ts";
import { localDateOf } from "../../../domain/time.ts";
import { dateWords } from "../../wording/dateWords.ts";
import { words } from "../../wording/words.ts";
import type { Snapshot } from "../surveyPorts.ts";
import type { WaveOf } from "./loadWave.ts";
import { isShown } from "./press.ts";
import type { Readable } from "./readable.ts";
import type { ChangeView, CutGroupView, CutView, ResultsView, TableView } from "./resultVerbs.ts";
import { estimateView, questionTable, shareView, shownNumber, sidesTable, stepsTable } from "./tableViews.ts";

type Of<K extends Block["kind"]> = Extract<Block, { readonly kind: K }>;
const isKind = <K extends Block["kind"]>(kind: K) => (block: Block): block is Of<K> => block.kind === kind;

export const waveName = ({ wave }: WaveOf, read: Readable): string => `${words(read.language)("results.wave", { number: wave.number })}, ${dateWords(localDateOf(wave.opens), read.language, "-")}`;

export function cutView(waveId: string, cut: Of<"cut">, read: Readable): CutView {
  const t = words(read.language);
  const by = t(`results.by.${cut.by}`);
  const question = cut.groups[0]?.divided[0]?.column.split("#")[0];
  const groups = cut.groups.map((group): CutGroupView => ({
    label: read.group(cut.by, group.value),
    respondents: shownNumber(group.respondents),
    tables: [...(group.sides ? [sidesTable(`${cut.by}=${group.value}/sides`, group.sides, read)] : []), ...group.divided.map((divided) => questionTable(`${cut.by}=${group.value}/${divided.column}`, divided, null, read))],
  }));
  return { id: `${waveId}/${cut.by}/${cut.question ?? ""}`, by: cut.by, title: cut.question === null || question === undefined ? by : t("results.cutOf", { by, question: read.column(question) }), groups, ...(cut.refused ? { refused: t("results.refused") } : {}) };
}

function changeView(change: Of<"change">, paired: readonly Of<"paired">[], names: ReadonlyMap<string, string>, to: string, read: Readable): ChangeView {
  const t = words(read.language);
  const pair = paired.find((block) => block.column === change.column && block.from === change.from && block.to === to);
  const both = [change.unpaired, ...(pair ? [pair.shown] : [])].filter(isShown);
  const notes = [
    change.boundary !== null ? t("results.note.from", { step: change.boundary }) : t(change.column.startsWith("score:") ? "results.note.share" : "results.note.mean2"),
    t("results.note.noCause"),
    t("results.note.others"),
    t(pair && isShown(pair.shown) ? "results.note.notEverybody" : "results.note.notLinked"),
    ...(both.some(({ value }) => value.low <= 0 && value.high >= 0) ? [t("results.note.zeroInside")] : []),
  ];
  return {
    id: `${change.from}/${change.column}`,
    title: read.column(change.column),
    from: names.get(change.from) ?? "",
    to: names.get(to) ?? "",
    paired: pair && isShown(pair.shown) ? { pairs: pair.shown.value.pairs, ...estimateView(pair.shown.value) } : { hidden: pair && !isShown(pair.shown) ? pair.shown.hidden : "withheld" },
    unpaired: isShown(change.unpaired) ? estimateView(change.unpaired.value) : { hidden: change.unpaired.hidden },
    notes,
  };
}

function methodOf({ campaign }: WaveOf, standard: Snapshot, instrument: Instrument, compared: readonly Compared[], hidden: number, read: Readable): string[] {
  const t = words(read.language);
  const { respondents, texts, wellBeing, side, steps } = campaign.thresholds;
  return [
    t("results.method.frozen", { date: dateWords(standard.frozen, read.language, "-") }),
    t("results.method.thresholds", { respondents, texts, wellBeing, side, steps }),
    t("results.method.complementary"),
    ...(campaign.schedule.kind === "rhythm" ? [t("results.method.pulse")] : compared.map(({ name, linkable }) => (linkable === null ? t("results.method.apart", { wave: name }) : t("results.method.linkable", { wave: name, respondents, count: linkable })))),
    ...(campaign.audience.kind === "earlier" ? [t("results.method.earlier")] : []),
    ...(instrument.scores.length > 0 ? [t("results.method.wellBeing"), t(`results.method.${instrument.wording}`)] : []),
    t("results.method.intervals"),
    t("results.method.texts"),
    t("results.method.hidden", { count: hidden }),
  ];
}

type Figures = Omit<ResultsView, "method" | "hidden">;

/** How many numbers a reader sees hidden; and of those that are not even a row: each step of a score, and each mean. */
function hiddenIn(view: Figures, blocks: readonly Block[]): number {
  const [unit, steps] = [1, scoreSteps.length + 1];
  const hidden = (shown: object): number => Number("hidden" in shown);
  const inTables = (tables: readonly TableView[]): number => tables.reduce((sum, { rows }) => sum + rows.reduce((all, { count }) => all + hidden(count), 0), 0);
  const unseen = blocks.reduce((sum, block) => sum + (block.kind === "steps" && !isShown(block.shown) ? steps : block.kind === "question" && block.mean && !isShown(block.mean) ? unit : 0), 0);
  const { responseRate, wellBeing, questions, cuts, changes, texts } = view;
  return (
    hidden(responseRate.respondents) +
    inTables([...(wellBeing ? [wellBeing.sides] : []), ...questions, ...cuts.flatMap(({ groups }) => groups.flatMap(({ tables }) => tables))]) +
    cuts.reduce((sum, { groups }) => sum + groups.reduce((all, { respondents }) => all + hidden(respondents), 0), 0) +
    changes.reduce((sum, { paired, unpaired }) => sum + hidden(paired) + hidden(unpaired), 0) +
    texts.filter(({ texts: given }) => !Array.isArray(given)).length +
    unseen
  );
}

/** An earlier wave that this one is compared with, and how many people answers of both could be paired of; null: of none, on principle. */
export type Compared = { readonly waveId: string; readonly name: string; readonly linkable: number | null };

/** Frozen results in a reader's words. */
export function presentResults(of: WaveOf, instrument: Instrument, standard: Snapshot, snapshots: readonly Snapshot[], compared: readonly Compared[], read: Readable): ResultsView {
  const { wave, campaign } = of;
  const blocks = [...standard.blocks, ...snapshots.filter(({ kind, waveIds }) => kind === "cut" && waveIds.includes(wave.id)).flatMap((snapshot) => snapshot.blocks)];
  const paired = snapshots.flatMap((snapshot) => snapshot.blocks).filter(isKind("paired"));
  const rate = blocks.find(isKind("rate"));
  const [sides, steps] = [blocks.find(isKind("sides")), blocks.find(isKind("steps"))];
  const names = new Map([[wave.id, waveName(of, read)], ...compared.map(({ waveId, name }): [string, string] => [waveId, name])]);
  const view: Figures = {
    waveId: wave.id,
    campaign: campaign.title[read.language],
    wave: waveName(of, read),
    frozen: standard.frozen,
    responseRate: {
      invited: rate?.invited ?? 0,
      respondents: rate ? shownNumber(rate.respondents) : { hidden: "withheld" },
      ...(rate && isShown(rate.respondents) && campaign.audience.kind !== "earlier" ? shareView(rate.respondents.value, rate.invited) : {}),
    },
    wellBeing: sides ? { sides: sidesTable("sides", sides.shown, read), steps: steps ? stepsTable("steps", steps.shown, read) : null, wording: instrument.wording } : null,
    questions: blocks.filter(isKind("question")).map(({ divided, mean }) => questionTable(divided.column, divided, mean, read)),
    cuts: blocks.filter(isKind("cut")).map((cut) => cutView(wave.id, cut, read)),
    changes: blocks.filter(isKind("change")).map((change) => changeView(change, paired, names, wave.id, read)),
    texts: blocks.filter(isKind("texts")).map(({ column, shown }) => ({ question: read.column(column), texts: isShown(shown) ? [...shown.value] : { hidden: shown.hidden } })),
  };
  const hidden = hiddenIn(view, blocks);
  return { ...view, method: methodOf(of, standard, instrument, compared, hidden, read), hidden };
}
