import { linkNobody, linkWave } from "../../domain/survey/linking.ts";
import type { Invitation, SurveyKeys, SurveyPeople } from "./surveyPorts.ts";

/**
 * Decides whose answers of a wave may be paired with those of the pilot's other waves, once, as soon as it has places. Pulses come
 * so often that nobody would be left to pair, and are not paired at all. May be repeated at any time: what is decided stays.
 */
export async function linkOnce({ surveyPeople }: { readonly surveyPeople: SurveyPeople }, waveId: string): Promise<void> {
  const wave = await surveyPeople.wave(waveId);
  const campaign = wave && (await surveyPeople.campaign(wave.campaignId));
  if (!campaign) return;
  await surveyPeople.keepLinks(waveId, (placeOf, before) => (campaign.schedule.kind === "rhythm" ? linkNobody(waveId, placeOf) : linkWave(waveId, placeOf, before, campaign.thresholds.respondents)));
}

/**
 * The names under which the sheets of these invited people stand in their wave, in the order given; null when the key is destroyed.
 * Whoever is linked has one name in all of the pilot's waves, anybody else one that is of this wave alone.
 */
export async function pseudonymsOf(keys: SurveyKeys, pilotId: string, waveId: string, invited: readonly Pick<Invitation, "personId" | "linked">[]): Promise<string[] | null> {
  const ids = invited.map((one) => one.personId);
  const [ofPilot, ofWave] = [await keys.pseudonyms(pilotId, ids), await keys.pseudonymsInWave(pilotId, waveId, ids)];
  return ofPilot && ofWave && invited.map(({ linked }, at) => (linked ? ofPilot[at] : ofWave[at]) ?? "");
}
