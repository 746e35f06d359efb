import type { Booking } from "../domain/booking.ts";
import type { Hub, HubOpening, Kind, RuleChange, Rules } from "../domain/hub.ts";
import type { HubFileTried } from "../domain/hubFile.ts";
import type { DayWish } from "../domain/part.ts";
import type { Actor, Language, Person } from "../domain/people.ts";
import type { LocalDate } from "../domain/time.ts";
import type { Answer, BoardClaim, Change, Decline, Drift, Option, SeenPlace } from "./ports.ts";

/**
 * What people can do, as the tab's routes and the bot call it. Every verb checks the actor's right itself.
 * `key` is the client's name for one attempt at a write (Idempotency-Key, or the chat activity's id): the same key and wish
 * again gives the first answer.
 */

/**
 * One day's wish for one person. Without a desk, a free one at the hub is chosen. `dates`: all the days of the request that
 * this one belongs to, so that its key serves that request alone.
 */
export type BookWish = { readonly personId: string; readonly hubId: string; readonly deskId?: string; readonly date: LocalDate; readonly part: DayWish; readonly dates?: readonly LocalDate[] };
/** One day's wish with its own name for the attempt. */
export type KeyedWish = { readonly wish: BookWish; readonly key: string | null };
/** What is left out stays as it is. */
export type MoveWish = { readonly hubId?: string; readonly deskId?: string; readonly date?: LocalDate; readonly part?: DayWish };

/** Desks that nobody claims at any moment of the whole opening hours, and of each half of them. */
export type FreeCounts = { readonly free: number; readonly freeMorning: number; readonly freeAfternoon: number };
/** How a hub stands on one date. */
export type DayView = FreeCounts & {
  readonly hub: Hub;
  readonly date: LocalDate;
  readonly opening: HubOpening;
  readonly total: number;
  /** how many of these have the kinds asked for, where they are a matter of the desk */
  readonly fits?: FreeCounts;
  /** number of persons who come */
  readonly coming: number;
  /** their ids: for finding one's own day, never for showing */
  readonly people: ReadonlySet<string>;
  readonly claims: readonly BoardClaim[];
};
export type BoardView = { readonly from: LocalDate; readonly dates: readonly LocalDate[]; readonly kinds: readonly Kind[]; readonly hubs: readonly { readonly hub: Hub; readonly distanceKm: number | null; readonly days: readonly DayView[] }[] };
export type HubDayView = DayView & { readonly names: readonly string[] };
export type BookingView = { readonly booking: Booking; readonly hub: Hub; readonly deskName: string; readonly rules: Rules };

/** A difference as administrators see it: what it is and what is done, in words. */
export type DriftView = Pick<Drift, "id" | "cause" | "hubId" | "bookingId" | "since" | "nextAt" | "tries"> & { readonly says: string; readonly does: string; readonly hubName: string | null; readonly mendable: boolean };

export type Verbs = {
  bookDesk(actor: Actor, wish: BookWish, key: string | null): Promise<Answer<BookingView>>;
  /** Several days of one person, one after the other, each with its own answer. What is offered instead of one is free when all are decided. */
  bookDays(actor: Actor, asked: readonly KeyedWish[]): Promise<readonly { readonly date: LocalDate; readonly answer: Answer<BookingView> }[]>;
  moveBooking(actor: Actor, bookingId: string, to: MoveWish, key: string | null): Promise<Answer<BookingView>>;
  releaseBooking(actor: Actor, bookingId: string, key: string | null): Promise<Answer<BookingView>>;
  /** Takes a released booking back, if its desk is still free. */
  undoRelease(actor: Actor, bookingId: string, key: string | null): Promise<Answer<BookingView>>;
  /** `assertion`: the tab's sign-in token, to claim the place in Microsoft Places too; an extra that may fail. */
  checkIn(actor: Actor, bookingId: string, key: string | null, assertion?: string): Promise<Answer<BookingView>>;
  booking(actor: Actor, bookingId: string): Promise<Answer<BookingView>>;
  /** The actor's bookings with a date in `[from, to)`, all statuses, earliest first. */
  bookings(actor: Actor, from: LocalDate, to: LocalDate): Promise<BookingView[]>;
  /** Up to three places that are free and allowed instead of a booking; none when there is no such booking. */
  instead(actor: Actor, bookingId: string): Promise<readonly Option[]>;
  /** What mailboxes have said no to the actor about, of bookings from a date on. */
  declines(actor: Actor, from: LocalDate): Promise<readonly Decline[]>;
  history(actor: Actor, bookingId: string): Promise<Answer<readonly (Change & { byName: string | null })[]>>;
  /** `kinds`: also how many of the free desks have all of these. */
  board(actor: Actor, from: LocalDate, days: number, kinds?: readonly Kind[]): Promise<BoardView>;
  hubDay(actor: Actor, hubId: string, date: LocalDate): Promise<Answer<HubDayView>>;
  /** All hubs, nearest to the actor's home first, else by name. */
  hubs(actor: Actor): Promise<readonly { readonly hub: Hub; readonly distanceKm: number | null }[]>;
  /** Sets the hub's own rules; null takes one away, so that the region's applies again. */
  setRules(actor: Actor, hubId: string, set: RuleChange, key: string | null): Promise<Answer<Hub>>;
  hubFile(actor: Actor): Promise<Answer<readonly Hub[]>>;
  /** Adds hubs or replaces what is known of them; with `dryRun` only says what would come of it. */
  saveHubFile(actor: Actor, hubs: readonly Hub[], dryRun: boolean, key: string | null): Promise<Answer<HubFileTried>>;
  me(actor: Actor): Promise<Person>;
  setMe(actor: Actor, set: { language?: Language; homeMunicipality?: string | null; showName?: boolean }): Promise<Answer<Person>>;
  places(actor: Actor): Promise<Answer<{ places: readonly (SeenPlace & { hubId: string | null; seen: Date })[]; hubsWithoutPlace: readonly Hub[] }>>;
  mapPlace(actor: Actor, placeId: string, hubId: string | null, key: string | null): Promise<Answer<null>>;
  /** Every difference between ledger and Exchange that is not mended yet. */
  drift(actor: Actor): Promise<Answer<readonly DriftView[]>>;
  mend(actor: Actor, driftId: string): Promise<Answer<null>>;
  unanswered(actor: Actor): Promise<Answer<readonly { view: BookingView; since: Date }[]>>;
};
