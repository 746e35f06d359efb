import { z } from "zod";
import { registerJobs } from "../../src/jobs/registerJobs.ts";
import type { JobQueue } from "../../src/services/ports.ts";
import type { TestApp } from "../support/app.ts";

type Data = Readonly<Record<string, string | number>>;
type Waiting = { readonly name: string; readonly data: Data; readonly due: number };

export type HandJobs = {
  /** Does all whose time has come, and what they give rise to. */
  now(): Promise<void>;
  /** Lets time pass on the test's clock; every job is done, and every mailbox answers, at its own instant. */
  pass(seconds: number): Promise<void>;
  /** The names of those that wait. */
  waiting(): Promise<string[]>;
  run(name: string, data?: Data): Promise<void>;
  forget(): Promise<void>;
};

const row = z.object({ name: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])), wait: z.coerce.number() });

/** The jobs of an app started with `noJobs`, done in order of their time by the test's own clock: a day passes in a moment. */
export async function jobsByHand(app: TestApp): Promise<HandJobs> {
  const handlers = new Map<string, (data: Data) => Promise<void>>();
  let queue: Waiting[] = [];
  const enqueue: JobQueue["enqueue"] = async (job) => void queue.push({ name: job.name, data: job.data, due: (job.after ?? app.clock.now()).getTime() });
  const jobs: JobQueue = { enqueue, work: async (name, _pace, handle) => void handlers.set(name, handle), every: async () => undefined, waiting: async () => [] };
  await registerJobs({ ...app.deps, jobs });
  queue = [];

  const collect = async (): Promise<void> => {
    const rows = await app.database.query("DELETE FROM jobs.job WHERE state = 'created' RETURNING name, data, extract(epoch FROM start_after - created_on)::float8 AS wait, created_on");
    for (const one of rows.toSorted((a, b) => String(a["created_on"]).localeCompare(String(b["created_on"])))) {
      const { name, data, wait } = row.parse(one);
      queue.push({ name, data, due: app.clock.now().getTime() + Math.max(0, Math.round(wait)) * 1000 });
    }
  };
  const run: HandJobs["run"] = async (name, data = {}) => {
    const handle = handlers.get(name);
    if (!handle) throw new Error(`nobody does the job ${name}`);
    await handle(data);
  };
  const until = async (target: number): Promise<void> => {
    for (;;) {
      await collect();
      const next = queue.toSorted((a, b) => a.due - b.due)[0];
      if (!next || next.due > target) break;
      queue.splice(queue.indexOf(next), 1);
      if (next.due > app.clock.now().getTime()) app.clock.set(new Date(next.due));
      await run(next.name, next.data);
    }
    if (target > app.clock.now().getTime()) app.clock.set(new Date(target));
  };
  return {
    run,
    forget: async () => {
      await collect();
      queue = [];
    },
    now: () => until(app.clock.now().getTime()),
    pass: (seconds) => until(app.clock.now().getTime() + seconds * 1000),
    waiting: async () => {
      await collect();
      return queue.map((one) => one.name);
    },
  };
}
