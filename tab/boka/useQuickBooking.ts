import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BookingResults } from "../../src/contract.ts";
import { ownProblem } from "../api/request.ts";
import { faultWords } from "../shell/faultWords.ts";
import { tellNo } from "../shell/notices.ts";
import { dayButtonId } from "./DayButton.tsx";

/** What a quick wish was answered with, when it was a no: the panel of that day shows it with what is free instead. */
export type QuickNo = { readonly hubId: string; readonly date: string; readonly answers: BookingResults["results"] };

/** Books a whole day at a hub by one press, any desk. `onNo` opens the day. What books is fetched when it is first needed. */
export function useQuickBooking(onNo: (no: QuickNo) => void): { readonly pending: boolean; readonly bookDay: (hubId: string, date: string) => void } {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  const run = async (hubId: string, date: string): Promise<void> => {
    if (pending) return;
    setPending(true);
    const actions = await import("../shell/booking/actions.ts").catch(() => null);
    const answer = await actions?.book({ hubId, dates: [date], part: "day" });
    setPending(false);
    if (!answer?.ok) return tellNo(faultWords(answer?.problem ?? ownProblem("unreachable", 0), t));
    if (answer.value.results.some(({ refusal }) => refusal)) return onNo({ hubId, date, answers: answer.value.results });
    // The button is gone, since its work is done: the focus stays with the day.
    requestAnimationFrame(() => document.activeElement === document.body && document.getElementById(dayButtonId(hubId, date))?.focus());
  };
  return { pending, bookDay: (hubId, date) => void run(hubId, date) };
}
