import type { EventCopy, Response } from "../graph/eventCopy.ts";
import { takenBy, timesOf } from "../graph/occurrences.ts";
import type { Pending, World } from "../graph/world.ts";
import { answerOf } from "./answerOf.ts";
import type { TakenSeats } from "./answerOf.ts";

/** The booking attendant of every hub mailbox: it answers invitations later, by the clock, one at a time in the order they fell due. */
export type Attendant = {
  /** An invitation, or a change of one, has reached a hub mailbox. @param again the mailbox may have answered before */
  invited(mailbox: string, iCalUId: string, again: boolean): void;
  /** A person answers for the mailbox: a delegate, or somebody in Outlook. */
  answerBy(hubCopy: EventCopy, response: "accepted" | "declined" | "tentativelyAccepted"): void;
  /** Takes up what was pending when the stand-in last stopped. */
  resume(): void;
};

const holdsSeat = (copy: EventCopy): boolean =>
  !copy.gone && !copy.isCancelled && (copy.isOrganizer || copy.response === "accepted" || copy.response === "tentativelyAccepted");

/** The organizer and every further person who is asked take a seat each. */
const seatsOf = (copy: EventCopy): number =>
  1 + copy.attendees.filter((one) => one.type !== "resource" && one.address !== copy.organizer.address && one.address !== copy.mailbox).length;

const planId = (what: Pending["what"], mailbox: string, iCalUId: string): string => `${mailbox}|${iCalUId}|${what}`;

/** How long an old answer may still be read after a move, in milliseconds. */
const staleFor = 500;

export function makeAttendant(world: World): Attendant {
  const { clock, copies } = world;
  const hubCopyOf = (mailbox: string, iCalUId: string): EventCopy | undefined =>
    copies.ofMeeting(iCalUId).find((copy) => copy.mailbox === mailbox && !copy.gone && !copy.isCancelled);

  const tellOrganizer = (hub: EventCopy, response: Response, at: string | null): void => {
    const own = copies.ofMeeting(hub.iCalUId).find((copy) => copy.isOrganizer && !copy.gone);
    if (!own) return;
    const attendees = own.attendees.map((one) => (one.address === hub.mailbox ? { ...one, response, respondedAt: at } : one));
    copies.put({ ...own, attendees, modifiedAt: clock.now().toISOString() });
  };

  const answerBy: Attendant["answerBy"] = (hub, response) => {
    const now = clock.now().toISOString();
    const attendees = hub.attendees.map((one) => (one.address === hub.mailbox ? { ...one, response, respondedAt: now } : one));
    const wishedShowAs = copies.ofMeeting(hub.iCalUId).find((copy) => copy.isOrganizer)?.showAs ?? "busy";
    const showAs = response === "accepted" ? wishedShowAs : hub.showAs;
    const answered = { ...hub, attendees, showAs, response, respondedAt: now, modifiedAt: now, moves: hub.moves + 1 };
    if (response === "declined") copies.put({ ...answered, gone: true });
    // AddOrganizerToSubject, DeleteSubject, DeleteComments and RemovePrivateProperty are on unless somebody turns them off.
    else copies.put({ ...answered, subject: hub.organizer.name, body: { contentType: "html", content: "" }, sensitivity: "normal" });
    tellOrganizer(hub, response, now);
    world.logMail({ kind: "answer", from: hub.mailbox, to: hub.organizer.address, subject: hub.subject, says: response });
  };

  const takenElsewhere = (hub: EventCopy, from: Date, to: Date): TakenSeats[] =>
    copies
      .ofMailbox(hub.mailbox)
      .filter((copy) => copy.iCalUId !== hub.iCalUId && holdsSeat(copy))
      .flatMap((copy) => takenBy(copy, from, to).map(({ start, end }) => ({ start, end, seats: seatsOf(copy) })));

  const answer = (mailbox: string, iCalUId: string): void => {
    const hub = hubCopyOf(mailbox, iCalUId);
    const kind = world.find(mailbox)?.resource?.kind;
    const times = hub ? timesOf(hub) : [];
    const [first, last] = [times[0], times.at(-1)];
    if (!hub || !kind || !first || !last) return;
    const asked = { times, seats: seatsOf(hub), recurring: hub.recurrence !== null, organizer: hub.organizer.address };
    const said = answerOf(world.policyOf(mailbox), kind, asked, takenElsewhere(hub, first.start, last.end), clock.now());
    if (!said) return;
    const declinedDays = said.declined.map((time) => time.day);
    answerBy({ ...hub, declinedDays }, said.response);
    const own = declinedDays.length > 0 && copies.ofMeeting(iCalUId).find((copy) => copy.isOrganizer && !copy.gone);
    if (own) copies.put({ ...own, attendees: own.attendees.map((one) => (one.address === mailbox ? { ...one, declinedDays } : one)) });
  };

  const perform = (one: Pending): void => {
    // A later change of the same invitation replaces what was planned for the earlier one.
    if (world.pending().find((other) => other.id === one.id)?.due !== one.due) return;
    world.done(one.id);
    if (one.what === "answer") {
      // Falling due at the same instant, forgetting the earlier answer must not take the new one away.
      world.done(planId("forget-answer", one.mailbox, one.iCalUId));
      return answer(one.mailbox, one.iCalUId);
    }
    const hub = hubCopyOf(one.mailbox, one.iCalUId);
    if (hub) tellOrganizer(hub, "none", null);
  };

  const plan = (what: Pending["what"], mailbox: string, iCalUId: string, inMs: number): void => {
    const due = new Date(clock.now().getTime() + inMs);
    const one = { id: planId(what, mailbox, iCalUId), what, mailbox, iCalUId, due: due.toISOString() };
    world.plan(one);
    clock.at(due, () => perform(one));
  };

  return {
    invited: (mailbox, iCalUId, again) => {
      const policy = world.policyOf(mailbox);
      const inMs = policy.answerAfterSeconds * 1000;
      if (again) plan("forget-answer", mailbox, iCalUId, policy.answers === "never" ? staleFor : Math.min(staleFor, inMs / 2));
      if (policy.answers !== "never") plan("answer", mailbox, iCalUId, inMs);
    },
    answerBy,
    resume: () => {
      for (const one of world.pending()) clock.at(new Date(one.due), () => perform(one));
    },
  };
}
