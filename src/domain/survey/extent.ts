import type { Texts } from "./instrument.ts";

/** A band of how much somebody works from hubs: from `from` days booked a week (included) to where the next band begins. */
export type Band = { readonly id: string; readonly text: Texts; readonly from: number };

/**
 * The pilot's bands, in rising order as all bands are. They are fixed when a survey opens and kept with it. "Less than a day"
 * begins at 0.01 and not above 0, so that bounds stay half-open: a single day in a year is 0.02 a week. About half is 2-3 days,
 * the accepted norm of 50 % (the region's report of 2024-04-02).
 */
export const pilotBands: readonly Band[] = [
  { id: "none", from: 0, text: { sv: "Inte alls", en: "Not at all" } },
  { id: "under-1", from: 0.01, text: { sv: "Mindre än 1 dag i veckan", en: "Less than 1 day a week" } },
  { id: "1-2", from: 1, text: { sv: "1 till 2 dagar i veckan", en: "1 to 2 days a week" } },
  { id: "2-3", from: 2, text: { sv: "Ungefär halva tiden (2 till 3 dagar)", en: "About half (2 to 3 days)" } },
  { id: "over-3", from: 3.01, text: { sv: "Mer än 3 dagar i veckan", en: "More than 3 days a week" } },
];

export type BandFault = { readonly path: string; readonly code: "no-bands" | "first-not-from-0" | "not-rising" | "doubled-id" | "id-not-allowed" | "empty-text" };

/** What is wrong with the bands that somebody has set; an id may not hold "+" or "*", which say what is merged (places.ts). */
export function bandFaults(bands: readonly Band[]): BandFault[] {
  if (bands.length === 0) return [{ path: "", code: "no-bands" }];
  return bands.flatMap((band, i): BandFault[] => {
    const before = bands[i - 1];
    const rising = before === undefined ? band.from === 0 : band.from > before.from;
    const codes: (BandFault["code"] | false)[] = [
      !rising && (before === undefined ? "first-not-from-0" : "not-rising"),
      bands.findIndex((other) => other.id === band.id) < i && "doubled-id",
      !/^[a-z0-9][a-z0-9-]*$/.test(band.id) && "id-not-allowed",
      (band.text.sv.trim() === "" || band.text.en.trim() === "") && "empty-text",
    ];
    return codes.flatMap((code) => (code === false ? [] : [{ path: `${i}`, code }]));
  });
}

/** The id of the band that a number of days a week falls in; what is no positive number falls in the first. Without bands there is one, "*". */
export const bandOf = (daysPerWeek: number, bands: readonly Band[]): string => (bands.findLast((band) => daysPerWeek >= band.from) ?? bands[0])?.id ?? "*";
