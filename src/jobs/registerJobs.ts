import { z } from "zod";
import type { JobDeps } from "../services/deps.ts";
import { lookAtEvent } from "../services/calendar/lookAtEvent.ts";
import { settleEvent } from "../services/calendar/settleEvent.ts";
import { sweepAll, sweepMailbox } from "../services/calendar/sweepMailbox.ts";
import { syncPlaces } from "../services/hub/places.ts";
import { completeBookings, forgetOldOutcomes } from "../services/upkeep/completeBookings.ts";
import { refusalCodes } from "../domain/refusal.ts";
import { matters } from "../services/ports.ts";
import { keepSubscriptions } from "../services/calendar/keepSubscriptions.ts";
import { mendDue, mendNow } from "../services/drift/mendDrift.ts";
import { tellAbout } from "../services/booking/tellAbout.ts";
import type { SurveyDeps } from "../services/survey/surveyDeps.ts";
import { registerSurveyJobs } from "./registerSurveyJobs.ts";

const settleData = z.object({ eventId: z.string(), tries: z.number().default(0) });
const lookData = z.object({ eventId: z.string(), revision: z.number(), look: z.number(), tries: z.number().default(0) });
const sweepData = z.object({ mailbox: z.string(), anew: z.number().default(0), tries: z.number().default(0), echo: z.number().default(0) });
const keepData = z.object({ reauthorize: z.string().optional() });
const mendData = z.object({ driftId: z.string().optional() });
const tellData = z.object({ bookingId: z.string(), matter: z.enum(matters), because: z.enum(refusalCodes).optional(), tries: z.number().default(0) });

/** Jobs that somebody waits for, and those that nobody does. */
const prompt = { atATime: 16, everySeconds: 1 };
/** Those that wait for Graph most of their time, and for the database on either side of it: twice as many as there may be calls under way, which are 32, so that none of these places is idle. */
const calling = { atATime: 64, everySeconds: 1 };
/** What was queued while no server was there is what people wait for, and goes before the first round of all mailboxes. */
const firstRoundAfterMs = 5000;
const calm = { atATime: 2, everySeconds: 10 };

/** Which service each job calls, how many at a time on this replica, and what runs by the clock (Europe/Stockholm). */
export async function registerJobs(deps: JobDeps & { readonly survey: SurveyDeps }): Promise<void> {
  const { jobs } = deps;
  await registerSurveyJobs(jobs, deps.survey);
  await jobs.work("settle-event", calling, (data) => {
    const { eventId, tries } = settleData.parse(data);
    return settleEvent(deps, eventId, tries);
  });
  await jobs.work("look-at-event", calling, (data) => {
    const { eventId, revision, look, tries } = lookData.parse(data);
    return lookAtEvent(deps, eventId, revision, look, tries);
  });
  await jobs.work("tell", prompt, (data) => {
    const { bookingId, tries, ...about } = tellData.parse(data);
    return tellAbout(deps, bookingId, about, tries);
  });
  await jobs.work("sweep-mailbox", prompt, (data) => {
    const { mailbox, anew, tries, echo } = sweepData.parse(data);
    return sweepMailbox(deps, mailbox, anew === 1, tries, echo === 1);
  });
  await jobs.work("keep-subscriptions", calm, async (data) => {
    const { reauthorize } = keepData.parse(data);
    if (reauthorize !== undefined) await deps.subscriptions.reauthorize(reauthorize);
    await keepSubscriptions(deps);
  });
  await jobs.work("mend-drift", prompt, async (data) => {
    const { driftId } = mendData.parse(data);
    const asked = driftId === undefined ? null : await deps.ledger.drift.one(driftId);
    if (asked) await mendNow(deps, asked);
    else await mendDue(deps);
  });
  await jobs.work("sweep-all", calm, () => sweepAll(deps));
  await jobs.work("complete-bookings", calm, async () => {
    while (await completeBookings(deps));
  });
  await jobs.work("sync-places", calm, () => syncPlaces(deps));
  await jobs.work("clean-up", calm, () => forgetOldOutcomes(deps));

  await jobs.every("sweep-all", "*/10 * * * *");
  await jobs.every("keep-subscriptions", "7 * * * *");
  await jobs.every("mend-drift", "* * * * *");
  await jobs.every("complete-bookings", "*/5 * * * *");
  await jobs.every("sync-places", "15 3 * * *");
  await jobs.every("clean-up", "45 3 * * *");
  const after = new Date(deps.world.now().getTime() + firstRoundAfterMs);
  for (const name of ["sync-places", "keep-subscriptions", "sweep-all"] as const) await jobs.enqueue({ name, data: {}, key: "all", after });
}
