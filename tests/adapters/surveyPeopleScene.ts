import { randomUUID } from "node:crypto";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { houseThresholds } from "../../src/domain/disclosure.ts";
import { pilotBands } from "../../src/domain/survey/extent.ts";
import { pulse } from "../../src/pilot/surveys/pulse.ts";
import type { Campaign, SurveyPeople, Wave } from "../../src/services/survey/surveyPorts.ts";
import { freshDatabase, freshPglite } from "../support/database.ts";

/** Both databases, each empty. */
export const openOf: Record<"pglite" | "postgres", () => Promise<Database>> = {
  pglite: freshPglite,
  postgres: async () => openPg(await freshDatabase(), { max: 8, onError: () => undefined }),
};
export const instrument = pulse;
export const at = (day: string): Date => new Date(`${day}T08:00:00+01:00`);

export const draftOf = (set: Partial<Campaign> = {}): Campaign => ({
  id: randomUUID(),
  pilotId: "pilot-1",
  title: { sv: "Våren", en: "Spring" },
  instrumentId: instrument.id,
  instrumentVersion: instrument.version,
  audience: { kind: "everyone" },
  schedule: { kind: "dates", opens: "2026-11-24", closes: "2026-12-08", remindAfterDays: [7] },
  thresholds: { ...houseThresholds, respondents: 9 },
  bands: [],
  state: "draft",
  made: "2026-11-23",
  ...set,
});
export const waveOf = (campaignId: string, set: Partial<Wave> = {}): Wave => ({ id: randomUUID(), campaignId, number: 1, opens: at("2026-11-24"), closes: at("2026-12-08"), state: "planned", reminders: [at("2026-12-01"), at("2026-12-03")], erasedSince: false, spared: 0, ...set });
/** A wave that is planned, of a campaign that runs. */
export const running = async (people: SurveyPeople, set: Partial<Wave> = {}): Promise<Wave> => {
  const draft = draftOf();
  const wave = waveOf(draft.id, set);
  await people.saveDraft(draft);
  await people.launch(draft.id, { thresholds: houseThresholds, bands: pilotBands }, [wave]);
  return wave;
};
export const asked = (ids: readonly string[], placeId: string | null = null, entered = "2026-11-24") => ids.map((personId) => ({ personId, placeId, entered }));
export const ids = (n: number): string[] => Array.from({ length: n }, () => randomUUID());
/** One that is open to so many people, who came one by one. */
export const open = async (people: SurveyPeople, n: number): Promise<{ wave: Wave; persons: string[] }> => {
  const wave = await running(people);
  const persons = ids(n);
  await people.invite(wave.id, [], asked(persons), 0);
  return { wave, persons };
};
