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
