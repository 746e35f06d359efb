import { houseThresholds } from "../../../domain/disclosure.ts";
import type { Actor } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import { pilotBands } from "../../../domain/survey/extent.ts";
import { makePlaces } from "../../../domain/survey/places.ts";
import { closesFor, mayEnter, plannedWaves } from "../../../domain/survey/schedule.ts";
import type { Schedule } from "../../../domain/survey/schedule.ts";
import { addDays, localDateOf } from "../../../domain/time.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import { audienceWords, placeWords, smallestWords } from "../../wording/surveyWords.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import { asHr } from "./asHr.ts";
import type { Asked } from "./audienceOf.ts";
import { asInvited, audienceOf, named, spare } from "./audienceOf.ts";
import type { CampaignVerbs, CampaignWish, PreviewView } from "./campaignVerbs.ts";
import { refusalOfWish } from "./drafts.ts";

/** Those of an audience whom a schedule would reach, as far as that is known now. */
export const reached = (people: readonly Asked[], schedule: Schedule): readonly Asked[] => (schedule.kind === "from-first-day" ? people.filter((one) => mayEnter(schedule, one.firstDay)) : people);

/** What would happen, before anything is sent: how many, told apart how, and the smallest results that could be shown. */
export const makePreview = (deps: CampaignDeps): Pick<CampaignVerbs, "previewCampaign"> => ({
  previewCampaign: (actor, wish) => asHr(actor, () => preview(deps, actor, wish)),
});

async function preview(deps: CampaignDeps, actor: Actor, wish: CampaignWish): Promise<Answer<PreviewView>> {
  const refusal = await refusalOfWish(deps, wish);
  if (refusal) return no(refusal);
  const instrument = await deps.surveyPeople.instrument(wish.instrument.id, wish.instrument.version);
  if (!instrument) return no(refuse("no-such-instrument"));
  const audience = await named(deps, wish.audience);
  const found = await audienceOf(deps, audience, localDateOf(deps.world.now()));
  if (!found.ok) return no(refuse(found.code));
  const { invited, spared } = await spare(deps, reached(found.people, wish.schedule), wish.schedule.opens);
  const placing = makePlaces(asInvited(invited, pilotBands), houseThresholds.respondents, { extents: pilotBands.map((band) => band.id) });
  const hubs = await deps.hubBook.all();
  const [first] = plannedWaves(wish.schedule);
  const told = { waveId: deps.world.newId(), title: wish.title, instrument, thresholds: houseThresholds, closes: addDays(localDateOf(first ? closesFor(wish.schedule, first, wish.schedule.opens) : deps.world.now()), -1), reminder: false };
  return {
    ok: true,
    value: {
      audienceSays: audienceWords(audience, hubs, actor.language),
      invited: invited.length,
      spared,
      places: placing.ok ? placing.places.map((place) => ({ says: placeWords(place, hubs, pilotBands, actor.language), invited: place.invited })) : [],
      smallest: smallestWords(invited.length, instrument, houseThresholds, actor.language),
      card: deps.surveyMessenger?.card(told, actor.language) ?? null,
    },
  };
}
