import type { CampaignDeps } from "../surveyDeps.ts";
import type { Invitation, Sending } from "../surveyPorts.ts";
import { cardOf, toldOf } from "./cardOf.ts";
import type { Told } from "./cardOf.ts";

/** Under way at a time: so many that the pace decides, and not how long Teams takes; a stop waits for no more than these. */
const atATime = 32;
/** Longer than one card can take; then another process may take the person over. */
const leaseSeconds = 60;
/** After so long a job gives way and is made anew. */
const jobSeconds = 60;
/** A person whose card failed so often for what may pass is given up. What was told to wait does not count as failed. */
const mostAttempts = 12;
/** Teams has asked all to wait for longer than a card may wait for its turn. */
const longWait = 5;
/** When so many in a row fail for what may pass, Teams is taken to be down. */
const isDown = 32;
const restWhenDown = 15;

/** How one sending ended: well or for good; or for now, with seconds that nobody should send for. */
type Ended = { readonly well: boolean; readonly rest: number };

/**
 * Sends the cards that are queued. Several replicas may do so at once: each person is one process's, until its lease ends. A
 * process that is killed between a card and the note of it has it sent again, and then the last one counts.
 */
export async function sendWave(deps: CampaignDeps, waveId: string): Promise<void> {
  const { surveyPeople, surveyMessenger, jobs, world } = deps;
  const told = await toldOf(deps, waveId);
  if (!surveyMessenger || !told) return;
  const seconds = (n: number): Date => new Date(world.now().getTime() + n * 1000);
  const until = seconds(jobSeconds);
  const underWay = new Set<Promise<void>>();
  const faults: unknown[] = [];
  let [rest, inARow] = [0, 0];
  const begin = (invitation: Invitation): void => {
    const one = sendOne(deps, told, invitation)
      .then((ended) => {
        inARow = ended.well ? 0 : inARow + 1;
        rest = Math.max(rest, ended.rest, inARow >= isDown ? restWhenDown : 0);
      }, (fault: unknown) => void faults.push(fault))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  };

  while (rest === 0 && faults.length === 0 && world.now() < until) {
    // Gives none when the wave is open no more.
    const taken = await surveyPeople.takeToSend(waveId, atATime - underWay.size, world.now(), seconds(leaseSeconds));
    if (taken.length === 0 && underWay.size === 0) break;
    taken.forEach(begin);
    if (taken.length === 0 || underWay.size >= atATime) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  if (faults.length > 0) throw faults[0];
  const { queued } = await surveyPeople.sendingCount(waveId);
  if (queued > 0) await jobs.enqueue({ name: "send-wave", data: { waveId }, key: waveId, ...(rest > 0 || world.now() < until ? { after: seconds(Math.max(1, rest)) } : {}) });
}

async function sendOne({ surveyPeople, surveyMessenger, world }: CampaignDeps, told: Told, { waveId, personId, entered, attempts }: Invitation): Promise<Ended> {
  if (!surveyMessenger) return { well: true, rest: 0 };
  const called = await surveyMessenger.send(personId, cardOf(told, { entered, attempts }, false), async () => (await surveyPeople.wave(waveId))?.state === "open");
  if (called.ok) {
    await surveyPeople.setSending(waveId, personId, "sent", called.value);
    return { well: true, rest: 0 };
  }
  const toldToWait = called.code === "429" || called.code === "paced";
  if (called.why === "later" && (toldToWait || attempts < mostAttempts)) {
    const wait = called.afterSeconds ?? Math.min(60, 2 ** attempts);
    await surveyPeople.putBack(waveId, personId, new Date(world.now().getTime() + wait * 1000));
    return { well: toldToWait, rest: called.code === "paced" || (toldToWait && wait > longWait) ? Math.max(1, wait) : 0 };
  }
  const ended: Sending = called.why === "denied" ? "blocked" : called.why === "not-found" ? "missing" : "failed";
  await surveyPeople.setSending(waveId, personId, ended, null);
  return { well: true, rest: 0 };
}
