import type { Actor } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import type { Answers, Instrument } from "../../../domain/survey/instrument.ts";
import { readAnswers } from "../../../domain/survey/readAnswers.ts";
import { closesFor } from "../../../domain/survey/schedule.ts";
import { no } from "../../booking/attempt.ts";
import type { Deps } from "../../deps.ts";
import type { Answer } from "../../ports.ts";
import type { Campaign, Drawer, Draft, Invitation, SurveyAnswers, SurveyKeys, SurveyPeople, Wave } from "../surveyPorts.ts";

/** What answering needs. */
export type AnswerDeps = Deps & { readonly surveyPeople: SurveyPeople; readonly surveyAnswers: SurveyAnswers; readonly surveyKeys: SurveyKeys };

/** A wave with what it asks: all that is fixed when it starts. Its state is not. */
export type KnownWave = { readonly wave: Omit<Wave, "state">; readonly campaign: Campaign; readonly instrument: Instrument };
/** One person's way into one wave. */
export type OwnForm = KnownWave & { readonly invitation: Invitation; readonly closes: Date; readonly drawer: Drawer; readonly slot: string };

const emptyDraft: Draft = { answers: {}, submitted: false };

const isDraft = (data: unknown): data is { answers: unknown; submitted: boolean } => typeof data === "object" && data !== null && "answers" in data && "submitted" in data && typeof data.submitted === "boolean";

/** @param sealed null: nothing lies there yet */
export function openDraft(drawer: Drawer, slot: string, sealed: string | null): Draft {
  if (sealed === null) return emptyDraft;
  const data: unknown = JSON.parse(drawer.open(slot, sealed));
  const answers: Answers | null = isDraft(data) ? readAnswers(data.answers) : null;
  if (!isDraft(data) || !answers) throw new Error("what was sealed is no draft");
  return { answers, submitted: data.submitted };
}
export const sealDraft = (drawer: Drawer, slot: string, { answers, submitted }: Draft): string => drawer.seal(slot, JSON.stringify({ answers, submitted }));

const mostKept = 500;

/** Waves that have started, kept in memory: every save asks for one, and nothing of what is kept ever changes. */
export function makeKnownWaves(people: Pick<SurveyPeople, "wave" | "campaign" | "instrument">): (waveId: string) => Promise<KnownWave | null> {
  const kept = new Map<string, KnownWave>();
  return async (waveId) => {
    const found = kept.get(waveId);
    if (found) return found;
    const wave = await people.wave(waveId);
    const campaign = wave && (await people.campaign(wave.campaignId));
    const instrument = campaign && (await people.instrument(campaign.instrumentId, campaign.instrumentVersion));
    if (!wave || !campaign || !instrument) return null;
    if (kept.size >= mostKept) kept.clear();
    kept.set(waveId, { wave, campaign, instrument });
    return { wave, campaign, instrument };
  };
}

/** The person's way into a wave, while it is open to them by the clock; whether it has been closed is for who reads or saves to ask. */
export async function ownForm(deps: AnswerDeps, known: (waveId: string) => Promise<KnownWave | null>, actor: Actor, waveId: string): Promise<Answer<OwnForm>> {
  const { surveyPeople, surveyKeys, world } = deps;
  const found = await known(waveId);
  if (!found) return no(refuse("no-such-survey"));
  const [invitation, drawer] = await Promise.all([surveyPeople.invitation(waveId, actor.personId), surveyKeys.drawer(found.campaign.pilotId, waveId)]);
  if (!invitation) return no(refuse("not-invited"));
  if (!drawer) return no(refuse("survey-key-destroyed"));
  const closes = closesFor(found.campaign.schedule, found.wave, invitation.entered);
  const now = world.now();
  if (now < found.wave.opens || now >= closes) return no(refuse("survey-not-open"));
  return { ok: true, value: { ...found, invitation, closes, drawer, slot: drawer.slot(actor.personId) } };
}
