import { Temporal } from "temporal-polyfill";

/** Windows zone names that Exchange takes, with the IANA zone that has the same wall clock. Enough for Europe and a few others. */
const windowsZones: Readonly<Record<string, string>> = {
  "utc": "UTC",
  "gmt standard time": "Europe/London",
  "greenwich standard time": "Atlantic/Reykjavik",
  "w. europe standard time": "Europe/Berlin",
  "central europe standard time": "Europe/Budapest",
  "romance standard time": "Europe/Paris",
  "central european standard time": "Europe/Warsaw",
  "e. europe standard time": "Europe/Chisinau",
  "fle standard time": "Europe/Helsinki",
  "gtb standard time": "Europe/Bucharest",
  "turkey standard time": "Europe/Istanbul",
  "eastern standard time": "America/New_York",
  "central standard time": "America/Chicago",
  "pacific standard time": "America/Los_Angeles",
  "tokyo standard time": "Asia/Tokyo",
};

/** The IANA names that the documentation lists. Europe/Stockholm is not among them, and is refused here so that code uses the safe name. */
const listedIana = new Set(["europe/berlin", "europe/paris", "europe/budapest", "europe/warsaw", "europe/london", "europe/bucharest", "europe/istanbul", "etc/gmt", "etc/utc"]);

/** The IANA zone behind a name that Graph takes, or null when it takes no such name. Case is of no account. */
export function zoneOf(name: string): string | null {
  const known = name.toLowerCase();
  return windowsZones[known] ?? (listedIana.has(known) ? name : null);
}

/** The instant of a local date and time, or null when there is no such date. A missing hour moves forward, a doubled one is the first. */
export function instantOf(dateTime: string, zone: string): Date | null {
  try {
    const local = Temporal.PlainDateTime.from(dateTime, { overflow: "reject" });
    return new Date(local.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds);
  } catch {
    return null;
  }
}

/** Local date and time as Graph writes it: seven decimals, no offset, no Z. */
export function wallTime(at: Date, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
  return `${local.toString({ fractionalSecondDigits: 3 })}0000`;
}

/** The instant of a query option such as startDateTime: with an offset as written, without one UTC. Null when it is no time. */
export function instantOfQuery(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)) return null;
  const at = new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : text.includes("T") ? `${text}Z` : `${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
