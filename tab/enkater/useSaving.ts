import { useEffect, useEffectEvent, useState } from "react";
import type { Problem } from "../../src/contract.ts";
import type { SurveyForm, SurveyQuestion } from "../../src/contract/surveys.ts";
import { saveAnswers, submitSurvey } from "../api/mySurveys.ts";
import { only } from "../shell/stores.ts";
import { faultOf } from "./answerState.ts";
import { forgetSaved, forms, mySurveys, unsavedOf, type Unsaved } from "./surveyStores.ts";

/** `saved` is said of what the server has answered for, never before. */
export type Saving = { readonly at: "idle" | "saving" | "sending" | "saved" } | { readonly at: "failed"; readonly problem: Problem };

export type Keeper = {
  readonly saving: Saving;
  /** The form as it is after; null when it could not be saved. Nothing to save is no call: the form as it is. */
  readonly save: () => Promise<SurveyForm | null>;
  readonly submit: () => Promise<SurveyForm | null>;
};

/** What can be sent of what was written: a number that is none yet stays on the page. */
function sendable(written: Unsaved, questions: readonly SurveyQuestion[]): Unsaved {
  return Object.fromEntries(Object.entries(written).filter(([id, answer]) => questions.some((question) => question.id === id && faultOf(question, answer) === null)));
}

/**
 * Saves what is written in a form: when asked, when the network comes back after it failed, when the window is put away, and
 * when the page is left. Fails quietly in the last two: what was written is kept and shown as unsaved.
 */
export function useSaving(form: SurveyForm): Keeper {
  const { waveId } = form;
  const [saving, setSaving] = useState<Saving>({ at: "idle" });

  const send = async (at: "saving" | "sending"): Promise<SurveyForm | null> => {
    const written = sendable(unsavedOf(waveId), form.pages.flatMap((page) => page.questions));
    if (at === "saving" && Object.keys(written).length === 0) {
      setSaving({ at: "idle" });
      return form;
    }
    setSaving({ at });
    const answer = await (at === "saving" ? saveAnswers : submitSurvey)(waveId, { answers: written });
    if (!answer.ok) {
      setSaving({ at: "failed", problem: answer.problem });
      return null;
    }
    forgetSaved(waveId, written);
    forms.change(waveId, () => answer.value);
    if (mySurveys.read(only).value) void mySurveys.refresh(only);
    setSaving({ at: "saved" });
    return answer.value;
  };

  const quietly = useEffectEvent(() => void send("saving"));
  const again = useEffectEvent(() => {
    if (saving.at === "failed") void send("saving");
  });
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === "hidden") quietly();
    };
    const online = (): void => again();
    document.addEventListener("visibilitychange", hidden);
    addEventListener("online", online);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("online", online);
      quietly();
    };
  }, []);

  return { saving, save: () => send("saving"), submit: () => send("sending") };
}
