import type { Alternative, BookingMove, BookingWish } from "../../../src/contract.ts";

/** An alternative as the wish that books it. */
export const wishOf = (free: Alternative): BookingWish => {
  const where = { hubId: free.hubId, deskId: free.deskId, dates: [free.date] };
  return free.part === "hours" ? { ...where, from: free.from, to: free.to } : { ...where, part: free.part };
};

/** An alternative as the move that takes it. */
export const moveTo = (free: Alternative): BookingMove => {
  const where = { hubId: free.hubId, deskId: free.deskId, date: free.date };
  return free.part === "hours" ? { ...where, from: free.from, to: free.to } : { ...where, part: free.part };
};
