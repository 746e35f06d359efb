import type { Booking } from "../../src/contract.ts";
import { newKey, request, type Answer } from "./request.ts";

export const releaseBooking = (bookingId: string, key: string = newKey()): Promise<Answer<Booking>> =>
  request<Booking>({ method: "DELETE", path: `/api/bookings/${encodeURIComponent(bookingId)}`, has: "deskId", key });
