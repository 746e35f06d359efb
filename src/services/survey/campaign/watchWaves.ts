import { nextMorning } from "../../../domain/survey/schedule.ts";
import { localDateOf } from "../../../domain/time.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import type { Campaign, Wave } from "../surveyPorts.ts";
import { openWave } from "./openWaves.ts";

/**
 * Brings every wave to where the clock says that it should be: opens, reminds, closes, and has done what a killed process left
 * undone. Each step is decided by the wave's own row, so that two replicas do it once, and it can be done at any minute.
 */
export async function watchWaves(deps: CampaignDeps): Promise<void> {
  const { surveyPeople, jobs, world } = deps;
  const now = world.now();
  const campaigns = new Map((await surveyPeople.campaigns()).map((campaign) => [campaign.id, campaign]));
  const each = async (waves: readonly Wave[], act: (wave: Wave, campaign: Campaign) => Promise<void>): Promise<void> => {
    for (const wave of waves) {
      const campaign = campaigns.get(wave.campaignId);
      if (campaign) await act(wave, campaign);
    }
  };

  await each(await surveyPeople.wavesIn(["planned"], now), async (wave, campaign) => {
    // One that could not be opened in all its time (a group that could not be read) never is.
    if (wave.closes <= now) await surveyPeople.giveUp(wave.id, "not-in-time");
    else await openWave(deps, campaign, wave);
  });
  await each(await surveyPeople.wavesIn(["open"], now), async (wave, campaign) => {
    if (wave.closes <= now) {
      if (await surveyPeople.setWaveState(wave.id, ["open"], "closing")) await surveyPeople.stopSending(wave.id);
      return;
    }
    const oneByOne = campaign.schedule.kind === "from-first-day";
    if (!oneByOne) await surveyPeople.noteReminder(wave.id, now, now);
    await jobs.enqueue({ name: "remind-wave", data: { waveId: wave.id, whose: oneByOne ? "due" : "all" }, key: wave.id });
    await surveyPeople.setReminders(wave.id, [...wave.reminders.filter((at) => at > now), ...(oneByOne ? [nextMorning(localDateOf(now))] : [])]);
  });
  await each(await surveyPeople.wavesIn(["open"], null), async (wave) => {
    const { queued, sending } = await surveyPeople.sendingCount(wave.id);
    if (queued + sending > 0) await jobs.enqueue({ name: "send-wave", data: { waveId: wave.id }, key: wave.id });
  });
  await each(await surveyPeople.wavesIn(["closing"], null), (wave) => jobs.enqueue({ name: "close-wave", data: { waveId: wave.id }, key: wave.id }));
  await each(await surveyPeople.wavesIn(["closed"], null), (wave) => jobs.enqueue({ name: "freeze-wave", data: { waveId: wave.id }, key: wave.id }));
  for (const campaign of campaigns.values()) {
    if (campaign.state !== "running") continue;
    const waves = await surveyPeople.waves(campaign.id);
    if (waves.every((wave) => wave.state === "frozen" || wave.state === "stopped")) await surveyPeople.setCampaignState(campaign.id, ["running"], "ended");
  }
}
