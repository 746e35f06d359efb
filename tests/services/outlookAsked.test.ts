import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { askedOfOurs } from "../../src/services/calendar/askedOfOurs.ts";
import type { Client } from "../support/app.ts";
import { anna, brunflo, calendarDesk, torsta } from "./calendarDesk.ts";
import type { CalendarDesk } from "./calendarDesk.ts";

let desk: CalendarDesk;
let person: Client;
beforeAll(async () => {
  desk = await calendarDesk();
});
beforeEach(async () => {
  person = await desk.begin();
  await desk.app.database.script("TRUNCATE drift; DELETE FROM person WHERE guest");
});
afterAll(() => desk.stop());

/** The organizer writes in Outlook whom the event asks, and where it is. */
const ask = (mailboxes: readonly string[], place: string | null): void => {
  const graph = desk.app.local?.standin.graph;
  const own = graph?.world.copies.ofMailbox(anna).find((copy) => !copy.gone);
  if (!graph || !own) throw new Error("there is no event");
  const changed = graph.meetings.change(own, { location: place === null ? null : { displayName: place, locationEmailAddress: place }, attendees: mailboxes.map((address) => ({ type: "resource" as const, emailAddress: { address } })) }, undefined);
  expect(changed.ok).toBe(true);
};
const sweep = async (...mailboxes: readonly string[]): Promise<void> => {
  await desk.jobs.pass(5);
  for (const mailbox of mailboxes) await desk.jobs.run("sweep-mailbox", { mailbox });
  await desk.jobs.pass(20);
};
/** A booking that the hub has accepted, a while ago. */
const booked = async (): Promise<string> => {
  const { id } = await desk.book(person, "as-torsta");
  await sweep(torsta);
  await desk.jobs.pass(120);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  return id;
};
type Held = { hub: string; mail: string };
const held = async (): Promise<Held[]> => (await desk.app.database.query("SELECT c.hub_id, p.mail FROM claim c JOIN person p ON p.id = c.person_id ORDER BY 1, 2")).map((row) => ({ hub: String(row["hub_id"]), mail: String(row["mail"]) }));

test("who takes the hub off the event in Outlook has given the place up: the desk is free, and the event is called off", async () => {
  const id = await booked();
  ask([], null);
  await sweep(torsta);
  expect(await desk.see(person, id)).toMatchObject({ status: "cancelled", calendar: "cancelled", state: "Avbokad i Outlook" });
  expect(await held()).toEqual([]);
  expect(await desk.standing(anna)).toEqual([]);
});

test("who puts another hub there has a desk at that one, in their own name, and none at the first", async () => {
  const id = await booked();
  ask([brunflo], brunflo);
  await sweep(brunflo, torsta);
  await sweep();
  expect(await desk.see(person, id)).toMatchObject({ status: "cancelled", calendar: "cancelled" });
  expect(await held()).toEqual([{ hub: "brunflo", mail: anna }]);
  expect((await desk.standing(brunflo)).length).toBe(1);
  expect(await desk.standing(torsta)).toEqual([]);
});

test("who asks a second hub too takes a seat at each, and the booking stands as it was", async () => {
  const id = await booked();
  ask([torsta, brunflo], torsta);
  await sweep(brunflo, torsta);
  await desk.jobs.pass(60);
  await sweep(brunflo);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  expect((await held()).map((one) => one.hub)).toEqual(["as-torsta", "brunflo"]);
  ask([torsta], torsta);
  await sweep(brunflo, torsta);
  expect((await held()).map((one) => one.hub)).toEqual(["as-torsta"]);
});

test("a meeting made in Outlook at two hubs takes a seat at each", async () => {
  await desk.app.admin("/outlook/book", { organizer: anna, mailbox: torsta, start: "2026-11-26T09:00:00+01:00", end: "2026-11-26T12:00:00+01:00" });
  ask([torsta, brunflo], torsta);
  await sweep(torsta, brunflo);
  expect((await held()).map((one) => one.hub)).toEqual(["as-torsta", "brunflo"]);
});

test("a mailbox that Exchange calls by another of its addresses is still the hub's own", async () => {
  const hubs = await desk.app.ledger.hubs();
  const read = (...mails: string[]) => askedOfOurs({ graphId: "a", iCalUId: "b", during: null, cancelled: false, asked: mails.map((mail) => ({ mail, resource: true, answer: "accepted" as const, answeredAt: null })) }, torsta, hubs)?.mail ?? null;
  expect([read("torsta@regionen.example"), read("torsta@regionen.example", brunflo), read(brunflo), read()]).toEqual(["torsta@regionen.example", "torsta@regionen.example", null, null]);
});
