import { z } from "zod";

/** What the loader is told to send. Connections are opened before the clock starts, and each sends its next request when its last is answered. */
export const load = z.object({
  origin: z.string(),
  connections: z.number(),
  /** no request is sent after so many milliseconds */
  forMs: z.number().default(60_000),
  /** bearer tokens that requests name by their place in this list */
  tokens: z.array(z.string()),
  /** `atMs`: not before so many milliseconds from the start; it is timed from then, also when no sender was free */
  requests: z.array(z.object({ atMs: z.number().optional(), method: z.enum(["GET", "POST"]), path: z.string(), as: z.number().optional(), key: z.string().optional(), body: z.unknown().optional() })),
});
export type Load = z.input<typeof load>;
export type LoadedRequest = Load["requests"][number];

/** What came back: whole time in milliseconds, time of each request, how many answers of each status (0: none came), and one body. */
export const loaded = z.object({ ms: z.number(), times: z.array(z.number()), statuses: z.record(z.string(), z.number()), sample: z.string() });
export type Loaded = z.output<typeof loaded>;

/** The measure itself, once every answer was what it should be. Throws otherwise: a fast refusal is no figure. */
export function onlyStatus<T extends Loaded>(measured: T, ...good: readonly number[]): T {
  const bad = Object.entries(measured.statuses).filter(([status]) => !good.includes(Number(status)));
  if (bad.length > 0) throw new Error(`answers of another kind: ${JSON.stringify(measured.statuses)}, the last being ${measured.sample.slice(0, 400)}`);
  return measured;
}
