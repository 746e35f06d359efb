import { z } from "zod";
import type { SurveyPeople } from "../../services/survey/surveyPorts.ts";
import type { Database } from "./database.ts";

const pairRows = z.array(z.object({ person: z.string(), value: z.string() }).transform((row) => [row.person, row.value] as const));
const countRows = z.array(z.object({ n: z.number() }));

const undecidedSql = "SELECT person_id AS person, place_id AS value FROM survey_people.invitation WHERE wave_id = $1 AND place_id IS NOT NULL AND hides_among IS NULL ORDER BY person_id";
/** One wave of a pilot is decided at a time. */
const lockSql = `
  SELECT p.id FROM survey_people.pilot p JOIN survey_people.campaign c ON c.pilot_id = p.id JOIN survey_people.wave w ON w.campaign_id = c.id
  WHERE w.id = $1 FOR NO KEY UPDATE OF p`;
/** Each wave makes a trail longer, so that the longest is the last. */
const trailsSql = `
  SELECT DISTINCT ON (i.person_id) i.person_id AS person, i.hides_among AS value
  FROM survey_people.invitation i JOIN survey_people.wave w ON w.id = i.wave_id JOIN survey_people.campaign c ON c.id = w.campaign_id
  WHERE i.linked AND c.pilot_id = (SELECT mine.pilot_id FROM survey_people.wave wave JOIN survey_people.campaign mine ON mine.id = wave.campaign_id WHERE wave.id = $1)
  ORDER BY i.person_id, length(i.hides_among) DESC`;

/** Whose answers may be paired from wave to wave. */
export const makeSurveyLinks = (database: Database): Pick<SurveyPeople, "keepLinks" | "linkable"> => ({
  keepLinks: async (waveId, decide) => {
    if ((await database.query(`${undecidedSql} LIMIT 1`, [waveId])).length === 0) return;
    await database.transaction(async (session) => {
      await session.query(lockSql, [waveId]);
      const placeOf = new Map(pairRows.parse(await session.query(undecidedSql, [waveId])));
      if (placeOf.size === 0) return;
      const { linked, classOf } = decide(placeOf, new Map(pairRows.parse(await session.query(trailsSql, [waveId]))));
      const decided = [...classOf];
      await session.query(
        `UPDATE survey_people.invitation AS i SET linked = d.linked, hides_among = d.among FROM unnest($2::uuid[], $3::boolean[], $4::text[]) AS d(person, linked, among)
         WHERE i.wave_id = $1 AND i.person_id = d.person`,
        [waveId, decided.map(([person]) => person), decided.map(([person]) => linked.has(person)), decided.map(([, among]) => among)],
      );
    });
  },
  linkable: async (from, to) =>
    countRows.parse(
      await database.query("SELECT count(*)::int AS n FROM survey_people.invitation a JOIN survey_people.invitation b ON b.person_id = a.person_id AND b.wave_id = $2 AND b.linked WHERE a.wave_id = $1 AND a.linked", [from, to]),
    )[0]?.n ?? 0,
});
