import type { History } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

export const getHistory = (bookingId: string): Promise<Answer<History>> =>
  request<History>({ path: `/api/bookings/${encodeURIComponent(bookingId)}/history`, has: "changes" });
