import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TakenSeats } from "../../src/standin/attendant/answerOf.ts";
import { answerOf, peakSeats } from "../../src/standin/attendant/answerOf.ts";
import { usualPolicy } from "../../src/standin/tenant.ts";
import type { MailboxPolicy, ResourceMailbox } from "../../src/standin/tenant.ts";
import { anna, at, bo, brunflo, deskEvent, eventPath, ownDesk, responseOf, startWorld, viewPath } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const now = new Date("2026-11-23T07:00:00Z");
const during = (from: string, to: string) => ({ start: new Date(`2026-11-26T${from}:00Z`), end: new Date(`2026-11-26T${to}:00Z`) });
const taken = (from: string, to: string, seats = 1) => ({ ...during(from, to), seats });
const answer = (policy: Partial<MailboxPolicy>, time: { start: Date; end: Date }, others: ReturnType<typeof taken>[] = [], kind: ResourceMailbox["kind"] = "workspace", seats = 1) =>
  answerOf({ ...usualPolicy, capacity: 3, ...policy }, kind, { times: [{ ...time, day: "" }], seats, recurring: false, organizer: "anna@x" }, others, now)?.response ?? null;

describe("The booking attendant's rules", () => {
  it("counts those who sit there at the same instant, not all who come that day", () => {
    expect(peakSeats(during("08:00", "17:00"), [taken("08:00", "12:00"), taken("12:00", "17:00")])).toBe(1);
    expect(peakSeats(during("08:00", "17:00"), [taken("08:00", "13:00"), taken("12:00", "17:00")])).toBe(2);
    expect(peakSeats(during("08:00", "12:00"), [taken("12:00", "17:00", 9)])).toBe(0);
  });

  it("takes people until the pool is full at some instant", () => {
    expect(answer({}, during("08:00", "17:00"), [taken("08:00", "12:00", 2), taken("12:00", "17:00", 2)])).toBe("accepted");
    expect(answer({}, during("08:00", "17:00"), [taken("08:00", "12:01", 2), taken("12:00", "17:00")])).toBe("declined");
    expect(answer({}, during("08:00", "17:00"), [taken("08:00", "09:00", 2)], "workspace", 2)).toBe("declined");
  });

  it("declines a desk of its own at the least overlap, whatever capacity it is said to have", () => {
    expect(answer({ capacity: 8 }, during("08:00", "12:00"), [taken("11:59", "17:00")], "desk")).toBe("declined");
    expect(answer({ capacity: 8 }, during("08:00", "12:00"), [taken("12:00", "17:00")], "desk")).toBe("accepted");
  });

  it("takes any number when conflicts are allowed", () => {
    expect(answer({ allowConflicts: true, capacity: 1 }, during("08:00", "12:00"), [taken("08:00", "12:00", 7)])).toBe("accepted");
  });

  it("declines what lies further ahead than the booking window", () => {
    expect(answer({ bookingWindowDays: 3 }, during("08:00", "12:00"))).toBe("declined");
    expect(answer({ bookingWindowDays: 4 }, during("08:00", "12:00"))).toBe("accepted");
  });

  it("declines what is too long, and on a workspace what is too short", () => {
    expect(answer({ maximumMinutes: 240 }, during("08:00", "12:01"))).toBe("declined");
    expect(answer({ minimumMinutes: 60 }, during("08:00", "08:30"))).toBe("declined");
    expect(answer({ minimumMinutes: 60 }, during("08:00", "08:30"), [], "room")).toBe("accepted");
  });

  it("declines outside work hours, by Swedish time, when told to", () => {
    expect(answer({ onlyDuringWorkHours: true }, during("07:00", "16:00"))).toBe("accepted");
    expect(answer({ onlyDuringWorkHours: true }, during("06:59", "16:00"))).toBe("declined");
  });

  it("says neither yes nor no when a delegate decides, and nothing when nobody does", () => {
    expect(answer({ answers: "delegate" }, during("08:00", "12:00"))).toBe("tentativelyAccepted");
    expect(answer({ answers: "never" }, during("08:00", "12:00"))).toBeNull();
  });

  it("declines a whole series for one clash, and any series where series are not allowed", () => {
    const times = [{ ...during("08:00", "12:00"), day: "2026-11-26" }, { start: new Date("2026-11-27T08:00:00Z"), end: new Date("2026-11-27T12:00:00Z"), day: "2026-11-27" }];
    const asked = { times, seats: 1, recurring: true, organizer: "anna@x" };
    const said = (policy: object, others: readonly TakenSeats[]) => answerOf({ ...usualPolicy, ...policy }, "desk", asked, others, now)?.response;
    expect([said({}, []), said({}, [taken("11:00", "12:00")]), said({ allowRecurring: false }, [])]).toEqual(["accepted", "declined", "declined"]);
    // Both limits count: one of the two times is half of them.
    expect(said({ maximumConflictInstances: 1 }, [taken("11:00", "12:00")])).toBe("declined");
    expect(said({ maximumConflictInstances: 1, conflictPercentageAllowed: 49 }, [taken("11:00", "12:00")])).toBe("declined");
    expect(said({ maximumConflictInstances: 1, conflictPercentageAllowed: 50 }, [taken("11:00", "12:00")])).toBe("accepted");
  });
});

describe("The booking attendant in the stand-in", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());
  const book = async (upn: string, mailbox = brunflo, more: object = {}) => (await world.app("POST", `/users/${upn}/events`, { ...deskEvent(mailbox), ...more })).body;
  const response = async (upn: string, id: string) => responseOf((await world.app("GET", eventPath(upn, id))).body);

  it("leaves a booking unanswered for ever at a hub where nobody answers", async () => {
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { answers: "never" });
    const made = await book(anna);
    world.pass(7 * 86_400);
    expect(await response(anna, made.id)).toBe("none");
    expect((await world.app("GET", viewPath(brunflo))).body.value).toHaveLength(1);
  });

  it("answers as late as the hub's policy says", async () => {
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { answerAfterSeconds: 3600 });
    const made = await book(anna);
    world.pass(3599);
    expect(await response(anna, made.id)).toBe("none");
    world.pass(1);
    expect(await response(anna, made.id)).toBe("accepted");
  });

  it("keeps its answer where a booking is moved in the very instant of its making", async () => {
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { answerAfterSeconds: 0 });
    const { graph } = world.standin;
    const owner = graph.world.find(anna);
    if (!owner) throw new Error("Anna has no mailbox");
    const made = graph.meetings.create(owner, { start: at("2026-11-26T08:00:00"), end: at("2026-11-26T12:00:00"), attendees: [{ type: "resource", emailAddress: { address: brunflo } }] });
    if (!made.ok) throw new Error("the event was not made");
    expect(graph.meetings.change(made.value, { start: at("2026-11-27T08:00:00"), end: at("2026-11-27T12:00:00") }, undefined).ok).toBe(true);
    world.pass(1);
    expect(graph.world.copies.ofMeeting(made.value.iCalUId).map((copy) => copy.attendees[0]?.response)).toEqual(["accepted", "accepted"]);
  });

  it("waits for the delegate, who may say yes or no later", async () => {
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { answers: "delegate" });
    const made = await book(anna);
    const other = await book(bo);
    world.pass(3);
    expect(await response(anna, made.id)).toBe("tentativelyAccepted");
    await world.admin("POST", "/outlook/accept", { eventId: made.id });
    await world.admin("POST", "/outlook/decline", { eventId: other.id });
    expect([await response(anna, made.id), await response(bo, other.id)]).toEqual(["accepted", "declined"]);
  });

  it("shows its policy nowhere in Graph", async () => {
    const shown = await world.app("GET", "/places/microsoft.graph.workspace");
    expect(JSON.stringify(shown.body)).not.toMatch(/bookingWindow|answer|allowConflicts/i);
    expect(shown.body.value.find((one) => one["emailAddress"] === brunflo)?.["capacity"]).toBe(3);
  });

  it("plays a weekly series: each time is shown, wall time is kept over the change of clocks, and one clash declines it all", async () => {
    const recurrence = { pattern: { type: "weekly", interval: 1, daysOfWeek: ["thursday"] }, range: { type: "endDate", startDate: "2027-03-25", endDate: "2027-04-01" } };
    const series = { start: at("2027-03-25T08:00:00"), end: at("2027-03-25T17:00:00"), recurrence };
    const made = await book(anna, ownDesk, series);
    world.pass(3);
    expect(await response(anna, made.id)).toBe("accepted");
    const view = await world.app("GET", `/users/${ownDesk}/calendarView?startDateTime=2027-03-20T00:00:00Z&endDateTime=2027-04-10T00:00:00Z`);
    expect(view.body.value.map((one) => one.start?.dateTime)).toEqual(["2027-03-25T07:00:00.0000000", "2027-04-01T06:00:00.0000000"]);
    expect(new Set(view.body.value.map((one) => one.iCalUId)).size).toBe(2);
    const instances = await world.app("GET", `${eventPath(anna, made.id)}/instances?startDateTime=2027-03-20T00:00:00Z&endDateTime=2027-04-10T00:00:00Z`);
    expect(instances.body.value).toHaveLength(2);
    const clash = await book(bo, ownDesk, { ...series, recurrence: { ...recurrence, range: { ...recurrence.range, startDate: "2027-03-25", endDate: "2027-05-01" } } });
    world.pass(3);
    expect(await response(bo, clash.id)).toBe("declined");
  });

  it("takes a series with some clashes where the hub allows it, and declines those times alone", async () => {
    await world.admin("PUT", `/mailboxes/${ownDesk}/policy`, { maximumConflictInstances: 1, conflictPercentageAllowed: 40 });
    await book(bo, ownDesk, { start: at("2026-11-27T08:00:00"), end: at("2026-11-27T12:00:00") });
    world.pass(3);
    const window = "startDateTime=2026-11-20T00:00:00Z&endDateTime=2026-12-10T00:00:00Z";
    const recurrence = { pattern: { type: "daily", interval: 1 }, range: { type: "numbered", startDate: "2026-11-26", numberOfOccurrences: 3 } };
    const made = await book(anna, ownDesk, { start: at("2026-11-26T08:00:00"), end: at("2026-11-26T12:00:00"), recurrence });
    world.pass(3);
    expect(await response(anna, made.id)).toBe("accepted");
    const instances = await world.app("GET", `${eventPath(anna, made.id)}/instances?${window}`);
    expect(instances.body.value.map((one) => one.attendees[0]?.status?.response)).toEqual(["accepted", "declined", "accepted"]);
    const view = await world.app("GET", `/users/${ownDesk}/calendarView?${window}`);
    expect(view.body.value.map((one) => `${one.start?.dateTime.slice(0, 10)} ${one.subject}`).sort()).toEqual(["2026-11-26 Anna Nilsson", "2026-11-27 Bo Eriksson", "2026-11-28 Anna Nilsson"]);
  });

  it("declines whom the hub's list of those who may book does not name", async () => {
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { allBookInPolicy: false, bookInPolicy: [bo] });
    const [annas, bos] = [await book(anna), await book(bo)];
    world.pass(3);
    expect([await response(anna, annas.id), await response(bo, bos.id)]).toEqual(["declined", "accepted"]);
  });

  it("answers what was pending when the stand-in stops and starts again", async () => {
    const folder = mkdtempSync(join(tmpdir(), "standin-"));
    const file = join(folder, "standin.sqlite");
    const before = await startWorld({ file });
    const made = (await before.app("POST", `/users/${anna}/events`, deskEvent(brunflo))).body;
    await before.admin("PUT", `/mailboxes/${ownDesk}/policy`, { answers: "never" });
    await before.stop();
    const after = await startWorld({ file });
    expect(responseOf((await after.app("GET", eventPath(anna, made.id))).body)).toBe("none");
    after.pass(3);
    expect(responseOf((await after.app("GET", eventPath(anna, made.id))).body)).toBe("accepted");
    expect(JSON.stringify((await after.admin("GET", "/mailboxes")).body)).toContain('"answers":"never"');
    await after.stop();
    rmSync(folder, { recursive: true });
  });
});
