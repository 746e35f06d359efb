import type { Actor } from "../../../domain/people.ts";
import { pseudonymsOf } from "../linkOnce.ts";
import type { AnswerDeps } from "./ownForm.ts";

/**
 * Takes away all that the person has answered in every pilot whose key lives, also in waves that are closed. Results that are
 * frozen stay as they are, and their waves are marked, so that no new table of them can show the difference.
 */
export async function eraseAnswers({ surveyPeople, surveyAnswers, surveyKeys }: AnswerDeps, { personId }: Actor): Promise<number> {
  const campaigns = (await surveyPeople.campaigns()).filter((campaign) => campaign.state !== "draft");
  let erased = 0;
  for (const campaign of campaigns) {
    const waves = await surveyPeople.waves(campaign.id);
    const names = await Promise.all(
      waves.map(async ({ id: waveId }) => {
        const slot = (await surveyKeys.drawer(campaign.pilotId, waveId))?.slot(personId);
        // Under either name, whatever is kept of whether they are linked.
        const pseudonyms = await pseudonymsOf(surveyKeys, campaign.pilotId, waveId, [true, false].map((linked) => ({ personId, linked })));
        return slot === undefined || !pseudonyms ? [] : pseudonyms.map((pseudonym) => ({ waveId, slot, pseudonym }));
      }),
    );
    const had = new Set(await surveyAnswers.erase(names.flat()));
    const after = await surveyPeople.waves(campaign.id);
    const frozen = after.filter((wave) => wave.state === "frozen" && had.has(wave.id) && !wave.erasedSince);
    if (frozen.length > 0) await surveyPeople.setErasedSince(frozen.map((wave) => wave.id));
    erased += had.size;
  }
  return erased;
}
