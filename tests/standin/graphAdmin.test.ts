import { request } from "node:http";
import { z } from "zod";
import { anna, bo, brunflo, deltaPath, deskEvent, eventPath, responseOf, startWorld, viewPath } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const calls = z.array(z.looseObject({ method: z.string(), template: z.string().nullable(), mailbox: z.string().nullable(), mailboxKind: z.string().nullable(), lists: z.boolean(), status: z.number().nullable() }));
const copies = z.array(z.looseObject({ id: z.string(), immutableId: z.string(), iCalUId: z.string(), isOrganizer: z.boolean(), gone: z.boolean(), response: z.string() }));
const mails = z.array(z.looseObject({ kind: z.string(), from: z.string(), to: z.string() }));

describe("The levers behind the stand-in", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());
  const eventsOf = async (mailbox: string) => copies.parse((await world.admin("GET", `/events?mailbox=${mailbox}`)).body);
  const thursday = { start: "2026-11-26T08:00:00+01:00", end: "2026-11-26T17:00:00+01:00" };

  it("sets, moves and frees the clock", async () => {
    const now = async (wish: object) => z.object({ now: z.string() }).parse((await world.admin("POST", "/clock", wish)).body).now;
    expect(await now({ at: "2026-12-01T09:00:00+01:00" })).toBe("2026-12-01T08:00:00.000Z");
    expect(await now({ advanceMs: 90_000 })).toBe("2026-12-01T08:01:30.000Z");
    expect(Math.abs(new Date(await now({ run: true })).getTime() - Date.now())).toBeLessThan(5_000);
  });

  it.each([
    ["POST", "/clock", { advanceMs: -1 }],
    ["POST", "/clock", { at: "tomorrow" }],
    ["PUT", `/mailboxes/${brunflo}/policy`, { capacity: "many" }],
    ["PUT", `/mailboxes/${brunflo}/policy`, { seats: 4 }],
    ["POST", "/faults", { what: "explode", pathPattern: "/" }],
    ["POST", "/faults", { what: "status", pathPattern: "(" }],
    ["POST", "/outlook/book", { organizer: anna, mailbox: brunflo, start: "monday", end: "tuesday" }],
    ["POST", "/outlook/move", {}],
  ])("refuses %s %s of %j", async (method, path, body) => {
    expect((await world.admin(method, path, body)).status).toBe(400);
  });

  it("knows no policy of a mailbox that is not a hub's", async () => {
    expect((await world.admin("PUT", `/mailboxes/${anna}/policy`, { capacity: 3 })).status).toBe(404);
    expect((await world.admin("GET", "/events?mailbox=nobody@regionen.example")).status).toBe(404);
    expect((await world.admin("POST", "/outlook/delete", { eventId: "none" })).status).toBe(404);
  });

  it.each([["host", "evil.example"], ["origin", "https://evil.example"], ["origin", "null"]])("refuses a page elsewhere by its %s header %s", async (header, value) => {
    const { port } = new URL(world.standin.adminOrigin);
    const status = await new Promise((resolve, reject) => {
      request({ host: "127.0.0.1", port, path: "/calls", headers: { [header]: value } }, (reply) => resolve(reply.resume().statusCode)).on("error", reject).end();
    });
    expect(status).toBe(403);
  });

  it("lets a person book in Outlook, unknown to the product, and the hub answers as to anybody", async () => {
    expect((await world.admin("POST", "/outlook/book", { organizer: bo, mailbox: brunflo, ...thursday })).status).toBe(200);
    world.pass(3);
    const [own] = await eventsOf(bo);
    const [hub] = await eventsOf(brunflo);
    expect([own?.iCalUId === hub?.iCalUId, hub?.response]).toEqual([true, "accepted"]);
    expect((await world.app("GET", viewPath(brunflo))).body.value[0]).toMatchObject({ subject: "Bo Eriksson", start: { dateTime: "2026-11-26T07:00:00.0000000" } });
  });

  it("lets a person move, and then delete, in Outlook what the product booked", async () => {
    const made = (await world.app("POST", `/users/${anna}/events`, deskEvent(brunflo))).body;
    world.pass(3);
    expect((await world.admin("POST", "/outlook/move", { eventId: made.id, start: "2026-11-27T08:00:00+01:00", end: "2026-11-27T12:00:00+01:00" })).status).toBe(200);
    world.pass(3);
    expect((await world.app("GET", eventPath(anna, made.id))).body.start?.dateTime).toBe("2026-11-27T07:00:00.0000000");
    expect((await world.admin("POST", "/outlook/delete", { eventId: made.iCalUId })).status).toBe(200);
    expect((await world.app("GET", eventPath(anna, made.id))).status).toBe(404);
    expect((await world.app("GET", viewPath(brunflo))).body.value[0]?.isCancelled).toBe(true);
  });

  it("lets somebody at the hub throw a booking out afterwards", async () => {
    const made = (await world.app("POST", `/users/${anna}/events`, deskEvent(brunflo))).body;
    world.pass(3);
    await world.admin("POST", "/outlook/decline", { eventId: made.id, mailbox: brunflo });
    expect(responseOf((await world.app("GET", eventPath(anna, made.id))).body)).toBe("declined");
    expect((await eventsOf(brunflo)).map((one) => one.gone)).toEqual([true]);
  });

  it("counts the mails that a change costs", async () => {
    const made = (await world.app("POST", `/users/${anna}/events`, deskEvent(brunflo))).body;
    world.pass(3);
    await world.app("PATCH", eventPath(anna, made.id), { subject: "Ny rubrik" });
    await world.app("POST", `${eventPath(anna, made.id)}/cancel`, {});
    expect(mails.parse((await world.admin("GET", "/mails")).body).map((one) => one.kind)).toEqual(["invitation", "answer", "update", "cancellation"]);
  });

  it("logs every call with its path as a template and whose mailbox it was about, and tells those that list a calendar", async () => {
    const made = (await world.app("POST", `/users/${anna}/events`, deskEvent(brunflo))).body;
    await world.app("GET", eventPath(anna, made.id));
    await world.app("GET", deltaPath(brunflo));
    await world.as(anna)("GET", "/me/calendarView?startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-11-24T00:00:00Z");
    await world.app("GET", "/nowhere");
    const logged = calls.parse((await world.admin("GET", "/calls")).body);
    expect(logged.map((one) => [one.method, one.template, one.mailbox, one.mailboxKind, one.lists, one.status])).toEqual([
      ["POST", "/users/{user-id}/events", anna, "person", false, 201],
      ["GET", "/users/{user-id}/events/{event-id}", anna, "person", false, 200],
      ["GET", "/users/{user-id}/calendarView/delta", brunflo, "resource", true, 200],
      ["GET", "/me/calendarView", anna, "person", true, 200],
      ["GET", null, null, null, false, 400],
    ]);
    await world.admin("DELETE", "/calls");
    expect((await world.admin("GET", "/calls")).body).toEqual([]);
  });

  it("holds a call back as long as it is told to", async () => {
    await world.admin("POST", "/faults", { pathPattern: "/calendarView", what: "delay", ms: 300 });
    const before = performance.now();
    expect((await world.app("GET", viewPath(brunflo))).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(290);
  });

  it("forgets everything but who people are", async () => {
    await world.app("POST", `/users/${anna}/events`, deskEvent(brunflo));
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { capacity: 0 });
    expect((await world.admin("POST", "/reset")).status).toBe(204);
    expect(await eventsOf(brunflo)).toEqual([]);
    expect((await world.app("GET", viewPath(brunflo))).body.value).toEqual([]);
    const made = (await world.app("POST", `/users/${anna}/events`, deskEvent(brunflo))).body;
    world.pass(3);
    expect(responseOf((await world.app("GET", eventPath(anna, made.id))).body)).toBe("accepted");
  });
});
