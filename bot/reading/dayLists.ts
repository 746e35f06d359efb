import { repeatedWeekday, weekdayOfWord } from "./calendarWords.ts";

const ordinal = "(?::?(?:e|a)|de|dje|nde|te|th|st|nd|rd|\\.(?= ))?";
const day = `\\d{1,2}${ordinal}`;
/** What stands between two days of a list, the next one's weekday with it. */
export const between = ` ?(?:,|-|och|and|&|till och med|till|to|tom) ?${repeatedWeekday}`;
/** "26, 27 och 28", "7 till onsdag 9": days of one month. */
export const dayList = `${day}(?:${between}${day}){0,9}`;

type OfMonth = { readonly day: number; readonly filled: boolean; readonly weekday?: number | null; readonly backwards?: boolean };

/** The days of such a list in order with the weekdays said of them, ranges filled; `opened` ("mellan") makes "1 och 3" a range too. `backwards`: the end of a range that starts later. */
export function daysOf(list: string, opened: boolean): OfMonth[] {
  const days: OfMonth[] = [];
  for (const match of list.matchAll(/(^|[^\d]+?)(\d{1,2})/g)) {
    const next = Number(match[2]);
    const last = days.at(-1)?.day;
    const ranged = last !== undefined && (opened || /-|till|to\b|tom/.test(match[1] ?? ""));
    if (ranged) for (let one = last + 1; one < next; one++) days.push({ day: one, filled: true });
    const weekday = weekdayOfWord(/([a-z]+)[ ,.]*(?:(?:den|the) )?$/.exec(match[1] ?? "")?.[1] ?? "");
    days.push({ day: next, filled: false, weekday, backwards: ranged && next <= last });
  }
  return days;
}
