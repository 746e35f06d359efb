import type { EventCopy } from "./eventCopy.ts";
import { changeKeyOf, etagOf, eventId } from "./eventIds.ts";
import type { Taken } from "./occurrences.ts";
import type { Prefer } from "./prefer.ts";
import { wallTime, zoneOf } from "./timeZones.ts";

/** Exchange writes the first instant of its calendar for "never answered". */
const never = "0001-01-01T00:00:00Z";

/** An event as Graph shows it. @param occurrence one time of a series, or none for the event or series itself */
export function presentEvent(copy: EventCopy, prefer: Prefer, occurrence?: Taken): Record<string, unknown> {
  const day = occurrence?.day ?? "";
  const start = occurrence ? occurrence.start : new Date(copy.startsAt);
  const end = occurrence ? occurrence.end : new Date(copy.endsAt);
  const own = zoneOf(copy.start.timeZone) ?? "UTC";
  // A whole day has no zone of its own: Graph shows its midnights in whatever zone was asked for.
  const shown = (at: Date) => ({ dateTime: wallTime(at, copy.isAllDay ? own : prefer.zone.iana), timeZone: prefer.zone.name });
  const location = {
    displayName: copy.location?.displayName ?? "",
    locationType: copy.location?.locationType ?? (copy.location?.locationEmailAddress ? "conferenceRoom" : "default"),
    ...(copy.location?.locationEmailAddress ? { locationEmailAddress: copy.location.locationEmailAddress } : {}),
    uniqueId: copy.location?.locationEmailAddress ?? copy.location?.displayName ?? "",
    uniqueIdType: copy.location?.locationEmailAddress ? "directory" : "private",
  };
  const plain = copy.body.content.replace(/<[^>]*>/g, "").trim();
  return {
    "@odata.etag": etagOf(copy),
    id: eventId(copy, prefer.idForm, day),
    createdDateTime: copy.createdAt,
    lastModifiedDateTime: copy.modifiedAt,
    changeKey: changeKeyOf(copy),
    categories: copy.categories,
    ...(copy.transactionId ? { transactionId: copy.transactionId } : {}),
    originalStartTimeZone: copy.start.timeZone,
    originalEndTimeZone: copy.end.timeZone,
    iCalUId: day ? `${copy.iCalUId}${day.replaceAll("-", "")}` : copy.iCalUId,
    reminderMinutesBeforeStart: copy.reminderMinutesBeforeStart,
    isReminderOn: copy.isReminderOn,
    hasAttachments: false,
    subject: copy.subject,
    bodyPreview: plain.slice(0, 255),
    importance: copy.importance,
    sensitivity: copy.sensitivity,
    isAllDay: copy.isAllDay,
    isCancelled: copy.isCancelled,
    isOrganizer: copy.isOrganizer,
    responseRequested: copy.responseRequested,
    seriesMasterId: day ? eventId(copy, prefer.idForm) : null,
    showAs: copy.showAs,
    type: day ? "occurrence" : copy.recurrence ? "seriesMaster" : "singleInstance",
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(eventId(copy, "default", day))}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: false,
    onlineMeetingProvider: "unknown",
    allowNewTimeProposals: copy.allowNewTimeProposals,
    isDraft: false,
    hideAttendees: copy.hideAttendees,
    onlineMeeting: null,
    recurrence: day ? null : copy.recurrence,
    responseStatus: { response: copy.response, time: copy.respondedAt ?? never },
    body: prefer.bodyAsText ? { contentType: "text", content: plain } : { contentType: "html", content: copy.body.content },
    start: shown(start),
    end: shown(end),
    location,
    locations: copy.location ? [location] : [],
    attendees: copy.attendees.map((one) => ({
      type: one.type,
      status: { response: day && one.declinedDays?.includes(day) ? "declined" : one.response, time: one.respondedAt ?? never },
      emailAddress: { name: one.name, address: one.address },
    })),
    organizer: { emailAddress: { name: copy.organizer.name, address: copy.organizer.address } },
  };
}
