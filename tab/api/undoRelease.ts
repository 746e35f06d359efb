import type { Booking } from "../../src/contract.ts";
import { newKey, request, type Answer } from "./request.ts";

/** The same desk again, while it is free. */
export const undoRelease = (bookingId: string, key: string = newKey()): Promise<Answer<Booking>> =>
  request<Booking>({ method: "POST", path: `/api/bookings/${encodeURIComponent(bookingId)}/undo-release`, has: "deskId", key });
