import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { crowd } from "./crowd.ts";
import { hubOf } from "./ownHub.ts";

let app: TestApp;
let anna: Client;
let bo: Client;
let eva: Client;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  await app.ledger.saveHubs([hubOf("stor", { desks: 4 })]);
  await app.ledger.saveHubs([hubOf("egen", { desks: 2, ownRules: { bookingsPerWeek: 1 } })]);
  [anna, bo, eva] = [await app.as("anna.nilsson"), await app.as("fredrik.astrom"), await app.as("eva.lind")];
});
afterAll(() => app.stop());
const book = (client: Client, date: string, more: object = {}, key?: string) => client.send("POST", "/api/bookings", { hubId: "stor", dates: [date], part: "day", ...more }, key);

test("an administrator books for another, whose booking it is; the history says who did it", async () => {
  const answer = await book(eva, "2026-11-26", { personId: anna.personId });
  expect(answer).toMatchObject({ status: 201, body: { results: [{ booking: { personId: anna.personId } }] } });
  const { id } = answer.body.results[0].booking;
  expect((await anna.get(`/api/bookings/${id}/history`)).body.changes).toMatchObject([{ by: "Eva Lind", what: "booked" }]);
  expect((await eva.get("/api/bookings?from=2026-11-26&to=2026-11-27")).body.bookings).toEqual([]);
  expect((await eva.send("PATCH", `/api/bookings/${id}`, { date: "2026-11-27" })).status).toBe(200);
  expect((await eva.send("DELETE", `/api/bookings/${id}`)).status).toBe(200);
  expect((await anna.get(`/api/bookings/${id}`)).body.status).toBe("released");
});

test("an employee, an HR officer and a planner book for themselves alone", async () => {
  for (const name of ["fredrik.astrom", "cecilia.jonsson", "david.holm"]) {
    const answer = await book(await app.as(name), "2026-12-01", { personId: anna.personId });
    expect([name, answer.status, answer.body.results[0].refusal.code, answer.body.results[0].refusal.alternatives]).toEqual([name, 409, "not-yours", []]);
  }
});

test("the rules are those of the person booked for, not of the administrator who books", async () => {
  const fourth = (date: string): Promise<{ status: number }> => book(eva, date, { hubId: "egen", personId: anna.personId });
  expect((await fourth("2026-12-07")).status).toBe(201);
  expect((await book(eva, "2026-12-07", { personId: anna.personId })).body.results[0].refusal.code).toBe("person-is-elsewhere");
  const told = async (client: Client) => (await book(client, "2026-12-07", { personId: anna.personId })).body.results[0].refusal;
  expect(await told(eva)).toMatchObject({ title: "Personen har redan en plats då", detail: "Personen har Hubb egen 08.00–16.00. Flytta eller släpp den först." });
  await eva.send("PATCH", "/api/me", { language: "en" });
  expect(await told(eva)).toMatchObject({ title: "The person already has a desk then", detail: "The person has Hubb egen 08:00–16:00. Move or release it first." });
  await eva.send("PATCH", "/api/me", { language: "sv" });
  expect(await told(anna)).toMatchObject({ title: "Du har redan en plats då", detail: "Du har Hubb egen 08.00–16.00. Flytta eller släpp den först." });
  expect((await book(eva, "2026-12-08", { hubId: "egen", personId: anna.personId })).body.results[0].refusal).toMatchObject({ code: "week-full", setBy: "hubben", opens: "2026-12-14" });
  expect((await book(eva, "2026-12-08", { hubId: "egen" })).status).toBe(201);
});

test("an administrator's repeated request for another is the same booking, not a second one", async () => {
  const [first, again] = [await book(eva, "2026-12-03", { personId: anna.personId }, "at-annan"), await book(eva, "2026-12-03", { personId: anna.personId }, "at-annan")];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  expect((await book(eva, "2026-12-03", { personId: bo.personId }, "at-annan"))).toMatchObject({ status: 422, body: { code: "key-used-for-another-request" } });
});

test("nobody can be booked for who has never opened Hubbplats", async () => {
  expect((await book(eva, "2026-12-04", { personId: "a1b2c3d4-0000-4000-8000-00000000ffff" })).body.results[0].refusal).toMatchObject({ code: "no-such-person", title: "Personen är okänd", alternatives: [] });
});

test("all see how many come; names are shown only of those who have said so, and never one's own", async () => {
  for (const client of [anna, bo, eva]) expect((await book(client, "2026-12-17")).status).toBe(201);
  await Promise.all([anna, bo, eva].map((client) => client.send("PATCH", "/api/me", { showName: false })));
  const day = async (client: Client) => (await client.get("/api/hubs/stor/days/2026-12-17")).body;
  expect(await day(anna)).toMatchObject({ coming: 3, names: [], free: 1, total: 4 });
  expect((await bo.send("PATCH", "/api/me", { showName: true })).body.showName).toBe(true);
  expect((await day(anna)).names).toEqual(["Fredrik Åström"]);
  expect((await day(bo)).names).toEqual([]);
  expect((await day(eva)).names).toEqual(["Fredrik Åström"]);
  const seen = JSON.stringify([await day(anna), (await anna.get("/api/board?from=2026-12-14&days=5")).body]);
  for (const hidden of [eva.personId, bo.personId, "Eva Lind", "eva.lind"]) expect([hidden, seen.includes(hidden)]).toEqual([hidden, false]);
});

test("somebody who has not been asked is shown to nobody", async () => {
  const gunilla = await app.as("ingrid.olofsson");
  expect((await gunilla.get("/api/me")).body).toMatchObject({ roles: ["employee"], municipalities: expect.arrayContaining(["Åre"]) });
  const [guest] = await crowd(app, 1);
  expect((await guest?.get("/api/me"))?.body.showName).toBe(false);
});
