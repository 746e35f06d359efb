import type { SurveyPeople } from "../../services/survey/surveyPorts.ts";
import type { Database } from "./database.ts";
import { instantColumn } from "./rows.ts";
import { makeSurveyCampaigns } from "./surveyCampaigns.ts";
import { makeSurveyEarlier } from "./surveyEarlier.ts";
import { makeSurveyInvitations } from "./surveyInvitations.ts";
import { makeSurveyLinks } from "./surveyLinks.ts";
import { auditsOf, backgroundOf } from "./surveyPeopleRows.ts";
import { makeSurveySending } from "./surveySending.ts";

const countsAsDay = "b.status IN ('held', 'confirmed', 'checked-in', 'completed')";

/** Who is asked, on PostgreSQL or PGlite: the schema survey_people, and of the ledger who books where and how often. */
export const makeSurveyPeople = (database: Database): SurveyPeople => ({
  ...makeSurveyCampaigns(database),
  ...makeSurveyEarlier(database),
  ...makeSurveyInvitations(database),
  ...makeSurveyLinks(database),
  ...makeSurveySending(database),
  audit: async ({ at, byPersonId, what, about }) => {
    await database.query("INSERT INTO survey_people.audit (at, by_person, what, about) VALUES ($1, $2, $3, $4)", [at, byPersonId, what, JSON.stringify(about)]);
  },
  audits: async (from, to) =>
    auditsOf(
      await database.query(
        `SELECT ${instantColumn("a.at", "at_ms")}, coalesce(p.name, a.by_person::text) AS by_name, a.what, a.about
         FROM survey_people.audit a LEFT JOIN person p ON p.id = a.by_person WHERE a.at >= $1 AND a.at < $2 ORDER BY a.id`,
        [from, to],
      ),
    ),
  background: async (personIds, from, to) =>
    backgroundOf(
      await database.query(
        `WITH asked AS (SELECT DISTINCT id FROM (SELECT id FROM person WHERE $1::uuid[] IS NULL AND NOT guest UNION ALL SELECT unnest($1::uuid[])) AS a(id)),
         day AS (SELECT DISTINCT b.person_id, b.hub_id, b.date FROM booking b JOIN asked ON asked.id = b.person_id WHERE ${countsAsDay}),
         hub AS (SELECT DISTINCT ON (person_id) person_id, hub_id FROM (SELECT person_id, hub_id, count(*) AS n FROM day WHERE date >= $2 GROUP BY 1, 2) AS h ORDER BY person_id, n DESC, hub_id)
         SELECT asked.id AS person_id, hub.hub_id AS hub, p.home_municipality AS municipality, d.n AS days_booked, d.n / (($3::date - $2::date) / 7.0) AS days_per_week, d.first::text AS first_day
         FROM asked LEFT JOIN person p ON p.id = asked.id LEFT JOIN hub ON hub.person_id = asked.id
         CROSS JOIN LATERAL (SELECT count(DISTINCT date) FILTER (WHERE date >= $2 AND date < $3)::int AS n, min(date) AS first FROM day WHERE day.person_id = asked.id) AS d
         ORDER BY asked.id`,
        [personIds === "everyone" ? null : personIds, from, to],
      ),
    ),
});
