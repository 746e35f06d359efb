import { shuffled } from "../../../domain/survey/batches.ts";
import { keyedWave, sheetOf, submittedIn } from "./flushAnswers.ts";
import type { AnswerDeps } from "./ownForm.ts";

/**
 * Closes a wave for answers: all that was submitted is written, every sheet and every invitation anew in shuffled order, and who
 * has answered is forgotten. From here on nobody can tell from the database who did. May be repeated, also after a crash halfway.
 * @param place divides those who are invited into places where that has not been done (they came one by one); false when they
 * are too few: then nothing that they answered is kept
 */
export async function closeForAnswers(deps: AnswerDeps, waveId: string, place: (waveId: string) => Promise<boolean>): Promise<void> {
  const { surveyPeople, surveyAnswers, world } = deps;
  await surveyPeople.setWaveState(waveId, ["open"], "closing");
  if ((await surveyPeople.wave(waveId))?.state !== "closing") return;
  const enough = (await surveyPeople.places(waveId)).length > 0 || (await place(waveId));
  const keyed = await keyedWave(deps, waveId);
  if (!keyed) throw new Error(`wave ${waveId} cannot be closed without its pilot's key`);
  await surveyAnswers.writeLast(waveId, ({ drafts, sheets }) => {
    if (!enough) return [];
    const submitted = submittedIn(keyed, drafts);
    const last = keyed.people.flatMap((person) => {
      const draft = submitted.get(person.slot);
      const { placeId } = person.invitation;
      if (draft && placeId !== null) return [sheetOf(keyed, person, placeId, draft)];
      return sheets.filter((sheet) => sheet.pseudonym === person.pseudonym);
    });
    return shuffled(last, world.chance);
  });
  await surveyPeople.forgetAnswered(waveId, shuffled(keyed.people.map((person) => person.invitation.personId), world.chance));
  await surveyPeople.setWaveState(waveId, ["closing"], "closed");
}

/** A wave that was stopped shows nothing to anybody, so nothing of it is kept. */
export async function dropStopped({ surveyPeople, surveyAnswers, world }: AnswerDeps, waveId: string): Promise<void> {
  const [drafts, sheets] = [await surveyAnswers.drafts(waveId), await surveyAnswers.sheets(waveId)];
  if (drafts.length + sheets.length === 0) return;
  await surveyAnswers.writeLast(waveId, () => []);
  const invitations = await surveyPeople.invitations(waveId);
  await surveyPeople.forgetAnswered(waveId, shuffled(invitations.map((one) => one.personId), world.chance));
}
