import type { BookingResults, BookingWish } from "../../src/contract.ts";
import { newKey, request, type Answer } from "./request.ts";

/** Each date gets its own answer, a booking or a refusal. */
export const bookDesk = (wish: BookingWish, key: string = newKey()): Promise<Answer<BookingResults>> =>
  request<BookingResults>({ method: "POST", path: "/api/bookings", body: wish, has: "results", key });
