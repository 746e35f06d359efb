import { randomInt, randomUUID } from "node:crypto";
import { houseThresholds } from "../../src/domain/disclosure.ts";
import { pilotBands } from "../../src/domain/survey/extent.ts";
import type { Instrument, Question } from "../../src/domain/survey/instrument.ts";
import { makePlaces } from "../../src/domain/survey/places.ts";
import type { Invited } from "../../src/domain/survey/places.ts";
import { addDays, instantOf, localDateOf } from "../../src/domain/time.ts";
import { closeWave } from "../../src/services/survey/answer/closeWave.ts";
import { flushAnswers } from "../../src/services/survey/answer/flushAnswers.ts";
import type { AnswerSheet, Campaign, Wave } from "../../src/services/survey/surveyPorts.ts";
import type { Answered, Client, TestApp } from "../support/app.ts";

const same = (text: string) => ({ sv: text, en: text });
const item = (id: string): Question => ({ kind: "scale", id, text: same(id), min: 0, max: 5, labels: { kind: "ends", low: same("aldrig"), high: same("hela tiden") } });
const scored = ["w1", "w2", "w3", "w4", "w5"] as const;

/** Every kind of question, a branch and the five items of well-being. */
export const testInstrument: Instrument = {
  id: "prov",
  version: 1,
  title: same("Prov"),
  intro: same("Om hubben"),
  wording: "house",
  pages: [
    { id: "hub", questions: [{ kind: "single", id: "used", text: same("Har du använt hubben?"), choices: [{ id: "yes", text: same("Ja") }, { id: "no", text: same("Nej") }] }, { kind: "number", id: "days", text: same("Dagar"), min: 0, max: 7, whole: true }] },
    { id: "more", showIf: { question: "used", is: ["yes"] }, questions: [{ kind: "several", id: "liked", text: same("Vad var bra?"), choices: [{ id: "quiet", text: same("Tyst") }, { id: "coffee", text: same("Kaffe") }, { id: "near", text: same("Nära") }], most: 2 }] },
    { id: "feel", title: same("Hur mår du?"), questions: scored.map(item) },
    { id: "words", questions: [{ kind: "text", id: "say", text: same("Något mer?"), maxLength: 500 }] },
  ],
  scores: [{ id: "who5", kind: "who5", items: scored }],
};

export type WaveWish = { readonly invited: readonly Invited[]; readonly pilotId?: string; readonly instrument?: Instrument; readonly kind?: "dates" | "from-first-day"; readonly days?: number };

/** A wave that is open now, to these people; its key is made as at a launch. */
export async function openWave(app: TestApp, { invited, pilotId = "pilot", instrument = testInstrument, kind = "dates", days = 14 }: WaveWish): Promise<Wave> {
  const { surveyPeople, surveyKeys } = app.deps.survey;
  const today = localDateOf(app.clock.now());
  const closes = addDays(today, days);
  await surveyPeople.addInstrument(instrument);
  await surveyPeople.addPilot({ id: pilotId, name: "Piloten" });
  const isNew = !(await surveyPeople.campaigns()).some((one) => one.pilotId === pilotId);
  await surveyKeys.prepare(pilotId, isNew);
  const campaign: Campaign = {
    id: randomUUID(),
    pilotId,
    title: { sv: "Hubbenkäten", en: "The hub survey" },
    instrumentId: instrument.id,
    instrumentVersion: instrument.version,
    audience: { kind: "everyone" },
    schedule: kind === "dates" ? { kind, opens: today, closes, remindAfterDays: [] } : { kind, when: "before", opens: today, closes, openDays: 5, remindAfterDays: [] },
    thresholds: houseThresholds,
    bands: pilotBands,
    state: "draft",
    made: today,
  };
  const wave: Wave = { id: randomUUID(), campaignId: campaign.id, number: 1, opens: app.clock.now(), closes: instantOf(closes, "00:00") ?? app.clock.now(), state: "planned", reminders: [], erasedSince: false, spared: 0 };
  await surveyPeople.saveDraft(campaign);
  await surveyPeople.launch(campaign.id, { thresholds: houseThresholds, bands: pilotBands }, [wave]);
  const placing = kind === "dates" ? makePlaces(invited, houseThresholds.respondents) : null;
  if (placing && !placing.ok) throw new Error(`too few invited: ${placing.invited}`);
  await surveyPeople.invite(wave.id, placing?.places ?? [], mixed(invited).map((one) => ({ personId: one.personId, placeId: placing?.placeOf.get(one.personId) ?? null, entered: today })), 0);
  return wave;
}

/** In an order of chance: where the order must matter, it does not. */
export function mixed<T>(items: readonly T[]): T[] {
  const left = [...items];
  return Array.from(items, () => left.splice(randomInt(left.length), 1)).flat();
}

export const invitedFrom = (personIds: readonly string[], hub: string | null = "brunflo"): Invited[] => personIds.map((personId) => ({ personId, hub, municipality: "Östersund", extent: "1-2" }));

/** What people and jobs do with a wave. */
export const surveyActs = (app: TestApp) => {
  const { survey } = app.deps;
  const path = (wave: Wave, rest = ""): string => `/api/surveys/${wave.id}${rest}`;
  return {
    path,
    save: (who: Client, wave: Wave, answers: object): Promise<Answered> => who.send("PUT", path(wave, "/answers"), { answers }, null),
    submit: (who: Client, wave: Wave, answers: object): Promise<Answered> => who.send("POST", path(wave, "/submit"), { answers }, null),
    flush: (wave: Wave): Promise<void> => flushAnswers(survey, wave.id),
    close: async (wave: Wave): Promise<void> => {
      await survey.surveyPeople.setWaveState(wave.id, ["open"], "closing");
      await closeWave(survey, wave.id);
    },
    sheets: (wave: Wave): Promise<AnswerSheet[]> => survey.surveyAnswers.sheets(wave.id),
    answeredIn: async (wave: Wave): Promise<string[]> => (await survey.surveyPeople.invitations(wave.id)).filter((one) => one.answered).map((one) => one.personId),
  };
};
/** The five items of well-being, all answered the same. */
export const feel = (value: number) => Object.fromEntries(scored.map((id) => [id, { value }]));
