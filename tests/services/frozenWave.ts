import { randomUUID } from "node:crypto";
import { houseThresholds } from "../../src/domain/disclosure.ts";
import type { Answer, Answers, Instrument } from "../../src/domain/survey/instrument.ts";
import { pilotBands } from "../../src/domain/survey/extent.ts";
import type { StoredPlace } from "../../src/domain/survey/places.ts";
import { linkOnce, pseudonymsOf } from "../../src/services/survey/linkOnce.ts";
import { freezeWave } from "../../src/services/survey/results/freezeWave.ts";
import type { Campaign, Wave } from "../../src/services/survey/surveyPorts.ts";
import type { TestApp } from "../support/app.ts";

const both = (text: string) => ({ sv: text, en: `${text} (en)` });

/** A form with a question of every kind, and the five items of well-being. */
export const madeUpForm: Instrument = {
  id: "made-up",
  version: 1,
  title: both("Påhittad enkät"),
  intro: both("Om hubben"),
  wording: "house",
  pages: [
    { id: "feel", questions: ["w1", "w2", "w3", "w4", "w5"].map((id) => ({ id, kind: "scale", text: both(`Mår ${id}`), min: 0, max: 5, labels: { kind: "ends", low: both("aldrig"), high: both("alltid") } })) },
    {
      id: "hub",
      questions: [
        { id: "ease", kind: "scale", text: both("Hur lätt är det?"), min: 1, max: 5, labels: { kind: "ends", low: both("svårt"), high: both("lätt") } },
        { id: "travel", kind: "single", text: both("Hur kom du hit?"), choices: ["car", "bus", "walk", "ski"].map((id) => ({ id, text: both(id) })) },
        { id: "liked", kind: "several", text: both("Vad var bra?"), choices: ["quiet", "near"].map((id) => ({ id, text: both(id) })) },
        { id: "minutes", kind: "number", text: both("Restid"), min: 0, max: 120, whole: true },
        { id: "words", kind: "text", text: both("Något mer?"), maxLength: 500 },
      ],
    },
  ],
  scores: [{ id: "well", kind: "who5", items: ["w1", "w2", "w3", "w4", "w5"] }],
};

export type MadePlace = { readonly hub: string; readonly municipality: string; readonly extent: string; readonly invited: number; readonly answered: number };

/** 80 invited and 51 answering, at four hubs of which one is small. */
export const fourHubs: readonly MadePlace[] = [
  { hub: "brunflo", municipality: "Östersund", extent: "1-2", invited: 15, answered: 10 },
  { hub: "brunflo", municipality: "Östersund", extent: "2-3", invited: 15, answered: 10 },
  { hub: "house-be", municipality: "Östersund", extent: "1-2", invited: 25, answered: 16 },
  { hub: "krokom", municipality: "Krokom", extent: "2-3", invited: 20, answered: 12 },
  { hub: "jarpen", municipality: "Åre", extent: "1-2", invited: 5, answered: 3 },
];

const scale = (value: number): Answer => ({ kind: "scale", value });
/** Items with this raw sum, 0-25. */
const itemsOf = (raw: number): Answers => Object.fromEntries([0, 1, 2, 3, 4].map((item) => [`w${item + 1}`, scale(Math.floor(raw / 5) + (item < raw % 5 ? 1 : 0))]));
/** The nth of a row of counts: [2, 1] gives 0, 0, 1, then null. */
const nth = (counts: readonly number[], at: number): number | null => {
  let left = at;
  for (const [row, count] of counts.entries()) {
    if (left < count) return row;
    left -= count;
  }
  return null;
};

/**
 * What the nth of those who answer says. Of 51: well-being 15 below, 33 at or above, 3 without a score; ease 6, 10, 15, 12, 6 and 2
 * without an answer; travel by car 20, bus 18, walking 12, skiing 1; 12 have written.
 */
export function saidBy(at: number, of = 51): Answers {
  const spread = (step: number): number => (at * step) % of;
  const well = spread(7);
  const ease = nth([6, 10, 15, 12, 6], spread(11));
  const travel = nth([20, 18, 12, 1], spread(23));
  return {
    ...(well < 15 ? itemsOf(4 + (well % 9)) : well < 48 ? itemsOf(13 + (well % 13)) : {}),
    ...(ease === null ? { ease: { kind: "declined" } } : { ease: scale(ease + 1) }),
    ...(travel === null ? {} : { travel: { kind: "single", value: ["car", "bus", "walk", "ski"][travel] ?? "car" } }),
    liked: { kind: "several", value: spread(5) < 25 ? ["quiet", "near"] : ["quiet"].slice(0, spread(5) % 2) },
    minutes: { kind: "number", value: spread(13) * 2 },
    ...(spread(19) < 12 ? { words: { kind: "text", value: `=Ord ${spread(19)}` } } : {}),
  };
}

export type MadeWave = { readonly campaign: Campaign; readonly wave: Wave; readonly people: readonly string[] };
export type Making = {
  readonly places?: readonly MadePlace[];
  readonly pilotId?: string;
  readonly form?: Instrument;
  readonly number?: number;
  readonly opens?: string;
  readonly closes?: string;
  readonly campaign?: Campaign;
  readonly schedule?: Campaign["schedule"];
  /** as many as are invited; made up when left out */
  readonly people?: readonly string[];
  readonly said?: (at: number, of: number) => Answers;
  /** which of a place's people answer, by their number there; the first, when left out */
  readonly answers?: (at: number, place: MadePlace) => boolean;
};

/** A wave that was asked and is closed, with its places, its invited and its sheets under the pilot's pseudonyms. */
export async function closedWave(app: TestApp, making: Making = {}): Promise<MadeWave> {
  const { places = fourHubs, pilotId = "pilot", form = madeUpForm, number = 1, opens = "2026-10-01T00:00:00Z", closes = "2026-10-20T00:00:00Z", said = saidBy, answers = (at, place) => at < place.answered } = making;
  const { survey } = app.deps;
  await survey.surveyPeople.addInstrument(form);
  const isNew = !(await survey.surveyPeople.campaigns()).some((one) => one.pilotId === pilotId);
  await survey.surveyKeys.prepare(pilotId, isNew);
  const campaign: Campaign = making.campaign ?? {
    id: randomUUID(),
    pilotId,
    title: both("Höstens enkät"),
    instrumentId: form.id,
    instrumentVersion: form.version,
    audience: { kind: "everyone" },
    schedule: making.schedule ?? { kind: "dates", opens: "2026-10-01", closes: "2026-10-20", remindAfterDays: [] },
    thresholds: houseThresholds,
    bands: pilotBands,
    state: "running",
    made: "2026-09-20",
  };
  const wave: Wave = { id: randomUUID(), campaignId: campaign.id, number, opens: new Date(opens), closes: new Date(closes), state: "planned", reminders: [], erasedSince: false, spared: 0 };
  if (making.campaign) await app.database.query("INSERT INTO survey_people.wave (id, campaign_id, number, opens, closes, state) VALUES ($1, $2, $3, $4, $5, 'planned')", [wave.id, campaign.id, number, wave.opens, wave.closes]);
  else {
    await survey.surveyPeople.addPilot({ id: pilotId, name: pilotId });
    await survey.surveyPeople.saveDraft({ ...campaign, state: "draft" });
    await survey.surveyPeople.launch(campaign.id, campaign, [wave]);
  }
  const stored = places.map(({ hub, municipality, extent, invited }, at): StoredPlace => ({ id: `p${at + 1}`, values: { hub, municipality, extent }, invited }));
  const all = stored.reduce((sum, place) => sum + place.invited, 0);
  const people = making.people ?? Array.from({ length: all }, () => randomUUID());
  const seats = stored.flatMap((place, at) => Array.from({ length: place.invited }, (_, seat) => ({ placeId: place.id, seat, made: places[at] })));
  await survey.surveyPeople.invite(wave.id, stored, seats.map(({ placeId }, at) => ({ personId: people[at] ?? "", placeId, entered: "2026-10-01" })), 0);
  await linkOnce(survey, wave.id);
  const linked = new Map((await survey.surveyPeople.invitations(wave.id)).map((one) => [one.personId, one.linked]));
  const pseudonyms = await pseudonymsOf(survey.surveyKeys, pilotId, wave.id, people.map((personId) => ({ personId, linked: linked.get(personId) ?? false })));
  const answering = seats.flatMap(({ placeId, seat, made }, at) => (made && answers(seat, made) ? [{ placeId, pseudonym: pseudonyms?.[at] ?? "" }] : []));
  await survey.surveyAnswers.addSheets(answering.map(({ placeId, pseudonym }, at) => ({ waveId: wave.id, pseudonym, placeId, answers: said(at, answering.length) })));
  await app.database.query("UPDATE survey_people.wave SET state = 'closed' WHERE id = $1", [wave.id]);
  return { campaign, wave: { ...wave, state: "closed" }, people };
}

export async function frozenWave(app: TestApp, making: Making = {}): Promise<MadeWave> {
  const made = await closedWave(app, making);
  await freezeWave(app.deps.survey, made.wave.id);
  return made;
}
