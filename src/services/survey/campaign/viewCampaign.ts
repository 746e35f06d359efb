import type { Actor } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import { audienceWords, earlierWords, gaveUpWords, scheduleWords } from "../../wording/surveyWords.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import type { Campaign, SendingCount, Wave } from "../surveyPorts.ts";
import type { CampaignView, WaveView } from "./campaignVerbs.ts";

/** How fast cards leave, all replicas together. */
const cardsASecond = 20;

const nothingSent: SendingCount = { queued: 0, sending: 0, sent: 0, blocked: 0, missing: 0, failed: 0, stopped: 0 };

async function viewWave(deps: Pick<CampaignDeps, "surveyPeople">, { audience }: Campaign, wave: Wave, gaveUpSays: string | null): Promise<WaveView> {
  const sending = wave.state === "planned" ? nothingSent : await deps.surveyPeople.sendingCount(wave.id);
  const left = wave.state === "open" ? sending.queued + sending.sending : 0;
  const invited = Object.values(sending).reduce((sum, count) => sum + count, 0);
  return { wave, invited: wave.state === "planned" ? null : invited, sending: audience.kind === "earlier" ? nothingSent : sending, secondsLeft: left === 0 ? null : Math.ceil(left / cardsASecond), gaveUpSays };
}

/** A campaign as HR sees it. */
export async function viewCampaign(deps: Pick<CampaignDeps, "surveyPeople" | "hubBook">, actor: Actor, campaign: Campaign): Promise<CampaignView> {
  const instrument = await deps.surveyPeople.instrument(campaign.instrumentId, campaign.instrumentVersion);
  if (!instrument) throw new Error(`campaign ${campaign.id} asks with a form that is not here`);
  const hubs = await deps.hubBook.all();
  const [known, givenUp] = await Promise.all([deps.surveyPeople.waves(campaign.id), deps.surveyPeople.givenUp(campaign.id)]);
  const waves = await Promise.all(known.map((wave) => viewWave(deps, campaign, wave, gaveUpWords(givenUp.get(wave.id), campaign.thresholds, actor.language))));
  const { audience, schedule } = campaign;
  const scheduleSays = audience.kind === "earlier" && schedule.kind === "dates" ? earlierWords(schedule, actor.language) : scheduleWords(schedule, actor.language);
  return { campaign, instrument, waves, audienceSays: audienceWords(audience, hubs, actor.language), scheduleSays };
}

/** The campaign of that id as it stands now. */
export async function viewById(deps: Pick<CampaignDeps, "surveyPeople" | "hubBook">, actor: Actor, id: string): Promise<Answer<CampaignView>> {
  const campaign = await deps.surveyPeople.campaign(id);
  return campaign ? { ok: true, value: await viewCampaign(deps, actor, campaign) } : no(refuse("no-such-campaign"));
}
