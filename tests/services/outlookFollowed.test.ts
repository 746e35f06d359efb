import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Client } from "../support/app.ts";
import { anna, calendarDesk, torsta } from "./calendarDesk.ts";
import type { CalendarDesk } from "./calendarDesk.ts";

let desk: CalendarDesk;
let person: Client;
beforeAll(async () => {
  desk = await calendarDesk();
});
beforeEach(async () => {
  person = await desk.begin();
});
afterAll(() => desk.stop());

test("an event that is shortened in Outlook is settled by the mailbox's yes, though that came before we heard of the move", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.pass(120);
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/move", { eventId: ours?.iCalUId, start: ours?.startsAt, end: "2026-11-26T11:00:00Z" });
  await desk.jobs.pass(60);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.pass(10);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  expect(await desk.history(person, id)).toContain("moved");
});

test("an event for a desk without a mailbox that the person deletes in Outlook gives the desk back within the hour", async () => {
  const { id } = await desk.book(person, "kluksgarden");
  await desk.jobs.pass(120);
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/delete", { eventId: ours?.iCalUId });
  for (let sweep = 0; sweep < 6; sweep += 1) {
    await desk.jobs.run("sweep-all");
    await desk.jobs.pass(600);
  }
  expect(await desk.see(person, id)).toMatchObject({ status: "cancelled", calendar: "cancelled" });
});

/** What the bot has told Anna, as text. */
const chat = (): string => JSON.stringify((desk.app.local?.standin.connector.transcript(anna) ?? []).filter((one) => one.author.upn === null).map((one) => one.attachments));

test("an event that the person moves in Outlook to another day within the rules is followed, once the mailbox has said yes", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(120);
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/move", { eventId: ours?.iCalUId, start: "2026-11-27T08:00:00Z", end: "2026-11-27T12:00:00Z" });
  await desk.jobs.pass(10);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.pass(20);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted", date: "2026-11-27" });
  const claims = await desk.app.database.query("SELECT date::text FROM claim");
  expect(claims).toEqual([{ date: "2026-11-27" }]);
});

test("an event that the person moves in Outlook to where the rules refuse it is put back, and the person is told which rule it was", async () => {
  await desk.app.local?.standin.connector.install(anna);
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(120);
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/move", { eventId: ours?.iCalUId, start: "2026-11-26T02:00:00Z", end: "2026-11-26T04:00:00Z" });
  await desk.jobs.pass(10);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.pass(300);
  expect((await desk.standing(anna)).map((one) => [one.startsAt, one.endsAt])).toEqual([[ours?.startsAt, ours?.endsAt]]);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted", date: "2026-11-26" });
  expect(await desk.history(person, id)).toContain("put-back");
  expect(chat()).toContain("Flytten i Outlook är tillbakalagd: Utanför öppettiderna");
});

test("an event that the person shortens in Outlook to nothing is put back, and the person is told why", async () => {
  await desk.app.local?.standin.connector.install(anna);
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(120);
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/move", { eventId: ours?.iCalUId, start: ours?.startsAt, end: ours?.startsAt });
  await desk.jobs.pass(10);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.pass(300);
  expect((await desk.standing(anna)).map((one) => [one.startsAt, one.endsAt])).toEqual([[ours?.startsAt, ours?.endsAt]]);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  expect(chat()).toContain("Flytten i Outlook är tillbakalagd: Den tiden finns inte");
});

test("an event that the person moves in Outlook within seconds of our own call, when Outlook may still show what was before, is looked at again as soon as it does not", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(4);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  expect(await desk.see(person, id)).toMatchObject({ calendar: "accepted" });
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/move", { eventId: ours?.iCalUId, start: "2026-11-26T02:00:00Z", end: "2026-11-26T04:00:00Z" });
  await desk.jobs.pass(1);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  expect(await desk.history(person, id)).not.toContain("put-back");
  await desk.jobs.pass(15);
  expect(await desk.history(person, id)).toContain("put-back");
  expect((await desk.standing(anna)).map((one) => [one.startsAt, one.endsAt])).toEqual([[ours?.startsAt, ours?.endsAt]]);
});
