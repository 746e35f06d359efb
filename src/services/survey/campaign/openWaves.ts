import { shuffled } from "../../../domain/survey/batches.ts";
import { makePlaces } from "../../../domain/survey/places.ts";
import type { StoredPlace } from "../../../domain/survey/places.ts";
import { entersOn } from "../../../domain/survey/schedule.ts";
import { localDateOf } from "../../../domain/time.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import type { Campaign, Wave } from "../surveyPorts.ts";
import { linkOnce } from "../linkOnce.ts";
import { asInvited, audienceOf, spare } from "./audienceOf.ts";
import type { Asked } from "./audienceOf.ts";

type Comers = { readonly people: readonly Asked[]; readonly entered: LocalDate };

/** Who is to be invited to a wave today; null when that cannot be known just now. */
async function comersOf(deps: CampaignDeps, { audience, schedule }: Campaign, today: LocalDate): Promise<Comers | null> {
  const found = await audienceOf(deps, audience, today);
  if (!found.ok) return null;
  const people = schedule.kind === "from-first-day" ? found.people.filter((one) => entersOn(schedule, one.firstDay, today) !== null) : found.people;
  return { people, entered: today };
}

const invitedIn = ({ people, entered }: Comers, placeOf: ReadonlyMap<string, string>) => people.map(({ personId }) => ({ personId, placeId: placeOf.get(personId) ?? null, entered }));

/** Opens a wave whose time has come: who is asked, under which places, and the first cards. Without enough people to hide among, it is stopped. */
export async function openWave(deps: CampaignDeps, campaign: Campaign, wave: Wave): Promise<void> {
  const today = localDateOf(deps.world.now());
  const comers = await comersOf(deps, campaign, today);
  if (!comers) return;
  const { invited, spared } = await spare(deps, comers.people, today);
  const order = shuffled(invited, deps.world.chance);
  const oneByOne = campaign.schedule.kind === "from-first-day";
  const placing = oneByOne ? null : makePlaces(asInvited(order, campaign.bands), campaign.thresholds.respondents, { extents: campaign.bands.map((band) => band.id) });
  if (placing && !placing.ok) {
    await deps.surveyPeople.giveUp(wave.id, "too-few");
    deps.log.warn("a wave of a survey was stopped: too few to ask", { waveId: wave.id });
    return;
  }
  const places: readonly StoredPlace[] = placing?.places ?? [];
  const opened = await deps.surveyPeople.invite(wave.id, places, invitedIn({ people: order, entered: comers.entered }, placing?.placeOf ?? new Map()), spared);
  if (!opened) return;
  await linkOnce(deps, wave.id);
  await deps.jobs.enqueue({ name: "send-wave", data: { waveId: wave.id }, key: wave.id });
}

/** Invites those whose own day has come since, to the open waves that people enter one by one. */
export async function enterWaves(deps: CampaignDeps): Promise<void> {
  const today = localDateOf(deps.world.now());
  for (const wave of await deps.surveyPeople.wavesIn(["open"], null)) {
    const campaign = await deps.surveyPeople.campaign(wave.campaignId);
    if (campaign?.schedule.kind !== "from-first-day") continue;
    const comers = await comersOf(deps, campaign, today);
    if (!comers) continue;
    const there = new Set((await deps.surveyPeople.invitations(wave.id)).map((one) => one.personId));
    const { invited } = await spare(deps, comers.people.filter((one) => !there.has(one.personId)), today);
    if (invited.length === 0) continue;
    const entered = await deps.surveyPeople.invite(wave.id, [], invitedIn({ people: shuffled(invited, deps.world.chance), entered: today }, new Map()), 0);
    if (entered) await deps.jobs.enqueue({ name: "send-wave", data: { waveId: wave.id }, key: wave.id });
  }
}
