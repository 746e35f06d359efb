import { setTimeout as pause } from "node:timers/promises";
import type { CallFault } from "../../services/ports.ts";

/** A place among the calls on one mailbox. It is given back as soon as the call has ended, and ends by itself should nobody be left to do that. */
export type Slot = { readonly ok: true; release(): void };

/** The calls on each mailbox, over all replicas. Who keeps them is another adapter's matter; it fills this without knowing of it. */
export type MailboxSlots = {
  /**
   * Takes a place for at most so many milliseconds.
   * @returns when there is none, for how many milliseconds Graph has asked everybody to wait, or null when others are at work
   */
  take(mailbox: string, forMs: number): Promise<Slot | { readonly ok: false; readonly pausedMs: number | null }>;
  /** Graph wants no call on this mailbox for so many milliseconds. */
  pause(mailbox: string, forMs: number): Promise<void>;
};

/** How long a call may wait here: for others to end, and for a pause to be over. Longer, and the caller is told to come later. */
export type SlotPatience = { readonly busyMs: number; readonly pausedMs: number };

/** A place, as soon as there is one. */
export async function slotFor(slots: MailboxSlots, mailbox: string, forMs: number, patience: SlotPatience): Promise<Slot | CallFault> {
  const since = performance.now();
  for (let tries = 0; ; tries += 1) {
    const got = await slots.take(mailbox, forMs);
    if (got.ok) return got;
    const waitMs = got.pausedMs ?? Math.min(200, 25 * 2 ** tries);
    const mostMs = got.pausedMs === null ? patience.busyMs : patience.pausedMs;
    if (performance.now() - since + waitMs > mostMs) return { ok: false, why: "later", afterSeconds: Math.ceil(waitMs / 1000), code: got.pausedMs === null ? "mailbox-busy" : "mailbox-paused" };
    await pause(waitMs);
  }
}
