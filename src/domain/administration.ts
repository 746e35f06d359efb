import type { Surface } from "./booking.ts";
import type { RuleChange } from "./hub.ts";

/** One line of who set what of a hub or a place. Nothing of a person is in the detail. */
export type AdministrationChange = {
  readonly at: Date;
  readonly byPersonId: string;
  readonly surface: Surface;
  readonly what: "rules-set" | "place-mapped" | "hub-added" | "hub-changed";
  readonly hubId: string | null;
  readonly placeId: string | null;
  /** the rules that were set, null for one that was taken away; the parts of the hub that became others */
  readonly detail: { readonly set?: RuleChange; readonly parts?: readonly string[] };
};
