import type { Texts } from "./instrument.ts";

/** A band of how much somebody works from hubs: from `from` days booked a week (included) to where the next band begins. */
export type ExtentBand = { readonly id: string; readonly text: Texts; readonly from: number };

/** In rising order, the first from 0. Fixed when a survey opens and kept with it. */
export type ExtentBands = readonly [ExtentBand, ...ExtentBand[]];

/**
 * The pilot's bands. "Less than a day" begins at 0.01 and not above 0, so that the bounds stay half-open: a single day in a year
 * is 0.02 a week. About half is 2-3 days, the accepted norm of 50 % (the region's report of 2024-04-02).
 */
export const pilotBands: ExtentBands = [
  { id: "none", from: 0, text: { sv: "Inte alls", en: "Not at all" } },
  { id: "under-1", from: 0.01, text: { sv: "Mindre än en dag i veckan", en: "Less than one day a week" } },
  { id: "1-2", from: 1, text: { sv: "1 till 2 dagar i veckan", en: "1 to 2 days a week" } },
  { id: "2-3", from: 2, text: { sv: "Ungefär halva tiden, 2 till 3 dagar", en: "About half, 2 to 3 days" } },
  { id: "over-3", from: 3.01, text: { sv: "Mer än 3 dagar i veckan", en: "More than 3 days a week" } },
];

/** The id of the band that a number of days a week falls in; what is no positive number falls in the first. */
export const bandOf = (daysPerWeek: number, bands: ExtentBands): string => bands.findLast((band) => daysPerWeek >= band.from)?.id ?? bands[0].id;
