import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Answered, Client, TestApp } from "../support/app.ts";
import { crowd, tally } from "./crowd.ts";
import { hubOf } from "./ownHub.ts";

let app: TestApp;
let people: Client[];
beforeAll(async () => {
  app = await startApp({ ledger: "postgres", at: "2026-11-23T07:50:00+01:00", noJobs: true });
  people = await crowd(app, 200);
});
afterAll(() => app.stop());

const book = (client: Client, hubId: string, more: object = {}): Promise<Answered> => client.send("POST", "/api/bookings", { hubId, dates: ["2026-11-26"], part: "day", ...more });
const faults = (answers: readonly Answered[]): number => answers.filter((answer) => answer.status >= 500).length;
const newcomers = async (count: number): Promise<[Client, Client, ...Client[]]> => {
  const [a, b, ...others] = await crowd(app, Math.max(2, count));
  if (!a || !b) throw new Error("nobody came");
  return [a, b, ...others];
};
const first = ([answer]: readonly Answered[]): Answered => {
  if (!answer) throw new Error("no answer");
  return answer;
};
const bookedId = (answer: Answered): string => String(answer.body.results[0].booking.id);
const claimsAt = (hubId: string): Promise<readonly { personId: string; deskId: string }[]> => app.ledger.claims([hubId], ["2026-11-26"]);

test("two hundred people want one desk at once: one holds it, the others are told that it is taken, and nothing breaks", async () => {
  await app.ledger.saveHubs([hubOf("ensam", { calendar: "pool", mailbox: "hubb-brunflo@regionen.example" })]);
  const answers = await Promise.all(people.map((client) => book(client, "ensam", { deskId: "ensam-1" })));
  expect(tally(answers)).toEqual({ 201: 1, "409 desk-taken": 199 });
  expect(await claimsAt("ensam")).toHaveLength(1);
});

test("two hundred people want a seat in a pool of twenty at once: twenty hold one each, and nothing breaks", async () => {
  await app.ledger.saveHubs([hubOf("tjugo", { desks: 20, calendar: "pool", mailbox: "hubb-samverket@regionen.example" })]);
  const answers = await Promise.all(people.map((client) => book(client, "tjugo", { dates: ["2026-11-27"] })));
  expect(tally(answers)).toEqual({ 201: 20, "409 hub-full": 180 });
  const held = await app.ledger.claims(["tjugo"], ["2026-11-27"]);
  expect(new Set(held.map((claim) => claim.deskId)).size).toBe(20);
  expect(new Set(held.map((claim) => claim.personId)).size).toBe(20);
});

test("one person books fifty hubs at once: one booking stands, the others say where the person is already", async () => {
  const ids = Array.from({ length: 50 }, (_, i) => `femtio-${i}`);
  await app.ledger.saveHubs(ids.map((id) => hubOf(id)));
  const [anna] = await newcomers(1);
  const answers = await Promise.all(ids.map((id) => book(anna, id)));
  expect(tally(answers)).toEqual({ 201: 1, "409 you-are-elsewhere": 49 });
  expect(await app.ledger.heldBy(anna.personId, "2026-11-23")).toHaveLength(1);
});

test("one person books six days of a week at once: five stand, the sixth is over the week's limit", async () => {
  await app.ledger.saveHubs([hubOf("veckan", { desks: 3 })]);
  const [anna] = await newcomers(1);
  const days = [23, 24, 25, 26, 27, 28].map((day) => `2026-11-${day}`);
  const answers = await Promise.all(days.map((date) => book(anna, "veckan", { dates: [date] })));
  expect(tally(answers)).toEqual({ 201: 5, "409 week-full": 1 });
});

test("two people who swap desks at once: neither loses a desk, no desk has two holders, and nothing breaks", async () => {
  await app.ledger.saveHubs([hubOf("byte", { desks: 2 })]);
  for (let round = 0; round < 10; round += 1) {
    const [a, b] = await newcomers(2);
    const date = `2026-12-${String(7 + round).padStart(2, "0")}`;
    const [mine, yours] = [bookedId(await book(a, "byte", { deskId: "byte-1", dates: [date] })), bookedId(await book(b, "byte", { deskId: "byte-2", dates: [date] }))];
    const answers = await Promise.all([a.send("PATCH", `/api/bookings/${mine}`, { deskId: "byte-2" }), b.send("PATCH", `/api/bookings/${yours}`, { deskId: "byte-1" })]);
    expect(faults(answers)).toBe(0);
    expect((await app.ledger.claims(["byte"], [date])).map((claim) => claim.deskId).toSorted()).toEqual(["byte-1", "byte-2"]);
  }
});

test("a hundred people move to the last free desk while a hundred others book it: one gets it, nobody loses what they had", async () => {
  await app.ledger.saveHubs([hubOf("fullt", { desks: 100 })]);
  await app.ledger.saveHubs([hubOf("malet")]);
  const movers = people.slice(0, 100);
  const mine = await Promise.all(movers.map((client) => book(client, "fullt", { dates: ["2026-12-01"] })));
  expect(tally(mine)).toEqual({ 201: 100 });
  const answers = await Promise.all([
    ...movers.map((client, i) => client.send("PATCH", `/api/bookings/${bookedId(first(mine.slice(i)))}`, { hubId: "malet" })),
    ...people.slice(100).map((client) => book(client, "malet", { dates: ["2026-12-01"] })),
  ]);
  expect(faults(answers)).toBe(0);
  expect(answers.filter((answer) => answer.status < 300)).toHaveLength(1);
  expect(await app.ledger.claims(["malet"], ["2026-12-01"])).toHaveLength(1);
  const moved = answers.slice(0, 100).filter((answer) => answer.status === 200).length;
  expect(await app.ledger.claims(["fullt"], ["2026-12-01"])).toHaveLength(100 - moved);
});

test("release and undo pressed over and over at once end in one state, with the claim that belongs to it", async () => {
  await app.ledger.saveHubs([hubOf("anger")]);
  const [anna] = await newcomers(1);
  const id = bookedId(await book(anna, "anger"));
  const presses = Array.from({ length: 30 }, (_, i) => (i % 2 ? anna.send("POST", `/api/bookings/${id}/undo-release`) : anna.send("DELETE", `/api/bookings/${id}`)));
  expect(faults(await Promise.all(presses))).toBe(0);
  const { status } = (await anna.get(`/api/bookings/${id}`)).body;
  expect(["confirmed", "released"]).toContain(status);
  expect(await claimsAt("anger")).toHaveLength(status === "confirmed" ? 1 : 0);
});

test("a release while others wait for the desk, and its undo: whoever comes first has it, and only one", async () => {
  await app.ledger.saveHubs([hubOf("slapp")]);
  const [anna, ...others] = await newcomers(21);
  const id = bookedId(await book(anna, "slapp"));
  const answers = await Promise.all([anna.send("DELETE", `/api/bookings/${id}`), ...others.map((client) => book(client, "slapp")), anna.send("POST", `/api/bookings/${id}/undo-release`)]);
  expect(faults(answers)).toBe(0);
  expect((await claimsAt("slapp")).length).toBeLessThanOrEqual(1);
  const undone = await anna.send("POST", `/api/bookings/${id}/undo-release`);
  expect(faults([undone])).toBe(0);
  expect(await claimsAt("slapp")).toHaveLength(1);
});

test("the same request sent fifty times at once with one key is one booking and one answer", async () => {
  await app.ledger.saveHubs([hubOf("nyckel", { desks: 5 })]);
  const [anna] = await newcomers(1);
  const answers = await Promise.all(Array.from({ length: 50 }, () => anna.send("POST", "/api/bookings", { hubId: "nyckel", dates: ["2026-11-26"], part: "day" }, "samma-nyckel")));
  expect(tally(answers)).toEqual({ 201: 50 });
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  const id = bookedId(first(answers));
  const released = await Promise.all(Array.from({ length: 20 }, () => anna.send("DELETE", `/api/bookings/${id}`, undefined, "slapp-nyckel")));
  expect(tally(released)).toEqual({ 200: 20 });
  const history = (await anna.get(`/api/bookings/${id}/history`)).body.changes.map((change: { what: string }) => change.what);
  expect(history).toEqual(["booked", "released"]);
});
