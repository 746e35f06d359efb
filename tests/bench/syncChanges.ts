import { wallTime } from "../../src/standin/graph/timeZones.ts";
import type { EventCopy } from "../../src/standin/graph/eventCopy.ts";
import { datesFrom, intervalOf, localDateOf, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import type { JobLine } from "../convergence/jobLine.ts";
import { actorOf } from "../convergence/stage.ts";
import { makeDice } from "../convergence/dice.ts";
import type { TestApp } from "../support/app.ts";
import { hubsWithMailbox, mailboxOf, syncPeople } from "./syncTenant.ts";

const zoned = (at: Date) => ({ dateTime: wallTime(at, "Europe/Berlin").slice(0, 19), timeZone: "W. Europe Standard Time" });
/** How often each kind of change comes, of a hundred: half of them by the product, half in Outlook. */
const shares = [["book", 34], ["move", 8], ["release", 8], ["meet", 30], ["move-meeting", 10], ["delete-meeting", 10]] as const;

type Booked = { readonly id: string; readonly person: number; readonly hubId: string; date: LocalDate };

/** So many changes, spread evenly over the time, each mended before or after the next as it happens. Counts in `done` what was changed. */
export async function playChanges(app: TestApp, line: JobLine, { changes, seed, seconds, done }: { readonly changes: number; readonly seed: number; readonly seconds: number; readonly done: Record<string, number> }): Promise<void> {
  const dice = makeDice(seed);
  const standin = app.local?.standin;
  if (!standin) throw new Error("there is no stand-in");
  const { graph } = standin;
  const dates = datesFrom(localDateOf(app.clock.now()), 21).filter((date) => weekdayOf(date) < 6).slice(1);
  const booked: Booked[] = [];
  const meetings: EventCopy[] = [];
  let people = 0;
  const day = (date: LocalDate) => {
    const during = intervalOf(date, "08:00", "17:00");
    if (!during) throw new Error(`${date} has no such hours`);
    return { start: zoned(during.start), end: zoned(during.end) };
  };

  const act = async (): Promise<string | null> => {
    let throwOf = dice.below(100);
    const [kind] = shares.find(([, share]) => (throwOf -= share) < 0) ?? shares[0];
    if (kind === "book" || kind === "meet") {
      const n = people++;
      const [person, hub, date] = [syncPeople[n], dice.one(hubsWithMailbox), dice.one(dates)];
      if (!person) throw new Error("more changes than people");
      if (kind === "book") {
        const answer = await app.verbs.bookDesk(actorOf(person), { personId: person.oid, hubId: hub.id, date, part: { part: "day" } }, `made-${n}`);
        if (!answer.ok) return null;
        booked.push({ id: answer.value.booking.id, person: n, hubId: hub.id, date });
        return kind;
      }
      const owner = graph.world.find(person.upn);
      if (!owner) throw new Error(`${person.upn} has no mailbox`);
      const made = graph.meetings.create(owner, { subject: "Möte", ...day(date), location: { displayName: hub.name, locationEmailAddress: mailboxOf(hub) }, attendees: [{ type: "resource", emailAddress: { address: mailboxOf(hub) } }] });
      if (!made.ok) return null;
      meetings.push(made.value);
      return kind;
    }
    if (kind === "move" || kind === "release") {
      const [one] = booked.splice(dice.below(booked.length), 1);
      const person = one && syncPeople[one.person];
      if (!one || !person) return null;
      if (kind === "release") return (await app.verbs.releaseBooking(actorOf(person), one.id, `released-${one.id}`)).ok ? kind : null;
      const moved = await app.verbs.moveBooking(actorOf(person), one.id, { hubId: one.hubId, date: dice.one(dates.filter((date) => date !== one.date)), part: { part: "day" } }, `moved-${one.id}`);
      return moved.ok ? kind : null;
    }
    const [known] = meetings.splice(dice.below(meetings.length), 1);
    const meeting = known && graph.world.copies.ofMeeting(known.iCalUId).find((copy) => copy.isOrganizer && !copy.gone);
    if (!meeting) return null;
    if (kind === "delete-meeting") return graph.meetings.remove(meeting).ok ? kind : null;
    return graph.meetings.change({ ...meeting, moves: meeting.moves + 1 }, day(dice.one(dates)), undefined).ok ? kind : null;
  };

  for (let n = 0; n < changes; n += 1) {
    for (let kind: string | null = null; kind === null; ) {
      kind = await act();
      if (kind !== null) done[kind] = (done[kind] ?? 0) + 1;
    }
    await line.pass(seconds / changes);
  }
}
