import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { openJobLine } from "../convergence/jobLine.ts";
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
});
afterAll(() => desk.stop());
/** A day later her sign-in has ended, and Teams gives her a new one. */
const dayLater = async (): Promise<void> => {
  await desk.jobs.pass(86_400 + 3600);
  person = await desk.app.as("anna.nilsson");
};

test("the event stands in the person's calendar with the hub's mailbox as resource and place, free, without reminder", async () => {
  await desk.book(person, "as-torsta");
  await desk.jobs.now();
  const [event, ...others] = await desk.standing(anna);
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    subject: "Plats på Ås/Torsta",
    body: { content: expect.stringMatching(/^En plats på Ås\/Torsta, .+: den är din när hubben har svarat ja/) },
    start: { dateTime: "2026-11-26T07:00:00", timeZone: "W. Europe Standard Time" },
    startsAt: "2026-11-26T06:00:00.000Z",
    endsAt: "2026-11-26T16:00:00.000Z",
    showAs: "free",
    isReminderOn: false,
    responseRequested: true,
    location: { displayName: "Ås/Torsta", locationEmailAddress: torsta },
    attendees: [{ address: torsta, type: "resource" }],
  });
});

test("a mailbox that answers within three seconds confirms the booking at the first look, with two calls", async () => {
  const { id, status } = await desk.book(person, "as-torsta");
  expect(status).toBe("held");
  await desk.jobs.pass(2);
  expect(await desk.see(person, id)).toMatchObject({ status: "held", calendar: "sent" });
  await desk.jobs.pass(1);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted", state: "Platsen är din och finns i din kalender" });
  const calls = await desk.calls();
  expect(calls.map((call) => call.method)).toEqual(["POST", "GET"]);
  expect(calls.some((call) => call.lists)).toBe(false);
  expect(await desk.history(person, id)).toEqual(["booked", "calendar-accepted"]);
});

test("a mailbox that answers within fifteen seconds costs three calls, and a release one more", async () => {
  await desk.policy(torsta, { answerAfterSeconds: 10 });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(15);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed" });
  expect((await desk.calls()).map((call) => call.method)).toEqual(["POST", "GET", "GET"]);
  await person.send("DELETE", `/api/bookings/${id}`);
  await dayLater();
  const calls = await desk.calls();
  expect(calls.map((call) => `${call.method} ${call.template}`)).toEqual(["POST /users/{user-id}/events/{event-id}/cancel"]);
  expect(await desk.standing(anna)).toEqual([]);
  expect(await desk.see(person, id)).toMatchObject({ status: "released", calendar: "cancelled" });
});

test("looking at the board, the hubs and one's bookings costs no call to Graph", async () => {
  for (const path of ["/api/board?from=2026-11-23&days=5", "/api/hubs", "/api/hubs/as-torsta/days/2026-11-26", "/api/bookings?from=2026-11-23&to=2026-12-24", "/api/me"]) expect([path, (await person.get(path)).status]).toEqual([path, 200]);
  expect(await desk.calls()).toEqual([]);
});

test("a booking that is released before it was sent leaves no trace in Outlook", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await person.send("DELETE", `/api/bookings/${id}`);
  await desk.jobs.pass(60);
  expect(await desk.all(anna)).toEqual([]);
  expect(await desk.calls()).toEqual([]);
  expect(await desk.see(person, id)).toMatchObject({ status: "released", calendar: "cancelled" });
});

test("a mailbox that says no frees the desk, takes the event out of Outlook and says why, in the person's language", async () => {
  await desk.policy(brunflo, { capacity: 0 });
  const { id, deskId } = await desk.book(person, "brunflo");
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ status: "declined", calendar: "declined", state: "Kalendern sa nej, så platsen är inte bokad" });
  expect(await desk.standing(anna)).toEqual([]);
  expect(await desk.history(person, id)).toEqual(["booked", "calendar-declined"]);
  const bo = await desk.app.as("bo.eriksson");
  expect((await bo.send("POST", "/api/bookings", { hubId: "brunflo", deskId, dates: ["2026-11-26"], part: "day" })).status).toBe(201);
});

test("a no is seen after three seconds also where Graph tells of the mailbox, whose own calendar never shows it", async () => {
  await desk.jobs.run("keep-subscriptions");
  await desk.policy(brunflo, { capacity: 0, answerAfterSeconds: 2 });
  const { id } = await desk.book(person, "brunflo");
  await desk.jobs.pass(1);
  await desk.jobs.run("sweep-mailbox", { mailbox: brunflo });
  expect(await desk.see(person, id)).toMatchObject({ status: "held", calendar: "sent" });
  await desk.jobs.pass(2);
  expect(await desk.see(person, id)).toMatchObject({ status: "declined", calendar: "declined" });
});

test.each([1, 2, 4, 10, 14])("a mailbox that Graph tells of and that answers after %i seconds costs three calls until the booking is confirmed, and a release one more", async (answerAfterSeconds) => {
  // Left in their own queue, where of looks at one mailbox one waits at a time.
  const line = await openJobLine(desk.app, desk.app.deps, async () => undefined);
  await desk.app.jobs.enqueue({ name: "keep-subscriptions", data: {}, key: "all" });
  await desk.app.jobs.enqueue({ name: "sweep-all", data: {}, key: "all" });
  await line.pass(30);
  await desk.policy(torsta, { answerAfterSeconds });
  await desk.calls();
  const { id } = await desk.book(person, "as-torsta");
  for (let waited = 0; waited < 16 && (await desk.see(person, id)).status !== "confirmed"; waited += 1) await line.pass(1);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed" });
  const calls = (await desk.calls()).map((call) => `${call.method} ${call.template}`);
  expect([calls, calls.length <= 3]).toEqual([calls, true]);
  await line.pass(30);
  await desk.calls();
  await person.send("DELETE", `/api/bookings/${id}`);
  await line.pass(30);
  expect((await desk.calls()).map((call) => call.method)).toEqual(["POST"]);
});

test("a mailbox that never answers: the desk stays held, everybody sees so, and an administrator has it in a list", async () => {
  await desk.policy(torsta, { answers: "never" });
  const { id } = await desk.book(person, "as-torsta", { dates: ["2026-11-27"] });
  await dayLater();
  expect(await desk.see(person, id)).toMatchObject({ status: "held", calendar: "unanswered", state: "Platsen hålls åt dig, men kalendern har inte svarat än" });
  const eva = await desk.app.as("eva.lind");
  expect((await eva.get("/api/unanswered")).body.bookings).toMatchObject([{ bookingId: id, hubId: "as-torsta", date: "2026-11-27", calendar: "unanswered", since: expect.stringContaining("2026-11-24T") }]);
  expect((await person.get("/api/unanswered")).status).toBe(403);
  const reads = (await desk.calls()).filter((call) => call.method === "GET");
  expect(reads).toHaveLength(6);
});

test("an answer that comes after the deadline is learnt from the hub's own calendar, and the list is empty again", async () => {
  await desk.policy(torsta, { answers: "never" });
  const { id } = await desk.book(person, "as-torsta", { dates: ["2026-11-27"] });
  await dayLater();
  const [event] = await desk.standing(anna);
  await desk.app.admin("/outlook/accept", { eventId: event?.immutableId });
  await desk.calls();
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  const eva = await desk.app.as("eva.lind");
  expect((await eva.get("/api/unanswered")).body.bookings).toEqual([]);
  const listed = (await desk.calls()).filter((call) => call.lists);
  expect(listed.length).toBeGreaterThan(0);
  expect(listed.every((call) => call.mailbox === torsta && call.mailboxKind === "resource")).toBe(true);
});

test("a sweep between two looks confirms at once what the mailbox has accepted", async () => {
  await desk.policy(torsta, { answerAfterSeconds: 20 });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(30);
  expect(await desk.see(person, id)).toMatchObject({ status: "held" });
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed" });
  await dayLater();
  expect(await desk.history(person, id)).toEqual(["booked", "calendar-accepted"]);
});

test("an event that the person deletes in Outlook frees the desk, once its copy in the hub's calendar is gone", async () => {
  const { id, deskId } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  const [event] = await desk.standing(anna);
  await desk.app.admin("/outlook/delete", { eventId: event?.immutableId });
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.pass(61);
  expect(await desk.see(person, id)).toMatchObject({ status: "cancelled", calendar: "cancelled", state: "Avbokad i Outlook" });
  expect(await desk.history(person, id)).toEqual(["booked", "calendar-accepted", "deleted-in-outlook"]);
  const bo = await desk.app.as("bo.eriksson");
  expect((await bo.send("POST", "/api/bookings", { hubId: "as-torsta", deskId, dates: ["2026-11-26"], part: "day" })).status).toBe(201);
});

test("a no that comes after a yes, by hand in the hub's mailbox, frees the desk", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  const [event] = await desk.standing(anna);
  await desk.app.admin("/outlook/decline", { eventId: event?.immutableId });
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.pass(1);
  expect(await desk.see(person, id)).toMatchObject({ status: "declined", calendar: "declined" });
  expect(await desk.standing(anna)).toEqual([]);
});

test("somebody who has checked in keeps the desk though the mailbox says no", async () => {
  await desk.policy(torsta, { answers: "never" });
  const { id } = await desk.book(person, "as-torsta", { dates: ["2026-11-23"] });
  await desk.jobs.pass(5);
  expect((await person.send("POST", `/api/bookings/${id}/check-in`)).status).toBe(200);
  const [event] = await desk.standing(anna);
  await desk.app.admin("/outlook/decline", { eventId: event?.immutableId });
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ status: "checked-in", calendar: "declined" });
});

test("a desk that has no mailbox is theirs at once, with an event in their calendar that asks nobody", async () => {
  const { id, status } = await desk.book(person, "kluksgarden");
  expect(status).toBe("confirmed");
  await desk.jobs.now();
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  const [event] = await desk.standing(anna);
  expect(event).toMatchObject({ attendees: [], location: { displayName: "Kluksgården" }, showAs: "free", body: { content: expect.stringMatching(/^Du har en plats på Kluksgården/) } });
  expect((await desk.calls()).map((call) => call.method)).toEqual(["POST"]);
  await person.send("DELETE", `/api/bookings/${id}`);
  await desk.jobs.pass(60);
  expect(await desk.standing(anna)).toEqual([]);
  expect(await desk.see(person, id)).toMatchObject({ status: "released", calendar: "cancelled" });
});
