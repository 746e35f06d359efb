import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { jobsByHand } from "../services/jobsByHand.ts";
import type { HandJobs } from "../services/jobsByHand.ts";
import { cardOf, chatter, wordsOf } from "./chatSupport.ts";

/** What a person is told of what an administrator does with their bookings. */
let app: TestApp;
let jobs: HandJobs;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
  jobs = await jobsByHand(app);
});
afterAll(() => app.stop());

test("who is booked, moved or released by an administrator gets a message of each, that says so; of their own doing they get one card", async () => {
  const bo = chatter(app, "bo.eriksson");
  await bo.say("hjälp");
  const [eva, own] = [await app.as("eva.lind"), await app.as("bo.eriksson")];
  const told = (): string[] => bo.chat().flatMap((message) => (message.attachments.length > 0 ? [wordsOf(cardOf(message))] : []));
  const before = told().length;
  const said = async (): Promise<string[]> => {
    await jobs.pass(30);
    return told().slice(before);
  };
  const wish = { hubId: "kluksgarden", part: "day" };
  const booked = await eva.send("POST", "/api/bookings", { ...wish, dates: ["2026-12-02"], personId: own.personId });
  const path = `/api/bookings/${booked.body.results[0].booking.id}`;
  expect(await said()).toEqual([expect.stringMatching(/^En administratör har bokat platsen åt dig\..*ons 2 dec/s)]);
  await eva.send("PATCH", path, { date: "2026-12-03" });
  expect(await said()).toEqual([expect.stringContaining("tors 3 dec"), expect.stringMatching(/^En administratör har flyttat din bokning\..*tors 3 dec/s)]);
  await eva.send("DELETE", path);
  expect((await said()).at(-1)).toMatch(/^En administratör har släppt din plats\..*Släppt/s);
  expect(await said()).toHaveLength(3);
  await own.send("PATCH", "/api/me", { language: "en" });
  await eva.send("POST", `${path}/undo-release`);
  expect((await said()).at(-1)).toMatch(/^An administrator has booked the desk for you\./);
  const many = (await said()).length;
  const mine = await own.send("POST", "/api/bookings", { ...wish, dates: ["2026-12-08"] });
  await own.send("PATCH", `/api/bookings/${mine.body.results[0].booking.id}`, { date: "2026-12-09" });
  expect(await said()).toHaveLength(many + 1);
});

test("who has a place on a day that the hub comes to close is told once", async () => {
  const david = chatter(app, "david.holm");
  await david.say("boka Gåxsjö onsdag 9 december");
  await jobs.pass(30);
  const eva = await app.as("eva.lind");
  const hub = (await eva.get("/api/hub-file")).body.hubs.find(({ id }: { id: string }) => id === "hogt-hett-sakert");
  const closing = (date: string) => eva.send("PUT", "/api/hub-file", { hubs: [{ ...hub, closedDays: [{ date, reason: { sv: "Städ", en: "Cleaning" } }] }], dryRun: false });
  expect((await closing("2026-12-09")).body).toMatchObject({ saved: true, hubs: [{ outside: 1 }] });
  await jobs.pass(30);
  await eva.send("PUT", "/api/hub-file", { hubs: [{ ...hub, closedDays: [{ date: "2026-12-09", reason: { sv: "Storstädning", en: "Cleaning" } }] }], dryRun: false });
  await jobs.pass(30);
  const told = david.chat().filter((message) => message.attachments.length > 0 && wordsOf(cardOf(message)).startsWith("Hubben är inte öppen då längre. Flytta eller släpp platsen."));
  expect(told).toHaveLength(1);
});
