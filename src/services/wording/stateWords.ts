import type { Booking } from "../../domain/booking.ts";
import type { Language } from "../../domain/people.ts";
import { words } from "./words.ts";

/** The state of a booking in one sentence; never says more than is so. */
export function stateWords(booking: Pick<Booking, "status" | "calendar"> & Partial<Pick<Booking, "reason">>, language: Language): string {
  const t = words(language);
  const { status, calendar } = booking;
  if (status === "cancelled" && booking.reason === "over-capacity") return t("state.noDeskLeft");
  if (status !== "held" && status !== "confirmed") return t(`state.${status}`);
  const known = calendar === "declined" || calendar === "cancelled" ? "other" : calendar;
  return t(`state.${status}.${known}`);
}
