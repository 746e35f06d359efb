import type { Actor } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import { pagesShown } from "../../../domain/survey/answering.ts";
import { readGiven, withGiven } from "../../../domain/survey/givenAnswers.ts";
import type { GivenAnswers } from "../../../domain/survey/givenAnswers.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import { aboutWords } from "../../wording/surveyAbout.ts";
import type { Draft } from "../surveyPorts.ts";
import { openDraft, ownForm, sealDraft } from "./ownForm.ts";
import type { AnswerDeps, KnownWave, OwnForm } from "./ownForm.ts";
import type { FormView, OwnState, Saved } from "./ownViews.ts";

type Known = (waveId: string) => Promise<KnownWave | null>;

/** Other forms that are sealed anew with each that is saved: of so many, one was saved. */
const sealedWithIt = 4;
const slotLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Anywhere among slots, which are spread evenly. */
const anywhere = (chance: () => number): string => Array.from({ length: 8 }, () => slotLetters.charAt(Math.floor(chance() * slotLetters.length))).join("");

export const stateOf = (draft: Draft, begun: boolean, optedOut: boolean): OwnState => {
  if (draft.submitted) return "submitted";
  if (optedOut) return "opted-out";
  return begun ? "begun" : "new";
};

function viewOf(actor: Actor, form: OwnForm, draft: Draft, begun: boolean): FormView {
  const { wave, campaign, instrument, closes, invitation } = form;
  return {
    wave,
    campaign,
    instrument,
    closes,
    state: stateOf(draft, begun, invitation.optedOut),
    pages: pagesShown(instrument, draft.answers),
    answers: draft.answers,
    about: aboutWords(campaign, instrument, actor.language),
    wellBeing: instrument.scores.length > 0,
    lastSending: invitation.sending === "sent" ? invitation.attempts : null,
  };
}

/** The form with what the person has answered so far. */
export async function surveyForm(deps: AnswerDeps, known: Known, actor: Actor, waveId: string): Promise<Answer<FormView>> {
  const form = await ownForm(deps, known, actor, waveId);
  if (!form.ok) return form;
  const { drawer, slot } = form.value;
  const [wave, sealed] = await Promise.all([deps.surveyPeople.wave(waveId), deps.surveyAnswers.draft(waveId, slot)]);
  if (wave?.state !== "open") return no(refuse("survey-not-open"));
  return { ok: true, value: viewOf(actor, form.value, openDraft(drawer, slot, sealed), sealed !== null) };
}

/**
 * Keeps answers, and submits the form when asked to. One draft a person whatever happens: two devices at once, a double click or
 * a retry each find what the other has left there. Once submitted, every change counts at once.
 */
export async function saveAnswers(deps: AnswerDeps, known: Known, actor: Actor, waveId: string, given: GivenAnswers, submit: boolean): Promise<Saved> {
  const form = await ownForm(deps, known, actor, waveId);
  if (!form.ok) return form;
  const { drawer, slot, instrument } = form.value;
  const read = readGiven(instrument, given);
  if (read.faults.length > 0) return { ...no(refuse("answers-not-valid")), faults: read.faults };
  let saved: Draft = { answers: {}, submitted: false };
  const open = await deps.surveyAnswers.keepDraft(
    waveId,
    slot,
    (sealed) => {
      const before = openDraft(drawer, slot, sealed);
      saved = { answers: withGiven(before.answers, read), submitted: before.submitted || submit };
      return sealDraft(drawer, slot, saved);
    },
    {
      beside: Array.from({ length: sealedWithIt }, () => anywhere(deps.world.chance)),
      sealAnew: (other) => drawer.seal(other.slot, drawer.open(other.slot, other.sealed)),
    },
  );
  return open ? { ok: true, value: viewOf(actor, form.value, saved, true) } : no(refuse("survey-not-open"));
}

/** No more reminders of this wave; the form stays open. */
export async function optOut(deps: AnswerDeps, known: Known, actor: Actor, waveId: string, wish: boolean): Promise<Answer<null>> {
  const form = await ownForm(deps, known, actor, waveId);
  if (!form.ok) return form;
  if (form.value.invitation.optedOut !== wish) await deps.surveyPeople.setOptedOut(waveId, actor.personId, wish);
  return { ok: true, value: null };
}
