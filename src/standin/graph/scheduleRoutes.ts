import { peakSeats } from "../attendant/answerOf.ts";
import { answer, graphRoot } from "./calls.ts";
import type { MailboxCall, Routes } from "./calls.ts";
import { mayUse } from "./caller.ts";
import type { Mailbox } from "./directory.ts";
import { spanOf } from "./eventSpan.ts";
import { takenBy } from "./occurrences.ts";
import type { EventCopy } from "./eventCopy.ts";
import { parseBody } from "./parseBody.ts";
import { badRequest, refuse } from "./refusal.ts";
import { scheduleAsk } from "./requestShapes.ts";
import { wallTime } from "./timeZones.ts";
import type { World } from "./world.ts";

type Held = { start: Date; end: Date; copy: EventCopy };
const digits = { free: "0", unknown: "0", workingElsewhere: "0", tentative: "1", busy: "2", oof: "3" } as const;

/** Free and busy of mailboxes. It tells of a pool that it is full or not, never how many seats are left. */
export function scheduleRoutes(routes: Routes, world: World): void {
  const heldBy = (mailbox: Mailbox, from: Date, to: Date): Held[] =>
    world.copies
      .ofMailbox(mailbox.address)
      .filter((copy) => !copy.gone && !copy.isCancelled)
      .flatMap((copy) => takenBy(copy, from, to).map(({ start, end }) => ({ start, end, copy })));

  const digitOf = (mailbox: Mailbox, held: readonly Held[], slot: { start: Date; end: Date }): string => {
    if (mailbox.resource?.kind === "workspace")
      return peakSeats(slot, held.map(({ start, end }) => ({ start, end, seats: 1 }))) >= world.policyOf(mailbox.address).capacity ? "2" : "0";
    const touching = held.filter((one) => one.start < slot.end && one.end > slot.start);
    return touching.reduce((worst, one) => (digits[one.copy.showAs] > worst ? digits[one.copy.showAs] : worst), "0");
  };

  const scheduleOf = (call: MailboxCall, scheduleId: string, from: Date, to: Date, minutes: number): Record<string, unknown> => {
    const mailbox = world.find(scheduleId);
    if (!mailbox)
      return { scheduleId, availabilityView: "", scheduleItems: [], error: { message: "Exchange.Availability: the mailbox was not found.", responseCode: "ErrorMailRecipientNotFound" } };
    const held = heldBy(mailbox, from, to);
    let availabilityView = "";
    for (let at = from.getTime(); at < to.getTime(); at += minutes * 60_000)
      availabilityView += digitOf(mailbox, held, { start: new Date(at), end: new Date(Math.min(at + minutes * 60_000, to.getTime())) });
    const shared = mayUse(world, call.caller, mailbox, "Calendars.Read");
    const moment = (at: Date) => ({ dateTime: wallTime(at, call.prefer.zone.iana), timeZone: call.prefer.zone.name });
    const items = mailbox.resource?.kind === "workspace" ? [] : held;
    return {
      scheduleId,
      availabilityView,
      scheduleItems: items.map(({ start, end, copy }) => ({
        status: copy.showAs,
        start: moment(start),
        end: moment(end),
        ...(shared ? { isPrivate: copy.sensitivity !== "normal", subject: copy.subject, location: copy.location?.displayName ?? "" } : {}),
      })),
      workingHours: {
        daysOfWeek: ["monday", "tuesday", "wednesday", "thursday", "friday"],
        startTime: "08:00:00.0000000",
        endTime: "17:00:00.0000000",
        timeZone: { name: "W. Europe Standard Time" },
      },
    };
  };

  routes.mailbox("post", "/calendar/getSchedule", "Calendars.ReadBasic", (call) => {
    const body = parseBody(scheduleAsk, call.body);
    if (!body.ok) return body;
    const { schedules, startTime, endTime, availabilityViewInterval = 30 } = body.value;
    if (schedules.length > 100)
      return refuse(400, "ErrorMailboxDataArrayTooBig", `There are too many target users in the EmailAddress array. The allowed size = 100; the actual size = ${schedules.length}.`);
    if (schedules.length > 20) return badRequest("More than the documented 20 schedules were asked for at once.");
    const span = spanOf(startTime, endTime, false);
    if (!span.ok) return span;
    const [from, to] = [new Date(span.value.startsAt), new Date(span.value.endsAt)];
    if (to.getTime() - from.getTime() >= 62 * 86_400_000) return refuse(400, "ErrorFreeBusyDLLimitReached", "The requested time duration is too long: it must be less than 62 days.");
    if (to <= from) return badRequest("The interval is empty.");
    return answer(200, {
      "@odata.context": `${graphRoot}/$metadata#Collection(microsoft.graph.scheduleInformation)`,
      value: schedules.map((one) => scheduleOf(call, one, from, to, availabilityViewInterval)),
    });
  });
}
