import { parseArgs } from "node:util";
import { openChromium } from "../support/chromium.ts";
import { answerCommit } from "./answerCommit.ts";
import { boardWeek } from "./boardWeek.ts";
import { bookCommit } from "./bookCommit.ts";
import { bookContended } from "./bookContended.ts";
import { botTurn } from "./botTurn.ts";
import { lineOf } from "./figures.ts";
import type { Figure } from "./figures.ts";
import { disclosureCheck } from "./disclosureCheck.ts";
import { graphCalls } from "./graphCalls.ts";
import { openLocalServer } from "./localServer.ts";
import type { LocalServer } from "./localServer.ts";
import { morningP95 } from "./morning.ts";
import { outboxDrain } from "./outboxDrain.ts";
import { resultsSnapshot } from "./resultsSnapshot.ts";
import { sendRate } from "./sendRate.ts";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { syncCalls } from "./syncCalls.ts";
import { syncLag } from "./syncLag.ts";
import { tabBytes } from "./tabBytes.ts";
import { tabUsable } from "./tabUsable.ts";

/**
 * Measures what the product promises, one JSON object a line on stdout.
 *   npm run bench                          on a real PostgreSQL that is started here
 *   npm run bench -- --pglite              on the embedded ledger
 *   npm run bench -- --only book.commit    one of them; may be given again
 * `--no-jobs` leaves the job workers out; `--profile` writes a CPU profile of the server to out/profile.
 */
const { values: options } = parseArgs({
  options: { pglite: { type: "boolean", default: false }, only: { type: "string", multiple: true }, "no-jobs": { type: "boolean", default: false }, profile: { type: "boolean", default: false } },
});
const ledger = options.pglite ? "pglite" : "postgres";

type Measures<T> = readonly (readonly [name: string, measure: (on: T) => Promise<Figure>])[];
const ofCrowd: Measures<Stage> = [
  ["board.week", boardWeek],
  ["book.commit", bookCommit],
  ["book.contended", bookContended],
  ["bot.turn", botTurn],
];
const ofDemo: Measures<LocalServer> = [
  ["graph.calls", graphCalls],
  ["tab.bytes", (server) => inBrowser((browser) => tabBytes(server, browser))],
  ["tab.usable", (server) => inBrowser((browser) => tabUsable(server, browser))],
];

/** Those that set their own scene, on PostgreSQL alone. */
const ofReplicas: readonly (readonly [name: string, measure: (serverFlags: readonly string[]) => Promise<Figure>])[] = [
  ["sync.calls", syncCalls],
  ["sync.lag", syncLag],
  ["outbox.drain", outboxDrain],
  ["morning.p95", morningP95],
  ["answer.commit", answerCommit],
  ["send.rate", sendRate],
  ["results.snapshot", resultsSnapshot],
  ["disclosure.check", disclosureCheck],
];

async function inBrowser(measure: (browser: Awaited<ReturnType<typeof openChromium>>) => Promise<Figure>): Promise<Figure> {
  const browser = await openChromium();
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

let stop: (() => Promise<void>) | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void (stop?.() ?? Promise.resolve()).finally(() => process.exit(1));
  });
}

async function run<T extends { stop(): Promise<void> }>(measures: Measures<T>, open: () => Promise<T>): Promise<void> {
  const wanted = measures.filter(([name]) => options.only?.includes(name) ?? true);
  if (wanted.length === 0) return;
  const on = await open();
  stop = () => on.stop();
  try {
    for (const [, measure] of wanted) process.stdout.write(`${lineOf(await measure(on))}\n`);
  } finally {
    await on.stop();
  }
}

const serverFlags = options.profile ? ["--cpu-prof", "--cpu-prof-dir=out/profile"] : [];
await run(ofCrowd, () => openStage({ ledger, noJobs: options["no-jobs"], serverFlags }));
for (const [name, measure] of options.pglite ? [] : ofReplicas) if (options.only?.includes(name) ?? true) process.stdout.write(`${lineOf(await measure(serverFlags))}\n`);
await run(ofDemo, () => openLocalServer(ledger));
