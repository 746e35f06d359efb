import { PgBoss } from "pg-boss";
import type { Db, JobResult } from "pg-boss";
import { z } from "zod";
import type { Job, JobName, JobQueue, Log, Trail } from "../../services/ports.ts";
import { jobNames } from "../../services/ports.ts";
import type { Database, Statement } from "./database.ts";
import type { Outbox } from "./ledger.ts";

const jobData = z.record(z.string(), z.union([z.string(), z.number()]));

/** How jobs of a name queue: `short` lets one wait for each key, `singleton` lets one of each key be under way, in any turn. */
const policies: Readonly<Record<JobName, "standard" | "short" | "singleton">> = {
  "settle-event": "singleton",
  "look-at-event": "standard",
  "sweep-mailbox": "short",
  "sweep-all": "short",
  tell: "singleton",
  "complete-bookings": "short",
  "sync-places": "short",
  "clean-up": "short",
  "keep-subscriptions": "short",
  "mend-drift": "short",
  "open-waves": "short",
  "enter-waves": "short",
  "send-wave": "short",
  "remind-wave": "singleton",
  "flush-answers": "short",
  "close-wave": "short",
  "freeze-wave": "short",
};

/** Jobs that follow from a booking bear the id of what they follow from. No other: what comes of a survey is not to be traced to a request. */
const onTrail: ReadonlySet<JobName> = new Set(["settle-event", "look-at-event", "sweep-mailbox", "tell", "mend-drift"]);
const trailShape = z.object({ trail: z.string().optional() });

/** Jobs that one worker takes together. It takes no more until the last of them is done, so that many small batches keep more under way than one large one. */
const mostInBatch = 8;
/** How often workers beside the first two ask by themselves. */
const idlePollSeconds = 10;

/** What is done or was called off is most of the table, and is not read. */
const queuesSql = `
  SELECT name, count(*) FILTER (WHERE state < 'active' AND start_after <= now())::int AS waiting,
         coalesce(extract(epoch FROM now() - min(greatest(start_after, created_on)) FILTER (WHERE state < 'active' AND start_after <= now())), 0)::float8 AS oldest,
         count(*) FILTER (WHERE state = 'failed')::int AS given_up
  FROM jobs.job WHERE state < 'active' OR state = 'failed' GROUP BY name`;
const queueRows = z.array(z.object({ name: z.string(), waiting: z.number(), oldest: z.number(), given_up: z.number() }));

/** A queue has its policy for life, as pg-boss sees it, and its jobs take it from the queue; those that are done keep theirs. */
const changesPolicy = `
  WITH waiting AS (UPDATE jobs.job SET policy = $2 WHERE name = $1 AND state < 'completed' RETURNING 1)
  UPDATE jobs.queue SET policy = $2 WHERE name = $1`;

/** One that asks for jobs of a name; busy while it works on what it got. */
type Worker = { id: string; busy: boolean };

export type Jobs = JobQueue & Outbox & {
  /** Has the workers of this process look at once for jobs that are due, now that they are committed. */
  wake(jobs: readonly Job[]): void;
  stop(): Promise<void>;
};

/**
 * The jobs, on pg-boss in the ledger's own database. A worker is woken by the process that made the job (never by NOTIFY in its
 * transaction, which would end those one at a time), asks now and then anyway, and goes on while there is more. A job that
 * throws is tried again after 2, 4, 8 … 300 s, twenty times; a job that wants to come back later enqueues itself. One whose
 * process was killed gives no sign of life for 15 s and is then tried again: jobs may be done twice, never lost.
 * @param now our clock; "not before" is handed to the database as seconds from it
 * @param turn is waited for before each job, and before workers are woken
 * @param trail goes with the jobs that follow from a booking; a job that follows from none is on a trail of its own
 */
export async function openJobs(database: Database, connectionString: string | null, log: Log, now: () => Date, turn: () => Promise<void>, trail: Trail): Promise<Jobs> {
  const boss = new PgBoss({
    ...(connectionString === null ? { db: database.forJobs, backend: "pglite" } : { connectionString, max: 4, application_name: "hubbplats-jobs" }),
    schema: "jobs",
    schedule: true,
    persistWarnings: false,
    // How often the jobs of a process that is gone are looked for.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on("error", (fault) => log.error("jobs fault", { fault: fault.message }));
  await boss.start();
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue.policy]));
  for (const name of jobNames) {
    if (known.has(name) && known.get(name) !== policies[name]) await database.query(changesPolicy, [name, policies[name]]);
    const options = { retryLimit: 20, retryDelay: 2, retryBackoff: true, retryDelayMax: 300, expireInSeconds: 120, heartbeatSeconds: 15, deleteAfterSeconds: 3600, notify: false };
    if (known.has(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, { ...options, policy: policies[name] });
  }

  const workers = new Map<JobName, Worker[]>();
  const asked = new Set<JobName>();
  /** One that is idle asks, and has the others ask when there is more than it can take; with none idle each asks again when it has done. */
  const wakeOne = async (name: JobName): Promise<void> => {
    if (asked.has(name)) return;
    asked.add(name);
    await turn();
    asked.delete(name);
    const all = workers.get(name) ?? [];
    const idle = all.find((worker) => !worker.busy);
    for (const worker of idle ? [idle] : all) boss.notifyWorker(worker.id);
  };
  const wake: Jobs["wake"] = (jobs) => {
    for (const job of jobs) if (!job.after) void wakeOne(job.name);
  };

  const bound: Outbox["bound"] = (job) => {
    const from = onTrail.has(job.name) ? trail.id() : undefined;
    return from === undefined ? job : { ...job, data: { ...job.data, trail: from } };
  };
  const asKept = ({ data, key, after }: Job) => ({
    data,
    ...(after ? { startAfter: Math.max(0, Math.ceil((after.getTime() - now().getTime()) / 1000)) } : {}),
    ...(key === undefined ? {} : { singletonKey: key }),
  });

  return {
    enqueue: async (job) => {
      await boss.insert(job.name, [asKept(bound(job))]);
      wake([job]);
    },
    wake,
    bound,
    // Written down instead of said: the job exists when, and only when, the transaction commits that they become part of.
    entering: async (jobs) => {
      const said: Statement[] = [];
      const db: Db = {
        executeSql: async (text, values = []) => {
          said.push({ text, values });
          return { rows: [] };
        },
      };
      for (const [name, some] of Map.groupBy(jobs, (job) => job.name)) await boss.insert(name, some.map(asKept), { db });
      return said;
    },
    work: async (name, { atATime, everySeconds }, handle) => {
      const count = Math.max(2, Math.ceil(atATime / mostInBatch));
      const batchSize = Math.ceil(atATime / count);
      const all: Worker[] = [];
      const one = async (job: { readonly id: string; readonly data?: unknown }): Promise<JobResult> => {
        try {
          await turn();
          await handle(jobData.parse(job.data ?? {}));
          return { id: job.id, status: "completed" };
        } catch (fault) {
          const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
          log.error("a job failed and will be tried again", { job: name, jobId: job.id, fault: text });
          return { id: job.id, status: "failed", output: { fault: text } };
        }
      };
      const workOn = async (worker: Worker, batch: readonly { readonly id: string; readonly data?: unknown }[]): Promise<JobResult[]> => {
        worker.busy = true;
        // Where a whole batch was waiting there is work for the others too, who ask more seldom by themselves.
        if (batch.length === batchSize) for (const { id } of all) boss.notifyWorker(id);
        const done = await Promise.all(batch.map((job) => trail.follow(trailShape.safeParse(job.data).data?.trail ?? job.id, () => one(job))));
        worker.busy = false;
        return done;
      };
      // At least two, each with an id to wake it by, so that a slow batch does not hold up the next.
      for (let n = 0; n < count; n += 1) {
        const pollingIntervalSeconds = n < 2 ? everySeconds : Math.max(everySeconds, idlePollSeconds);
        const worker: Worker = { id: "", busy: false };
        worker.id = await boss.work(name, { batchSize, burstWhenBatchFull: true, perJobResults: true, pollingIntervalSeconds }, (batch) => workOn(worker, batch));
        all.push(worker);
      }
      workers.set(name, all);
    },
    every: async (name, cron) => {
      await boss.schedule(name, cron, {}, { tz: "Europe/Stockholm" });
    },
    waiting: async () => {
      const found = new Map(queueRows.parse(await database.query(queuesSql)).map((row) => [row.name, row]));
      return jobNames.map((name) => ({ name, waiting: found.get(name)?.waiting ?? 0, oldestSeconds: found.get(name)?.oldest ?? 0, givenUp: found.get(name)?.given_up ?? 0 }));
    },
    stop: () => boss.stop({ graceful: true, timeout: 8_000 }),
  };
}
