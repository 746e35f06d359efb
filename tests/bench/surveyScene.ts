import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { makeSurveyPeople } from "../../src/adapters/postgres/surveyPeople.ts";
import { houseThresholds } from "../../src/domain/disclosure.ts";
import { pilotBands } from "../../src/domain/survey/extent.ts";
import type { Instrument } from "../../src/domain/survey/instrument.ts";
import { addDays, instantOf, localDateOf } from "../../src/domain/time.ts";
import type { SurveyKeys, Wave } from "../../src/services/survey/surveyPorts.ts";

const inAPlace = 10;

/**
 * Opens so many waves of one campaign to the same people, in places of ten, as they are when they have opened.
 * @param sent the cards are out: nothing is left to send
 */
export async function openWaves(database: Database, keys: SurveyKeys, instrument: Instrument, { count, personIds, sent }: { readonly count: number; readonly personIds: readonly string[]; readonly sent: boolean }): Promise<Wave[]> {
  const people = makeSurveyPeople(database);
  const today = localDateOf(new Date());
  const closes = addDays(today, 14);
  const pilotId = `pilot-${randomBytes(4).toString("hex")}`;
  const campaignId = randomUUID();
  await people.addInstrument(instrument);
  await people.addPilot({ id: pilotId, name: "Piloten" });
  await keys.prepare(pilotId, true);
  const schedule = { kind: "dates", opens: today, closes, remindAfterDays: [] } as const;
  await people.saveDraft({ id: campaignId, pilotId, title: instrument.title, instrumentId: instrument.id, instrumentVersion: instrument.version, audience: { kind: "everyone" }, schedule, thresholds: houseThresholds, bands: pilotBands, state: "draft", made: today });
  const waves = Array.from({ length: count }, (_, i): Wave => ({ id: randomUUID(), campaignId, number: i + 1, opens: new Date(Date.now() - 60_000), closes: instantOf(closes, "00:00") ?? new Date(), state: "planned", reminders: [], erasedSince: false, spared: 0 }));
  await people.launch(campaignId, { thresholds: houseThresholds, bands: pilotBands }, waves);
  const placeOf = (n: number): string => `p${Math.floor(n / inAPlace)}`;
  const places = Array.from({ length: Math.ceil(personIds.length / inAPlace) }, (_, n) => ({ id: `p${n}`, values: { hub: `m${n}`, municipality: "*", extent: "*" }, invited: Math.min(inAPlace, personIds.length - n * inAPlace) }));
  for (const wave of waves) await people.invite(wave.id, places, personIds.map((personId, n) => ({ personId, placeId: placeOf(n), entered: today })), 0);
  if (sent) await database.query("UPDATE survey_people.invitation SET sending = 'sent' WHERE wave_id = ANY($1::uuid[])", [waves.map((wave) => wave.id)]);
  return waves;
}
