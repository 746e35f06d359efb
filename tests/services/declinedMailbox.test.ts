import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Answered, Client } from "../support/app.ts";
import { calendarDesk, torsta } from "./calendarDesk.ts";
import type { CalendarDesk } from "./calendarDesk.ts";
import { crowd } from "./crowd.ts";
import { hubOf } from "./ownHub.ts";

/** What is offered to somebody whose desk the calendar has said no to. */
type Offer = { readonly hubId: string; readonly deskId: string; readonly date: string; readonly from: string };
let desk: CalendarDesk;
let person: Client;
beforeAll(async () => {
  desk = await calendarDesk();
  const pool = hubOf("blandad", { desks: 4, calendar: "pool", mailbox: torsta });
  // Two desks of the mailbox, and two that the ledger alone answers for.
  await desk.app.ledger.saveHubs([{ ...pool, desks: pool.desks.map((one, i) => (i < 2 ? one : { ...one, calendar: "none", mailbox: null })) }]);
});
beforeEach(async () => {
  person = await desk.begin();
  await desk.policy(torsta, { capacity: 0 });
});
afterAll(() => desk.stop());

const ask = (client: Client, more: object): Promise<Answered> => client.send("POST", "/api/bookings", { hubId: "blandad", dates: ["2026-11-26"], part: "day", ...more });
/** What is offered instead of the desk without a mailbox, which somebody else has. */
const offered = async (client: Client, more: object = {}): Promise<Offer[]> => {
  const answer = await ask(client, { deskId: "blandad-3", ...more });
  expect(answer.body.results[0].refusal.code).toBe("desk-taken");
  return answer.body.results[0].refusal.alternatives;
};
const there = (offers: readonly Offer[]): Offer[] => offers.filter((one) => one.hubId === "blandad" && one.date === "2026-11-26");
const others = async (...deskIds: readonly string[]): Promise<void> => {
  for (const [i, client] of (await crowd(desk.app, deskIds.length)).entries()) expect((await ask(client, { deskId: deskIds[i] })).status).toBe(201);
};
const declined = async (more: object): Promise<void> => {
  const { id } = await desk.book(person, "blandad", more);
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ status: "declined" });
};

test("another desk that needs no answer of that mailbox is offered, and none that does", async () => {
  await declined({ deskId: "blandad-1" });
  await others("blandad-3");
  expect(there(await offered(person))).toMatchObject([{ deskId: "blandad-4" }]);
});

test("where no other desk is left at the hub, other hubs and days are offered", async () => {
  await declined({ deskId: "blandad-1" });
  await others("blandad-3", "blandad-4");
  const found = await offered(person);
  expect(there(found)).toEqual([]);
  expect(found).toHaveLength(3);
  expect(found.some((one) => one.hubId !== "blandad" && one.date === "2026-11-26")).toBe(true);
  expect(found.some((one) => one.hubId === "blandad" && one.date !== "2026-11-26")).toBe(true);
  expect(found.filter((one) => one.date === "2026-11-26").map((one) => one.hubId)).not.toContain("as-torsta");
});

test("the mailbox has said no to that time alone: the other half of the day is offered", async () => {
  await declined({ deskId: "blandad-1", part: "morning" });
  await others("blandad-3", "blandad-4");
  expect(there(await offered(person, { part: "afternoon" }))).toMatchObject([{ deskId: expect.stringMatching(/^blandad-[12]$/) }]);
  expect(there(await offered(person, { part: "day" }))).toEqual([]);
});

test("somebody else, to whom the mailbox has said nothing, is offered its desks", async () => {
  await declined({ deskId: "blandad-1" });
  await others("blandad-3", "blandad-4");
  const [another] = await crowd(desk.app, 1);
  if (!another) throw new Error("nobody came");
  expect(there(await offered(another))).toMatchObject([{ deskId: expect.stringMatching(/^blandad-[12]$/) }]);
});

test("a move that the mailbox said no to is remembered as a booking is, though the old desk is taken back", async () => {
  const { id } = await desk.book(person, "blandad", { deskId: "blandad-3", part: "morning" });
  await desk.jobs.pass(60);
  expect((await person.send("PATCH", `/api/bookings/${id}`, { deskId: "blandad-1" })).status).toBe(200);
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ deskId: "blandad-3", date: "2026-11-26" });
  await others("blandad-4");
  const answer = await person.send("PATCH", `/api/bookings/${id}`, { deskId: "blandad-4" });
  expect(answer.body.code).toBe("desk-taken");
  expect(there(answer.body.alternatives ?? [])).toEqual([]);
});

test("the booking's history tells what happened as before, and no mailbox", async () => {
  const { id } = await desk.book(person, "blandad", { deskId: "blandad-1" });
  await desk.jobs.pass(60);
  const { body } = await person.get(`/api/bookings/${id}/history`);
  expect(body.changes.map((one: { what: string }) => one.what)).toEqual(["booked", "calendar-declined"]);
  expect(JSON.stringify(body)).not.toContain(torsta);
});
