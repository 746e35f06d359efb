import type { Language } from "../../src/contract.ts";
import { addDays, clock, dateInStockholm, shortDay } from "./dates.ts";

/** "tors 26 nov", or "tors 26 nov 17.00" for an instant; the year too when it is not this year's. */
export function whenWords(when: string, language: Language, now: Date): string {
  const instant = when.length > 10;
  const date = instant ? dateInStockholm(new Date(when)) : when;
  const year = date.slice(0, 4) === dateInStockholm(now).slice(0, 4) ? "" : ` ${date.slice(0, 4)}`;
  const time = instant ? new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", hour: "2-digit", minute: "2-digit" }).format(new Date(when)) : "";
  return `${shortDay(date, language)}${year}${time && ` ${clock(time, language)}`}`;
}

/** When something that is open "until" an end, which is not part of it, was open last: midnight ends the day before. */
export function lastDayWords(end: string, language: Language, now: Date): string {
  const words = whenWords(end, language, now);
  if (end.length === 10) return whenWords(addDays(end, -1), language, now);
  return /00[.:]00$/.test(words) ? whenWords(addDays(dateInStockholm(new Date(end)), -1), language, now) : words;
}
