import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { randomBytes, randomUUID } from "node:crypto";
import { Registry, collectDefaultMetrics } from "prom-client";
import { makeBot } from "../bot/botServer.ts";
import { makeJudge } from "./adapters/disclosure/judge.ts";
import { makeTokenCheck } from "./adapters/entra/checkToken.ts";
import { makeGraphTokens } from "./adapters/entra/graphTokens.ts";
import { textTables } from "./adapters/files/textTables.ts";
import { workbooks } from "./adapters/files/workbooks.ts";
import { makeGraph } from "./adapters/graph/makeGraph.ts";
import { swedishHolidays } from "./adapters/holidays/swedishHolidays.ts";
import { makeLog } from "./adapters/log/pinoLog.ts";
import { onTrail } from "./adapters/log/trail.ts";
import type { Database } from "./adapters/postgres/database.ts";
import { openJobs } from "./adapters/postgres/jobs.ts";
import type { Jobs } from "./adapters/postgres/jobs.ts";
import { makeLedger } from "./adapters/postgres/ledger.ts";
import { makeMailboxLine } from "./adapters/postgres/mailboxLine.ts";
import { migrate } from "./adapters/postgres/migrate.ts";
import { makeBotPaces } from "./adapters/postgres/botPaces.ts";
import { makeSurveyAnswers } from "./adapters/postgres/surveyAnswers.ts";
import { makeSurveyPeople } from "./adapters/postgres/surveyPeople.ts";
import { makeSurveyResults } from "./adapters/postgres/surveyResults.ts";
import { openPg } from "./adapters/postgres/pgDatabase.ts";
import { openPglite } from "./adapters/postgres/pgliteDatabase.ts";
import { makeKeyFile } from "./adapters/surveyKeys/keyFile.ts";
import { noKeys } from "./adapters/surveyKeys/noKeys.ts";
import type { Config, Settings } from "./config.ts";
import { readConfig } from "./config.ts";
import { makeApp } from "./http/app.ts";
import { makeCounters } from "./http/counters.ts";
import { registerGauges } from "./http/gauges.ts";
import { sameSecret } from "./http/sameSecret.ts";
import { listen, portTaken } from "./http/listen.ts";
import { makeFeed } from "./http/stream.ts";
import { tabLink } from "./http/tabLink.ts";
import { makeGiveWay } from "./jobs/giveWay.ts";
import { registerJobs } from "./jobs/registerJobs.ts";
import { checkControlMailbox } from "./services/calendar/controlMailbox.ts";
import { makeCells } from "./services/board/cells.ts";
import { makeDeciding } from "./services/booking/deciding.ts";
import type { JobDeps, PersonalDeps } from "./services/deps.ts";
import { makeHubBook } from "./services/hub/hubBook.ts";
import { makeVerbs } from "./services/makeVerbs.ts";
import { makePeople } from "./services/person/people.ts";
import { makeIsHubMailbox, mailboxLooks } from "./services/upkeep/mailboxLooks.ts";
import type { Ledger, Log, World } from "./services/ports.ts";
import { makeMyVerbs } from "./services/survey/answer/myVerbs.ts";
import { pilotInstruments } from "./pilot/surveys/pilotInstruments.ts";
import { shipInstruments } from "./services/survey/campaign/shipInstruments.ts";
import type { SurveyDeps } from "./services/survey/surveyDeps.ts";
import { makeSurveyVerbs } from "./services/survey/surveyVerbs.ts";
import type { SurveyVerbs } from "./services/survey/surveyVerbs.ts";
import type { Verbs } from "./services/verbs.ts";
import type { Clock } from "./standin/clock.ts";
import type { LocalMode } from "./standin/localMode.ts";

/** What only a test or the bench sets. */
export type Overrides = {
  /** the stand-in's clock, which is then the product's too */
  readonly clock?: Clock;
  /** ledger and stand-in in memory */
  readonly inMemory?: boolean;
  /** what a ledger in memory begins with, as PGlite dumps it */
  readonly image?: Blob;
  /** leave out the demo's bookings by others */
  readonly noDemoBookings?: boolean;
  /** leave the jobs to be run by hand */
  readonly noJobs?: boolean;
  readonly chance?: () => number;
  /** takes the lines of the log, in place of standard output */
  readonly log?: Log;
  readonly newId?: () => string;
  /** how calls to Graph wait in real time for what may pass; on a clock set by hand every wait is a job's */
  readonly graphPatience?: { readonly longestSleep: number; readonly patience: readonly number[] };
  /** real milliseconds that the stand-in takes for a call on a mailbox */
  readonly standinLatencyMs?: number;
};

/** Exchange's limit for an app on one mailbox, over all replicas. */
const callsOnAMailbox = 4;

export type Running = { readonly origin: string; readonly local: LocalMode | null; readonly ledger: Ledger; readonly database: Database; readonly jobs: Jobs; readonly verbs: Verbs; readonly surveys: SurveyVerbs; readonly deps: JobDeps & PersonalDeps & { readonly survey: SurveyDeps }; stop(): Promise<void> };

/** Settings → parts → listen. Throws with every fault of the settings at once. One file, since each part is handed to those after it, in an order that is read here and nowhere else. */
export async function start(settings: Settings, overrides: Overrides = {}): Promise<Running> {
  const read = readConfig(settings);
  if (!read.ok) throw new Error(`The settings cannot be used:\n${read.faults.map((fault) => `  - ${fault}`).join("\n")}`);
  const { config } = read;
  const { log, trail } = onTrail(overrides.log ?? makeLog(config.logLevel));
  const undo: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };

  try {
    let origin = config.publicUrl ?? `http://127.0.0.1:${config.port}`;
    const local = await startLocalMode(config, overrides, () => `${origin}/api/messages`);
    if (local) undo.push(() => local.standin.stop());
    const m365 = config.microsoft365 ?? local?.microsoft365;
    if (!m365) throw new Error("there is neither a tenant nor a local mode");
    const world: World = { now: () => local?.standin.clock.now() ?? new Date(), newId: overrides.newId ?? randomUUID, chance: overrides.chance ?? Math.random };

    /** What is shared between replicas goes by the database's clock; where jobs are run by hand, by the clock that is set with them. */
    const handClock = (): Date | null => (overrides.noJobs ? world.now() : null);

    const database = config.databaseUrl === null ? await openPglite(overrides.inMemory ? null : config.dataDir, overrides.image) : openPg(config.databaseUrl, { max: 16, onError: (fault) => log.warn("database connection", { fault: fault.message }) });
    undo.push(() => database.close());
    const migrated = await migrate(database);
    if (migrated.length > 0) log.info("the ledger's schema was brought up to date", { migrated });
    const giveWay = makeGiveWay();
    const jobs = await openJobs(database, config.databaseUrl, log, world.now, giveWay.turn, trail);
    undo.push(() => jobs.stop());

    const metrics = new Registry();
    collectDefaultMetrics({ register: metrics });
    const counters = makeCounters(metrics, log);
    const ledger = makeLedger(database, jobs, (committed) => {
      jobs.wake(committed.jobs);
      committed.changes.forEach(counters.change);
    });
    const hubBook = makeHubBook(ledger, swedishHolidays, world);
    const cells = makeCells(ledger, world.now);
    const people = makePeople(ledger);
    const feed = makeFeed();
    const isHubMailbox = makeIsHubMailbox(hubBook);
    const tokens = makeGraphTokens({ entraOrigin: m365.entraOrigin, tenantId: m365.tenantId, clientId: m365.clientId, credential: m365.clientProof });
    const graph = makeGraph({
      graphOrigin: m365.graphOrigin,
      ...(local ? { effectiveScopes: local.effectiveScopes } : {}),
      tokens, log,
      // PGlite takes one process, which keeps to the limit by itself.
      slots: database.kind === "postgres" ? makeMailboxLine(database, callsOnAMailbox, handClock) : null,
      handClock,
      maxPerMailbox: callsOnAMailbox,
      catalogId: local ? local.catalogId : config.teamsCatalogId,
      ...overrides.graphPatience,
      ...(config.graphTrafficLog === null ? {} : { trafficLog: config.graphTrafficLog }),
      onCall: (facts) => void isHubMailbox(facts.mailbox).then((isHub) => counters.call(facts, isHub)),
    });
    undo.push(
      await ledger.listen((news, from) => {
        cells.heard(news);
        people.heard(news);
        if (news.kind === "hubs" || news.kind === "resync") hubBook.forget();
        if (from === "wire") feed.tell(news);
      }),
    );

    const deps = { ledger, hubBook, cells, people, world, log, deciding: makeDeciding(), personal: graph.personal };
    const verbs = makeVerbs(deps);
    const keyFile = await placeForKeys(config, overrides, settings, undo);
    if (keyFile === null) log.warn("SURVEY_KEY_FILE is empty: surveys cannot be started");
    const surveyStores = { ...deps, surveyPeople: makeSurveyPeople(database), surveyAnswers: makeSurveyAnswers(database), surveyKeys: keyFile === null ? noKeys : makeKeyFile(keyFile) };
    const bot = makeBot({
      botId: m365.botId,
      tenantId: m365.tenantId,
      credentials: m365.botProof,
      openIdMetadata: m365.botOpenIdMetadata,
      tokenIssuer: "https://api.botframework.com",
      ...(m365.entraOrigin.startsWith("http:") ? { loginOrigin: m365.entraOrigin, serviceUrl: m365.entraOrigin } : {}),
      log,
      verbs,
      surveys: makeMyVerbs(surveyStores),
      installer: graph.installer,
      cards: ledger.cards,
      people,
      now: world.now,
      newId: world.newId,
      onCard: counters.card,
      paces: makeBotPaces(database, overrides.noJobs === true, handClock),
      ...(overrides.graphPatience?.longestSleep === 0 ? { paceMs: 0 } : {}),
      tabLink: (subPage) => tabLink(subPage, origin, local ? null : config.teamsAppId, local !== null),
    });
    const judge = makeJudge();
    undo.push(() => judge.stop());
    const survey: SurveyDeps = {
      ...surveyStores,
      jobs,
      groups: graph.groups,
      surveyResults: makeSurveyResults(database),
      judge: judge.judge,
      workbooks,
      textTables,
      keysAreKept: keyFile !== null,
      surveyMessenger: bot.surveyMessenger,
      newPseudonym: () => randomBytes(32).toString("base64url"),
    };
    await shipInstruments(survey, pilotInstruments);
    const surveys = makeSurveyVerbs(survey);
    const jobDeps: Running["deps"] = { ...deps, survey, jobs, calendar: graph.calendar, places: graph.places, messenger: bot.messenger, subscriptions: graph.subscriptions, publicUrl: () => origin, newSecret: () => randomBytes(24).toString("base64url") };
    const started = world.now();
    const looks = (): Promise<{ mailbox: string; lookedAt: Date }[]> => mailboxLooks(deps, started);
    registerGauges(metrics, { jobs, ledger, looks, world });
    await checkControlMailbox(jobDeps, m365.controlMailbox);

    if (local) {
      const { seedBookings, seedDemo } = await import("./standin/demo/seedDemo.ts");
      if ((await seedDemo(ledger, world.now())) && !overrides.noDemoBookings) await seedBookings(verbs, world.now());
    }
    const app = makeApp({
      verbs,
      surveys,
      hubBook,
      world,
      feed,
      ...{ log, trail, people, metrics, looks },
      checkToken: makeTokenCheck({ entraOrigin: m365.entraOrigin, tenantId: m365.tenantId, clientId: m365.clientId, clock: world.now }),
      ping: ledger.ping, isUnreachable: ledger.isUnreachable,
      jobs: jobs.waiting,
      tabFolder: fileURLToPath(new URL("../dist/tab", import.meta.url)),
      answering: giveWay.answering,
      consent: { entraOrigin: m365.entraOrigin, tenantId: m365.tenantId, clientId: m365.clientId, origin: () => origin },
      notices: { ledger, jobs, log, world, sameSecret },
      bot: (request, response) => giveWay.answering(() => bot.handle(request, response)),
      local: local?.routes ?? null,
    });
    const server = await listen(app, { port: config.port, host: local ? "127.0.0.1" : "0.0.0.0", lastAnswersMs: 5_000 });
    undo.push(server.close);
    if (config.publicUrl === null) origin = `http://127.0.0.1:${server.port}`;

    if (!overrides.noJobs) await registerJobs(jobDeps);
    return { origin, local, ledger, database, jobs, verbs, surveys, deps: jobDeps, stop };
  } catch (fault) {
    await stop();
    throw portTaken(fault) ?? fault;
  }
}

/** The file of the pilots' keys; of an app in memory, one that goes with it. */
async function placeForKeys(config: Config, { inMemory }: Overrides, settings: Settings, undo: (() => Promise<void> | void)[]): Promise<string | null> {
  if (!inMemory || settings["SURVEY_KEY_FILE"] || config.microsoft365) return config.surveyKeyFile;
  const folder = await mkdtemp(join(tmpdir(), "hubbplats-keys-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "keys.json");
}

/** Local mode's code is loaded only here, and never with a tenant or in production. */
async function startLocalMode(config: Config, overrides: Overrides, botEndpoint: () => string): Promise<LocalMode | null> {
  if (config.microsoft365 || config.production) return null;
  const { startLocal } = await import("./standin/localMode.ts");
  return startLocal({ port: config.port, dataDir: overrides.inMemory ? null : config.dataDir, botEndpoint, ...(overrides.clock ? { clock: overrides.clock } : {}), ...(overrides.standinLatencyMs === undefined ? {} : { latencyMs: overrides.standinLatencyMs }) });
}

/** What is said to whoever started the server, on a line each. */
export function greeting({ origin, local }: Pick<Running, "origin" | "local">, settings: Settings): string {
  const lines = local
    ? [
        "",
        "Hubbplats är igång / Hubbplats is running",
        `  Teams, lokalt      ${origin}/local/teams   (tab and bot side by side; click here)`,
        `  Fliken ensam       ${origin}/tab/`,
        `  Boten              ${origin}/api/messages  (npm run playground: chat with it in a Teams-like client)`,
        `  M365 stand-in      ${local.standin.origin}  (steered on ${local.standin.adminOrigin})`,
        `  API                ${origin}/api/openapi.json`,
        settings["DATABASE_URL"] ? "" : `  The ledger is PGlite in ${settings["DATA_DIR"] || ".data"}: a killed process loses nothing, a power cut may. PostgreSQL (DATABASE_URL) survives both.`,
        "  Stop with Ctrl+C.",
        "",
      ]
    : [`Hubbplats is running on ${origin}`];
  return `${lines.join("\n")}\n`;
}

if (import.meta.main) {
  const settings = process.env;
  const starting = start(settings);
  // Asked to end while it starts, it ends in order as soon as it has started; asked a second time, at once.
  const end = (): void => void starting.then((running) => running.stop().then(() => process.exit(0)), () => undefined);
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  starting.then(
    (running) => process.stdout.write(greeting(running, settings)),
    (fault: unknown) => {
      process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
      process.exit(1);
    },
  );
}
