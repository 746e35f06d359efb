import type { Alternative, Booking, BookingMove, BookingResults, BookingWish, Refusal } from "../../../src/contract.ts";
import { bookDesk } from "../../api/bookDesk.ts";
import { checkIn } from "../../api/checkIn.ts";
import { moveBooking } from "../../api/moveBooking.ts";
import { releaseBooking } from "../../api/releaseBooking.ts";
import type { Answer } from "../../api/request.ts";
import { undoRelease } from "../../api/undoRelease.ts";
import { follow } from "../calendarAnswers.ts";
import { shortDay } from "../dates.ts";
import { faultWords } from "../faultWords.ts";
import { i18n, language } from "../language.ts";
import { tell, tellNo, type Notice } from "../notices.ts";
import { boards, bookings, only, refreshAround } from "../stores.ts";
import { whatAndWhen } from "./bookingWords.ts";
import { wishOf } from "./wishOf.ts";
import { isActive } from "./bookingState.ts";

/**
 * What a press does: calls the server, puts its answer in place, and tells what came of it. Nothing is shown as booked, moved or
 * released before the server has said so.
 */

/** One date: success is told in a notice with "Ångra". Several: the caller lists the answers. */
export async function book(wish: BookingWish): Promise<Answer<BookingResults>> {
  const answer = await bookDesk(wish);
  if (!answer.ok) return answer;
  const booked = answer.value.results.flatMap(({ booking }) => (booking ? [booking] : []));
  booked.forEach(putMine);
  if (answer.value.results.length === 1) booked.forEach(tellBooked);
  // A refusal means that what is shown was not true any more: look again.
  refreshAround(wish.dates.map((date) => ({ hubId: wish.hubId, date })));
  return answer;
}

export async function release(booking: Booking): Promise<Answer<Booking>> {
  const answer = await releaseBooking(booking.id);
  if (answer.ok) {
    takeAway(booking);
    tell({
      intent: "success",
      title: i18n.t("outcome.released"),
      body: whatAndWhen(booking, language.read()),
      offers: answer.value.can.undoRelease ? undoBy(() => void putBack(booking)) : [],
    });
  } else tellFault(answer);
  refreshAround([booking]);
  return answer;
}

export async function putBack(booking: Booking): Promise<Answer<Booking>> {
  const answer = await undoRelease(booking.id);
  if (answer.ok) {
    putMine(answer.value);
    tellBooked(answer.value);
  } else tellRefusal({ ...faultWords(answer.problem, i18n.t), alternatives: answer.problem.alternatives ?? [] });
  refreshAround([booking]);
  return answer;
}

/** A refusal that has no place on the page, with what is free instead, each one press from booked. */
export function tellRefusal({ title, detail, alternatives }: Pick<Refusal, "title" | "detail" | "alternatives">): void {
  const offers = alternatives.map((free) => ({ words: free.label, take: () => void bookInstead(free) }));
  tell({ intent: "error", title, body: detail, offers });
}
async function bookInstead(free: Alternative): Promise<void> {
  const answer = await book(wishOf(free));
  if (!answer.ok) return tellFault(answer);
  for (const { refusal } of answer.value.results) if (refusal) tellRefusal(refusal);
}

/**
 * A no whose place on the page is gone, told over whatever is there now: it says which hub and which days it was about, and offers what
 * is free instead. Several days: a line each.
 */
export function tellNoOf(wish: BookingWish, hubName: string, answer: Answer<BookingResults>): void {
  const at = (dates: readonly string[]): string => `${hubName}, ${dates.map((date) => shortDay(date, language.read())).join(", ")}`;
  if (!answer.ok) {
    const { title, detail } = faultWords(answer.problem, i18n.t);
    return tellNo({ title: `${at(wish.dates)}: ${title}`, detail });
  }
  const nos = answer.value.results.flatMap(({ date, refusal }) => (refusal ? [{ date, refusal }] : []));
  const [first] = nos;
  if (!first) return;
  if (nos.length === 1) return tellRefusal({ ...first.refusal, title: `${at([first.date])}: ${first.refusal.title}` });
  tellRefusal({
    title: at(nos.map(({ date }) => date)),
    detail: nos.map(({ date, refusal }) => `${shortDay(date, language.read())}: ${refusal.title}`).join(". "),
    alternatives: nos.flatMap(({ refusal }) => refusal.alternatives.slice(0, 1)),
  });
}

export async function checkInNow(booking: Booking): Promise<Answer<Booking>> {
  const answer = await checkIn(booking.id);
  if (answer.ok) {
    putMine(answer.value);
    tell({ intent: "success", title: i18n.t("outcome.checkedIn"), body: answer.value.state });
  } else tellFault(answer);
  refreshAround([booking]);
  return answer;
}

/** A refusal is left to the caller: it comes with alternatives. */
export async function move(booking: Booking, to: BookingMove): Promise<Answer<Booking>> {
  const answer = await moveBooking(booking.id, to);
  if (answer.ok) {
    takeAway(booking);
    putMine(answer.value);
    tell({ intent: "success", title: i18n.t("outcome.moved"), body: `${whatAndWhen(answer.value, language.read())}. ${answer.value.state}` });
  }
  refreshAround([booking, ...(answer.ok ? [answer.value] : [])]);
  return answer;
}

function tellBooked(booking: Booking): void {
  const waits = booking.status === "held";
  follow(booking);
  tell({
    intent: waits ? "info" : "success",
    title: i18n.t(waits ? "outcome.held" : "outcome.yours"),
    body: whatAndWhen(booking, language.read()),
    offers: undoBy(() => void release(booking)),
    about: booking.id,
  });
}

const undoBy = (take: () => void): Notice["offers"] => [{ words: i18n.t("common.undo"), take }];

const tellFault = (answer: { readonly problem: Parameters<typeof faultWords>[0] }): void => tellNo(faultWords(answer.problem, i18n.t));

/** What the server answered, at once in the cell and in the list; the refresh that follows brings the counts. */
function putMine(booking: Booking): void {
  onDay(booking, { mine: booking.id, mineStatus: booking.status, mineCalendar: booking.calendar, minePart: booking.part });
  bookings.change(only, (list) => ({ bookings: [...list.bookings.filter(({ id }) => id !== booking.id), booking] }));
}
function takeAway(booking: Booking): void {
  onDay(booking, { mine: undefined, mineStatus: undefined, mineCalendar: undefined, minePart: undefined });
}

function onDay(booking: Booking, mine: { mine?: string; mineStatus?: Booking["status"]; mineCalendar?: Booking["calendar"]; minePart?: Booking["part"] }): void {
  if (mine.mineStatus && !isActive(mine.mineStatus)) return;
  for (const key of boards.keys())
    boards.change(key, (board) =>
      !board.days.includes(booking.date)
        ? board
        : {
            ...board,
            hubs: board.hubs.map((hub) =>
              hub.id === booking.hubId ? { ...hub, days: hub.days.map((day) => (day.date === booking.date ? { ...day, ...mine } : day)) } : hub,
            ),
          },
    );
}
