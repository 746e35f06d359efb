import { z } from "zod";
import type { SendPace } from "../../services/ports.ts";
import type { Database } from "./database.ts";

export type Bucket = {
  readonly name: string;
  /** how many a second come into the bucket */
  readonly perSecond: number;
  /** How many lie in a full one: as many may leave together after a rest or a pause. */
  readonly atOnce: number;
};

const answered = z.tuple([z.object({ taken: z.boolean(), wait_ms: z.coerce.number() })]);

/**
 * A token bucket that all replicas draw from, one row of the database. A replica that is killed holds nothing of it. Who is
 * refused is told when to ask again; the replica's others are told so too, without asking the database until then.
 * @param now a clock set by hand; null leaves time to the database's own clock, the same to every replica
 */
export function makeSendPace(database: Pick<Database, "query">, { name, perSecond, atOnce }: Bucket, now: () => Date | null): SendPace {
  const gapMs = 1000 / perSecond;
  const slackMs = (atOnce - 1) * gapMs;
  const clock = "coalesce($2::timestamptz, clock_timestamp())";
  const ms = (n: number): string => `make_interval(secs => ${n} / 1000.0)`;
  const takeSql = `
    WITH taken AS (
      INSERT INTO send_pace AS p (name, full_at) VALUES ($1, ${clock} + ${ms(gapMs)} * $3::int)
      ON CONFLICT (name) DO UPDATE SET full_at = greatest(p.full_at, ${clock}) + ${ms(gapMs)} * $3::int
      WHERE p.full_at <= ${clock} + ${ms(slackMs)} AND p.paused_until <= ${clock} RETURNING 1)
    SELECT EXISTS (SELECT FROM taken) AS taken,
           coalesce((SELECT extract(epoch FROM greatest(full_at - ${ms(slackMs)}, paused_until) - ${clock}) * 1000 FROM send_pace WHERE name = $1), 0)::float8 AS wait_ms`;
  const pauseSql = `
    INSERT INTO send_pace AS p (name, full_at, paused_until) VALUES ($1, ${clock}, ${clock} + make_interval(secs => $3::float8 / 1000))
    ON CONFLICT (name) DO UPDATE SET paused_until = greatest(p.paused_until, excluded.paused_until)`;

  let line: Promise<unknown> = Promise.resolve();
  let refusedUntil = 0;
  const ask = async (n: number): Promise<{ waitMs: number }> => {
    const at = now();
    const known = refusedUntil - performance.now();
    if (at === null && known > 0) return { waitMs: Math.ceil(known) };
    const [{ taken, wait_ms }] = answered.parse(await database.query(takeSql, [name, at, n]));
    if (taken) return { waitMs: 0 };
    const waitMs = Math.max(1, Math.ceil(wait_ms));
    refusedUntil = performance.now() + waitMs;
    return { waitMs };
  };

  return {
    take: (n) => {
      const asked = line.then(() => ask(n));
      line = asked.catch(() => undefined);
      return asked;
    },
    pause: async (forMs) => {
      refusedUntil = Math.max(refusedUntil, performance.now() + forMs);
      await database.query(pauseSql, [name, now(), forMs]);
    },
  };
}
