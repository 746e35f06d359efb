import { z } from "zod";
import type { SurveyPeople } from "../../services/survey/surveyPorts.ts";
import type { Database } from "./database.ts";
import { writePlaces } from "./surveyInvitations.ts";

type Verbs = "byMail" | "addEarlier" | "closeEarlier";

const mailRows = z.array(z.object({ mail: z.string(), id: z.string() }).transform((row) => [row.mail, row.id] as const));

/** The same form asked on the same day, in another campaign that was loaded from a file. */
const twinSql = `
  SELECT 1 FROM survey_people.campaign mine JOIN survey_people.wave w ON w.campaign_id = mine.id
  JOIN survey_people.campaign other ON other.id <> mine.id AND other.audience ->> 'kind' = 'earlier' AND other.instrument_id = mine.instrument_id
  JOIN survey_people.wave theirs ON theirs.campaign_id = other.id AND theirs.opens = w.opens AND theirs.state <> 'stopped'
  WHERE mine.id = $1 LIMIT 1`;

/** Surveys that were asked elsewhere, and come in as files. */
export const makeSurveyEarlier = (database: Database): Pick<SurveyPeople, Verbs> => ({
  byMail: async (mails) => new Map(mailRows.parse(await database.query("SELECT DISTINCT ON (lower(mail)) lower(mail) AS mail, id FROM person WHERE lower(mail) = ANY($1::text[]) AND NOT guest ORDER BY lower(mail), id", [mails]))),
  addEarlier: ({ id, pilotId, title, instrumentId, instrumentVersion, audience, schedule, thresholds, bands, made }, waves) =>
    database.transaction(async (session) => {
      await session.query(
        `INSERT INTO survey_people.campaign (id, pilot_id, title, instrument_id, instrument_version, audience, schedule, thresholds, bands, state, made)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'stopped', $10)`,
        [id, pilotId, JSON.stringify(title), instrumentId, instrumentVersion, JSON.stringify(audience), JSON.stringify(schedule), JSON.stringify(thresholds), JSON.stringify(bands), made],
      );
      for (const { wave, places, answered } of waves) {
        await session.query("INSERT INTO survey_people.wave (id, campaign_id, number, opens, closes, state) VALUES ($1, $2, $3, $4, $5, 'stopped')", [wave.id, id, wave.number, wave.opens, wave.closes]);
        await writePlaces(session, wave.id, places);
        // "stopped": nothing was ever sent, and it is no load on anybody.
        await session.query(
          `INSERT INTO survey_people.invitation (wave_id, person_id, place_id, entered, sending)
           SELECT $1, i.person, i.place, ($4::timestamptz AT TIME ZONE 'Europe/Stockholm')::date, 'stopped' FROM ROWS FROM (unnest($2::uuid[]), unnest($3::text[])) WITH ORDINALITY AS i(person, place, n) ORDER BY i.n`,
          [wave.id, answered.map((one) => one.personId), answered.map((one) => one.placeId), wave.opens],
        );
      }
    }),
  closeEarlier: (campaignId) =>
    database.transaction(async (session) => {
      // One at a time: two of the same file would else each find no other.
      await session.query("SELECT 1 FROM survey_people.campaign mine JOIN survey_people.instrument i ON i.id = mine.instrument_id WHERE mine.id = $1 ORDER BY i.version FOR NO KEY UPDATE OF i", [campaignId]);
      if ((await session.query(twinSql, [campaignId])).length > 0) return false;
      await session.query("UPDATE survey_people.wave SET state = 'closed' WHERE campaign_id = $1 AND state = 'stopped'", [campaignId]);
      await session.query("UPDATE survey_people.campaign SET state = 'running' WHERE id = $1 AND state = 'stopped'", [campaignId]);
      return true;
    }),
});
