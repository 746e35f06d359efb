import type { Booking } from "../../src/contract.ts";
import { goTo } from "./address.ts";
import { isActive } from "./booking/bookingState.ts";
import { whatAndWhen } from "./booking/bookingWords.ts";
import { i18n, language } from "./language.ts";
import { mendNotice, tell } from "./notices.ts";
import { bookings, only } from "./stores.ts";

/** Bookings that waited for the calendar when they were last heard of. */
const awaited = new Set<string>();

/** The list of bookings is where it is read how one stands, also for who has not looked at it. */
export function follow(booking: Booking): void {
  if (booking.status === "held") awaited.add(booking.id);
  bookings.want(only);
}

/** Tells what the calendar has answered, whenever the list that comes has an answer. A yes mends what was said before; a no is told anew, with a way on. A place given back elsewhere is no longer called mine. Returns how to stop. */
export const tellAnswers = (): (() => void) =>
  bookings.subscribe(() => {
    for (const booking of bookings.read(only).value?.bookings ?? []) {
      if (booking.status === "held") {
        awaited.add(booking.id);
        continue;
      }
      if (awaited.delete(booking.id) && booking.status === "declined")
        tell({
          intent: "error",
          title: booking.state,
          body: whatAndWhen(booking, language.read()),
          offers: [{ words: i18n.t("mina.freeThatDay"), take: () => goTo({ page: "boka", date: booking.date }) }],
        });
      const mine = isActive(booking.status);
      mendNotice(booking.id, mine ? { intent: "success", title: i18n.t("outcome.yours") } : { intent: "info", title: booking.state }, mine);
    }
  });
