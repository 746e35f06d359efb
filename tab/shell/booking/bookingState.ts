import type { Booking, BookingStatus, CalendarState } from "../../../src/contract.ts";

/** How a booking of mine stands, as few words as a cell has room for. */
export type Standing = "booked" | "waiting" | "unanswered" | "checkedIn" | "completed" | "declined" | "cancelled" | "released";

const standings: Record<BookingStatus, Standing> = {
  held: "waiting",
  confirmed: "booked",
  "checked-in": "checkedIn",
  completed: "completed",
  declined: "declined",
  cancelled: "cancelled",
  released: "released",
};
export const standingOf = (status: BookingStatus, calendar: CalendarState): Standing =>
  status === "held" && calendar === "unanswered" ? "unanswered" : standings[status];

/** True while the desk is kept for the person. */
export const isActive = (status: BookingStatus): boolean => status === "held" || status === "confirmed" || status === "checked-in" || status === "completed";

/** True from the time for check-in until the end. The server's word is as old as the list; the clock goes on. */
export const canCheckIn = (booking: Booking, now: number): boolean =>
  booking.can.checkIn ||
  ((booking.status === "held" || booking.status === "confirmed") && Date.parse(booking.checkInFrom) <= now && now < Date.parse(booking.end));
