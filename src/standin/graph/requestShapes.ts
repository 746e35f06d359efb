import { z } from "zod";

/** The closed shapes of what a client may write, after the official v1.0 schema: a member that is not here is refused. */

const moment = z.strictObject({
  dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?$/),
  timeZone: z.string().min(1),
});
const text = z.string().nullish();
const yes = z.boolean().nullish();
const emailAddress = z.strictObject({ address: text, name: text });
const responseType = z.enum(["none", "organizer", "tentativelyAccepted", "accepted", "declined", "notResponded"]);
const attendee = z.strictObject({
  emailAddress: emailAddress.extend({ address: z.string().min(3) }),
  type: z.enum(["required", "optional", "resource"]).nullish(),
  status: z.strictObject({ response: responseType.nullish(), time: text }).nullish(),
  proposedNewTime: z.strictObject({ start: moment.nullish(), end: moment.nullish() }).nullish(),
});
const location = z.strictObject({
  displayName: text,
  locationEmailAddress: text,
  locationUri: text,
  locationType: z
    .enum(["default", "conferenceRoom", "homeAddress", "businessAddress", "geoCoordinates", "streetAddress", "hotel", "restaurant", "localBusiness", "postalAddress"])
    .nullish(),
  uniqueId: text,
  uniqueIdType: z.enum(["unknown", "locationStore", "directory", "private", "bing"]).nullish(),
  address: z.strictObject({ street: text, city: text, state: text, countryOrRegion: text, postalCode: text }).nullish(),
  coordinates: z
    .strictObject({ latitude: z.number().nullish(), longitude: z.number().nullish(), altitude: z.number().nullish(), accuracy: z.number().nullish(), altitudeAccuracy: z.number().nullish() })
    .nullish(),
});
const day = z.enum(["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]);
const plainDate = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const recurrence = z.strictObject({
  pattern: z.strictObject({
    type: z.enum(["daily", "weekly", "absoluteMonthly", "relativeMonthly", "absoluteYearly", "relativeYearly"]),
    interval: z.int().min(1),
    daysOfWeek: z.array(day).optional(),
    firstDayOfWeek: day.nullish(),
    dayOfMonth: z.int().optional(),
    month: z.int().optional(),
    index: z.enum(["first", "second", "third", "fourth", "last"]).nullish(),
  }),
  range: z.strictObject({
    type: z.enum(["endDate", "noEnd", "numbered"]),
    startDate: plainDate,
    endDate: plainDate.nullish(),
    numberOfOccurrences: z.int().optional(),
    recurrenceTimeZone: text,
  }),
});

const writable = {
  subject: text,
  body: z.strictObject({ contentType: z.enum(["text", "html"]).nullish(), content: text }).nullish(),
  isAllDay: yes,
  location: location.nullish(),
  locations: z.array(location).optional(),
  attendees: z.array(attendee).optional(),
  recurrence: recurrence.nullish(),
  showAs: z.enum(["unknown", "free", "tentative", "busy", "oof", "workingElsewhere"]).nullish(),
  sensitivity: z.enum(["normal", "personal", "private", "confidential"]).nullish(),
  importance: z.enum(["low", "normal", "high"]).nullish(),
  categories: z.array(z.string()).optional(),
  reminderMinutesBeforeStart: z.int().nullish(),
  isReminderOn: yes,
  responseRequested: yes,
  hideAttendees: yes,
  allowNewTimeProposals: yes,
  isOnlineMeeting: yes,
  onlineMeetingProvider: z.enum(["unknown", "teamsForBusiness", "skypeForBusiness", "skypeForConsumer"]).nullish(),
  singleValueExtendedProperties: z.array(z.strictObject({ id: z.string(), value: text })).optional(),
};

export const eventCreate = z.strictObject({ ...writable, start: moment, end: moment, transactionId: z.string().min(1).optional() });
export const eventUpdate = z
  .strictObject({ ...writable, start: moment.optional(), end: moment.optional() })
  .refine((body) => Object.keys(body).length > 0, "nothing to change");
export const eventCancel = z.strictObject({ comment: text });
export const scheduleAsk = z.strictObject({
  schedules: z.array(z.string()).min(1),
  startTime: moment,
  endTime: moment,
  availabilityViewInterval: z.int().min(5).max(1440).optional(),
});
export const checkInCreate = z.strictObject({ calendarEventId: z.string().min(1), checkInMethod: z.enum(["unspecified", "manual", "inferred", "verified"]) });
export const currentLocation = z.strictObject({
  updateScope: z.enum(["currentSegment", "currentDay", "unknownFutureValue"]).nullish(),
  workLocationType: z.enum(["unspecified", "office", "remote", "timeOff", "unknownFutureValue"]).nullish(),
  placeId: text,
});

export type EventCreate = z.infer<typeof eventCreate>;
export type EventUpdate = z.infer<typeof eventUpdate>;
export type Moment = z.infer<typeof moment>;
export type LocationWritten = z.infer<typeof location>;
export type Recurrence = z.infer<typeof recurrence>;

/** An OData annotation: one of a namespace (`@odata.type`), of the object or of one of its members (`start@odata.type`). */
const annotation = /^[A-Za-z_]*@[A-Za-z]+\.[A-Za-z.]+$/;

/** OData annotations are allowed everywhere and mean nothing here. */
export function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !annotation.test(name)).map(([name, inner]) => [name, withoutAnnotations(inner)]));
}

export const appInstallation = z.strictObject({ "teamsApp@odata.bind": z.string(), id: text });
