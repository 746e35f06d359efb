import type { Claim } from "../../src/domain/policy.ts";
import { refusalOfCheckIn, refusalOfRelease } from "../../src/domain/policy.ts";
import { isActive } from "../../src/domain/booking.ts";
import type { Booking } from "../../src/domain/booking.ts";
import type { RefusalCode } from "../../src/domain/refusal.ts";
import { datesFrom, localDateOf } from "../../src/domain/time.ts";
import type { DayWish } from "../../src/domain/part.ts";
import { timeOf } from "../../src/services/booking/placeOf.ts";
import type { Answer } from "../../src/services/ports.ts";
import type { BookingView } from "../../src/services/verbs.ts";
import { bookingColumns, bookingsOf, claimColumns, claimsOf } from "../../src/adapters/postgres/rows.ts";
import type { Dice } from "./dice.ts";
import { unjustified } from "./justified.ts";
import { actorOf } from "./stage.ts";
import type { Scene, Stage } from "./stage.ts";

export type Done = { readonly what: string; /** what was wrong with the answer */ readonly wrong: string | null };
const fine = (what: string): Done => ({ what, wrong: null });

export const allClaims = async ({ app }: Scene): Promise<Claim[]> => claimsOf(await app.database.query(`SELECT ${claimColumns} FROM claim`));
export const allBookings = async ({ app }: Scene): Promise<Booking[]> => bookingsOf(await app.database.query(`SELECT ${bookingColumns} FROM booking ORDER BY created_at, lower(during), desk_id`));

const wishes: readonly DayWish[] = [{ part: "day" }, { part: "day" }, { part: "morning" }, { part: "afternoon" }, { part: "hours", from: "09:00", to: "11:00" }, { part: "hours", from: "10:00", to: "13:30" }];
const code = (answer: Answer<BookingView>): RefusalCode | null => (answer.ok ? null : answer.refusal.code);

/** What somebody does in the tab; the answer is held against the rules. */
export async function actInTab(stage: Stage, dice: Dice, key: string): Promise<Done> {
  const { app, people } = stage;
  const { verbs, deps } = app;
  const now = app.clock.now();
  const [claims, bookings, hubs] = [await allClaims(stage), await allBookings(stage), await stage.hubs()];
  const act = dice.one(["book", "book", "book", "book", "move", "move", "release", "undo", "check-in", "again"] as const);

  if (act === "book" || act === "again") {
    const person = dice.one(people);
    const hub = dice.one(hubs);
    const date = dice.one(datesFrom(localDateOf(now), 5));
    const part = dice.one(wishes);
    const deskId = dice.happens(0.3) ? dice.one(hub.desks).id : null;
    const wish = { personId: person.oid, hubId: hub.id, date, part, ...(deskId === null ? {} : { deskId }) };
    const answer = await verbs.bookDesk(actorOf(person), wish, key);
    const what = `${person.upn} books ${hub.id} ${deskId ?? ""} ${date} ${part.part}: ${code(answer) ?? "yes"}`;
    if (act === "again") {
      const again = await verbs.bookDesk(actorOf(person), wish, key);
      const same = code(again) === code(answer) && (!again.ok || !answer.ok || again.value.booking.id === answer.value.booking.id);
      if (!same) return { what, wrong: "the same key gave another answer" };
    }
    const time = timeOf(deps, hub, date, part);
    if (!time.ok) return { what, wrong: code(answer) === time.refusal.code ? null : `${code(answer)} is not ${time.refusal.code}` };
    return { what, wrong: unjustified(stage, { actor: actorOf(person), before: null, hub, deskId, place: { date, part: time.part, during: time.during }, claims, now }, code(answer)) };
  }

  const wanted = bookings.filter((one) => (act === "undo" ? one.status === "released" : isActive(one)) && people.some((person) => person.oid === one.personId));
  if (wanted.length === 0) return fine("nothing");
  const before = dice.one(wanted);
  const person = people.find((one) => one.oid === before.personId) ?? dice.one(people);
  const own = hubs.find((hub) => hub.id === before.hubId) ?? dice.one(hubs);
  const made = (await app.database.query("SELECT 1 FROM calendar_event WHERE booking_id = $1 AND origin = 'outlook' AND wanted = 'present'", [before.id])).length > 0;
  const named = `${act} ${person.upn} ${before.hubId} ${before.date} ${before.id.slice(0, 6)}`;
  const held = (answer: Answer<BookingView>, right: RefusalCode | null): Done => ({ what: `${named}: ${code(answer) ?? "yes"}`, wrong: code(answer) === right ? null : `answered ${code(answer) ?? "yes"} where the rules say ${right ?? "yes"}` });

  if (act === "release") return held(await verbs.releaseBooking(actorOf(person), before.id, key), refusalOfRelease(before, now)?.code ?? (made ? "made-in-outlook" : null));
  if (act === "check-in") return held(await verbs.checkIn(actorOf(person), before.id, key), refusalOfCheckIn(before, own, now)?.code ?? null);
  if (act === "undo") {
    const answer = await verbs.undoRelease(actorOf(person), before.id, key);
    const wrong = unjustified(stage, { actor: actorOf(person), before: null, hub: own, deskId: before.deskId, place: before, claims, now }, code(answer));
    return { what: `${named}: ${code(answer) ?? "yes"}`, wrong };
  }
  const hub = dice.happens(0.5) ? own : dice.one(hubs);
  const date = dice.happens(0.5) ? before.date : dice.one(datesFrom(localDateOf(now), 5));
  const part = dice.one(wishes);
  const deskId = dice.happens(0.3) ? dice.one(hub.desks).id : null;
  const answer = await verbs.moveBooking(actorOf(person), before.id, { hubId: hub.id, date, part, ...(deskId === null ? {} : { deskId }) }, key);
  const what = `${named} to ${hub.id} ${deskId ?? ""} ${date} ${part.part}: ${code(answer) ?? "yes"}`;
  if (made) return { what, wrong: code(answer) === "made-in-outlook" ? null : "a meeting made in Outlook was moved here" };
  const time = timeOf(deps, hub, date, part);
  if (!time.ok) return { what, wrong: code(answer) === time.refusal.code ? null : `${code(answer)} is not ${time.refusal.code}` };
  return { what, wrong: unjustified(stage, { actor: actorOf(person), before, hub, deskId, place: { date, part: time.part, during: time.during }, claims, now }, code(answer)) };
}

const said = ["boka Brunflo i morgon", "boka Stugun på torsdag förmiddag", "boka Kluksgården på onsdag", "boka House Be på fredag", "mina platser", "släpp platsen i morgon", "flytta onsdagen till Stugun"];

/** What somebody writes to the bot. */
export async function actByBot({ standin, chatting }: Stage, dice: Dice): Promise<Done> {
  const person = dice.one(chatting);
  const text = dice.one(said);
  await standin.connector.say(person.upn, text);
  return fine(`${person.upn} says "${text}"`);
}
