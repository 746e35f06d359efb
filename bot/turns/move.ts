import { addDays, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import type { BookingView, MoveWish } from "../../src/services/verbs.ts";
import { dateWords } from "../../src/services/wording/dateWords.ts";
import { deskWords } from "../../src/services/wording/deskWords.ts";
import { choiceCard } from "../cards/choiceCard.ts";
import { placeWords, timeWords } from "../cards/placeWords.ts";
import { verbs } from "../cards/press.ts";
import { execute, openUrl } from "../cards/shape.ts";
import type { Action } from "../cards/shape.ts";
import type { AskedPart, Command, Which } from "../reading/reading.ts";
import { askBooking, askOtherBooking } from "./ask.ts";
import { dayWishOf } from "./dayWish.ts";
import { comingBookings, matching, noneFits, shareOf } from "./own.ts";
import { refusedReply } from "./refused.ts";
import { roomElsewhere } from "./room.ts";
import { cardOfBooking, didReply, saying, showing } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** Where to, as a button or a sentence says it; what is left out stays. */
export type MoveTo = { readonly hubId?: string; readonly deskId?: string; readonly date?: string; readonly part?: AskedPart };

export async function moveNamed(scene: Scene, command: Extract<Command, { kind: "move" }>): Promise<Reply[]> {
  const coming = await comingBookings(scene);
  const { hubId, date, part } = command.to;
  if (command.to.week) return moveToWeek(scene, coming, command.which, command.to.week);
  const to: MoveTo = { ...(hubId ? { hubId } : {}), ...(date ? { date } : {}), ...(part ? { part } : {}) };
  const nowhere = Object.keys(to).length === 0;
  const half = command.which.part;
  const all = matching(coming, command.which).filter((view) => !half || shareOf(view, half) !== "none");
  // "flytta till Stugun på torsdag": who has a place that Thursday means that one.
  const sameDay = command.which.dates.length === 0 && date ? all.filter(({ booking }) => booking.date === date) : [];
  const found = sameDay.length > 0 ? sameDay : all;
  const [only] = found;
  const verb = nowhere ? verbs.move : verbs.moveTo;
  if (!only && coming.length > 0 && !nowhere) return [askOtherBooking(scene, coming, verb, { to })];
  if (!only) return noneFits(scene, coming, verbs.move);
  if (found.length > 1) return [askBooking(scene, found, verb, nowhere ? {} : { to })];
  if (half && !nowhere && shareOf(only, half) === "some") return [askWhetherWhole(scene, only, to)];
  return [nowhere ? await askWhereTo(scene, only.booking.id) : await moveOne(scene, only.booking.id, to)];
}

/** More is booked than was to be moved, and a booking moves as a whole: nothing does until that is chosen. */
function askWhetherWhole(scene: Scene, { booking, hub }: BookingView, to: MoveTo): Reply {
  const { t, language, attempt } = scene;
  const data = { bookingId: booking.id, attempt, lang: language };
  return showing(choiceCard({ language, title: t.ask.moveWhole(`${hub.name}, ${timeWords(booking, language)}`), choices: [execute(t.say.moveAll, verbs.moveTo, { ...data, to }), execute(t.button.showCard, verbs.show, data)] }));
}

/** "flytta till nästa vecka": each booking keeps its weekday, so where several fit each has its own day to go to. */
async function moveToWeek(scene: Scene, coming: readonly BookingView[], which: Which, monday: LocalDate): Promise<Reply[]> {
  const found = matching(coming, which);
  const [only] = found;
  const dayOf = ({ booking }: BookingView): LocalDate => addDays(monday, weekdayOf(booking.date) - 1);
  if (!only) return noneFits(scene, coming, verbs.move);
  if (found.length === 1) return [await moveOne(scene, only.booking.id, { date: dayOf(only) })];
  const { t, language, attempt } = scene;
  const choices = found.slice(0, 6).map((view) => execute(t.say.moveTo(`${view.hub.name}, ${dateWords(view.booking.date, language)}`, dateWords(dayOf(view), language)), verbs.moveTo, { bookingId: view.booking.id, attempt, lang: language, to: { date: dayOf(view) } }));
  return [showing(choiceCard({ language, title: t.ask.booking, choices, actions: [openUrl(t.button.more, scene.link("mina"))] }))];
}

/** Moves one booking. An open end ("från 13") is set by the hours of the hub it moves to. */
export async function moveOne(scene: Scene, bookingId: string, to: MoveTo): Promise<Reply> {
  const before = await scene.verbs.booking(scene.actor, bookingId);
  if (!before.ok) return saying(scene.t.notFound);
  const { booking } = before.value;
  const { part, ...rest } = to;
  const wish: MoveWish = { ...rest, ...(part ? { part: dayWishOf(part, scene.hubById.get(to.hubId ?? booking.hubId), to.date ?? booking.date) } : {}) };
  const moved = await scene.verbs.moveBooking(scene.actor, bookingId, wish, scene.key(bookingId));
  if (moved.ok) {
    const current = await scene.verbs.booking(scene.actor, bookingId);
    return didReply(scene, current.ok ? current.value : moved.value, scene.t.did.moved);
  }
  if (moved.refusal.code === "no-such-booking" || moved.refusal.code === "not-yours") return saying(scene.t.notFound);
  return refusedReply(scene, moved.refusal, bookingId);
}

/** "Where to?" Another desk that day, other days at the hub, other hubs that day: only what has room now. */
export async function askWhereTo(scene: Scene, bookingId: string): Promise<Reply> {
  const { t, language } = scene;
  const read = await scene.verbs.booking(scene.actor, bookingId);
  if (!read.ok) return saying(t.notFound);
  const view = read.value;
  const { booking } = view;
  const data = (i: number, to: MoveTo): Readonly<Record<string, unknown>> => ({ bookingId, attempt: `${scene.attempt}.${i}`, lang: language, to });
  const { desk, days, hubs } = await roomElsewhere(scene, view);
  const choices: Action[] = [
    ...(desk ? [execute(`${view.hub.name}, ${deskWords(desk.name, language)}`, verbs.moveTo, data(0, { deskId: desk.id }))] : []),
    ...days.map((day, i) => execute(`${view.hub.name}, ${dateWords(day, language)}`, verbs.moveTo, data(1 + i, { date: day }))),
    ...hubs.map((hub, i) => execute(`${hub.name}, ${dateWords(booking.date, language)}`, verbs.moveTo, data(4 + i, { hubId: hub.id }))),
  ].slice(0, 6);
  const back = execute(t.button.showCard, verbs.show, { bookingId, attempt: scene.attempt, lang: language });
  const actions = [openUrl(t.button.more, scene.link(`bokning/${bookingId}`)), back];
  if (choices.length === 0) return showing(cardOfBooking(scene, view, t.none.choices));
  return showing(choiceCard({ language, title: t.ask.whereTo, detail: placeWords(view, language), choices, actions }));
}
