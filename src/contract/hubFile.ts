/**
 * The hubs as administrators write them in a file. Dates are local dates, clock times local ("07:30"), in
 * Europe/Stockholm.
 */

export type HubText = { sv: string; en: string };
export type HubKind = "height-adjustable" | "quiet-room" | "call-room" | "meeting-room" | "lunch-room" | "screen" | "wifi";

/** All that is known of one hub. Who takes a desk out of it withdraws the desk; what has been booked there stays in the ledger. */
export type HubDocument = {
  /** small letters, digits and hyphens; never changed, since bookings point at it */
  id: string;
  name: string;
  locality: string;
  municipality: string;
  position: { latitude: number; longitude: number; /** of the locality, not of the house */ approximate: boolean };
  bookable: boolean;
  /** ISO weekday 1-7, each at most once; no line: closed */
  opening: { weekday: number; opens: string; closes: string }[];
  /** the hub's own; public holidays are known already */
  closedDays: { date: string; reason: HubText }[];
  happenings: { date: string; text: HubText }[];
  kinds: HubKind[];
  about: { description: HubText; gettingThere: HubText; contact: { name: string; phone: string; mail: string }; /** who has keys and code, never the code */ keys: HubText; alarm: HubText; coffee: HubText; rules: HubText; visitFirst: HubText };
  /** made up, and said so */
  demo: boolean;
  /** where the hub differs from the region's rules */
  ownRules: { horizonDays?: number; bookingsPerWeek?: number; shortestMinutes?: number; checkInFromMinutes?: number; halfDayAt?: string; bookForOthers?: "administrators" | "nobody" };
  /** in the order they are shown; `mailbox` for the calendars pool and own, null for none */
  desks: { id: string; name: string; calendar: "pool" | "own" | "none"; mailbox: string | null; kinds: HubKind[] }[];
};

/** GET /api/hub-file */
export type HubFile = { hubs: HubDocument[] };
/** PUT /api/hub-file: adds these hubs, or replaces what is known of them; hubs that are not named stay as they are. */
export type HubFileWish = HubFile & { dryRun: boolean };
export type HubFileTried = {
  /** false: a dry run, or something is wrong; then nothing has changed */
  saved: boolean;
  hubs: { id: string; name: string; is: "new" | "changed" | "same"; /** what changes, in words */ changes: string[]; /** bookings already made that lie where the hub would be closed: they stand */ outside: number }[];
  /** in words, with what to do */
  faults: { hubId: string; says: string }[];
};
