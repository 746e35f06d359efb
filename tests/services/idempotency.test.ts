import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { crowd } from "./crowd.ts";
import { hubOf } from "./ownHub.ts";

let app: TestApp;
let anna: Client;
let bo: Client;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  await app.ledger.saveHubs([hubOf("liten")]);
  await app.ledger.saveHubs([hubOf("stor", { desks: 4 })]);
  const [a, b] = await crowd(app, 2);
  if (!a || !b) throw new Error("nobody came");
  [anna, bo] = [a, b];
});
afterAll(() => app.stop());
const wish = (date: string, more: object = {}) => ({ hubId: "liten", dates: [date], part: "day", ...more });

test("a retry gets the first answer word for word, though the booking has been released since", async () => {
  const first = await anna.send("POST", "/api/bookings", wish("2026-11-24"), "k1");
  const { id } = first.body.results[0].booking;
  await anna.send("DELETE", `/api/bookings/${id}`);
  const again = await anna.send("POST", "/api/bookings", wish("2026-11-24"), "k1");
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  expect((await anna.get(`/api/bookings/${id}`)).body.status).toBe("released");
});

test("a refusal is remembered too: the retry gets it, though the desk has become free", async () => {
  const held = await bo.send("POST", "/api/bookings", wish("2026-11-25"));
  const first = await anna.send("POST", "/api/bookings", wish("2026-11-25"), "k2");
  expect(first.status).toBe(409);
  await bo.send("DELETE", `/api/bookings/${held.body.results[0].booking.id}`);
  const again = await anna.send("POST", "/api/bookings", wish("2026-11-25"), "k2");
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  expect((await anna.send("POST", "/api/bookings", wish("2026-11-25"), "k3")).status).toBe(201);
});

test("release, undo, move and check-in answer a retry as they answered first", async () => {
  const { id } = (await anna.send("POST", "/api/bookings", wish("2026-11-26"))).body.results[0].booking;
  const path = `/api/bookings/${id}`;
  const steps = [
    () => anna.send("PATCH", path, { hubId: "stor" }, "flytta"),
    () => anna.send("DELETE", path, undefined, "slapp"),
    () => anna.send("POST", `${path}/undo-release`, undefined, "angra"),
    () => anna.send("POST", `${path}/check-in`, undefined, "in"),
  ];
  const firsts = [];
  for (const step of steps) firsts.push(await step());
  expect(firsts.map((answer) => answer.status)).toEqual([200, 200, 200, 409]);
  for (const [i, step] of steps.entries()) {
    const again = await step();
    expect([again.status, again.body.status, again.body.code, again.body.hubId]).toEqual([firsts[i]?.status, firsts[i]?.body.status, firsts[i]?.body.code, firsts[i]?.body.hubId]);
  }
  expect((await anna.get(`${path}/history`)).body.changes).toHaveLength(4);
});

test("a key that has served one request serves no other: another hub, other days, another verb", async () => {
  const first = await anna.send("POST", "/api/bookings", wish("2026-12-01"), "k4");
  expect(first.status).toBe(201);
  const { id } = first.body.results[0].booking;
  for (const other of [wish("2026-12-01", { hubId: "stor" }), wish("2026-12-01", { part: "morning" }), wish("2026-12-02"), wish("2026-12-01", { dates: ["2026-12-01", "2026-12-02"] })]) {
    const answer = await anna.send("POST", "/api/bookings", other, "k4");
    expect([other, answer.status, answer.body.code]).toEqual([other, 422, "key-used-for-another-request"]);
  }
  expect(await anna.send("DELETE", `/api/bookings/${id}`, undefined, "k4")).toMatchObject({ status: 422, body: { code: "key-used-for-another-request" } });
  expect((await anna.get(`/api/bookings/${id}`)).body.status).toBe("confirmed");
  expect(await app.ledger.heldBy(anna.personId, "2026-12-02")).toEqual([]);
});

test("two people who happen to choose the same key do not meet", async () => {
  expect((await anna.send("POST", "/api/bookings", wish("2026-12-08", { hubId: "stor" }), "delad")).status).toBe(201);
  expect((await bo.send("POST", "/api/bookings", wish("2026-12-09", { hubId: "stor" }), "delad")).status).toBe(201);
});

test("a request for several days that broke off between them goes on where it stopped, without a second booking", async () => {
  const dates = ["2026-12-14", "2026-12-15", "2026-12-16"];
  const actor = { personId: anna.personId, roles: [], language: "sv", surface: "tab" } as const;
  const day = await app.verbs.bookDesk(actor, { personId: anna.personId, hubId: "stor", date: "2026-12-14", dates, part: { part: "day" } }, "bruten");
  if (!day.ok) throw new Error(day.refusal.code);
  const retried = await anna.send("POST", "/api/bookings", { hubId: "stor", dates, part: "day" }, "bruten");
  expect(retried.status).toBe(201);
  expect(retried.body.results.map((one: { date: string; booking: { id: string } }) => [one.date, one.booking.id === day.value.booking.id])).toEqual([["2026-12-14", true], ["2026-12-15", false], ["2026-12-16", false]]);
  expect(await app.ledger.heldBy(anna.personId, "2026-12-14")).toHaveLength(3);
});

test("a key that is not 1-200 visible ASCII characters is refused before anything is done", async () => {
  for (const key of ["", " ", "a".repeat(201), "å"]) {
    const response = await fetch(`${app.origin}/api/bookings`, { method: "POST", headers: { authorization: `Bearer ${anna.token}`, "content-type": "application/json", "idempotency-key": key }, body: JSON.stringify(wish("2026-12-21")) });
    expect([key, response.status]).toEqual([key, 400]);
  }
  expect(await app.ledger.heldBy(anna.personId, "2026-12-21")).toEqual([]);
});

test("a move to the very place where a booking is changes nothing, writes nothing down, and is answered as it stands", async () => {
  const { id } = (await anna.send("POST", "/api/bookings", wish("2027-01-12", { hubId: "stor" }))).body.results[0].booking;
  const before = (await anna.get(`/api/bookings/${id}`)).body;
  for (const same of [{ date: "2027-01-12" }, { hubId: "stor", deskId: before.deskId, part: "day" }]) expect(await anna.send("PATCH", `/api/bookings/${id}`, same)).toMatchObject({ status: 200, body: before });
  expect((await anna.get(`/api/bookings/${id}/history`)).body.changes.map((change: { what: string }) => change.what)).toEqual(["booked"]);
  expect((await anna.send("PATCH", `/api/bookings/${id}`, { part: "morning" })).body.part).toBe("morning");
});
