import { readDates } from "./reading/dates.ts";
import type { SaidDates } from "./reading/dates.ts";
import { readHubs } from "./reading/hubNames.ts";
import type { HubFound } from "./reading/hubNames.ts";
import { intentsOf } from "./reading/intents.ts";
import { languageOf } from "./reading/languageOf.ts";
import type { Dated } from "./reading/namedDates.ts";
import { pageOf } from "./reading/page.ts";
import type { Page } from "./reading/page.ts";
import { readParts } from "./reading/parts.ts";
import type { SaidParts } from "./reading/parts.ts";
import type { AskedDay, AskedPart, Command, CommandKind, Known, Reading } from "./reading/reading.ts";
import { tidy } from "./reading/tidy.ts";
import type { Tidy } from "./reading/tidy.ts";

/** What was found in a sentence, before it is known what is asked. */
type Facts = { readonly dates: SaidDates; readonly parts: SaidParts; readonly hubs: readonly HubFound[] };

/**
 * What a person means by a sentence in Swedish or English: one command, the closest readings, the one thing that is missing, or
 * a date that does not exist. Pure: the same words on the same day mean the same. Any input is safe: it is cut and cleaned first.
 */
export function readCommand(text: string, known: Known): Reading {
  const clean = tidy(text);
  const kinds = intentsOf(clean.folded);
  const kind = kinds[0] ?? null;
  if (clean.plain === "") return { kind: "command", command: { kind: "hello" }, certainty: "likely" };
  if (kind === "language") return { kind: "command", command: { kind, language: /engelska|english/.test(clean.folded) ? "en" : "sv" }, certainty: "sure" };
  if (kind === "move") return readMove(clean, known);
  const facts = factsOf(pageOf(clean), known, kind === "release" || kind === "check-in");
  return impossibleReading(clean, facts, known) ?? doubtfulReading(kind, facts) ?? readingOf(kind, facts);
}

/** "fredag 26 november" when the 26th is a Thursday: both, for the person to choose. */
function doubtfulReading(kind: CommandKind | null, facts: Facts): Reading | null {
  if (facts.dates.doubt.length === 0) return null;
  const readings = facts.dates.doubt.map((date) => readingOf(kind, { ...facts, dates: { dates: [{ at: 0, date }], impossible: [], doubt: [] } }));
  const closest = readings.flatMap((one) => (one.kind === "command" || one.kind === "needs" ? [one.command] : one.kind === "unsure" ? one.closest.slice(0, 1) : []));
  return { kind: "unsure", closest };
}

function factsOf(page: Page, known: Known, todayCounts: boolean): Facts {
  const language = languageOf(page.tidy.plain) ?? known.language;
  const dates = readDates(page, known.today, { english: language === "en", todayCounts });
  const parts = readParts(page);
  return { dates, parts, hubs: readHubs(page, known.hubs) };
}

/** The first date or clock time that does not exist; where another is near, the same wish with that one. */
function impossibleReading(clean: Tidy, facts: Facts, known: Known): Reading | null {
  const wrong = facts.dates.impossible[0] ?? facts.parts.impossible[0];
  if (!wrong) return null;
  const again = wrong.nearest === null || facts.dates.impossible.length > 1 ? null : readCommand(clean.plain.replace(wrong.said, wrong.nearest), known);
  return { kind: "impossible-date", said: wrong.said, because: wrong.because, instead: again?.kind === "command" ? again.command : null };
}

const sure = (command: Command, facts: Facts): Reading => ({ kind: "command", command, certainty: facts.hubs.every((hub) => hub.sure) ? "sure" : "likely" });

function readingOf(kind: CommandKind | null, facts: Facts): Reading {
  const hubIds = [...new Set(facts.hubs.flatMap((hub) => hub.hubIds))];
  const hubId = hubIds.length === 1 ? (hubIds[0] ?? null) : null;
  const dates = facts.dates.dates.map((one) => one.date);
  const needsHub = (command: Command): Reading => ({ kind: "needs", need: "hub", command, hubIds });
  switch (kind) {
    case "book": {
      const command: Command = { kind, hubId, days: daysOf(facts.dates.dates, facts.parts) };
      if (hubIds.length > 1) return needsHub(command);
      if (dates.length === 0) return { kind: "needs", need: "date", command: { ...command, days: [] }, hubIds };
      if (facts.parts.half) return { kind: "needs", need: "half", command, hubIds };
      return hubId === null ? needsHub(command) : sure(command, facts);
    }
    case "release":
    case "check-in":
      return sure({ kind, which: { dates, hubId } }, facts);
    case "free-places":
      return hubIds.length > 1 ? needsHub({ kind, hubId, dates }) : sure({ kind, hubId, dates }, facts);
    case "who-comes":
      return hubId === null ? needsHub({ kind, hubId, dates }) : sure({ kind, hubId, dates }, facts);
    case "hub-info":
      return hubIds.length > 1 ? needsHub({ kind, hubId }) : sure({ kind, hubId }, facts);
    case "my-bookings":
    case "my-surveys":
    case "help":
    case "hello":
      return { kind: "command", command: { kind }, certainty: "sure" };
    default:
      return { kind: "unsure", closest: closestOf(facts, hubIds) };
  }
}

/** The likeliest wishes behind a sentence that asks for nothing: "Stugun på torsdag", "i morgon", "blurk". */
function closestOf(facts: Facts, hubIds: readonly string[]): Command[] {
  const days = daysOf(facts.dates.dates, facts.parts);
  const dates = days.map((day) => day.date);
  const found = hubIds.slice(0, 3);
  if (found.length > 0 && days.length > 0) {
    return [...found.map((hubId): Command => ({ kind: "book", hubId, days })), ...found.slice(0, 1).flatMap((hubId): Command[] => [{ kind: "who-comes", hubId, dates }, { kind: "hub-info", hubId }])];
  }
  if (found.length > 0) return found.flatMap((hubId): Command[] => [{ kind: "hub-info", hubId }, { kind: "free-places", hubId, dates: [] }]).slice(0, 4);
  if (days.length > 0) return [{ kind: "free-places", hubId: null, dates }, { kind: "my-bookings" }, { kind: "help" }];
  return [{ kind: "free-places", hubId: null, dates: [] }, { kind: "my-bookings" }, { kind: "help" }];
}

/** Each day with its part: a part belongs to the days before it ("mån fm och tis em"), or after it when parts come first. */
function daysOf(dates: readonly Dated[], { parts }: SaidParts): AskedDay[] {
  const whole: AskedPart = { part: "day" };
  const first = parts[0];
  const different = parts.some((one) => JSON.stringify(one.part) !== JSON.stringify(first?.part));
  if (!first || !different || dates.length < 2) return dates.map(({ date }) => ({ date, part: clockFirst(parts) ?? whole }));
  const partsFirst = first.at < (dates[0]?.at ?? 0);
  return dates.map(({ date, at }) => {
    const near = partsFirst ? parts.findLast((one) => one.at < at) : (parts.find((one) => one.at > at) ?? parts.at(-1));
    return { date, part: near?.part ?? whole };
  });
}

/** Clock times say more than "förmiddag" beside them. */
const clockFirst = (parts: SaidParts["parts"]): AskedPart | null => (parts.find(({ part }) => part.part === "hours") ?? parts[0])?.part ?? null;

/** "flytta fredagen till Brunflo": what stands before "till" is the booking, what stands after is where it goes. */
function readMove(clean: Tidy, known: Known): Reading {
  const split = [...clean.folded.matchAll(/(?:^| )(?:till|to|istallet for|instead of) /g)].find((match) => !(/\d$/.test(clean.folded.slice(0, match.index)) && /^\d/.test(clean.folded.slice(match.index + match[0].length))));
  const part = (from: number, to: number): Tidy => ({ plain: clean.plain.slice(from, to), folded: clean.folded.slice(from, to) });
  const before = factsOf(pageOf(split ? part(0, split.index) : clean), known, true);
  const after = split ? factsOf(pageOf(part(split.index + split[0].length, clean.plain.length)), known, false) : null;
  const wrong = (after && impossibleReading(clean, after, known)) ?? impossibleReading(clean, before, known);
  if (wrong) return wrong;
  const hubIds = after ? [...new Set(after.hubs.flatMap((hub) => hub.hubIds))] : [];
  const which = before.hubs[0]?.hubIds.length === 1 ? (before.hubs[0].hubIds[0] ?? null) : null;
  const dates = before.dates.dates.map((one) => one.date);
  const command: Command = {
    kind: "move",
    which: { dates: after ? dates : dates.slice(0, 1), hubId: which },
    to: { hubId: hubIds.length === 1 ? (hubIds[0] ?? null) : null, date: (after ? after.dates.dates[0]?.date : dates[1]) ?? null, part: clockFirst((after ?? before).parts.parts) },
  };
  return hubIds.length > 1 ? { kind: "needs", need: "hub", command, hubIds } : sure(command, after ?? before);
}
