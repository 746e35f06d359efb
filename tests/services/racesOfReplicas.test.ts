import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mondayOf } from "../../src/domain/time.ts";
import type { Answered, Client } from "../support/app.ts";
import { openDays } from "../support/openDays.ts";
import { startReplicas } from "../support/replicas.ts";
import type { TwoReplicas } from "../support/replicas.ts";
import { clientOf, crowd, tally } from "./crowd.ts";
import { hubOf } from "./ownHub.ts";

/**
 * The races of races.test.ts through two servers. One process takes a person's bookings, and a crowd at a desk, in turn; between
 * processes only what the ledger says holds: its constraints, and the lock of a person's row.
 */
let replicas: TwoReplicas;
/** Everybody on the first replica, and the same people on the second. */
let here: Client[];
let there: Client[];
const days = openDays(25, new Date());
/** Open days of one week, at least three: where Christmas falls as it will, one of five weeks has them. */
const week = [...Map.groupBy(days, mondayOf).values()].find((dates) => dates.length >= 3) ?? [];
beforeAll(async () => {
  replicas = await startReplicas({ noJobs: true });
  here = await crowd(replicas.first, 231);
  there = here.map((client) => clientOf(replicas.second.origin, client.token, client.personId));
});
afterAll(() => replicas.stop());

/** The same person on either replica, by turns. */
const turns = (person: number) => (i: number): Client => {
  const client = (i % 2 === 0 ? here : there)[person];
  if (!client) throw new Error("there is no such person");
  return client;
};
const book = (client: Client, hubId: string, wish: object): Promise<Answered> => client.send("POST", "/api/bookings", { hubId, part: "day", ...wish });
/** The hub as both know it: the second hears of it a moment later. */
const open = async (id: string, desks: number): Promise<void> => {
  const { first } = replicas;
  await first.ledger.saveHubs([hubOf(id, { desks })]);
  await first.until(async () => (await turns(0)(1).get("/api/hubs")).body.some((hub: { id: string }) => hub.id === id), "the hub on the other replica");
};

test("two hundred people want one desk at once, half of them on each of two servers: one holds it on every one of eight days", async () => {
  await open("ensam", 1);
  for (const date of days.slice(0, 8)) {
    const answers = await Promise.all(here.slice(0, 200).map((_, i) => book(turns(i)(i), "ensam", { deskId: "ensam-1", dates: [date] })));
    expect(tally(answers)).toEqual({ 201: 1, "409 desk-taken": 199 });
    expect(await replicas.first.ledger.claims(["ensam"], [date])).toHaveLength(1);
  }
});

test("ten people each book fifty hubs at once through two servers: one booking stands for each, all else is refused since they are there", async () => {
  const ids = Array.from({ length: 50 }, (_, i) => `femtio-${i}`);
  for (const id of ids.slice(1)) await replicas.first.ledger.saveHubs([hubOf(id, { desks: 10 })]);
  await open("femtio-0", 10);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => Promise.all(ids.map((id, n) => book(turns(201 + i)(n), id, { dates: days.slice(0, 1) })))));
  for (const one of answers) expect(tally(one)).toEqual({ 201: 1, "409 you-are-elsewhere": 49 });
});

test("twenty people each book every half-day of a week at once through two servers: five stand for each, the rest are over the week's limit", async () => {
  await open("veckan", 20);
  expect(week.length).toBeGreaterThanOrEqual(3);
  const wishes = week.flatMap((date) => ["morning", "afternoon"].map((part) => ({ dates: [date], part })));
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => Promise.all(wishes.map((wish, n) => book(turns(211 + i)(n), "veckan", wish)))));
  for (const one of answers) expect(tally(one)).toEqual({ 201: 5, "409 week-full": wishes.length - 5 });
});
