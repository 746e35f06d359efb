import { z } from "zod";
import type { HubFile, HubFileTried } from "../contract/hubFile.ts";
import type { Board, Booking, BookingResults, Drifts, History, Hub, HubDay, Me, Places, Problem, Unanswered } from "../contract.ts";
import { bookingStatuses, calendarStates, surfaces } from "../domain/booking.ts";
import { bookersForOthers, deskCalendars, kinds, ruleNames } from "../domain/hub.ts";
import { parts } from "../domain/part.ts";
import { refusalCodes } from "../domain/refusal.ts";
import { hubDocument } from "./hubDocument.ts";

/** What goes out, for the description of our API; held to the wire types by the compiler. */
const kindList = z.array(z.enum(kinds));
const alternative = z
  .object({ hubId: z.string(), hubName: z.string(), deskId: z.string(), deskName: z.string(), date: z.string(), part: z.enum(parts), from: z.string(), to: z.string(), distanceKm: z.number().nullable(), label: z.string() })
  .meta({ id: "Alternative" });
const refusal = z.object({ code: z.enum(refusalCodes), title: z.string(), detail: z.string(), setBy: z.string().optional(), opens: z.string().optional(), alternatives: z.array(alternative) }).meta({ id: "Refusal" });
const problem: z.ZodType<Problem> = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string().optional(),
    setBy: z.string().optional(),
    opens: z.string().optional(),
    alternatives: z.array(alternative).optional(),
    faults: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
const booking: z.ZodType<Booking> = z
  .object({
    id: z.string(),
    hubId: z.string(),
    hubName: z.string(),
    deskId: z.string(),
    deskName: z.string(),
    date: z.string(),
    start: z.string(),
    end: z.string(),
    part: z.enum(parts),
    status: z.enum(bookingStatuses),
    calendar: z.enum(calendarStates),
    personId: z.string(),
    state: z.string(),
    can: z.object({ move: z.boolean(), release: z.boolean(), checkIn: z.boolean(), undoRelease: z.boolean() }),
    checkInFrom: z.string(),
  })
  .meta({ id: "Booking" });
const day = z.object({
  date: z.string(),
  open: z.boolean(),
  closedBecause: z.string().optional(),
  opens: z.string().optional(),
  closes: z.string().optional(),
  total: z.number(),
  free: z.number(),
  freeMorning: z.number(),
  freeAfternoon: z.number(),
  fits: z.object({ free: z.number(), freeMorning: z.number(), freeAfternoon: z.number() }).optional(),
  mine: z.string().optional(),
  mineStatus: z.enum(bookingStatuses).optional(),
  mineCalendar: z.enum(calendarStates).optional(),
  minePart: z.enum(parts).optional(),
  coming: z.number(),
  happening: z.string().optional(),
});
const board: z.ZodType<Board> = z
  .object({ from: z.string(), days: z.array(z.string()), kinds: kindList.optional(), hubs: z.array(z.object({ id: z.string(), name: z.string(), distanceKm: z.number().nullable(), bookable: z.boolean(), horizonDays: z.number(), kinds: kindList, days: z.array(day) })) })
  .meta({ id: "Board" });
const hubDay: z.ZodType<HubDay> = day
  .extend({
    hubId: z.string(),
    desks: z.array(
      z.object({ id: z.string(), name: z.string(), kinds: kindList, free: z.boolean(), freeMorning: z.boolean(), freeAfternoon: z.boolean(), taken: z.array(z.object({ from: z.string(), to: z.string() })), mine: z.string().optional() }),
    ),
    names: z.array(z.string()),
  })
  .meta({ id: "HubDay" });
const hub: z.ZodType<Hub> = z
  .object({
    id: z.string(),
    name: z.string(),
    locality: z.string(),
    municipality: z.string(),
    position: z.object({ latitude: z.number(), longitude: z.number(), approximate: z.boolean() }),
    distanceKm: z.number().nullable(),
    bookable: z.boolean(),
    notBookableBecause: z.string().optional(),
    opening: z.array(z.object({ weekday: z.number(), opens: z.string(), closes: z.string() })),
    closedDays: z.array(z.object({ date: z.string(), reason: z.string() })),
    kinds: kindList,
    desks: z.array(z.object({ id: z.string(), name: z.string(), calendar: z.enum(deskCalendars), kinds: kindList })),
    about: z.object({
      description: z.string(),
      gettingThere: z.string(),
      contact: z.object({ name: z.string(), phone: z.string(), mail: z.string() }),
      keys: z.string(),
      alarm: z.string(),
      coffee: z.string(),
      rules: z.string(),
      visitFirst: z.string(),
    }),
    demo: z.boolean(),
    rules: z.object({ horizonDays: z.number(), bookingsPerWeek: z.number(), shortestMinutes: z.number(), checkInFromMinutes: z.number(), halfDayAt: z.string(), bookForOthers: z.enum(bookersForOthers) }),
    ownRules: z.array(z.enum(ruleNames)),
  })
  .meta({ id: "Hub" });
const me: z.ZodType<Me> = z
  .object({
    personId: z.string(),
    name: z.string(),
    mail: z.string(),
    roles: z.array(z.enum(["employee", "community-manager", "hr", "planner", "administrator"])),
    language: z.enum(["sv", "en"]).nullable(),
    homeMunicipality: z.string().nullable(),
    showName: z.boolean(),
    municipalities: z.array(z.string()),
    expires: z.string(),
  })
  .meta({ id: "Me" });
const results: z.ZodType<BookingResults> = z.object({ results: z.array(z.object({ date: z.string(), booking: booking.optional(), refusal: refusal.optional() })) }).meta({ id: "BookingResults" });
const history: z.ZodType<History> = z.object({ changes: z.array(z.object({ at: z.string(), by: z.string(), surface: z.enum(surfaces), what: z.string() })) }).meta({ id: "History" });
const places: z.ZodType<Places> = z
  .object({
    places: z.array(z.object({ placeId: z.string(), kind: z.enum(["workspace", "desk", "room"]), name: z.string(), mail: z.string().nullable(), capacity: z.number().nullable(), hubId: z.string().nullable(), seen: z.string() })),
    unmapped: z.number(),
    hubsWithoutPlace: z.array(z.string()),
  })
  .meta({ id: "Places" });
const unanswered: z.ZodType<Unanswered> = z
  .object({ bookings: z.array(z.object({ bookingId: z.string(), hubId: z.string(), hubName: z.string(), date: z.string(), calendar: z.enum(calendarStates), since: z.string() })) })
  .meta({ id: "Unanswered" });
const drifts: z.ZodType<Drifts> = z
  .object({
    drifts: z.array(
      z.object({
        id: z.string(),
        cause: z.string(),
        says: z.string(),
        does: z.string(),
        hubId: z.string().nullable(),
        hubName: z.string().nullable(),
        bookingId: z.string().nullable(),
        since: z.string(),
        next: z.string().nullable(),
        tries: z.number(),
        mendable: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Drifts" });

const hubFileTried: z.ZodType<HubFileTried> = z
  .object({
    saved: z.boolean(),
    hubs: z.array(z.object({ id: z.string(), name: z.string(), is: z.enum(["new", "changed", "same"]), changes: z.array(z.string()), outside: z.number() })),
    faults: z.array(z.object({ hubId: z.string(), says: z.string() })),
  })
  .meta({ id: "HubFileTried" });
const hubFile: z.ZodType<HubFile> = z.object({ hubs: z.array(hubDocument) }).meta({ id: "HubFile" });

export const answers = { hubFile, hubFileTried, problem, booking, board, hubDay, hub, me, results, history, places, unanswered, drifts };
