import type { Part } from "./part.ts";
import type { Interval, LocalDate } from "./time.ts";

export const bookingStatuses = ["held", "confirmed", "checked-in", "completed", "declined", "cancelled", "released"] as const;
export type BookingStatus = (typeof bookingStatuses)[number];
export const calendarStates = ["none", "queued", "sent", "accepted", "declined", "unanswered", "cancelled"] as const;
export type CalendarState = (typeof calendarStates)[number];
export const surfaces = ["tab", "bot", "outlook", "system"] as const;
/** Where a change came from. */
export type Surface = (typeof surfaces)[number];

export type Booking = {
  readonly id: string;
  readonly hubId: string;
  readonly deskId: string;
  readonly personId: string;
  readonly date: LocalDate;
  readonly part: Part;
  readonly during: Interval;
  readonly status: BookingStatus;
  readonly calendar: CalendarState;
  /** why the status is what it is, where a word is needed: "desk-declined", "by-person", "moved-in-outlook" */
  readonly reason: string | null;
  /** where the booking was before a move that the calendar has not yet answered */
  readonly movedFrom: Place | null;
};

/** A desk and a time: what a booking holds, and what a move changes. */
export type Place = {
  readonly hubId: string;
  readonly deskId: string;
  readonly date: LocalDate;
  readonly part: Part;
  readonly during: Interval;
};

/** A booking that holds its desk: nobody else may have it. */
export const isActive = (booking: Pick<Booking, "status">): boolean =>
  booking.status === "held" || booking.status === "confirmed" || booking.status === "checked-in";

/** The status of a new booking: only a desk that the ledger alone answers for is theirs at once. */
export const firstStatus = (calendar: "pool" | "own" | "none" | "host"): BookingStatus => (calendar === "none" ? "confirmed" : "held");
