import { z } from "zod";
import { stateWords } from "../../src/services/wording/stateWords.ts";
import { allBookings } from "./peopleActs.ts";
import { isActive } from "../../src/domain/booking.ts";
import type { Booking } from "../../src/domain/booking.ts";
import type { Scene } from "./stage.ts";

const cardRow = z.object({ booking_id: z.string(), activity_id: z.string(), person_id: z.string(), notice: z.string().nullable(), shown: z.number() });

/** What a card may say of a booking. That we wait for the calendar is so before it has been asked, and as long as it has not answered. */
const so = (booking: Booking): string[] =>
  [booking, ...(booking.status === "held" && booking.calendar === "sent" ? [{ ...booking, calendar: "queued" as const }] : [])].flatMap((one) => [stateWords(one, "sv"), stateWords(one, "en")]);

/**
 * What people with a chat have been told that is not so, or twice. A message whose answer was lost on the way may stand twice:
 * Teams has no key by which a repeated message is known.
 */
export async function wrongCards(stage: Scene, struck: Readonly<Record<string, number>>): Promise<string[]> {
  const { app, standin, chatting } = stage;
  const bookings = new Map((await allBookings(stage)).map((one) => [one.id, one]));
  const rows = z.array(cardRow).parse(await app.database.query("SELECT booking_id, activity_id, person_id, reference->'shows'->>'notice' AS notice, jsonb_array_length(reference->'shows'->'bookingIds') AS shown FROM card"));
  const wrong: string[] = [];
  for (const person of chatting) {
    const messages = new Map((standin.connector.transcript(person.upn) ?? []).map((one) => [one.id, one]));
    for (const row of rows.filter((one) => one.person_id === person.oid && one.shown === 1)) {
      const booking = bookings.get(row.booking_id);
      const message = messages.get(row.activity_id);
      if (!booking || !message || booking.status === "completed") continue;
      const state = stateWords(booking, "sv");
      const text = JSON.stringify(message.attachments);
      if (!so(booking).some((words) => text.includes(JSON.stringify(words).slice(1, -1)))) wrong.push(`${person.upn} reads an old card of ${booking.id.slice(0, 6)} ${booking.status}/${booking.calendar}: it should say "${state}"${row.notice === null ? "" : ` (${row.notice})`}`);
    }
    for (const booking of bookings.values()) {
      if (booking.personId !== person.oid) continue;
      const own = rows.filter((row) => row.booking_id === booking.id);
      if (own.length === 0 && isActive(booking)) wrong.push(`${person.upn} was never told of ${booking.id.slice(0, 6)} ${booking.status}/${booking.calendar}`);
      const notices = own.map((row) => row.notice).filter((notice) => notice !== null);
      if (new Set(notices).size < notices.length) wrong.push(`${person.upn} was told twice: ${notices.join(", ")}`);
    }
  }
  const kept = new Set(rows.map((row) => row.activity_id));
  const stray = chatting.flatMap((person) => (standin.connector.transcript(person.upn) ?? []).filter((one) => one.author.upn === null && !kept.has(one.id) && /"verb":"booking\.refresh"/.test(JSON.stringify(one.attachments))));
  const lost = (struck["dropAfterWrite"] ?? 0) + (struck["status503after"] ?? 0);
  if (stray.length > lost) wrong.push(`${stray.length} cards that nobody keeps up to date, with ${lost} lost answers`);
  return wrong;
}
