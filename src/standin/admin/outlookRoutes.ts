import type { Router } from "express";
import { z } from "zod";
import { changeKeyOf, eventId } from "../graph/eventIds.ts";
import type { EventCopy } from "../graph/eventCopy.ts";
import type { Graph } from "../graph/makeGraph.ts";
import type { Outcome } from "../graph/refusal.ts";
import { wallTime } from "../graph/timeZones.ts";
import { outlookShapes } from "./adminShapes.ts";

/** A copy with every id by which it may be known. */
export const shownCopy = (copy: EventCopy) => ({ ...copy, id: eventId(copy, "default"), immutableId: eventId(copy, "immutable"), changeKey: changeKeyOf(copy) });

const zoned = (at: string) => ({ dateTime: wallTime(new Date(at), "Europe/Berlin").slice(0, 19), timeZone: "W. Europe Standard Time" });

type Done = { status: number; body: object };
const failed = (status: number, error: string): Done => ({ status, body: { error } });

/** The hands of the people in Outlook: they book, move, delete and answer without the product knowing. */
export function outlookRoutes(router: Router, { world, meetings, attendant }: Graph): void {
  const post = <Body>(path: string, shape: z.ZodType<Body>, act: (body: Body) => Done): void => {
    router.post(path, (req, res) => {
      const body = shape.safeParse(req.body);
      const done = body.success ? act(body.data) : failed(400, z.prettifyError(body.error));
      res.status(done.status).json(done.body);
    });
  };
  const told = (outcome: Outcome<EventCopy | null>): Done =>
    outcome.ok ? { status: 200, body: outcome.value ? shownCopy(outcome.value) : { ok: true } } : failed(outcome.refusal.status, outcome.refusal.message);

  const copiesOf = (id: string): EventCopy[] => {
    const meeting = world.copies.ofMeeting(id);
    const all = meeting.length ? meeting : [...world.tenant.people.map((one) => one.upn), ...world.tenant.resources.map((one) => one.address)].flatMap((address) => world.copies.ofMailbox(address.toLowerCase()));
    const known = all.find((copy) => meeting.length || [eventId(copy, "default"), eventId(copy, "immutable"), copy.key].includes(id));
    return known ? world.copies.ofMeeting(known.iCalUId).filter((copy) => !copy.gone) : [];
  };
  const organizers = (id: string): EventCopy | undefined => copiesOf(id).find((copy) => copy.isOrganizer);
  const hubCopy = (id: string, mailbox: string | undefined): EventCopy | undefined =>
    copiesOf(id).find((copy) => !copy.isOrganizer && (mailbox ? copy.mailbox === mailbox.toLowerCase() : world.find(copy.mailbox)?.resource));

  post("/outlook/book", outlookShapes.book, ({ organizer, mailbox, start, end, subject, people = [], directly }) => {
    const hub = mailbox ? world.find(mailbox) : undefined;
    const owner = directly ? hub : world.find(organizer);
    if (!owner || (mailbox && !hub)) return failed(404, "unknown-mailbox");
    const invited = [...people.map((address) => ({ address, type: "required" as const })), ...(hub && !directly ? [{ address: hub.address, type: "resource" as const }] : [])];
    return told(
      meetings.create(owner, {
        subject: subject ?? "Bokning i Outlook",
        start: zoned(start),
        end: zoned(end),
        showAs: "free",
        location: hub ? { displayName: hub.name, locationEmailAddress: hub.address } : null,
        attendees: invited.map(({ address, type }) => ({ emailAddress: { address }, type })),
      }),
    );
  });
  post("/outlook/move", outlookShapes.move, ({ eventId: id, start, end }) => {
    const own = organizers(id);
    return own ? told(meetings.change({ ...own, moves: own.moves + 1 }, { start: zoned(start), end: zoned(end) }, undefined)) : failed(404, "unknown-event");
  });
  /** By the organizer; or, with `mailbox`, out of that mailbox's calendar alone. */
  post("/outlook/delete", outlookShapes.delete, ({ eventId: id, mailbox }) => {
    const copy = mailbox ? copiesOf(id).find((one) => one.mailbox === mailbox.toLowerCase()) : organizers(id);
    return copy ? told(meetings.remove(copy)) : failed(404, "unknown-event");
  });
  for (const [path, response] of [["/outlook/decline", "declined"], ["/outlook/accept", "accepted"]] as const)
    post(path, outlookShapes.answer, ({ eventId: id, mailbox }) => {
      const copy = hubCopy(id, mailbox);
      if (!copy) return failed(404, "unknown-event");
      attendant.answerBy(copy, response);
      return { status: 200, body: { ok: true } };
    });
}
