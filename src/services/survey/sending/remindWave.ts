import { closesFor, remindedOn } from "../../../domain/survey/schedule.ts";
import { localDateOf } from "../../../domain/time.ts";
import { keyedWave, submittedIn } from "../answer/flushAnswers.ts";
import type { SurveyDeps } from "../surveyDeps.ts";
import { cardOf, toldOf } from "./cardOf.ts";

/** Done in one go; a process that is killed reminds no more than so many once again. */
const atATime = 40;

/** Whom of a wave a round is for: all who have not answered, or, where people come one by one, those whose morning it is. */
export type Round = { readonly waveId: string; readonly whose: "all" | "due"; /** how many of the invited, in order of id, have been gone through */ readonly from: number };

/**
 * Reminds those who have neither submitted a form nor have one written. Who they are is worked out here, from the pilot's key, and
 * kept nowhere: the place in the list of all who are invited is all that the next job is told, and it says nothing of answers.
 */
export async function remindWave(deps: SurveyDeps, { waveId, whose, from }: Round): Promise<void> {
  const { surveyAnswers, surveyMessenger, jobs, world } = deps;
  const told = await toldOf(deps, waveId);
  const keyed = told && (await keyedWave(deps, waveId));
  if (!told || !keyed || !surveyMessenger) return;
  const { campaign, wave } = told;
  const [now, today] = [world.now(), localDateOf(world.now())];
  const submitted = submittedIn(keyed, await surveyAnswers.drafts(waveId));
  const written = new Set((await surveyAnswers.sheets(waveId)).map((sheet) => sheet.pseudonym));
  const again = (index: number, seconds: number): Promise<void> => jobs.enqueue({ name: "remind-wave", data: { waveId, whose, from: index }, key: waveId, after: new Date(now.getTime() + seconds * 1000) });

  for (const [i, { invitation, slot, pseudonym }] of keyed.people.slice(from, from + atATime).entries()) {
    const { personId, entered, sending, optedOut } = invitation;
    const asked = sending === "sent" && !optedOut && now < closesFor(campaign.schedule, wave, entered) && (whose === "all" || remindedOn(campaign.schedule, entered, today));
    if (!asked || submitted.has(slot) || written.has(pseudonym)) continue;
    const called = await surveyMessenger.send(personId, cardOf(told, invitation, true));
    if (!called.ok && called.why === "later") return again(from + i, called.afterSeconds ?? 5);
  }
  if (from + atATime < keyed.people.length) await again(from + atATime, 0);
}
