import type { Language } from "../../src/domain/people.ts";
import type { ClockTime, LocalDate } from "../../src/domain/time.ts";

/** What the reader must know of a hub to find it in a sentence. */
export type KnownHub = { readonly id: string; readonly name: string; readonly locality: string; readonly municipality: string; readonly bookable: boolean };
export type Known = { readonly hubs: readonly KnownHub[]; readonly today: LocalDate; readonly now: Date; readonly language: Language };

/** How much of a day was asked for; `from` and `until` leave the other end to the hub's opening hours. */
export type AskedPart =
  | { readonly part: "day" | "morning" | "afternoon" }
  | { readonly part: "hours"; readonly from: ClockTime; readonly to: ClockTime }
  | { readonly part: "from"; readonly from: ClockTime }
  | { readonly part: "until"; readonly to: ClockTime };
/** More days than this are not booked by one message: a week's limit is five, and a card must stay readable. */
export const mostDays = 10;
export type AskedDay = { readonly date: LocalDate; readonly part: AskedPart };

/** Which of the person's own bookings is meant; nothing said means the only one, or a question. `part`: only so much of the day, where no more was said. */
export type Which = { readonly dates: readonly LocalDate[]; readonly hubId: string | null; readonly part?: AskedPart; /** all bookings of the dates, also where there are two of one date */ readonly all?: true };
/** Where a booking goes; null stays as it is. `week`: the Monday of a week in which the booking's own weekday is meant. */
export type MoveTarget = { readonly hubId: string | null; readonly date: LocalDate | null; readonly part: AskedPart | null; readonly week?: LocalDate };

export type Command =
  /** `part`: of the day, where no day was said */
  | { readonly kind: "book"; readonly hubId: string | null; readonly days: readonly AskedDay[]; readonly part?: AskedPart }
  | { readonly kind: "move"; readonly which: Which; readonly to: MoveTarget }
  | { readonly kind: "release"; readonly which: Which }
  /** asks first */
  | { readonly kind: "release-all"; readonly hubId: string | null }
  | { readonly kind: "check-in"; readonly which: Which }
  /** from when to when one can */
  | { readonly kind: "when-check-in"; readonly which: Which }
  /** of certain dates, where they were named */
  | { readonly kind: "my-bookings"; readonly dates?: readonly LocalDate[] }
  | { readonly kind: "undo" }
  | { readonly kind: "my-surveys" }
  | { readonly kind: "free-places"; readonly hubId: string | null; readonly dates: readonly LocalDate[]; readonly part?: AskedPart }
  | { readonly kind: "who-comes"; readonly hubId: string | null; readonly dates: readonly LocalDate[] }
  /** how many bookings a week one may have */
  | { readonly kind: "week-limit"; readonly hubId: string | null }
  /** `topic`: the one thing that was asked; `dates`: when it is open on these */
  | { readonly kind: "hub-info"; readonly hubId: string | null; readonly topic?: HubTopic; readonly dates?: readonly LocalDate[] }
  | { readonly kind: "language"; readonly language: Language }
  | { readonly kind: "help" }
  /** `said`: not a greeting but thanks, or a no to what was offered */
  | { readonly kind: "hello"; readonly said?: "thanks" | "no" };
export type CommandKind = Command["kind"];

/** What of a hub can be asked about by itself. */
export const hubTopics = ["keys", "coffee", "contact", "opening", "getting-there", "rules", "has"] as const;
export type HubTopic = (typeof hubTopics)[number];

/** What the chat cannot do, or had better ask about, where that can be said in a sentence. */
export type Caution = "for-others" | "several-desks" | "certain-desk" | "certain-kind" | "any-kind" | "too-many-days" | "no-check-out" | "nothing-done";

/** Why a date that was named does not exist. */
export type Impossible =
  | { readonly kind: "month"; readonly month: number; readonly days: number }
  | { readonly kind: "day" }
  | { readonly kind: "week"; readonly year: number; readonly weeks: number }
  | { readonly kind: "clock" }
  /** a time that ends before it starts */
  | { readonly kind: "backwards" };

export type Reading =
  /** `unknown`: the name in a question that no hub goes by; `because`: what the answer does not heed */
  | { readonly kind: "command"; readonly command: Command; readonly certainty: "sure" | "likely"; readonly unknown?: string; readonly because?: Caution }
  /** what it may have meant, closest first; to be offered as buttons */
  | { readonly kind: "unsure"; readonly closest: readonly Command[]; readonly because?: Caution }
  /** `said` as the person wrote it: "31 november" */
  | { readonly kind: "impossible-date"; readonly said: string; readonly because: Impossible; readonly instead: Command | null }
  /** the one thing that is missing; `hubIds` when several hubs go by that name, `unknown` when none does by the one that was said */
  | { readonly kind: "needs"; readonly need: "hub" | "date" | "half"; readonly command: Command; readonly hubIds: readonly string[]; readonly unknown?: string };
