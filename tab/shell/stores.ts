import type { Board, Bookings, BoardDay, Hub, HubDay, Kind, Me } from "../../src/contract.ts";
import { getBoard } from "../api/getBoard.ts";
import { getBookings } from "../api/getBookings.ts";
import { getHubDay } from "../api/getHubDay.ts";
import { getHubs } from "../api/getHubs.ts";
import { getMe } from "../api/getMe.ts";
import { fitsOf } from "./booking/deskWith.ts";
import { makeCache } from "./cache.ts";
import { addDays, dateInStockholm } from "./dates.ts";

/** What the server has told this page. Pages read and refresh; the live board and the outcomes of presses change. */

/** by `boardKey` */
export const boards = makeCache<Board>((key) => {
  const [monday = "", ...kinds] = key.split(" ");
  return getBoard(monday, allKinds.filter((kind) => kinds.includes(kind)));
});
/** by `hubDayKey` */
export const hubDays = makeCache<HubDay>(async (key) => {
  const [date = "", ...hub] = key.split(" ");
  const answer = await getHubDay(hub.join(" "), date);
  if (answer.ok) putOnBoard(answer.value.hubId, answer.value);
  return answer;
});
/** one key: `only` */
export const hubs = makeCache<{ hubs: Hub[] }>(getHubs);
export const me = makeCache<Me>(getMe);
export const bookings = makeCache<Bookings>(() => {
  const today = dateInStockholm(new Date());
  return getBookings(addDays(today, -pastDays), addDays(today, comingDays));
});
export const only = "only";

/** How far back "Mina platser" looks, and further ahead than any hub's horizon. */
const pastDays = 56;
const comingDays = 120;

/** In the order in which they are offered to choose from. */
export const allKinds: readonly Kind[] = ["height-adjustable", "quiet-room", "call-room", "meeting-room", "lunch-room", "screen", "wifi"];
/** A week by its Monday, and the kinds that its free places are counted by. */
export const boardKey = (monday: string, kinds: readonly Kind[] = []): string => [monday, ...allKinds.filter((kind) => kinds.includes(kind))].join(" ");
export const hubDayKey = (hubId: string, date: string): string => `${date} ${hubId}`;

/** Puts a day at a hub into every board that shows it. The desks and names of a HubDay stay out of the board. */
export function putOnBoard(hubId: string, day: HubDay): void {
  for (const key of boards.keys()) boards.change(key, (board) => withDay(board, hubId, day));
}

/** The board with one day replaced; the same board when it does not show that day. */
export function withDay(board: Board, hubId: string, day: HubDay): Board {
  if (!board.days.includes(day.date)) return board;
  const fits = fitsOf(board.kinds ?? [], day);
  return {
    ...board,
    hubs: board.hubs.map((hub) => (hub.id === hubId ? { ...hub, days: hub.days.map((old) => (old.date === day.date ? boardDayOf({ ...day, fits }, old) : old)) } : hub)),
  };
}

const boardDayOf = (day: BoardDay, old: BoardDay): BoardDay => ({
  date: day.date,
  open: day.open,
  closedBecause: day.closedBecause,
  opens: day.opens,
  closes: day.closes,
  total: day.total,
  free: day.free,
  freeMorning: day.freeMorning,
  freeAfternoon: day.freeAfternoon,
  fits: day.fits,
  mine: day.mine,
  mineStatus: day.mineStatus,
  mineCalendar: day.mineCalendar,
  minePart: day.minePart,
  coming: day.coming,
  happening: day.happening ?? old.happening,
});

/** After any change of mine: the days it touched, and the list of mine if someone has looked at it. */
export function refreshAround(touched: readonly { hubId: string; date: string }[]): void {
  for (const { hubId, date } of touched) void hubDays.refresh(hubDayKey(hubId, date));
  if (bookings.read(only).value) void bookings.refresh(only);
}

/** When the language or the home has changed, every word and distance must be asked for anew. */
export function refreshEverything(): void {
  for (const cache of [boards, hubDays, hubs, bookings, me]) cache.refreshAll();
}
