import { randomUUID } from "node:crypto";
import { pulse } from "../../src/pilot/surveys/pulse.ts";
import { workEnvironment1, workEnvironment2 } from "../../src/pilot/surveys/workEnvironment.ts";
import { questionsOf } from "../../src/domain/survey/instrument.ts";
import type { Answer, Answers, Instrument, Question } from "../../src/domain/survey/instrument.ts";
import { addDays } from "../../src/domain/time.ts";
import { frozenWave } from "../services/frozenWave.ts";
import type { MadePlace } from "../services/frozenWave.ts";
import { jobsByHand } from "../services/jobsByHand.ts";
import { good } from "../services/surveySupport.ts";
import type { Client, TestApp } from "../support/app.ts";

/** 75 invited and 60 answering, at four hubs of which one is too small to stand alone. */
const places: readonly MadePlace[] = [
  { hub: "brunflo", municipality: "Östersund", extent: "1-2", invited: 18, answered: 15 },
  { hub: "house-be", municipality: "Berg", extent: "1-2", invited: 22, answered: 18 },
  { hub: "as-torsta", municipality: "Krokom", extent: "2-3", invited: 29, answered: 24 },
  { hub: "fjallhubben", municipality: "Härjedalen", extent: "1-2", invited: 6, answered: 3 },
];

const writings = ["Lugnet på morgonen.", "Skärmarna är bra, men stolen i hörnet går inte att höja.", "Att slippa köra till Östersund två gånger i veckan.", "Det är sällan någon annan där på fredagar."];

/** What the nth says to a question: spread so that every answer is given by some, and a few are left or declined. */
function saidTo(question: Question, at: number, slant: number): Answer | null {
  const turn = at * 7 + question.id.length * 3 + slant;
  if (turn % 29 === 0) return { kind: "declined" };
  switch (question.kind) {
    case "scale":
      return { kind: "scale", value: question.min + Math.min(question.max - question.min, Math.floor(((turn % 11) / 11) * (question.max - question.min + 1.4))) };
    case "single":
      return { kind: "single", value: question.choices[(turn % 13) % question.choices.length]?.id ?? "" };
    case "several":
      return { kind: "several", value: question.choices.filter((_choice, i) => (turn + i) % 3 === 0).map(({ id }) => id) };
    case "number":
      return { kind: "number", value: question.min + (turn % (question.max - question.min + 1)) };
    case "text":
      return at % 4 === 0 ? { kind: "text", value: writings[at % writings.length] ?? "" } : null;
  }
}
const saysOf =
  (form: Instrument, slant = 0) =>
  (at: number): Answers =>
    Object.fromEntries(questionsOf(form).flatMap((question) => {
      const said = saidTo(question, at, slant);
      return said ? [[question.id, said]] : [];
    }));

const october = (year: number) => ({ opens: `${year}-10-01T08:00:00+02:00`, closes: `${year}-10-20T00:00:00+02:00` });
const weekFrom = (date: string) => ({ opens: `${date}T08:00:00+02:00`, closes: `${addDays(date, 7)}T00:00:00+02:00` });

/** The ids by which the pages of surveys are found. */
export type SurveyGround = { readonly resultsOf: string; readonly trendOf: string; readonly campaign: string; readonly sending: string; readonly draft: string; readonly toAnswer: string; readonly answered: string };

const wish = (sv: string, en: string, instrument: string, opens = "2026-11-23", closes = "2026-12-07") => ({
  title: { sv, en },
  instrument: { id: instrument, version: 1 },
  audience: { kind: "everyone" },
  schedule: { kind: "dates", opens, closes, remindAfterDays: [5] },
});

/** Two waves with results that can be compared, a pulse of three, one that is open, one whose cards are on their way, and a draft. The app stands with `noJobs`; its clock is moved on until surveys open. */
export async function giveSurveys(app: TestApp, hr: Client): Promise<SurveyGround> {
  app.clock.set(new Date("2026-11-23T08:05:00+01:00"));
  const people = Array.from({ length: places.reduce((sum, one) => sum + one.invited, 0) }, () => randomUUID());
  await frozenWave(app, { places, people, form: workEnvironment1, said: saysOf(workEnvironment1), ...october(2025) });
  const second = await frozenWave(app, { places, people, form: workEnvironment2, said: saysOf(workEnvironment2, 4), ...october(2026) });
  const rhythm = { kind: "rhythm", opens: "2026-08-03", until: "2026-11-02", everyWeeks: 4, openDays: 7, remindAfterDays: [3] } as const;
  const said = (slant: number) => saysOf(pulse, slant);
  const first = await frozenWave(app, { places, people, form: pulse, schedule: rhythm, said: said(0), ...weekFrom("2026-08-03") });
  for (const [at, opens] of ["2026-08-31", "2026-09-28"].entries()) await frozenWave(app, { places, people, form: pulse, campaign: first.campaign, number: at + 2, said: said(5 * (at + 1)), ...weekFrom(opens) });

  const jobs = await jobsByHand(app);
  const launched = async (asked: object): Promise<{ id: string; waves: { id: string }[] }> => {
    const { id } = good(await hr.send("POST", "/api/campaigns", asked));
    good(await hr.send("POST", `/api/campaigns/${id}/launch`));
    await jobs.run("open-waves");
    return good(await hr.get(`/api/campaigns/${id}`));
  };
  const open = await launched(wish("Hur mår du i höst?", "How are you this autumn?", "well-being"));
  const toAnswer = open.waves[0]?.id ?? "";
  await jobs.run("send-wave", { waveId: toAnswer });
  const sending = await launched(wish("Hubbarbete: hela perioden", "Hub work: the whole period", "hub-whole-period"));
  const answered = sending.waves[0]?.id ?? "";
  const ended = (one: { personId: string }, how: "sent" | "blocked" | "missing") => app.deps.survey.surveyPeople.setSending(answered, one.personId, how, null);
  for (const [at, one] of (await app.deps.survey.surveyPeople.invitations(answered)).slice(0, 15).entries()) await ended(one, at === 3 ? "blocked" : at === 7 ? "missing" : "sent");
  await hr.send("POST", `/api/surveys/${answered}/submit`, { answers: {} }, null);
  const draft: string = good(await hr.send("POST", "/api/campaigns", wish("Arbetsmiljö: nästa höst", "Work environment: next autumn", "work-environment-1", "2026-12-14", "2027-01-08"))).id;
  return { resultsOf: second.wave.id, trendOf: first.campaign.id, campaign: open.id, sending: sending.id, draft, toAnswer, answered };
}
