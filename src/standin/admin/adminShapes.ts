import { z } from "zod";
import { faultKinds } from "../graph/faults.ts";

const instant = z.iso.datetime({ offset: true });

export const clockShape = z.union([
  z.strictObject({ at: instant }),
  z.strictObject({ advanceMs: z.number().min(0).max(400 * 86_400_000) }),
  z.strictObject({ run: z.literal(true) }),
]);

export const policyShape = z
  .strictObject({
    capacity: z.int().min(0),
    allowConflicts: z.boolean(),
    bookingWindowDays: z.int().min(0).max(1080),
    minimumMinutes: z.int().min(0),
    maximumMinutes: z.int().min(0),
    onlyDuringWorkHours: z.boolean(),
    allowRecurring: z.boolean(),
    conflictPercentageAllowed: z.int().min(0).max(100),
    maximumConflictInstances: z.int().min(0),
    allBookInPolicy: z.boolean(),
    bookInPolicy: z.array(z.string()),
    answers: z.enum(["accept", "delegate", "never"]),
    answerAfterSeconds: z.number().min(0),
    removeCanceledMeetings: z.boolean(),
  })
  .partial();

const isRegularExpression = (text: string): boolean => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
};

export const faultShape = z.strictObject({
  method: z.enum(["GET", "POST", "PATCH", "PUT", "DELETE", "*"]).default("*"),
  pathPattern: z.string().min(1).max(500).refine(isRegularExpression, "not a regular expression"),
  nth: z.int().min(1).default(1),
  times: z.int().min(1).default(1),
  what: z.enum(faultKinds),
  status: z.int().min(400).max(599).optional(),
  code: z.string().optional(),
  retryAfter: z.number().min(0).optional(),
  ms: z.number().min(0).max(600_000).optional(),
});

/** What a person does in Outlook, by hand and unknown to the product. */
export const outlookShapes = {
  book: z.strictObject({
    organizer: z.string(),
    /** the hub mailbox that is invited; none for an appointment of one's own */
    mailbox: z.string().optional(),
    start: instant,
    end: instant,
    subject: z.string().optional(),
    /** further people invited */
    people: z.array(z.string()).optional(),
    /** written straight into the hub's own calendar, which nobody answers */
    directly: z.boolean().optional(),
  }),
  /** eventId: either form of any copy's id, or the iCalUId */
  move: z.strictObject({ eventId: z.string(), start: instant, end: instant }),
  delete: z.strictObject({ eventId: z.string(), mailbox: z.string().optional() }),
  answer: z.strictObject({ eventId: z.string(), mailbox: z.string().optional() }),
};

/** null goes back to what the organisation began with */
export const grantsShape = z.strictObject({ grants: z.array(z.enum(["Calendars.Read", "Calendars.ReadWrite"])).nullable() });
export const placesShape = z.strictObject({ enableBuildings: z.boolean() });
