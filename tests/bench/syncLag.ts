import { z } from "zod";
import { hubs } from "./crowd.ts";
import { percentile } from "./figures.ts";
import type { Figure } from "./figures.ts";
import { machineLoad, openReplicas } from "./replicas.ts";
import type { Replicas } from "./replicas.ts";

const latencyMs = 200;
/** Changes of each kind, and milliseconds from one to the next. */
const [meetings, apartMs] = [60, 400];
/** Longer than a sweep would take to find it. */
const patienceMs = 700_000;

const subscriptions = z.array(z.unknown());
const madeEvent = z.object({ iCalUId: z.string() });
const changed = z.object({ hubId: z.string(), date: z.string() });

/** Hears on a replica's stream what a tab would hear, and remembers who waits for which day of which hub. */
async function follow(replicas: Replicas, replica: number): Promise<{ next(hubId: string, date: string): Promise<number>; stop(): void }> {
  const waiting = new Map<string, (at: number) => void>();
  const leave = new AbortController();
  const stream = await fetch(`${replicas.origin(replica)}/api/board/stream`, { headers: { authorization: `Bearer ${replicas.tokens[0] ?? ""}` }, signal: leave.signal });
  const read = async (): Promise<void> => {
    let text = "";
    for await (const part of stream.body ?? []) {
      text += new TextDecoder().decode(part);
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = /^event: changed\ndata: (.+)$/m.exec(block)?.[1];
        if (data === undefined) continue;
        const { hubId, date } = changed.parse(JSON.parse(data));
        waiting.get(`${hubId} ${date}`)?.(performance.now());
      }
    }
  };
  void read().catch(() => undefined);
  return {
    next: (hubId, date) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`nothing was heard of ${hubId} on ${date}`)), patienceMs);
        waiting.set(`${hubId} ${date}`, (at) => {
          clearTimeout(late);
          waiting.delete(`${hubId} ${date}`);
          resolve(at);
        });
      }),
    stop: () => leave.abort(),
  };
}

/** Seconds from what somebody does in Outlook until a tab on another replica hears of it: meetings made, moved to another day, and deleted. The mailbox answers after two seconds and Graph tells a second after each change. */
export async function syncLag(serverFlags: readonly string[] = []): Promise<Figure> {
  const replicas = await openReplicas({ people: 600, latencyMs, serverFlags });
  try {
    for (let n = 0; n < 2; n += 1) await replicas.add({ jobs: true });
    const places = hubs.flatMap((hub) => {
      const mailbox = hub.desks[0]?.mailbox ?? null;
      return mailbox === null ? [] : [{ hub, mailbox }];
    });
    for (let tries = 0; subscriptions.parse(await replicas.admin("/subscriptions")).length < places.length; tries += 1) {
      if (tries > 600) throw new Error("Graph was not asked to tell of every mailbox");
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    // What starts with the servers is over.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    const before = machineLoad();
    const board = await follow(replicas, 1);
    const [made, moved, deleted]: [number[], number[], number[]] = [[], [], []];

    const one = async (n: number): Promise<void> => {
      const place = places[n % places.length];
      // Each its own days, so that what is heard of one is not another's.
      const [first, second] = [replicas.days.open[2 * Math.floor(n / places.length)], replicas.days.open[2 * Math.floor(n / places.length) + 1]];
      if (!place || first === undefined || second === undefined) throw new Error("more meetings than days");
      await new Promise((resolve) => setTimeout(resolve, n * apartMs));
      const timed = async (into: number[], date: string, act: () => Promise<unknown>): Promise<unknown> => {
        const heard = board.next(place.hub.id, date);
        const began = performance.now();
        const answer = await act();
        into.push(((await heard) - began) / 1000);
        return answer;
      };
      const at = (date: string) => ({ start: `${date}T08:00:00Z`, end: `${date}T12:00:00Z` });
      const { iCalUId } = madeEvent.parse(await timed(made, first, () => replicas.admin("/outlook/book", { organizer: `person.${n}@regionen.example`, mailbox: place.mailbox, ...at(first) })));
      await timed(moved, second, () => replicas.admin("/outlook/move", { eventId: iCalUId, ...at(second) }));
      await timed(deleted, second, () => replicas.admin("/outlook/delete", { eventId: iCalUId }));
    };
    await Promise.all(Array.from({ length: meetings }, (_, n) => one(n)));
    board.stop();
    const all = [...made, ...moved, ...deleted];
    const value = percentile(all, 0.95);
    return {
      ...{ name: "sync.lag", value, unit: "s p95", floor: null, ratio: null, target: "<= 10", met: value <= 10, n: all.length, p50: percentile(all, 0.5), worst: Math.max(...all) },
      ...{ madeP95: percentile(made, 0.95), movedP95: percentile(moved, 0.95), deletedP95: percentile(deleted, 0.95), loadBefore: before.load, ...machineLoad() },
    };
  } finally {
    await replicas.stop();
  }
}
