import { comparable } from "../../../domain/survey/waveForms.ts";
import type { FormsOfWave } from "../../../domain/survey/waveForms.ts";
import type { Block } from "../../../domain/survey/report.ts";
import { aloneOf } from "../../../domain/survey/waveForms.ts";
import { linkable, pairedChanges, unpairedChanges } from "./changes.ts";
import { formsOf, linkedForms, waveById } from "./loadWave.ts";
import type { WaveOf } from "./loadWave.ts";
import { keepJudged } from "./keepJudged.ts";
import { isShown, makePress } from "./press.ts";
import type { SurveyDeps } from "../surveyDeps.ts";
import { waveReport } from "./waveReport.ts";

/** A wave is compared with so many earlier ones, the latest first. */
const mostCompared = 2;
/** So many waves may be linked by the people who answered them; each further one makes groups of people smaller. */
const mostLinked = 3;
/** Earlier waves, of the pilot or out of a file, that ask something that can be compared, the latest first. Of a rhythm, the wave before it alone. */
async function earlierWaves(deps: SurveyDeps, { wave, campaign }: WaveOf, forms: FormsOfWave): Promise<readonly { readonly of: WaveOf; readonly forms: FormsOfWave }[]> {
  const campaigns = (await deps.surveyPeople.campaigns()).filter((one) => (campaign.schedule.kind === "rhythm" ? one.id === campaign.id : (one.pilotId === campaign.pilotId || one.audience.kind === "earlier") && one.schedule.kind !== "rhythm"));
  const found = (await Promise.all(campaigns.map(async (one) => (await deps.surveyPeople.waves(one.id)).map((each): WaveOf => ({ wave: each, campaign: one }))))).flat();
  const earlier = found.filter((one) => one.wave.state === "frozen" && one.wave.id !== wave.id && one.wave.opens < wave.opens).sort((a, b) => b.wave.opens.getTime() - a.wave.opens.getTime());
  const chosen: { of: WaveOf; forms: FormsOfWave }[] = [];
  for (const of of earlier) {
    if (chosen.length === (campaign.schedule.kind === "rhythm" ? 1 : mostCompared)) break;
    const theirs = await formsOf(deps, of);
    if (comparable(theirs.instrument, forms.instrument).length > 0) chosen.push({ of, forms: theirs });
  }
  return chosen;
}

const reportOf = async (deps: SurveyDeps, waveId: string): Promise<readonly Block[] | null> => (await deps.surveyResults.snapshots([waveId])).find(({ kind, waveIds }) => kind === "wave" && waveIds.includes(waveId))?.blocks ?? null;

/** Links a wave with an earlier one, where the change of the people who answered both can be shown beside everything about either. */
async function pair(deps: SurveyDeps, from: WaveOf, to: WaveOf): Promise<void> {
  const linked = await linkedForms(deps, from, [to]);
  if ("refusal" in linked || linked.ids.length > mostLinked) return;
  const [one, two] = [from, to].map(({ wave }) => linked.forms.find(({ waveId }) => waveId === wave.id));
  const population = linkable(linked.forms);
  if (!one || !two || !population) return;
  await keepJudged(deps, to, "pairs", linked.ids, async () => {
    const press = makePress(deps.judge, population, linked.ids, await deps.surveyResults.cells(linked.ids), to.campaign.thresholds);
    const [earlier, later] = await Promise.all([one, two].map(async (forms) => ({ forms, blocks: (await reportOf(deps, forms.waveId)) ?? [] })));
    const blocks = earlier && later ? await pairedChanges(press, population, earlier, later) : [];
    return blocks.some((block) => block.kind === "paired" && isShown(block.shown)) ? { press, blocks } : null;
  });
}

/** Makes the standard report of a wave that is closed, and what has changed since those before it. May be done again at any time: what is there stays. */
export async function freezeWave(deps: SurveyDeps, waveId: string): Promise<void> {
  const of = await waveById(deps, waveId);
  if (of?.wave.state !== "closed") return;
  // Waves that come in together are frozen the earliest first, so that each may be compared with those before it.
  for (const before of await deps.surveyPeople.waves(of.campaign.id)) if (before.state === "closed" && before.opens < of.wave.opens) await freezeWave(deps, before.id);
  const forms = await formsOf(deps, of);
  const earlier = await earlierWaves(deps, of, forms);
  if (!(await reportOf(deps, waveId))) {
    await keepJudged(deps, of, "wave", [waveId], async () => {
      const press = makePress(deps.judge, aloneOf(forms), [waveId], await deps.surveyResults.cells([waveId]), of.campaign.thresholds);
      const blocks = await waveReport(press, forms, deps.world.chance);
      const changes = await Promise.all(earlier.map(async (one) => unpairedChanges({ forms: one.forms, blocks: (await reportOf(deps, one.of.wave.id)) ?? [] }, { forms, blocks })));
      return { press, blocks: [...blocks, ...changes.flat()] };
    });
  }
  if (of.campaign.schedule.kind !== "rhythm") for (const one of earlier) if (one.of.campaign.pilotId === of.campaign.pilotId) await pair(deps, one.of, of);
  await deps.surveyPeople.setWaveState(waveId, ["closed"], "frozen");
}
