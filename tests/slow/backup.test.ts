import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { start } from "../../src/main.ts";
import type { Running } from "../../src/main.ts";
import { addDays, intervalOf } from "../../src/domain/time.ts";
import { seedDemo } from "../../src/standin/demo/seedDemo.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import { startStandin } from "../../src/standin/standin.ts";
import { clientOf } from "../services/crowd.ts";
import { freePort } from "../support/freePort.ts";
import { openDays } from "../support/openDays.ts";
import { startCluster } from "../support/postgres.ts";
import type { Cluster } from "../support/postgres.ts";

/**
 * A ledger that is lost and comes back from a backup, beside an Outlook that has gone on. What happened after the backup is
 * learnt from the hubs' mailboxes; nothing is doubled. (docs/operations.md, Backup and restore)
 */
type Ledger = { readonly settings: Readonly<Record<string, string>>; save(): Promise<void>; /** Loses what there is, and brings back what was saved. */ lose(): Promise<Ledger["settings"]>; stop(): Promise<void> };

const psqlFolder = "/usr/lib/postgresql";
/** A PostgreSQL of this machine with its tools, which dumps only what is no newer than itself. */
const withTools = (existsSync(psqlFolder) ? readdirSync(psqlFolder) : []).map((version) => join(psqlFolder, version, "bin")).find((bin) => ["initdb", "postgres", "pg_dump", "pg_restore"].every((tool) => existsSync(join(bin, tool)))) ?? null;

const onlineCopy = async (): Promise<Ledger> => {
  let cluster: Cluster = await startCluster();
  const url = await cluster.fresh();
  let saved = "";
  return {
    settings: { DATABASE_URL: url },
    save: async () => {
      saved = await cluster.backup();
    },
    lose: async () => {
      await cluster.stop();
      cluster = await startCluster([], { from: saved });
      return { DATABASE_URL: cluster.url.replace(/postgres$/, new URL(url).pathname.slice(1)) };
    },
    stop: () => cluster.stop(),
  };
};

const dump = async (bin: string): Promise<Ledger> => {
  const cluster = await startCluster([], { bin });
  const url = await cluster.fresh();
  const folder = mkdtempSync(join(tmpdir(), "hubbplats-dump-"));
  const file = join(folder, "hubbplats.dump");
  return {
    settings: { DATABASE_URL: url },
    save: async () => void execFileSync(join(bin, "pg_dump"), ["-Fc", "-f", file, url]),
    lose: async () => {
      const empty = await cluster.fresh();
      execFileSync(join(bin, "pg_restore"), ["--exit-on-error", "-d", empty, file]);
      return { DATABASE_URL: empty };
    },
    stop: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Runs a test and ends what it has opened, the last first, whatever became of it. */
const ending = (play: (toStop: (() => Promise<void>)[]) => Promise<void>) => async (): Promise<void> => {
  const toStop: (() => Promise<void>)[] = [];
  try {
    await play(toStop);
  } finally {
    for (const stop of toStop.toReversed()) await stop();
  }
};

const until = async (holds: () => Promise<boolean>, what: string): Promise<void> => {
  for (const given = Date.now() + 120_000; !(await holds()); ) {
    if (Date.now() > given) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

/** Five days on which the hub is open, in order; they need not stand in one week. */
const [day1 = "", day2 = "", day3 = "", day4 = "", day5 = ""] = openDays(5, new Date());
const [anna, bo] = ["anna.nilsson@regionen.example", "bo.eriksson@regionen.example"];
const hub = { id: "as-torsta", mailbox: "hubb-as-torsta@regionen.example" };

const ways: readonly (readonly [name: string, open: () => Promise<Ledger>])[] = [["a copy of the running PostgreSQL", onlineCopy], ...(withTools === null ? [] : [["pg_dump and pg_restore", () => dump(withTools)] as const])];

// They wait more than they work, and are played beside each other.
for (const [name, open] of ways)
  test.concurrent(`a ledger from ${name} agrees with Outlook again after its first sweep: what was booked, moved and released since the backup is learnt, and nothing is doubled`, ending((toStop) => comesBack(open, toStop)), 400_000);
if (withTools === null) test.skip("a ledger from pg_dump and pg_restore (skipped: this machine has no PostgreSQL with its tools)", () => undefined);

async function comesBack(open: () => Promise<Ledger>, toStop: (() => Promise<void>)[]): Promise<void> {
  const opened = await open();
  toStop.push(opened.stop);
  const microsoft = await startStandin({ port: 0, adminPort: 0, tenant: demoTenant, file: ":memory:" });
  toStop.push(microsoft.stop);
  let running: Running | null = null;
  toStop.push(async () => running?.stop());
  microsoft.graph.world.setPolicy(hub.mailbox, { answerAfterSeconds: 0 });
  const { origin, tenant } = microsoft;
  const port = String(await freePort());
  const startOn = async (where: Readonly<Record<string, string>>): Promise<Running> =>
    start(
      {
        ...{ ...where, PORT: port, LOG_LEVEL: "error", PUBLIC_URL: `http://127.0.0.1:${port}`, TENANT_ID: tenant.tenantId, CLIENT_ID: tenant.tabApp, CLIENT_SECRET: localSecretOf(tenant.tabApp), BOT_ID: tenant.botApp, BOT_SECRET: localSecretOf(tenant.botApp) },
        ...{ BOT_OPENID_METADATA: `${origin}/v1/.well-known/openidconfiguration`, CONTROL_MAILBOX: tenant.controlMailbox, ENTRA_ORIGIN: origin, GRAPH_ORIGIN: origin },
      },
      {},
    );
  const clientFor = async (upn: string, on: Running) => {
    const person = tenant.people.find((one) => one.upn === upn);
    if (!person) throw new Error(`${upn} is not in the demo`);
    return clientOf(on.origin, await microsoft.entra.mint(tabClaims(tenant, origin, person)), person.oid);
  };
  const held = async (): Promise<Record<string, string>> => {
    const rows = (await running?.database.query("SELECT p.mail, c.date::text, c.desk_id FROM claim c JOIN person p ON p.id = c.person_id ORDER BY 1, 2")) ?? [];
    return Object.fromEntries(rows.map((row) => [`${String(row["mail"]).split("@")[0]} ${String(row["date"])}`, String(row["desk_id"]).replace(/-[^-]*$/, "")]));
  };
  const accepted = async (count: number): Promise<boolean> => Number((await running?.database.query("SELECT count(*)::int AS n FROM booking WHERE calendar = 'accepted' AND status = 'confirmed'"))?.[0]?.["n"]) === count;
  const settled = async (): Promise<boolean> => Number((await running?.database.query("SELECT count(*)::int AS n FROM jobs.job WHERE name IN ('settle-event', 'sweep-mailbox') AND state <= 'active' AND start_after < now() + interval '1 second'"))?.[0]?.["n"]) === 0;
  const standing = (upn: string) => microsoft.graph.world.copies.ofMailbox(upn).filter((copy) => !copy.gone && !copy.isCancelled);

  // Before the backup: three bookings, one of them not yet in Outlook.
  running = await startOn(opened.settings);
  await seedDemo(running.ledger, new Date());
  const me = await clientFor(anna, running);
  const other = await clientFor(bo, running);
  const booked = async (client: typeof me, date: string): Promise<string> => {
    const answer = await client.send("POST", "/api/bookings", { hubId: hub.id, dates: [date], part: "day" });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.results[0].booking.id;
  };
  const [stays, moves, goes] = [await booked(me, day1), await booked(me, day2), await booked(me, day3)];
  await until(() => accepted(3), "the mailbox's yes to three bookings");
  microsoft.graph.faults.add({ method: "POST", pathPattern: "/events$", nth: 1, times: 1, what: "delay", ms: 3000 });
  const underWay = await booked(other, day1);
  await opened.save();

  // After it: one made, one moved, one released, one booked in Outlook. The event that was under way is made, too.
  await until(() => accepted(4), "the booking that was under way");
  await booked(other, day4);
  expect([(await me.send("PATCH", `/api/bookings/${moves}`, { date: day5, part: "day" })).status, (await me.send("DELETE", `/api/bookings/${goes}`)).status]).toEqual([200, 200]);
  await until(async () => (await accepted(4)) && (await settled()) && standing(anna).length === 2 && standing(bo).length === 2, "the work after the backup").catch(async (fault: unknown) => {
    const events = await running?.database.query("SELECT b.status, b.calendar, e.state, e.wanted, e.revision, e.sent_revision FROM booking b LEFT JOIN calendar_event e ON e.booking_id = b.id");
    const jobs = await running?.database.query("SELECT name, state, data, start_after - now() AS due FROM jobs.job WHERE state <= 'active'");
    throw new Error(JSON.stringify({ events, jobs, standing: [standing(anna).length, standing(bo).length] }), { cause: fault });
  });
  const before = await held();
  const thursday = intervalOf(day4, "10:00", "12:00");
  await fetch(`${microsoft.adminOrigin}/outlook/book`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ organizer: anna, mailbox: hub.mailbox, start: thursday?.start, end: thursday?.end }) });
  await running.stop();

  running = await startOn(await opened.lose());
  await until(settled, "the first sweep");
  const agreed = { ...before, [`anna.nilsson ${day4}`]: hub.id };
  const sorted = (one: Record<string, string>): string => JSON.stringify(Object.entries(one).toSorted());
  await until(async () => sorted(await held()) === sorted(agreed), "a ledger that agrees").catch(async () => expect(await held()).toEqual(agreed));
  await until(async () => (await running.ledger.drift.all()).length === 0, "an empty list of differences");
  expect([standing(anna).length, standing(bo).length]).toEqual([3, 2]);
  const again = await clientFor(anna, running);
  expect((await again.get(`/api/bookings/${stays}`)).body).toMatchObject({ status: "confirmed", date: day1 });
  expect((await again.get(`/api/bookings/${moves}`)).body).toMatchObject({ status: "confirmed", date: day5 });
  expect((await again.get(`/api/bookings/${goes}`)).body).toMatchObject({ status: "cancelled" });
  expect((await (await clientFor(bo, running)).get(`/api/bookings/${underWay}`)).body).toMatchObject({ status: "confirmed" });
}

test("a PGlite ledger whose folder was copied while the server was stopped comes back as it was, and people go on booking", ending((toStop) => copied(toStop)), 400_000);

async function copied(toStop: (() => Promise<void>)[]): Promise<void> {
  let running: Running | null = null;
  toStop.push(async () => running?.stop());
  const folder = mkdtempSync(join(tmpdir(), "hubbplats-backup-"));
  const [here, copy] = [join(folder, "data"), join(folder, "copy")];
  const port = await freePort(3);
  const startHere = async (): Promise<Running> => start({ DATA_DIR: here, PORT: String(port), LOG_LEVEL: "error" }, { noDemoBookings: true });
  const client = async (on: Running) => {
    const { token } = (await (await fetch(`${on.origin}/local/token`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ user: anna }) })).json()) as { token: string };
    return clientOf(on.origin, token, "");
  };
  const book = async (on: Running, date: string): Promise<string> => {
    const answer = await (await client(on)).send("POST", "/api/bookings", { hubId: hub.id, dates: [date], part: "day" });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.results[0].booking.id;
  };
  const mine = async (on: Running): Promise<string[]> => (await (await client(on)).get(`/api/bookings?from=${day1}&to=${addDays(day5, 1)}`)).body.bookings.map((one: { id: string; status: string }) => `${one.id} ${one.status}`);

  running = await startHere();
  const kept = await book(running, day1);
  await until(async () => running !== null && (await mine(running)).join() === `${kept} confirmed`, "the mailbox's yes");
  await running.stop();
  cpSync(here, copy, { recursive: true });
  running = await startHere();
  await book(running, day2);
  expect(await mine(running)).toHaveLength(2);
  await running.stop();

  rmSync(here, { recursive: true });
  cpSync(copy, here, { recursive: true });
  running = await startHere();
  expect(await mine(running)).toEqual([`${kept} confirmed`]);
  const again = await book(running, day2);
  await until(async () => running !== null && (await mine(running)).includes(`${again} confirmed`), "a booking after the restore");
  expect(await running.ledger.drift.all()).toEqual([]);
  await running.stop();
  running = null;
  rmSync(folder, { recursive: true, force: true });
}
