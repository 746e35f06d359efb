import type { Actor } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import { who5AnswersOf } from "../../../domain/survey/answering.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import { ownScoreWords } from "../../wording/surveyAbout.ts";
import { openDraft, ownForm } from "./ownForm.ts";
import type { AnswerDeps, KnownWave } from "./ownForm.ts";
import type { OwnScoreView } from "./ownViews.ts";

/** The person's own well-being score with what it means and where help is: worked out from what they have saved, for them alone, and gone with the answer. */
export async function ownScore(deps: AnswerDeps, known: (waveId: string) => Promise<KnownWave | null>, actor: Actor, waveId: string): Promise<Answer<OwnScoreView>> {
  const form = await ownForm(deps, known, actor, waveId);
  if (!form.ok) return form;
  const { drawer, slot, instrument } = form.value;
  const draft = openDraft(drawer, slot, await deps.surveyAnswers.draft(waveId, slot));
  const answers = who5AnswersOf(instrument, draft.answers);
  return answers ? { ok: true, value: ownScoreWords(answers, actor.language) } : no(refuse("no-such-survey"));
}
