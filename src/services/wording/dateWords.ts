import type { Language } from "../../domain/people.ts";
import type { ClockTime, LocalDate } from "../../domain/time.ts";

const weekdays = {
  sv: ["sön", "mån", "tis", "ons", "tors", "fre", "lör"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;
const months = {
  sv: ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
} as const;

/** A date as people write it: "tors 26 nov", "Thu 26 Nov"; with the year where it is not the one of `now`. */
export function dateWords(date: LocalDate, language: Language, thisYear?: string): string {
  const utc = new Date(`${date}T00:00:00Z`);
  const year = thisYear !== undefined && !date.startsWith(thisYear) ? ` ${date.slice(0, 4)}` : "";
  return `${weekdays[language][utc.getUTCDay()]} ${utc.getUTCDate()} ${months[language][utc.getUTCMonth()]}${year}`;
}

/** A clock time: "09.00" in Swedish, "09:00" in English. */
export const clockWords = (time: ClockTime, language: Language): string => (language === "sv" ? time.replace(":", ".") : time);
/** "09.00–11.30" · "09:00–11:30" */
export const timesWords = (from: ClockTime, to: ClockTime, language: Language): string => `${clockWords(from, language)}–${clockWords(to, language)}`;
