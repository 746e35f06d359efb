/** The make-believe organisation that the stand-in serves: who is in it, which mailboxes it has, and what the apps may do. */

export type Role = "hr" | "planner" | "administrator";

export type Person = {
  /** Entra object id, a lower-case UUID. */
  oid: string;
  upn: string;
  displayName: string;
  locale: "sv-SE" | "en-GB";
  /** Entra app roles of the tab's API. */
  roles: readonly Role[];
  /** Object id of the manager, if any. */
  manager?: string;
};

/** How a resource mailbox answers; Set-CalendarProcessing decides this in Exchange and Graph cannot read it. */
export type MailboxPolicy = {
  capacity: number;
  allowConflicts: boolean;
  /** Days ahead that may be booked (BookingWindowInDays). */
  bookingWindowDays: number;
  minimumMinutes: number;
  maximumMinutes: number;
  onlyDuringWorkHours: boolean;
  allowRecurring: boolean;
  /** Of a series' times, in percent and in number, those that may be taken already: they alone are declined then. With 0 one clash declines the series. */
  conflictPercentageAllowed: number;
  maximumConflictInstances: number;
  /** Everybody may book; else only those in `bookInPolicy`, by address. */
  allBookInPolicy: boolean;
  bookInPolicy: readonly string[];
  /** accept | a delegate answers (tentative) | nobody answers */
  answers: "accept" | "delegate" | "never";
  /** Seconds until the attendant answers. */
  answerAfterSeconds: number;
  removeCanceledMeetings: boolean;
};

export type ResourceMailbox = {
  address: string;
  displayName: string;
  kind: "workspace" | "room" | "desk";
  placeId: string;
  /** e-mail of the room list it belongs to */
  roomList?: string;
  policy: MailboxPolicy;
};

/** A group of Entra. `members` are object ids of people, of other groups, and of what else may be in a group (devices). */
export type Group = { id: string; displayName: string; members: readonly string[] };

export type Tenant = {
  tenantId: string;
  domain: string;
  /** client id of the tab's API */
  tabApp: string;
  /** client id of the bot */
  botApp: string;
  people: readonly Person[];
  /** none when left out */
  groups?: readonly Group[];
  resources: readonly ResourceMailbox[];
  roomLists: readonly { address: string; displayName: string; placeId: string }[];
  /** A mailbox outside the app's scope, which must be refused. */
  controlMailbox: string;
  /** Exchange RBAC for Applications: what the app may do, by mailbox address (lower case) */
  grants: Readonly<Record<string, readonly ("Calendars.Read" | "Calendars.ReadWrite")[]>>;
};

export const usualPolicy: MailboxPolicy = {
  capacity: 1,
  allowConflicts: false,
  bookingWindowDays: 180,
  minimumMinutes: 30,
  maximumMinutes: 1440,
  onlyDuringWorkHours: false,
  allowRecurring: true,
  conflictPercentageAllowed: 0,
  maximumConflictInstances: 0,
  allBookInPolicy: true,
  bookInPolicy: [],
  answers: "accept",
  answerAfterSeconds: 2,
  removeCanceledMeetings: false,
};
