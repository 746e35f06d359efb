import { surveyRefusalCodes } from "./survey/surveyRefusal.ts";
import type { LocalDate } from "./time.ts";

/** Why a wish cannot be met. Words are put to it at the edge, in the person's language. */
export const refusalCodes = [
  "already-over",
  "hub-closed",
  "closed-day",
  "hub-not-open-for-booking",
  "outside-opening-hours",
  "too-short",
  "too-far-ahead",
  "week-full",
  "desk-taken",
  "hub-full",
  "you-are-elsewhere",
  "person-is-elsewhere",
  "too-early-to-check-in",
  "too-late-to-check-in",
  "not-active",
  "made-in-outlook",
  "no-such-time",
  "no-such-hub",
  "no-such-desk",
  "no-such-booking",
  "no-such-place",
  "no-such-municipality",
  "no-such-drift",
  "place-of-a-desk",
  "not-yours",
  "for-administrators",
  "not-for-others",
  "no-such-person",
  "key-used-for-another-request",
  ...surveyRefusalCodes,
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type Refusal = {
  readonly code: RefusalCode;
  /** who set the rule, where a rule is behind it */
  readonly setBy?: "hub" | "region";
  /** the rule's figure: days, bookings, a reason in both languages, clock times */
  readonly figures?: Readonly<Record<string, string | number>>;
  /** first local date on which it would be allowed; of check-in the date alone, the clock time is among the figures */
  readonly opens?: LocalDate;
};

export const refuse = (code: RefusalCode, more: Omit<Refusal, "code"> = {}): Refusal => ({ code, ...more });
