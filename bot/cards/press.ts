import { z } from "zod";
import type { LocalDate } from "../../src/domain/time.ts";
import { isClockTime, isLocalDate } from "../../src/domain/time.ts";
import { hubTopics } from "../reading/reading.ts";
import type { AskedPart, Command } from "../reading/reading.ts";

/** The verbs that buttons send. */
export const verbs = { show: "booking.show", refresh: "booking.refresh", release: "booking.release", undo: "booking.undo", checkIn: "booking.check-in", move: "booking.move", moveTo: "booking.move-to", book: "book", say: "say", privately: "say-privately", several: "bookings.refresh" } as const;

const id = z.string().min(1).max(200);
const bookingId = z.guid();
const date = z.string().refine(isLocalDate);
const clock = z.string().refine(isClockTime);
const part: z.ZodType<AskedPart> = z.union([
  z.object({ part: z.enum(["day", "morning", "afternoon"]) }),
  z.object({ part: z.literal("hours"), from: clock, to: clock }),
  z.object({ part: z.literal("from"), from: clock }),
  z.object({ part: z.literal("until"), to: clock }),
]);
const days = z.array(z.object({ date, part })).max(20);
const dates = z.array(date).max(20);
const which = z.object({ dates, hubId: id.nullable(), part: part.optional(), all: z.literal(true).optional() });
const command: z.ZodType<Command> = z.union([
  z.object({ kind: z.literal("book"), hubId: id.nullable(), days, part: part.optional() }),
  z.object({ kind: z.literal("move"), which, to: z.object({ hubId: id.nullable(), date: date.nullable(), part: part.nullable(), week: date.optional() }) }),
  z.object({ kind: z.enum(["release", "check-in", "when-check-in"]), which }),
  z.object({ kind: z.literal("free-places"), hubId: id.nullable(), dates, part: part.optional() }),
  z.object({ kind: z.literal("who-comes"), hubId: id.nullable(), dates }),
  z.object({ kind: z.literal("hub-info"), hubId: id.nullable(), topic: z.enum(hubTopics).optional(), dates: dates.optional() }),
  z.object({ kind: z.literal("language"), language: z.enum(["sv", "en"]) }),
  z.object({ kind: z.literal("my-bookings"), dates: dates.optional() }),
  z.object({ kind: z.enum(["my-surveys", "undo", "help", "hello"]) }),
]);

/** Names one attempt, so that a double click is one: new each time the card is drawn. */
const attempt = z.string().max(200).default("");
/** language of the card, for people who have not chosen theirs */
const lang = z.enum(["sv", "en"]).optional();

export const bookingPress = z.object({ bookingId, attempt, lang });
export const releasePress = bookingPress.extend({ part: part.optional() });
export const severalPress = z.object({ bookingIds: z.array(bookingId).min(1).max(20), attempt, lang });
export const movePress = z.object({ bookingId, attempt, lang, to: z.object({ hubId: id.optional(), deskId: id.optional(), date: date.optional(), part: part.optional() }) });
export const bookPress = z.object({ attempt, lang, wish: z.object({ hubId: id, deskId: id.optional(), date, part }) });
export const sayPress = z.object({ attempt, lang, command });
export const anyPress = z.object({ lang });

/** A place that a button books or moves to. */
export type PlaceWish = { readonly hubId: string; readonly deskId?: string; readonly date: LocalDate; readonly part: AskedPart };
