import type { Cells } from "./board/cells.ts";
import type { Deciding } from "./booking/deciding.ts";
import type { HubBook } from "./hub/hubBook.ts";
import type { People } from "./person/people.ts";
import type { Calendar, JobQueue, Ledger, Log, Messenger, PersonalGraph, PlaceDirectory, Subscriptions, World } from "./ports.ts";

/** What the services are given. */
export type Deps = {
  readonly ledger: Ledger;
  readonly hubBook: HubBook;
  readonly cells: Cells;
  readonly deciding: Deciding;
  readonly people: People;
  readonly world: World;
  readonly log: Log;
};

/** What the jobs are given beside that. */
export type JobDeps = Deps & {
  readonly jobs: JobQueue;
  readonly calendar: Calendar;
  readonly places: PlaceDirectory;
  readonly messenger: Messenger;
  readonly subscriptions: Subscriptions;
  /** origin that Graph and people reach: https off this machine */
  readonly publicUrl: () => string;
  /** an unguessable text */
  readonly newSecret: () => string;
};

export type PersonalDeps = { readonly personal: PersonalGraph };
