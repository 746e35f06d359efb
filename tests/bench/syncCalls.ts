import { z } from "zod";
import { startCluster } from "../support/postgres.ts";
import { startChild } from "./child.ts";
import type { Figure } from "./figures.ts";
import { machineLoad } from "./replicas.ts";

const played = z.object({ idle: z.array(z.string()), busy: z.array(z.string()), done: z.record(z.string(), z.number()), unsettled: z.number(), broken: z.array(z.string()) });
const [mostOfChanges, mostIdle] = [2300, 400];

/**
 * Calls of Graph that 1,000 changes of bookings cost beyond what is called anyway, half of them made by the product and half in
 * Outlook, one after the other through an hour, at 60 hubs with a mailbox each; and calls of an hour in which nothing happens.
 */
export async function syncCalls(_serverFlags: readonly string[] = [], changes = 1000): Promise<Figure> {
  const cluster = await startCluster(["fsync=off", "full_page_writes=off", "synchronous_commit=off"]);
  const child = startChild("syncProcess.ts");
  try {
    const { idle, busy, done, unsettled, broken } = await child.ask({ url: await cluster.fresh(), changes, seed: 3 }, played);
    // The hour of changes is followed by one that lets them end.
    const value = ((busy.length - 2 * idle.length) * 1000) / changes;
    const met = value <= mostOfChanges && idle.length <= mostIdle && unsettled === 0 && broken.length === 0;
    return { name: "sync.calls", value, unit: "calls for 1000 changes", floor: null, ratio: null, target: `<= ${mostOfChanges}, idle hour <= ${mostIdle}`, met, n: changes, idleHour: idle.length, calls: counted(busy), idleCalls: counted(idle), done, unsettled, broken: broken.length, ...machineLoad() };
  } finally {
    await child.stop();
    await cluster.stop();
  }
}

function counted(calls: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const call of calls) counts[call] = (counts[call] ?? 0) + 1;
  return counts;
}
