import type { CampaignDetail, CampaignItem, CampaignPreview, CampaignWave, Instruments, ScheduleWish, SurveyAudit } from "../../contract/surveys.ts";
import type { Language } from "../../domain/people.ts";
import type { Audience } from "../../domain/survey/audience.ts";
import type { Instrument } from "../../domain/survey/instrument.ts";
import { questionsOf } from "../../domain/survey/instrument.ts";
import type { Schedule } from "../../domain/survey/schedule.ts";
import { isoWithOffset } from "../../domain/time.ts";
import type { AuditView, CampaignView, PreviewView, WaveView } from "../../services/survey/campaign/campaignVerbs.ts";

export const presentInstrument = (one: Instrument, language: Language): Instruments["instruments"][number] => ({
  id: one.id,
  version: one.version,
  title: one.title[language],
  questions: questionsOf(one).length,
  wording: one.wording,
  wellBeing: one.scores.length > 0,
});

function presentAudience(audience: Audience): CampaignItem["audience"] {
  if (audience.kind === "hubs") return { ...audience, hubIds: [...audience.hubIds] };
  return audience.kind === "group" ? { kind: "group", groupId: audience.groupId } : audience;
}
const presentSchedule = (schedule: Schedule): ScheduleWish => ({ ...schedule, remindAfterDays: [...schedule.remindAfterDays] });

/** A card that is being handed over counts as waiting. */
const presentWave = ({ wave, invited, sending, secondsLeft, gaveUpSays }: WaveView): CampaignWave => ({
  id: wave.id,
  number: wave.number,
  opens: isoWithOffset(wave.opens),
  closes: isoWithOffset(wave.closes),
  state: wave.state,
  invited,
  spared: wave.spared,
  sending: { queued: sending.queued + sending.sending, sent: sending.sent, blocked: sending.blocked, missing: sending.missing, failed: sending.failed, stopped: sending.stopped, secondsLeft },
  results: wave.state === "frozen",
  ...(gaveUpSays === null ? {} : { why: gaveUpSays }),
});

export const presentCampaign = ({ campaign, instrument, waves, audienceSays, scheduleSays }: CampaignView, language: Language): CampaignItem => ({
  id: campaign.id,
  title: campaign.title[language],
  instrument: { id: instrument.id, version: instrument.version, title: instrument.title[language] },
  state: campaign.state,
  audience: presentAudience(campaign.audience),
  audienceSays,
  scheduleSays,
  schedule: presentSchedule(campaign.schedule),
  waves: waves.map(presentWave),
});
export const presentDetail = (view: CampaignView, language: Language): CampaignDetail => ({ ...presentCampaign(view, language), titles: { sv: view.campaign.title.sv, en: view.campaign.title.en } });

export const presentPreview = ({ audienceSays, invited, spared, places, smallest, card }: PreviewView): CampaignPreview => ({ audienceSays, invited, spared, places: places.map(({ says, invited: of }) => ({ says, invited: of })), smallest: [...smallest], card });

export const presentAudit = (lines: readonly AuditView[]): SurveyAudit => ({ entries: lines.map(({ at, by, what, about }) => ({ at: isoWithOffset(at), by, what, about })) });
