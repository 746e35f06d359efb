import { setTimeout as pause } from "node:timers/promises";
import type { CallFault, Called, SendPace } from "../src/services/ports.ts";
import type { Courier } from "./courier.ts";

/**
 * The same courier, for what the bot sends of its own accord: each message waits for its turn among all that all replicas send,
 * and when Teams asks one of them to wait, all do.
 * @param patienceMs how long a message may wait here; longer, and the caller is told to come later
 * @param told hears what became of each that left
 */
export function pacedCourier(courier: Courier, pace: SendPace, patienceMs: number, told: (outcome: "sent" | "updated" | CallFault["why"]) => void): Courier {
  const turn = async (): Promise<CallFault | null> => {
    const until = performance.now() + patienceMs;
    for (;;) {
      const { waitMs } = await pace.take(1);
      if (waitMs === 0) return null;
      if (performance.now() + waitMs > until) return { ok: false, why: "later", afterSeconds: Math.ceil(waitMs / 1000), code: "paced" };
      await pause(waitMs);
    }
  };
  const inTurn = async <T>(well: "sent" | "updated", send: () => Promise<Called<T>>): Promise<Called<T>> => {
    const refused = await turn();
    if (refused) return refused;
    const sent = await send();
    told(sent.ok ? well : sent.why);
    if (!sent.ok && sent.code === "429") await pace.pause((sent.afterSeconds ?? 1) * 1000);
    return sent;
  };
  return {
    send: (to, message) => inTurn("sent", () => courier.send(to, message)),
    update: (to, activityId, message) => inTurn("updated", () => courier.update(to, activityId, message)),
  };
}
