import type { AdministrationChange } from "../domain/administration.ts";
import type { Booking, BookingStatus, CalendarState, Place, Surface } from "../domain/booking.ts";
import type { Holidays, Hub, RuleChange, Rules } from "../domain/hub.ts";
import type { HubFileTried } from "../domain/hubFile.ts";
import type { Language, Person } from "../domain/people.ts";
import type { Claim } from "../domain/policy.ts";
import type { RefusalCode } from "../domain/refusal.ts";
import type { Interval, LocalDate } from "../domain/time.ts";

/**
 * All that the services ask of the outside, in our own words. One file, however long: whoever writes an adapter, or a part of one
 * for a test, sees here all that is asked of it, and the types that one port hands to the next.
 *
 * Glossary: a claim is what a live booking holds of a desk (the constraints sit on claims); an event is one Graph event of a
 * booking, whose id is its transactionId; a change is one line of who did what with a booking, an administration change of who set
 * what of a hub or a place; an outcome is the stored first answer to a
 * write that may be repeated.
 */

// ---- The ledger -------------------------------------------------------------------------------------------------------------

/** Identifies one write that may be repeated: the key the client sent and, in a request of several days, which day. */
export type WriteKey = { readonly personId: string; readonly key: string; readonly item: string; /** hash of what was asked */ readonly fingerprint: string };
export type Outcome = { readonly ok: true; readonly booking: Booking } | { readonly ok: false; readonly refusal: RefusalWithAlternatives };
export type StoredOutcome = { /** the day that it answers; another than asked for when only another day of the key has been answered */ readonly item: string; readonly fingerprint: string; readonly outcome: Outcome };

export type Change = {
  readonly bookingId: string;
  readonly at: Date;
  readonly byPersonId: string | null;
  readonly surface: Surface;
  readonly what: string;
  readonly detail: Readonly<Record<string, string>>;
};

/** What came of what an administrator set, as a retry is answered. A file of hubs in which something was wrong is answered too. */
export type Administered =
  | { readonly kind: "rules"; readonly ownRules: Partial<Rules> }
  | { readonly kind: "place" }
  | { readonly kind: "hub-file"; readonly tried: HubFileTried }
  | { readonly kind: "refused"; readonly refusal: RefusalWithAlternatives };

export const jobNames = ["settle-event", "look-at-event", "sweep-mailbox", "sweep-all", "tell", "complete-bookings", "sync-places", "clean-up", "keep-subscriptions", "mend-drift", "open-waves", "enter-waves", "send-wave", "remind-wave", "flush-answers", "close-wave", "freeze-wave"] as const;
export type JobName = (typeof jobNames)[number];
export type Job = {
  readonly name: JobName;
  readonly data: Readonly<Record<string, string | number>>;
  /** not before; at once when left out */
  readonly after?: Date;
  /** jobs of this name and key are done one at a time; of some names only one waits */
  readonly key?: string;
};

/** What one event in a person's calendar should be and what we know it to be. */
export type CalendarEvent = {
  /** also the transactionId of the POST that makes it */
  readonly id: string;
  readonly bookingId: string;
  readonly personId: string;
  /** the hub's or desk's mailbox; null for a desk with no mailbox */
  readonly mailbox: string | null;
  readonly wanted: "present" | "absent";
  /** the time the event should have; `revision` grows at each change of it */
  readonly during: Interval;
  readonly revision: number;
  /** the body of the first POST, sent unchanged at every retry */
  readonly body: EventBody;
  readonly state: "queued" | "sent" | "accepted" | "declined" | "unanswered" | "cancelled";
  /** revision last sent to Graph; null before the first POST was tried */
  readonly sentRevision: number | null;
  readonly sentAt: Date | null;
  readonly graphId: string | null;
  readonly iCalUId: string | null;
  /** id of the hub mailbox's own copy, once seen there */
  readonly hubCopyId: string | null;
  /** who made it: we, or somebody in Outlook; of theirs we only follow the hub mailbox's copy */
  readonly origin: "hubbplats" | "outlook";
  /** which of the meeting's seats this row is; 0 for an event of ours */
  readonly seat: number;
};
export type NewEvent = Omit<CalendarEvent, "state" | "sentRevision" | "sentAt" | "graphId" | "iCalUId" | "hubCopyId" | "origin" | "seat">;
/** An event that somebody made in Outlook, by its copy in a hub mailbox: one a seat. */
export type OutlookSeat = { readonly id: string; readonly seat: number; readonly mailbox: string; readonly iCalUId: string; readonly hubCopyId: string; /** of the series that the copy is an occurrence of */ readonly hubSeriesId: string | null };
export type EventBody = {
  readonly subject: string;
  readonly during: Interval;
  readonly location: string;
  readonly mailbox: string | null;
  readonly text: string;
};

export type DecisionAsk = { readonly subjectId: string; readonly hubId: string; readonly date: LocalDate; readonly heldFrom: LocalDate; readonly write: WriteKey | null };
/** What the decision about one wish needs, read in one look. */
export type DecisionContext = {
  readonly subject: Person | null;
  /** what the subject holds in the two weeks from `heldFrom`, a Monday: the week that the rules count, and the next, where alternatives may lie */
  readonly held: readonly Claim[];
  /** all claims at the hub on the date */
  readonly taken: readonly Claim[];
  readonly outcome: StoredOutcome | null;
};

/** A claim with what its booking says of itself, as the board shows it to its holder. */
export type BoardClaim = Claim & Pick<Booking, "status" | "calendar" | "part">;

/** A time for which a mailbox has said no to a person. */
export type Decline = { readonly mailbox: string; readonly during: Interval };

export type NewBooking = Place & {
  readonly id: string;
  readonly personId: string;
  readonly status: BookingStatus;
  readonly calendar: CalendarState;
};

export type Tx = {
  /** Locks the subject's row, so that one person's wishes are decided one at a time. */
  decisionContext(ask: DecisionAsk): Promise<DecisionContext>;
  /** Gives the booking another place (its claim is remade). False when a constraint refused it: roll back or try another. */
  moveBooking(id: string, to: Place & { status: BookingStatus; calendar: CalendarState; movedFrom: Place | null }): Promise<boolean>;
  /** Sets the status; a status that is not active gives up the claim, an active one that lacks it takes it again. False when the claim was refused. */
  setStatus(id: string, set: { status: BookingStatus; calendar: CalendarState; reason: string | null; at: Date; movedFrom?: null }): Promise<boolean>;
  booking(id: string, lock: boolean): Promise<Booking | null>;
  addChange(change: Change): Promise<void>;
  addEvent(event: NewEvent): Promise<void>;
  /** The booking's events, newest first, locked. */
  eventsOf(bookingId: string): Promise<CalendarEvent[]>;
  event(id: string): Promise<CalendarEvent | null>;
  /** Notes that an event that is wanted and was never sent is about to be (its `sentRevision` is 0 from now on), and gives it, locked; null when there is no such event. */
  beginSending(id: string): Promise<CalendarEvent | null>;
  updateEvent(event: CalendarEvent): Promise<void>;
  /** The events with this iCalUId, or with this copy or series in a hub mailbox, by seat, locked; none when it is nobody's we know. */
  eventsByCopy(copy: { iCalUId?: string; hubCopyId: string }): Promise<CalendarEvent[]>;
  /** True when an event of ours with this organizer and mailbox, and with this time now or in its first body, is on its way to Outlook and its iCalUId not yet known. */
  isOnItsWay(copy: { mailbox: string; organizerMail: string; during: Interval }): Promise<boolean>;
  /** The person with this address; a guest of that name is added where there is none. */
  organizer(person: { id: string; mail: string; name: string }): Promise<Person>;
  /** As BookingTx.addBooking, for a seat of a meeting made in Outlook. */
  addOutlookBooking(added: { booking: NewBooking; change: Change; seat: OutlookSeat; during: Interval }): Promise<boolean>;
  /** Writes a seat of a meeting that found no desk: a booking that has ended before it began, and holds nothing. */
  addLostSeat(lost: { booking: NewBooking; reason: string; change: Change }): Promise<void>;
  /** Notes a difference, or that it is still there; the first time stays. True when it is new. */
  noteDrift(drift: NewDrift): Promise<boolean>;
  settleDrift(cause: DriftCause, subject: string): Promise<void>;
  outcome(write: WriteKey): Promise<StoredOutcome | null>;
  saveOutcome(write: WriteKey, outcome: Outcome, at: Date): Promise<void>;
  /** The first answer to an administrator's write by its key; locks the administrator, so that of two that carry one key the second waits and sees the first one's answer. */
  administered(write: WriteKey): Promise<Administered | "another-request" | null>;
  saveAdministered(write: WriteKey, answer: Administered, at: Date): Promise<void>;
  addAdministrationChange(change: AdministrationChange): Promise<void>;
  /**
   * Sets rules of a hub's own on top of those that stand, in one statement: of two who change at once neither loses what the
   * other set. Every replica is told with the commit. Gives what the hub has set for itself from now on; null when there is no such hub.
   */
  setRules(hubId: string, set: RuleChange): Promise<Partial<Rules> | null>;
  /** Adds hubs, or replaces what is known of them. A desk that is no longer listed is withdrawn. Every replica is told with the commit. */
  saveHubs(hubs: readonly Hub[]): Promise<void>;
  /** Maps a place to a hub, or to none. False when there is no such place. */
  mapPlace(placeId: string, hubId: string | null): Promise<boolean>;
  enqueue(job: Job): Promise<void>;
  /** Tells every replica, once the transaction has committed, that a hub's day and a person's booking have changed. */
  announce(change: { hubId: string; date: LocalDate; personId: string; bookingId: string }): Promise<void>;
};

/** The verbs of a transaction that books, which others may share. One try for a desk: who is refused begins a new transaction. */
export type BookingTx = Pick<Tx, "decisionContext" | "enqueue" | "announce"> & {
  /** Claims the desk and writes booking, first change, event and the write's answer in one statement. False when a constraint refused the claim: nothing was written then. */
  addBooking(added: { booking: NewBooking; change: Change; event: NewEvent | null; write: WriteKey | null }): Promise<boolean>;
};

/** Why ledger and Exchange differ. */
export const driftCauses = ["unanswered", "declined-though-there", "over-capacity", "unmatched-copy", "copy-not-taken", "hub-copy-missing", "graph-refuses", "unmapped-place"] as const;
export type DriftCause = (typeof driftCauses)[number];
export type NewDrift = {
  readonly id: string;
  readonly cause: DriftCause;
  /** what it is about: an event's id, an iCalUId, a copy in a hub mailbox, a place; one row a cause and subject */
  readonly subject: string;
  readonly hubId: string | null;
  readonly bookingId: string | null;
  /** the hub mailbox's copy that it is about, where it is about one */
  readonly detail: { readonly mailbox?: string; readonly copy?: Extract<HubCopy, { kind: "event" }> };
  readonly since: Date;
  /** when it is tried to be mended next; null: left to a person */
  readonly nextAt: Date | null;
};
export type Drift = NewDrift & { readonly tries: number };
export type DriftStore = {
  all(): Promise<Drift[]>;
  one(id: string): Promise<Drift | null>;
  /** Those whose time has come. */
  due(now: Date, limit: number): Promise<Drift[]>;
  tried(id: string, nextAt: Date | null): Promise<void>;
  /** How many there are of every cause, and since when the oldest stands. */
  counts(): Promise<{ readonly cause: DriftCause; readonly open: number; readonly since: Date | null }[]>;
};
/** What we remember of Graph's subscriptions. */
export type KeptSubscription = { readonly mailbox: string; readonly id: string; readonly clientState: string; readonly until: Date };
export type SubscriptionStore = {
  all(): Promise<KeptSubscription[]>;
  byIds(ids: readonly string[]): Promise<KeptSubscription[]>;
  keep(kept: KeptSubscription): Promise<void>;
  forget(id: string): Promise<void>;
};

export type Ledger = {
  /** Runs the work in one transaction; repeats it when the database gave way to another (deadlock, serialisation). */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * As `transaction`, for a booking of one person. Those who book at the same moment share one, which costs little more than
   * that of one of them; the work of another who fails is no harm to this.
   */
  book<T>(personId: string, work: (tx: BookingTx) => Promise<T>): Promise<T>;
  /** What a decision needs, as it stands, with nothing locked: enough to say no by, never to say yes. */
  look(ask: DecisionAsk): Promise<DecisionContext>;
  /** Keeps the first answer where nothing was written (a refusal); the first to come stays. */
  saveOutcome(write: WriteKey, outcome: Outcome, at: Date): Promise<void>;
  /** Forgets the stored answers from before. */
  forgetOutcomes(before: Date): Promise<void>;
  hubs(): Promise<Hub[]>;
  /** As Tx.saveHubs, in a transaction of its own. */
  saveHubs(hubs: readonly Hub[]): Promise<void>;
  /** Claims at these hubs on these dates. */
  claims(hubIds: readonly string[], dates: readonly LocalDate[]): Promise<BoardClaim[]>;
  /** All that one person holds from a date on. */
  heldBy(personId: string, from: LocalDate): Promise<Claim[]>;
  /** What mailboxes have said no to, of bookings that a person has or had from a date on. */
  declines(personId: string, from: LocalDate): Promise<readonly Decline[]>;
  booking(id: string): Promise<Booking | null>;
  bookingsByIds(ids: readonly string[]): Promise<Booking[]>;
  bookingsOf(personId: string, from: LocalDate, to: LocalDate): Promise<Booking[]>;
  changes(bookingId: string): Promise<(Change & { byName: string | null })[]>;
  person(id: string): Promise<Person | null>;
  people(ids: readonly string[]): Promise<Person[]>;
  personByMail(mail: string): Promise<Person | null>;
  /** Adds or refreshes what sign-in tells (id, name, mail); the person's own settings stay. */
  meetPerson(known: { id: string; name: string; mail: string }): Promise<Person>;
  setPerson(id: string, set: { language?: Language | null; homeMunicipality?: string | null; showName?: boolean }): Promise<Person>;
  unanswered(): Promise<{ booking: Booking; since: Date }[]>;
  /** Bookings that are over and still active. */
  over(now: Date, limit: number): Promise<Booking[]>;
  sync: SyncStore;
  drift: DriftStore;
  /** Accepted events of a mailbox in a window whose copy is not among those seen. */
  unseenEvents(mailbox: string, window: Interval, seenICalUIds: readonly string[]): Promise<string[]>;
  subscriptions: SubscriptionStore;
  cards: CardStore;
  /**
   * Calls back on every announced change: at once where it was made (`here`), and a moment later on every replica, this one
   * included (`wire`). `resync` when the connection was lost and something may have been missed.
   */
  listen(heard: (news: News, from: "here" | "wire") => void): Promise<() => Promise<void>>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  /** Whether a fault that was thrown is that the database cannot be reached: not of what was asked, which may be asked again. */
  isUnreachable(fault: unknown): boolean;
};
export type News = { kind: "board"; hubId: string; date: LocalDate; personId: string; bookingId: string } | { kind: "hubs" } | { kind: "person"; personId: string } | { kind: "resync" };

/** What the sweeps of hub mailboxes and the reading of places remember. */
export type SyncStore = {
  /** How long ago each mailbox was read. */
  looks(): Promise<{ mailbox: string; lookedAt: Date }[]>;
  mailbox(address: string): Promise<{ windowStart: LocalDate; deltaLink: string; lookedAt: Date } | null>;
  saveMailbox(address: string, state: { windowStart: LocalDate; deltaLink: string; lookedAt: Date }): Promise<void>;
  places(): Promise<(SeenPlace & { hubId: string | null; seen: Date })[]>;
  savePlaces(places: readonly SeenPlace[], seen: Date): Promise<void>;
  /** Takes a mailbox for one look, or goes on having it; false while somebody else looks. */
  take(mailbox: string, by: string, now: Date, until: Date): Promise<boolean>;
  giveBack(mailbox: string, by: string): Promise<void>;
  /** When an event was last sent that asks one of these mailboxes, by mailbox; only those since an instant. */
  lastSent(mailboxes: readonly string[], since: Date): Promise<{ mailbox: string; at: Date }[]>;
  /** When the first event that asks this mailbox was sent that it has not answered; only of those sent since an instant. */
  waitsSince(mailbox: string, since: Date): Promise<Date | null>;
  /** Which of these copies in hub mailboxes are of events of ours that we have called off: nothing that happens to them matters any more. */
  calledOff(hubCopyIds: readonly string[]): Promise<string[]>;
  /** Accepted events of ours whose copy in the mailbox was never seen, though sent before an instant, and still to come. */
  neverSeen(mailbox: string, sentBefore: Date, now: Date): Promise<string[]>;
  /** Events of ours that ask no mailbox and are still to come: no sweep of a hub sees them. One in `of`, the same at every `slot`. */
  withoutMailbox(now: Date, slot: number, of: number): Promise<string[]>;
};

/** Where the bot can reach a person, and which message shows which booking. */
export type CardStore = {
  saveConversation(personId: string, reference: unknown): Promise<void>;
  conversation(personId: string): Promise<unknown>;
  /** Forgets a chat from which the app was removed, and the messages there that show bookings. */
  forgetChat(conversationId: string): Promise<void>;
  /** Whose a booking is, the messages that show it, and where the bot can reach the person (null: they have never met); null when there is no such booking. */
  reach(bookingId: string): Promise<{ personId: string; cards: { personId: string; conversationId: string; activityId: string; reference: unknown }[]; conversation: unknown } | null>;
  saveCard(card: { bookingId: string; personId: string; conversationId: string; activityId: string; reference: unknown }): Promise<void>;
};

// ---- Microsoft Graph ---------------------------------------------------------------------------------------------------------

/** Why a call did not give what was asked: `later` may be tried again (after some seconds), the others not as they are. */
export type CallFault = { readonly ok: false; readonly why: "later" | "not-found" | "denied" | "gone" | "conflict" | "refused"; readonly afterSeconds?: number; readonly code?: string };
export type Called<T> = { readonly ok: true; readonly value: T } | CallFault;

export type ResourceAnswer = "none" | "accepted" | "declined" | "tentative";
/** Somebody whom an event asks, and what they have answered; `mail` in small letters. */
export type Asked = { readonly mail: string; readonly resource: boolean; readonly answer: ResourceAnswer; readonly answeredAt: Date | null };
export type SentEvent = { readonly graphId: string; readonly iCalUId: string; readonly asked: readonly Asked[]; readonly during: Interval | null; readonly cancelled: boolean };

/** An event as it stands in a hub mailbox. */
export type HubCopy =
  | { readonly kind: "event"; readonly iCalUId: string; readonly graphId: string; /** the id of the series that it is an occurrence of */ readonly seriesId: string | null; readonly during: Interval; readonly cancelled: boolean; readonly organizer: { mail: string; name: string } | null; readonly answer: ResourceAnswer; /** seats of the mailbox that it takes */ readonly seats: number }
  | { readonly kind: "removed"; readonly graphId: string };

export type Calendar = {
  /** POST with transactionId = the event's id; the same id and body again gives the first event. */
  create(event: CalendarEvent): Promise<Called<SentEvent>>;
  read(personId: string, graphId: string): Promise<Called<SentEvent>>;
  /** PATCH of the time alone: attendees are never touched after the first POST. */
  move(personId: string, graphId: string, during: Interval): Promise<Called<SentEvent>>;
  cancel(personId: string, graphId: string, comment: string): Promise<Called<null>>;
  /** One whole round of calendarView/delta: from the link when given, else a new window. `gone` asks for a new window. */
  delta(mailbox: string, from: { deltaLink: string } | { window: Interval }): Promise<Called<{ copies: HubCopy[]; deltaLink: string }>>;
  /** Resolves when a mailbox outside the app's scope is refused as it must be; says what was wrong otherwise. */
  controlMailboxIsRefused(mailbox: string): Promise<Called<boolean>>;
};

export type SeenPlace = { readonly placeId: string; readonly kind: "workspace" | "desk" | "room"; readonly name: string; readonly mail: string | null; readonly capacity: number | null };
export type PlaceDirectory = {
  /** Workspaces, desks and rooms with all pages, and the rooms and workspaces of every room list. */
  places(): Promise<Called<SeenPlace[]>>;
};
/** What Graph allows to the person alone, by the tab's sign-in token on their behalf: extras that may fail. */
export type PersonalGraph = {
  checkIn(assertion: string, placeId: string, iCalUId: string): Promise<Called<null>>;
};

/** One standing request to be told of changes in a mailbox's calendar, as Graph holds it for this app. */
export type Subscription = {
  readonly id: string;
  /** whose events, as it was asked for: address or object id, lower case */
  readonly mailbox: string;
  /** Graph falls silent here, and tells nobody. */
  readonly until: Date;
  readonly notificationUrl: string;
  /** Null when it was made without one; it cannot be added later. */
  readonly lifecycleUrl: string | null;
  /** The secret that every notice will carry; null when Graph does not tell, which is usual in a list: then only our own memory knows whether it is ours. */
  readonly clientState: string | null;
};

/**
 * Change notifications of Graph. A notice only says "look now"; the truth is in `Calendar.delta`.
 * Making one calls both addresses back before it answers, up to 10 s each: they must be reachable, without sign-in, by then.
 */
export type Subscriptions = {
  /** Those of this app that are still alive, on whatever mailbox's events. */
  list(): Promise<Called<Subscription[]>>;
  /**
   * Asks to be told of events that are made, changed and deleted in one mailbox. A `conflict` means that the app has one for
   * that mailbox already; `refused` with code `InvalidRequest` or `ValidationError` that an address did not answer the
   * handshake, which may be better in a moment.
   * @param wish.clientState at most 128 characters @param wish.until at most 10,080 minutes ahead; less than 45 becomes 45
   */
  create(wish: { mailbox: string; notificationUrl: string; lifecycleUrl: string; clientState: string; until: Date }): Promise<Called<Subscription>>;
  /** Moves the end, and counts as reauthorization too. `not-found` when it has ended or was removed: make a new one. */
  renew(id: string, until: Date): Promise<Called<Subscription>>;
  /** The answer to `reauthorizationRequired`, when the end is not to be moved. */
  reauthorize(id: string): Promise<Called<null>>;
  /** One that is gone already counts as removed. */
  remove(id: string): Promise<Called<null>>;
};

// ---- People's messages -------------------------------------------------------------------------------------------------------

/** Why a person is told about a booking. `…-for-you`: somebody else did it; `there-too`: they have asked for another place at the same time in Outlook; `hub-closes`: the hub will not be open then. */
export const matters = ["booked", "confirmed", "declined", "unanswered", "moved", "move-declined", "released", "changed", "put-back", "booked-for-you", "moved-for-you", "released-for-you", "there-too", "hub-closes"] as const;
export type Matter = (typeof matters)[number];
export type Messenger = {
  /** Brings every card that shows this booking up to date, and sends a new message when the matter asks for one. `because`: the rule behind a put-back. */
  tell(told: { bookingId: string; matter: Matter; because?: RefusalCode }): Promise<Called<null>>;
};

/**
 * What the bot may send of its own accord, over all replicas: Microsoft counts by app and tenant. The courier that carries cards
 * asks it for each message, so that whoever sends by the courier need not.
 */
export type SendPace = {
  /** Takes leave for so many messages. 0: send them now; more: nothing was taken, ask again after so many milliseconds. */
  take(n: number): Promise<{ readonly waitMs: number }>;
  /** Nobody sends for so many milliseconds: Teams has asked us to wait. */
  pause(forMs: number): Promise<void>;
};

// ---- The rest ----------------------------------------------------------------------------------------------------------------

/** What one tap has led to: an id that everything bears which is done for it, here and in jobs, so that its lines can be found together. */
export type Trail = {
  /** of the work that asks; undefined when it is on no trail */
  id(): string | undefined;
  follow<T>(id: string, work: () => T): T;
};

export type HolidayCalendar = { holidays(from: LocalDate, to: LocalDate): Holidays };
/** Time, ids and chance, from outside. */
export type World = { now(): Date; newId(): string; /** in [0, 1) */ chance(): number };
export type Log = { info(what: string, facts?: Readonly<Record<string, unknown>>): void; warn(what: string, facts?: Readonly<Record<string, unknown>>): void; error(what: string, facts?: Readonly<Record<string, unknown>>): void };

/** The answer of a service that may say no. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: RefusalWithAlternatives };
export type RefusalWithAlternatives = { readonly code: RefusalCode; readonly setBy?: "hub" | "region"; readonly figures?: Readonly<Record<string, string | number>>; readonly opens?: LocalDate; readonly alternatives: readonly Option[] };
/** A place that is really free and allowed for the person. */
export type Option = Place & { readonly distanceKm: number | null };

/** Work that is done after the answer, repeatable at any hour. */
export type JobQueue = {
  enqueue(job: Job): Promise<void>;
  /** `atATime`: how many of this name this replica takes together; `everySeconds`: how often it asks for those whose time has come. */
  work(name: JobName, pace: { readonly atATime: number; readonly everySeconds: number }, handle: (data: Readonly<Record<string, string | number>>) => Promise<void>): Promise<void>;
  /** @param cron five fields, Europe/Stockholm */
  every(name: JobName, cron: string): Promise<void>;
  /** How each name stands: jobs whose time has come, for how many seconds the first of them could have been done, and those that were given up within the hour. */
  waiting(): Promise<{ readonly name: JobName; readonly waiting: number; readonly oldestSeconds: number; readonly givenUp: number }[]>;
};
