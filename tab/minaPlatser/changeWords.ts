import type { TFunction } from "i18next";

/** What the ledger writes of a booking, in its own words. */
const known = [
  "booked",
  "booked-in-outlook",
  "moved",
  "moved-in-outlook",
  "put-back",
  "move-declined",
  "released",
  "release-undone",
  "checked-in",
  "completed",
  "asked-anew",
  "calendar-accepted",
  "calendar-declined",
  "calendar-unanswered",
  "deleted-in-outlook",
  "over-capacity",
  "entered-twice",
] as const;

/** A line of the history in words; a kind that this tab is too old to know is shown as it is. */
export function changeWords(what: string, t: TFunction): string {
  const found = known.find((one) => one === what);
  return found ? t(`change.${found}`) : what;
}
