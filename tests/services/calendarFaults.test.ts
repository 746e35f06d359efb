import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Client } from "../support/app.ts";
import { anna, calendarDesk, torsta } from "./calendarDesk.ts";
import type { CalendarDesk } from "./calendarDesk.ts";
import { crowd } from "./crowd.ts";

let desk: CalendarDesk;
let person: Client;
beforeAll(async () => {
  desk = await calendarDesk();
});
beforeEach(async () => {
  person = await desk.begin();
});
afterAll(() => desk.stop());

const make = { method: "POST", pathPattern: "/events$" };

test.each(["drop-after-write", "503-after-write", "drop-before-write"])("an answer lost on the way (%s) is asked for again with the same id, and one event stands", async (what) => {
  await desk.fault({ ...make, what });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(30);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  expect(await desk.all(anna)).toHaveLength(1);
  expect(await desk.standing(torsta)).toHaveLength(1);
  expect((await desk.calls()).some((call) => call.lists && call.mailboxKind === "person")).toBe(false);
});

test("with Graph down the desk is held all the same, and the event is made when Graph is back", async () => {
  await desk.fault({ method: "*", pathPattern: "/users/", times: 40, what: "status", status: 503 });
  const { id, status } = await desk.book(person, "as-torsta");
  expect(status).toBe("held");
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ status: "held", calendar: "queued", state: "Platsen hålls åt dig. Vi väntar på kalendern" });
  await desk.app.admin("/faults", undefined, "DELETE");
  await desk.jobs.pass(600);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  expect(await desk.all(anna)).toHaveLength(1);
});

test("a booking moved and released while Graph is down leaves nothing in Outlook when it is back", async () => {
  await desk.fault({ method: "*", pathPattern: "/users/", times: 40, what: "status", status: 503 });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(10);
  await person.send("PATCH", `/api/bookings/${id}`, { hubId: "brunflo" });
  await desk.jobs.pass(10);
  await person.send("DELETE", `/api/bookings/${id}`);
  await desk.app.admin("/faults", undefined, "DELETE");
  await desk.jobs.pass(900);
  expect(await desk.standing(anna)).toEqual([]);
  expect(await desk.see(person, id)).toMatchObject({ status: "released", calendar: "cancelled" });
});

test("Graph asks us to come later: we come no sooner", async () => {
  await desk.fault({ ...make, what: "throttled", retryAfter: 120 });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(119);
  expect(await desk.standing(anna)).toEqual([]);
  await desk.jobs.pass(10);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed" });
});

test("a person whose mailbox we may not use keeps the desk; the calendar is called unanswered and an administrator sees it", async () => {
  await desk.fault({ ...make, what: "status", status: 403, code: "ErrorAccessDenied", times: 5 });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(30);
  expect(await desk.see(person, id)).toMatchObject({ status: "held", calendar: "unanswered" });
  const eva = await desk.app.as("eva.lind");
  expect((await eva.get("/api/unanswered")).body.bookings).toMatchObject([{ bookingId: id }]);
});

test("a person who has no mailbox at all keeps the desk, and nobody says that they deleted anything in Outlook", async () => {
  const [guest] = await crowd(desk.app, 1);
  if (!guest) throw new Error("nobody came");
  const { id } = await desk.book(guest, "as-torsta");
  await desk.jobs.pass(30);
  expect(await desk.see(guest, id)).toMatchObject({ status: "held", calendar: "unanswered" });
  expect(await desk.history(guest, id)).toEqual(["booked", "calendar-unanswered"]);
  const own = await desk.book(guest, "kluksgarden", { dates: ["2026-11-27"] });
  await desk.jobs.pass(30);
  expect(await desk.see(guest, own.id)).toMatchObject({ status: "confirmed", calendar: "unanswered" });
  await guest.send("DELETE", `/api/bookings/${id}`);
  await desk.jobs.pass(30);
  expect(await desk.see(guest, id)).toMatchObject({ status: "released", calendar: "cancelled" });
});

test("a repeated job changes nothing: the event is made once however often its job is done", async () => {
  const { id } = await desk.book(person, "as-torsta");
  const event = (await desk.app.ledger.transaction((tx) => tx.eventsOf(id)))[0];
  await Promise.all(Array.from({ length: 5 }, () => desk.jobs.run("settle-event", { eventId: event?.id ?? "", tries: 0 })));
  await desk.jobs.pass(10);
  expect(await desk.all(anna)).toHaveLength(1);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed" });
  expect(await desk.history(person, id)).toEqual(["booked", "calendar-accepted"]);
});

test("a hub mailbox whose sync state is lost is read whole again, and no call lists a person's calendar in all this", async () => {
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.policy(torsta, { answerAfterSeconds: 20 });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(30);
  await desk.fault({ method: "GET", pathPattern: "/delta", what: "sync-state-not-found" });
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed" });
  const calls = await desk.calls();
  expect(calls.filter((call) => call.lists).length).toBeGreaterThan(1);
  expect(calls.filter((call) => call.lists && call.mailboxKind !== "resource")).toEqual([]);
});
