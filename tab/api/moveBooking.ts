import type { Booking, BookingMove } from "../../src/contract.ts";
import { newKey, request, type Answer } from "./request.ts";

export const moveBooking = (bookingId: string, move: BookingMove, key: string = newKey()): Promise<Answer<Booking>> =>
  request<Booking>({ method: "PATCH", path: `/api/bookings/${encodeURIComponent(bookingId)}`, body: move, has: "deskId", key });
