import { addDays } from "../../src/domain/time.ts";
import type { ClockTime } from "../../src/domain/time.ts";
import { monthOfWord, monthPattern } from "./calendarWords.ts";
import { workClockOf } from "./clockWords.ts";
import { clockFirst, daysOf, hubIdsOf, onlyHub, onlyPart, partsSaid } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { mostDays } from "./reading.ts";
import type { AskedDay, AskedPart, Caution, Command, CommandKind, Reading } from "./reading.ts";
import type { Reservation } from "./reservations.ts";

const help: Command = { kind: "help" };

/** Reservations that a sentence can explain better than "I am not sure". */
const cautions: Partial<Record<Reservation, Caution>> = { "for-others": "for-others", "several-desks": "several-desks", "certain-desk": "certain-desk", "certain-kind": "certain-kind", "too-many-days": "too-many-days", negated: "nothing-done" };

/** The likeliest wishes behind a sentence that asks for nothing: "Stugun på torsdag", "i morgon", "blurk". */
export function closestOf(facts: Facts): Command[] {
  const days = daysOf(facts.dates.dates, facts.parts);
  const dates = days.map((day) => day.date);
  const found = hubIdsOf(facts).slice(0, 3);
  const instead = swaps(facts);
  if (found.length > 0 && days.length > 0) {
    return [...instead, ...found.map((hubId): Command => ({ kind: "book", hubId, days })), ...found.slice(0, 1).flatMap((hubId): Command[] => [{ kind: "who-comes", hubId, dates }, { kind: "hub-info", hubId }])];
  }
  if (found.length > 0) return found.flatMap((hubId): Command[] => [{ kind: "hub-info", hubId }, { kind: "free-places", hubId, dates: [], ...onlyPart(facts) }]).slice(0, 4);
  return [...instead, { kind: "free-places", hubId: null, dates, ...onlyPart(facts) }, { kind: "my-bookings" }, help];
}

/** "Onsdag i stället", "torsdag i stället för onsdag": the move that may be meant, of the booking on the day that is given up, where one is named. */
function swaps(facts: Facts): Command[] {
  const { dates, excepted } = facts.dates;
  const [to] = dates;
  if (!to || dates.length > 1 || excepted.length > 1 || to.date < facts.today || !/\b(?:i ?stallet|hellre|snarare|instead|rather)\b/.test(facts.page.tidy.folded)) return [];
  return [{ kind: "move", which: { dates: excepted, hubId: null }, to: { hubId: onlyHub(facts), date: to.date, part: clockFirst(facts.parts.parts) } }];
}

/** What is offered instead of doing something that was not wholly understood: nothing happens until a button is pressed. */
export function heldBack(kind: CommandKind, said: Facts, why: Reservation): Reading {
  const facts = kind === "book" ? withoutPast(said) : said;
  const because = cautions[why];
  const unsure = (closest: readonly Command[]): Reading => ({ kind: "unsure", closest, ...(because ? { because } : {}) });
  const dates = facts.dates.dates.map((one) => one.date);
  const hubId = onlyHub(facts);
  const mine: Command = dates.length > 0 ? { kind: "my-bookings", dates } : { kind: "my-bookings" };
  const free: Command = { kind: "free-places", hubId, dates, ...onlyPart(facts) };
  if (why === "question") return answering(kind, facts, mine, free);
  if (why === "negated") return unsure([{ kind: "my-bookings" }, free, help]);
  switch (kind) {
    case "book":
      return unsure([...swaps(facts), ...bookings(facts, why), free, mine].slice(0, 5));
    case "release": {
      const closest = releases(facts, why);
      return unsure([...closest, { kind: "my-bookings" }, ...(closest.length === 0 ? [help] : [])]);
    }
    case "check-in":
      return unsure([...(hubIdsOf(facts).length > 1 ? hubIdsOf(facts).slice(0, 3) : [hubId]).map((id): Command => ({ kind: "check-in", which: { dates, hubId: id } })), { kind: "my-bookings" }, help]);
    default:
      return unsure([{ kind: "my-bookings" }, free, help]);
  }
}

/** Days that are over are nothing to book: "samma som förra veckan". */
const withoutPast = (facts: Facts): Facts => ({ ...facts, dates: { ...facts.dates, dates: facts.dates.dates.filter(({ date }) => date >= facts.today) } });

/** A question about doing is answered with what it is about, and does nothing. */
function answering(kind: CommandKind, facts: Facts, mine: Command, free: Command): Reading {
  const { folded } = facts.page.tidy;
  const sure = (command: Command): Reading => ({ kind: "command", command, certainty: "sure" });
  if (/\b(?:har du|har ni|har jag|bokade|did|have (?:you|i))\b/.test(folded)) return sure(mine);
  if (kind === "check-in" && /\b(?:nar|for tidigt|too early|hur (?:tidigt|sent|lange)|hur dags|vilken tid|(?:kan|far) (?:jag|man)|when|how (?:early|late|long)|what time|(?:can|may|could) (?:i|one))\b/.test(folded)) return sure({ kind: "when-check-in", which: { dates: facts.dates.dates.map(({ date }) => date), hubId: onlyHub(facts) } });
  if (facts.dates.dates.length === 0 && facts.hubs.length === 0) return sure(help);
  if (/\b(?:(?:kan|far) jag|(?:can|may|could) i|ska jag|should i|shall i)\b/.test(folded) && !/\b(?:hur|nar|varfor|how|when|why|what)\b/.test(folded)) return { kind: "unsure", closest: [...swaps(facts), ...(kind === "book" ? bookings(facts, "question") : kind === "release" ? releases(facts, "question") : []), kind === "book" ? free : { kind: "my-bookings" }, help] };
  return kind === "book" ? sure(free) : sure(help);
}

/** The bookings that a wish may have meant: one button for each alternative. */
function bookings(facts: Facts, why: Reservation): Command[] {
  const ids = hubIdsOf(facts);
  const days = daysOf(facts.dates.dates, facts.parts);
  const [first] = days;
  const book = (hubId: string | null, some: readonly AskedDay[]): Command[] => (some.length === 0 ? [] : [{ kind: "book", hubId, days: some }]);
  if (ids.length > 1) return ids.slice(0, 3).flatMap((hubId) => book(hubId, days));
  const hubId = ids[0] ?? null;
  const parts = partsSaid(facts.parts.parts);
  if (!first) return hubId === null ? [] : onDayToChoose(hubId, why === "excepted" && facts.exceptedParts.length > 0 ? facts.exceptedParts.flatMap(otherHalf) : parts);
  if (days.length === 1 && why === "excepted" && facts.exceptedParts.length > 0) return facts.exceptedParts.flatMap(otherHalf).flatMap((part) => book(hubId, [{ date: first.date, part }]));
  if (days.length === 1 && parts.length > 1) return parts.slice(0, 4).flatMap((part) => book(hubId, [{ date: first.date, part }]));
  if (days.length === 1 && facts.dates.doubt.length > 0) return facts.dates.doubt.slice(0, 4).flatMap((date) => book(hubId, [{ ...first, date }]));
  if (why === "alternatives" || why === "some-days") return days.slice(0, 5).flatMap((day) => book(hubId, [day]));
  if (why === "too-many-days") return book(hubId, days.slice(0, mostDays));
  if (why === "one-or-both") return [...days.slice(0, 4).flatMap((day) => book(hubId, [day])), ...(days.length > 1 ? book(hubId, days) : [])];
  if (why === "part-of-some") return [facts.dates.dates.map(({ date, at }): AskedDay => ({ date, part: (at < (facts.parts.parts[0]?.at ?? 0) && clockFirst(facts.parts.parts)) || { part: "day" } })), days].flatMap((some) => book(hubId, some));
  if (why === "repeated" && days.length === 1) {
    const all = repeatedFrom(first, facts.page.tidy.folded);
    return [...book(hubId, all.slice(0, 1)), ...book(hubId, all)];
  }
  const time = why === "unread" ? bareClock(facts) : null;
  return [...(time && days.length === 1 && parts.length === 0 ? book(hubId, [{ date: first.date, part: { part: "from", from: time } }]) : []), ...book(hubId, days)];
}

/** One button for each part that was said, the day still to be chosen. */
const onDayToChoose = (hubId: string, parts: readonly AskedPart[]): Command[] => (parts.length === 0 ? [{ kind: "book", hubId, days: [] }] : parts.slice(0, 4).map((part): Command => ({ kind: "book", hubId, days: [], part })));

/** "varje tisdag", "varannan tisdag", "alla måndagar i december": those of the named month, otherwise the next four. */
function repeatedFrom(first: AskedDay, folded: string): AskedDay[] {
  const step = /\b(?:varannan|every (?:other|second))\b/.test(folded) ? 14 : 7;
  const named = new RegExp(`\\b(?:i|in|during|under) (${monthPattern})\\b`).exec(folded)?.[1];
  const all = Array.from({ length: 53 }, (_, i): AskedDay => ({ ...first, date: addDays(first.date, i * step) }));
  return named ? all.filter(({ date }) => Number(date.slice(5, 7)) === monthOfWord(named)).slice(0, 5) : all.slice(0, 4);
}

/** A figure beside a day that may be a clock time: "torsdag 9", "torsdag 9.30". */
function bareClock({ page }: Facts): ClockTime | null {
  const time = workClockOf(/(?<![\d.:/-])\b(\d{1,2}(?:[.:]\d{2})?)(?!\.?\d|[:/-])/.exec(page.rest)?.[1] ?? "");
  return time && time >= "06:00" && time <= "20:00" ? time : null;
}

const otherHalf = (part: AskedPart): AskedPart[] => (part.part === "morning" ? [{ part: "afternoon" }] : part.part === "afternoon" ? [{ part: "morning" }] : []);

/** The release that a sentence names, or a move where it names another day "instead". Never more than was named; nothing where half a day or only an exception was. */
function releases(facts: Facts, why: Reservation): Command[] {
  const dates = facts.dates.dates.map((one) => one.date);
  const hubId = onlyHub(facts);
  const unnamed = dates.length === 0 && facts.hubs.length === 0;
  if (clockFirst(facts.parts.parts) || facts.exceptedParts.length > 0 || (unnamed && (why === "excepted" || why === "repeated" || why === "question")) || (why === "excepted" && facts.dates.excepted.length === 0)) return [];
  const [to] = facts.dates.excepted;
  const instead: Command[] = to && dates.length === 1 && /\butan\b/.test(facts.page.tidy.folded) ? [{ kind: "move", which: { dates, hubId }, to: { hubId: null, date: to, part: null } }] : [];
  const hubIds = hubIdsOf(facts);
  const { doubt } = facts.dates;
  const eitherDay = dates.length === 1 && doubt.length > 0 ? doubt.slice(0, 3).map((date) => [date]) : dates.length > 1 && (why === "alternatives" || why === "one-or-both") ? [...dates.slice(0, 3).map((date) => [date]), ...(why === "one-or-both" ? [dates] : [])] : [dates];
  return [...instead, ...(hubIds.length > 1 ? hubIds.slice(0, 4) : [hubId]).flatMap((id) => eitherDay.map((some): Command => ({ kind: "release", which: { dates: some, hubId: id } })))];
}
