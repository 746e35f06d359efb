import type { Sending, SendingCount, SurveyPeople } from "../../services/survey/surveyPorts.ts";
import type { Database } from "./database.ts";
import { countsOf, invitationColumns, invitationsOf } from "./surveyPeopleRows.ts";

type Verbs = "sendingCount" | "takeToSend" | "putBack" | "setSending" | "stopSending";

/** How the cards of a wave go out: one row a recipient, taken by one process at a time. */
export const makeSurveySending = (database: Database): Pick<SurveyPeople, Verbs> => ({
  sendingCount: async (waveId) => {
    const counts = countsOf(await database.query("SELECT sending AS name, count(*)::int AS n FROM survey_people.invitation WHERE wave_id = $1 GROUP BY sending", [waveId]));
    const of = (sending: Sending): number => counts.get(sending) ?? 0;
    const all: SendingCount = { queued: of("queued"), sending: of("sending"), sent: of("sent"), blocked: of("blocked"), missing: of("missing"), failed: of("failed"), stopped: of("stopped") };
    return all;
  },
  // An array is worked out once: a subquery under IN may be run again for each row, and then takes more than its limit.
  takeToSend: async (waveId, most, now, leaseUntil) =>
    invitationsOf(
      await database.query(
        `UPDATE survey_people.invitation SET sending = 'sending', attempts = attempts + 1, lease_until = $4
         WHERE wave_id = $1 AND person_id = ANY (ARRAY(
           SELECT person_id FROM survey_people.invitation
           WHERE wave_id = $1 AND (sending = 'queued' AND (lease_until IS NULL OR lease_until <= $3) OR sending = 'sending' AND lease_until <= $3) AND EXISTS (SELECT FROM survey_people.wave WHERE id = $1 AND state = 'open')
           ORDER BY attempts, person_id LIMIT $2 FOR UPDATE SKIP LOCKED))
         RETURNING ${invitationColumns}`,
        [waveId, most, now, leaseUntil],
      ),
    ),
  // The wave's row is held until it is done: a stop that came in between would find nothing to stop, and leave this in the queue.
  putBack: async (waveId, personId, notBefore) => {
    await database.query(
      `WITH wave AS (SELECT state FROM survey_people.wave WHERE id = $1 FOR SHARE)
       UPDATE survey_people.invitation SET sending = CASE WHEN (SELECT state FROM wave) = 'open' THEN 'queued' ELSE 'stopped' END, lease_until = $3
       WHERE wave_id = $1 AND person_id = $2 AND sending = 'sending'`,
      [waveId, personId, notBefore],
    );
  },
  setSending: async (waveId, personId, sending, message) => {
    await database.query(
      `UPDATE survey_people.invitation
       SET sending = $3, lease_until = NULL, conversation_id = coalesce($4, conversation_id), activity_id = coalesce($5, activity_id)
       WHERE wave_id = $1 AND person_id = $2 AND sending IN ('queued', 'sending')`,
      [waveId, personId, sending, message?.conversationId ?? null, message?.activityId ?? null],
    );
  },
  stopSending: async (waveId) => {
    await database.query("UPDATE survey_people.invitation SET sending = 'stopped' WHERE wave_id = $1 AND sending = 'queued'", [waveId]);
  },
});
