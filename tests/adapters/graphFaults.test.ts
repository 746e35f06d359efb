import { freePort } from "../support/freePort.ts";
import { anna, bo, brunflo, eventOf, eventsIn, friday, local, monday, startWorld, valueOf } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const window = { window: { start: local("2026-11-23", "00:00", "23:59").start, end: new Date("2026-12-23T00:00:00Z") } };
const posts = "/users/[^/]+/events$";
const oneEvent = "/users/[^/]+/events/[^/]+$";

let world: World;
afterEach(() => world.stop());

const eventsAtTheHub = async (): Promise<number> => eventsIn(valueOf(await world.calendar.delta(brunflo, window)).copies).length;
const eventsMade = (): number => world.standin.graph.world.copies.ofMailbox("anna.nilsson@regionen.example").length;

describe("When Graph does not answer well", () => {
  it("makes one event of a booking whose answer was lost after it was written", async () => {
    world = await startWorld();
    world.fault({ method: "POST", pathPattern: posts, what: "drop-after-write" });
    const event = eventOf();
    expect(await world.calendar.create(event)).toMatchObject({ ok: false, why: "later", code: "network" });
    expect(eventsMade()).toBe(1);
    expect(valueOf(await world.calendar.create(event)).graphId).toMatch(/./);
    expect([eventsMade(), await eventsAtTheHub()]).toEqual([1, 1]);
  });

  it("makes one event of a booking whose call was lost before it was written", async () => {
    world = await startWorld();
    world.fault({ method: "POST", pathPattern: posts, what: "drop-before-write" });
    const event = eventOf();
    expect(await world.calendar.create(event)).toMatchObject({ ok: false, why: "later" });
    expect(eventsMade()).toBe(0);
    valueOf(await world.calendar.create(event));
    expect(eventsMade()).toBe(1);
  });

  it("makes one event though Graph says that it is out of order after writing it", async () => {
    world = await startWorld();
    world.fault({ method: "POST", pathPattern: posts, what: "503-after-write" });
    // The client posts the same once more by itself, and is given the first event.
    expect(valueOf(await world.calendar.create(eventOf())).asked[0]?.answer).toBe("none");
    expect(world.calls.map((call) => call.status)).toEqual([503, 201]);
    expect([eventsMade(), await eventsAtTheHub()]).toEqual([1, 1]);
  });

  it("hands back a long wait at once instead of sleeping it away", async () => {
    world = await startWorld();
    world.fault({ method: "POST", pathPattern: posts, what: "throttled", retryAfter: 120 });
    const startedAt = Date.now();
    expect(await world.calendar.create(eventOf())).toEqual({ ok: false, why: "later", code: "ApplicationThrottled", afterSeconds: 120 });
    expect(Date.now() - startedAt).toBeLessThan(60_000);
    expect(world.calls).toHaveLength(1);
  });

  it("leaves a mailbox alone for as long as one call was told, with its other calls too, and nobody else's", async () => {
    world = await startWorld();
    const [one, two] = [valueOf(await world.calendar.create(eventOf())), valueOf(await world.calendar.create(eventOf({ during: friday })))];
    world.fault({ method: "GET", pathPattern: oneEvent, what: "throttled", retryAfter: 30 });
    expect(await world.calendar.read(anna, one.graphId)).toMatchObject({ ok: false, why: "later", afterSeconds: 30 });
    expect(await world.calendar.read(anna, two.graphId)).toEqual({ ok: false, why: "later", code: "mailbox-paused", afterSeconds: 30 });
    valueOf(await world.calendar.create(eventOf({ personId: bo })));
    expect(world.calls.map((call) => call.status)).toEqual([201, 201, 429, 201]);
  });

  it("does not send the second try of a call that slept while another was told to wait longer", async () => {
    world = await startWorld();
    const [one, two] = [valueOf(await world.calendar.create(eventOf())), valueOf(await world.calendar.create(eventOf({ during: friday })))];
    world.fault({ method: "GET", pathPattern: `${encodeURIComponent(one.graphId)}$`, what: "throttled", retryAfter: 1 });
    world.fault({ method: "GET", pathPattern: `${encodeURIComponent(two.graphId)}$`, what: "throttled", retryAfter: 2 });
    const began = Date.now();
    const [short, long] = await Promise.all([world.calendar.read(anna, one.graphId), world.calendar.read(anna, two.graphId)]);
    expect([short.ok, long.ok]).toEqual([false, true]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1950);
    expect(world.calls.map((call) => call.status)).toEqual([201, 201, 429, 429, 200]);
  });

  it("waits out a short one, once", async () => {
    world = await startWorld();
    world.fault({ method: "POST", pathPattern: posts, what: "throttled", retryAfter: 1, times: 2 });
    expect(await world.calendar.create(eventOf())).toMatchObject({ ok: false, why: "later", afterSeconds: 1 });
    expect(world.calls.map((call) => call.status)).toEqual([429, 429]);
    valueOf(await world.calendar.create(eventOf()));
  });

  it("gives up a call that takes too long, and says that it may be tried again", async () => {
    world = await startWorld({ timeout: 300 });
    world.fault({ method: "POST", pathPattern: posts, what: "delay", ms: 20_000 });
    const startedAt = Date.now();
    expect(await world.calendar.create(eventOf())).toEqual({ ok: false, why: "later", code: "timeout" });
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });

  it("does not take one 404 for a deleted event just after it was made", async () => {
    world = await startWorld();
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.fault({ method: "GET", pathPattern: oneEvent, what: "not-found", times: 2 });
    expect(valueOf(await world.calendar.read(anna, graphId)).graphId).toBe(graphId);
  });

  it("does not take one 404 for a cancelled event either: the desk would stay in the calendar for ever", async () => {
    world = await startWorld();
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.fault({ method: "POST", pathPattern: "/cancel$", what: "not-found", times: 2 });
    expect(await world.calendar.cancel(anna, graphId, "")).toEqual({ ok: true, value: null });
    expect(world.standin.graph.world.copies.ofMailbox(brunflo)).toMatchObject([{ isCancelled: true }]);
  });

  it("says not found when the event is really gone", async () => {
    world = await startWorld();
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    await world.calendar.cancel(anna, graphId, "");
    expect(await world.calendar.read(anna, graphId)).toMatchObject({ ok: false, why: "not-found", code: "ErrorItemNotFound" });
    expect(await world.calendar.move(anna, graphId, friday)).toMatchObject({ ok: false, why: "not-found" });
  });

  it("writes a move once more when the attendant wrote at the same moment, and no more than once", async () => {
    world = await startWorld();
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.fault({ method: "PATCH", pathPattern: oneEvent, what: "conflict-412" });
    expect(valueOf(await world.calendar.move(anna, graphId, friday)).during).toEqual(friday);
    world.fault({ method: "PATCH", pathPattern: oneEvent, what: "conflict-412", times: 5 });
    const before = world.calls.length;
    expect(await world.calendar.move(anna, graphId, friday)).toMatchObject({ ok: false, why: "conflict", code: "ErrorIrresolvableConflict" });
    expect(world.calls.slice(before).map((call) => call.method)).toEqual(["PATCH", "GET", "PATCH"]);
  });

  it("is refused in a mailbox outside its scope, and for a person nobody knows", async () => {
    world = await startWorld();
    expect(await world.calendar.create(eventOf({ personId: "kontroll@regionen.example" }))).toMatchObject({ ok: false, why: "denied", code: "ErrorAccessDenied" });
    expect((await world.calendar.create(eventOf({ personId: "99999999-9999-4999-8999-999999999999" }))).ok).toBe(false);
  });

  it("fetches one fresh token for all when Graph refuses the one in hand", async () => {
    world = await startWorld();
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.fault({ pathPattern: oneEvent, what: "status", status: 401, code: "InvalidAuthenticationToken", times: 3 });
    const answers = await Promise.all([1, 2, 3].map(() => world.calendar.read(anna, graphId)));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
    world.fault({ pathPattern: oneEvent, what: "status", status: 401, code: "InvalidAuthenticationToken", times: 9 });
    const before = world.calls.length;
    expect(await world.calendar.read(anna, graphId)).toMatchObject({ ok: false, why: "denied" });
    expect(world.calls.length - before).toBe(2);
  });

  it("has no more than four calls at a time on one mailbox, and others beside them", async () => {
    world = await startWorld({ latencyMs: 40 });
    const days = ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11"];
    const wishes = days.flatMap((date) => [anna, bo].map((personId) => eventOf({ personId, mailbox: null, during: local(date, "08:00", "12:00") })));
    const made = await Promise.all(wishes.map((event) => world.calendar.create(event)));
    expect(made.every((one) => one.ok)).toBe(true);
    expect(world.calls.filter((call) => call.status === 429)).toEqual([]);
    expect(world.calls).toHaveLength(20);
  });

  it("would be refused the fifth call at a time, were it made", async () => {
    world = await startWorld({ latencyMs: 40, maxPerMailbox: 20 });
    await Promise.all(Array.from({ length: 20 }, () => world.calendar.create(eventOf({ mailbox: null }))));
    expect(world.calls.some((call) => call.status === 429)).toBe(true);
  });

  it("tells what each call was, without an id in its name", async () => {
    world = await startWorld();
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    await world.calendar.cancel(anna, graphId, "");
    expect(world.calls).toMatchObject([
      { method: "POST", template: "/users/{id}/events", mailbox: anna, status: 201 },
      { method: "POST", template: "/users/{id}/events/{id}/cancel", mailbox: anna, status: 202 },
    ]);
  });

  it("says that it may be tried again when nobody answers at all", async () => {
    world = await startWorld({ graphOrigin: `http://127.0.0.1:${await freePort()}` });
    expect(await world.calendar.create(eventOf())).toEqual({ ok: false, why: "later", code: "network" });
  });
});

describe("The control mailbox", () => {
  it("is refused, which is how it must be", async () => {
    world = await startWorld();
    expect(await world.calendar.controlMailboxIsRefused("kontroll@regionen.example")).toEqual({ ok: true, value: true });
  });

  it("is told of when it is not refused", async () => {
    world = await startWorld();
    expect(await world.calendar.controlMailboxIsRefused(brunflo)).toEqual({ ok: true, value: false });
  });

  it("proves nothing when there is no such mailbox or no answer", async () => {
    world = await startWorld();
    expect((await world.calendar.controlMailboxIsRefused("finns-inte@regionen.example")).ok).toBe(false);
    world.fault({ pathPattern: "calendarView$", what: "throttled", retryAfter: 60 });
    expect(await world.calendar.controlMailboxIsRefused("kontroll@regionen.example")).toMatchObject({ ok: false, why: "later" });
    expect(world.standin.clock.now()).toEqual(monday);
  });
});
