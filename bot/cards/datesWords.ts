import type { Language } from "../../src/domain/people.ts";
import { addDays } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { dateWords } from "../../src/services/wording/dateWords.ts";
import { listWords } from "./listWords.ts";

/** Days in a row. */
type Run = readonly [first: LocalDate, ...more: LocalDate[]];

function runsOf(dates: readonly LocalDate[]): Run[] {
  const runs: Run[] = [];
  for (const date of [...new Set(dates)].sort()) {
    const run = runs.at(-1);
    if (run && addDays(run.at(-1) ?? run[0], 1) === date) runs[runs.length - 1] = [...run, date];
    else runs.push([date]);
  }
  // Two in a row are said one by one.
  return runs.flatMap((run): Run[] => (run.length > 2 ? [run] : run.map((date): Run => [date])));
}

/**
 * Dates as one phrase: "tors 26 nov", "mån 30 nov och ons 2 dec", "mån 30 nov – fre 4 dec". A span only of days in a row: "mån 7,
 * ons 9, tors 10 och fre 11 dec", "tis 1, 8, 15 och 22 dec".
 */
export function datesWords(dates: readonly LocalDate[], language: Language): string {
  if (dates.length < 4) return listWords(dates.map((date) => dateWords(date, language)), language);
  const runs = runsOf(dates);
  const wordsOf = (date: LocalDate): string[] => dateWords(date, language).split(" ");
  const sameWeekday = new Set(runs.flat().map((date) => wordsOf(date)[0])).size === 1;
  const said = runs.map((run, i) => {
    const [weekday, day, month] = wordsOf(run.at(-1) ?? run[0]);
    const [firstWeekday, firstDay, firstMonth] = wordsOf(run[0]);
    const from = run.length === 1 ? "" : `${firstWeekday} ${firstDay}${firstMonth === month && runs.length > 1 ? "" : ` ${firstMonth}`} – `;
    const next = runs[i + 1];
    const ends = !next || wordsOf(next[0])[2] !== month;
    return `${from}${sameWeekday && i > 0 ? "" : `${weekday} `}${day}${ends ? ` ${month}` : ""}`;
  });
  return listWords(said, language);
}
