import { z } from "zod";
import type { Called, Log, Subscription, Subscriptions } from "../../services/ports.ts";
import type { Call } from "./call.ts";
import { unreadable } from "./faults.ts";
import { graphUrl } from "./urls.ts";

const page = z.object({ value: z.array(z.unknown()), "@odata.nextLink": z.string().optional() });
const subscription = z.object({
  id: z.string().min(1),
  resource: z.string(),
  expirationDateTime: z.string(),
  notificationUrl: z.string(),
  lifecycleNotificationUrl: z.string().nullish(),
  clientState: z.string().nullish(),
});

/** One event resource, in each way that Graph is seen to write it. */
const mailboxEvents = /^\/?users(?:\/([^/()]+)|\('([^']+)'\))\/events$/i;

/** More pages than 1,000 subscriptions a mailbox can fill for the hubs of a region. */
const mostPages = 100;

/** Graph calls both addresses before it answers and gives each 10 s; a shorter patience would make a second one. */
const handshakeTimeout = 30_000;

/** Loopback has no certificate, but Graph takes https addresses alone: a local Graph is told https and knows what is meant. */
const loopback = /^(https?):(\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\/)/i;

/** What the services hear of a subscription; null when it is not on one mailbox's events, and so not ours to touch. */
function subscriptionOf(read: unknown, addressOf: (url: string) => string): Subscription | null | "unreadable" {
  const parsed = subscription.safeParse(read);
  if (!parsed.success) return "unreadable";
  const { id, resource, expirationDateTime, notificationUrl, lifecycleNotificationUrl, clientState } = parsed.data;
  const [, plain, quoted] = mailboxEvents.exec(resource) ?? [];
  const mailbox = plain ?? quoted;
  const until = new Date(expirationDateTime);
  if (Number.isNaN(until.getTime())) return "unreadable";
  if (mailbox === undefined) return null;
  return {
    id,
    mailbox: decodeURIComponent(mailbox).toLowerCase(),
    until,
    notificationUrl: addressOf(notificationUrl),
    lifecycleUrl: lifecycleNotificationUrl ? addressOf(lifecycleNotificationUrl) : null,
    clientState: clientState ?? null,
  };
}

/**
 * Subscriptions to change notifications. Every call asks for immutable ids, and a subscription keeps the form of ids that it
 * was made with. Basic notices only: one of a changed occurrence would describe its whole series.
 */
export function makeSubscriptions(call: Call, log: Log, graphOrigin: string): Subscriptions {
  const local = graphOrigin.startsWith("http:");
  const told = (url: string): string => (local ? url.replace(loopback, "https:$2") : url);
  const meant = (url: string): string => (local ? url.replace(loopback, "http:$2") : url);
  const one = (called: Called<unknown>): Called<Subscription> => {
    if (!called.ok) return called;
    const value = subscriptionOf(called.value, meant);
    return value === null || value === "unreadable" ? unreadable : { ok: true, value };
  };
  const nothing = (called: Called<unknown>): Called<null> => (called.ok ? { ok: true, value: null } : called);

  return {
    list: async () => {
      const found: Subscription[] = [];
      let url: string | undefined = graphUrl`/subscriptions`;
      for (let n = 0; url !== undefined && n < mostPages; n += 1) {
        const called = await call({ method: "GET", url });
        if (!called.ok) return called;
        const read = page.safeParse(called.value);
        if (!read.success) return unreadable;
        for (const item of read.data.value) {
          const value = subscriptionOf(item, meant);
          if (value === "unreadable") log.warn("a subscription cannot be read and is passed over", {});
          else if (value) found.push(value);
        }
        url = read.data["@odata.nextLink"];
      }
      return { ok: true, value: found };
    },

    create: async ({ mailbox, notificationUrl, lifecycleUrl, clientState, until }) =>
      one(
        await call({
          method: "POST",
          url: graphUrl`/subscriptions`,
          timeout: handshakeTimeout,
          body: {
            changeType: "created,updated,deleted",
            notificationUrl: told(notificationUrl),
            lifecycleNotificationUrl: told(lifecycleUrl),
            resource: `users/${mailbox}/events`,
            expirationDateTime: until.toISOString(),
            clientState,
          },
        }),
      ),

    // Graph may ask for the handshake again at a renewal.
    renew: async (id, until) => one(await call({ method: "PATCH", url: graphUrl`/subscriptions/${id}`, timeout: handshakeTimeout, body: { expirationDateTime: until.toISOString() } })),

    reauthorize: async (id) => nothing(await call({ method: "POST", url: graphUrl`/subscriptions/${id}/reauthorize` })),

    remove: async (id) => {
      const called = await call({ method: "DELETE", url: graphUrl`/subscriptions/${id}` });
      return !called.ok && called.why === "not-found" ? { ok: true, value: null } : nothing(called);
    },
  };
}
