import type { LocationWritten, Recurrence } from "./requestShapes.ts";

export type Response = "none" | "organizer" | "tentativelyAccepted" | "accepted" | "declined" | "notResponded";

export type Invited = {
  /** lower case */
  address: string;
  name: string;
  type: "required" | "optional" | "resource";
  response: Response;
  /** ISO 8601 in UTC, or null while unanswered */
  respondedAt: string | null;
  /** local start dates of a series' times that were declined though the series was accepted */
  declinedDays?: readonly string[];
};

/** One mailbox's copy of an event. The copies of one booking share iCalUId and nothing else. */
export type EventCopy = {
  /** our own key: 32 hex digits; both forms of the Graph id are made from it */
  key: string;
  /** lower-case address of the mailbox that holds this copy */
  mailbox: string;
  iCalUId: string;
  organizer: { address: string; name: string };
  isOrganizer: boolean;
  subject: string;
  body: { contentType: "text" | "html"; content: string };
  /** Local date and time, and the zone, as written. */
  start: { dateTime: string; timeZone: string };
  end: { dateTime: string; timeZone: string };
  /** ISO instants of the same */
  startsAt: string;
  endsAt: string;
  isAllDay: boolean;
  location: LocationWritten | null;
  attendees: readonly Invited[];
  recurrence: Recurrence | null;
  /** local start dates of a series' times that this mailbox has declined: they are not in its calendar */
  declinedDays?: readonly string[];
  showAs: "unknown" | "free" | "tentative" | "busy" | "oof" | "workingElsewhere";
  sensitivity: "normal" | "personal" | "private" | "confidential";
  importance: "low" | "normal" | "high";
  categories: readonly string[];
  reminderMinutesBeforeStart: number;
  isReminderOn: boolean;
  responseRequested: boolean;
  hideAttendees: boolean;
  allowNewTimeProposals: boolean;
  extendedProperties: readonly { id: string; value: string }[];
  transactionId: string | null;
  /** the canonical body of the first POST, to tell a retry from another event */
  transactionBody: string | null;
  isCancelled: boolean;
  /** deleted, or cancelled by its organizer: no longer in the calendar */
  gone: boolean;
  /** This mailbox's own answer. */
  response: Response;
  respondedAt: string | null;
  /** How many times the item was moved between folders: the default id changes with it, the immutable one does not. */
  moves: number;
  createdAt: string;
  modifiedAt: string;
  /** grows by every write in the tenant: change key and place in the delta */
  change: number;
};
