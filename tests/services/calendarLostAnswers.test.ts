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

const bookings = async (): Promise<string[]> => (await desk.app.database.query("SELECT status, during::text FROM booking ORDER BY created_at")).map((row) => String(row["status"]));

/** Books, and loses the answer that the event is made; Graph says for a while that it is out of order. */
async function bookAndHearNothing(): Promise<string> {
  await desk.fault({ method: "POST", pathPattern: "/events$", what: "drop-after-write" });
  await desk.fault({ method: "POST", pathPattern: "/events$", nth: 2, times: 20, what: "status", status: 503 });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  expect(await desk.standing(anna)).toHaveLength(1);
  expect(await desk.see(person, id)).toMatchObject({ calendar: "queued" });
  return id;
}

test("an event whose answer was lost, and which is moved before we could ask again, is not taken for somebody else's meeting", async () => {
  const id = await bookAndHearNothing();
  expect((await person.send("PATCH", `/api/bookings/${id}`, { date: "2026-11-27" })).status).toBe(200);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  expect(await bookings()).toEqual(["held"]);
  await desk.app.admin("/faults", undefined, "DELETE");
  await desk.jobs.pass(900);
  expect(await bookings()).toEqual(["confirmed"]);
  expect((await desk.standing(anna)).map((one) => one.startsAt.slice(0, 10))).toEqual(["2026-11-27"]);
  expect(await desk.app.ledger.drift.all()).toEqual([]);
});

test("an event whose answer was lost, and which the person has moved in Outlook since, is counted once when the answer comes", async () => {
  const id = await bookAndHearNothing();
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/move", { eventId: ours?.iCalUId, start: "2026-11-26T07:00:00Z", end: "2026-11-26T10:00:00Z" });
  await desk.jobs.pass(5);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.app.admin("/faults", undefined, "DELETE");
  for (let sweep = 0; sweep < 2; sweep += 1) {
    await desk.jobs.pass(600);
    await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  }
  await desk.jobs.pass(600);
  expect((await bookings()).filter((status) => status !== "cancelled")).toEqual(["confirmed"]);
  const [standing, ...more] = await desk.standing(anna);
  expect(more).toEqual([]);
  const [row] = await desk.app.database.query("SELECT lower(during) AS begins, upper(during) AS ends FROM claim");
  expect([row?.["begins"], row?.["ends"]]).toEqual([new Date(standing?.startsAt ?? ""), new Date(standing?.endsAt ?? "")]);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
});

test("an event just made that Exchange cannot find when it is to be put back has not been deleted by anybody", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(15);
  const [ours] = await desk.standing(anna);
  await desk.fault({ method: "PATCH", pathPattern: "/events/", times: 3, what: "not-found" });
  await desk.app.admin("/outlook/move", { eventId: ours?.iCalUId, start: "2026-11-26T02:00:00Z", end: "2026-11-26T03:00:00Z" });
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.pass(300);
  expect(await desk.history(person, id)).toContain("put-back");
  expect(await desk.history(person, id)).not.toContain("deleted-in-outlook");
  expect((await desk.standing(anna)).map((one) => one.startsAt)).toEqual([ours?.startsAt]);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
});
