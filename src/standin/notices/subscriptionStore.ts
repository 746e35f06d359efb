import type { Clock } from "../clock.ts";
import type { Caller } from "../graph/caller.ts";
import type { IdForm } from "../graph/eventIds.ts";
import type { Store } from "../store.ts";

export type ChangeType = "created" | "updated" | "deleted";

/** One app's wish to be told of changes in one mailbox's calendar. */
export type Subscription = {
  id: string;
  /** who made it, and with which rights */
  caller: Caller;
  /** as written */
  resource: string;
  /** lower-case address */
  mailbox: string;
  /** object id of the mailbox's owner, by which notices name it */
  mailboxId: string;
  changeTypes: readonly ChangeType[];
  notificationUrl: string;
  lifecycleUrl: string | null;
  clientState: string | null;
  /** ISO instant of its end; after that it is silent, and nobody is told */
  until: string;
  /** The form of ids that it was made with, and keeps. */
  idForm: IdForm;
  /** It was told to prove its rights anew, and falls silent at this instant unless it does. */
  proveBy: string | null;
};

export type Subscriptions = {
  /** Those that have not ended, oldest first. */
  live(): Subscription[];
  get(id: string): Subscription | undefined;
  put(one: Subscription): void;
  drop(id: string): void;
};

export function openSubscriptions(store: Store, clock: Clock): Subscriptions {
  const shelf = store.shelf<Subscription>("graph/subscription");
  const ended = (one: Subscription): boolean => new Date(one.until) <= clock.now();
  return {
    live: () => shelf.values().filter((one) => !ended(one)),
    get: (id) => {
      const one = shelf.get(id);
      return one && !ended(one) ? one : undefined;
    },
    put: (one) => {
      for (const old of shelf.values()) if (ended(old)) shelf.drop(old.id);
      shelf.put(one.id, one);
    },
    drop: (id) => shelf.drop(id),
  };
}
