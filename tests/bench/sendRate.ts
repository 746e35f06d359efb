import { z } from "zod";
import { makeSurveyPeople } from "../../src/adapters/postgres/surveyPeople.ts";
import { makeKeyFile } from "../../src/adapters/surveyKeys/keyFile.ts";
import { pulse } from "../../src/pilot/surveys/pulse.ts";
import type { Person } from "../../src/standin/tenant.ts";
import { peopleOf } from "./crowd.ts";
import { percentile } from "./figures.ts";
import type { Figure } from "./figures.ts";
import { machineLoad, openReplicas } from "./replicas.ts";
import type { Replicas } from "./replicas.ts";
import { openWaves } from "./surveyScene.ts";

const recipients = 4000;
/** The pace that is set for cards, all replicas together. */
const perSecond = 20;
/** Microsoft's limit on an app in a tenant, which the stand-in keeps. */
const limit = 50;
/** One in twenty has never had the app, and gets it. */
const strangers = 0.05;
/** One call in twenty meets one of these: nothing done, done and not told, or told to wait for one to three seconds. */
const faults = { status429: 0.005, status503before: 0.015, status503after: 0.01, dropBeforeWrite: 0.01, dropAfterWrite: 0.01 };

const message = z.object({ at: z.string(), attachments: z.array(z.unknown()) });
const chat = z.object({ messages: z.array(message) });
const pace = z.object({ peak: z.number(), refused: z.number() });
const report = z.object({ calls: z.number(), struck: z.record(z.string(), z.number()) });
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What came of one wave. `doubles`: people with more than one card that counts; `lost`: with none, though they are said to have one, or were never reached; `extra`: cards beside those that count. */
type Sent = { readonly rate: number; /** seconds from the first card until half, nineteen in twenty and all had theirs */ readonly half: number; readonly most: number; readonly all: number; readonly doubles: number; readonly lost: number; readonly extra: number; readonly peak: number; readonly refused: number };

/** Sends a wave to everybody, which the servers begin when they next look for open waves. */
async function sendWave(replicas: Replicas, people: readonly Person[]): Promise<Sent> {
  const { database, admin } = replicas;
  await admin("/chat/pace", { perSecond: limit });
  const [wave] = await openWaves(database, makeKeyFile(replicas.keyFile), pulse, { count: 1, personIds: people.map((one) => one.oid), sent: false });
  if (!wave) throw new Error("no wave was opened");
  const surveyPeople = makeSurveyPeople(database);
  for (;;) {
    const { queued, sending } = await surveyPeople.sendingCount(wave.id);
    if (queued + sending === 0) break;
    await wait(500);
  }
  const invitations = new Map((await surveyPeople.invitations(wave.id)).map((one) => [one.personId, one]));
  const instants: number[] = [];
  let [doubles, lost, extra] = [0, 0, 0];
  for (const person of people) {
    const { messages } = chat.parse(await admin(`/chat/${person.upn}`));
    const cards = messages.flatMap(({ at, attachments }) => {
      const said = JSON.stringify(attachments);
      return said.includes(wave.id) ? [{ at: Date.parse(at), sending: Number(/"attempt":"(\d+)"/.exec(said)?.[1]) }] : [];
    });
    const counting = cards.filter((card) => card.sending === invitations.get(person.oid)?.attempts);
    instants.push(...counting.map((card) => card.at));
    if (counting.length > 1) doubles += 1;
    if (counting.length === 0 || invitations.get(person.oid)?.sending !== "sent") lost += 1;
    extra += cards.length - counting.length;
  }
  const first = percentile(instants, 0);
  const [half, most, all] = [percentile(instants, 0.5), percentile(instants, 0.95), percentile(instants, 1)].map((at) => (at - first) / 1000);
  return { rate: people.length / (all ?? 0), half: half ?? 0, most: most ?? 0, all: all ?? 0, doubles, lost, extra, ...pace.parse(await admin("/chat/pace")) };
}

/** Cards a second of a survey to 4,000 people through two servers, without faults and with one call in twenty failing, against the pace that is set. @param count of people; fewer for a look */
export async function sendRate(serverFlags: readonly string[] = [], count = Number(process.env["BENCH_RECIPIENTS"] ?? recipients)): Promise<Figure> {
  const replicas = await openReplicas({ people: count, latencyMs: 0, serverFlags });
  try {
    for (let n = 0; n < 2; n += 1) await replicas.add({ jobs: true });
    await replicas.chat(Math.round(count * (1 - strangers)));
    const before = machineLoad();
    const people = peopleOf(count);
    const well = await sendWave(replicas, people);
    await replicas.admin("/chaos", { seed: 4, rates: faults });
    const badly = await sendWave(replicas, people);
    const { calls, struck } = report.parse(await replicas.admin("/chaos"));
    const met = well.rate >= 0.95 * perSecond && badly.rate >= 0.85 * perSecond && [well, badly].every((one) => one.doubles === 0 && one.lost === 0 && one.refused === 0);
    const withFaults = { ...badly, ratio: badly.rate / perSecond, struck: Object.values(struck).reduce((sum, n) => sum + n, 0) / calls };
    return { name: "send.rate", value: well.rate, unit: "cards/s", floor: perSecond, ratio: well.rate / perSecond, target: "ratio >= 0.95, and >= 0.85 with one call in twenty failing, 0 doubles, 0 lost", met, n: count, ...well, withFaults, loadBefore: before.load, ...machineLoad() };
  } finally {
    await replicas.stop();
  }
}
