import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import type { HubDocument, HubFileTried } from "../../src/contract/hubFile.ts";

let app: TestApp;
let anna: Client;
let eva: Client;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  [anna, eva] = [await app.as("anna.nilsson"), await app.as("eva.lind")];
});
afterAll(() => app.stop());

const fileNow = async (): Promise<HubDocument[]> => (await eva.get("/api/hub-file")).body.hubs;
const hubNow = async (id: string): Promise<HubDocument> => {
  const found = (await fileNow()).find((hub) => hub.id === id);
  if (!found) throw new Error(`no hub ${id}`);
  return found;
};
const load = async (hubs: readonly unknown[], dryRun = false): Promise<HubFileTried> => {
  const { status, body } = await eva.send("PUT", "/api/hub-file", { hubs, dryRun });
  expect([status, body.faults?.[0]?.field]).toEqual([200, undefined]);
  return body;
};

test("the file is taken back as it was read, and then nothing changes", async () => {
  const hubs = await fileNow();
  expect(hubs).toHaveLength(12);
  const tried = await load(hubs);
  expect(tried).toMatchObject({ saved: true, faults: [] });
  expect(tried.hubs.map(({ is }) => is)).toEqual(hubs.map(() => "same"));
  expect(await fileNow()).toEqual(hubs);
});

test("a hub that was never there is on the board as soon as it is loaded, and can be booked", async () => {
  const like = await hubNow("brunflo");
  const fresh: HubDocument = { ...like, id: "rodon", name: "Rödön", locality: "Rödön", municipality: "Krokom", desks: [{ id: "rodon-1", name: "Plats 1", calendar: "none", mailbox: null, kinds: ["wifi"] }] };
  expect(await load([fresh], true)).toMatchObject({ saved: false, hubs: [{ id: "rodon", is: "new", outside: 0 }], faults: [] });
  expect((await anna.get("/api/hubs")).body.map(({ id }: { id: string }) => id)).not.toContain("rodon");
  expect(await load([fresh])).toMatchObject({ saved: true });
  const { hubs } = (await anna.get("/api/board?from=2026-11-23&days=5")).body;
  expect(hubs.find(({ id }: { id: string }) => id === "rodon")).toMatchObject({ name: "Rödön", days: expect.arrayContaining([expect.objectContaining({ date: "2026-11-26", free: 1 })]) });
  expect((await anna.send("POST", "/api/bookings", { hubId: "rodon", dates: ["2026-11-26"], part: "day" })).status).toBe(201);
});

test("a day that the hub closes is told with the bookings that lie there; they stand, and new ones are refused with the reason", async () => {
  const hub = await hubNow("house-be");
  const { body } = await anna.send("POST", "/api/bookings", { hubId: "house-be", dates: ["2026-12-10"], part: "day" });
  const closed = { ...hub, closedDays: [{ date: "2026-12-10", reason: { sv: "golvet läggs om", en: "the floor is laid anew" } }] };
  expect(await load([closed])).toMatchObject({ saved: true, hubs: [{ is: "changed", changes: ["stängda dagar"], outside: 1 }] });
  expect((await anna.get(`/api/bookings/${body.results[0].booking.id}`)).body.status).toMatch(/held|confirmed/);
  const refused = await (await app.as("bo.eriksson")).send("POST", "/api/bookings", { hubId: "house-be", dates: ["2026-12-10"], part: "day" });
  expect(refused).toMatchObject({ status: 409, body: { results: [{ refusal: { code: "closed-day", title: expect.stringContaining("golvet läggs om") } }] } });
});

test("on a day that is closed nothing goes on, and what is wrong in a file is said by hub", async () => {
  const hub = await hubNow("samverket");
  const day = { date: "2026-12-10", text: { sv: "Fika", en: "Coffee" } };
  const onBoard = async () => (await anna.get("/api/board?from=2026-12-07&days=5")).body.hubs.find(({ id }: { id: string }) => id === "samverket").days[3];
  await load([{ ...hub, happenings: [day] }]);
  expect(await onBoard()).toMatchObject({ open: true, happening: "Fika" });
  await load([{ ...hub, happenings: [day], closedDays: [{ date: day.date, reason: { sv: "Städ", en: "Cleaning" } }] }]);
  expect(await onBoard()).toMatchObject({ open: false, closedBecause: "Städ" });
  expect(await onBoard()).not.toHaveProperty("happening");
  const wrong = await eva.send("PUT", "/api/hub-file", { hubs: [hub, { ...hub, id: "skidtunneln", name: "x".repeat(61), opening: [{ ...hub.opening[0], opens: "25:00" }] }], dryRun: true });
  expect(wrong.body.faults.map(({ field }: { field: string }) => field)).toEqual(["skidtunneln, namn", "skidtunneln, öppettider (0.opens)"]);
  expect((await eva.send("PUT", "/api/hub-file", { hubs: ["?"], dryRun: true })).body.faults[0].field).toBe("hubs.0");
});

test("opening hours and rules of a hub's own come out of the file too", async () => {
  const hub = await hubNow("kluksgarden");
  const later = { ...hub, opening: hub.opening.map((day) => ({ ...day, opens: "09:00" })), ownRules: { bookingsPerWeek: 2 } };
  expect(await load([later])).toMatchObject({ hubs: [{ changes: ["öppettider", "egna regler"] }] });
  const known = (await anna.get("/api/hubs")).body.find(({ id }: { id: string }) => id === "kluksgarden");
  expect(known).toMatchObject({ opening: expect.arrayContaining([expect.objectContaining({ opens: "09:00" })]), rules: { bookingsPerWeek: 2, horizonDays: 60 } });
});

test("a desk is not taken away from under whoever has booked it; one that is free may go, and is gone", async () => {
  const hub = await hubNow("fjallhubben");
  const { body } = await anna.send("POST", "/api/bookings", { hubId: "fjallhubben", dates: ["2026-12-14"], part: "day" });
  const held: string = body.results[0].booking.deskId;
  const without = (deskId: string) => ({ ...hub, desks: hub.desks.filter((desk) => desk.id !== deskId) });
  const refused = await load([without(held)]);
  expect(refused).toMatchObject({ saved: false, faults: [{ hubId: "fjallhubben", says: expect.stringContaining(held) }] });
  expect((await hubNow("fjallhubben")).desks).toHaveLength(hub.desks.length);
  const free = hub.desks.find((desk) => desk.id !== held)?.id ?? "";
  expect(await load([without(free)])).toMatchObject({ saved: true, hubs: [{ changes: ["platser"] }] });
  expect((await hubNow("fjallhubben")).desks.map(({ id }) => id)).not.toContain(free);
});

test("what contradicts itself or another hub is told all at once, in words, and nothing of the file is saved", async () => {
  const [hub, other] = [await hubNow("samverket"), await hubNow("brunflo")];
  const [first] = hub.desks;
  const wrong = {
    ...hub,
    name: "Nytt namn",
    municipality: "Sollefteå",
    opening: [{ weekday: 1, opens: "10:00", closes: "09:00" }, { weekday: 1, opens: "08:00", closes: "17:00" }],
    desks: [...hub.desks, first, other.desks[0]],
  };
  const { saved, faults } = await load([wrong, hub]);
  expect(saved).toBe(false);
  const said = faults.map(({ says }) => says).join("\n");
  for (const part of ["Sollefteå är inte", "har måndag två gånger", "stänger innan den öppnar på måndag", `${first?.id} står två gånger`, `${other.desks[0]?.id} finns på en annan hubb`, "svarar redan för något annat", "Hubben står två gånger"]) expect(said).toContain(part);
  expect((await hubNow("samverket")).name).toBe(hub.name);
});

test.each<[string, (hub: HubDocument) => unknown]>([
  ["an id that could not stand in an address", (hub) => ({ ...hub, id: "Ås / Torsta" })],
  ["a desk with a mailbox that needs none", (hub) => ({ ...hub, desks: [{ id: "x-1", name: "Plats 1", calendar: "none", mailbox: "a@b.example", kinds: [] }] })],
  ["a pool without a mailbox", (hub) => ({ ...hub, desks: [{ id: "x-1", name: "Plats 1", calendar: "pool", mailbox: null, kinds: [] }] })],
  ["a clock that no clock shows", (hub) => ({ ...hub, opening: [{ weekday: 1, opens: "25:00", closes: "26:00" }] })],
  ["a closed day that does not exist", (hub) => ({ ...hub, closedDays: [{ date: "2026-02-30", reason: { sv: "a", en: "a" } }] })],
  ["only one language", (hub) => ({ ...hub, about: { ...hub.about, keys: { sv: "Fråga" } } })],
  ["a member that is misspelt", (hub) => ({ ...hub, closeddays: [] })],
  ["a rule out of its limits", (hub) => ({ ...hub, ownRules: { horizonDays: 4000 } })],
])("%s is refused with the field that it is in", async (_, spoil) => {
  const hub = await hubNow("brunflo");
  const { status, body } = await eva.send("PUT", "/api/hub-file", { hubs: [spoil(hub)], dryRun: false });
  expect([status, body.code]).toEqual([400, "bad-request"]);
  expect(body.faults[0].field).toMatch(/^(brunflo|Ås \/ Torsta)(, |$)/);
  expect(await hubNow("brunflo")).toEqual(hub);
});

test("nobody but an administrator reads or loads it, and nobody else may send so much", async () => {
  for (const name of ["fredrik.astrom", "cecilia.jonsson", "david.holm"]) {
    const client = await app.as(name);
    expect((await client.get("/api/hub-file")).status).toBe(403);
    expect((await client.send("PUT", "/api/hub-file", { hubs: [await hubNow("brunflo")], dryRun: false })).status).toBe(403);
    expect((await client.send("PUT", "/api/hub-file", { hubs: ["x".repeat(200_000)], dryRun: false })).status).toBe(413);
  }
  expect((await eva.send("PUT", "/api/hub-file", { hubs: ["x".repeat(3_000_000)], dryRun: false })).status).toBe(413);
});
