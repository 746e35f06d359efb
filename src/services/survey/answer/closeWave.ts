import { shuffled } from "../../../domain/survey/batches.ts";
import { makePlaces } from "../../../domain/survey/places.ts";
import { localDateOf } from "../../../domain/time.ts";
import { asInvited, backgroundOf } from "../campaign/audienceOf.ts";
import { linkOnce } from "../linkOnce.ts";
import { keyedWave, sheetOf, submittedIn } from "./flushAnswers.ts";
import type { AnswerDeps } from "./ownForm.ts";

/**
 * Divides those who came one by one into places, once all who will come have; by the invited alone, never by who answered.
 * @returns false when they are too few to hide among
 */
async function hasPlaces({ surveyPeople, world }: AnswerDeps, waveId: string): Promise<boolean> {
  if ((await surveyPeople.places(waveId)).length > 0) return true;
  const wave = await surveyPeople.wave(waveId);
  const campaign = wave && (await surveyPeople.campaign(wave.campaignId));
  const invitations = await surveyPeople.invitations(waveId);
  if (!campaign) return false;
  const people = await backgroundOf({ surveyPeople }, invitations.map((one) => one.personId), localDateOf(world.now()));
  const placing = makePlaces(asInvited(people, campaign.bands), campaign.thresholds.respondents, { extents: campaign.bands.map((band) => band.id) });
  if (placing.ok) await surveyPeople.setPlaces(waveId, placing.places, placing.placeOf);
  return placing.ok;
}

/** Every invitation is written anew, in shuffled order and without a mark of who answered. */
async function forget({ surveyPeople, world }: AnswerDeps, waveId: string): Promise<void> {
  const invitations = await surveyPeople.invitations(waveId);
  await surveyPeople.forgetAnswered(waveId, shuffled(invitations.map((one) => one.personId), world.chance));
}

/**
 * Closes a wave that is closing: all that was submitted is written, every sheet and every invitation anew in shuffled order, and
 * who has answered is forgotten. From here on nobody can tell from the database who did. Of one that was stopped, or where too
 * few were asked, nothing is kept: nobody will see any of it. May be repeated, also after a crash halfway.
 */
export async function closeWave(deps: AnswerDeps, waveId: string): Promise<void> {
  const { surveyPeople, surveyAnswers, world } = deps;
  const wave = await surveyPeople.wave(waveId);
  if (wave?.state === "stopped") {
    await surveyAnswers.writeLast(waveId, () => []);
    return forget(deps, waveId);
  }
  if (wave?.state !== "closing") return;
  const placed = await hasPlaces(deps, waveId);
  await linkOnce(deps, waveId);
  const keyed = await keyedWave(deps, waveId);
  if (!keyed) throw new Error(`wave ${waveId} cannot be closed without its pilot's key`);
  await surveyAnswers.writeLast(waveId, ({ drafts, sheets }) => {
    if (!placed) return [];
    const submitted = submittedIn(keyed, drafts);
    const last = keyed.people.flatMap((person) => {
      const draft = submitted.get(person.slot);
      const { placeId } = person.invitation;
      // A sheet without its draft: it was written here before a crash.
      return draft && placeId !== null ? [sheetOf(keyed, person, placeId, draft)] : sheets.filter((sheet) => sheet.pseudonym === person.pseudonym);
    });
    return shuffled(last, world.chance);
  });
  await forget(deps, waveId);
  await surveyPeople.setWaveState(waveId, ["closing"], "closed");
}
