import type { FormsOfWave } from "../../../domain/survey/waveForms.ts";
import { pseudonymsOf } from "../linkOnce.ts";
import type { Campaign, Wave } from "../surveyPorts.ts";
import type { SurveyDeps } from "../surveyDeps.ts";

export type WaveOf = { readonly wave: Wave; readonly campaign: Campaign };

export async function waveById(deps: Pick<SurveyDeps, "surveyPeople">, waveId: string): Promise<WaveOf | null> {
  const wave = await deps.surveyPeople.wave(waveId);
  const campaign = wave && (await deps.surveyPeople.campaign(wave.campaignId));
  return wave && campaign ? { wave, campaign } : null;
}

/** The forms of a wave, without knowing whose they are. */
export async function formsOf(deps: Pick<SurveyDeps, "surveyPeople" | "surveyAnswers">, { wave, campaign }: WaveOf): Promise<FormsOfWave> {
  const instrument = await deps.surveyPeople.instrument(campaign.instrumentId, campaign.instrumentVersion);
  if (!instrument) throw new Error("a wave asks with a form that is not here");
  const [places, sheets] = await Promise.all([deps.surveyPeople.places(wave.id), deps.surveyAnswers.sheets(wave.id)]);
  return { waveId: wave.id, instrument, places, invited: new Map(), sheets };
}

/**
 * The forms of a wave with the place of everybody invited by pseudonym (another in each wave of those who are not linked), so that it can be linked with others; null when the pilot's
 * key is destroyed. The list lives in memory for as long as it is judged.
 */
async function linkableOf(deps: Pick<SurveyDeps, "surveyPeople" | "surveyAnswers" | "surveyKeys">, of: WaveOf): Promise<FormsOfWave | null> {
  const [forms, invitations] = await Promise.all([formsOf(deps, of), deps.surveyPeople.invitations(of.wave.id)]);
  const placed = invitations.flatMap(({ personId, placeId, linked }) => (placeId === null ? [] : [{ personId, placeId, linked }]));
  const pseudonyms = await pseudonymsOf(deps.surveyKeys, of.campaign.pilotId, of.wave.id, placed);
  return pseudonyms && { ...forms, invited: new Map(placed.map(({ placeId }, at) => [pseudonyms[at] ?? "", placeId])) };
}

/** The waves that these are linked with by pairs that have been shown, directly or through others, themselves among them. */
async function linkedWith(deps: Pick<SurveyDeps, "surveyResults">, pilotId: string, waveIds: readonly string[]): Promise<readonly string[]> {
  const links = await deps.surveyResults.links(pilotId);
  const found = new Set(waveIds);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const link of links) if (link.some((id) => found.has(id))) for (const id of link) found.add(id);
  }
  return [...found];
}

export type Linked = { readonly ids: readonly string[]; readonly forms: readonly FormsOfWave[] };

/**
 * Everything that a new table of a wave must be judged beside: the wave alone, or with those that it is (or is to be) linked with,
 * the earliest first. No new table can be made where answers were erased since they were frozen, or where people and pseudonyms
 * are needed and the key is gone.
 */
export async function linkedForms(deps: SurveyDeps, of: WaveOf, more: readonly WaveOf[]): Promise<Linked | { readonly refusal: "erased-since" | "survey-key-destroyed" }> {
  const ids = await linkedWith(deps, of.campaign.pilotId, [of, ...more].map(({ wave }) => wave.id));
  const waves = (await Promise.all(ids.map((id) => waveById(deps, id)))).flatMap((one) => one ?? []).toSorted((a, b) => a.wave.opens.getTime() - b.wave.opens.getTime() || (a.wave.id < b.wave.id ? -1 : 1));
  if (waves.some(({ wave }) => wave.erasedSince)) return { refusal: "erased-since" };
  const forms = await Promise.all(waves.map((one) => (ids.length > 1 ? linkableOf(deps, one) : formsOf(deps, one))));
  const known = forms.flatMap((one) => one ?? []);
  return known.length < ids.length ? { refusal: "survey-key-destroyed" } : { ids: waves.map(({ wave }) => wave.id), forms: known };
}
