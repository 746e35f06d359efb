import type { LocalDate } from "../time.ts";
import { addDays, daysBetween, instantOf } from "../time.ts";

/** When a survey is asked. Dates are local; a wave opens at 08.00 of its first day and closes when its last day is over. */
export type Schedule =
  /** one wave between two local dates `[opens, closes)`; reminders so many days after it opened */
  | { readonly kind: "dates"; readonly opens: LocalDate; readonly closes: LocalDate; readonly remindAfterDays: readonly number[] }
  /** one wave that people enter by their own first day at a hub; open to each for so many days */
  | { readonly kind: "from-first-day"; readonly when: "before" | "after-4-weeks" | "at-12-months"; readonly opens: LocalDate; readonly closes: LocalDate; readonly openDays: number; readonly remindAfterDays: readonly number[] }
  /** a wave every so many weeks in `[opens, until)` */
  | { readonly kind: "rhythm"; readonly opens: LocalDate; readonly until: LocalDate; readonly everyWeeks: number; readonly openDays: number; readonly remindAfterDays: readonly number[] };

/** One round as it will be, before it has an id. Half-open. */
export type PlannedWave = { readonly number: number; readonly opens: Date; readonly closes: Date; readonly reminders: readonly Date[] };

export const scheduleFaults = ["opens-in-the-past", "closes-before-it-opens", "too-long", "waves-overlap", "too-many-waves", "reminder-outside"] as const;
export type ScheduleFault = (typeof scheduleFaults)[number];

const opensAt = "08:00";
const remindsAt = "09:00";
const mostDays = 183;
/** A wave for those who come one by one may stay for as long as the pilot does. */
const mostDaysByFirstDay = 1100;
const mostWaves = 60;

const at = (date: LocalDate, time: string): Date => {
  const instant = instantOf(date, time);
  if (!instant) throw new RangeError(`no clock skips ${time} on ${date}`);
  return instant;
};

/** What does not fit in a schedule, or null. @param today a wave may open on it */
export function scheduleFault(schedule: Schedule, today: LocalDate): ScheduleFault | null {
  if (schedule.opens < today) return "opens-in-the-past";
  const end = schedule.kind === "rhythm" ? schedule.until : schedule.closes;
  const days = daysBetween(schedule.opens, end);
  if (days < 1) return "closes-before-it-opens";
  if (days > (schedule.kind === "dates" ? mostDays : mostDaysByFirstDay)) return "too-long";
  const open = schedule.kind === "dates" ? days : schedule.openDays;
  if (schedule.kind === "rhythm" && open > schedule.everyWeeks * 7) return "waves-overlap";
  if (schedule.kind === "rhythm" && Math.ceil(days / (schedule.everyWeeks * 7)) > mostWaves) return "too-many-waves";
  if (schedule.remindAfterDays.some((after) => after < 1 || after >= open)) return "reminder-outside";
  return null;
}

const roundOf = (number: number, opens: LocalDate, days: number, remindAfterDays: readonly number[]): PlannedWave => ({
  number,
  opens: at(opens, opensAt),
  closes: at(addDays(opens, days), "00:00"),
  reminders: [...new Set(remindAfterDays)].sort((a, b) => a - b).map((after) => at(addDays(opens, after), remindsAt)),
});

/** The waves of a schedule without fault, in order. Where people come one by one there is one, whose reminder is a round of every morning. */
export function plannedWaves(schedule: Schedule): PlannedWave[] {
  switch (schedule.kind) {
    case "dates":
      return [roundOf(1, schedule.opens, daysBetween(schedule.opens, schedule.closes), schedule.remindAfterDays)];
    case "from-first-day":
      return [{ number: 1, opens: at(schedule.opens, opensAt), closes: at(schedule.closes, "00:00"), reminders: schedule.remindAfterDays.length === 0 ? [] : [at(addDays(schedule.opens, 1), remindsAt)] }];
    case "rhythm": {
      const step = schedule.everyWeeks * 7;
      const count = Math.ceil(daysBetween(schedule.opens, schedule.until) / step);
      return Array.from({ length: count }, (_, i) => roundOf(i + 1, addDays(schedule.opens, i * step), schedule.openDays, schedule.remindAfterDays));
    }
  }
}

/** Days from somebody's first day at a hub to the day on which they are asked; before it, up to a week ahead. */
const daysAfterFirst = { before: -7, "after-4-weeks": 28, "at-12-months": 365 } as const;
/** How many days late somebody may still be asked: what is asked about is that time and not a later one. */
const mostDaysLate = 13;

/**
 * The day on which somebody enters a wave that people enter one by one, as seen on `today`; null when they do not, not yet, or
 * not any more. Who is asked before the first day is not asked after it.
 */
export function entersOn(schedule: Extract<Schedule, { kind: "from-first-day" }>, firstDay: LocalDate | null, today: LocalDate): LocalDate | null {
  if (firstDay === null || today < schedule.opens || today >= schedule.closes) return null;
  const due = addDays(firstDay, daysAfterFirst[schedule.when]);
  if (today < due || (schedule.when === "before" && today >= firstDay)) return null;
  if (schedule.when !== "before" && (due < schedule.opens || daysBetween(due, today) > mostDaysLate)) return null;
  return today;
}

/** Could somebody with this first day enter the wave at some time, as far as it is known now? */
export function mayEnter(schedule: Extract<Schedule, { kind: "from-first-day" }>, firstDay: LocalDate | null): boolean {
  if (firstDay === null) return false;
  const due = addDays(firstDay, daysAfterFirst[schedule.when]);
  return due < schedule.closes && (schedule.when === "before" ? firstDay > schedule.opens : due >= schedule.opens);
}

/** Until when a wave is open to somebody who entered it on a day. Half-open, and never longer than the wave itself. */
export function closesFor(schedule: Schedule, wave: { readonly closes: Date }, entered: LocalDate): Date {
  if (schedule.kind !== "from-first-day") return wave.closes;
  const own = at(addDays(entered, schedule.openDays), "00:00");
  return own < wave.closes ? own : wave.closes;
}

/** Is it the morning on which somebody who entered one by one is to be reminded? */
export const remindedOn = (schedule: Schedule, entered: LocalDate, today: LocalDate): boolean => schedule.remindAfterDays.includes(daysBetween(entered, today));
/** How long those who have not answered are left in peace after all of them were reminded, by the schedule or by HR: the same pressure on them the next day would be no question any more. */
export const peaceDays = 3;

/** The next morning's round of reminders of a wave that people enter one by one. */
export const nextMorning = (today: LocalDate): Date => at(addDays(today, 1), remindsAt);
