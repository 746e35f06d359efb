import { setTimeout as pause } from "node:timers/promises";
import type { CallFault, Called, SendPace } from "../src/services/ports.ts";
import type { AppInstaller } from "../src/services/survey/surveyPorts.ts";
import type { Courier } from "./courier.ts";

/** How often the bot may send, open chats and have the app installed. */
export type BotPaces = { readonly sends: SendPace; readonly opens: SendPace; readonly installs: SendPace };

/** The code of what did not leave, since its turn was too far away. */
const paced = "paced";

async function turn(pace: SendPace, patienceMs: number): Promise<CallFault | null> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const { waitMs } = await pace.take(1);
    if (waitMs === 0) return null;
    if (performance.now() + waitMs > until) return { ok: false, why: "later", afterSeconds: Math.ceil(waitMs / 1000), code: paced };
    await pause(waitMs);
  }
}

/** Installs in turn with all replicas. */
export const pacedInstaller = (installer: AppInstaller, pace: SendPace, patienceMs: number): AppInstaller => ({ install: async (personId) => (await turn(pace, patienceMs)) ?? installer.install(personId) });

/**
 * The same courier, for what the bot sends of its own accord: each message waits for its turn among all that all replicas send,
 * and when Teams asks one of them to wait, all do. Chats are opened at a pace of their own, since Teams' limit has room for both.
 * @param patienceMs how long a message may wait here; longer, and the caller is told to come later
 * @param told hears what became of each that left
 */
export function pacedCourier(courier: Courier, paces: Pick<BotPaces, "sends" | "opens">, patienceMs: number, told: (outcome: "sent" | "updated" | CallFault["why"]) => void): Courier {
  const inTurn = async <T>(pace: SendPace, work: () => Promise<Called<T>>): Promise<Called<T>> => {
    const refused = await turn(pace, patienceMs);
    if (refused) return refused;
    const done = await work();
    if (!done.ok && done.code === "429") for (const each of [paces.sends, paces.opens]) await each.pause((done.afterSeconds ?? 1) * 1000);
    return done;
  };
  const counted = async <T>(well: "sent" | "updated", sending: Promise<Called<T>>): Promise<Called<T>> => {
    const sent = await sending;
    if (sent.ok || sent.code !== paced) told(sent.ok ? well : sent.why);
    return sent;
  };
  return {
    send: (to, message) => counted("sent", inTurn(paces.sends, () => courier.send(to, message))),
    update: (to, activityId, message) => counted("updated", inTurn(paces.sends, () => courier.update(to, activityId, message))),
    open: (personId) => inTurn(paces.opens, () => courier.open(personId)),
  };
}
