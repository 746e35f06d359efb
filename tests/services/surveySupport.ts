import type { Called } from "../../src/services/ports.ts";
import type { SurveyCard, SurveyMessenger } from "../../src/services/survey/surveyPorts.ts";
import type { Answered, Client, TestApp } from "../support/app.ts";
import { jobsByHand } from "./jobsByHand.ts";
import type { HandJobs } from "./jobsByHand.ts";

/** What a campaign asks for, unless told. */
export const wishOf = (set: Readonly<Record<string, unknown>> = {}) => ({
  title: { sv: "Höstens mätning", en: "The autumn's wave" },
  instrument: { id: "pulse", version: 1 },
  audience: { kind: "everyone" },
  schedule: { kind: "dates", opens: "2026-11-24", closes: "2026-12-08", remindAfterDays: [7] },
  ...set,
});

export type Sent = { readonly personId: string; readonly card: SurveyCard };
export type SurveyApp = {
  readonly jobs: HandJobs;
  /** the cards that have left, in order */
  readonly sent: Sent[];
  /** how the chat answers for a person, when not well */
  readonly refuses: Map<string, Called<never>>;
  /** Sets the clock and lets it strike: what the minute, the morning and the jobs would do. */
  at(instant: string): Promise<void>;
};

/** Lets a sign-in last for the months that a test takes. */
export const longSignIn = (app: TestApp): void => app.local?.standin.entra.rules.setSettings({ tokenLifetime: 400 * 86_400 });

/** An app started with `noJobs`, its jobs by hand, and a chat that takes every card. The chat itself is tested with the bot. */
export async function surveyApp(app: TestApp): Promise<SurveyApp> {
  const sent: Sent[] = [];
  const refuses: SurveyApp["refuses"] = new Map();
  const surveyMessenger: SurveyMessenger = {
    card: (told, language) => ({ type: "AdaptiveCard", body: [told.title[language]] }),
    send: async (personId, card) => {
      const refusal = refuses.get(personId);
      if (refusal) return refusal;
      sent.push({ personId, card });
      return { ok: true, value: { conversationId: `c-${personId}`, activityId: `a-${sent.length}` } };
    },
  };
  const jobs = await jobsByHand({ ...app, deps: { ...app.deps, survey: { ...app.deps.survey, surveyMessenger } } });
  return {
    jobs,
    sent,
    refuses,
    at: async (instant) => {
      app.clock.set(new Date(instant));
      await jobs.run("open-waves");
      await jobs.now();
    },
  };
}

/** The body of an answer that must be good. */
export function good(answer: Answered): any {
  if (answer.status >= 300) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Makes a draft and launches it. */
export async function launched(hr: Client, set: Readonly<Record<string, unknown>> = {}): Promise<any> {
  const { id } = good(await hr.send("POST", "/api/campaigns", wishOf(set)));
  return good(await hr.send("POST", `/api/campaigns/${id}/launch`));
}
