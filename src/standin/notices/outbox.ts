import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";
import { makeHealth } from "./health.ts";
import type { Notice } from "./notice.ts";
import { reach } from "./reach.ts";

/** One POST that left, for tests: what it held and how it was answered. */
export type Delivery = { at: string; url: string; items: readonly Record<string, unknown>[]; /** null: no answer in time */ status: number | null; ms: number };

export type Outbox = {
  add(notice: Pick<Notice, "url" | "subscriptionId" | "kind" | "item">, due: Date): void;
  waiting(): Notice[];
  /** Throws away what waits for a subscription. */
  forget(subscriptionId: string): void;
  deliveries(): Delivery[];
  /** Resolves when no POST is on its way. */
  settled(): Promise<void>;
  /** Takes up what waited when the stand-in last stopped. */
  resume(): void;
  /** Lets go now of everything that waits. */
  release(): void;
  clear(): void;
  /** After this nothing is written. */
  close(): void;
};

export type OutboxDeps = {
  clock: Clock;
  store: Store;
  /** real milliseconds that a listener has to answer; 3,000 in Graph */
  answerWithinMs: number;
  /** Whether a notice is still wanted: its subscription may have ended meanwhile. */
  wanted(notice: Notice): boolean;
  /** Nothing leaves before this instant: Graph is down. */
  heldUntil(): Date | null;
  /** Notices of this subscription are lost for good. */
  lost(subscriptionIds: readonly string[]): void;
};

/** Seconds before each further try. Microsoft tells only that the pauses grow and end after 4 hours; these are ours. */
const pauses = [5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 3600];
const triesForMs = 4 * 3_600_000;
const mostItems = 50;

/** Carries notices to their listeners by the clock: several to one address together, again when not answered well, kept over restarts. */
export function openOutbox({ clock, store, answerWithinMs, wanted, heldUntil, lost }: OutboxDeps): Outbox {
  const shelf = store.shelf<Notice>("graph/notice");
  const health = makeHealth(clock, lost);
  const underWay = new Set<Promise<void>>();
  const flying = new Set<string>();
  let deliveries: Delivery[] = [];
  let closed = false;

  const plan = (notice: Notice, due: Date): void => {
    shelf.put(notice.id, { ...notice, due: due.toISOString() });
    clock.at(due, () => depart(notice.url));
  };

  const again = (notice: Notice): void => {
    flying.delete(notice.id);
    // The store may have been emptied while the POST was on its way.
    if (!shelf.get(notice.id)) return;
    const pause = (pauses[notice.tries] ?? 3600) * 1000;
    const due = new Date(clock.now().getTime() + pause);
    if (due.getTime() - new Date(notice.first).getTime() <= triesForMs) return plan({ ...notice, tries: notice.tries + 1 }, due);
    shelf.drop(notice.id);
    if (notice.kind === "change") lost([notice.subscriptionId]);
  };

  const post = async (url: string, notices: readonly Notice[]): Promise<void> => {
    const at = clock.now().toISOString();
    const began = performance.now();
    const items = notices.map((one) => one.item);
    const reached = await reach(url, { type: "application/json; charset=utf-8", body: JSON.stringify({ value: items }) }, answerWithinMs);
    if (closed) return;
    const ms = performance.now() - began;
    const status = "status" in reached ? reached.status : null;
    deliveries.push({ at, url, items, status, ms });
    if (deliveries.length > 10_000) deliveries = deliveries.slice(-5000);
    health.answered(url, "fault" in reached && reached.fault === "timeout");
    if (status === null || status < 200 || status > 299) for (const one of notices) again(one);
    else
      for (const one of notices) {
        flying.delete(one.id);
        shelf.drop(one.id);
      }
  };

  const depart = (url: string): void => {
    const now = clock.now();
    const nowText = now.toISOString();
    const due = shelf.values().filter((one) => one.due <= nowText && one.url === url && !flying.has(one.id));
    const held = heldUntil();
    if (held && held > now) return due.forEach((one) => plan(one, held));
    const going = due.filter((one) => {
      if (wanted(one) && !health.drops(one)) return true;
      shelf.drop(one.id);
      return false;
    });
    for (let i = 0; i < going.length; i += mostItems) {
      const load = going.slice(i, i + mostItems);
      for (const one of load) flying.add(one.id);
      const flight = post(url, load).finally(() => underWay.delete(flight));
      underWay.add(flight);
    }
  };

  return {
    add: (notice, wish) => {
      const due = new Date(wish.getTime() + health.delayMs(notice.url));
      plan({ ...notice, id: randomUUID(), first: due.toISOString(), due: due.toISOString(), tries: 0 }, due);
    },
    waiting: () => shelf.values(),
    forget: (subscriptionId) => {
      for (const one of shelf.values()) if (one.subscriptionId === subscriptionId) shelf.drop(one.id);
    },
    deliveries: () => [...deliveries],
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    resume: () => {
      for (const one of shelf.values()) clock.at(new Date(one.due), () => depart(one.url));
    },
    release: () => {
      for (const one of shelf.values()) if (!flying.has(one.id)) plan(one, clock.now());
    },
    close: () => {
      closed = true;
    },
    clear: () => {
      deliveries = [];
      health.clear();
    },
  };
}
