import type { Event } from "@microsoft/microsoft-graph-types";
import type { CalendarEvent } from "../../services/ports.ts";
import { momentOf } from "./graphTime.ts";

/**
 * The body of the POST that makes an event. It is made of the stored first body and the event's id alone, so that every
 * retry sends the same: the same transactionId with another body is refused as another event.
 * A desk must not make its holder look busy, hence free and no reminder. The mailbox stands both as attendee, which books,
 * and as location, which is what Outlook shows; without a mailbox only the text is there, and nobody is asked.
 */
export const eventToPost = ({ id, body }: CalendarEvent) =>
  ({
    subject: body.subject,
    body: { contentType: "text", content: body.text },
    start: momentOf(body.during.start),
    end: momentOf(body.during.end),
    showAs: "free",
    isReminderOn: false,
    responseRequested: true,
    location: { displayName: body.location, ...(body.mailbox ? { locationEmailAddress: body.mailbox } : {}) },
    ...(body.mailbox ? { attendees: [{ type: "resource", emailAddress: { address: body.mailbox, name: body.location } }] } : {}),
    transactionId: id,
  }) satisfies Event;
