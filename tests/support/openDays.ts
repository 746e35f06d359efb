import { swedishHolidays } from "../../src/adapters/holidays/swedishHolidays.ts";
import { addDays, datesFrom, localDateOf, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";

/**
 * The first days on which hubs are open: Monday to Friday, no holiday, and none before the day after tomorrow. For servers that
 * go by real time: a date counted from today alone falls on Christmas one day of the year, and the test with it.
 * @throws where the eight weeks that can be booked do not hold so many
 */
export function openDays(count: number, now: Date): LocalDate[] {
  const from = addDays(localDateOf(now), 2);
  const closed = swedishHolidays.holidays(from, addDays(from, 55));
  const open = datesFrom(from, 55).filter((date) => weekdayOf(date) <= 5 && !closed.has(date));
  if (open.length < count) throw new Error(`there are only ${open.length} open days to book`);
  return open.slice(0, count);
}
