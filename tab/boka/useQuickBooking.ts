import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BookingResults, Kind } from "../../src/contract.ts";
import { getHubDay } from "../api/getHubDay.ts";
import { ownProblem } from "../api/request.ts";
import { faultWords } from "../shell/faultWords.ts";
import { tellNo } from "../shell/notices.ts";
import { deskWith, kindsOfDesks } from "../shell/booking/deskWith.ts";
import { dayButtonId } from "./DayButton.tsx";

/** What a quick wish was answered with, when it was a no: the panel of that day shows it with what is free instead. */
export type QuickNo = { readonly hubId: string; readonly date: string; readonly answers: BookingResults["results"] };

/**
 * Books a whole day at a hub by one press: any desk, or one that has the kinds filtered for. `onNo` opens the day, also, without an
 * answer, when no desk that is free has them. What books is fetched when it is first needed.
 */
export function useQuickBooking(kinds: readonly Kind[], onNo: (no: QuickNo) => void): { readonly pending: boolean; readonly bookDay: (hubId: string, date: string) => void } {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  const run = async (hubId: string, date: string): Promise<void> => {
    if (pending) return;
    setPending(true);
    // The board tells how many desks have what is wanted; which ones they are, the day itself.
    const found = kinds.length > 0 ? await getHubDay(hubId, date) : null;
    const desks = found?.ok ? found.value.desks : [];
    const desk = deskWith(kinds, desks, "day");
    if (!desk && kindsOfDesks(kinds, desks).length > 0) {
      setPending(false);
      return onNo({ hubId, date, answers: [] });
    }
    const actions = await import("../shell/booking/actions.ts").catch(() => null);
    const answer = await actions?.book({ hubId, ...(desk && { deskId: desk.id }), dates: [date], part: "day" });
    setPending(false);
    if (!answer?.ok) return tellNo(faultWords(answer?.problem ?? ownProblem("unreachable", 0), t));
    if (answer.value.results.some(({ refusal }) => refusal)) return onNo({ hubId, date, answers: answer.value.results });
    // The button is gone, since its work is done: the focus stays with the day.
    requestAnimationFrame(() => document.activeElement === document.body && document.getElementById(dayButtonId(hubId, date))?.focus());
  };
  return { pending, bookDay: (hubId, date) => void run(hubId, date) };
}
