import { datesFrom, localDateOf } from "../../src/domain/time.ts";
import type { Rates } from "../../src/standin/chaos/rates.ts";
import { wrongCards } from "./cards.ts";
import type { Dice } from "./dice.ts";
import { wrongAtTheEnd, wrongNow } from "./invariants.ts";
import { killed } from "./jobLine.ts";
import { actInOutlook } from "./outlookActs.ts";
import { actByBot, actInTab } from "./peopleActs.ts";
import { mailboxes } from "./stage.ts";
import type { Stage } from "./stage.ts";

export type Played = { readonly seed: number; readonly wrong: readonly string[]; readonly story: readonly string[]; readonly kills: number; readonly struck: Readonly<Record<string, number>>; readonly ms: number };
export type Kinds = { readonly faults: boolean; readonly kills: boolean; readonly between: boolean };

const strikes = ["status429", "status429bare", "status503before", "status503after", "dropBeforeWrite", "dropAfterWrite", "notFoundJustCreated", "conflict412", "slow", "tokenRevoked", "rbacDenied", "syncStateLost", "deltaReplay"] as const satisfies readonly (keyof Rates)[];

/** Each fault at a rate of its own: most seldom or not at all, some often. */
const someRates = (dice: Dice): Partial<Rates> => ({ ...Object.fromEntries(strikes.map((strike) => [strike, dice.one([0, 0, 0.02, 0.05, 0.15])])), slowMs: 2 });

/** Acts in one story, and the wait after which all must agree: two sweeps, and where something is still wrong the rest of the hour, in which what asks no mailbox is looked at too. */
const acts = 20;
const calmSeconds = [1300, 2600] as const;

/** Plays one story: people, Outlook, faults and kills; then calm, and what is still wrong. The same seed gives the same story. */
export async function playSeed(stage: Stage, seed: number, kinds: Kinds): Promise<Played> {
  const began = performance.now();
  const story: string[] = [];
  const wrong: string[] = [];
  const { app, standin, jobs } = stage;
  let stormy = false;
  let depth = 0;
  let writes = 0;
  const tell = (line: string): void => {
    const said = `${app.clock.now().toISOString().slice(5, 19)} ${"  ".repeat(depth)}${line}`;
    story.push(said);
    if (process.env["CHAOS_ALOUD"]) process.stdout.write(`${said}\n`);
  };

  const oneAct = async (): Promise<void> => {
    const dates = datesFrom(localDateOf(app.clock.now()), 5);
    const throwOf = dice.next();
    if (throwOf < 0.55) {
      writes += 1;
      const { what, wrong: amiss } = await actInTab(stage, dice, `attempt-${writes}`);
      tell(what);
      if (amiss) wrong.push(`${what}: ${amiss}`);
    } else if (throwOf < 0.62) tell((await actByBot(stage, dice)).what);
    else tell(actInOutlook(stage, dice, dates));
  };
  const jolt = async (): Promise<void> => {
    if (!stormy || depth > 1) return;
    if (kinds.kills && dice.happens(0.004)) {
      tell("the server is killed");
      throw killed;
    }
    if (!kinds.between || !dice.happens(0.04)) return;
    depth += 1;
    try {
      if (dice.happens(0.5)) await oneAct();
      else await jobs.oneMore();
    } finally {
      depth -= 1;
    }
  };

  const dice = await stage.begin(seed, jolt);
  stormy = true;
  if (kinds.faults) standin.chaos.start(seed, { rates: someRates(dice), notices: { drop: dice.one([0, 0.3, 0.9]), double: dice.one([0, 0.5]), delayMsMax: dice.one([1000, 60_000, 300_000]), reorder: dice.one([0, 0.5]) } });
  const outageAt = kinds.faults && dice.happens(0.15) ? dice.below(acts) : -1;
  const deniedAt = kinds.faults && dice.happens(0.3) ? dice.below(acts) : -1;
  const denied = dice.one([...mailboxes, ...stage.people.map((one) => one.upn)]);
  for (let i = 0; i < acts; i += 1) {
    if (i === outageAt) standin.chaos.outage(60);
    if (i === deniedAt) standin.graph.world.setGrants(denied, []);
    if (i === deniedAt + 8) standin.graph.world.setGrants(denied, null);
    if (kinds.faults && dice.happens(0.03)) standin.graph.notices.lifecycle(dice.one(["missed", "subscriptionRemoved", "reauthorizationRequired"] as const), standin.graph.notices.subscriptions.live().slice(0, 2));
    if (i === outageAt || i === deniedAt) tell(i === outageAt ? "Graph goes down for an hour" : `Exchange denies ${denied}`);
    await oneAct();
    await jobs.pass(dice.one([0, 0, 0, 1, 3, 10, 40, 300]));
    wrong.push(...(await wrongNow(stage)));
    if (wrong.length > 0) break;
  }

  stormy = false;
  const { struck } = standin.chaos.report();
  standin.chaos.stop();
  standin.chaos.endOutage();
  standin.graph.world.setGrants(denied, null);
  tell("calm");
  if (wrong.length === 0) {
    wrong.push(...(await wrongWhenCalm(stage, struck)));
  }
  wrong.push(...jobs.broken());
  return { seed, wrong, story, kills: jobs.kills(), struck, ms: performance.now() - began };
}

/** Lets calm time pass until nothing is wrong, or nothing more is promised. */
async function wrongWhenCalm(stage: Stage, struck: Played["struck"]): Promise<string[]> {
  for (const seconds of calmSeconds) {
    await stage.jobs.pass(seconds);
    const wrong = await wrongInTheEnd(stage, struck);
    if (wrong.length === 0) return [];
  }
  await waitForTheList(stage);
  return wrongInTheEnd(stage, struck);
}

const wrongInTheEnd = async (stage: Stage, struck: Played["struck"]): Promise<string[]> => [...(await wrongNow(stage)), ...(await wrongAtTheEnd(stage)), ...(await wrongCards(stage, struck))];

/** A difference that was met often is tried seldom: the list says when, and is waited for. */
async function waitForTheList({ app, jobs }: Stage): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    const next = (await app.ledger.drift.all()).flatMap((one) => (one.nextAt && one.cause !== "over-capacity" && one.cause !== "declined-though-there" ? [one.nextAt.getTime() - app.clock.now().getTime()] : []));
    const [longest] = next.toSorted((a, b) => b - a);
    if (longest === undefined || longest > 5 * 3_600_000) return;
    await jobs.pass(Math.max(0, longest / 1000) + 90);
  }
}
