import type { Actor } from "../../../domain/people.ts";
import type { AnswerDeps } from "./ownForm.ts";

/**
 * Takes away all that the person has answered in every pilot whose key lives, also in waves that are closed. Results that are
 * frozen stay as they are, and their waves are marked, so that no new table of them can show the difference.
 */
export async function eraseAnswers({ surveyPeople, surveyAnswers, surveyKeys }: AnswerDeps, { personId }: Actor): Promise<number> {
  const campaigns = (await surveyPeople.campaigns()).filter((campaign) => campaign.state !== "draft");
  let erased = 0;
  for (const campaign of campaigns) {
    const [pseudonym] = (await surveyKeys.pseudonyms(campaign.pilotId, [personId])) ?? [];
    if (pseudonym === undefined) continue;
    const waves = await surveyPeople.waves(campaign.id);
    const slots = await Promise.all(waves.map(async (wave) => (await surveyKeys.drawer(campaign.pilotId, wave.id))?.slot(personId)));
    const had = new Set(await surveyAnswers.erase(waves.flatMap((wave, i) => ((slot) => (slot === undefined ? [] : [{ waveId: wave.id, slot, pseudonym }]))(slots[i]))));
    const after = await surveyPeople.waves(campaign.id);
    const frozen = after.filter((wave) => wave.state === "frozen" && had.has(wave.id) && !wave.erasedSince);
    if (frozen.length > 0) await surveyPeople.setErasedSince(frozen.map((wave) => wave.id));
    erased += had.size;
  }
  return erased;
}
