import { setTimeout as pause } from "node:timers/promises";
import type { CallFault, Called, SendPace } from "../src/services/ports.ts";
import type { AppInstaller } from "../src/services/survey/surveyPorts.ts";
import { noLonger } from "./courier.ts";
import type { Courier } from "./courier.ts";

/**
 * How often the bot may send, how fast where it catches up with what a pause has held back, have the app installed, and call Teams
 * at all for any of it: a message or a chat that is opened is one call.
 */
export type BotPaces = { readonly sends: SendPace; readonly catchUp: SendPace; readonly installs: SendPace; readonly calls: SendPace };

/** The code of what did not leave, since its turn was too far away. */
const paced = "paced";

/** Calls to Teams in the turns in which the bot hears that it has been installed: who the person is, a sign of life, and the welcome. */
const callsByInstall = 3;

type Toll = readonly [pace: SendPace, calls: number];

/** Waits for leave from each in order; what counts every call comes last, so that the call leaves as its leave is given. */
async function turn(tolls: readonly Toll[], patienceMs: number): Promise<CallFault | null> {
  const until = performance.now() + patienceMs;
  for (const [pace, calls] of tolls)
    for (let { waitMs } = await pace.take(calls); waitMs > 0; { waitMs } = await pace.take(calls)) {
      if (performance.now() + waitMs > until) return { ok: false, why: "later", afterSeconds: Math.ceil(waitMs / 1000), code: paced };
      await pause(waitMs);
    }
  return null;
}

/** Installs in turn with all replicas. */
export const pacedInstaller = (installer: AppInstaller, { installs, calls }: Pick<BotPaces, "installs" | "calls">, patienceMs: number): AppInstaller => ({
  install: async (personId, stillWanted = async () => true) => (await turn([[installs, 1], [calls, callsByInstall]], patienceMs)) ?? ((await stillWanted()) ? installer.install(personId) : noLonger),
});

/**
 * The same courier, for what the bot sends of its own accord: each message waits for its turn among all that all replicas send,
 * and when Teams asks one of them to wait, all do. A chat is opened without a message's turn, since Teams' limit has room for both.
 * @param patienceMs how long a message may wait here; longer, and the caller is told to come later
 * @param told hears what became of each that left
 */
export function pacedCourier(courier: Courier, { sends, catchUp, calls }: Pick<BotPaces, "sends" | "catchUp" | "calls">, patienceMs: number, told: (outcome: "sent" | "updated" | CallFault["why"]) => void): Courier {
  const inTurn = async <T>(tolls: readonly Toll[], work: () => Promise<Called<T>>): Promise<Called<T>> => {
    const refused = await turn(tolls, patienceMs);
    if (refused) return refused;
    const done = await work();
    if (!done.ok && done.code === "429") for (const each of [sends, calls]) await each.pause((done.afterSeconds ?? 1) * 1000);
    return done;
  };
  const message: readonly Toll[] = [[sends, 1], [catchUp, 1], [calls, 1]];
  const counted = async <T>(well: "sent" | "updated", sending: Promise<Called<T>>): Promise<Called<T>> => {
    const sent = await sending;
    if (sent.ok || sent.code !== paced) told(sent.ok ? well : sent.why);
    return sent;
  };
  return {
    send: (to, said) => counted("sent", inTurn(message, () => courier.send(to, said))),
    update: (to, activityId, said) => counted("updated", inTurn(message, () => courier.update(to, activityId, said))),
    open: (personId) => inTurn([[calls, 1]], () => courier.open(personId)),
  };
}
