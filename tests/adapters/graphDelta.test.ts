import { admin, anna, bo, brunflo, eventOf, eventsIn, friday, houseBeDesk, local, startWorld, thursday, valueOf } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const window = { window: { start: local("2026-11-23", "00:00", "23:59").start, end: new Date("2026-12-23T00:00:00Z") } };

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

describe("The sweep of a hub mailbox", () => {
  it("reads a full hub over many pages, an empty one among them, each event once", async () => {
    await admin(world, "PUT", `/mailboxes/${brunflo}/policy`, { capacity: 500 });
    const wishes = Array.from({ length: 120 }, (_, i) => eventOf({ personId: i % 2 ? anna : bo, during: local("2026-12-01", `${String(7 + (i % 10)).padStart(2, "0")}:00`, "18:00") }));
    for (const wish of wishes) valueOf(await world.calendar.create(wish));
    world.pass(10);
    const before = world.calls.length;
    const round = valueOf(await world.calendar.delta(brunflo, window));
    const seen = eventsIn(round.copies);
    expect(new Set(seen.map((copy) => copy.iCalUId)).size).toBe(120);
    expect(seen).toHaveLength(120);
    expect(world.calls.length - before).toBeGreaterThanOrEqual(4);
    expect(seen.every((copy) => copy.answer === "accepted" && copy.seats === 1 && !copy.cancelled)).toBe(true);
  });

  it("tells who booked what, by the id that both calendars share", async () => {
    const made = valueOf(await world.calendar.create(eventOf()));
    world.pass(3);
    const [copy] = eventsIn(valueOf(await world.calendar.delta(brunflo, window)).copies);
    expect(copy).toMatchObject({ iCalUId: made.iCalUId, during: thursday, answer: "accepted", organizer: { mail: "anna.nilsson@regionen.example", name: "Anna Nilsson" } });
    expect(copy?.graphId).not.toBe(made.graphId);
  });

  it("gives next time only what has changed since", async () => {
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    valueOf(await world.calendar.create(eventOf({ personId: bo })));
    world.pass(10);
    const first = valueOf(await world.calendar.delta(brunflo, window));
    const nothing = valueOf(await world.calendar.delta(brunflo, first));
    expect(nothing.copies).toEqual([]);
    valueOf(await world.calendar.move(anna, graphId, friday));
    world.pass(10);
    const moved = valueOf(await world.calendar.delta(brunflo, nothing));
    expect(eventsIn(moved.copies)).toMatchObject([{ during: friday, answer: "accepted" }]);
    await world.calendar.cancel(anna, graphId, "");
    expect(eventsIn(valueOf(await world.calendar.delta(brunflo, moved)).copies)).toMatchObject([{ cancelled: true }]);
  });

  it("tells of what left the window by the hub's own id", async () => {
    const { graphId } = valueOf(await world.calendar.create(eventOf({ mailbox: houseBeDesk })));
    world.pass(3);
    const first = valueOf(await world.calendar.delta(houseBeDesk, window));
    const [copy] = eventsIn(first.copies);
    valueOf(await world.calendar.move(anna, graphId, local("2027-02-01", "08:00", "17:00")));
    const later = valueOf(await world.calendar.delta(houseBeDesk, first));
    expect(later.copies).toEqual([{ kind: "removed", graphId: copy?.graphId }]);
  });

  it("takes a page that comes twice as once", async () => {
    valueOf(await world.calendar.create(eventOf()));
    world.fault({ method: "GET", pathPattern: "/delta$", what: "delta-replay" });
    const round = valueOf(await world.calendar.delta(brunflo, window));
    expect(eventsIn(round.copies)).toHaveLength(1);
    world.fault({ method: "GET", pathPattern: "/delta$", what: "delta-replay" });
    expect((await world.calendar.delta(brunflo, round)).ok).toBe(true);
  });

  it("asks for a new window when Exchange has forgotten the last round, and when it forgets in the middle of one", async () => {
    valueOf(await world.calendar.create(eventOf()));
    const round = valueOf(await world.calendar.delta(brunflo, window));
    world.fault({ method: "GET", pathPattern: "/delta$", what: "sync-state-not-found" });
    expect(await world.calendar.delta(brunflo, round)).toMatchObject({ ok: false, why: "gone", code: "SyncStateNotFound" });
    world.fault({ method: "GET", pathPattern: "/delta$", what: "sync-state-not-found", nth: 2 });
    expect(await world.calendar.delta(brunflo, window)).toMatchObject({ ok: false, why: "gone" });
    expect((await world.calendar.delta(brunflo, window)).ok).toBe(true);
  });

  it("takes a lost state for lost whatever status it comes with", async () => {
    world.fault({ method: "GET", pathPattern: "/delta$", what: "status", status: 400, code: "syncStateNotFound" });
    expect(await world.calendar.delta(brunflo, window)).toMatchObject({ ok: false, why: "gone" });
  });

  it("gives nothing of a round that broke off, so that the same round can be made again", async () => {
    await admin(world, "PUT", `/mailboxes/${brunflo}/policy`, { capacity: 500 });
    for (let i = 0; i < 60; i += 1) valueOf(await world.calendar.create(eventOf()));
    world.fault({ method: "GET", pathPattern: "/delta$", what: "drop-before-write", nth: 2 });
    expect(await world.calendar.delta(brunflo, window)).toMatchObject({ ok: false, why: "later" });
    expect(eventsIn(valueOf(await world.calendar.delta(brunflo, window)).copies)).toHaveLength(60);
  });

  it("counts the seats of a booking that was made in Outlook for several people", async () => {
    const hours = { start: thursday.start.toISOString(), end: thursday.end.toISOString() };
    await admin(world, "POST", "/outlook/book", { organizer: "bo.eriksson@regionen.example", mailbox: brunflo, people: ["anna.nilsson@regionen.example"], ...hours });
    world.pass(3);
    expect(eventsIn(valueOf(await world.calendar.delta(brunflo, window)).copies)).toMatchObject([{ seats: 2, answer: "accepted", organizer: { mail: "bo.eriksson@regionen.example" } }]);
  });

  it("takes what was written straight into the hub's calendar as taken", async () => {
    const hours = { start: thursday.start.toISOString(), end: thursday.end.toISOString() };
    await admin(world, "POST", "/outlook/book", { organizer: "bo.eriksson@regionen.example", mailbox: brunflo, directly: true, ...hours });
    expect(eventsIn(valueOf(await world.calendar.delta(brunflo, window)).copies)).toMatchObject([{ seats: 1, answer: "accepted" }]);
  });

  it("is refused in a mailbox outside the scope, and never follows a link that leaves Graph", async () => {
    expect(await world.calendar.delta("kontroll@regionen.example", window)).toMatchObject({ ok: false, why: "denied" });
    const before = world.calls.length;
    expect(await world.calendar.delta(brunflo, { deltaLink: "https://graph.example/v1.0/users/x/calendarView/delta?$deltatoken=y" })).toEqual({ ok: false, why: "refused", code: "foreign-link" });
    expect(world.calls).toHaveLength(before);
  });
});
