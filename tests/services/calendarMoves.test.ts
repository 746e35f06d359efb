import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { lookAtEvent } from "../../src/services/calendar/lookAtEvent.ts";
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

const move = async (id: string, to: object): Promise<{ status: string; calendar: string; deskId: string; date: string; hubId: string }> => {
  const answer = await person.send("PATCH", `/api/bookings/${id}`, to);
  expect(answer.status).toBe(200);
  return answer.body;
};
const transactions = async (): Promise<(string | null)[]> => (await desk.all(anna)).map((one) => one.transactionId);

test("a move to another seat of the same pool at the same time needs no word to Outlook, and the yes still counts", async () => {
  const { id, deskId } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await desk.calls();
  const other = deskId === "as-torsta-1" ? "as-torsta-2" : "as-torsta-1";
  expect(await move(id, { deskId: other })).toMatchObject({ deskId: other, status: "confirmed", calendar: "accepted" });
  await desk.jobs.pass(60);
  expect(await desk.calls()).toEqual([]);
});

test("a move to another day in the same mailbox moves the same event, and the mailbox answers anew", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  const [before] = await desk.standing(anna);
  await desk.calls();
  expect(await move(id, { date: "2026-11-27" })).toMatchObject({ date: "2026-11-27", status: "held", calendar: "queued" });
  await desk.jobs.pass(4);
  const [after, ...others] = await desk.standing(anna);
  expect(others).toEqual([]);
  expect(after).toMatchObject({ iCalUId: before?.iCalUId, transactionId: before?.transactionId, startsAt: "2026-11-27T06:00:00.000Z" });
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  expect((await desk.calls()).map((call) => call.method)).toEqual(["PATCH", "GET"]);
});

test("a move to another hub cancels the old event and makes a new one, and only the new one stands", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await move(id, { hubId: "brunflo" });
  await desk.jobs.pass(5);
  const standing = await desk.standing(anna);
  expect(standing.map((one) => one.location?.locationEmailAddress)).toEqual([brunflo]);
  expect(await desk.standing(torsta)).toEqual([]);
  expect(new Set(await transactions()).size).toBe(2);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted", hubId: "brunflo" });
});

test("a move that the mailbox declines is taken back: the old desk, the old day, a new event, a new yes", async () => {
  const { id, deskId } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await desk.policy(brunflo, { capacity: 0 });
  await move(id, { hubId: "brunflo", date: "2026-11-27" });
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ hubId: "as-torsta", deskId, date: "2026-11-26", status: "confirmed", calendar: "accepted" });
  const standing = await desk.standing(anna);
  expect(standing.map((one) => [one.location?.locationEmailAddress, one.startsAt])).toEqual([[torsta, "2026-11-26T06:00:00.000Z"]]);
  expect(new Set(await transactions()).size).toBe(3);
  expect(await desk.history(person, id)).toEqual(["booked", "calendar-accepted", "moved", "move-declined", "calendar-accepted"]);
});

test("the event that is put back after a declined move speaks the person's language", async () => {
  await desk.app.ledger.setPerson(person.personId, { language: "en" });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await desk.policy(brunflo, { capacity: 0 });
  await move(id, { hubId: "brunflo" });
  await desk.jobs.pass(60);
  expect((await desk.standing(anna)).map((one) => one.subject)).toEqual(["Desk at Ås/Torsta"]);
  await desk.app.ledger.setPerson(person.personId, { language: null });
});

test("a declined move whose old desk somebody else has taken meanwhile leaves the person without a desk, and says so", async () => {
  const { id, deskId } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await desk.policy(brunflo, { capacity: 0 });
  await move(id, { hubId: "brunflo" });
  const bo = await desk.app.as("bo.eriksson");
  await desk.book(bo, "as-torsta", { deskId });
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ status: "declined", calendar: "declined" });
  expect(await desk.standing(anna)).toEqual([]);
  expect(await desk.app.ledger.heldBy(person.personId, "2026-11-23")).toEqual([]);
});

test("a seat changed within the pool while a move waits for its answer does not forget where the booking came from", async () => {
  const { id, deskId } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await desk.policy(brunflo, { capacity: 0 });
  const moved = await move(id, { hubId: "brunflo" });
  await move(id, { deskId: ["brunflo-1", "brunflo-2"].find((one) => one !== moved.deskId) });
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ hubId: "as-torsta", deskId, status: "confirmed" });
});

test("two moves in a row before any answer end in one event at the last place", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await move(id, { date: "2026-11-27" });
  await move(id, { hubId: "brunflo", date: "2026-11-25" });
  await desk.jobs.pass(30);
  const standing = await desk.standing(anna);
  expect(standing.map((one) => [one.location?.locationEmailAddress, one.startsAt])).toEqual([[brunflo, "2026-11-25T06:30:00.000Z"]]);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", hubId: "brunflo", date: "2026-11-25" });
});

test("a yes that was read just before a move is not taken for a yes to the new time", async () => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(2);
  await desk.policy(torsta, { answers: "never" });
  const event = (await desk.app.ledger.transaction((tx) => tx.eventsOf(id)))[0];
  const { calendar } = desk.app.deps;
  const readThenMoved: typeof calendar.read = async (...asked) => {
    const read = await calendar.read(...asked);
    await move(id, { date: "2026-11-27" });
    return read;
  };
  await lookAtEvent({ ...desk.app.deps, calendar: { ...calendar, read: readThenMoved } }, event?.id ?? "", 1, 0);
  expect(await desk.see(person, id)).toMatchObject({ status: "held", calendar: "queued", date: "2026-11-27" });
});

test("a release that is undone gives a new event, and the old one stays cancelled", async () => {
  const { id, deskId } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await person.send("DELETE", `/api/bookings/${id}`);
  const undone = await person.send("POST", `/api/bookings/${id}/undo-release`);
  expect(undone).toMatchObject({ status: 200, body: { status: "held", calendar: "queued", deskId } });
  await desk.jobs.pass(10);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  expect(await desk.standing(anna)).toHaveLength(1);
  expect(new Set(await transactions()).size).toBe(2);
});

test("a checked-in person who changes seat among desks without mailbox stays checked in", async () => {
  const { id, deskId } = await desk.book(person, "kluksgarden", { dates: ["2026-11-23"] });
  await desk.jobs.now();
  await person.send("POST", `/api/bookings/${id}/check-in`);
  const other = deskId === "kluksgarden-1" ? "kluksgarden-2" : "kluksgarden-1";
  expect(await move(id, { deskId: other })).toMatchObject({ status: "checked-in", deskId: other });
});
