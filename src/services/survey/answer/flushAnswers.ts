import { batchOf, shuffled } from "../../../domain/survey/batches.ts";
import type { HasAnswered } from "../../../domain/survey/batches.ts";
import { answersToKeep } from "../../../domain/survey/answering.ts";
import type { Instrument } from "../../../domain/survey/instrument.ts";
import { linkOnce, pseudonymsOf } from "../linkOnce.ts";
import type { AnswerSheet, Campaign, Drawer, Draft, Invitation, SealedDraft } from "../surveyPorts.ts";
import { openDraft } from "./ownForm.ts";
import type { AnswerDeps } from "./ownForm.ts";

/** One invited person with the two names that answers have for them. Exists in memory only, while a batch is decided. */
export type Keyed = { readonly invitation: Invitation; readonly pseudonym: string; readonly slot: string };
/** Keyed people of a wave and how their drafts are opened; null when the pilot's key is destroyed. */
export type KeyedWave = { readonly campaign: Campaign; readonly instrument: Instrument; readonly people: readonly Keyed[]; readonly drawer: Drawer };

export async function keyedWave({ surveyPeople, surveyKeys }: AnswerDeps, waveId: string): Promise<KeyedWave | null> {
  const wave = await surveyPeople.wave(waveId);
  const campaign = wave && (await surveyPeople.campaign(wave.campaignId));
  const instrument = campaign && (await surveyPeople.instrument(campaign.instrumentId, campaign.instrumentVersion));
  if (!campaign || !instrument) return null;
  const invitations = await surveyPeople.invitations(waveId);
  const pseudonyms = await pseudonymsOf(surveyKeys, campaign.pilotId, waveId, invitations);
  const drawer = await surveyKeys.drawer(campaign.pilotId, waveId);
  if (!pseudonyms || !drawer) return null;
  const people = invitations.flatMap((invitation, i) => ((pseudonym) => (pseudonym === undefined ? [] : [{ invitation, pseudonym, slot: drawer.slot(invitation.personId) }]))(pseudonyms[i]));
  return { campaign, instrument, people, drawer };
}

/** What each person has submitted, by slot; nothing of forms that are only begun. */
export function submittedIn({ drawer }: KeyedWave, drafts: readonly SealedDraft[]): ReadonlyMap<string, Draft> {
  const opened = drafts.map(({ slot, sealed }): [string, Draft] => [slot, openDraft(drawer, slot, sealed)]);
  return new Map(opened.filter(([, draft]) => draft.submitted));
}

export const sheetOf = ({ instrument }: KeyedWave, { invitation, pseudonym }: Keyed, placeId: string, draft: Draft): AnswerSheet => ({ waveId: invitation.waveId, pseudonym, placeId, answers: answersToKeep(instrument, draft.answers) });

/**
 * Writes sheets of forms that were submitted in an open wave, where enough of those who hide among each other have; then marks who has answered, by the
 * sheets that are there, so that a crash in between is mended the next time. What was changed after it was written is written
 * when the wave closes: alone, it would stand out. Done now and then for every open wave, never because somebody has submitted,
 * or the job's time would tell when.
 */
export async function flushAnswers(deps: AnswerDeps, waveId: string): Promise<void> {
  const { surveyPeople, surveyAnswers, world } = deps;
  // Done when the wave opened, unless the process was killed there.
  await linkOnce(deps, waveId);
  const keyed = await keyedWave(deps, waveId);
  // Where people come one by one there are no places before the wave closes.
  if (!keyed || keyed.people.some((person) => person.invitation.hidesAmong === null)) return;
  const least = keyed.campaign.thresholds.respondents;

  await surveyAnswers.writeSheets(waveId, ({ drafts, sheets }) => {
    const submitted = submittedIn(keyed, drafts);
    const written = new Set(sheets.map((sheet) => sheet.pseudonym));
    const has = (person: Keyed): HasAnswered => (written.has(person.pseudonym) ? "written" : submitted.has(person.slot) ? "submitted" : "no");
    const chosen = batchOf(keyed.people.map((person) => ({ personId: person.invitation.personId, hidesAmong: person.invitation.hidesAmong ?? "", has: has(person) })), least, world.chance);
    if (chosen.size === 0) return null;
    const added = keyed.people.flatMap((person) => {
      const [draft, placeId] = [submitted.get(person.slot), person.invitation.placeId];
      return chosen.has(person.invitation.personId) && draft && placeId !== null ? [sheetOf(keyed, person, placeId, draft)] : [];
    });
    const placeIds = [...new Set(added.map((sheet) => sheet.placeId))];
    return { placeIds, sheets: shuffled([...sheets.filter((sheet) => placeIds.includes(sheet.placeId)), ...added], world.chance) };
  });

  const written = new Set((await surveyAnswers.sheets(waveId)).map((sheet) => sheet.pseudonym));
  const unmarked = keyed.people.filter((person) => written.has(person.pseudonym) && !person.invitation.answered);
  if (unmarked.length > 0) await surveyPeople.setAnswered(waveId, shuffled(unmarked.map((person) => person.invitation.personId), world.chance));
}
