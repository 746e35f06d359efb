import Holidays from "date-holidays";
import type { Text } from "../../domain/hub.ts";
import type { LocalDate } from "../../domain/time.ts";
import type { HolidayCalendar } from "../../services/ports.ts";

const swedish = new Holidays("SE", { languages: ["sv"] });
const english = new Holidays("SE", { languages: ["en"] });

/** Eves on which public offices in Sweden are closed though they are no public holidays by law (Lag 1989:253 lists those). */
const closedEves = new Set(["12-24", "12-31"]);

/** Sweden's public holidays, and the eves that offices keep: Midsummer, Christmas and New Year's Eve. */
export const swedishHolidays: HolidayCalendar = {
  holidays: (from, to) => {
    const found = new Map<LocalDate, Text>();
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      const inEnglish = new Map(english.getHolidays(year).map((holiday) => [`${holiday.date.slice(0, 10)} ${holiday.rule}`, holiday.name]));
      for (const holiday of swedish.getHolidays(year)) {
        const date = holiday.date.slice(0, 10);
        const isClosed = holiday.type === "public" || closedEves.has(date.slice(5)) || /^midsommarafton$/i.test(holiday.name);
        if (!isClosed || date < from || date >= to) continue;
        if (found.has(date) && holiday.type !== "public") continue;
        found.set(date, { sv: holiday.name.charAt(0).toLocaleUpperCase("sv") + holiday.name.slice(1), en: inEnglish.get(`${date} ${holiday.rule}`) ?? holiday.name });
      }
    }
    return found;
  },
};
