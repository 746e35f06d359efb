import type { Booking, BookingStatus } from "../../src/contract.ts";
import { groupBookings } from "../../tab/minaPlatser/groupBookings.ts";
import { canCheckIn } from "../../tab/shell/booking/bookingState.ts";

const now = Date.parse("2026-11-25T10:00:00+01:00");
const booking = (date: string, status: BookingStatus = "confirmed"): Booking => ({
  id: date,
  hubId: "brunflo",
  hubName: "Brunflo",
  deskId: "1",
  deskName: "plats 1",
  date,
  start: `${date}T08:00:00+01:00`,
  end: `${date}T17:00:00+01:00`,
  part: "day",
  status,
  calendar: "accepted",
  personId: "anna",
  state: "Platsen är din.",
  can: { move: true, release: true, checkIn: false, undoRelease: false },
  checkInFrom: `${date}T07:00:00+01:00`,
});
const ids = (weeks: readonly { bookings: readonly Booking[] }[]): string[] => weeks.flatMap((week) => week.bookings.map(({ id }) => id));

describe("my places", () => {
  test("the next is the one under way, or else the soonest", () => {
    expect(groupBookings([booking("2026-11-27"), booking("2026-11-25"), booking("2026-11-24")], now).next?.id).toBe("2026-11-25");
  });
  test("a released booking is never the next, but stays among those that come", () => {
    const grouped = groupBookings([booking("2026-11-26", "released"), booking("2026-11-27")], now);
    expect(grouped.next?.id).toBe("2026-11-27");
    expect(ids(grouped.coming)).toEqual(["2026-11-26"]);
  });
  test("those that come are soonest first, the past latest first, both by ISO week", () => {
    const grouped = groupBookings(["2026-11-26", "2027-01-04", "2026-12-31", "2027-01-01", "2026-11-18", "2026-11-20"].map((date) => booking(date)), now);
    expect(grouped.coming.map(({ week }) => week)).toEqual([53, 1]);
    expect(ids(grouped.coming)).toEqual(["2026-12-31", "2027-01-01", "2027-01-04"]);
    expect(ids(grouped.past)).toEqual(["2026-11-20", "2026-11-18"]);
  });
  test("check-in is offered from its time until the end, also when the list is older than that", () => {
    const today = booking("2026-11-25");
    expect(canCheckIn(today, Date.parse("2026-11-25T06:59:59+01:00"))).toBe(false);
    expect(canCheckIn(today, Date.parse("2026-11-25T07:00:00+01:00"))).toBe(true);
    expect(canCheckIn(today, Date.parse("2026-11-25T17:00:00+01:00"))).toBe(false);
    expect(canCheckIn({ ...today, status: "released" }, now)).toBe(false);
  });
});
