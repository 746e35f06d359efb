/**
 * The JSON on the wire between the tab and the server: all that the tab may see of the server. One file but for
 * surveys and hubs as a file (contract/), since one shape holds another and none of the files imports.
 * Dates are local dates in Europe/Stockholm ("2026-11-26"), clock times are local ("09:00"), instants are ISO 8601 with
 * offset ("2026-11-26T08:00:00+01:00"). Intervals are half-open: the end is the first moment that is no longer theirs.
 */

export type Language = "sv" | "en";
export type Part = "day" | "morning" | "afternoon" | "hours";
/** held: the ledger keeps the desk, whoever else must answer has not · confirmed: the desk is theirs. */
export type BookingStatus = "held" | "confirmed" | "checked-in" | "completed" | "declined" | "cancelled" | "released";
/** Where the Outlook event is, apart from the booking's status. */
export type CalendarState = "none" | "queued" | "sent" | "accepted" | "declined" | "unanswered" | "cancelled";
export type DeskCalendar = "pool" | "own" | "none" | "host";
export type Kind = "height-adjustable" | "quiet-room" | "call-room" | "meeting-room" | "lunch-room" | "screen" | "wifi";
export type Role = "employee" | "community-manager" | "hr" | "planner" | "administrator";

/** A refusal's code; the words come with it in `Problem`. */
export type RefusalCode =
  | "already-over"
  | "hub-closed"
  | "closed-day"
  | "hub-not-open-for-booking"
  | "outside-opening-hours"
  | "too-short"
  | "too-far-ahead"
  | "week-full"
  | "desk-taken"
  | "hub-full"
  | "you-are-elsewhere"
  | "person-is-elsewhere"
  | "too-early-to-check-in"
  | "too-late-to-check-in"
  | "not-active"
  | "made-in-outlook"
  | "no-such-time"
  | "no-such-hub"
  | "no-such-desk"
  | "no-such-booking"
  | "no-such-place"
  | "no-such-municipality"
  | "no-such-drift"
  | "place-of-a-desk"
  | "not-yours"
  | "for-administrators"
  | "not-for-others"
  | "no-such-person"
  | "key-used-for-another-request"
  | "no-such-survey"
  | "not-invited"
  | "survey-not-open"
  | "answers-not-valid"
  | "survey-key-destroyed"
  | "no-survey-keys"
  | "no-such-instrument"
  | "no-such-pilot"
  | "instrument-not-valid"
  | "instrument-in-use"
  | "no-such-campaign"
  | "no-such-group"
  | "group-not-reached"
  | "audience-too-small"
  | "campaign-not-draft"
  | "campaign-not-running"
  | "schedule-not-valid"
  | "wave-not-closed"
  | "wave-not-open"
  | "reminded-lately"
  | "surveys-going-on"
  | "results-not-ready"
  | "erased-since"
  | "few-invited"
  | "steps-cut"
  | "would-disclose"
  | "file-not-valid"
  | "confirm-first";

/** Something really free, one tap from booked: send it as the body of POST /api/bookings (or of a move). */
export type Alternative = {
  hubId: string;
  hubName: string;
  deskId: string;
  deskName: string;
  date: string;
  part: Part;
  /** local clock times */
  from: string;
  to: string;
  /** from the person's home municipality, as the crow flies; null when no home is chosen */
  distanceKm: number | null;
  /** the alternative in words, in the person's language: "Brunflo, tors 26 nov" */
  label: string;
};

export type Refusal = {
  code: RefusalCode;
  /** which rule, who set it, and what to do next, in the person's language */
  title: string;
  detail: string;
  /** who set the rule, in the person's language: "hubben" or "regionen"; absent where no rule is behind it */
  setBy?: string;
  /** local date from which it would be allowed */
  opens?: string;
  alternatives: Alternative[];
};

/** RFC 9457 problem+json, what every error answer holds. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId?: string;
  /** of a refusal: who set the rule, in the person's language, and the local date from which it would be allowed */
  setBy?: string;
  opens?: string;
  alternatives?: Alternative[];
  /** per field, for 400 */
  faults?: { field: string; message: string }[];
};

export type Me = {
  personId: string;
  name: string;
  mail: string;
  roles: Role[];
  language: Language | null;
  homeMunicipality: string | null;
  /** Others see my name where I book; default false: they see a count. */
  showName: boolean;
  /** municipalities to choose a home among */
  municipalities: string[];
  /** instant when the sign-in ends */
  expires: string;
};
/** PATCH /api/me: any of these. */
export type MeChange = { language?: Language; homeMunicipality?: string | null; showName?: boolean };

export type Hub = {
  id: string;
  name: string;
  locality: string;
  municipality: string;
  position: { latitude: number; longitude: number; approximate: boolean };
  distanceKm: number | null;
  bookable: boolean;
  /** why not bookable, in the person's language */
  notBookableBecause?: string;
  /** ISO weekday 1-7 */
  opening: { weekday: number; opens: string; closes: string }[];
  /** coming closed days with their reason, in the person's language */
  closedDays: { date: string; reason: string }[];
  kinds: Kind[];
  desks: { id: string; name: string; calendar: DeskCalendar; kinds: Kind[] }[];
  /** what a newcomer must know, in the person's language */
  about: {
    description: string;
    gettingThere: string;
    contact: { name: string; phone: string; mail: string };
    keys: string;
    alarm: string;
    coffee: string;
    rules: string;
    visitFirst: string;
  };
  /** true where the details are made up for the demonstration */
  demo: boolean;
  rules: HubRules;
  /** which of them this hub has set for itself; the others are the region's */
  ownRules: (keyof HubRules)[];
};

export type HubRules = {
  horizonDays: number;
  bookingsPerWeek: number;
  /** a booking lasts at least so long */
  shortestMinutes: number;
  checkInFromMinutes: number;
  /** local clock time where the morning ends */
  halfDayAt: string;
  bookForOthers: "administrators" | "nobody";
};
/** PATCH /api/hubs/{hubId}/rules (administrator): what is left out stays, null goes back to the region's. Answers a Hub. */
export type HubRulesChange = { [Rule in keyof HubRules]?: HubRules[Rule] | null };

export type BoardDay = {
  date: string;
  open: boolean;
  /** why closed, in the person's language */
  closedBecause?: string;
  /** local clock times; absent when closed */
  opens?: string;
  closes?: string;
  total: number;
  /** desks free for the whole opening hours; of today, none in a part that is over */
  free: number;
  freeMorning: number;
  freeAfternoon: number;
  /** how many of these have what the board was asked for by `kinds`; absent where that is no matter of which desk one gets */
  fits?: { free: number; freeMorning: number; freeAfternoon: number };
  /** id of my booking here that day */
  mine?: string;
  mineStatus?: BookingStatus;
  mineCalendar?: CalendarState;
  minePart?: Part;
  /** how many people come that day */
  coming: number;
  /** something happens at the hub, in the person's language: "Frukost 08.30" */
  happening?: string;
};
/** GET /api/board?from&days&kinds: `kinds`, comma between, asks how many of the free desks have all of them. */
export type Board = {
  from: string;
  days: string[];
  /** those asked for; absent when none were */
  kinds?: Kind[];
  hubs: { id: string; name: string; distanceKm: number | null; bookable: boolean; horizonDays: number; kinds: Kind[]; days: BoardDay[] }[];
};

/** GET /api/hubs/{hubId}/days/{date} */
export type HubDay = BoardDay & {
  hubId: string;
  desks: {
    id: string;
    name: string;
    kinds: Kind[];
    free: boolean;
    freeMorning: boolean;
    freeAfternoon: boolean;
    /** local clock times that are taken */
    taken: { from: string; to: string }[];
    mine?: string;
  }[];
  /** names of those who come and let others see it (never mine) */
  names: string[];
};

export type Booking = {
  id: string;
  hubId: string;
  hubName: string;
  deskId: string;
  deskName: string;
  date: string;
  start: string;
  end: string;
  part: Part;
  status: BookingStatus;
  calendar: CalendarState;
  personId: string;
  /** the state in one sentence, in the person's language */
  state: string;
  /** what may be done now; the server refuses the rest */
  can: { move: boolean; release: boolean; checkIn: boolean; undoRelease: boolean };
  /** instant from which check-in is allowed */
  checkInFrom: string;
};
export type Bookings = { bookings: Booking[] };

/** POST /api/bookings, with header Idempotency-Key. `personId` only for administrators who book for another. */
export type BookingWish = {
  hubId: string;
  deskId?: string;
  dates: string[];
  personId?: string;
} & ({ part: "day" | "morning" | "afternoon" } | { from: string; to: string });
/** 201 when all, 207 when some, 409 when none. */
export type BookingResults = { results: { date: string; booking?: Booking; refusal?: Refusal }[] };
/** PATCH /api/bookings/{id}: what is left out stays as it is. Answers a Booking, or 409 Problem with alternatives. */
export type BookingMove = { hubId?: string; deskId?: string; date?: string; part?: "day" | "morning" | "afternoon"; from?: string; to?: string };

/** GET /api/board/stream, server-sent events. `event: changed`, data: */
export type BoardChanged = { hubId: string; date: string };
/** `event: mine`, data: one of my bookings changed. */
export type MineChanged = { bookingId: string };

/** GET /api/bookings/{id}/history */
export type History = { changes: { at: string; by: string; surface: "tab" | "bot" | "outlook" | "system"; what: string }[] };

/** GET /api/places (administrator): what Microsoft Places knows, and the hub that each is mapped to. */
export type Places = {
  places: { placeId: string; kind: "workspace" | "desk" | "room"; name: string; mail: string | null; capacity: number | null; hubId: string | null; seen: string }[];
  /** places that no hub uses */
  unmapped: number;
  /** hub mailboxes that no place has */
  hubsWithoutPlace: string[];
};
/** PUT /api/places/{placeId} */
export type PlaceMapping = { hubId: string | null };

/** GET /api/drift (administrator): every difference between the ledger and Exchange that is not mended yet, oldest first. */
export type Drifts = {
  drifts: {
    id: string;
    cause: string;
    /** what differs, in the person's language */
    says: string;
    /** what will be done about it */
    does: string;
    hubId: string | null;
    hubName: string | null;
    bookingId: string | null;
    since: string;
    /** when it is tried next; null: left to a person */
    next: string | null;
    tries: number;
    /** POST /api/drift/{id}/mend tries now */
    mendable: boolean;
  }[];
};

/** GET /api/unanswered (administrator): bookings whose mailbox has not answered in time. */
export type Unanswered = { bookings: { bookingId: string; hubId: string; hubName: string; date: string; calendar: CalendarState; since: string }[] };
