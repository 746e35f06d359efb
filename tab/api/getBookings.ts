import type { Bookings } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

/** Mine, from a local date to (not with) another. */
export const getBookings = (from: string, to: string): Promise<Answer<Bookings>> =>
  request<Bookings>({ path: `/api/bookings?from=${from}&to=${to}`, has: "bookings" });
