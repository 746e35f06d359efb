import type { StoredPlace } from "../../domain/survey/places.ts";
import type { SurveyPeople } from "../../services/survey/surveyPorts.ts";
import type { Database, Session } from "./database.ts";
import { gatherInTurn } from "./gather.ts";
import { countsOf, invitationColumns, invitationsOf, placesOf } from "./surveyPeopleRows.ts";

type Verbs = "places" | "invite" | "setPlaces" | "invitations" | "invitation" | "invitationsOf" | "load" | "setOptedOut" | "setAnswered" | "forgetAnswered";

/** Writes the places of a wave. */
export const writePlaces = async (session: Session, waveId: string, places: readonly StoredPlace[]): Promise<void> => {
  if (places.length === 0) return;
  await session.query(
    `INSERT INTO survey_people.place (wave_id, id, hub, municipality, extent, invited)
     SELECT $1, p.id, p.hub, p.municipality, p.extent, p.invited FROM json_to_recordset($2::json) AS p(id text, hub text, municipality text, extent text, invited integer)`,
    [waveId, JSON.stringify(places.map(({ id, values, invited }) => ({ id, ...values, invited })))],
  );
};

/** Invitations of one wave that are looked up in one statement: a crowd answers at the same time. */
const mostTogether = 50;

const lookUp = (database: Database): SurveyPeople["invitation"] => {
  type Ask = { readonly waveId: string; readonly personId: string };
  const inTurn = gatherInTurn(mostTogether, ({ waveId }: Ask) => waveId, async (asks) => {
    const rows = await database.query(`SELECT ${invitationColumns} FROM survey_people.invitation WHERE wave_id = $1 AND person_id = ANY($2::uuid[])`, [asks[0]?.waveId, asks.map(({ personId }) => personId)]);
    const found = new Map(invitationsOf(rows).map((invitation) => [invitation.personId, invitation]));
    return asks.map(({ personId }) => found.get(personId.toLowerCase()) ?? null);
  });
  return (waveId, personId) => inTurn({ waveId, personId });
};

/** Who is invited to which wave, and under which place their answers will stand. */
export const makeSurveyInvitations = (database: Database): Pick<SurveyPeople, Verbs> => ({
  places: async (waveId) => placesOf(await database.query("SELECT id, hub, municipality, extent, invited FROM survey_people.place WHERE wave_id = $1 ORDER BY id", [waveId])),
  invite: (waveId, places, invited, spared) =>
    database.transaction(async (session) => {
      const [wave] = await session.query("SELECT state FROM survey_people.wave WHERE id = $1 FOR UPDATE", [waveId]);
      // With places it is an opening, which another replica has done when the wave is open.
      if (wave?.["state"] !== "planned" && !(wave?.["state"] === "open" && places.length === 0)) return false;
      await session.query("UPDATE survey_people.wave SET state = 'open', spared = $2 WHERE id = $1 AND state = 'planned'", [waveId, spared]);
      await writePlaces(session, waveId, places);
      await session.query(
        `INSERT INTO survey_people.invitation (wave_id, person_id, place_id, entered)
         SELECT $1, i.person, i.place, i.entered FROM ROWS FROM (unnest($2::uuid[]), unnest($3::text[]), unnest($4::date[])) WITH ORDINALITY AS i(person, place, entered, n) ORDER BY i.n ON CONFLICT DO NOTHING`,
        [waveId, invited.map((one) => one.personId), invited.map((one) => one.placeId), invited.map((one) => one.entered)],
      );
      return true;
    }),
  setPlaces: (waveId, places, placeOf) =>
    database.transaction(async (session) => {
      await session.query("SELECT 1 FROM survey_people.wave WHERE id = $1 FOR UPDATE", [waveId]);
      if ((await session.query("SELECT 1 FROM survey_people.place WHERE wave_id = $1 LIMIT 1", [waveId])).length > 0) return;
      await writePlaces(session, waveId, places);
      const entries = [...placeOf];
      await session.query("UPDATE survey_people.invitation AS i SET place_id = p.place FROM unnest($2::uuid[], $3::text[]) AS p(person, place) WHERE i.wave_id = $1 AND i.person_id = p.person", [waveId, entries.map(([person]) => person), entries.map(([, place]) => place)]);
    }),
  invitations: async (waveId) => invitationsOf(await database.query(`SELECT ${invitationColumns} FROM survey_people.invitation WHERE wave_id = $1 ORDER BY person_id`, [waveId])),
  invitation: lookUp(database),
  invitationsOf: async (personId) => invitationsOf(await database.query(`SELECT ${invitationColumns} FROM survey_people.invitation WHERE person_id = $1 ORDER BY wave_id`, [personId])),
  load: async (personIds, from, to) =>
    countsOf(
      await database.query(
        `SELECT i.person_id AS name, count(*)::int AS n FROM survey_people.invitation i JOIN survey_people.wave w ON w.id = i.wave_id
         WHERE i.person_id = ANY($1::uuid[]) AND i.sending <> 'stopped' AND i.entered >= $2 AND i.entered < $3 GROUP BY i.person_id`,
        [personIds, from, to],
      ),
    ),
  setOptedOut: async (waveId, personId, optedOut) => {
    await database.query("UPDATE survey_people.invitation SET opted_out = $3 WHERE wave_id = $1 AND person_id = $2", [waveId, personId, optedOut]);
  },
  setAnswered: async (waveId, personIds) => {
    await database.query("UPDATE survey_people.invitation SET answered = true WHERE wave_id = $1 AND person_id = ANY($2::uuid[])", [waveId, personIds]);
  },
  // Gone and back in one transaction: every row has the same xmin, and lies where the order that was given puts it. What tells of
  // reminders goes too, since those who got one had not answered by then; a card that was on its way is none any more, and what becomes
  // of it is not noted on the new row; and at last the old rows go, which a deletion leaves.
  forgetAnswered: async (waveId, order) => {
    await database.transaction(async (session) => {
      await session.query(
        `WITH gone AS (DELETE FROM survey_people.invitation WHERE wave_id = $1 AND person_id = ANY($2::uuid[]) RETURNING *)
         INSERT INTO survey_people.invitation (wave_id, person_id, place_id, entered, sending, linked, hides_among)
         SELECT g.wave_id, g.person_id, g.place_id, g.entered, CASE g.sending WHEN 'sending' THEN 'failed' ELSE g.sending END, g.linked, g.hides_among
         FROM unnest($2::uuid[]) WITH ORDINALITY AS o(person, n) JOIN gone g ON g.person_id = o.person ORDER BY o.n`,
        [waveId, order],
      );
    });
    await database.query("VACUUM FULL survey_people.invitation");
  },
});
