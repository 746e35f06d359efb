import type { Router } from "express";
import { z } from "zod";
import type { Graph } from "../graph/makeGraph.ts";
import { noticeSettingsShape } from "../notices/noticeSettings.ts";
import { lifecycleEvents } from "../notices/notices.ts";

const lifecycleShape = z.strictObject({
  event: z.enum(lifecycleEvents),
  /** those on this mailbox, or this one alone; all when both are left out */
  mailbox: z.string().optional(),
  subscriptionId: z.string().optional(),
  /** how long rights may be proved when they must */
  withinMinutes: z.number().min(0).max(10_080).optional(),
});

/** How notices travel, what Graph tells its listeners of their subscriptions, and what it has sent. */
export function noticeRoutes(router: Router, { notices, world }: Graph): void {
  const { subscriptions } = notices;
  router.get("/notices", (_req, res) => {
    res.json({ settings: notices.settings(), waiting: notices.waiting(), sent: notices.deliveries() });
  });
  router.put("/notices", (req, res) => {
    const read = noticeSettingsShape.partial().safeParse(req.body);
    if (read.success) res.json(notices.set(read.data));
    else res.status(400).json({ error: z.prettifyError(read.error) });
  });
  router.get("/subscriptions", (_req, res) => {
    res.json(subscriptions.live());
  });
  router.post("/notices/lifecycle", (req, res) => {
    const read = lifecycleShape.safeParse(req.body);
    if (!read.success) return void res.status(400).json({ error: z.prettifyError(read.error) });
    const { event, subscriptionId, withinMinutes } = read.data;
    const mailbox = read.data.mailbox === undefined ? undefined : world.find(read.data.mailbox)?.address ?? "";
    const meant = subscriptions.live().filter((one) => (mailbox === undefined || one.mailbox === mailbox) && (subscriptionId === undefined || one.id === subscriptionId));
    notices.lifecycle(event, meant, withinMinutes === undefined ? undefined : withinMinutes * 60_000);
    res.json({ told: meant.map((one) => one.id) });
  });
}
