import { z } from "zod";
import { bookersForOthers, kinds } from "../domain/hub.ts";
import { languages } from "../domain/people.ts";
import { isClockTime, isLocalDate } from "../domain/time.ts";

/** What comes in, parsed once. Strict: an unknown member is a fault, so that a misspelt one is not passed over. */
export const localDate = z.string().refine(isLocalDate, "must be a date that exists, YYYY-MM-DD").meta({ examples: ["2026-11-26"], format: "date" });
export const clockTime = z.string().refine(isClockTime, "must be a clock time, HH:MM").meta({ examples: ["09:00"] });
/** A database text holds no NUL. */
const text = (most: number) => z.string().min(1).max(most).regex(/^[^\0]*$/u, "must hold no NUL");
const id = text(100);
const halfDay = z.enum(["day", "morning", "afternoon"]);

const mostDates = 31;
const where = { hubId: id, deskId: id.optional(), dates: z.array(localDate).min(1).max(mostDates).refine((dates) => new Set(dates).size === dates.length, "must name each date once"), personId: z.guid().optional() };
export const bookingWish = z.union([z.strictObject({ ...where, part: halfDay }), z.strictObject({ ...where, from: clockTime, to: clockTime })]).meta({ id: "BookingWish" });

export const bookingMove = z
  .strictObject({ hubId: id.optional(), deskId: id.optional(), date: localDate.optional(), part: halfDay.optional(), from: clockTime.optional(), to: clockTime.optional() })
  .refine((move) => (move.from === undefined) === (move.to === undefined), "from and to go together")
  .refine((move) => move.part === undefined || move.from === undefined, "give part, or from and to")
  .refine((move) => Object.keys(move).length > 0, "say what to change")
  .meta({ id: "BookingMove" });

export const meChange = z.strictObject({ language: z.enum(languages).optional(), homeMunicipality: z.string().max(40).nullable().optional(), showName: z.boolean().optional() }).meta({ id: "MeChange" });
const rule = {
  /** 180 days is as far as a resource mailbox takes bookings by default (BookingWindowInDays) */
  horizonDays: z.number().int().min(1).max(180),
  bookingsPerWeek: z.number().int().min(1).max(14),
  /** 30 minutes is as short as the hubs' mailboxes are set up to take (MinimumDurationInMinutes) */
  shortestMinutes: z.number().int().min(30).max(480),
  checkInFromMinutes: z.number().int().min(0).max(240),
  halfDayAt: clockTime,
  bookForOthers: z.enum(bookersForOthers),
};
/** What a hub has set for itself, as it is kept. */
export const ownRules = z.strictObject({ horizonDays: rule.horizonDays.optional(), bookingsPerWeek: rule.bookingsPerWeek.optional(), shortestMinutes: rule.shortestMinutes.optional(), checkInFromMinutes: rule.checkInFromMinutes.optional(), halfDayAt: rule.halfDayAt.optional(), bookForOthers: rule.bookForOthers.optional() });
export const rulesChange = z
  .strictObject({ horizonDays: rule.horizonDays.nullable().optional(), bookingsPerWeek: rule.bookingsPerWeek.nullable().optional(), shortestMinutes: rule.shortestMinutes.nullable().optional(), checkInFromMinutes: rule.checkInFromMinutes.nullable().optional(), halfDayAt: rule.halfDayAt.nullable().optional(), bookForOthers: rule.bookForOthers.nullable().optional() })
  .meta({ id: "HubRulesChange" });
export const hubPath = z.object({ hubId: id });
export const placeMapping = z.strictObject({ hubId: id.nullable() }).meta({ id: "PlaceMapping" });
/** `kinds`: several with a comma between. */
const kindsAsked = z.preprocess((value) => (typeof value === "string" ? value.split(",") : value), z.array(z.enum(kinds)).max(kinds.length)).optional();
export const boardQuery = z.object({ from: localDate, days: z.coerce.number().int().min(1).max(31).default(5), kinds: kindsAsked });
export const periodQuery = z.strictObject({ from: localDate, to: localDate });
export const bookingPath = z.object({ bookingId: z.guid() });
export const hubDayPath = z.object({ hubId: id, date: localDate });
export const driftPath = z.object({ driftId: z.guid() });
export const placePath = z.object({ placeId: text(200) });
/** Header Idempotency-Key: one name for one attempt; the same key again gives the first answer. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, "must be 1-200 visible ASCII characters")
  .optional();
