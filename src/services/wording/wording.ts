import type { Alternative, Booking as WireBooking, Refusal as WireRefusal } from "../../contract.ts";
import type { Language } from "../../domain/people.ts";
import type { LocalDate } from "../../domain/time.ts";
import type { RefusalWithAlternatives } from "../ports.ts";
import type { BookingView } from "../verbs.ts";

/** Words for what the domain says, in Swedish and English; the bot and the routes say the same thing in the same words. */
export type Wording = {
  /** "tors 26 nov" · "Thu 26 Nov" */
  date(date: LocalDate, language: Language): string;
  /** "09.00-11.30" · "09:00-11:30" */
  times(from: string, to: string, language: Language): string;
  refusal(refusal: RefusalWithAlternatives, language: Language): Promise<WireRefusal>;
  alternative(option: RefusalWithAlternatives["alternatives"][number], language: Language): Promise<Alternative>;
  /** A booking with its state in a sentence, and what may be done with it now. */
  booking(view: BookingView, language: Language): WireBooking;
};
