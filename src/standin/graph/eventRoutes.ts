import type { Answer, MailboxCall, Routes } from "./calls.ts";
import { answer, graphRoot } from "./calls.ts";
import type { EventCopy } from "./eventCopy.ts";
import { copyOfId } from "./eventIds.ts";
import type { Meetings } from "./meeting.ts";
import { timesOf } from "./occurrences.ts";
import { parseBody } from "./parseBody.ts";
import { presentEvent } from "./presentEvent.ts";
import { badRequest, grant, itemNotFound, refuse } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import { eventCancel, eventCreate, eventUpdate } from "./requestShapes.ts";
import { selected } from "./select.ts";
import type { World } from "./world.ts";

const contextOf = (call: MailboxCall, tail: string): string => `${graphRoot}/$metadata#users('${encodeURIComponent(call.mailbox.id)}')/${tail}`;

/** The tags that a caller may ask for with $expand=singleValueExtendedProperties($filter=id eq '…'); they are never shown unasked. */
function expanded(copy: EventCopy, expand: string | undefined): Outcome<Record<string, unknown>> {
  if (!expand) return grant({});
  const id = /^singleValueExtendedProperties\(\$filter=id eq '([^']+)'\)$/i.exec(expand)?.[1];
  if (!id) return badRequest("Only singleValueExtendedProperties($filter=id eq '…') can be expanded here.");
  const found = copy.extendedProperties.filter((one) => one.id.toLowerCase() === id.toLowerCase());
  return grant(found.length ? { singleValueExtendedProperties: found } : {});
}

/** Create, read, change, delete and cancel events. */
export function eventRoutes(routes: Routes, world: World, meetings: Meetings): void {
  const single = (call: MailboxCall, copy: EventCopy, status: number, day = ""): Answer => {
    const occurrence = day ? timesOf(copy).find((one) => one.day === day) : undefined;
    if (day && !occurrence) return itemNotFound();
    const body = selected(presentEvent(copy, call.prefer, occurrence), call.query("$select"), ["transactionId"]);
    if (!body.ok) return body;
    const more = expanded(copy, call.query("$expand"));
    return more.ok ? answer(status, { "@odata.context": contextOf(call, "events/$entity"), ...body.value, ...more.value }) : more;
  };
  const found = (call: MailboxCall): Outcome<{ copy: EventCopy; day: string }> => {
    const one = copyOfId(world.copies, call.mailbox.address, call.param("event"));
    return one ? grant(one) : itemNotFound();
  };
  /** An event that may be written: not one occurrence of a series, which this stand-in does not play. */
  const writable = (call: MailboxCall): Outcome<EventCopy> => {
    const one = found(call);
    if (!one.ok) return one;
    return one.value.day ? refuse(501, "NotImplemented", "This stand-in does not change single occurrences.") : grant(one.value.copy);
  };

  routes.mailbox("post", "/events", "Calendars.ReadWrite", (call) => {
    const body = parseBody(eventCreate, call.body);
    if (!body.ok) return body;
    const made = meetings.create(call.mailbox, body.value);
    return made.ok ? single(call, made.value, 201) : made;
  });
  routes.mailbox("get", "/events/{event-id}", "Calendars.ReadBasic", (call) => {
    const one = found(call);
    return one.ok ? single(call, one.value.copy, 200, one.value.day) : one;
  });
  routes.mailbox("patch", "/events/{event-id}", "Calendars.ReadWrite", (call) => {
    const copy = writable(call);
    if (!copy.ok) return copy;
    const body = parseBody(eventUpdate, call.body);
    if (!body.ok) return body;
    const changed = meetings.change(copy.value, body.value, call.ifMatch);
    return changed.ok ? single(call, changed.value, 200) : changed;
  });
  routes.mailbox("delete", "/events/{event-id}", "Calendars.ReadWrite", (call) => {
    const copy = writable(call);
    if (!copy.ok) return copy;
    const removed = meetings.remove(copy.value);
    return removed.ok ? answer(204) : removed;
  });
  routes.mailbox("post", "/events/{event-id}/cancel", "Calendars.ReadWrite", (call) => {
    const copy = writable(call);
    if (!copy.ok) return copy;
    const body = parseBody(eventCancel, call.body);
    if (!body.ok) return body;
    const cancelled = meetings.cancel(copy.value);
    return cancelled.ok ? answer(202) : cancelled;
  });
}
