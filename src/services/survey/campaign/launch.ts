import { houseThresholds } from "../../../domain/disclosure.ts";
import type { Actor } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import { pilotBands } from "../../../domain/survey/extent.ts";
import { plannedWaves } from "../../../domain/survey/schedule.ts";
import { localDateOf } from "../../../domain/time.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import { asHr, noteAct } from "./asHr.ts";
import { audienceOf, spare } from "./audienceOf.ts";
import type { CampaignVerbs, CampaignView } from "./campaignVerbs.ts";
import { refusalOfWish } from "./drafts.ts";
import { viewById } from "./viewCampaign.ts";

/** Starting and stopping. Of two who press at once, the campaign's row lets one through. */
export const makeLaunch = (deps: CampaignDeps): Pick<CampaignVerbs, "launchCampaign" | "stopCampaign"> => ({
  launchCampaign: (actor, id) => asHr(actor, () => launch(deps, actor, id)),
  stopCampaign: (actor, id) => asHr(actor, () => stop(deps, actor, id)),
});

async function launch(deps: CampaignDeps, actor: Actor, id: string): Promise<Answer<CampaignView>> {
  const { surveyPeople, world } = deps;
  const campaign = await surveyPeople.campaign(id);
  if (!campaign) return no(refuse("no-such-campaign"));
  if (campaign.state !== "draft") return no(refuse("campaign-not-draft"));
  const { audience, schedule } = campaign;
  const refusal = await refusalOfWish(deps, { instrument: { id: campaign.instrumentId, version: campaign.instrumentVersion }, audience, schedule });
  if (refusal) return no(refusal);
  if (!deps.keysAreKept) return no(refuse("no-survey-keys"));
  const found = await audienceOf(deps, audience, localDateOf(world.now()));
  if (!found.ok) return no(refuse(found.code));
  // Whoever comes one by one is not known yet: there the threshold is asked for when the wave closes.
  const few = schedule.kind !== "from-first-day" && (await spare(deps, found.people, schedule.opens)).invited.length < houseThresholds.respondents;
  if (few) return no(refuse("audience-too-small", { figures: { least: houseThresholds.respondents } }));

  const started = (await surveyPeople.campaigns()).filter((one) => one.pilotId === campaign.pilotId && one.state !== "draft");
  await deps.surveyKeys.prepare(campaign.pilotId, started.length === 0);
  if (await deps.surveyKeys.destroyed(campaign.pilotId)) return no(refuse("survey-key-destroyed"));
  const waves = plannedWaves(schedule).map((wave) => ({ ...wave, id: world.newId(), campaignId: id, state: "planned" as const, erasedSince: false, spared: 0 }));
  if (!(await surveyPeople.launch(id, { thresholds: houseThresholds, bands: pilotBands }, waves))) return no(refuse("campaign-not-draft"));
  await noteAct(deps, actor, "campaign-launched", { campaign: campaign.title.sv, waves: waves.length });
  await deps.jobs.enqueue({ name: "open-waves", data: {}, key: "all" });
  return viewById(deps, actor, id);
}

/** What is queued is stopped in the same transaction; a card that is on its way arrives, and opens on a form that is closed. */
async function stop(deps: CampaignDeps, actor: Actor, id: string): Promise<Answer<CampaignView>> {
  const campaign = await deps.surveyPeople.campaign(id);
  if (!campaign) return no(refuse("no-such-campaign"));
  const stopped = await deps.surveyPeople.stop(id);
  if (!stopped) return no(refuse("campaign-not-running"));
  await noteAct(deps, actor, "campaign-stopped", { campaign: campaign.title.sv });
  for (const waveId of stopped) await deps.jobs.enqueue({ name: "close-wave", data: { waveId }, key: waveId });
  return viewById(deps, actor, id);
}
