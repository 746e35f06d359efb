import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { completeBookings } from "../../src/services/upkeep/completeBookings.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { crowd } from "./crowd.ts";
import { everyDay, hubOf } from "./ownHub.ts";

/** The core of booking, word for word the same on the embedded ledger and on a real PostgreSQL. */
describe.each(["pglite", "postgres"] as const)("on %s", (ledger) => {
  let app: TestApp;
  let person: Client;
  let other: Client;
  const start = "2026-11-23T07:50:00+01:00";
  const newcomers = async (): Promise<[Client, Client]> => {
    const [a, b] = await crowd(app, 2);
    if (!a || !b) throw new Error("nobody came");
    return [a, b];
  };
  const book = (client: Client, hubId: string, more: object = {}) => client.send("POST", "/api/bookings", { hubId, dates: ["2026-11-26"], part: "day", ...more });
  const booked = async (client: Client, hubId: string, more: object = {}): Promise<{ id: string; deskId: string; start: string; end: string }> => {
    const answer = await book(client, hubId, more);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.results[0].booking;
  };
  const what = async (client: Client, id: string): Promise<string[]> => (await client.get(`/api/bookings/${id}/history`)).body.changes.map((change: { what: string }) => change.what);

  beforeAll(async () => {
    app = await startApp({ ledger, at: start, noJobs: true });
    await app.ledger.saveHubs([hubOf("liten")]);
    await app.ledger.saveHubs([hubOf("stor", { desks: 4 })]);
    await app.ledger.saveHubs([hubOf("annan", { desks: 2, opening: everyDay("07:00", "18:00") })]);
  });
  beforeAll(async () => {
    [person, other] = await newcomers();
  });
  afterAll(() => app.stop());

  test("a whole day runs from opening to closing, half-days meet at noon, and hours are as wished", async () => {
    const [a, b] = await newcomers();
    expect(await booked(a, "liten", { part: "morning" })).toMatchObject({ start: "2026-11-26T08:00:00+01:00", end: "2026-11-26T12:00:00+01:00", part: "morning", deskId: "liten-1" });
    expect(await booked(b, "liten", { part: "afternoon" })).toMatchObject({ start: "2026-11-26T12:00:00+01:00", end: "2026-11-26T16:00:00+01:00", deskId: "liten-1" });
    expect(await booked(a, "stor", { part: undefined, from: "12:00", to: "13:30" })).toMatchObject({ start: "2026-11-26T12:00:00+01:00", end: "2026-11-26T13:30:00+01:00", part: "hours" });
    expect(await booked(b, "stor", { dates: ["2026-11-27"] })).toMatchObject({ start: "2026-11-27T08:00:00+01:00", end: "2026-11-27T16:00:00+01:00", part: "day" });
  });

  test("several days at once have an answer each: all, some or none", async () => {
    const [a, b] = await newcomers();
    const all = await book(a, "liten", { dates: ["2026-12-01", "2026-12-02"] });
    expect([all.status, all.body.results.map((one: { date: string }) => one.date)]).toEqual([201, ["2026-12-01", "2026-12-02"]]);
    const some = await book(b, "liten", { dates: ["2026-12-02", "2026-12-03"] });
    expect(some.status).toBe(207);
    expect(some.body.results).toMatchObject([{ date: "2026-12-02", refusal: { code: "hub-full", title: "Hubben är full" } }, { date: "2026-12-03", booking: { status: "confirmed" } }]);
    const none = await book(b, "liten", { dates: ["2026-12-01", "2026-12-02"] });
    expect(none.status).toBe(409);
    expect(none.body.results.every((one: object) => "refusal" in one && !("booking" in one))).toBe(true);
  });

  test("the same day twice in one request, or none at all, is not a request", async () => {
    for (const dates of [["2026-12-01", "2026-12-01"], [], ["2026-02-30"], Array.from({ length: 32 }, (_, i) => `2026-12-${i + 1}`)]) expect([dates, (await book(person, "stor", { dates })).status]).toEqual([dates, 400]);
  });

  test("a move keeps the booking's id, frees the old desk at once, and is written down", async () => {
    const [a, b] = await newcomers();
    const mine = await booked(a, "liten", { dates: ["2026-12-07"] });
    const moved = await a.send("PATCH", `/api/bookings/${mine.id}`, { hubId: "stor", date: "2026-12-08", part: "morning" });
    expect(moved).toMatchObject({ status: 200, body: { id: mine.id, hubId: "stor", date: "2026-12-08", part: "morning", end: "2026-12-08T12:00:00+01:00" } });
    expect((await book(b, "liten", { dates: ["2026-12-07"] })).status).toBe(201);
    expect(await what(a, mine.id)).toEqual(["booked", "moved"]);
  });

  test("a move to a taken desk is refused with alternatives, and the booking stays where it was", async () => {
    const [a, b] = await newcomers();
    const mine = await booked(a, "stor", { dates: ["2026-12-09"] });
    await booked(b, "liten", { dates: ["2026-12-09"] });
    const refused = await a.send("PATCH", `/api/bookings/${mine.id}`, { hubId: "liten" });
    expect(refused).toMatchObject({ status: 409, body: { code: "hub-full" } });
    expect(refused.body.alternatives.length).toBeGreaterThan(0);
    expect((await a.get(`/api/bookings/${mine.id}`)).body).toMatchObject({ hubId: "stor", deskId: mine.deskId });
  });

  test("a released desk is free at once and may be taken back while it is; released is a state, and both are written down", async () => {
    const [a, b] = await newcomers();
    const mine = await booked(a, "liten", { dates: ["2026-12-10"] });
    expect((await a.send("DELETE", `/api/bookings/${mine.id}`)).body).toMatchObject({ status: "released", can: { undoRelease: true, release: false, move: false } });
    expect((await a.send("POST", `/api/bookings/${mine.id}/undo-release`)).body).toMatchObject({ status: "confirmed", can: { undoRelease: false, release: true } });
    await a.send("DELETE", `/api/bookings/${mine.id}`);
    await booked(b, "liten", { dates: ["2026-12-10"] });
    expect(await a.send("POST", `/api/bookings/${mine.id}/undo-release`)).toMatchObject({ status: 409, body: { code: "desk-taken" } });
    expect(await what(a, mine.id)).toEqual(["booked", "released", "release-undone", "released"]);
    expect(await a.send("DELETE", `/api/bookings/${mine.id}`)).toMatchObject({ status: 409, body: { code: "not-active" } });
    expect(await a.send("PATCH", `/api/bookings/${mine.id}`, { hubId: "stor" })).toMatchObject({ status: 409, body: { code: "not-active" } });
  });

  test("nobody sits at two desks at once, but may go from one hub to another at noon", async () => {
    const [a] = await newcomers();
    await booked(a, "stor", { dates: ["2026-12-11"], part: "morning" });
    const refused = await book(a, "annan", { dates: ["2026-12-11"] });
    expect(refused.body.results[0].refusal).toMatchObject({ code: "you-are-elsewhere", title: "Du har redan en plats då", detail: expect.stringContaining("Hubb stor 08.00–12.00") });
    expect((await book(a, "annan", { dates: ["2026-12-11"], part: "afternoon" })).status).toBe(201);
  });

  test("check-in opens an hour before the start, once is enough, and closes at the end", async () => {
    const [a] = await newcomers();
    const mine = await booked(a, "annan", { dates: ["2026-11-23"], part: "afternoon" });
    const checkIn = () => a.send("POST", `/api/bookings/${mine.id}/check-in`);
    app.clock.set(new Date("2026-11-23T10:59:59+01:00"));
    expect(await checkIn()).toMatchObject({ status: 409, body: { code: "too-early-to-check-in", detail: "Regionen öppnar incheckningen 60 minuter före, mån 23 nov klockan 11.00." } });
    app.clock.set(new Date("2026-11-23T11:00:00+01:00"));
    expect((await a.get(`/api/bookings/${mine.id}`)).body.can.checkIn).toBe(true);
    expect(await checkIn()).toMatchObject({ status: 200, body: { status: "checked-in", can: { checkIn: false } } });
    expect(await checkIn()).toMatchObject({ status: 200, body: { status: "checked-in" } });
    expect((await what(a, mine.id)).filter((one) => one === "checked-in")).toHaveLength(1);
    app.clock.set(new Date("2026-11-23T18:00:00+01:00"));
    expect(await checkIn()).toMatchObject({ status: 409, body: { code: "too-late-to-check-in" } });
    app.clock.set(new Date(start));
  });

  test("a booking that is over is completed by the sweep, with or without check-in, and then nothing can be done with it", async () => {
    const [a, b] = await newcomers();
    const [came, absent] = [await booked(a, "stor", { dates: ["2026-11-23"], part: "morning" }), await booked(b, "stor", { dates: ["2026-11-23"], part: "morning" })];
    expect((await a.send("POST", `/api/bookings/${came.id}/check-in`)).status).toBe(200);
    app.clock.set(new Date("2026-11-23T11:59:59+01:00"));
    await completeBookings(app.deps);
    expect((await app.ledger.booking(came.id))?.status).toBe("checked-in");
    app.clock.set(new Date("2026-11-23T12:00:00+01:00"));
    expect(await a.send("DELETE", `/api/bookings/${came.id}`)).toMatchObject({ status: 409, body: { code: "already-over" } });
    expect(await b.send("POST", `/api/bookings/${absent.id}/check-in`)).toMatchObject({ status: 409, body: { code: "too-late-to-check-in" } });
    await completeBookings(app.deps);
    expect(await app.ledger.booking(came.id)).toMatchObject({ status: "completed", reason: null });
    expect(await app.ledger.booking(absent.id)).toMatchObject({ status: "completed", reason: "not-checked-in" });
    expect(await b.send("PATCH", `/api/bookings/${absent.id}`, { date: "2026-12-14" })).toMatchObject({ status: 409, body: { code: "not-active" } });
    expect(await what(b, absent.id)).toEqual(["booked", "completed"]);
    app.clock.set(new Date(start));
  });

  test("every change is kept with who, when and by which surface", async () => {
    const [a] = await newcomers();
    const mine = await booked(a, "stor", { dates: ["2026-12-14"] });
    await a.send("DELETE", `/api/bookings/${mine.id}`);
    const { changes } = (await a.get(`/api/bookings/${mine.id}/history`)).body;
    expect(changes).toEqual([{ at: start, by: "Gäst 0", surface: "tab", what: "booked" }, { at: start, by: "Gäst 0", surface: "tab", what: "released" }]);
  });

  test("another's booking cannot be seen, moved, released, undone, checked in or read about: it is as if it were not there", async () => {
    const mine = await booked(person, "stor", { dates: ["2026-12-15"] });
    const path = `/api/bookings/${mine.id}`;
    const tries = [other.get(path), other.get(`${path}/history`), other.send("PATCH", path, { hubId: "annan" }), other.send("DELETE", path), other.send("POST", `${path}/undo-release`), other.send("POST", `${path}/check-in`)];
    for (const answer of await Promise.all(tries)) expect(answer).toMatchObject({ status: 404, body: { code: "no-such-booking" } });
    expect((await other.get("/api/bookings?from=2026-12-15&to=2026-12-16")).body.bookings).toEqual([]);
    expect((await person.get(path)).body).toMatchObject({ id: mine.id, hubId: "stor", status: "confirmed" });
    expect(await what(person, mine.id)).toEqual(["booked"]);
  });
});
