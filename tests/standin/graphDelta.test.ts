import { anna, at, bo, brunflo, deltaPath, deskEvent, eventPath, startWorld, wholeRound } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const people = [anna, bo, "cecilia.jonsson@regionen.example", "david.holm@regionen.example", "eva.lind@regionen.example"];

describe("What has changed in a hub's calendar", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { capacity: 20 });
  });
  afterEach(() => world.stop());
  const book = async (upn: string, date?: string) => (await world.app("POST", `/users/${upn}/events`, deskEvent(brunflo, date))).body;
  const paging = 'IdType="ImmutableId", odata.maxpagesize=2';

  it("comes in pages, one of them empty, each with either a nextLink or, last of all, a deltaLink", async () => {
    for (const upn of people) await book(upn);
    const first = await world.app("GET", deltaPath(brunflo), undefined, { prefer: paging });
    expect(first.headers.get("preference-applied")).toBe(paging);
    expect(first.body["@odata.nextLink"]).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\/.*\$skiptoken=/);
    expect(first.body["@odata.deltaLink"]).toBeUndefined();
    const round = await wholeRound(world.app, deltaPath(brunflo), paging);
    expect(round.pages).toEqual([2, 2, 1, 0, 0]);
    expect(new Set(round.items.map((one) => one.iCalUId)).size).toBe(5);
  });

  it("tells of nothing when nothing has happened, and then of what has", async () => {
    await book(anna);
    world.pass(3);
    const { deltaLink } = await wholeRound(world.app, deltaPath(brunflo));
    const quiet = await wholeRound(world.app, deltaLink);
    expect(quiet.items).toEqual([]);
    const made = await book(bo);
    world.pass(3);
    const next = await wholeRound(world.app, quiet.deltaLink);
    expect(next.items.map((one) => [one.iCalUId, one.subject])).toEqual([[made.iCalUId, "Bo Eriksson"]]);
  });

  it("tells of a cancelled booking as cancelled, of a declined one as removed", async () => {
    const kept = await book(anna);
    world.pass(3);
    const { deltaLink } = await wholeRound(world.app, deltaPath(brunflo));
    await world.app("POST", `${eventPath(anna, kept.id)}/cancel`, {});
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { capacity: 0 });
    await book(bo);
    world.pass(3);
    const { items } = await wholeRound(world.app, deltaLink);
    expect(items.map((one) => one.isCancelled ?? one["@removed"]?.reason)).toEqual([true, "deleted"]);
  });

  it("tells of what was moved out of the window, or changed outside it, as deleted", async () => {
    const made = await book(anna);
    world.pass(3);
    const { items, deltaLink } = await wholeRound(world.app, deltaPath(brunflo));
    await world.app("PATCH", eventPath(anna, made.id), { start: at("2027-02-01T08:00:00"), end: at("2027-02-01T17:00:00") });
    await book(bo, "2027-02-02");
    const next = await wholeRound(world.app, deltaLink);
    expect(next.items.map((one) => one["@removed"])).toEqual([{ reason: "deleted" }, { reason: "deleted" }]);
    expect(next.items[0]?.id).toBe(items[0]?.id);
    expect(next.items[0]?.iCalUId).toBeUndefined();
  });

  it("loses nothing that changes while the pages are read, and may send it twice", async () => {
    for (const upn of people) await book(upn);
    const first = await world.app("GET", deltaPath(brunflo), undefined, { prefer: paging });
    world.pass(3);
    const rest = await wholeRound(world.app, first.body["@odata.nextLink"] ?? "", paging);
    const later = await wholeRound(world.app, rest.deltaLink, paging);
    const told = [...first.body.value, ...rest.items, ...later.items];
    expect(told.length).toBeGreaterThan(people.length);
    const last = new Map(told.map((one) => [one.iCalUId, one.subject]));
    expect([...last.values()].sort()).toEqual(["Anna Nilsson", "Bo Eriksson", "Cecilia Jonsson", "David Holm", "Eva Lind"]);
  });

  it("still tells of what vanished after its page was read", async () => {
    const made = await book(anna);
    const first = await world.app("GET", deltaPath(brunflo));
    await world.admin("POST", "/outlook/decline", { eventId: made.id });
    const rest = await wholeRound(world.app, first.body["@odata.nextLink"] ?? "");
    const later = await wholeRound(world.app, rest.deltaLink);
    expect([...rest.items, ...later.items].map((one) => one["@removed"]?.reason)).toContain("deleted");
  });

  it("tells of a series that is gone by each of its occurrences, under the ids by which it told of them", async () => {
    const recurrence = { pattern: { type: "daily", interval: 1 }, range: { type: "numbered", startDate: "2026-11-26", numberOfOccurrences: 3 } };
    const made = await world.app("POST", `/users/${anna}/events`, { ...deskEvent(brunflo, "2026-11-26"), recurrence });
    world.pass(3);
    const { items, deltaLink } = await wholeRound(world.app, deltaPath(brunflo));
    expect(items).toHaveLength(3);
    await world.admin("POST", "/outlook/delete", { eventId: made.body.id, mailbox: brunflo });
    const later = await wholeRound(world.app, deltaLink);
    expect(later.items.map((one) => [one.id, one["@removed"]?.reason])).toEqual(items.map((one) => [one.id, "deleted"]));
  });

  it("sends the same things twice, and once more, when told to", async () => {
    await book(anna);
    const { deltaLink } = await wholeRound(world.app, deltaPath(brunflo));
    await book(bo);
    await world.admin("POST", "/faults", { method: "GET", pathPattern: "/calendarView/delta", what: "delta-replay" });
    const doubled = await wholeRound(world.app, deltaLink);
    expect(doubled.items).toHaveLength(2);
    expect((await wholeRound(world.app, doubled.deltaLink)).items).toHaveLength(1);
  });

  it.each(["$select=subject", "$filter=isCancelled eq false", "$expand=extensions", "$orderby=subject", "$search=a", "$top=5"])("refuses %s", async (option) => {
    expect((await world.app("GET", `${deltaPath(brunflo)}&${encodeURI(option)}`)).status).toBe(400);
  });

  it("needs its window at first, takes no other window beside a token, and no token of another mailbox", async () => {
    expect((await world.app("GET", `/users/${brunflo}/calendarView/delta`)).status).toBe(400);
    const { deltaLink } = await wholeRound(world.app, deltaPath(brunflo));
    expect((await world.app("GET", `${deltaLink}&startDateTime=2026-11-24T00:00:00Z`)).status).toBe(400);
    expect((await world.app("GET", deltaLink.replace("hubb-brunflo", "hubb-samverket"))).status).toBe(400);
    expect((await world.app("GET", deltaLink.slice(0, -6))).status).toBe(400);
  });

  it("forgets a token when told to, and those from before everything was reset", async () => {
    await book(anna);
    const { deltaLink } = await wholeRound(world.app, deltaPath(brunflo));
    await world.admin("POST", "/faults", { pathPattern: "/delta", what: "sync-state-not-found" });
    const gone = await world.app("GET", deltaLink);
    expect([gone.status, gone.body.error?.code]).toEqual([410, "SyncStateNotFound"]);
    expect((await world.app("GET", deltaLink)).status).toBe(200);
    await world.admin("POST", "/reset");
    expect((await world.app("GET", deltaLink)).status).toBe(410);
  });
});
