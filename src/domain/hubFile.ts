import { openingOf } from "./hub.ts";
import type { Holidays, Hub } from "./hub.ts";
import { municipalities } from "./municipality.ts";
import type { Claim } from "./policy.ts";
import { contains } from "./time.ts";

/** Why a file of hubs cannot be saved, though each hub in it has the right shape. */
export type HubFault = {
  readonly hubId: string;
  readonly code: "hub-twice" | "desk-twice" | "desk-of-another-hub" | "desk-has-bookings" | "mailbox-of-two" | "weekday-twice" | "closes-before-opens" | "no-such-municipality";
  /** the desk, mailbox, weekday (ISO 1-7) or municipality that it is about */
  readonly what: string;
};

/** What comes, or would come, of a file of hubs. `outside`: bookings that are made and would lie where the hub is closed. */
export type HubFileTried = {
  readonly saved: boolean;
  readonly hubs: readonly { readonly id: string; readonly name: string; readonly is: "new" | "changed" | "same"; readonly changes: readonly string[]; readonly outside: number }[];
  readonly faults: readonly { readonly hubId: string; readonly says: string }[];
};

/**
 * All that is wrong with hubs that are to be saved beside those that there are. A desk that is left out may hold no coming
 * booking; a mailbox answers for one hub, and for one desk where it is the desk's own.
 * @param coming the claims from today on at the hubs of the file
 */
export function faultsOfHubs(file: readonly Hub[], known: readonly Hub[], coming: readonly Claim[]): HubFault[] {
  const inFile = new Set(file.map((hub) => hub.id));
  const others = known.filter((hub) => !inFile.has(hub.id));
  return file.flatMap((hub, place) => {
    const before = [...file.slice(0, place), ...others];
    const fault = (code: HubFault["code"], what: string): HubFault => ({ hubId: hub.id, code, what });
    const kept = new Set(hub.desks.map((desk) => desk.id));
    const left = coming.filter((claim) => claim.hubId === hub.id && !kept.has(claim.deskId)).map((claim) => claim.deskId);
    return [
      ...(file.slice(0, place).some((one) => one.id === hub.id) ? [fault("hub-twice", hub.id)] : []),
      ...(municipalities.some((one) => one.name === hub.municipality) ? [] : [fault("no-such-municipality", hub.municipality)]),
      ...twice(hub.opening.map((day) => String(day.weekday))).map((weekday) => fault("weekday-twice", weekday)),
      ...hub.opening.filter((day) => day.closes <= day.opens).map((day) => fault("closes-before-opens", String(day.weekday))),
      ...twice(hub.desks.map((desk) => desk.id)).map((desk) => fault("desk-twice", desk)),
      ...[...kept].filter((desk) => before.some((one) => one.id !== hub.id && one.desks.some(({ id }) => id === desk))).map((desk) => fault("desk-of-another-hub", desk)),
      ...sharedMailboxes(hub, before).map((mailbox) => fault("mailbox-of-two", mailbox)),
      ...[...new Set(left)].map((desk) => fault("desk-has-bookings", desk)),
    ];
  });
}

const twice = (names: readonly string[]): string[] => [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
const mailboxesOf = (hub: Hub, calendar?: "own"): string[] => hub.desks.flatMap((desk) => (desk.mailbox === null || (calendar && desk.calendar !== calendar) ? [] : [desk.mailbox.toLowerCase()]));

function sharedMailboxes(hub: Hub, before: readonly Hub[]): string[] {
  const own = mailboxesOf(hub, "own");
  const elsewhere = new Set(before.filter((one) => one.id !== hub.id).flatMap((one) => mailboxesOf(one)));
  return [...new Set([...mailboxesOf(hub).filter((mailbox) => elsewhere.has(mailbox)), ...twice(mailboxesOf(hub)).filter((mailbox) => own.includes(mailbox))])];
}

/** What of a hub would be another than it is: the names of its parts. Null: the hub is new. */
export function changesOfHub(hub: Hub, known: readonly Hub[]): (keyof Hub)[] | null {
  const before = known.find((one) => one.id === hub.id);
  return before ? hubParts.filter((part) => JSON.stringify(sorted(hub[part])) !== JSON.stringify(sorted(before[part]))) : null;
}

export const hubParts = ["name", "locality", "municipality", "position", "bookable", "opening", "closedDays", "happenings", "kinds", "about", "demo", "ownRules", "desks"] as const satisfies readonly (keyof Hub)[];

/** The same with the members of every object in one order: jsonb keeps its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)])) : value;
}

/** The bookings that are made already and would lie where the hub is closed: they stand, but somebody should tell their holders. */
export const leftOutside = (hub: Hub, coming: readonly Claim[], holidays: Holidays): readonly Claim[] =>
  coming.filter((claim) => {
    if (claim.hubId !== hub.id) return false;
    const opening = openingOf(hub, claim.date, holidays);
    return !opening.open || !contains(opening.during, claim.during);
  });
