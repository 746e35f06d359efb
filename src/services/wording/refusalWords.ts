import type { Language } from "../../domain/people.ts";
import type { Option, RefusalWithAlternatives } from "../ports.ts";
import { clockTimeOf } from "../../domain/time.ts";
import type { LocalDate } from "../../domain/time.ts";
import { clockWords, dateWords, timesWords } from "./dateWords.ts";
import { words } from "./words.ts";

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);

/** A refusal as a title and what to do next. `setBy` is "hubben" or "regionen" where a rule is behind it. A day that is not of the year of `today` is said with its year. */
export function refusalWords(refusal: Omit<RefusalWithAlternatives, "alternatives">, language: Language, today: LocalDate | null): { title: string; detail: string; setBy?: string } {
  const t = words(language);
  const figures = refusal.figures ?? {};
  const clocks = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, typeof value === "string" && /^\d\d:\d\d$/.test(value) ? clockWords(value, language) : value]));
  const setBy = refusal.setBy && t(`who.${refusal.setBy}`);
  const opensOn = refusal.opens ? dateWords(refusal.opens, language, today?.slice(0, 4)) : "";
  const known = {
    ...clocks,
    reason: figures[language === "sv" ? "reasonSv" : "reasonEn"],
    setBy: setBy ? capital(setBy) : "",
    opensOn,
    nextDay: t(opensOn === "" ? "nextDay.unknown" : "nextDay.known", { opensOn }),
  };
  return { title: t(`refusal.${refusal.code}.title`, known), detail: t(`refusal.${refusal.code}.detail`, known), ...(setBy ? { setBy } : {}) };
}

/** "hela dagen" · "förmiddag" · "09.00–11.30" */
export function partWords(place: Pick<Option, "part" | "during">, language: Language): string {
  if (place.part !== "hours") return words(language)(`part.${place.part}`);
  return timesWords(clockTimeOf(place.during.start), clockTimeOf(place.during.end), language);
}
