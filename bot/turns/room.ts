import type { Desk, Hub } from "../../src/domain/hub.ts";
import type { Actor } from "../../src/domain/people.ts";
import { addDays, clockTimeOf, localDateOf, overlaps } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import type { BookingView, DayView, Verbs } from "../../src/services/verbs.ts";

/** Where else a booking would fit, as the board stands now: another desk that hour, other days at the hub, other hubs that day. */
export type Room = { readonly desk: Desk | null; readonly days: readonly LocalDate[]; readonly hubs: readonly Hub[] };

/** Up to three days and three hubs, from the day before the booking to a week after; hubs nearest to the person's home first. */
export async function roomElsewhere({ verbs, actor, now }: { readonly verbs: Verbs; readonly actor: Actor; readonly now: Date }, view: BookingView): Promise<Room> {
  const { booking } = view;
  const today = localDateOf(now);
  const board = await verbs.board(actor, booking.date > today ? addDays(booking.date, -1) : today, 8);
  const fits = (day: DayView): boolean => day.opening.open && day.opening.during.end > now && roomFor(view, day);
  const here = board.hubs.find(({ hub }) => hub.id === booking.hubId)?.days ?? [];
  return {
    desk: freeDesk(view, here.find((day) => day.date === booking.date)),
    days: here.filter((day) => day.date !== booking.date && fits(day)).map((day) => day.date).slice(0, 3),
    hubs: board.hubs.filter(({ hub, days }) => hub.id !== booking.hubId && days.some((day) => day.date === booking.date && fits(day))).map(({ hub }) => hub).slice(0, 3),
  };
}

/** Whether a day has room for as much as the booking takes. */
function roomFor({ booking, rules }: BookingView, day: DayView): boolean {
  if (booking.part === "morning") return day.freeMorning > 0;
  if (booking.part === "afternoon") return day.freeAfternoon > 0;
  if (booking.part === "hours" && clockTimeOf(booking.during.end) <= rules.halfDayAt) return day.freeMorning > 0;
  if (booking.part === "hours" && clockTimeOf(booking.during.start) >= rules.halfDayAt) return day.freeAfternoon > 0;
  return day.free > 0;
}

/** Another desk at the same hub that nobody has then. */
function freeDesk({ booking, hub }: BookingView, day: DayView | undefined): Desk | null {
  if (!day) return null;
  return hub.desks.find((desk) => desk.id !== booking.deskId && !day.claims.some((claim) => claim.deskId === desk.id && overlaps(claim.during, booking.during))) ?? null;
}
