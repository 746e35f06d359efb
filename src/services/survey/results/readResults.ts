import type { Block } from "../../../domain/survey/report.ts";
import { localDateOf } from "../../../domain/time.ts";
import type { Actor, Language } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import { csvFile } from "../../wording/csvFile.ts";
import { asHr, noteAct } from "../campaign/asHr.ts";
import type { Snapshot } from "../surveyPorts.ts";
import type { SurveyDeps } from "../surveyDeps.ts";
import { exportSheets } from "./exportSheets.ts";
import { waveById } from "./loadWave.ts";
import type { WaveOf } from "./loadWave.ts";
import { presentResults, waveName } from "./presentResults.ts";
import { readableOf } from "./readable.ts";
import type { Readable } from "./readable.ts";
import type { RateView, ResultsView, ResultVerbs, TrendView } from "./resultVerbs.ts";
import { questionTable, rateView, shownNumber, sidesTable } from "./tableViews.ts";

export async function readableFor(deps: SurveyDeps, { campaign }: WaveOf, language: Language): Promise<{ instrument: NonNullable<Awaited<ReturnType<SurveyDeps["surveyPeople"]["instrument"]>>>; read: Readable }> {
  const instrument = await deps.surveyPeople.instrument(campaign.instrumentId, campaign.instrumentVersion);
  if (!instrument) throw new Error(`campaign ${campaign.id} asks with a form that is not here`);
  return { instrument, read: readableOf(instrument, await deps.hubBook.all(), campaign.bands, language) };
}

const standardOf = (snapshots: readonly Snapshot[], waveId: string): Snapshot | undefined => snapshots.find(({ kind, waveIds }) => kind === "wave" && waveIds.includes(waveId));

/** The results of a wave as they were frozen, with the tables asked for since. Before that there is nothing to see. */
const waveResults = (deps: SurveyDeps, actor: Actor, waveId: string, as: "page" | "csv" | "xlsx"): Promise<Answer<ResultsView>> =>
  asHr(actor, async (): Promise<Answer<ResultsView>> => {
    const of = await waveById(deps, waveId);
    if (!of || of.wave.state === "stopped") return no(refuse("no-such-survey"));
    if (of.wave.state !== "frozen") return no(refuse(of.wave.state === "closed" || of.wave.state === "closing" ? "results-not-ready" : "wave-not-closed"));
    const snapshots = await deps.surveyResults.snapshots([waveId]);
    const standard = standardOf(snapshots, waveId);
    if (!standard) return no(refuse("results-not-ready"));
    await noteAct(deps, actor, as === "page" ? "results-read" : "results-exported", { campaign: of.campaign.title[actor.language], wave: of.wave.number, ...(as === "page" ? {} : { file: as }) });
    const { instrument, read } = await readableFor(deps, of, actor.language);
    const earlier = [...new Set(standard.blocks.flatMap((block) => (block.kind === "change" ? [block.from] : [])))];
    const found = (await Promise.all(earlier.map((id) => waveById(deps, id)))).flatMap((one) => one ?? []);
    const compared = await Promise.all(
      found.map(async (one) => ({
        waveId: one.wave.id,
        name: one.campaign.id === of.campaign.id ? waveName(one, read) : `${one.campaign.title[actor.language]}, ${waveName(one, read)}`,
        linkable: one.campaign.pilotId === of.campaign.pilotId ? await deps.surveyPeople.linkable(one.wave.id, waveId) : null,
      })),
    );
    return { ok: true, value: presentResults(of, instrument, standard, snapshots, compared, read) };
  });

/** How many answered each wave that is frozen. Waves that came out of a file have no such figure: who was asked then is not known. */
const responseRates = (deps: SurveyDeps, actor: Actor): Promise<Answer<readonly RateView[]>> =>
  asHr(actor, async (): Promise<Answer<readonly RateView[]>> => {
    await noteAct(deps, actor, "rates-read", {});
    const [campaigns, frozen] = await Promise.all([deps.surveyPeople.campaigns(), deps.surveyPeople.wavesIn(["frozen"], null)]);
    const asked = new Set(campaigns.flatMap(({ id, audience }) => (audience.kind === "earlier" ? [] : [id])));
    const rates = await deps.surveyResults.rates(frozen.flatMap(({ id, campaignId }) => (asked.has(campaignId) ? [id] : [])));
    return { ok: true, value: [...rates].map(([waveId, rate]) => ({ waveId, ...rateView(rate) })) };
  });

type Line = TrendView["lines"][number];

/** The frozen waves of a campaign in order, question by question: only what each wave's own report shows. */
const campaignTrend = (deps: SurveyDeps, actor: Actor, campaignId: string): Promise<Answer<TrendView>> =>
  asHr(actor, async (): Promise<Answer<TrendView>> => {
    const campaign = await deps.surveyPeople.campaign(campaignId);
    if (!campaign) return no(refuse("no-such-campaign"));
    await noteAct(deps, actor, "trend-read", { campaign: campaign.title[actor.language] });
    const waves = (await deps.surveyPeople.waves(campaignId)).filter(({ state }) => state === "frozen").toSorted((a, b) => a.number - b.number);
    const snapshots = await deps.surveyResults.snapshots(waves.map(({ id }) => id));
    const lines = new Map<string, Line>();
    for (const wave of waves) {
      const of = { wave, campaign };
      const { read } = await readableFor(deps, of, actor.language);
      const blocks: readonly Block[] = standardOf(snapshots, wave.id)?.blocks ?? [];
      const rate = blocks.find((block) => block.kind === "rate");
      for (const block of blocks) {
        if (block.kind !== "question" && block.kind !== "sides") continue;
        const column = block.kind === "sides" ? block.column : block.divided.column;
        const table = block.kind === "sides" ? sidesTable(`${wave.id}/sides`, block.shown, read) : questionTable(`${wave.id}/${column}`, block.divided, block.mean, read);
        const line = lines.get(column) ?? { question: read.column(column), points: [] };
        line.points.push({ wave: waveName(of, read), date: localDateOf(wave.opens), respondents: rate ? shownNumber(rate.respondents) : { hidden: "withheld" }, tables: [table] });
        lines.set(column, line);
      }
    }
    return { ok: true, value: { lines: [...lines.values()] } };
  });

export const makeReadVerbs = (deps: SurveyDeps): Pick<ResultVerbs, "waveResults" | "exportResults" | "campaignTrend" | "responseRates"> => ({
  waveResults: (actor, waveId) => waveResults(deps, actor, waveId, "page"),
  exportResults: async (actor, waveId, as) => {
    const answer = await waveResults(deps, actor, waveId, as);
    if (!answer.ok) return answer;
    const sheets = exportSheets(answer.value, actor.language);
    const bytes = as === "csv" ? new TextEncoder().encode(csvFile(sheets.map(({ rows }) => rows), actor.language)) : await deps.workbooks.write(sheets);
    return { ok: true, value: { name: `hubbplats-${answer.value.frozen}.${as}`, bytes } };
  },
  campaignTrend: (actor, campaignId) => campaignTrend(deps, actor, campaignId),
  responseRates: (actor) => responseRates(deps, actor),
});
