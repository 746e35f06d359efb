import { houseThresholds } from "../../../domain/disclosure.ts";
import type { Actor } from "../../../domain/people.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { refuse } from "../../../domain/refusal.ts";
import { pilotBands } from "../../../domain/survey/extent.ts";
import { scheduleFault } from "../../../domain/survey/schedule.ts";
import { localDateOf } from "../../../domain/time.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import type { Campaign } from "../surveyPorts.ts";
import { asHr, noteAct } from "./asHr.ts";
import { isEarlierPilot } from "../earlierPilot.ts";
import { named } from "./audienceOf.ts";
import type { CampaignVerbs, CampaignView, CampaignWish } from "./campaignVerbs.ts";
import { viewById, viewCampaign } from "./viewCampaign.ts";

/** Why a wish cannot be kept, or null: what it names must be there, and its times must fit together. */
export async function refusalOfWish(deps: Pick<CampaignDeps, "surveyPeople" | "hubBook" | "world">, { instrument, audience, schedule }: Pick<CampaignWish, "instrument" | "audience" | "schedule">): Promise<Refusal | null> {
  if (!(await deps.surveyPeople.instrument(instrument.id, instrument.version))) return refuse("no-such-instrument");
  if (audience.kind === "hubs") {
    const known = new Set((await deps.hubBook.all()).map((hub) => hub.id));
    if (audience.hubIds.some((id) => !known.has(id))) return refuse("no-such-hub");
  }
  return scheduleFault(schedule, localDateOf(deps.world.now())) === null ? null : refuse("schedule-not-valid");
}

/** The pilot whose answers are being gathered; a new one when the key of the last is destroyed, since what is anonymous takes no more. */
async function currentPilot(deps: Pick<CampaignDeps, "surveyPeople">): Promise<string> {
  const pilots = (await deps.surveyPeople.pilots()).filter(({ id }) => !isEarlierPilot(id));
  const alive = pilots.find((pilot) => pilot.state === "confidential");
  if (alive) return alive.id;
  const number = pilots.length + 1;
  const id = `pilot-${number}`;
  await deps.surveyPeople.addPilot({ id, name: number === 1 ? "Hubbpiloten" : `Hubbpiloten ${number}` });
  return id;
}

/** Thresholds and bands stand here as they would be; they are fixed when the campaign starts. */
const draftOf = (id: string, pilotId: string, wish: CampaignWish, now: Date): Campaign => ({
  id,
  pilotId,
  title: wish.title,
  instrumentId: wish.instrument.id,
  instrumentVersion: wish.instrument.version,
  audience: wish.audience,
  schedule: wish.schedule,
  thresholds: houseThresholds,
  bands: pilotBands,
  state: "draft",
  made: localDateOf(now),
});

/** Campaigns that are not started yet can be changed and taken away. */
export const makeDrafts = (deps: CampaignDeps): Pick<CampaignVerbs, "campaigns" | "campaign" | "makeCampaign" | "editCampaign" | "removeCampaign"> => ({
  campaigns: (actor) =>
    asHr(actor, async (): Promise<Answer<readonly CampaignView[]>> => ({ ok: true, value: await Promise.all((await deps.surveyPeople.campaigns()).map((campaign) => viewCampaign(deps, actor, campaign))) })),
  campaign: (actor, id) => asHr(actor, () => viewById(deps, actor, id)),
  makeCampaign: (actor, wish) => asHr(actor, () => save(deps, actor, deps.world.newId(), wish, "campaign-made")),
  editCampaign: (actor, id, wish) =>
    asHr(actor, async () => {
      const before = await deps.surveyPeople.campaign(id);
      if (!before) return no(refuse("no-such-campaign"));
      return before.state === "draft" ? save(deps, actor, id, wish, "campaign-changed") : no(refuse("campaign-not-draft"));
    }),
  removeCampaign: (actor, id) =>
    asHr(actor, async (): Promise<Answer<null>> => {
      const before = await deps.surveyPeople.campaign(id);
      if (!before) return no(refuse("no-such-campaign"));
      if (!(await deps.surveyPeople.removeDraft(id))) return no(refuse("campaign-not-draft"));
      await noteAct(deps, actor, "campaign-removed", { campaign: before.title.sv });
      return { ok: true, value: null };
    }),
});

async function save(deps: CampaignDeps, actor: Actor, id: string, wish: CampaignWish, what: string): Promise<Answer<CampaignView>> {
  const refusal = await refusalOfWish(deps, wish);
  if (refusal) return no(refusal);
  if (!(await deps.surveyPeople.saveDraft(draftOf(id, await currentPilot(deps), { ...wish, audience: await named(deps, wish.audience) }, deps.world.now())))) return no(refuse("campaign-not-draft"));
  await noteAct(deps, actor, what, { campaign: wish.title.sv });
  return viewById(deps, actor, id);
}
