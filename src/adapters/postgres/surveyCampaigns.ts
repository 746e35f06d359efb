import type { SurveyPeople } from "../../services/survey/surveyPorts.ts";
import type { Database } from "./database.ts";
import { campaignColumns, campaignsOf, givenUpOf, instrumentsOf, pilotsOf, waveColumns, wavesOf } from "./surveyPeopleRows.ts";

type Verbs = "instruments" | "instrument" | "addInstrument" | "pilots" | "addPilot" | "setPilotState" | "campaigns" | "campaign" | "saveDraft" | "removeDraft" | "launch" | "stop" | "setCampaignState" | "waves" | "wave" | "wavesIn" | "setWaveState" | "giveUp" | "givenUp" | "setReminders" | "noteReminder" | "setErasedSince";

/** Instruments, pilots, campaigns and their waves. What two may press at once is decided by the state that the row has. */
export const makeSurveyCampaigns = (database: Database): Pick<SurveyPeople, Verbs> => ({
  instruments: async () => instrumentsOf(await database.query("SELECT body FROM survey_people.instrument ORDER BY id, version DESC")),
  instrument: async (id, version) => instrumentsOf(await database.query("SELECT body FROM survey_people.instrument WHERE id = $1 AND version = $2", [id, version]))[0] ?? null,
  addInstrument: async (instrument) => {
    const body = JSON.stringify(instrument);
    await database.query("INSERT INTO survey_people.instrument (id, version, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [instrument.id, instrument.version, body]);
    const same = await database.query("SELECT 1 FROM survey_people.instrument WHERE id = $1 AND version = $2 AND body = $3::jsonb", [instrument.id, instrument.version, body]);
    return same.length === 1;
  },
  pilots: async () => pilotsOf(await database.query("SELECT id, name, state FROM survey_people.pilot ORDER BY id")),
  addPilot: async ({ id, name }) => {
    await database.query("INSERT INTO survey_people.pilot (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING", [id, name]);
  },
  setPilotState: async (id, state) => {
    await database.query("UPDATE survey_people.pilot SET state = $2 WHERE id = $1", [id, state]);
  },
  campaigns: async () => campaignsOf(await database.query(`SELECT ${campaignColumns} FROM survey_people.campaign ORDER BY made DESC, id`)),
  campaign: async (id) => campaignsOf(await database.query(`SELECT ${campaignColumns} FROM survey_people.campaign WHERE id = $1`, [id]))[0] ?? null,
  saveDraft: async (campaign) => {
    const { id, pilotId, title, instrumentId, instrumentVersion, audience, schedule, thresholds, bands, made } = campaign;
    const rows = await database.query(
      `INSERT INTO survey_people.campaign AS c (id, pilot_id, title, instrument_id, instrument_version, audience, schedule, thresholds, bands, state, made)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10)
       ON CONFLICT (id) DO UPDATE SET pilot_id = excluded.pilot_id, title = excluded.title, instrument_id = excluded.instrument_id, instrument_version = excluded.instrument_version,
         audience = excluded.audience, schedule = excluded.schedule, thresholds = excluded.thresholds, bands = excluded.bands WHERE c.state = 'draft' RETURNING 1`,
      [id, pilotId, JSON.stringify(title), instrumentId, instrumentVersion, JSON.stringify(audience), JSON.stringify(schedule), JSON.stringify(thresholds), JSON.stringify(bands), made],
    );
    return rows.length === 1;
  },
  removeDraft: async (id) => (await database.query("DELETE FROM survey_people.campaign WHERE id = $1 AND state = 'draft' RETURNING 1", [id])).length === 1,
  launch: (id, { thresholds, bands }, waves) =>
    database.transaction(async (session) => {
      const taken = await session.query("UPDATE survey_people.campaign SET state = 'running', thresholds = $2, bands = $3 WHERE id = $1 AND state = 'draft' RETURNING 1", [id, JSON.stringify(thresholds), JSON.stringify(bands)]);
      if (taken.length === 0) return false;
      await session.query(
        `INSERT INTO survey_people.wave (id, campaign_id, number, opens, closes, state, reminders)
         SELECT w.id, $1, w.number, w.opens, w.closes, 'planned', w.reminders
         FROM json_to_recordset($2::json) AS w(id uuid, number integer, opens timestamptz, closes timestamptz, reminders timestamptz[])`,
        [id, JSON.stringify(waves.map((wave) => ({ id: wave.id, number: wave.number, opens: wave.opens, closes: wave.closes, reminders: wave.reminders })))],
      );
      return true;
    }),
  stop: (id) =>
    database.transaction(async (session) => {
      const taken = await session.query("UPDATE survey_people.campaign SET state = 'stopped' WHERE id = $1 AND state = 'running' RETURNING 1", [id]);
      if (taken.length === 0) return null;
      const stopped = await session.query("UPDATE survey_people.wave SET state = 'stopped' WHERE campaign_id = $1 AND state IN ('planned', 'open') RETURNING id", [id]);
      const waveIds = stopped.map((row) => String(row["id"]));
      await session.query("UPDATE survey_people.invitation SET sending = 'stopped' WHERE wave_id = ANY($1::uuid[]) AND sending = 'queued'", [waveIds]);
      return waveIds;
    }),
  setCampaignState: async (id, from, to) => (await database.query("UPDATE survey_people.campaign SET state = $3 WHERE id = $1 AND state = ANY($2) RETURNING 1", [id, from, to])).length === 1,
  waves: async (campaignId) => wavesOf(await database.query(`SELECT ${waveColumns} FROM survey_people.wave WHERE campaign_id = $1 ORDER BY number`, [campaignId])),
  wave: async (id) => wavesOf(await database.query(`SELECT ${waveColumns} FROM survey_people.wave WHERE id = $1`, [id]))[0] ?? null,
  wavesIn: async (states, now) =>
    wavesOf(
      await database.query(
        `SELECT ${waveColumns} FROM survey_people.wave WHERE state = ANY($1)
         AND ($2::timestamptz IS NULL OR CASE state WHEN 'planned' THEN opens <= $2 WHEN 'open' THEN closes <= $2 OR EXISTS (SELECT FROM unnest(reminders) AS r WHERE r <= $2) ELSE true END)
         ORDER BY opens, id`,
        [states, now],
      ),
    ),
  setWaveState: async (id, from, to) => (await database.query("UPDATE survey_people.wave SET state = $3 WHERE id = $1 AND state = ANY($2) RETURNING 1", [id, from, to])).length === 1,
  giveUp: async (waveId, because) => {
    await database.query("UPDATE survey_people.wave SET state = 'stopped', stopped_because = $2 WHERE id = $1 AND state = 'planned'", [waveId, because]);
  },
  givenUp: async (campaignId) => givenUpOf(await database.query("SELECT id, stopped_because FROM survey_people.wave WHERE campaign_id = $1 AND stopped_because IS NOT NULL", [campaignId])),
  noteReminder: async (waveId, at, notSince) =>
    (await database.query("UPDATE survey_people.wave SET reminded_at = $2 WHERE id = $1 AND state = 'open' AND (reminded_at IS NULL OR reminded_at <= $3) RETURNING 1", [waveId, at, notSince])).length === 1,
  setReminders: async (waveId, reminders) => {
    await database.query("UPDATE survey_people.wave SET reminders = $2::timestamptz[] WHERE id = $1", [waveId, reminders.map((at) => at.toISOString())]);
  },
  setErasedSince: async (waveIds) => {
    await database.query("UPDATE survey_people.wave SET erased_since = true WHERE id = ANY($1::uuid[])", [waveIds]);
  },
});
