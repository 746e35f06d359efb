import { z } from "zod";
import type { JobDeps } from "../services/deps.ts";
import { lookAtEvent } from "../services/calendar/lookAtEvent.ts";
import { settleEvent } from "../services/calendar/settleEvent.ts";
import { sweepAll, sweepMailbox } from "../services/calendar/sweepMailbox.ts";
import { syncPlaces } from "../services/hub/places.ts";
import { completeBookings, forgetOldOutcomes } from "../services/upkeep/completeBookings.ts";
import { tellAbout } from "../services/booking/tellAbout.ts";

const settleData = z.object({ eventId: z.string(), tries: z.number().default(0) });
const lookData = z.object({ eventId: z.string(), revision: z.number(), look: z.number() });
const sweepData = z.object({ mailbox: z.string() });
const tellData = z.object({ bookingId: z.string(), matter: z.enum(["booked", "confirmed", "declined", "unanswered", "moved", "move-declined", "released", "changed"]), tries: z.number().default(0) });

/** Jobs that somebody waits for, and those that nobody does. */
const prompt = { atATime: 8, everySeconds: 1 };
const calm = { atATime: 2, everySeconds: 10 };

/** Which service each job calls, how many at a time on this replica, and what runs by the clock (Europe/Stockholm). */
export async function registerJobs(deps: JobDeps): Promise<void> {
  const { jobs } = deps;
  await jobs.work("settle-event", prompt, (data) => {
    const { eventId, tries } = settleData.parse(data);
    return settleEvent(deps, eventId, tries);
  });
  await jobs.work("look-at-event", prompt, (data) => {
    const { eventId, revision, look } = lookData.parse(data);
    return lookAtEvent(deps, eventId, revision, look);
  });
  await jobs.work("tell", prompt, (data) => {
    const { bookingId, matter, tries } = tellData.parse(data);
    return tellAbout(deps, bookingId, matter, tries);
  });
  await jobs.work("sweep-mailbox", calm, (data) => sweepMailbox(deps, sweepData.parse(data).mailbox));
  await jobs.work("sweep-all", calm, () => sweepAll(deps));
  await jobs.work("complete-bookings", calm, async () => {
    while (await completeBookings(deps));
  });
  await jobs.work("sync-places", calm, () => syncPlaces(deps));
  await jobs.work("clean-up", calm, () => forgetOldOutcomes(deps));

  await jobs.every("sweep-all", "*/10 * * * *");
  await jobs.every("complete-bookings", "*/5 * * * *");
  await jobs.every("sync-places", "15 3 * * *");
  await jobs.every("clean-up", "45 3 * * *");
  await jobs.enqueue({ name: "sync-places", data: {}, key: "all" });
  await jobs.enqueue({ name: "sweep-all", data: {}, key: "all" });
}
