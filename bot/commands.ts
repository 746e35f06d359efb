import { closestOf, heldBack } from "./reading/closest.ts";
import { clockFirst, daysOf, factsOf, hubIdsOf, onlyHub, onlyPart, partInside, partsSaid, spanOf, tooManyParts } from "./reading/facts.ts";
import type { Facts } from "./reading/facts.ts";
import { blankIntents, intentsOf } from "./reading/intents.ts";
import { mendVerbs } from "./reading/mending.ts";
import { readMove } from "./reading/moves.ts";
import { pleasantryOf } from "./reading/pleasantries.ts";
import { mostDays } from "./reading/reading.ts";
import type { Command, CommandKind, Known, Reading } from "./reading/reading.ts";
import { kindOfDesk, reservationOf, secondWish } from "./reading/reservations.ts";
import type { Reservation } from "./reading/reservations.ts";
import { wordsUnread } from "./reading/smallWords.ts";
import { blankTopics, hubTopicIn } from "./reading/hubTopic.ts";
import { unknownHubAsked, unknownHubIn } from "./reading/unknownHub.ts";
import { tidy } from "./reading/tidy.ts";
import type { Tidy } from "./reading/tidy.ts";

/**
 * What a person means by a sentence in Swedish or English: one command, the closest readings, the one thing that is missing, or
 * a date that does not exist. What writes is a command only when every word that could change its meaning has been understood.
 * Pure: the same words on the same day mean the same. Any input is safe: it is cut and cleaned first.
 */
export function readCommand(text: string, known: Known): Reading {
  const written = tidy(text);
  if (written.plain === "") return { kind: "command", command: { kind: "hello" }, certainty: "likely" };
  const pleasantry = pleasantryOf(written.folded);
  if (pleasantry) return { kind: "command", command: pleasantry, certainty: "sure" };
  const asWritten = intentsOf(written.folded)[0] ?? null;
  const clean = asWritten === null || asWritten === "hello" ? mendVerbs(written) : written;
  const mended = clean !== written;
  const kind = mended ? (intentsOf(clean.folded)[0] ?? null) : asWritten;
  if (kind === "language") return readLanguage(clean);
  if (/\b(?:checka ?ut|utcheckning|check(?:ing)?[- ]?out)\b/.test(clean.folded)) return { kind: "unsure", closest: [{ kind: "my-bookings" }, { kind: "help" }], because: "no-check-out" };
  if (/\b(?:sjuk|krasslig|forhinder|vab(?:bar)?|jobbar hemma|stannar hemma|jag ar ledig|semester|(?:am|'m) off|on (?:leave|vacation)|sick|ill|unwell|working from home)\b/.test(clean.folded) && (kind === null || kind === "hello")) return heldBack("release", factsOf(clean, known, true), "unread");
  const facts = factsOf(clean, known, kind === "release" || kind === "check-in");
  if (kind === "move") return readMoving(clean, facts, known);
  return impossibleReading(clean, facts, known) ?? (kind && reservedReading(kind, facts, known, mended)) ?? doubtfulReading(kind, facts) ?? readingOf(kind, facts, mended);
}

function readLanguage({ folded }: Tidy): Reading {
  const english = /engelska|english/.test(folded);
  if (!english && !/svenska|swedish/.test(folded)) return { kind: "unsure", closest: [{ kind: "language", language: "sv" }, { kind: "language", language: "en" }] };
  return { kind: "command", command: { kind: "language", language: english ? "en" : "sv" }, certainty: "sure" };
}

/** "fredag 26 november" when the 26th is a Thursday: both, for the person to choose. */
function doubtfulReading(kind: CommandKind | null, facts: Facts): Reading | null {
  if (facts.dates.doubt.length === 0) return null;
  if (kind === "release" && facts.parts.parts.length > 0) return heldBack(kind, facts, "unread");
  const readings = facts.dates.doubt.map((date) => readingOf(kind, { ...facts, dates: { dates: [{ at: 0, end: 0, date }], impossible: [], doubt: [], excepted: [], exceptAt: Infinity, unclear: false } }, false));
  return { kind: "unsure", closest: readings.flatMap((one) => (one.kind === "command" || one.kind === "needs" ? [one.command] : one.kind === "unsure" ? one.closest.slice(0, 1) : [])) };
}

/** The first date or clock time that does not exist; where another is near, the same wish with that one. */
function impossibleReading(clean: Tidy, facts: Facts, known: Known): Reading | null {
  const wrong = facts.dates.impossible[0] ?? facts.parts.impossible[0];
  if (!wrong) return null;
  const again = wrong.nearest === null || facts.dates.impossible.length > 1 ? null : readCommand(clean.plain.replace(wrong.said, wrong.nearest), known);
  const instead = again?.kind === "command" || (again?.kind === "needs" && again.need === "hub") ? again.command : null;
  return { kind: "impossible-date", said: wrong.said, because: wrong.because, instead: instead?.kind === "release" && instead.which.part ? null : instead };
}

/** What is answered about a hub, or about all of them. */
const asks: readonly CommandKind[] = ["free-places", "who-comes", "hub-info"];
const writes: readonly CommandKind[] = ["book", "release", "check-in"];

/** What is asked instead, where a wish to write has words that could change it. */
function reservedReading(kind: CommandKind, facts: Facts, known: Known, mended: boolean): Reading | null {
  if (!writes.includes(kind)) return null;
  const named = facts.dates.dates.length + facts.hubs.length + facts.parts.parts.length > 0;
  const read = reservationOf(facts.page, kind, named) ?? (facts.exceptedParts.length > 0 ? "excepted" : facts.dates.unclear ? "unread" : null) ?? (mended && kind === "release" ? "mended" : null);
  // "torsdag, inte fredag" denies one day, not the wish.
  const why: Reservation | null = read === "negated" && facts.dates.excepted.length > 0 && facts.dates.dates.length > 0 ? "excepted" : read;
  if (kind === "release" && why !== null && saysAll(facts, why)) return { kind: "command", command: { kind: "release-all", hubId: onlyHub(facts) }, certainty: "sure" };
  if (why === "two-wishes") return twoWishes(kind, facts, known);
  // Which of several hubs is asked anyway, and only one day is booked by the answer.
  if (why === "alternatives" && kind === "book" && facts.hubs.length > 1 && facts.dates.dates.length === 1 && facts.parts.parts.length < 2) return null;
  const each = kind === "book" && facts.hubs.length > 1 && facts.hubs.every((hub) => hub.hubIds.length === 1) && facts.dates.dates.length > 0 ? perHub(facts, known) : null;
  if (each && (why === null || why === "alternatives")) return each;
  const unknown = why === "unread" && kind === "book" && facts.hubs.length === 0 && onlyHubLacks(facts) ? unknownHubIn(facts.page, blankIntents(facts.page.rest, kind)) : null;
  if (unknown !== null) return { kind: "needs", need: "hub", command: bookOf(facts), hubIds: [], unknown };
  if (why) return heldBack(kind, facts, why);
  if (kind === "book" && facts.dates.dates.length > mostDays) return heldBack(kind, facts, "too-many-days");
  if (partInside(facts)) return heldBack(kind, facts, "part-of-some");
  if (kind === "release" && partsSaid(facts.parts.parts).length > 1 && !onlyPart(facts).part) return heldBack(kind, facts, "alternatives");
  if (kind !== "book") return hubIdsOf(facts).length > 1 ? heldBack(kind, facts, "unread") : null;
  return tooManyParts(facts) ? heldBack(kind, facts, "alternatives") : null;
}

/** "avboka allt", "ta bort alla mina bokningar": no day is named, and nothing else was left unread. */
function saysAll(facts: Facts, why: Reservation): boolean {
  const every = /\b(?:allt|alla|allting|samtliga|all|everything|every)\b/;
  const rest = blankIntents(facts.page.rest, "release");
  const named = facts.dates.dates.length + facts.dates.excepted.length + facts.dates.doubt.length + facts.parts.parts.length + facts.exceptedParts.length > 0;
  return (why === "repeated" || why === "unread") && !named && !facts.dates.unclear && hubIdsOf(facts).length < 2 && every.test(rest) && wordsUnread(rest, false).every(({ word }) => every.test(word));
}

/** Days and parts are read with certainty, so that a hub is all that is left to choose. */
const onlyHubLacks = (facts: Facts): boolean => facts.dates.doubt.length === 0 && !facts.dates.unclear && !facts.parts.half && facts.dates.dates.length <= mostDays && !partInside(facts) && !tooManyParts(facts);

/** "14 dec fm i Ås och 15 dec em i Brunflo": one button for each hub with what stands beside it. */
function perHub(facts: Facts, known: Known): Reading | null {
  const { tidy: clean } = facts.page;
  const spans = facts.hubs.map(({ at }, i) => factsOf(spanOf(clean, at, facts.hubs[i + 1]?.at), known, false));
  if (spans.some((span) => span.dates.dates.length === 0)) return null;
  return { kind: "unsure", closest: spans.slice(0, 5).map((span): Command => ({ kind: "book", hubId: onlyHub(span), days: daysOf(span.dates.dates, span.parts) })) };
}

/** "avboka torsdag och boka fredag istället": a move, or the one or the other, each by its own button. */
function twoWishes(kind: CommandKind, facts: Facts, known: Known): Reading {
  const clean = facts.page.tidy;
  const second = secondWish(clean.folded, kind);
  const at = second?.at ?? clean.folded.length;
  const spans = [factsOf(spanOf(clean, 0, at), known, true), factsOf(spanOf(clean, at), known, false)];
  // "utan boka" and the like: the verb that comes first in the sentence need not be the one that was found first.
  const [first, last] = second && clean.folded.slice(0, at).trim() !== "" ? spans : [facts, facts];
  const [given, taken] = kind === "release" ? [first, last] : [last, first];
  const other = second?.kind;
  if (!given || !taken || !(kind === "release" ? other === "book" || other === "move" : kind === "book" && other === "release")) return { kind: "unsure", closest: [{ kind: "my-bookings" }, { kind: "free-places", hubId: null, dates: facts.dates.dates.map(({ date }) => date) }, { kind: "help" }] };
  const dates = given.dates.dates.map(({ date }) => date);
  const days = daysOf(taken.dates.dates, taken.parts);
  const which = { dates, hubId: onlyHub(given) };
  const moves: Command[] = dates.length === 1 && (days.length === 1 || (days.length === 0 && onlyHub(taken))) ? [{ kind: "move", which, to: { hubId: onlyHub(taken), date: days[0]?.date ?? null, part: clockFirst(taken.parts.parts) } }] : [];
  return { kind: "unsure", closest: [...moves, ...(dates.length > 0 ? [{ kind: "release", which } as const] : []), ...(days.length > 0 && other !== "move" ? [{ kind: "book", hubId: onlyHub(taken), days } as const] : []), { kind: "my-bookings" }] };
}

function readMoving(clean: Tidy, facts: Facts, known: Known): Reading {
  const { command, reserved, hubIds, facts: sides } = readMove(clean, known);
  const wrong = [...sides].reverse().flatMap((side) => impossibleReading(clean, side, known) ?? [])[0];
  if (wrong) return wrong;
  if (reserved === "question" && !(/\b(?:kan|far) jag|\b(?:can|may|could) i\b/.test(clean.folded) && (command.which.dates.length > 0 || command.to.hubId !== null || command.to.date !== null) && !command.to.week)) return heldBack("move", facts, reserved);
  if (sides.some((side) => side.dates.doubt.length > 0) || reserved) {
    const { to } = command;
    const days = reserved === "alternatives" ? (sides[1]?.dates.dates ?? []) : [];
    const doubts = sides[1]?.dates.doubt ?? [];
    const moves = doubts.length > 0 || days.length > 1 ? [...doubts, ...(doubts.length > 0 ? [] : days.map(({ date }) => date))].map((date): Command => ({ ...command, to: { ...to, date } })) : [command];
    const unclear = reserved === "negated" || reserved === "excepted" || to.week !== undefined || (sides[0]?.dates.doubt.length ?? 0) > 0;
    return { kind: "unsure", closest: [...(unclear ? [] : moves.slice(0, 4)), { kind: "my-bookings" }, ...(unclear ? [{ kind: "help" } as const] : [])] };
  }
  if (hubIds.length > 1) return { kind: "needs", need: "hub", command, hubIds };
  return sure(command, sides.at(-1) ?? facts, false);
}

const sure = (command: Command, facts: Facts, mended: boolean): Extract<Reading, { kind: "command" }> => ({ kind: "command", command, certainty: !mended && facts.hubs.every((hub) => hub.sure) ? "sure" : "likely" });

/** The booking that is wished for; its part by itself where no day was said. */
function bookOf(facts: Facts): Command {
  const days = daysOf(facts.dates.dates, facts.parts);
  const part = clockFirst(facts.parts.parts);
  return { kind: "book", hubId: onlyHub(facts), days, ...(days.length === 0 && part ? { part } : {}) };
}

function readingOf(kind: CommandKind | null, facts: Facts, mended: boolean): Reading {
  const hubIds = hubIdsOf(facts);
  const hubId = onlyHub(facts);
  const dates = facts.dates.dates.map((one) => one.date);
  const rest = kind === null ? "" : blankIntents(facts.page.rest, kind);
  const unknown = kind !== null && asks.includes(kind) && hubIds.length === 0 ? unknownHubAsked(facts.page, blankTopics(rest)) : null;
  const named = unknown === null ? {} : { unknown };
  const needsHub = (command: Command): Reading => ({ kind: "needs", need: "hub", command, hubIds, ...named });
  switch (kind) {
    case "book": {
      const command = bookOf(facts);
      if (facts.parts.half) return { kind: "needs", need: "half", command, hubIds };
      if (hubIds.length > 1) return needsHub(command);
      if (dates.length === 0) return { kind: "needs", need: "date", command, hubIds };
      return hubId === null ? needsHub(command) : sure(command, facts, mended);
    }
    case "release": {
      const part = clockFirst(facts.parts.parts);
      return sure({ kind, which: { dates, hubId, ...(part ? { part } : {}) } }, facts, mended);
    }
    case "check-in":
      return sure({ kind, which: { dates, hubId } }, facts, mended);
    case "free-places":
      return hubIds.length > 1 ? needsHub({ kind, hubId, dates, ...onlyPart(facts) }) : { ...sure({ kind, hubId, dates, ...onlyPart(facts) }, facts, mended), ...named, ...(kindOfDesk.test(rest) ? { because: "any-kind" } : {}) };
    case "who-comes":
      return hubId === null ? needsHub({ kind, hubId, dates }) : sure({ kind, hubId, dates }, facts, mended);
    case "week-limit":
      return sure({ kind, hubId }, facts, mended);
    case "hub-info": {
      const topic = hubTopicIn(facts.page.tidy.folded);
      const opening = topic === "opening" && dates.length > 0;
      // Which hubs are open on a day is told with what is free at them.
      if (opening && hubIds.length === 0 && unknown === null) return sure({ kind: "free-places", hubId, dates }, facts, mended);
      const command = { kind, hubId, ...(topic ? { topic } : {}), ...(opening ? { dates } : {}) };
      return hubIds.length > 1 || unknown !== null ? needsHub(command) : sure(command, facts, mended);
    }
    case "my-bookings":
      return { kind: "command", command: dates.length > 0 ? { kind, dates } : { kind }, certainty: "sure" };
    case "my-surveys":
    case "undo":
    case "help":
      return { kind: "command", command: { kind }, certainty: "sure" };
    case "hello":
      if (facts.dates.dates.length + facts.parts.parts.length + facts.hubs.length === 0) return { kind: "command", command: { kind }, certainty: "sure" };
      return { kind: "unsure", closest: closestOf(facts) };
    default:
      return { kind: "unsure", closest: closestOf(facts) };
  }
}
