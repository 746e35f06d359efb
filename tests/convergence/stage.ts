import type { Hub } from "../../src/domain/hub.ts";
import type { Actor } from "../../src/domain/people.ts";
import { demoPeople } from "../../src/standin/demo/demoPeople.ts";
import type { Standin } from "../../src/standin/standin.ts";
import type { Person } from "../../src/standin/tenant.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { makeDice } from "./dice.ts";
import type { Dice } from "./dice.ts";
import { openJobLine } from "./jobLine.ts";
import type { JobLine } from "./jobLine.ts";

/** A ledger and its Outlook side by side, as those see them who ask whether they agree. */
export type Scene = {
  readonly app: Pick<TestApp, "database" | "ledger" | "clock">;
  readonly standin: Standin;
  readonly people: readonly Person[];
  /** those who have opened a chat with the bot */
  readonly chatting: readonly Person[];
  hubs(): Promise<readonly Hub[]>;
};

/** One organisation on which many seeds are played, one after the other. */
export type Stage = Scene & {
  readonly app: TestApp;
  readonly jobs: JobLine;
  /** Empties ledger and stand-in, and goes back to the first instant. */
  begin(seed: number, jolt: () => Promise<void>): Promise<Dice>;
  stop(): Promise<void>;
};

const monday = "2026-11-23T07:50:00+01:00";
/** A pool that Exchange may count otherwise than we do, one it counts alike, a mixed house, and desks without any mailbox. */
export const hubIds = ["brunflo", "stuguns-bibliotek", "house-be", "kluksgarden"] as const;
export const mailboxes = ["hubb-brunflo", "hubb-stuguns-bibliotek", "hubb-house-be", "plats-house-be-5", "plats-house-be-6"].map((name) => `${name}@regionen.example`);

export const actorOf = (person: Person, surface: Actor["surface"] = "tab"): Actor => ({ personId: person.oid, roles: person.roles, language: "sv", surface });

/** @param url of an empty database on a real PostgreSQL; null: PGlite in memory */
export async function openStage(url: string | null): Promise<Stage> {
  let chance = (): number => 0.5;
  // Some things are done in an order that follows from ids, such as what is looked at in which sweep.
  let ids = makeDice(0);
  let jolt = async (): Promise<void> => undefined;
  const app = await startApp({ ...(url === null ? {} : { ledger: { url } }), at: monday, noJobs: true, chance: () => chance(), newId: () => ids.uuid(), graphPatience: { longestSleep: 0, patience: [] }, standinLatencyMs: 0, settings: { LOG_LEVEL: process.env["LOG_LEVEL"] ?? "error" } });
  const { local } = app;
  if (!local) throw new Error("there is no stand-in");
  const { standin } = local;
  await app.database.query("DELETE FROM desk WHERE NOT (hub_id = ANY($1))", [hubIds]);
  await app.database.query("DELETE FROM hub WHERE NOT (id = ANY($1))", [hubIds]);
  app.deps.hubBook.forget();
  const emptying = await emptyAll(app);
  const jobs = await openJobLine(app, app.deps, () => jolt());
  const people = demoPeople.slice(0, 8);
  const chatting = people.slice(0, 5);

  return {
    app,
    standin,
    jobs,
    people,
    chatting,
    hubs: () => app.deps.hubBook.all(),
    begin: async (seed, jolted) => {
      jolt = async () => undefined;
      await app.admin("/reset", {});
      app.clock.set(new Date(monday));
      await app.database.script(emptying);
      await jobs.forget();
      app.deps.hubBook.forget();
      app.deps.cells.heard({ kind: "resync" });
      app.deps.people.heard({ kind: "resync" });
      const dice = makeDice(seed);
      chance = () => dice.next();
      ids = makeDice(seed + 0.5);
      standin.graph.world.setPolicy("hubb-brunflo@regionen.example", { capacity: 2 + dice.below(3) });
      for (const mailbox of mailboxes) standin.graph.world.setPolicy(mailbox, { answerAfterSeconds: dice.one([0, 1, 2, 10, 90]) });
      for (const person of chatting) await standin.connector.install(person.upn);
      await app.jobs.enqueue({ name: "keep-subscriptions", data: {}, key: "all" });
      await app.jobs.enqueue({ name: "sweep-all", data: {}, key: "all" });
      await jobs.pass(5);
      jolt = jolted;
      return dice;
    },
    stop: () => app.stop(),
  };
}

/** What empties all that a story writes, also what later migrations add: a seed played alone must meet what it met after others. The bot remembers which conversations it has written down, so they stay. */
async function emptyAll({ database }: TestApp): Promise<string> {
  const rows = await database.query("SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND NOT (tablename = ANY($1)) ORDER BY 1", [["hub", "desk", "person", "conversation", "migration"]]);
  return `TRUNCATE ${rows.map((row) => String(row["name"])).join(", ")}; DELETE FROM person WHERE guest`;
}
