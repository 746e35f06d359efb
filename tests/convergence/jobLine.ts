import { z } from "zod";
import { registerJobs } from "../../src/jobs/registerJobs.ts";
import type { JobDeps } from "../../src/services/deps.ts";
import type { JobQueue } from "../../src/services/ports.ts";
import type { TestApp } from "../support/app.ts";

type Data = Readonly<Record<string, string | number>>;
type Waiting = { readonly id: string; readonly name: string; readonly data: Data; readonly key: string | null; readonly due: number };

/** Between any two awaits of a job: the process may be killed here, or something else may happen first. */
export type Jolt = () => Promise<void>;

/** The jobs of an app started with `noJobs`, left in the ledger's own queue until they are done, by the test's own clock. */
export type JobLine = {
  /** Lets time pass; every job is done, every mailbox answers and every notice arrives at its own instant. */
  pass(seconds: number): Promise<void>;
  /** Does one job whose time has come, if there is one, in the midst of whatever is being done. */
  oneMore(): Promise<void>;
  /** Jobs that broke off for another reason than a killed process. */
  broken(): readonly string[];
  kills(): number;
  forget(): Promise<void>;
};

/** Thrown where the process dies. */
export const killed = new Error("the server was killed here");

/** A killed process gives no sign of life for so long before its jobs are taken up again. */
const silenceMs = 15_000;
const byTheClock = [
  ["mend-drift", 60],
  ["complete-bookings", 300],
  ["sweep-all", 600],
  ["keep-subscriptions", 3600],
] as const;
/** Of these names, jobs of one key are done one after the other. */
const inOrder = new Set(["settle-event", "tell"]);

const row = z.object({ id: z.string(), name: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])).nullable(), singleton_key: z.string().nullable(), wait: z.coerce.number() });

export async function openJobLine(app: TestApp, deps: JobDeps, jolt: Jolt): Promise<JobLine> {
  let dead = false;
  /** What is dead does nothing more, whatever it catches. */
  const step: Jolt = async () => {
    if (dead) throw killed;
    await jolt().catch((fault: unknown) => {
      dead ||= fault === killed;
      throw fault;
    });
  };
  const handlers = new Map<string, (data: Data) => Promise<void>>();
  const jobs: JobQueue = { enqueue: app.jobs.enqueue, work: async (name, _pace, handle) => void handlers.set(name, handle), every: async () => undefined, waiting: async () => [] };
  await registerJobs({ ...shaken(deps, step), survey: app.deps.survey, jobs });

  let due = new Map<string, number>();
  let cron = new Map<string, number>();
  let broken: string[] = [];
  let kills = 0;
  const running = new Set<string>();
  const now = (): number => app.clock.now().getTime();
  const settled = async (): Promise<void> => app.local?.standin.graph.notices.settled();

  const waiting = async (): Promise<Waiting[]> => {
    const rows = await app.database.query("SELECT id::text, name, data, singleton_key, greatest(0, extract(epoch FROM start_after - created_on))::float8 AS wait FROM jobs.job WHERE state = 'created' ORDER BY created_on, ctid");
    return z.array(row).parse(rows).map((one) => {
      const at = due.get(one.id) ?? now() + Math.round(one.wait) * 1000;
      due.set(one.id, at);
      return { id: one.id, name: one.name, data: one.data ?? {}, key: one.singleton_key, due: at };
    });
  };
  const mayRun = ({ name, key }: Waiting): boolean => !(inOrder.has(name) && running.has(`${name} ${key}`));
  const nextOf = (all: readonly Waiting[]): Waiting | undefined => all.filter(mayRun).reduce<Waiting | undefined>((first, one) => (!first || one.due < first.due ? one : first), undefined);

  const run = async ({ id, name, data, key }: Waiting): Promise<void> => {
    const handle = handlers.get(name);
    if (!handle) throw new Error(`nobody does the job ${name}`);
    await app.database.query("DELETE FROM jobs.job WHERE id = $1", [id]);
    due.delete(id);
    const lane = `${name} ${key}`;
    running.add(lane);
    try {
      await handle(data);
      if (dead) throw killed;
    } catch (fault) {
      if (!dead) broken.push(told(name, fault));
      await app.deps.ledger.transaction((tx) => tx.enqueue({ name: nameOf(name), data, ...(key === null ? {} : { key }), after: new Date(now() + silenceMs) }));
      if (dead) throw killed;
    } finally {
      running.delete(lane);
    }
  };
  const told = (name: string, fault: unknown): string => `${name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`;
  /** A process that dies takes with it all that it was doing and all that it remembered. */
  const surviving = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (fault) {
      if (fault !== killed) throw fault;
      dead = false;
      kills += 1;
      app.deps.hubBook.forget();
      app.deps.cells.heard({ kind: "resync" });
      app.deps.people.heard({ kind: "resync" });
    }
  };

  return {
    oneMore: async () => {
      const next = nextOf((await waiting()).filter((one) => one.due <= now()));
      if (next) await run(next);
    },
    pass: async (seconds) => {
      const target = now() + seconds * 1000;
      const heard = (): number => app.local?.standin.graph.notices.deliveries().length ?? 0;
      let [stale, known, before]: [boolean, Waiting[], number] = [true, [], heard()];
      for (;;) {
        // Only a job that was done, or a notice that came, can have put a new one in.
        if (stale || heard() !== before) known = await waiting();
        [stale, before] = [false, heard()];
        const next = nextOf(known);
        const [clockwork, at] = byTheClock.map(([name, every]): [string, number] => [name, cron.get(name) ?? now() + every * 1000]).reduce((a, b) => (b[1] < a[1] ? b : a));
        for (const [name, every] of byTheClock) if (!cron.has(name)) cron.set(name, now() + every * 1000);
        // Each notice is heard before the next leaves: two on their way at once would be heard in any order.
        const notice = Math.min(...(app.local?.standin.graph.notices.waiting() ?? []).map((one) => Date.parse(one.due)).filter((due) => due > now()));
        const instant = Math.min(next?.due ?? Infinity, at, notice, target, now() + 60_000);
        if (instant > now()) {
          app.clock.set(new Date(instant));
          await settled();
          continue;
        }
        stale = true;
        if (next && next.due <= now()) await surviving(() => run(next));
        else if (at <= now()) {
          cron.set(clockwork, now() + (byTheClock.find(([name]) => name === clockwork)?.[1] ?? 60) * 1000);
          await surviving(async () => {
            await handlers.get(clockwork)?.({}).catch((fault: unknown) => dead || broken.push(told(clockwork, fault)));
            if (dead) throw killed;
          });
        } else break;
      }
    },
    broken: () => [...new Set(broken)],
    kills: () => kills,
    forget: async () => {
      await app.database.script("DELETE FROM jobs.job");
      due = new Map();
      cron = new Map();
      broken = [];
      kills = 0;
    },
  };
}

const jobName = z.enum(["settle-event", "look-at-event", "sweep-mailbox", "sweep-all", "tell", "complete-bookings", "sync-places", "clean-up", "keep-subscriptions", "mend-drift"]);
const nameOf = (name: string): z.infer<typeof jobName> => jobName.parse(name);

/** The same parts with a jolt on either side of every call that leaves the process. */
function shaken(deps: JobDeps, jolt: Jolt): JobDeps {
  const shake =
    <Given extends unknown[], Got>(call: (...given: Given) => Promise<Got>) =>
    async (...given: Given): Promise<Got> => {
      await jolt();
      const got = await call(...given);
      await jolt();
      return got;
    };
  const { calendar, messenger, subscriptions, ledger } = deps;
  return {
    ...deps,
    ledger: {
      ...ledger,
      transaction: async (work) => {
        await jolt();
        const got = await ledger.transaction(work);
        await jolt();
        return got;
      },
    },
    calendar: { ...calendar, create: shake(calendar.create), read: shake(calendar.read), move: shake(calendar.move), cancel: shake(calendar.cancel), delta: shake(calendar.delta) },
    messenger: { tell: shake(messenger.tell) },
    subscriptions: { ...subscriptions, create: shake(subscriptions.create), renew: shake(subscriptions.renew), remove: shake(subscriptions.remove) },
  };
}
