import type { Language } from "../../../domain/people.ts";
import { words } from "../../wording/words.ts";
import type { WorkSheet } from "../surveyPorts.ts";
import type { ChangeView, ResultsView, ShareView, ShownNumber, TableView } from "./resultVerbs.ts";

type Row = WorkSheet["rows"][number];

/** The results as sheets: the same figures as on the page, one number a row, and nothing hidden in any cell. */
export function exportSheets(results: ResultsView, language: Language): readonly WorkSheet[] {
  const t = words(language);
  const say = (key: string): string => t(`results.export.${key}`);
  const number = (shown: ShownNumber): string | number => ("value" in shown ? shown.value : say(shown.hidden));
  const share = (one: ShareView | undefined): Row => (one ? [one.share, one.low, one.high] : [null, null, null]);
  const table = (part: string, group: string, { rows }: TableView): Row[] => rows.map((row) => [part, group, row.label, number(row.count), ...share(row.share)]);
  const { responseRate, wellBeing } = results;
  const figures: Row[] = [
    ["part", "group", "row", "count", "share", "low", "high"].map(say),
    [say("rate"), null, say("invited"), responseRate.invited, null, null, null],
    [say("rate"), null, say("respondents"), number(responseRate.respondents), ...share(responseRate.share)],
    ...[wellBeing?.sides, wellBeing?.steps, ...results.questions].flatMap((one) => (one ? table(one.title, "", one) : [])),
    ...results.cuts.flatMap(({ title, groups }) => groups.flatMap((group): Row[] => [[title, group.label, say("respondents"), number(group.respondents), null, null, null], ...group.tables.flatMap((one) => table(`${title}, ${one.title}`, group.label, one))])),
  ];
  const difference = (change: ChangeView, which: "paired" | "unpaired"): Row => {
    const shown = change[which];
    const ends = [change.title, change.from, change.to, say(which)];
    return "hidden" in shown ? [...ends, say(shown.hidden), null, null, null] : [...ends, shown.difference, shown.low, shown.high, "pairs" in shown && typeof shown.pairs === "number" ? shown.pairs : null];
  };
  const changes: Row[] = [["part", "low", "high", "group", "difference", "low", "high", "pairs"].map(say).map((head, at) => (at === 1 || at === 2 ? say("wave") : head)), ...results.changes.flatMap((change) => [difference(change, "paired"), difference(change, "unpaired")])];
  const texts: Row[] = [["part", "texts"].map(say), ...results.texts.flatMap(({ question, texts: given }): Row[] => (Array.isArray(given) ? given.map((one): Row => [question, one]) : [[question, say(given.hidden)]]))];
  const method: Row[] = [[say("method"), null], [say("campaign"), results.campaign], [say("wave"), results.wave], ...results.method.map((one): Row => [null, one])];
  return [
    { name: say("results"), rows: figures },
    ...(results.changes.length > 0 ? [{ name: say("changes"), rows: changes }] : []),
    ...(results.texts.length > 0 ? [{ name: say("texts"), rows: texts }] : []),
    { name: say("method"), rows: method },
  ];
}
