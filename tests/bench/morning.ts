import { z } from "zod";
import { chanceOf } from "../../src/standin/chaos/dice.ts";
import { hubs } from "./crowd.ts";
import { percentile } from "./figures.ts";
import type { Figure } from "./figures.ts";
import type { LoadedRequest } from "./load.ts";
import { machineLoad, openReplicas } from "./replicas.ts";
import type { Replicas } from "./replicas.ts";

export type MorningOf = { readonly employees: number; readonly bookings: number; readonly seconds: number; readonly seed: number };
/** What came of it. Times in milliseconds for answers, in seconds otherwise. */
export type Morning = {
  readonly statuses: Readonly<Record<string, number>>;
  readonly p50: number;
  readonly p95: number;
  readonly bookings: number;
  readonly confirmed: number;
  readonly declined: number;
  /** bookings that no mailbox has answered */
  readonly unsettled: number;
  readonly doubles: number;
  /** hub days at which ledger and Outlook do not hold as many */
  readonly disagree: readonly string[];
  /** from a booking to its mailbox's answer */
  readonly settling: { readonly p50: number; readonly p95: number; readonly worst: number };
  /** from the first booking to the last answer, and what the limits make possible */
  readonly settledAfter: number;
  readonly possible: number;
  readonly graphCalls: number;
  readonly struck: number;
  /** calls that came before the time that a 429 had told */
  readonly early: readonly string[];
  /** most that the bot sent in a second, and how many the Connector refused for that */
  readonly botPeak: number;
  readonly botRefused: number;
};

const latencyMs = 200;
const replicaCount = 2;
const callsAtATime = 32;
/** When our own event is first read for the mailbox's answer. */
const firstLook = 3;
/** One call in twenty meets one of these. */
const faults = { status429: 0.012, status429bare: 0.006, status503before: 0.01, status503after: 0.008, dropBeforeWrite: 0.007, dropAfterWrite: 0.007 };

/** What the stand-in's admin port tells of its faults. */
const report = z.object({ calls: z.number(), struck: z.record(z.string(), z.number()), early: z.array(z.object({ method: z.string(), path: z.string(), told: z.number(), waited: z.number() })) });
const pace = z.object({ peak: z.number(), refused: z.number() });
const graphCall = z.array(z.object({ at: z.string() }));
const copies = z.array(z.object({ startsAt: z.string(), gone: z.boolean(), isCancelled: z.boolean(), response: z.string() }));
const counted = z.tuple([z.object({ n: z.number() })]);

/** Who books where and when: everybody once, in the order of a seed, spread over the time, at one server or the other. */
function wishes({ bookings, seconds, seed }: MorningOf, { days }: Replicas): { replica: number; request: LoadedRequest }[] {
  const open = days.open.slice(0, Math.ceil((bookings * 1.3) / 400));
  return Array.from({ length: bookings }, (_, i) => {
    const dice = (what: string): number => chanceOf(seed, what, i);
    const hub = hubs[Math.floor(dice("hub") * hubs.length)];
    const body = { hubId: hub?.id, dates: [open[Math.floor(dice("day") * open.length)]], part: "day" };
    return { replica: i % replicaCount, request: { method: "POST" as const, path: "/api/bookings", as: i, key: `morgon-${seed}-${i}`, body, atMs: ((i + dice("moment")) * seconds * 1000) / bookings } };
  });
}

/** 08:00 at the region: everybody books, through two servers, while one call in twenty to Microsoft 365 fails. */
export async function playMorning(of: MorningOf): Promise<Morning> {
  const replicas = await openReplicas({ people: of.employees, latencyMs });
  try {
    for (let n = 0; n < replicaCount; n += 1) await replicas.add({ jobs: true });
    await replicas.chat(of.bookings);
    // One hub in ten has a seat less in Exchange than it has desks: the last one who books there is declined.
    for (const [n, hub] of hubs.entries()) {
      const [mailbox] = hub.desks.flatMap((desk) => desk.mailbox ?? []);
      if (mailbox !== undefined && n % 10 === 0) await replicas.admin(`/mailboxes/${mailbox}/policy`, { capacity: hub.desks.length - 1 }, "PUT");
    }
    await replicas.admin("/chat/pace", { perSecond: 50 });
    await replicas.admin("/calls", undefined, "DELETE");
    await replicas.admin("/chaos", { seed: of.seed, rates: faults });

    const planned = wishes(of, replicas);
    const began = new Date();
    const loads = await Promise.all(
      Array.from({ length: replicaCount }, (_, n) => replicas.load(n, { connections: 24, forMs: of.seconds * 1000 + 60_000, tokens: [...replicas.tokens], requests: planned.filter((one) => one.replica === n).map((one) => one.request) })),
    );
    const unsettled = await settle(replicas, began, of.seconds + 600);
    const times = loads.flatMap((load) => load.times);
    const statuses: Record<string, number> = {};
    for (const load of loads) for (const [status, count] of Object.entries(load.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
    return { statuses, p50: percentile(times, 0.5), p95: percentile(times, 0.95), unsettled, ...(await outcome(replicas, began)) };
  } finally {
    await replicas.stop();
  }
}

const ofThisMorning = "created_at >= $1 AND status NOT IN ('cancelled', 'released')";

/** Waits until every mailbox has answered, but no longer than so many seconds. @returns how many have not */
async function settle({ database }: Replicas, began: Date, seconds: number): Promise<number> {
  for (const until = Date.now() + seconds * 1000; ; await new Promise((resolve) => setTimeout(resolve, 500))) {
    const [{ n }] = counted.parse(await database.query(`SELECT count(*)::int AS n FROM booking WHERE ${ofThisMorning} AND calendar IN ('queued', 'sent', 'unanswered')`, [began]));
    if (n === 0 || Date.now() > until) return n;
  }
}

async function outcome(replicas: Replicas, began: Date): Promise<Omit<Morning, "statuses" | "p50" | "p95" | "unsettled">> {
  const { database } = replicas;
  const count = async (sql: string): Promise<number> => counted.parse(await database.query(sql, [began]))[0].n;
  const answers = z
    .array(z.object({ seconds: z.number(), at: z.number(), made: z.number() }))
    .parse(await database.query("SELECT extract(epoch FROM min(c.at) - b.created_at)::float8 AS seconds, extract(epoch FROM min(c.at) - $1)::float8 AS at, extract(epoch FROM b.created_at - $1)::float8 AS made FROM booking b JOIN change c ON c.booking_id = b.id AND c.what IN ('calendar-accepted', 'calendar-declined') WHERE b.created_at >= $1 GROUP BY b.id", [began]));
  const chaos = report.parse(await replicas.admin("/chaos"));
  await replicas.admin("/chaos", undefined, "DELETE");
  const sent = pace.parse(await replicas.admin("/chat/pace"));
  const graphCalls = graphCall.parse(await replicas.admin("/calls")).length;
  const seconds = answers.map((one) => one.seconds);
  return {
    bookings: await count("SELECT count(*)::int AS n FROM booking WHERE created_at >= $1"),
    confirmed: await count(`SELECT count(*)::int AS n FROM booking WHERE ${ofThisMorning} AND status = 'confirmed' AND calendar = 'accepted'`),
    declined: await count("SELECT count(*)::int AS n FROM booking WHERE created_at >= $1 AND status = 'declined'"),
    doubles: await count(
      `SELECT count(*)::int AS n FROM booking a JOIN booking b ON a.id <> b.id AND a.during && b.during AND (a.desk_id = b.desk_id OR a.person_id = b.person_id)
       WHERE a.created_at >= $1 AND a.status IN ('held', 'confirmed', 'checked-in') AND b.status IN ('held', 'confirmed', 'checked-in')`,
    ),
    disagree: await disagreements(replicas, began),
    settling: { p50: percentile(seconds, 0.5), p95: percentile(seconds, 0.95), worst: Math.max(...seconds) },
    settledAfter: Math.max(...answers.map((one) => one.at)),
    possible: Math.max(Math.max(...answers.map((one) => one.made)) + firstLook + (2 * latencyMs) / 1000, (graphCalls * latencyMs) / 1000 / (callsAtATime * replicaCount)),
    graphCalls,
    struck: Object.values(chaos.struck).reduce((sum, n) => sum + n, 0) / chaos.calls,
    early: chaos.early.map((call) => `${call.method} ${call.path} after ${call.waited.toFixed(2)} s of ${call.told}`),
    botPeak: sent.peak,
    botRefused: sent.refused,
  };
}

/** Hub days on which the ledger holds another number of places than the mailbox has accepted. */
async function disagreements({ database, admin }: Replicas, began: Date): Promise<string[]> {
  const held = z
    .array(z.object({ mailbox: z.string(), date: z.string(), n: z.number() }))
    .parse(await database.query(`SELECT d.mailbox, b.date::text, count(*)::int AS n FROM booking b JOIN desk d ON d.id = b.desk_id WHERE d.mailbox IS NOT NULL AND b.created_at >= $1 AND b.status IN ('held', 'confirmed', 'checked-in') GROUP BY 1, 2`, [began]));
  const inLedger = new Map(held.map((row) => [`${row.mailbox} ${row.date}`, row.n]));
  const inOutlook = new Map<string, number>();
  for (const mailbox of new Set(hubs.flatMap((hub) => hub.desks.flatMap((desk) => desk.mailbox ?? []))))
    for (const copy of copies.parse(await admin(`/events?mailbox=${mailbox}`))) {
      if (copy.gone || copy.isCancelled || copy.response !== "accepted") continue;
      const key = `${mailbox} ${copy.startsAt.slice(0, 10)}`;
      inOutlook.set(key, (inOutlook.get(key) ?? 0) + 1);
    }
  return [...new Set([...inLedger.keys(), ...inOutlook.keys()])].flatMap((key) => (inLedger.get(key) === inOutlook.get(key) ? [] : [`${key}: ${inLedger.get(key) ?? 0} in the ledger, ${inOutlook.get(key) ?? 0} in Outlook`]));
}

/** Seconds beyond what the limits make possible that answers may take: a look whose answer was lost is taken again a minute later. */
const mostLate = 60;

export async function morningP95(): Promise<Figure> {
  const before = machineLoad();
  const morning = await playMorning({ employees: 4000, bookings: 1200, seconds: 300, seed: 8 });
  const { p95, unsettled, doubles, disagree, early, settledAfter, possible, statuses } = morning;
  const answered = Object.keys(statuses).every((status) => ["201", "409"].includes(status));
  const met = p95 <= 300 && unsettled === 0 && doubles === 0 && disagree.length === 0 && early.length === 0 && answered && settledAfter <= possible + mostLate;
  return { name: "morning.p95", value: p95, unit: "ms p95", floor: null, ratio: null, target: `<= 300, 0 doubles, 0 early, all answered within ${mostLate} s of what is possible`, met, n: 1200, ...morning, loadBefore: before.load, ...machineLoad() };
}
