import type { CampaignDeps } from "../surveyDeps.ts";
import type { Invitation, Sending } from "../surveyPorts.ts";
import { cardOf, toldOf } from "./cardOf.ts";
import type { Told } from "./cardOf.ts";

/** Taken together by one process; a stop waits for no more than these. */
const atATime = 20;
const leaseSeconds = 60;
/** A job of this many cards gives way to others and is made anew. */
const mostInAJob = 400;
const mostAttempts = 12;

/** Sends the cards that are queued, a few at a time. Several replicas may do so at once: each person is one process's. */
export async function sendWave(deps: CampaignDeps, waveId: string): Promise<void> {
  const { surveyPeople, jobs, world } = deps;
  if (!deps.surveyMessenger) return;
  for (let sent = 0; ; ) {
    const told = await toldOf(deps, waveId);
    if (!told) return;
    const now = world.now();
    const taken = await surveyPeople.takeToSend(waveId, atATime, now, new Date(now.getTime() + leaseSeconds * 1000));
    if (taken.length === 0) return;
    const waits = await Promise.all(taken.map((invitation) => sendOne(deps, told, invitation)));
    const afterSeconds = Math.max(...waits);
    sent += taken.length;
    if (afterSeconds > 0 || sent >= mostInAJob) return jobs.enqueue({ name: "send-wave", data: { waveId }, key: waveId, after: new Date(now.getTime() + afterSeconds * 1000) });
  }
}

/** @returns seconds to wait before more is sent; 0: none */
async function sendOne({ surveyPeople, surveyMessenger }: CampaignDeps, told: Told, { waveId, personId, entered, attempts }: Invitation): Promise<number> {
  if (!surveyMessenger) return 0;
  const called = await surveyMessenger.send(personId, cardOf(told, { entered }, false));
  if (called.ok) {
    await surveyPeople.setSending(waveId, personId, "sent", called.value);
    return 0;
  }
  const again = called.why === "later" && attempts < mostAttempts;
  const ended: Sending = called.why === "denied" ? "blocked" : called.why === "not-found" ? "missing" : "failed";
  await surveyPeople.setSending(waveId, personId, again ? "queued" : ended, null);
  return again ? (called.afterSeconds ?? Math.min(60, 2 ** attempts)) : 0;
}
