import { isActive } from "../../src/domain/booking.ts";
import { refusalOfCheckIn } from "../../src/domain/policy.ts";
import { rulesOf } from "../../src/domain/hub.ts";
import { duringOf } from "../../src/domain/part.ts";
import { addDays, contains, overlaps, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import type { Answer } from "../../src/services/ports.ts";
import type { BookingView } from "../../src/services/verbs.ts";
import { choiceCard } from "../cards/choiceCard.ts";
import { myBookingsCard } from "../cards/listCards.ts";
import { datesWords } from "../cards/datesWords.ts";
import { timeWords } from "../cards/placeWords.ts";
import { verbs } from "../cards/press.ts";
import { execute } from "../cards/shape.ts";
import type { AskedPart, Which } from "../reading/reading.ts";
import { askBooking, askOtherBooking } from "./ask.ts";
import { dayWishOf } from "./dayWish.ts";
import { refusedReply, refusedWords } from "./refused.ts";
import { cardOfBooking, didReply, saying, showing, showsOf } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** How many days ahead the person's own bookings are looked for; beyond any booking horizon. */
const daysAhead = 400;

/** More bookings than this are not released by one message. */
export const mostReleased = 10;

/** The person's bookings that hold a desk and are not over, the next one first. */
export const comingBookings = async (scene: Scene): Promise<BookingView[]> =>
  (await scene.verbs.bookings(scene.actor, scene.today, addDays(scene.today, daysAhead))).filter(({ booking }) => isActive(booking) && booking.during.end > scene.now);

export const matching = (views: readonly BookingView[], which: Which): BookingView[] =>
  views.filter(({ booking }) => (which.dates.length === 0 || which.dates.includes(booking.date)) && (which.hubId === null || booking.hubId === which.hubId));

/** Nothing fits what was said: say so, and show what there is. */
export const noneFits = (scene: Scene, coming: readonly BookingView[], verb: string, more: Readonly<Record<string, unknown>> = {}): Reply[] =>
  coming.length === 0 ? [saying(scene.t.none.bookings)] : [askOtherBooking(scene, coming, verb, more)];

/** The person's coming bookings; of certain dates, those, or a sentence that there is none. */
export async function showMine(scene: Scene, dates: readonly LocalDate[]): Promise<Reply> {
  const coming = await comingBookings(scene);
  const views = matching(coming, { dates, hubId: null });
  const { language, attempt, t } = scene;
  if (views.length === 0) return saying(dates.length === 0 ? t.none.bookings : t.none.bookingsOn(datesWords(dates, language)));
  return showing(myBookingsCard({ views, language, attempt, link: scene.link("mina") }));
}

/** Which released desk to take back: each is one button, those given back last first. */
export async function offerUndo(scene: Scene): Promise<Reply> {
  const views = (await scene.verbs.bookings(scene.actor, scene.today, addDays(scene.today, daysAhead))).filter(({ booking }) => booking.status === "released" && booking.during.end > scene.now);
  return views.length === 0 ? saying(scene.t.none.released) : askBooking(scene, views, verbs.undo, {}, scene.t.ask.undo);
}

/** Releases what was named; the only one when nothing was; asks when several fit. Several named days are released one by one, and those without a booking are told. Never more of a day than was said. */
export async function releaseNamed(scene: Scene, which: Which): Promise<Reply[]> {
  const coming = await comingBookings(scene);
  const { part } = which;
  const found = matching(coming, which).filter((view) => !part || shareOf(view, part) !== "none");
  const asked = part ? { part } : {};
  if (found.length === 0) return noneFits(scene, coming, verbs.release, asked);
  if (found.length > 1 && which.dates.length < 2 && !which.all) return [askBooking(scene, found, verbs.release, asked)];
  if (found.length > mostReleased) return [saying(scene.t.releaseAll.tooMany(found.length, mostReleased))];
  const released = await Promise.all(found.map((view) => releaseOf(scene, view, part)));
  const without = which.dates.filter((date) => !found.some(({ booking }) => booking.date === date));
  return without.length === 0 ? released : [...released, saying(scene.t.none.bookingThenOn(datesWords(without, scene.language)))];
}

/** Gives back a booking, or asks how much of it where only part of it was named. */
const releaseOf = async (scene: Scene, view: BookingView, part: AskedPart | undefined): Promise<Reply> => (part && shareOf(view, part) === "some" ? askHowMuch(scene, view, part) : releaseOne(scene, view.booking.id));

/** The same of the booking on a button, which says what part of the day was named before it was asked which. */
export async function releasePressed(scene: Scene, bookingId: string, part: AskedPart | undefined): Promise<Reply> {
  const read = await scene.verbs.booking(scene.actor, bookingId);
  return read.ok && isActive(read.value.booking) ? releaseOf(scene, read.value, part) : releaseOne(scene, bookingId);
}

/** How much of a booking lies within a part of its day. */
export function shareOf({ booking, hub }: BookingView, part: AskedPart): "all" | "some" | "none" {
  if (part.part === "day" || part.part === booking.part) return "all";
  const hours = hub.opening.find((day) => day.weekday === weekdayOf(booking.date));
  const during = hours && duringOf(hub, hours, booking.date, dayWishOf(part, hub, booking.date));
  if (!during) return "some";
  return contains(during, booking.during) ? "all" : overlaps(during, booking.during) ? "some" : "none";
}

/** More is booked than was to be released: all of it, or a move to the half that was not named. Nothing is released until one is chosen. */
function askHowMuch(scene: Scene, { booking, hub }: BookingView, part: AskedPart): Reply {
  const { t, language, attempt } = scene;
  const noon = rulesOf(hub).halfDayAt;
  const kept = part.part === "morning" || (part.part === "until" && part.to <= noon) ? "afternoon" : part.part === "afternoon" || (part.part === "from" && part.from >= noon) ? "morning" : null;
  const data = { bookingId: booking.id, attempt, lang: language };
  const keep = kept && booking.part === "day" ? [execute(t.say.keepHalf[kept], verbs.moveTo, { ...data, to: { part: { part: kept } } })] : [];
  return showing(choiceCard({ language, title: t.ask.howMuch(`${hub.name}, ${timeWords(booking, language)}`), choices: [...keep, execute(t.say.releaseAll, verbs.release, data), execute(t.button.showCard, verbs.show, data)] }));
}

/** Checks in to today's place; the one that is open for it when there are several. */
export async function checkInNamed(scene: Scene, which: Which): Promise<Reply[]> {
  const coming = await comingBookings(scene);
  const dates = which.dates.length > 0 ? which.dates : [scene.today];
  const found = matching(coming, { ...which, dates });
  const [done] = found.filter(({ booking }) => booking.status === "checked-in");
  const left = found.filter(({ booking }) => booking.status !== "checked-in");
  const open = left.filter(({ booking, hub }) => refusalOfCheckIn(booking, hub, scene.now) === null);
  const only = open.length === 1 ? open[0] : left.length === 1 ? left[0] : undefined;
  if (only) return [await checkInOne(scene, only.booking.id)];
  if (left.length > 1) return [askBooking(scene, left, verbs.checkIn)];
  return done ? [showing(cardOfBooking(scene, done), showsOf(done.booking.id))] : [saying(scene.t.none.today)];
}

/** After a write the booking is read again: a repeated press gets the first answer, but the card as it is now. */
async function afterWrite(scene: Scene, bookingId: string, written: Answer<BookingView>, did: (place: string) => string): Promise<Reply> {
  if (!written.ok && (written.refusal.code === "no-such-booking" || written.refusal.code === "not-yours")) return saying(scene.t.notFound);
  const current = await scene.verbs.booking(scene.actor, bookingId);
  if (!current.ok) return saying(scene.t.notFound);
  if (written.ok) return didReply(scene, current.value, did);
  const { title, detail } = refusedWords(scene, written.refusal);
  return showing(cardOfBooking(scene, current.value, `${title}. ${detail}`), showsOf(bookingId));
}

export const releaseOne = async (scene: Scene, bookingId: string): Promise<Reply> =>
  afterWrite(scene, bookingId, await scene.verbs.releaseBooking(scene.actor, bookingId, scene.key(bookingId)), scene.t.did.released);

export const checkInOne = async (scene: Scene, bookingId: string): Promise<Reply> =>
  afterWrite(scene, bookingId, await scene.verbs.checkIn(scene.actor, bookingId, scene.key(bookingId)), scene.t.did.checkedIn);

/** A released desk that somebody else has taken since: said with what is free instead. */
export async function undoOne(scene: Scene, bookingId: string): Promise<Reply> {
  const undone = await scene.verbs.undoRelease(scene.actor, bookingId, scene.key(bookingId));
  if (!undone.ok && undone.refusal.alternatives.length > 0) return refusedReply(scene, undone.refusal);
  return afterWrite(scene, bookingId, undone, scene.t.did.undone);
}

/** The booking as it stands, by the asker's own right. */
export async function showOne(scene: Scene, bookingId: string, record: boolean): Promise<Reply> {
  const read = await scene.verbs.booking(scene.actor, bookingId);
  return read.ok ? showing(cardOfBooking(scene, read.value), record ? showsOf(bookingId) : null) : saying(scene.t.notFound);
}
