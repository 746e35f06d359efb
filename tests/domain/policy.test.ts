import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { firstStatus, isActive } from "../../src/domain/booking.ts";
import type { Booking, Place } from "../../src/domain/booking.ts";
import { distanceKm } from "../../src/domain/distance.ts";
import type { Actor } from "../../src/domain/people.ts";
import { mayAdminister, mayBookFor, mayChangeBooking, maySeeBooking, mayShowName } from "../../src/domain/permissions.ts";
import { refusalOf, refusalOfCheckIn, refusalOfRelease } from "../../src/domain/policy.ts";
import type { Claim, Question } from "../../src/domain/policy.ts";
import type { RefusalCode } from "../../src/domain/refusal.ts";
import { addDays, datesFrom, intervalOf, overlaps } from "../../src/domain/time.ts";
import { everyDay, hubOf } from "../services/ownHub.ts";

const now = new Date("2026-11-23T07:50:00+01:00");
const hub = hubOf("dag", { desks: 2, opening: everyDay("08:00", "16:00"), closedDays: [{ date: "2026-11-30", reason: { sv: "Stängt", en: "Closed" } }] });
const during = (date: string, from: string, to: string) => {
  const found = intervalOf(date, from, to);
  if (!found) throw new Error("no such time");
  return found;
};
const place = (date: string, from = "08:00", to = "16:00", deskId = "dag-1"): Place => ({ hubId: "dag", deskId, date, part: "hours", during: during(date, from, to) });
const claim = (at: Place, personId: string, bookingId = `${personId} ${at.date} ${at.during.start.toISOString()}`): Claim => ({ bookingId, hubId: at.hubId, deskId: at.deskId, personId, date: at.date, during: at.during });
const actor = (personId: string, ...roles: Actor["roles"]): Actor => ({ personId, roles, language: "sv", surface: "tab" });
const booking = (at: Place, more: Partial<Booking> = {}): Booking => ({ ...at, id: "min", personId: "anna", status: "confirmed", calendar: "accepted", reason: null, movedFrom: null, ...more });
const ask = (after: Place, more: Partial<Question> = {}): RefusalCode | null => {
  const [first] = hub.desks;
  const desk = hub.desks.find((one) => one.id === after.deskId) ?? first;
  if (!desk) throw new Error("no desk");
  return refusalOf({ actor: actor("anna"), subjectId: "anna", held: [], before: null, after, hub, desk, taken: [], holidays: new Map([["2026-12-24", { sv: "Julafton", en: "Christmas Eve" }]]), now, ...more })?.code ?? null;
};
const week = datesFrom("2026-11-23", 5).map((date) => claim(place(date, "08:00", "09:00", "annan"), "anna"));

/** Every refusal, asked as a new booking and as a move, for oneself and by an administrator for another: the same rule each time. */
const cases: readonly [string, Place, Partial<Question>, RefusalCode | null][] = [
  ["a free desk within all rules", place("2026-11-26"), {}, null],
  ["a desk that is taken", place("2026-11-26"), { taken: [claim(place("2026-11-26", "15:00", "16:00"), "bo")] }, "desk-taken"],
  ["a desk that is free from noon, in the afternoon", place("2026-11-26", "12:00", "16:00"), { taken: [claim(place("2026-11-26", "08:00", "12:00"), "bo")] }, null],
  ["being elsewhere then", place("2026-11-26"), { held: [claim(place("2026-11-26", "15:00", "16:00", "annan"), "anna")] }, "you-are-elsewhere"],
  ["a week that is full", place("2026-11-27", "10:00", "12:00"), { held: week }, "week-full"],
  ["the week after a full one", place("2026-12-01"), { held: week }, null],
  ["a closed day of the hub's", place("2026-11-30"), {}, "closed-day"],
  ["a public holiday", place("2026-12-24"), {}, "closed-day"],
  ["before the hub opens", place("2026-11-26", "07:59", "12:00"), {}, "outside-opening-hours"],
  ["after it closes", place("2026-11-26", "12:00", "16:01"), {}, "outside-opening-hours"],
  ["half an hour", place("2026-11-26", "09:00", "09:30"), {}, null],
  ["a minute less than half an hour, which no mailbox takes", place("2026-11-26", "09:00", "09:29"), {}, "too-short"],
  ["the last day of the horizon", place(addDays("2026-11-23", 60)), {}, null],
  ["the day after the horizon", place(addDays("2026-11-23", 61)), {}, "too-far-ahead"],
  ["a time that is over", place("2026-11-22"), {}, "already-over"],
  ["a time that ends this very moment", place("2026-11-23", "08:00", "09:00"), { now: new Date("2026-11-23T09:00:00+01:00") }, "already-over"],
  ["a time that is under way", place("2026-11-23", "08:00", "09:00"), { now: new Date("2026-11-23T08:59:59+01:00") }, null],
];
const eva = actor("eva", "administrator");
describe.each([
  ["booked anew", {}],
  ["moved to", { before: booking(place("2026-12-10", "08:00", "16:00", "dag-2")) }],
  ["booked for another by an administrator", { actor: eva }],
  ["moved to for another by an administrator", { actor: eva, before: booking(place("2026-12-10", "08:00", "16:00", "dag-2")) }],
] as const)("%s", (_how, more) => {
  // Whoever asks for another is told of that person, who has a place then, not of themselves.
  const told = (code: RefusalCode | null): RefusalCode | null => (code === "you-are-elsewhere" && "actor" in more ? "person-is-elsewhere" : code);
  test.each(cases)("%s", (_what, after, question, code) => expect(ask(after, { ...more, ...question })).toBe(told(code)));
});

test("a booking does not stand in its own way when it is moved: not its desk, not its time, not its place in the week", () => {
  const mine = place("2026-11-26");
  const own = claim(mine, "anna", "min");
  const held = [...week.slice(0, 3), week[4], own].filter((one) => one !== undefined);
  expect(ask(place("2026-11-26", "09:00", "12:00"), { before: booking(mine), held, taken: [own] })).toBeNull();
  expect(ask(place("2026-11-26", "09:00", "12:00"), { held, taken: [own] })).toBe("week-full");
});

test("a booking that is over, released, declined, cancelled or completed cannot be moved", () => {
  for (const status of ["released", "declined", "cancelled", "completed"] as const) expect([status, ask(place("2026-11-26"), { before: booking(place("2026-11-25"), { status }) })]).toEqual([status, "not-active"]);
  expect(ask(place("2026-11-26"), { before: booking(place("2026-11-22")) })).toBe("already-over");
});

test("nobody but an administrator books or moves for another", () => {
  for (const roles of [[], ["hr"], ["planner"], ["hr", "planner"]] as const) expect(ask(place("2026-11-26"), { actor: actor("bo", ...roles) })).toBe("not-yours");
  expect(ask(place("2026-11-26"), { actor: actor("eva", "administrator") })).toBeNull();
});

test("check-in is from an hour before until the end, and for a live booking alone", () => {
  const mine = booking(place("2026-11-26"));
  const at = (clock: string, status: Booking["status"] = "confirmed") => refusalOfCheckIn({ ...mine, status }, hub, new Date(`2026-11-26T${clock}+01:00`))?.code ?? null;
  expect([at("06:59:59"), at("07:00:00"), at("15:59:59"), at("16:00:00")]).toEqual(["too-early-to-check-in", null, null, "too-late-to-check-in"]);
  expect([at("09:00:00", "held"), at("09:00:00", "checked-in"), at("09:00:00", "released"), at("09:00:00", "declined")]).toEqual([null, null, "not-active", "not-active"]);
  expect([refusalOfRelease(mine, new Date("2026-11-26T15:59:59+01:00")), refusalOfRelease(mine, new Date("2026-11-26T16:00:00+01:00"))?.code]).toEqual([null, "already-over"]);
});

test("whatever path of bookings, moves and releases people take, what stands in the end breaks no rule", () => {
  const step = fc.record({ who: fc.constantFrom("anna", "bo", "cecilia"), by: fc.constantFrom("self", "administrator"), what: fc.constantFrom("book", "move", "release"), which: fc.nat(20), day: fc.integer({ min: -2, max: 70 }), from: fc.integer({ min: 6, max: 16 }), length: fc.integer({ min: 1, max: 10 }), desk: fc.constantFrom("dag-1", "dag-2") });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let standing: Claim[] = [];
      for (const [i, { who, by, what, which, day, from, length, desk }] of steps.entries()) {
        const clock = (hour: number): string => `${String(Math.min(23, hour)).padStart(2, "0")}:00`;
        const after = place(addDays("2026-11-23", day), clock(from), clock(from + length), desk);
        const held = standing.filter((one) => one.personId === who);
        const chosen = held[which % Math.max(1, held.length)];
        if (what === "release") standing = standing.filter((one) => one !== chosen);
        const before = what === "move" && chosen ? booking({ ...chosen, part: "hours" }, { id: chosen.bookingId, personId: who }) : null;
        if (what === "release" || (what === "move" && !chosen)) continue;
        const no = ask(after, { actor: by === "self" ? actor(who) : actor("eva", "administrator"), subjectId: who, held, before, taken: standing });
        if (no === null) standing = [...standing.filter((one) => one.bookingId !== before?.id), claim(after, who, before?.id ?? `b${i}`)];
      }
      for (const one of standing) {
        const others = standing.filter((other) => other !== one);
        expect(others.some((other) => overlaps(one.during, other.during) && (other.deskId === one.deskId || other.personId === one.personId))).toBe(false);
        expect(ask({ ...place(one.date), deskId: one.deskId, during: one.during }, { subjectId: one.personId, actor: actor(one.personId), held: others.filter((other) => other.personId === one.personId), taken: others })).toBeNull();
      }
    }),
    { numRuns: 150 },
  );
});

test("permissions read as they are written", () => {
  expect([maySeeBooking(actor("a"), "a"), maySeeBooking(actor("a", "hr", "planner"), "b"), maySeeBooking(actor("a", "administrator"), "b")]).toEqual([true, false, true]);
  expect([mayBookFor(actor("a"), "b"), mayChangeBooking(actor("a"), "b"), mayChangeBooking(actor("a", "administrator"), "b")]).toEqual([false, false, true]);
  expect([mayAdminister(actor("a")), mayAdminister(actor("a", "hr", "planner")), mayAdminister(actor("a", "administrator"))]).toEqual([false, false, true]);
  expect([mayShowName({ showName: false }), mayShowName({ showName: true })]).toEqual([false, true]);
});

test("only a desk that the ledger alone answers for is theirs at once; a live booking is held, confirmed or checked in", () => {
  expect((["pool", "own", "none", "host"] as const).map(firstStatus)).toEqual(["held", "held", "confirmed", "held"]);
  expect((["held", "confirmed", "checked-in", "completed", "declined", "cancelled", "released"] as const).filter((status) => isActive({ status }))).toEqual(["held", "confirmed", "checked-in"]);
});

test("distance is the same both ways, nothing to oneself, and about 81 km from Östersund to Åre", () => {
  const [ostersund, are] = [{ latitude: 63.18, longitude: 14.64 }, { latitude: 63.4, longitude: 13.08 }];
  expect(Math.round(distanceKm(ostersund, are))).toBe(82);
  const somewhere = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) });
  fc.assert(
    fc.property(somewhere, somewhere, (a, b) => {
      expect(distanceKm(a, a)).toBe(0);
      expect(Math.abs(distanceKm(a, b) - distanceKm(b, a))).toBeLessThan(1e-6);
      expect(distanceKm(a, b)).toBeLessThanOrEqual(20_016);
    }),
  );
});
