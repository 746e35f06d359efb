import { z } from "zod";
import type { CardStore } from "../../services/ports.ts";
import type { Database } from "./database.ts";

const cardRow = z
  .object({ person_id: z.string(), conversation_id: z.string(), activity_id: z.string(), reference: z.unknown() })
  .transform((row) => ({ personId: row.person_id, conversationId: row.conversation_id, activityId: row.activity_id, reference: row.reference }));
const reachRow = z.object({ person_id: z.string(), conversation: z.unknown(), cards: z.array(cardRow) }).transform((row) => ({ personId: row.person_id, conversation: row.conversation ?? null, cards: row.cards }));

/** Where the bot can reach people, and which messages show which booking. */
export const makeCards = (database: Database): CardStore => ({
  // As with people: not touched when it says the same.
  saveConversation: async (personId, reference) => {
    if ((await database.query("SELECT 1 FROM conversation WHERE person_id = $1 AND reference = $2::jsonb", [personId, JSON.stringify(reference)])).length > 0) return;
    await database.query("INSERT INTO conversation (person_id, reference) VALUES ($1, $2) ON CONFLICT (person_id) DO UPDATE SET reference = excluded.reference", [personId, JSON.stringify(reference)]);
  },
  conversation: async (personId) => (await database.query("SELECT reference FROM conversation WHERE person_id = $1", [personId]))[0]?.["reference"] ?? null,
  forgetChat: async (conversationId) => {
    await database.query("WITH shown AS (DELETE FROM card WHERE conversation_id = $1) DELETE FROM conversation WHERE reference -> 'conversation' ->> 'id' = $1", [conversationId]);
  },
  reach: async (bookingId) => {
    const [row] = await database.query(
      `SELECT b.person_id, (SELECT reference FROM conversation c WHERE c.person_id = b.person_id) AS conversation,
              (SELECT coalesce(json_agg(c), '[]') FROM (SELECT person_id, conversation_id, activity_id, reference FROM card WHERE booking_id = $1) AS c) AS cards
       FROM booking b WHERE b.id = $1`,
      [bookingId],
    );
    return row ? reachRow.parse(row) : null;
  },
  saveCard: async (card) => {
    await database.query("INSERT INTO card (booking_id, person_id, conversation_id, activity_id, reference) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING", [
      card.bookingId,
      card.personId,
      card.conversationId,
      card.activityId,
      JSON.stringify(card.reference),
    ]);
  },
});
