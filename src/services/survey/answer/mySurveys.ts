import type { Actor } from "../../../domain/people.ts";
import { closesFor } from "../../../domain/survey/schedule.ts";
import { isEarlierPilot } from "../earlierPilot.ts";
import type { Invitation } from "../surveyPorts.ts";
import { openDraft } from "./ownForm.ts";
import type { AnswerDeps, KnownWave } from "./ownForm.ts";
import type { MySurveysView, MySurveyView } from "./ownViews.ts";
import { stateOf } from "./saveAnswers.ts";

/** The surveys that are open to the person, those that close first first. */
export async function mySurveys(deps: AnswerDeps, known: (waveId: string) => Promise<KnownWave | null>, actor: Actor): Promise<MySurveysView> {
  const { surveyPeople, surveyAnswers, surveyKeys, world } = deps;
  const [invitations, open, pilots] = await Promise.all([surveyPeople.invitationsOf(actor.personId), surveyPeople.wavesIn(["open"], null), surveyPeople.pilots()]);
  const openIds = new Set(open.map((wave) => wave.id));
  const now = world.now();

  const one = async (invitation: Invitation): Promise<MySurveyView[]> => {
    const found = await known(invitation.waveId);
    const drawer = found && (await surveyKeys.drawer(found.campaign.pilotId, invitation.waveId));
    if (!found || !drawer) return [];
    const closes = closesFor(found.campaign.schedule, found.wave, invitation.entered);
    if (now < found.wave.opens || now >= closes) return [];
    const slot = drawer.slot(actor.personId);
    const sealed = await surveyAnswers.draft(invitation.waveId, slot);
    return [{ ...found, closes, state: stateOf(openDraft(drawer, slot, sealed), sealed !== null, invitation.optedOut) }];
  };
  const surveys = (await Promise.all(invitations.filter((invitation) => openIds.has(invitation.waveId)).map(one))).flat();
  // What came out of a file is under names of its own: no key of it finds anybody's answers.
  return { surveys: surveys.toSorted((a, b) => a.closes.getTime() - b.closes.getTime()), canErase: invitations.length > 0 && pilots.some((pilot) => pilot.state === "confidential" && !isEarlierPilot(pilot.id)) };
}
