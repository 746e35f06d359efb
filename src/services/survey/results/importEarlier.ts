import { houseThresholds } from "../../../domain/disclosure.ts";
import type { Actor } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import { shuffled } from "../../../domain/survey/batches.ts";
import { withScore } from "../../../domain/survey/columns.ts";
import { pilotBands } from "../../../domain/survey/extent.ts";
import type { Instrument } from "../../../domain/survey/instrument.ts";
import { makePlaces, noValue } from "../../../domain/survey/places.ts";
import { addDays, instantOf, localDateOf } from "../../../domain/time.ts";
import type { LocalDate } from "../../../domain/time.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import { earlierFaultWords } from "../../wording/earlierFaults.ts";
import { asHr, noteAct } from "../campaign/asHr.ts";
import { earlierPilot } from "../earlierPilot.ts";
import { linkOnce, pseudonymsOf } from "../linkOnce.ts";
import type { SurveyDeps } from "../surveyDeps.ts";
import type { AnswerSheet, Campaign, EarlierWave } from "../surveyPorts.ts";
import { readEarlier } from "./readEarlier.ts";
import type { EarlierWaveRead } from "./readEarlier.ts";
import type { EarlierView, EarlierWish } from "./resultVerbs.ts";

/** Sheets whose import was killed halfway are taken away after so long. */
const halfwayMinutes = 15;
const midnight = (day: LocalDate): Date => instantOf(day, "00:00") ?? new Date(`${day}T00:00:00Z`);

/** The days of which a form is loaded already. */
async function daysHere({ surveyPeople }: SurveyDeps, instrument: Instrument): Promise<ReadonlySet<LocalDate>> {
  const campaigns = (await surveyPeople.campaigns()).filter(({ audience, instrumentId }) => audience.kind === "earlier" && instrumentId === instrument.id);
  const waves = (await Promise.all(campaigns.map(({ id }) => surveyPeople.waves(id)))).flat();
  return new Set(waves.filter(({ state }) => state !== "stopped").map(({ opens }) => localDateOf(opens)));
}

/** A uuid that only the pilot's key leads to: the first 128 of a pseudonym's bits, four of every six. */
function uuidOf(pseudonym: string): string {
  const digits = Array.from({ length: 32 }, (_, at) => ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(pseudonym.charAt(at)) & 15).toString(16)).join("");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** Who the people of the file are: those of the ledger by their mail address, so that they can erase; anybody else by an id that the key makes of what the file calls them. */
async function whoIs(deps: SurveyDeps, pilotId: string, names: readonly string[]): Promise<ReadonlyMap<string, string> | null> {
  const known = await deps.surveyPeople.byMail(names.filter((name) => name.includes("@")));
  const keyed = await deps.surveyKeys.pseudonyms(pilotId, names.map((name) => `earlier ${name}`));
  return keyed && new Map(names.map((name, at) => [name, known.get(name) ?? uuidOf(keyed[at] ?? "")]));
}

type Prepared = { readonly stored: EarlierWave; readonly read: EarlierWaveRead };

function prepared(deps: SurveyDeps, campaignId: string, waves: readonly EarlierWaveRead[], who: ReadonlyMap<string, string>): Prepared[] {
  return waves.flatMap((read, at): Prepared[] => {
    const invited = read.rows.map(({ person, hub, municipality, extent }) => ({ personId: who.get(person) ?? "", hub, municipality, extent: extent ?? noValue }));
    const placing = makePlaces(invited, houseThresholds.respondents, { extents: [...pilotBands.map(({ id }) => id), noValue] });
    if (!placing.ok) return [];
    const wave = { id: deps.world.newId(), campaignId, number: at + 1, opens: midnight(read.day), closes: midnight(addDays(read.day, 1)), state: "stopped" as const, reminders: [], erasedSince: false, spared: 0 };
    const answered = shuffled([...placing.placeOf], deps.world.chance).map(([personId, placeId]) => ({ personId, placeId }));
    return [{ stored: { wave, places: placing.places, answered }, read }];
  });
}

/** The sheets of a wave under the names that its linking gives them, in an order of chance; null when the key is gone. */
async function sheetsOf(deps: SurveyDeps, pilotId: string, { stored, read }: Prepared, who: ReadonlyMap<string, string>, instrument: Instrument): Promise<AnswerSheet[] | null> {
  const invitations = await deps.surveyPeople.invitations(stored.wave.id);
  const names = await pseudonymsOf(deps.surveyKeys, pilotId, stored.wave.id, invitations);
  const standing = new Map(invitations.map(({ personId, placeId }, at) => [personId, { pseudonym: names?.[at] ?? "", placeId }]));
  const sheets = read.rows.flatMap(({ person, answers, score }): AnswerSheet[] => {
    const one = standing.get(who.get(person) ?? "");
    return one?.placeId ? [{ waveId: stored.wave.id, pseudonym: one.pseudonym, placeId: one.placeId, answers: withScore(instrument, answers, score) }] : [];
  });
  return names && shuffled(sheets, deps.world.chance);
}

/** Takes in the waves of a file that has no faults. They are as closed ones then: places, links, snapshots and thresholds are as everybody's. */
async function takeIn(deps: SurveyDeps, actor: Actor, wish: EarlierWish, instrument: Instrument, waves: readonly EarlierWaveRead[]): Promise<Answer<{ readonly campaignId: string }>> {
  const { surveyPeople, surveyAnswers, surveyKeys, world, jobs } = deps;
  const [first, last] = [waves[0], waves.at(-1)];
  if (!first || !last) return no(refuse("file-not-valid"));
  const pilotId = await earlierPilot(deps);
  await surveyKeys.prepare(pilotId, !(await surveyPeople.campaigns()).some((one) => one.pilotId === pilotId));
  const who = await whoIs(deps, pilotId, [...new Set(waves.flatMap(({ rows }) => rows.map(({ person }) => person)))]);
  if (!who) return no(refuse("survey-key-destroyed"));
  const campaign: Campaign = {
    id: world.newId(),
    pilotId,
    title: wish.title,
    instrumentId: instrument.id,
    instrumentVersion: instrument.version,
    audience: { kind: "earlier" },
    schedule: { kind: "dates", opens: first.day, closes: addDays(last.day, 1), remindAfterDays: [] },
    thresholds: houseThresholds,
    bands: pilotBands,
    state: "stopped",
    made: localDateOf(world.now()),
  };
  const ready = prepared(deps, campaign.id, waves, who);
  if (ready.length < waves.length) return no(refuse("file-not-valid"));
  await surveyPeople.addEarlier(campaign, ready.map(({ stored }) => stored));
  const waveIds = ready.map(({ stored }) => stored.wave.id);
  // Of a stopped wave nothing is kept: should this process be killed before the end, its sheets go.
  const later = new Date(world.now().getTime() + halfwayMinutes * 60_000);
  for (const waveId of waveIds) await jobs.enqueue({ name: "close-wave", data: { waveId }, key: waveId, after: later });
  const undo = async (): Promise<void> => {
    for (const waveId of waveIds) await surveyAnswers.writeLast(waveId, () => []);
  };
  try {
    for (const one of ready) {
      await linkOnce(deps, one.stored.wave.id);
      const sheets = await sheetsOf(deps, pilotId, one, who, instrument);
      if (!sheets) throw new Error("the key of earlier answers went while a file was loaded");
      await surveyAnswers.addSheets(sheets);
    }
    if (!(await surveyPeople.closeEarlier(campaign.id))) {
      await undo();
      return no(refuse("file-not-valid"));
    }
  } catch (fault) {
    await undo();
    throw fault;
  }
  await noteAct(deps, actor, "earlier-imported", { campaign: wish.title.sv, waves: waves.length });
  for (const waveId of waveIds) await jobs.enqueue({ name: "freeze-wave", data: { waveId }, key: waveId });
  return { ok: true, value: { campaignId: campaign.id } };
}

/** Earlier answers out of a file: a dry run tells what would come in and every fault by row; without faults, they come in. */
export const importEarlier = (deps: SurveyDeps, actor: Actor, wish: EarlierWish): Promise<Answer<EarlierView>> =>
  asHr(actor, async (): Promise<Answer<EarlierView>> => {
    const instrument = await deps.surveyPeople.instrument(wish.instrument.id, wish.instrument.version);
    if (!instrument) return no(refuse("no-such-instrument"));
    const read = readEarlier(deps.textTables, wish, instrument, await deps.hubBook.all(), await daysHere(deps, instrument), localDateOf(deps.world.now()));
    const view: EarlierView = {
      rows: read.total,
      people: read.people,
      waves: read.waves.map(({ day }) => day),
      faults: read.faults.map(({ row, column, code }) => ({ row, column, message: earlierFaultWords(code, actor.language) })),
      imported: false,
      campaignId: null,
    };
    if (wish.dryRun || read.faults.length > 0) return { ok: true, value: view };
    if (!deps.keysAreKept) return no(refuse("no-survey-keys"));
    const taken = await takeIn(deps, actor, wish, instrument, read.waves);
    return taken.ok ? { ok: true, value: { ...view, imported: true, campaignId: taken.value.campaignId } } : taken;
  });
