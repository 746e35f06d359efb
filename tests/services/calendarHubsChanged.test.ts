import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Client } from "../support/app.ts";
import { calendarDesk, torsta } from "./calendarDesk.ts";
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

/** A hub was changed on another replica: what this one remembers of the hubs is read anew when it is asked for next. */
const hubsHaveChanged = (): void => desk.app.deps.hubBook.forget();

test("moving, releasing and taking back a booking are answered though the hubs have just been changed", async () => {
  const { id } = await desk.book(person, "as-torsta");
  hubsHaveChanged();
  expect((await person.send("PATCH", `/api/bookings/${id}`, { date: "2026-11-27" })).status).toBe(200);
  hubsHaveChanged();
  expect((await person.send("DELETE", `/api/bookings/${id}`)).status).toBe(200);
});

test("what people do in Outlook is followed though the hubs have just been changed", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(120);
  const [ours] = await desk.standing("anna.nilsson@regionen.example");
  await desk.app.admin("/outlook/move", { eventId: ours?.iCalUId, start: ours?.startsAt, end: "2026-11-26T11:00:00Z" });
  hubsHaveChanged();
  await desk.jobs.run("look-at-event", { eventId: ours?.transactionId ?? "", revision: 0, look: 2 });
  expect(await desk.history(person, id)).toContain("moved");
  await desk.app.admin("/outlook/book", { organizer: "bo.eriksson@regionen.example", mailbox: torsta, start: "2026-11-25T08:00:00Z", end: "2026-11-25T10:00:00Z" });
  await desk.jobs.pass(60);
  hubsHaveChanged();
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  expect(await desk.app.database.query("SELECT status FROM booking WHERE date = '2026-11-25'")).toEqual([{ status: "confirmed" }]);
});
