import { z } from "zod";
import type { Asked, ResourceAnswer, SentEvent } from "../../services/ports.ts";
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

/** When an answer was given, or null: Exchange writes year 1 for never. */
function answeredAtOf(time: string | null | undefined): Date | null {
  const at = time ? new Date(time) : null;
  return at && at.getUTCFullYear() > 1 ? at : null;
}

function askedOf({ type, emailAddress: known, status }: GraphAttendee): Asked[] {
  if (!known?.address) return [];
  const answer = answerOf(status?.response);
  return [{ mail: known.address.toLowerCase(), resource: type === "resource", answer, answeredAt: answer === "none" ? null : answeredAtOf(status?.time) }];
}

/** One of our own events as its organizer's mailbox tells it. Null when it lacks what every event has. */
export function sentEventOf(answer: unknown): SentEvent | null {
  const read = graphEvent.safeParse(answer);
  if (!read.success || !read.data.iCalUId) return null;
  const { id, iCalUId, start, end, isCancelled, attendees } = read.data;
  return { graphId: id, iCalUId, asked: (attendees ?? []).flatMap(askedOf), during: intervalOfMoments(start, end), cancelled: isCancelled ?? false };
}
