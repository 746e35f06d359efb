import type { ClockTime, Interval, LocalDate } from "./time.ts";
import { addDays, intervalOf, weekdayOf } from "./time.ts";

/** What a hub or a desk offers. */
export const kinds = ["height-adjustable", "quiet-room", "call-room", "meeting-room", "lunch-room", "screen", "wifi"] as const;
export type Kind = (typeof kinds)[number];

/** Who answers for a desk: pool and own by Exchange, none by the ledger alone, host by the community manager. */
export const deskCalendars = ["pool", "own", "none", "host"] as const;
export type DeskCalendar = (typeof deskCalendars)[number];

/** A text in both languages; Swedish is the first. */
export type Text = { readonly sv: string; readonly en: string };

/** The rules of booking; a hub may set its own, the region's apply otherwise. */
export type Rules = {
  /** how many days ahead a desk may be booked */
  readonly horizonDays: number;
  /** how many bookings a person may hold in one ISO week, all hubs counted */
  readonly bookingsPerWeek: number;
  /** minutes that a booking lasts at the least; never fewer than a hub's mailbox takes (MinimumDurationInMinutes) */
  readonly shortestMinutes: number;
  /** minutes before the start from which one may check in */
  readonly checkInFromMinutes: number;
  /** local time where the morning ends and the afternoon begins */
  readonly halfDayAt: ClockTime;
  /** who may book here for somebody else */
  readonly bookForOthers: (typeof bookersForOthers)[number];
};
export const bookersForOthers = ["administrators", "nobody"] as const;
export const regionRules: Rules = { horizonDays: 60, bookingsPerWeek: 5, shortestMinutes: 30, checkInFromMinutes: 60, halfDayAt: "12:00", bookForOthers: "administrators" };

export const ruleNames = ["horizonDays", "bookingsPerWeek", "shortestMinutes", "checkInFromMinutes", "halfDayAt", "bookForOthers"] as const satisfies readonly (keyof Rules)[];

/** What a hub sets for itself: null takes a rule of its own away, so that the region's applies again; what is left out stays. */
export type RuleChange = { readonly [Rule in keyof Rules]?: Rules[Rule] | null };

export type OpeningHours = { readonly weekday: number; readonly opens: ClockTime; readonly closes: ClockTime };
export type Contact = { readonly name: string; readonly phone: string; readonly mail: string };
export type About = {
  readonly description: Text;
  readonly gettingThere: Text;
  readonly contact: Contact;
  readonly keys: Text;
  readonly alarm: Text;
  readonly coffee: Text;
  readonly rules: Text;
  readonly visitFirst: Text;
};

export type Desk = {
  readonly id: string;
  readonly hubId: string;
  readonly name: string;
  readonly calendar: DeskCalendar;
  /** the mailbox that Exchange answers for; null for desks without one */
  readonly mailbox: string | null;
  readonly kinds: readonly Kind[];
};

export type Hub = {
  readonly id: string;
  readonly name: string;
  readonly locality: string;
  readonly municipality: string;
  readonly position: { readonly latitude: number; readonly longitude: number; readonly approximate: boolean };
  /** false for hubs that are only talked about */
  readonly bookable: boolean;
  readonly opening: readonly OpeningHours[];
  /** the hub's own closed days; public holidays come from the calendar of Sweden */
  readonly closedDays: readonly { readonly date: LocalDate; readonly reason: Text }[];
  readonly happenings: readonly { readonly date: LocalDate; readonly text: Text }[];
  readonly kinds: readonly Kind[];
  readonly about: About;
  readonly demo: boolean;
  /** what this hub has set for itself */
  readonly ownRules: Partial<Rules>;
  readonly desks: readonly Desk[];
};

/**
 * The desks that have all of the kinds that are a matter of which desk one gets, since some desk here has them: the rest, such as a
 * lunch room, the hub has for all. Null when none of them is such a matter.
 */
export function desksWith({ desks }: Pick<Hub, "desks">, kinds: readonly Kind[]): readonly Desk[] | null {
  const ofDesks = kinds.filter((kind) => desks.some((desk) => desk.kinds.includes(kind)));
  return ofDesks.length === 0 ? null : desks.filter((desk) => ofDesks.every((kind) => desk.kinds.includes(kind)));
}

export const rulesOf = (hub: Hub): Rules => ({ ...regionRules, ...hub.ownRules });
/** Who set a rule of this hub. */
export const setterOf = (hub: Hub, rule: keyof Rules): "hub" | "region" => (hub.ownRules[rule] === undefined ? "region" : "hub");

/** Public holidays by date, with their names. */
export type Holidays = ReadonlyMap<LocalDate, Text>;

export type HubOpening =
  | { readonly open: true; readonly hours: OpeningHours; readonly during: Interval }
  | { readonly open: false; readonly because: "closed-day"; readonly reason: Text; /** a hub its own days, the region the public holidays */ readonly setBy: "hub" | "region" }
  | { readonly open: false; readonly because: "weekday" | "not-bookable" };

/** When a hub is open on a date. A closed day of its own goes before a public holiday, and that before the weekday. */
export function openingOf(hub: Hub, date: LocalDate, holidays: Holidays): HubOpening {
  if (!hub.bookable) return { open: false, because: "not-bookable" };
  const own = hub.closedDays.find((day) => day.date === date)?.reason;
  const reason = own ?? holidays.get(date);
  if (reason) return { open: false, because: "closed-day", reason, setBy: own ? "hub" : "region" };
  const hours = hub.opening.find((day) => day.weekday === weekdayOf(date));
  const during = hours && intervalOf(date, hours.opens, hours.closes);
  return hours && during ? { open: true, hours, during } : { open: false, because: "weekday" };
}

/** How far ahead an open day is looked for. */
const daysLookedAt = 60;

/** The first date after another on which a hub is open; null when there is none within 60 days. */
export function nextOpenDate(hub: Hub, date: LocalDate, holidays: Holidays): LocalDate | null {
  const weekdays = new Set(hub.opening.map((day) => day.weekday));
  const closed = new Set(hub.closedDays.map((day) => day.date));
  for (let days = 1; days <= daysLookedAt; days += 1) {
    const next = addDays(date, days);
    if (weekdays.has(weekdayOf(next)) && !closed.has(next) && !holidays.has(next)) return next;
  }
  return null;
}
