import type { Attendant } from "../attendant/attendant.ts";
import type { Mailbox } from "./directory.ts";
import type { EventCopy, Invited } from "./eventCopy.ts";
import { etagOf } from "./eventIds.ts";
import { spanOf } from "./eventSpan.ts";
import { badRequest, conflict, grant, refuse } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import type { EventCreate, EventUpdate } from "./requestShapes.ts";
import type { World } from "./world.ts";

/** What Exchange does with events: the organizer writes one copy, and every invited mailbox of the tenant gets its own. */
export type Meetings = {
  create(owner: Mailbox, body: EventCreate): Outcome<EventCopy>;
  change(copy: EventCopy, body: EventUpdate, ifMatch: string | undefined): Outcome<EventCopy>;
  cancel(copy: EventCopy): Outcome<null>;
  remove(copy: EventCopy): Outcome<null>;
};

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );

const asInvited = (world: World, wanted: EventUpdate["attendees"], before: readonly Invited[]): Invited[] =>
  (wanted ?? []).map((one) => {
    const address = one.emailAddress.address.toLowerCase();
    const known = before.find((other) => other.address === address);
    const name = one.emailAddress.name ?? world.find(address)?.name ?? one.emailAddress.address;
    return { address, name, type: one.type ?? "required", response: known?.response ?? "none", respondedAt: known?.respondedAt ?? null };
  });

/** Only daily and weekly series are played; others are refused loudly rather than answered wrongly. */
const recurrenceFault = (body: EventUpdate, start: string): string | null => {
  if (!body.recurrence) return null;
  if (body.recurrence.range.startDate !== start.slice(0, 10)) return "The recurrence range must start on the date of the event's start.";
  return body.recurrence.pattern.type === "daily" || body.recurrence.pattern.type === "weekly" ? null : "This stand-in plays daily and weekly series only.";
};

export function makeMeetings(world: World, attendant: Attendant): Meetings {
  const { copies, clock } = world;

  /** Brings every invited mailbox's copy in line with the organizer's. */
  const sendOut = (own: EventCopy, before: EventCopy | null): void => {
    const others = copies.ofMeeting(own.iCalUId).filter((copy) => !copy.isOrganizer);
    const moved = !before || before.startsAt !== own.startsAt || before.endsAt !== own.endsAt;
    for (const one of own.attendees) {
      const mailbox = world.find(one.address);
      const held = others.find((copy) => copy.mailbox === one.address && !copy.gone);
      const isNew = !before?.attendees.some((other) => other.address === one.address);
      world.logMail({ kind: isNew ? "invitation" : "update", from: own.mailbox, to: one.address, subject: own.subject });
      if (!mailbox || one.address === own.mailbox) continue;
      const asks = moved || isNew || !held;
      copies.put({
        ...own,
        key: held?.key ?? world.newKey(),
        mailbox: one.address,
        isOrganizer: false,
        declinedDays: asks ? [] : (held.declinedDays ?? []),
        moves: held?.moves ?? 0,
        transactionId: null,
        transactionBody: null,
        extendedProperties: [],
        showAs: asks ? "tentative" : held.showAs,
        response: asks ? "notResponded" : held.response,
        respondedAt: asks ? null : held.respondedAt,
        subject: asks || !mailbox.resource ? own.subject : held.subject,
        body: asks || !mailbox.resource ? own.body : held.body,
      });
      if (mailbox.resource && asks) attendant.invited(one.address, own.iCalUId, !isNew);
    }
    for (const copy of others) if (!copy.gone && !own.attendees.some((one) => one.address === copy.mailbox)) cancelCopy(copy);
  };

  const cancelCopy = (copy: EventCopy): void => {
    const modifiedAt = clock.now().toISOString();
    const kept = !world.find(copy.mailbox)?.resource || !world.policyOf(copy.mailbox).removeCanceledMeetings;
    world.logMail({ kind: "cancellation", from: copy.organizer.address, to: copy.mailbox, subject: copy.subject });
    copies.put({ ...copy, isCancelled: true, gone: !kept, subject: `Canceled: ${copy.subject}`, showAs: "free", modifiedAt });
  };

  const withdraw = (own: EventCopy): void => {
    for (const copy of copies.ofMeeting(own.iCalUId)) if (!copy.isOrganizer && !copy.gone && !copy.isCancelled) cancelCopy(copy);
    copies.put({ ...own, isCancelled: true, gone: true, moves: own.moves + 1, modifiedAt: clock.now().toISOString() });
  };

  return {
    create: (owner, body) => {
      const first = body.transactionId ? copies.ofMailbox(owner.address).find((copy) => copy.transactionId === body.transactionId) : undefined;
      if (first)
        return !first.gone && first.transactionBody === canonical(body)
          ? grant(first)
          : refuse(409, "ErrorDuplicateTransactionId", "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.");
      const span = spanOf(body.start, body.end, body.isAllDay ?? false);
      if (!span.ok) return span;
      const fault = recurrenceFault(body, body.start.dateTime);
      if (fault) return badRequest(fault);
      const now = clock.now().toISOString();
      const key = world.newKey();
      const own = copies.put({
        key,
        mailbox: owner.address,
        iCalUId: `040000008200E00074C5B7101A82E00800000000${key.toUpperCase()}`,
        organizer: { address: owner.address, name: owner.name },
        isOrganizer: true,
        subject: body.subject ?? "",
        body: { contentType: body.body?.contentType ?? "html", content: body.body?.content ?? "" },
        start: body.start,
        end: body.end,
        ...span.value,
        isAllDay: body.isAllDay ?? false,
        location: body.location ?? body.locations?.[0] ?? null,
        attendees: asInvited(world, body.attendees, []),
        recurrence: body.recurrence ?? null,
        showAs: body.showAs ?? "busy",
        sensitivity: body.sensitivity ?? "normal",
        importance: body.importance ?? "normal",
        categories: body.categories ?? [],
        reminderMinutesBeforeStart: body.reminderMinutesBeforeStart ?? 15,
        isReminderOn: body.isReminderOn ?? true,
        responseRequested: body.responseRequested ?? true,
        hideAttendees: body.hideAttendees ?? false,
        allowNewTimeProposals: body.allowNewTimeProposals ?? true,
        extendedProperties: (body.singleValueExtendedProperties ?? []).map(({ id, value }) => ({ id, value: value ?? "" })),
        transactionId: body.transactionId ?? null,
        transactionBody: body.transactionId ? canonical(body) : null,
        isCancelled: false,
        gone: false,
        response: "organizer",
        respondedAt: null,
        moves: 0,
        createdAt: now,
        modifiedAt: now,
        change: 0,
      });
      sendOut(own, null);
      return grant(copies.get(key) ?? own);
    },

    change: (copy, body, ifMatch) => {
      if (ifMatch && ifMatch !== "*" && ifMatch !== etagOf(copy)) return conflict();
      const start = body.start ?? copy.start;
      const end = body.end ?? copy.end;
      const isAllDay = body.isAllDay ?? copy.isAllDay;
      const span = spanOf(start, end, isAllDay);
      if (!span.ok) return span;
      const fault = recurrenceFault(body, start.dateTime);
      if (fault) return badRequest(fault);
      if (!copy.isOrganizer && (body.attendees || body.start || body.end))
        return refuse(400, "ErrorInvalidRequest", "Your request can't be completed. You need to be an organizer to change a meeting.");
      const changed = copies.put({
        ...copy,
        ...span.value,
        start,
        end,
        isAllDay,
        subject: body.subject === undefined ? copy.subject : (body.subject ?? ""),
        body: body.body ? { contentType: body.body.contentType ?? copy.body.contentType, content: body.body.content ?? "" } : copy.body,
        location: body.location === undefined ? (body.locations?.[0] ?? copy.location) : body.location,
        attendees: body.attendees ? asInvited(world, body.attendees, copy.attendees) : copy.attendees,
        recurrence: body.recurrence === undefined ? copy.recurrence : body.recurrence,
        showAs: body.showAs ?? copy.showAs,
        sensitivity: body.sensitivity ?? copy.sensitivity,
        importance: body.importance ?? copy.importance,
        categories: body.categories ?? copy.categories,
        reminderMinutesBeforeStart: body.reminderMinutesBeforeStart ?? copy.reminderMinutesBeforeStart,
        isReminderOn: body.isReminderOn ?? copy.isReminderOn,
        responseRequested: body.responseRequested ?? copy.responseRequested,
        hideAttendees: body.hideAttendees ?? copy.hideAttendees,
        allowNewTimeProposals: body.allowNewTimeProposals ?? copy.allowNewTimeProposals,
        extendedProperties: body.singleValueExtendedProperties?.map(({ id, value }) => ({ id, value: value ?? "" })) ?? copy.extendedProperties,
        modifiedAt: clock.now().toISOString(),
      });
      if (changed.isOrganizer) sendOut(changed, copy);
      return grant(copies.get(changed.key) ?? changed);
    },

    cancel: (copy) => {
      if (!copy.isOrganizer) return refuse(400, "ErrorInvalidRequest", "Your request can't be completed. You need to be an organizer to cancel a meeting.");
      withdraw(copy);
      return grant(null);
    },

    remove: (copy) => {
      if (copy.isOrganizer) withdraw(copy);
      else copies.put({ ...copy, gone: true, moves: copy.moves + 1, modifiedAt: clock.now().toISOString() });
      return grant(null);
    },
  };
}
