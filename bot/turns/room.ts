import type { Desk, Hub } from "../../src/domain/hub.ts";
import type { Actor } from "../../src/domain/people.ts";
import type { DayWish } from "../../src/domain/part.ts";
import { duringOf } from "../../src/domain/part.ts";
import { addDays, clockTimeOf, contains, localDateOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { desksToOffer } from "../../src/services/booking/freeDesks.ts";
import type { BookingView, DayView, Verbs } from "../../src/services/verbs.ts";

/** Where else a booking would fit, as the board stands now: another desk that hour, other days at the hub, other hubs that day. */
export type Room = { readonly desk: Desk | null; readonly days: readonly LocalDate[]; readonly hubs: readonly Hub[] };

/** Up to three days and three hubs, from the day before the booking to a week after; hubs nearest to the person's home first. What is asked of a mailbox that has said no to the person for that time is left out. */
export async function roomElsewhere({ verbs, actor, now }: { readonly verbs: Verbs; readonly actor: Actor; readonly now: Date }, view: BookingView): Promise<Room> {
  const { booking } = view;
  const today = localDateOf(now);
  const [board, declines] = await Promise.all([verbs.board(actor, booking.date > today ? addDays(booking.date, -1) : today, 8), verbs.declines(actor, today)]);
  const part: DayWish = booking.part === "hours" ? { part: "hours", from: clockTimeOf(booking.during.start), to: clockTimeOf(booking.during.end) } : { part: booking.part };
  const desks = ({ hub, date, opening, claims }: DayView): readonly Desk[] => {
    const during = opening.open ? duringOf(hub, opening.hours, date, part) : null;
    return opening.open && during && during.end > now && contains(opening.during, during) ? desksToOffer(hub, during, claims, declines) : [];
  };
  const here = board.hubs.find(({ hub }) => hub.id === booking.hubId)?.days ?? [];
  const thatDay = here.find((day) => day.date === booking.date);
  return {
    desk: (thatDay && desks(thatDay).find((desk) => desk.id !== booking.deskId)) ?? null,
    days: here.filter((day) => day.date !== booking.date && desks(day).length > 0).map((day) => day.date).slice(0, 3),
    hubs: board.hubs.filter(({ hub, days }) => hub.id !== booking.hubId && days.some((day) => day.date === booking.date && desks(day).length > 0)).map(({ hub }) => hub).slice(0, 3),
  };
}
