import { z } from "zod";
import { makeLedger } from "../../src/adapters/postgres/ledger.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { openJobLine } from "../convergence/jobLine.ts";
import { startApp } from "../support/app.ts";
import { noOutbox } from "../support/noOutbox.ts";
import { answerParent } from "./child.ts";
import { playChanges } from "./syncChanges.ts";
import { hubsWithMailbox, syncPeople, syncTenant } from "./syncTenant.ts";

const question = z.object({ url: z.string(), changes: z.number(), seed: z.number() });
const hour = 3600;

/** Plays hours of the region on a clock that jumps from event to event, and counts the calls to Graph in each. */
answerParent(async (asked) => {
  const { url, changes, seed } = question.parse(asked);
  const database = openPg(url, { max: 2, onError: () => undefined });
  await migrate(database);
  const ledger = makeLedger(database, noOutbox);
  await ledger.saveHubs(hubsWithMailbox);
  for (const one of syncPeople) await ledger.meetPerson({ id: one.oid, name: one.displayName, mail: one.upn });
  await database.close();

  Object.assign(demoTenant, syncTenant);
  const app = await startApp({ ledger: { url }, at: "2026-11-23T08:00:00+01:00", noJobs: true, graphPatience: { longestSleep: 0, patience: [] }, standinLatencyMs: 0 });
  const line = await openJobLine(app, app.deps, async () => undefined);
  try {
    const calls = app.local?.standin.graph.calls;
    if (!calls) throw new Error("there is no stand-in");
    const spent = async (during: () => Promise<void>): Promise<string[]> => {
      calls.clear();
      await during();
      return calls.all().map((call) => `${call.method} ${call.template ?? "?"}`);
    };
    await line.pass(hour / 2);
    const idle = await spent(() => line.pass(hour));
    const done: Record<string, number> = {};
    const busy = await spent(async () => {
      await playChanges(app, line, { changes, seed, seconds: hour, done });
      await line.pass(hour);
    });
    const unsettled = (await app.database.query("SELECT 1 FROM booking WHERE calendar IN ('queued', 'sent', 'unanswered') AND status NOT IN ('released', 'cancelled')")).length;
    return { idle, busy, done, unsettled, broken: line.broken() };
  } finally {
    await app.stop();
  }
});
