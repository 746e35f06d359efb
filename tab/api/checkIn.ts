import type { Booking } from "../../src/contract.ts";
import { newKey, request, type Answer } from "./request.ts";

export const checkIn = (bookingId: string, key: string = newKey()): Promise<Answer<Booking>> =>
  request<Booking>({ method: "POST", path: `/api/bookings/${encodeURIComponent(bookingId)}/check-in`, has: "deskId", key });
