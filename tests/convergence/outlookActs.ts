import { wallTime } from "../../src/standin/graph/timeZones.ts";
import type { EventCopy } from "../../src/standin/graph/eventCopy.ts";
import { intervalOf } from "../../src/domain/time.ts";
import type { Interval } from "../../src/domain/time.ts";
import type { Dice } from "./dice.ts";
import { mailboxes } from "./stage.ts";
import type { Scene } from "./stage.ts";

const zoned = (at: Date) => ({ dateTime: wallTime(at, "Europe/Berlin").slice(0, 19), timeZone: "W. Europe Standard Time" });
export const externalOrganizer = { address: "gast@annanregion.example", name: "Gäst Gästsson", id: "5f0f2c52-0000-4000-8000-000000000001" };
/** What people call what they book themselves. */
export const ownSubject = "Möte i Outlook";
const hours = ["08:00", "09:00", "10:00", "12:00", "13:00", "15:00", "16:00"];

/** Some hours of one of the coming days. */
export function someHours(dice: Dice, dates: readonly string[]): Interval {
  const [a, b] = [dice.below(hours.length - 1), 1 + dice.below(hours.length - 1)];
  const during = intervalOf(dice.one(dates), hours[Math.min(a, b)] ?? "08:00", hours[Math.max(a, b) === Math.min(a, b) ? a + 1 : Math.max(a, b)] ?? "16:00");
  if (!during) throw new Error("those hours are not there");
  return during;
}

/** Events that stand in calendars of people, ours or their own, and are still to come. */
export function standing({ standin, people }: Scene, now: Date): { ours: EventCopy[]; theirs: EventCopy[] } {
  const { copies } = standin.graph.world;
  const all = [...people.map((one) => one.upn.toLowerCase()), externalOrganizer.address].flatMap((address) => copies.ofMailbox(address)).filter((copy) => copy.isOrganizer && !copy.gone && !copy.isCancelled && new Date(copy.endsAt) > now);
  return { ours: all.filter((copy) => copy.transactionId !== null), theirs: all.filter((copy) => copy.transactionId === null) };
}

/** What people do in Outlook, unknown to the product. Gives what was done, in a few words. */
export function actInOutlook(stage: Scene, dice: Dice, dates: readonly string[]): string {
  const { graph } = stage.standin;
  const now = stage.app.clock.now();
  const { ours, theirs } = standing(stage, now);
  const act = dice.one(["book", "book", "book", "move-meeting", "delete-meeting", "move-ours", "shorten-ours", "delete-ours", "hub-declines", "hub-forgets", "take-hub-off", "swap-hub"] as const);

  if (act === "book") {
    const owner = dice.happens(0.2) ? externalOrganizer : graph.world.find(dice.one(stage.people).upn);
    const hub = graph.world.find(dice.one(mailboxes));
    const { start, end } = someHours(dice, dates);
    const guests = stage.people.filter((one) => one.upn.toLowerCase() !== owner?.address).slice(0, dice.below(3));
    if (!owner || !hub) return "nothing";
    graph.meetings.create(owner, {
      subject: ownSubject,
      start: zoned(start),
      end: zoned(end),
      location: { displayName: hub.name, locationEmailAddress: hub.address },
      attendees: [...guests.map((one) => ({ emailAddress: { address: one.upn }, type: "required" as const })), { emailAddress: { address: hub.address }, type: "resource" as const }],
    });
    return `${owner.address} books ${hub.address} ${start.toISOString()}-${end.toISOString()} with ${guests.length} more`;
  }
  const copy = (act === "move-meeting" || act === "delete-meeting" ? theirs : ours)[dice.below(99) % Math.max(1, (act === "move-meeting" || act === "delete-meeting" ? theirs : ours).length)];
  if (!copy) return "nothing";
  const named = `${copy.mailbox} ${copy.startsAt} (${copy.iCalUId.slice(-6)})`;
  if (act === "delete-meeting" || act === "delete-ours") {
    graph.meetings.remove(copy);
    return `${act} ${named}`;
  }
  if (act === "hub-declines" || act === "hub-forgets") {
    const hub = graph.world.copies.ofMeeting(copy.iCalUId).find((one) => !one.isOrganizer && !one.gone && !one.isCancelled && graph.world.find(one.mailbox)?.resource);
    if (hub && act === "hub-declines") graph.attendant.answerBy(hub, "declined");
    else if (hub) graph.meetings.remove(hub);
    return `${act} ${named}`;
  }
  if (act === "take-hub-off" || act === "swap-hub") {
    const other = act === "swap-hub" ? dice.one(mailboxes) : null;
    graph.meetings.change(copy, { ...(other === null ? {} : { subject: ownSubject }), location: other === null ? null : { displayName: other, locationEmailAddress: other }, attendees: other === null ? [] : [{ emailAddress: { address: other }, type: "resource" }] }, undefined);
    return `${act} ${named}${other === null ? "" : ` to ${other}`}`;
  }
  const start = new Date(copy.startsAt);
  const end = new Date(copy.endsAt);
  const during = act === "shorten-ours" ? { start, end: new Date(start.getTime() + Math.max(1_800_000, Math.floor((end.getTime() - start.getTime()) / 3_600_000) * 1_800_000)) } : someHours(dice, dates);
  graph.meetings.change({ ...copy, moves: copy.moves + 1 }, { start: zoned(during.start), end: zoned(during.end) }, undefined);
  return `${act} ${named} to ${during.start.toISOString()}-${during.end.toISOString()}`;
}
