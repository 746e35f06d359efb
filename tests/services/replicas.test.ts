import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Client, TestApp } from "../support/app.ts";
import type { Running } from "../../src/main.ts";
import { openDays } from "../support/openDays.ts";
import { startReplicas } from "../support/replicas.ts";
import type { TwoReplicas } from "../support/replicas.ts";
import { clientOf } from "./crowd.ts";
import { hubOf } from "./ownHub.ts";

/** What one replica learns of the other. */
let first: TestApp;
let second: Running;
let here: Client;
let there: Client;
const [date = "", day2 = "", day3 = "", day4 = "", day5 = ""] = openDays(5, new Date());
let replicas: TwoReplicas;
beforeAll(async () => {
  replicas = await startReplicas({ noJobs: false });
  ({ first, second } = replicas);
  await first.ledger.saveHubs([hubOf("delad", { desks: 2, calendar: "pool", mailbox: "hubb-brunflo@regionen.example", closedDays: [] })]);
  here = await first.as("anna.nilsson");
  const bo = await first.as("bo.eriksson");
  there = clientOf(second.origin, bo.token, bo.personId);
});
afterAll(() => replicas.stop());

/** Follows the live board as the tab does: gives what it has heard so far. */
async function follow(client: Client, origin: string): Promise<{ heard: () => string; stop: () => void; ended: () => boolean }> {
  const stopping = new AbortController();
  const response = await fetch(`${origin}/api/board/stream`, { headers: { authorization: `Bearer ${client.token}` }, signal: stopping.signal });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, expect.stringMatching(/^text\/event-stream/)]);
  let text = "";
  let ended = false;
  void (async () => {
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += part;
    ended = true;
  })().catch(() => undefined);
  return { heard: () => text, ended: () => ended, stop: () => stopping.abort() };
}
const dayAt = async (client: Client) => (await client.get(`/api/hubs/delad/days/${date}`)).body;

test("what is booked on one replica is seen on the other, whose board was in memory", async () => {
  // The hub was made on the first a moment ago.
  await first.until(async () => (await dayAt(there)).coming === 0, "the hub on the other replica");
  const answer = await here.send("POST", "/api/bookings", { hubId: "delad", dates: [date], part: "day" });
  expect(answer.status).toBe(201);
  await first.until(async () => (await dayAt(there)).coming === 1, "the other replica's board");
  const board = (await there.get(`/api/board?from=${date}&days=1`)).body.hubs.find((hub: { id: string }) => hub.id === "delad");
  expect(board.days[0]).toMatchObject({ coming: 1, free: 1 });
});

test("the live board on the other replica hears of a booking and of its release, and never who it is", async () => {
  const stream = await follow(there, second.origin);
  const answer = await here.send("POST", "/api/bookings", { hubId: "delad", dates: [day2], part: "day" });
  const { id } = answer.body.results[0].booking;
  const told = JSON.stringify({ hubId: "delad", date: day2 });
  await first.until(() => stream.heard().includes(told), "the change on the stream");
  expect(stream.heard()).not.toContain(here.personId);
  expect(stream.heard()).not.toContain("event: mine");
  const before = stream.heard().length;
  await here.send("DELETE", `/api/bookings/${id}`);
  await first.until(() => stream.heard().slice(before).includes(told), "the release on the stream");
  stream.stop();
});

test("one's own change made on one replica is told as one's own on the other", async () => {
  const mine = clientOf(second.origin, here.token, here.personId);
  const stream = await follow(mine, second.origin);
  const answer = await here.send("POST", "/api/bookings", { hubId: "delad", dates: [day3], part: "day" });
  const { id } = answer.body.results[0].booking;
  await first.until(() => stream.heard().includes(`event: mine\ndata: ${JSON.stringify({ bookingId: id })}`), "my own change");
  stream.stop();
});

test("a setting changed on one replica holds on the other at once", async () => {
  const mine = clientOf(second.origin, here.token, here.personId);
  expect((await mine.get("/api/me")).body.homeMunicipality).toBeNull();
  await here.send("PATCH", "/api/me", { homeMunicipality: "Åre", showName: true });
  await first.until(async () => (await mine.get("/api/me")).body.homeMunicipality === "Åre", "the setting on the other replica");
  await first.until(async () => (await dayAt(there)).names.includes("Anna Nilsson"), "the name on the other replica");
  await mine.send("PATCH", "/api/me", { showName: false });
  expect((await dayAt(clientOf(first.origin, there.token, there.personId))).names).not.toContain("Anna Nilsson");
});

test("a hub that changes is read anew by the other replica, and those who follow the board there are asked to read all again", async () => {
  const stream = await follow(there, second.origin);
  await first.ledger.saveHubs([hubOf("delad", { name: "Nytt namn", desks: 5 })]);
  await first.until(async () => (await dayAt(there)).total === 5, "the hub on the other replica");
  await first.until(() => stream.ended(), "the end of the stream");
  expect((await there.get("/api/hubs")).body.find((hub: { id: string }) => hub.id === "delad").name).toBe("Nytt namn");
});

test("a replica whose listening connection is cut comes back by itself and trusts nothing that it remembered", async () => {
  await dayAt(there);
  const stream = await follow(there, second.origin);
  await first.database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hubbplats-listen' AND datname = current_database()");
  expect((await here.send("POST", "/api/bookings", { hubId: "delad", dates: [day4], part: "morning" })).status).toBe(201);
  await first.until(() => stream.ended(), "the stream's end after the loss");
  await first.until(async () => (await there.get(`/api/hubs/delad/days/${day4}`)).body.coming === 1, "the board after the loss");
});

test("the same key on both replicas at once is one booking", async () => {
  const mine = clientOf(second.origin, here.token, here.personId);
  const body = { hubId: "delad", dates: [day5], part: "day" };
  const answers = await Promise.all([here, mine, here, mine].map((client) => client.send("POST", "/api/bookings", body, "en-nyckel")));
  expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
});
