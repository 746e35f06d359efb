import { z } from "zod";
import type { ResourceAnswer, SentEvent } from "../../services/ports.ts";
import { graphMoment, intervalOfMoments } from "./graphTime.ts";

const responseStatus = z.object({ response: z.string().nullish(), time: z.string().nullish() });
const emailAddress = z.object({ address: z.string().nullish(), name: z.string().nullish() });
const attendee = z.object({ type: z.string().nullish(), emailAddress: emailAddress.nullish(), status: responseStatus.nullish() });

/** What we read of a Graph event. Delta leaves out most of an occurrence, so nothing but the id is sure. */
export const graphEvent = z.object({
  id: z.string().min(1),
  iCalUId: z.string().nullish(),
  type: z.string().nullish(),
  seriesMasterId: z.string().nullish(),
  isCancelled: z.boolean().nullish(),
  start: graphMoment.nullish(),
  end: graphMoment.nullish(),
  organizer: z.object({ emailAddress: emailAddress.nullish() }).nullish(),
  attendees: z.array(attendee).nullish(),
  location: z.object({ locationEmailAddress: z.string().nullish() }).nullish(),
  responseStatus: responseStatus.nullish(),
});
export type GraphEvent = z.infer<typeof graphEvent>;
type GraphAttendee = z.infer<typeof attendee>;

const answers = new Map<string, ResourceAnswer>([["accepted", "accepted"], ["declined", "declined"], ["tentativelyAccepted", "tentative"]]);

/** `none`, `notResponded` and whatever may come later mean the same: no answer yet. */
export const answerOf = (response: string | null | undefined): ResourceAnswer => answers.get(response ?? "") ?? "none";

const sameAddress = (a: string | null | undefined, b: string | null | undefined): boolean => !!a && a.toLowerCase() === b?.toLowerCase();

/** The attendee whose answer counts: the resource of the event's location, should the person have added another. */
function resourceOf(event: GraphEvent): GraphAttendee | undefined {
  const resources = event.attendees?.filter((one) => one.type === "resource") ?? [];
  return resources.find((one) => sameAddress(one.emailAddress?.address, event.location?.locationEmailAddress)) ?? resources[0];
}

/** When an answer was given, or null: Exchange writes year 1 for never. */
function answeredAtOf(time: string | null | undefined): Date | null {
  const at = time ? new Date(time) : null;
  return at && at.getUTCFullYear() > 1 ? at : null;
}

/** One of our own events as its organizer's mailbox tells it. Null when it lacks what every event has. */
export function sentEventOf(answer: unknown): SentEvent | null {
  const read = graphEvent.safeParse(answer);
  if (!read.success || !read.data.iCalUId) return null;
  const { id, iCalUId, start, end, isCancelled } = read.data;
  const status = resourceOf(read.data)?.status;
  const given = answerOf(status?.response);
  return {
    graphId: id,
    iCalUId,
    answer: given,
    answeredAt: given === "none" ? null : answeredAtOf(status?.time),
    during: intervalOfMoments(start, end),
    cancelled: isCancelled ?? false,
  };
}
