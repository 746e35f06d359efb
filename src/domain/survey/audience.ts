import type { LocalDate } from "../time.ts";

/** Whom a survey is for. */
export type Audience =
  | { readonly kind: "everyone" }
  /** an Entra group, with those of its groups; its name as it was when the campaign was made, null where that could not be read */
  | { readonly kind: "group"; readonly groupId: string; readonly name: string | null }
  /** those whose most booked hub, over the last 90 days and what is booked ahead, is one of these */
  | { readonly kind: "hubs"; readonly hubIds: readonly string[] }
  /** those with a role in the pilot */
  | { readonly kind: "role"; readonly role: "hub-worker" | "office-worker" }
  /** those who booked at least, and at most, so many days in `[from, to)` */
  | { readonly kind: "days-booked"; readonly from: LocalDate; readonly to: LocalDate; readonly least: number; readonly most: number | null }
  /** those whose answers to an earlier survey were loaded from a file; nobody is asked */
  | { readonly kind: "earlier" };

/** What is known of somebody when an audience is made: the hub most booked over the last 90 days and ahead, and the days booked in the audience's own time. */
export type Candidate = { readonly personId: string; readonly hub: string | null; readonly daysBooked: number };

/** Is somebody in the audience? Of a group the directory has answered already. A hub worker is who has booked a desk lately or ahead. */
export function isIn(audience: Audience, { hub, daysBooked }: Candidate): boolean {
  switch (audience.kind) {
    case "everyone":
    case "group":
      return true;
    case "hubs":
      return hub !== null && audience.hubIds.includes(hub);
    case "role":
      return (hub !== null) === (audience.role === "hub-worker");
    case "earlier":
      return false;
    case "days-booked":
      return daysBooked >= audience.least && (audience.most === null || daysBooked <= audience.most);
  }
}

/** More would be asked too much: waves that somebody may enter within so many days. */
export const mostLoad = { waves: 2, days: 28 };
