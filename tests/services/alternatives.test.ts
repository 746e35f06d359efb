import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Answered, Client, TestApp } from "../support/app.ts";
import { crowd } from "./crowd.ts";
import { everyDay, hubOf } from "./ownHub.ts";

type Offer = { hubId: string; deskId: string; date: string; part: string; from: string; to: string; label: string };
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  const near = { latitude: 63.2, longitude: 14.6, approximate: true };
  await app.ledger.saveHubs([hubOf("full", { position: near })]);
  await app.ledger.saveHubs([hubOf("granne", { position: { ...near, latitude: 63.21 } })]);
  await app.ledger.saveHubs([hubOf("kort", { position: { ...near, latitude: 63.22 }, opening: everyDay("10:00", "11:00"), ownRules: { horizonDays: 2 } })]);
});
afterAll(() => app.stop());
const guests = async (count: number): Promise<Client[]> => crowd(app, count);
const guest = async (): Promise<Client> => {
  const [one] = await guests(1);
  if (!one) throw new Error("nobody came");
  return one;
};
const book = (client: Client, more: object) => client.send("POST", "/api/bookings", { hubId: "full", dates: ["2026-11-26"], part: "day", ...more });
const offers = (answer: Answered): Offer[] => answer.body.results[0].refusal.alternatives;
/** An alternative sent as it is said to be sent. */
const take = (client: Client, { hubId, deskId, date, part, from, to }: Offer) => client.send("POST", "/api/bookings", { hubId, deskId, dates: [date], ...(part === "hours" ? { from, to } : { part }) });

test("a full hub is answered with the nearest hub that day and the soonest other day, in words, and each can be booked as given", async () => {
  const [holder, person] = await guests(2);
  if (!holder || !person) throw new Error("nobody came");
  await book(holder, {});
  const found = offers(await book(person, {}));
  expect(found).toHaveLength(3);
  expect(found[0]).toMatchObject({ hubId: "granne", date: "2026-11-26", part: "day", label: "Hubb granne, tors 26 nov, hela dagen" });
  expect(found[1]).toMatchObject({ hubId: "full", date: "2026-11-27" });
  for (const offer of found) {
    const someone = await guest();
    const taken = await take(someone, offer);
    expect([offer.label, taken.status]).toEqual([offer.label, 201]);
    await someone.send("DELETE", `/api/bookings/${taken.body.results[0].booking.id}`);
  }
});

test("another desk at the same hub comes first when the wished one is taken", async () => {
  await app.ledger.saveHubs([hubOf("tva", { desks: 2 })]);
  const [holder, person] = await guests(2);
  if (!holder || !person) throw new Error("nobody came");
  await book(holder, { hubId: "tva", deskId: "tva-1" });
  const answer = await book(person, { hubId: "tva", deskId: "tva-1" });
  expect(answer.body.results[0].refusal.code).toBe("desk-taken");
  expect(offers(answer)[0]).toMatchObject({ hubId: "tva", deskId: "tva-2", date: "2026-11-26" });
});

test.each([
  ["a closed day", { dates: ["2026-12-24"] }, "closed-day"],
  ["clock times outside the opening hours", { part: undefined, from: "05:00", to: "06:00" }, "outside-opening-hours"],
  ["a day that is too far ahead", { dates: ["2027-02-15"] }, "too-far-ahead"],
  ["a day that has passed", { dates: ["2026-11-20"] }, "already-over"],
  ["a time that ends before it begins", { part: undefined, from: "12:00", to: "09:00" }, "no-such-time"],
])("what is offered instead of %s is free, allowed and bookable, or nothing is offered", async (_wish, more, code) => {
  const person = await guest();
  const answer = await book(person, more);
  expect(answer.body.results[0].refusal.code).toBe(code);
  for (const offer of offers(answer)) {
    const someone = await guest();
    const taken = await take(someone, offer);
    expect([offer, taken.status]).toEqual([offer, 201]);
    await someone.send("DELETE", `/api/bookings/${taken.body.results[0].booking.id}`);
  }
});

test("a full week is answered with days of the next one, which the person may really book", async () => {
  await app.ledger.saveHubs([hubOf("veckan", { desks: 2 })]);
  const person = await guest();
  for (const day of [23, 24, 25, 26, 27]) expect((await book(person, { hubId: "veckan", dates: [`2026-11-${day}`] })).status).toBe(201);
  const answer = await book(person, { hubId: "veckan", dates: ["2026-11-28"] });
  expect(answer.body.results[0].refusal).toMatchObject({ code: "week-full", opens: "2026-11-30" });
  const found = offers(answer);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((offer) => offer.date >= "2026-11-30")).toBe(true);
  for (const offer of found) expect([offer.date, (await take(person, offer)).status]).toEqual([offer.date, 201]);
});

test("of days in the next week none is offered on which the person holds a place, also weeks ahead", async () => {
  const [holder, person] = await guests(2);
  if (!holder || !person) throw new Error("nobody came");
  await book(holder, { dates: ["2026-12-18"] });
  for (const date of ["2026-12-21", "2026-12-23"]) expect((await book(person, { hubId: "granne", dates: [date] })).status).toBe(201);
  const found = offers(await book(person, { dates: ["2026-12-18"] }));
  expect(found.filter((one) => one.hubId === "full").map((one) => one.date)).toEqual(["2026-12-19", "2026-12-20"]);
  for (const date of ["2026-12-19", "2026-12-20"]) expect((await book(holder, { dates: [date] })).status).toBe(201);
  const left = offers(await book(person, { dates: ["2026-12-18"] })).filter((one) => one.hubId === "full");
  expect(left.map((one) => one.date)).toEqual(["2026-12-22"]);
});

test("who is elsewhere that day is offered other days, not another desk at the same time", async () => {
  const person = await guest();
  await book(person, { hubId: "granne", dates: ["2026-12-02"] });
  const answer = await book(person, { dates: ["2026-12-02"] });
  expect(answer.body.results[0].refusal.code).toBe("you-are-elsewhere");
  expect(offers(answer).length).toBeGreaterThan(0);
  expect(offers(answer).every((offer) => offer.date !== "2026-12-02")).toBe(true);
});

test("a hub with a horizon of its own says that it is the hub's rule, and when the day opens", async () => {
  const answer = await book(await guest(), { hubId: "kort", dates: ["2026-11-26"] });
  expect(answer.body.results[0].refusal).toMatchObject({ code: "too-far-ahead", setBy: "hubben", opens: "2026-11-24", detail: "Hubben låter oss boka högst 2 dagar framåt. Dagen öppnar för bokning tis 24 nov." });
  expect((await book(await guest(), { hubId: "kort", dates: ["2026-11-25"] })).status).toBe(201);
});

test("a hub that is only talked about cannot be booked, and others are offered", async () => {
  const answer = await book(await guest(), { hubId: "klovsjo" });
  expect(answer.body.results[0].refusal).toMatchObject({ code: "hub-not-open-for-booking" });
  expect(offers(answer).length).toBeGreaterThan(0);
});

describe("of several days at once", () => {
  test("what is offered instead of one is free when all the others are booked", async () => {
    await app.ledger.saveHubs([hubOf("tva-dagar")]);
    const [holder, person] = await guests(2);
    if (!holder || !person) throw new Error("nobody came");
    await book(holder, { hubId: "tva-dagar", dates: ["2026-12-13"] });
    const answer = await book(person, { hubId: "tva-dagar", dates: ["2026-12-13", "2026-12-14"] });
    expect(answer.status).toBe(207);
    const found = offers(answer);
    expect(found.map((one) => `${one.hubId} ${one.date}`)).not.toContain("tva-dagar 2026-12-14");
    expect(found).toHaveLength(3);
    for (const offer of found) {
      const taken = await take(person, offer);
      expect([offer.label, taken.status]).toEqual([offer.label, 201]);
      await person.send("DELETE", `/api/bookings/${taken.body.results[0].booking.id}`);
    }
  });

  test("no place is offered in a week that the others of them fill", async () => {
    await app.ledger.saveHubs([hubOf("hel-vecka")]);
    const [holder, person] = await guests(2);
    if (!holder || !person) throw new Error("nobody came");
    await book(holder, { hubId: "hel-vecka", dates: ["2026-12-07"] });
    const answer = await book(person, { hubId: "hel-vecka", dates: ["07", "08", "09", "10", "11", "12"].map((day) => `2026-12-${day}`) });
    expect(answer.body.results.filter((one: { booking?: object }) => one.booking)).toHaveLength(5);
    expect(offers(answer).filter((one) => one.date < "2026-12-14")).toEqual([]);
  });
});

describe("beyond the horizon", () => {
  test("the last days that can be booked are offered, the last of them first, and each can be booked as given", async () => {
    await app.ledger.saveHubs([hubOf("horisont")]);
    const person = await guest();
    const answer = await book(person, { hubId: "horisont", dates: ["2027-01-25"] });
    expect(answer.body.results[0].refusal.code).toBe("too-far-ahead");
    expect(offers(answer).map((one) => `${one.hubId} ${one.date}`)).toEqual(["horisont 2027-01-22", "horisont 2027-01-21", "horisont 2027-01-20"]);
    for (const offer of offers(answer)) expect([offer.date, (await take(person, offer)).status]).toEqual([offer.date, 201]);
  });

  test("a day that the person holds, or whose week is full, is not offered; a move is answered alike, and its own booking is not in its way", async () => {
    await app.ledger.saveHubs([hubOf("bortom", { desks: 2 })]);
    const person = await guest();
    const wish = { hubId: "bortom", dates: ["2027-03-01"] };
    const first = await book(person, { hubId: "bortom", dates: ["2027-01-22"] });
    expect(offers(await book(person, wish)).map((one) => one.date)).toEqual(["2027-01-21", "2027-01-20", "2027-01-19"]);
    for (const day of [19, 20, 21]) await book(person, { hubId: "bortom", dates: [`2027-01-${day}`] });
    const path = `/api/bookings/${first.body.results[0].booking.id}`;
    const moved = await person.send("PATCH", path, { date: "2027-03-01" });
    expect(moved).toMatchObject({ status: 409, body: { code: "too-far-ahead" } });
    expect(moved.body.alternatives.map((one: Offer) => one.date)).toEqual(["2027-01-22", "2027-01-18", "2027-01-17"]);
    await book(person, { hubId: "bortom", dates: ["2027-01-18"] });
    expect(offers(await book(person, wish)).map((one) => one.date)).toEqual(["2027-01-17", "2027-01-16"]);
  });
});

describe("when a release is undone too late", () => {
  const released = async (client: Client, hubId: string, date: string): Promise<string> => {
    const path = `/api/bookings/${(await book(client, { hubId, dates: [date] })).body.results[0].booking.id}`;
    await client.send("DELETE", path);
    return `${path}/undo-release`;
  };

  test("other places are offered instead of a desk that somebody else has taken, and a retry is offered the same", async () => {
    await app.ledger.saveHubs([hubOf("angrad")]);
    const [person, quicker] = await guests(2);
    if (!person || !quicker) throw new Error("nobody came");
    const undo = await released(person, "angrad", "2026-12-03");
    await book(quicker, { hubId: "angrad", dates: ["2026-12-03"] });
    const answer = await person.send("POST", undo, undefined, "angra-sent");
    expect(answer).toMatchObject({ status: 409, body: { code: "desk-taken" } });
    expect(answer.body.alternatives).toHaveLength(3);
    expect((await person.send("POST", undo, undefined, "angra-sent")).body.alternatives).toEqual(answer.body.alternatives);
    const [offer] = answer.body.alternatives;
    expect((await take(person, offer)).status).toBe(201);
  });

  test("days of another week are offered when the week has been filled; one that stands is answered as it stands", async () => {
    await app.ledger.saveHubs([hubOf("fylld", { desks: 2 })]);
    const person = await guest();
    const undo = await released(person, "fylld", "2026-12-05");
    const [booked] = (await book(person, { hubId: "fylld", dates: ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"] })).body.results;
    const answer = await person.send("POST", undo);
    expect(answer).toMatchObject({ status: 409, body: { code: "week-full" } });
    expect(answer.body.alternatives.map((one: Offer) => one.date)).toEqual(["2026-12-07", "2026-12-08", "2026-12-09"]);
    const standing = await person.send("POST", `/api/bookings/${booked.booking.id}/undo-release`);
    expect([standing.status, standing.body.id]).toEqual([200, booked.booking.id]);
  });
});
