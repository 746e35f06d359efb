import { addDays, mondayOf, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { clockFirst, factsOf, hubIdsOf, onlyHub, onlyPart, spanOf } from "./facts.ts";
import type { Facts } from "./facts.ts";
import type { Command, Known, MoveTarget } from "./reading.ts";
import { reservationOf } from "./reservations.ts";
import type { Reservation } from "./reservations.ts";
import type { Tidy } from "./tidy.ts";

export type MoveRead = { readonly command: Extract<Command, { kind: "move" }>; readonly reserved: Reservation | null; readonly hubIds: readonly string[]; readonly facts: readonly Facts[] };

/** A week alone, or "samma dag" in one: no weekday is named, so the booking keeps its own. */
const weekAlone = /^(?:pa |on |the )?(?:(?:samma (?:vecko)?dag|same (?:week)?day|samma tid|same time)[ ,]*(?:i |of )?)?(?:(?:nasta|kommande|next) (?:vecka|veckan|week)|(?:veckan|vecka|week|v)\.? ?\d{1,2}|om (?:en|ett|1) vecka|veckan efter|the week after|in (?:a|one) week)[ .?]*$/;

/**
 * "flytta fredagen till Brunflo": what stands before "till" is the booking, what stands after is where it goes. Without such a
 * word, the last of two dates or two times is where it goes: "flytta 3 till 7 december", "från 9-12 till 13-16".
 */
export function readMove(clean: Tidy, known: Known): MoveRead {
  const { folded } = clean;
  const split = [...folded.matchAll(/(?:^| )(?:till|to|mot|istallet for|instead of) /g)].find((match) => !(/(?<![\d/-])\d{1,2}(?:[.:]\d{2})?$/.test(folded.slice(0, match.index)) && /^\d/.test(folded.slice(match.index + match[0].length))));
  const before = factsOf(split ? spanOf(clean, 0, split.index) : clean, known, true);
  const target = split ? spanOf(clean, split.index + split[0].length) : null;
  const after = target && factsOf(target, known, false);
  const dates = before.dates.dates.map((one) => one.date);
  const week = target && weekAlone.test(target.folded) ? (after?.dates.dates[0]?.date ?? addDays(known.today, 7)) : null;
  const which = { dates: after ? dates : dates.slice(0, 1), hubId: before.hubs[0]?.hubIds.length === 1 ? (before.hubs[0].hubIds[0] ?? null) : null, ...(after ? onlyPart(before) : {}) };
  const hubIds = after ? hubIdsOf(after) : [];
  const last = after ? after.dates.dates : before.dates.dates.slice(1);
  const parts = after ? after.parts.parts : before.parts.parts;
  const to: MoveTarget = week === null ? { hubId: after ? onlyHub(after) : null, date: last.at(-1)?.date ?? null, part: clockFirst(parts.slice(-1)) } : inWeek(week, dates);
  const facts = [before, ...(after ? [after] : [])];
  return { command: { kind: "move", which, to }, reserved: reservedOf(facts, week !== null), hubIds, facts };
}

/** The booking's weekday in a week: a date where the booking's is known, else to be found with the booking. */
function inWeek(within: LocalDate, dates: readonly LocalDate[]): MoveTarget {
  const monday = mondayOf(within);
  const [from] = dates;
  const stays = { hubId: null, part: null };
  return from && dates.length === 1 ? { ...stays, date: addDays(monday, weekdayOf(from) - 1) } : { ...stays, date: null, week: monday };
}

/** More than one day to go to, or words that were not understood on either side. */
function reservedOf(facts: readonly Facts[], week: boolean): Reservation | null {
  const after = facts[1];
  if (after && !week && after.dates.dates.length > 1) return "alternatives";
  const [first] = facts;
  if (!after && first && first.dates.dates.length > 2 && new Set(first.dates.dates.map(({ at }) => at)).size > 1) return "alternatives";
  if (first && hubIdsOf(first).length > 1) return "excepted";
  if (!week && facts.some(({ dates }) => dates.unclear)) return "unread";
  const read = facts.map((one) => reservationOf(one.page, "move", true));
  return week ? (read[0] ?? null) : (read.find((one) => one !== null) ?? null);
}
