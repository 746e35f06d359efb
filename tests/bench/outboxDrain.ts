import { z } from "zod";
import { desks, hubs } from "./crowd.ts";
import { ourRequest } from "./bookings.ts";
import type { Figure } from "./figures.ts";
import { onlyStatus } from "./load.ts";
import { machineLoad, openReplicas } from "./replicas.ts";

const events = 500;
const latencyMs = 200;
const atATime = 32;
const possible = (atATime * 1000) / latencyMs;

const calls = z.array(z.object({ at: z.string(), method: z.string(), template: z.string().nullable(), status: z.number().nullable() }));
const waiting = z.tuple([z.object({ waiting: z.number() })]);

/** Events that 500 bookings by 500 people have left in the queue of a server that was away: made at how many a second, against what 32 calls of 200 ms at a time could make. Desks without mailbox, so that nothing but the queue is at work. */
export async function outboxDrain(serverFlags: readonly string[] = []): Promise<Figure> {
  const replicas = await openReplicas({ people: 600, latencyMs, serverFlags });
  try {
    const quiet = desks.flatMap((desk, n) => (desk.calendar === "none" && hubs.find((hub) => hub.id === desk.hubId)?.bookable ? [n] : []));
    const wishes = Array.from({ length: events }, (_, i) => ({ desk: quiet[i % quiet.length] ?? 0, person: i, date: replicas.days.open[Math.floor(i / quiet.length)] ?? "" }));
    const front = await replicas.add({ jobs: false });
    onlyStatus(await replicas.load(front, { connections: 8, tokens: [...replicas.tokens], requests: wishes.map(ourRequest) }), 201);
    const before = machineLoad();
    const drainer = await replicas.add({ jobs: true });
    const cpuBefore = await replicas.cpuMs(drainer);
    for (;;) {
      const [left] = waiting.parse(await replicas.database.query("SELECT count(*)::int AS waiting FROM calendar_event WHERE state = 'queued'"));
      if (left.waiting === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const cpuMsEach = ((await replicas.cpuMs(drainer)) - cpuBefore) / events;
    const posts = calls.parse(await replicas.admin("/calls")).filter((call) => call.method === "POST" && call.template === "/users/{user-id}/events");
    if (posts.length !== events || posts.some((call) => call.status !== 201)) throw new Error(`${posts.length} events were posted, ${posts.filter((call) => call.status === 201).length} of them made`);
    const instants = posts.map((call) => Date.parse(call.at));
    const seconds = (Math.max(...instants) + latencyMs - Math.min(...instants)) / 1000;
    const value = events / seconds;
    return { name: "outbox.drain", value, unit: "events/s", floor: possible, ratio: value / possible, target: "ratio >= 0.8", met: value >= 0.8 * possible, n: events, seconds, cpuMsEach, loadBefore: before.load, ...machineLoad() };
  } finally {
    await replicas.stop();
  }
}
