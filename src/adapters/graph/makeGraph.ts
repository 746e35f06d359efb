import type { AppInstaller, GroupDirectory } from "../../services/survey/surveyPorts.ts";
import type { Calendar, Log, PersonalGraph, PlaceDirectory, Subscriptions } from "../../services/ports.ts";
import { makeCalendar } from "./calendar.ts";
import { makeCall } from "./call.ts";
import { makeGroupDirectory } from "./groups.ts";
import { makeAppInstaller } from "./installs.ts";
import type { Watching } from "./observe.ts";
import { makePersonalGraph } from "./personal.ts";
import { makePlaceDirectory } from "./places.ts";
import { makeSubscriptions } from "./subscriptions.ts";
import type { MailboxSlots } from "./slots.ts";
import type { GraphTokens } from "./tokens.ts";

export type GraphDeps = Watching & {
  /** https://graph.microsoft.com, or a local server on this machine */
  readonly graphOrigin: string;
  readonly tokens: GraphTokens;
  readonly log: Log;
  /** the app's id in the organisation's catalogue; null: it is installed for nobody */
  readonly catalogId?: string | null;
  /** Calls at a time on one mailbox; 4, which is Exchange's own limit for an app. */
  readonly maxPerMailbox?: number;
  /** Calls of this process at a time on all mailboxes together; 32. What nobody waits for in a request need not open more sockets. */
  readonly maxAtATime?: number;
  /** the same limit over all replicas; left out where there is one process only */
  readonly slots?: MailboxSlots | null;
  /** A clock set by hand, by which Graph's pauses end; left out: the real one. */
  readonly handClock?: () => Date | null;
  /** Milliseconds for one call with its retry; 10,000. */
  readonly timeout?: number;
  /** Seconds that a call may sleep before its one retry; 2. With 0 every retry is the caller's, as where a clock is set by hand. */
  readonly longestSleep?: number;
  /** Milliseconds before an event that is not found is asked for again, one entry a time; 500 and 2,000. */
  readonly patience?: readonly number[];
};

/** Microsoft Graph behind its ports. One row of handlers serves them all; only its last link knows whether Graph is real. */
export function makeGraph({ log, maxPerMailbox = 4, maxAtATime = 32, slots = null, handClock = () => null, timeout = 10_000, longestSleep = 2, catalogId = null, patience = [500, 2000], ...rest }: GraphDeps): { calendar: Calendar; places: PlaceDirectory; personal: PersonalGraph; subscriptions: Subscriptions; groups: GroupDirectory; installer: AppInstaller | null } {
  const call = makeCall({ ...rest, maxPerMailbox, maxAtATime, slots, handClock, timeout, longestSleep });
  return { calendar: makeCalendar(call, log, patience), places: makePlaceDirectory(call, log), personal: makePersonalGraph(call), subscriptions: makeSubscriptions(call, log, rest.graphOrigin), groups: makeGroupDirectory(call), installer: catalogId === null ? null : makeAppInstaller(call, catalogId) };
}
