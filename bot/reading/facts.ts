import type { LocalDate } from "../../src/domain/time.ts";
import { readDates } from "./dates.ts";
import type { SaidDates } from "./dates.ts";
import { readHubs } from "./hubNames.ts";
import type { HubFound } from "./hubNames.ts";
import { languageOf } from "./languageOf.ts";
import type { Dated } from "./namedDates.ts";
import { pageOf } from "./page.ts";
import type { Page } from "./page.ts";
import { readParts } from "./parts.ts";
import type { SaidParts } from "./parts.ts";
import type { AskedDay, AskedPart, Known } from "./reading.ts";
import type { Tidy } from "./tidy.ts";

/** What was found in a sentence, before it is known what is asked. `page` has what is left of it. */
export type Facts = { readonly page: Page; readonly dates: SaidDates; readonly parts: SaidParts; /** parts of the day after "men inte" */ readonly exceptedParts: readonly AskedPart[]; readonly hubs: readonly HubFound[]; readonly today: LocalDate };

export function factsOf(tidy: Tidy, known: Known, todayCounts: boolean): Facts {
  const page = pageOf(tidy);
  const language = languageOf(tidy.plain) ?? known.language;
  const dates = readDates(page, known.today, { english: language === "en", todayCounts });
  const all = readParts(page);
  const wished = all.parts.filter(({ at }) => at < dates.exceptAt);
  const parts = { ...all, parts: dates.dates.length < 2 ? joined(wished) : wished };
  return { page, dates, parts, exceptedParts: partsSaid(all.parts.filter(({ at }) => at > dates.exceptAt)), hubs: readHubs(page, known.hubs), today: known.today };
}

/** Two ends that are said apart are one span: "från 9 på torsdag, till 12"; "eftermiddag från 13" says no more than "från 13". */
function joined(parts: SaidParts["parts"]): SaidParts["parts"] {
  const [first] = parts;
  if (!first || parts.length !== 2) return parts;
  const one = (part: AskedPart): SaidParts["parts"] => [{ at: first.at, part }];
  const from = parts.flatMap(({ part }) => (part.part === "from" ? [part.from] : []))[0];
  const to = parts.flatMap(({ part }) => (part.part === "until" ? [part.to] : []))[0];
  const has = (half: AskedPart["part"]): boolean => parts.some(({ part }) => part.part === half);
  if (from && to && from < to) return one({ part: "hours", from, to });
  if (from && from >= "12:00" && has("afternoon")) return one({ part: "from", from });
  return to && to <= "12:00" && has("morning") ? one({ part: "until", to }) : parts;
}

/** A span of a sentence as a sentence of its own. */
export const spanOf = (tidy: Tidy, from: number, to = tidy.plain.length): Tidy => ({ plain: tidy.plain.slice(from, to), folded: tidy.folded.slice(from, to), before: tidy.folded.slice(0, from) });

export const hubIdsOf = (facts: Pick<Facts, "hubs">): string[] => [...new Set(facts.hubs.flatMap((hub) => hub.hubIds))];

/** The one hub that is meant, or null. */
export function onlyHub(facts: Pick<Facts, "hubs">): string | null {
  const ids = hubIdsOf(facts);
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

const whole: AskedPart = { part: "day" };

/** Each day with its part: a part belongs to the days before it ("mån fm och tis em"), or after it when parts come first. */
export function daysOf(dates: readonly Dated[], { parts }: SaidParts): AskedDay[] {
  const first = parts[0];
  if (!first || partsSaid(parts).length < 2 || dates.length < 2) return dates.map(({ date }) => ({ date, part: clockFirst(parts) ?? whole }));
  const partsFirst = first.at < (dates[0]?.at ?? 0);
  return dates.map(({ date, at }) => {
    const near = partsFirst ? parts.findLast((one) => one.at < at) : (parts.find((one) => one.at > at) ?? parts.at(-1));
    return { date, part: near?.part ?? whole };
  });
}

/** Parts that differ, in reading order. */
export const partsSaid = (parts: SaidParts["parts"]): AskedPart[] => parts.map(({ part }) => part).filter((part, i, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(part)) === i);

/** Clock times say more than "förmiddag" beside them. */
export const clockFirst = (parts: SaidParts["parts"]): AskedPart | null => (parts.find(({ part }) => part.part === "hours") ?? parts[0])?.part ?? null;

/** The one part that a question is about: clock times go before the half-day they stand beside. None where several are said, or one of the first day alone. */
export function onlyPart(facts: Facts): { readonly part?: AskedPart } {
  const said = partInside(facts) ? [] : partsSaid(facts.parts.parts);
  const spans = said.filter(({ part }) => part === "hours");
  const part = said.length === 1 ? said[0] : said.length === 2 && spans.length === 1 ? spans[0] : undefined;
  return part && part.part !== "day" ? { part } : {};
}

/** More spans of time than days to have them: "9-12 och 13-16", "fm eller em". A half-day beside clock times within it says the same. */
export function tooManyParts(facts: Facts): boolean {
  const said = partsSaid(facts.parts.parts);
  const spans = said.filter(({ part }) => part === "hours" || part === "from" || part === "until");
  const halves = said.filter(({ part }) => part === "morning" || part === "afternoon");
  const openEnd = spans.some(({ part }) => part !== "hours");
  return (openEnd ? spans.length + halves.length : Math.max(spans.length, halves.length)) > Math.max(1, facts.dates.dates.length);
}

/** One part of a day between two days, which may be meant of the first alone: "tors fm, fre". Where several are said, each day has its own. */
export function partInside({ dates: { dates }, parts: { parts } }: Facts): boolean {
  const [first, last, part] = [dates[0], dates.at(-1), parts[0]];
  return first !== undefined && last !== undefined && part !== undefined && parts.length === 1 && part.part.part !== "day" && first.end <= part.at && part.at < last.at;
}
