import type { Booking, Language } from "../../../src/contract.ts";
import { shortDay, span, timeOf } from "../dates.ts";

/** "08.00–17.00" */
export const hoursOf = (booking: Booking, language: Language): string => span(timeOf(booking.start), timeOf(booking.end), language);
/** A desk's name, whose number never stands alone on a line. */
export const deskWords = ({ deskName }: Booking): string => deskName.replace(/ (?=\d+$)/, "\u00a0");
/** "Brunflo, plats 2, tors 26 nov 08.00–17.00" */
export const whatAndWhen = (booking: Booking, language: Language): string =>
  `${booking.hubName}, ${booking.deskName}, ${shortDay(booking.date, language)} ${hoursOf(booking, language)}`;
