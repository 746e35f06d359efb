import type { Instrument } from "../../../domain/survey/instrument.ts";
import { closesFor } from "../../../domain/survey/schedule.ts";
import { addDays, localDateOf } from "../../../domain/time.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import type { Campaign, Invitation, SurveyCard, Wave } from "../surveyPorts.ts";

/** A wave with what its cards tell. */
export type Told = { readonly wave: Wave; readonly campaign: Campaign; readonly instrument: Instrument };

/** Null when there is no such wave, or it is not open: then nobody is told of it. */
export async function toldOf({ surveyPeople }: Pick<CampaignDeps, "surveyPeople">, waveId: string): Promise<Told | null> {
  const wave = await surveyPeople.wave(waveId);
  const campaign = wave && (await surveyPeople.campaign(wave.campaignId));
  const instrument = campaign && (await surveyPeople.instrument(campaign.instrumentId, campaign.instrumentVersion));
  return wave?.state === "open" && campaign && instrument ? { wave, campaign, instrument } : null;
}

/** The card for one person, who may have a last day of their own. */
export const cardOf = ({ wave, campaign, instrument }: Told, { entered, attempts }: Pick<Invitation, "entered" | "attempts">, reminder: boolean): SurveyCard => ({
  waveId: wave.id,
  title: campaign.title,
  instrument,
  thresholds: campaign.thresholds,
  // It closes as a day begins, so the day before is the last.
  closes: addDays(localDateOf(closesFor(campaign.schedule, wave, entered)), -1),
  reminder,
  ...(reminder ? {} : { sending: attempts }),
});
