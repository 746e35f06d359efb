import type { Actor } from "../../../domain/people.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { refuse } from "../../../domain/refusal.ts";
import { peaceDays } from "../../../domain/survey/schedule.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import type { Wave } from "../surveyPorts.ts";
import { asHr, noteAct } from "./asHr.ts";
import type { CampaignVerbs } from "./campaignVerbs.ts";

/** What HR does to one wave that is open. A job does the work: nobody sees who has answered, HR no more than others. */
export const makeWaveActs = (deps: CampaignDeps): Pick<CampaignVerbs, "remindWave" | "closeWave"> => ({
  remindWave: (actor, waveId) =>
    asHr(actor, () =>
      onOpen(deps, actor, waveId, "wave-reminded", async () => {
        const now = deps.world.now();
        if (!(await deps.surveyPeople.noteReminder(waveId, now, new Date(now.getTime() - peaceDays * 86_400_000)))) return refuse("reminded-lately", { figures: { days: peaceDays } });
        await deps.jobs.enqueue({ name: "remind-wave", data: { waveId, whose: "all" }, key: waveId });
        return null;
      }),
    ),
  closeWave: (actor, waveId) =>
    asHr(actor, () =>
      onOpen(deps, actor, waveId, "wave-closed", async () => {
        if (!(await deps.surveyPeople.setWaveState(waveId, ["open"], "closing"))) return refuse("wave-not-open");
        await deps.surveyPeople.stopSending(waveId);
        await deps.jobs.enqueue({ name: "close-wave", data: { waveId }, key: waveId });
        return null;
      }),
    ),
});

async function onOpen(deps: CampaignDeps, actor: Actor, waveId: string, what: string, act: (wave: Wave) => Promise<Refusal | null>): Promise<Answer<null>> {
  const wave = await deps.surveyPeople.wave(waveId);
  const campaign = wave && (await deps.surveyPeople.campaign(wave.campaignId));
  if (!wave || !campaign) return no(refuse("no-such-survey"));
  const refusal = wave.state === "open" ? await act(wave) : refuse("wave-not-open");
  if (refusal) return no(refusal);
  await noteAct(deps, actor, what, { campaign: campaign.title.sv, wave: wave.number });
  return { ok: true, value: null };
}
