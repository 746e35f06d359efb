import type { Clock } from "../clock.ts";
import { chanceOf } from "../chaos/dice.ts";
import { mayUse } from "../graph/caller.ts";
import type { EventCopy } from "../graph/eventCopy.ts";
import { etagOf, eventId } from "../graph/eventIds.ts";
import type { World } from "../graph/world.ts";
import type { Store } from "../store.ts";
import { usualNoticeSettings } from "./noticeSettings.ts";
import type { Disturbance, NoticeSettings } from "./noticeSettings.ts";
import type { Notice } from "./notice.ts";
import { openOutbox } from "./outbox.ts";
import type { Delivery } from "./outbox.ts";
import { openSubscriptions } from "./subscriptionStore.ts";
import type { ChangeType, Subscription, Subscriptions } from "./subscriptionStore.ts";

export const lifecycleEvents = ["reauthorizationRequired", "subscriptionRemoved", "missed"] as const;
export type LifecycleEvent = (typeof lifecycleEvents)[number];

/** Everything about telling apps of changes. */
export type Notices = {
  subscriptions: Subscriptions;
  settings(): NoticeSettings;
  set(change: Partial<NoticeSettings>): NoticeSettings;
  /** What a player of faults does to notices on top of the settings; null ends it. */
  disturb(by: Disturbance | null): void;
  /** Nothing leaves before this instant, and all of it then. */
  holdUntil(at: Date | null): void;
  /** Tells the listeners of these subscriptions that they must prove their rights, are gone, or have missed something. @param within milliseconds to prove their rights in */
  lifecycle(event: LifecycleEvent, subscriptions: readonly Subscription[], within?: number): void;
  waiting(): Notice[];
  deliveries(): Delivery[];
  /** Resolves when no POST is on its way. */
  settled(): Promise<void>;
  resume(): void;
  clear(): void;
  /** Answers that come later change nothing more: what was on its way is sent again after a restart. */
  close(): void;
};

const changeOf = (copy: EventCopy, before: EventCopy | undefined): ChangeType | null => {
  if (copy.gone) return before && !before.gone ? "deleted" : null;
  return before && !before.gone ? "updated" : "created";
};

/** How long a notice that is overtaken may be held back more, in milliseconds. */
const heldBackMs = 30_000;

export function makeNotices(deps: { world: World; store: Store; clock: Clock; answerWithinMs: number }): Notices {
  const { world, store, clock } = deps;
  const subscriptions = openSubscriptions(store, clock);
  const kept = store.shelf<Partial<NoticeSettings>>("graph/noticeSettings");
  let disturbance: Disturbance = {};
  let held: Date | null = null;
  let throws = new Map<string, number>();

  const settings = (): NoticeSettings => ({ ...usualNoticeSettings, ...kept.get("all"), ...disturbance });
  const lifecycleItem = (event: LifecycleEvent, one: Subscription): Record<string, unknown> => ({
    lifecycleEvent: event,
    subscriptionId: one.id,
    resource: "",
    clientState: one.clientState,
    sequence: null,
    resourceData: { "@odata.type": "#microsoft.graph.subscription", "@odata.id": `subscriptions/${one.id}`, id: one.id },
    encryptedContent: null,
    organizationId: world.tenant.tenantId,
    subscriptionExpirationDateTime: one.until.replace("Z", "0000+00:00"),
  });
  const changeItem = (changeType: ChangeType, copy: EventCopy, one: Subscription): Record<string, unknown> => {
    const id = eventId(copy, one.idForm);
    const resource = `Users/${one.mailboxId}/Events/${id}`;
    return {
      subscriptionId: one.id,
      subscriptionExpirationDateTime: one.until.replace("Z", "0000+00:00"),
      changeType,
      resource,
      resourceData: { "@odata.type": "#Microsoft.Graph.Event", "@odata.id": resource, "@odata.etag": etagOf(copy), id },
      clientState: one.clientState,
      tenantId: world.tenant.tenantId,
    };
  };
  const allowed = (one: Subscription): boolean => {
    const mailbox = world.find(one.mailbox);
    return !!mailbox && mayUse(world, one.caller, mailbox, "Calendars.Read") && !(one.proveBy && new Date(one.proveBy) <= clock.now());
  };

  const outbox = openOutbox({
    clock,
    store,
    answerWithinMs: deps.answerWithinMs,
    wanted: (notice) => {
      const one = subscriptions.get(notice.subscriptionId);
      return notice.kind === "lifecycle" || (!!one && allowed(one));
    },
    heldUntil: () => held,
    lost: (ids) => lifecycle("missed", ids.flatMap((id) => subscriptions.get(id) ?? [])),
  });

  /** Sends one item, as the settings and the seed will have it: later, twice, or not at all. */
  const send = (notice: Pick<Notice, "url" | "subscriptionId" | "kind" | "item">, mailbox: string, laterMs: number): void => {
    const { seed, delayMs, delayMsMax, drop, double, reorder, togetherMs } = settings();
    const n = (throws.get(mailbox) ?? 0) + 1;
    throws.set(mailbox, n);
    const chance = (what: string): number => chanceOf(seed, "notice", what, mailbox, n);
    if (chance("drop") < drop) return;
    for (let copy = 0; copy < (chance("double") < double ? 2 : 1); copy += 1) {
      const wander = chance(`delay ${copy}`) * Math.max(0, delayMsMax - delayMs);
      const back = chance(`reorder ${copy}`) < reorder ? chance(`back ${copy}`) * heldBackMs : 0;
      const due = clock.now().getTime() + delayMs + wander + back + laterMs;
      outbox.add(notice, new Date(Math.ceil(due / togetherMs) * togetherMs));
    }
  };

  const lifecycle: Notices["lifecycle"] = (event, of, within = 3_600_000) => {
    for (const one of of) {
      if (event !== "reauthorizationRequired") outbox.forget(one.id);
      if (event === "subscriptionRemoved") subscriptions.drop(one.id);
      if (event === "reauthorizationRequired") subscriptions.put({ ...one, proveBy: new Date(clock.now().getTime() + within).toISOString() });
      // Without an address of their own these events come where the changes come.
      send({ url: one.lifecycleUrl ?? one.notificationUrl, subscriptionId: one.id, kind: "lifecycle", item: lifecycleItem(event, one) }, one.mailbox, 0);
    }
  };

  world.copies.watch((copy, before) => {
    const changeType = changeOf(copy, before);
    if (!changeType) return;
    for (const one of subscriptions.live()) {
      if (one.mailbox !== copy.mailbox || !allowed(one)) continue;
      const tell = (type: ChangeType, laterMs: number): void => {
        if (one.changeTypes.includes(type)) send({ url: one.notificationUrl, subscriptionId: one.id, kind: "change", item: changeItem(type, copy, one) }, one.mailbox, laterMs);
      };
      tell(changeType, 0);
      if (changeType === "created") for (let echo = 1; echo <= settings().echoes; echo += 1) tell("updated", echo * 1000);
    }
  });

  return {
    subscriptions,
    settings,
    set: (change) => {
      kept.put("all", { ...kept.get("all"), ...change });
      return settings();
    },
    disturb: (by) => {
      disturbance = by ?? {};
      throws = new Map();
    },
    holdUntil: (at) => {
      held = at;
      // What waited for the end of it leaves now.
      if (!at) outbox.release();
    },
    lifecycle,
    waiting: () => outbox.waiting(),
    deliveries: () => outbox.deliveries(),
    settled: () => outbox.settled(),
    resume: () => outbox.resume(),
    close: () => outbox.close(),
    clear: () => {
      disturbance = {};
      held = null;
      throws = new Map();
      outbox.clear();
    },
  };
}
