import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Alternative, BookingResults, BookingWish, HubDay, Problem } from "../../src/contract.ts";
import { book, tellNoOf } from "../shell/booking/actions.ts";
import { wishOf } from "../shell/booking/wishOf.ts";
import { faultWords } from "../shell/faultWords.ts";
import { useStillOpen } from "../shell/useStillOpen.ts";

export type Asking = {
  /** the name of the press that is under way */
  readonly pending: string | null;
  /** what each date got, when there is more to tell than that the desk is theirs */
  readonly answers: BookingResults["results"];
  readonly fault: { readonly title: string; readonly detail: string } | null;
  readonly ask: (name: string, wish: BookingWish) => void;
  readonly take: (free: Alternative) => void;
};

/** A fault, whose the day was when it was asked for, and how it stood when the fault came. */
type Met = { readonly problem: Problem; readonly mine: string | undefined; readonly day: HubDay | undefined };
/** A fault is told until the day says otherwise: that it is mine after all, since only the answer was lost, or, where the server was not reached, whatever it says by now. */
const stillSo = ({ problem, mine, day }: Met, now: HubDay | undefined): boolean => now?.mine === mine && (problem.code !== "unreachable" || now === day);

/**
 * Asks for desks, and keeps the answers while the panel is open. One date that is booked needs no more words: `onBooked`. A no that
 * comes when the panel has been closed is told over the page, and nothing else happens there. `first`: what was answered before it opened.
 */
export function useAsking(open: boolean, day: HubDay | undefined, hubName: string, first: BookingResults["results"], onBooked: () => void): Asking {
  const { t } = useTranslation();
  const [pending, setPending] = useState<string | null>(null);
  const [answers, setAnswers] = useState(first);
  const stillOpen = useStillOpen(open);
  const [fault, setFault] = useState<Met | null>(null);

  const latest = useRef(day);
  useEffect(() => {
    latest.current = day;
  }, [day]);

  const run = async (name: string, wish: BookingWish): Promise<void> => {
    if (pending) return;
    setPending(name);
    setFault(null);
    const answer = await book(wish);
    setPending(null);
    if (!stillOpen()) return tellNoOf(wish, hubName, answer);
    if (!answer.ok) return setFault({ problem: answer.problem, mine: day?.mine, day: latest.current });
    const results = answer.value.results;
    if (wish.dates.length === 1 && answers.length <= 1 && results.every(({ booking }) => booking)) return onBooked();
    // An alternative taken for one of several dates takes that date's line; the others stay.
    const dates = results.map(({ date }) => date);
    setAnswers(wish.dates.length === 1 && answers.length > 1 ? [...answers.filter(({ date }) => !dates.includes(date)), ...results].sort((a, b) => a.date.localeCompare(b.date)) : results);
  };
  const ask = (name: string, wish: BookingWish): void => void run(name, wish);
  return { pending, answers, fault: fault && stillSo(fault, day) ? faultWords(fault.problem, t) : null, ask, take: (free) => ask(free.label, wishOf(free)) };
}
