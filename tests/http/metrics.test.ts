import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Client } from "../support/app.ts";
import { anna, brunflo, calendarDesk, torsta } from "../services/calendarDesk.ts";
import type { CalendarDesk } from "../services/calendarDesk.ts";

/** What those who run it see on /metrics when something happens to bookings, Graph, cards and differences. */
let desk: CalendarDesk;
let person: Client;
beforeAll(async () => {
  desk = await calendarDesk();
  person = await desk.begin();
});
afterAll(() => desk.stop());

const page = async (): Promise<string> => (await fetch(`${desk.app.origin}/metrics`)).text();
/** A figure by its name and labels, as they stand on the page. */
const read = async (name: string, labels: string): Promise<number> => {
  const line = (await page()).split("\n").find((one) => one.startsWith(`${name}{${labels}} `));
  if (line === undefined) throw new Error(`there is no ${name}{${labels}}`);
  return Number(line.split(" ").at(-1));
};

test("a booking that waits for Graph shows as a job that waits, and is gone from there when it is done", async () => {
  await desk.book(person, "as-torsta");
  expect(await read("jobs_waiting", 'job="settle-event"')).toBe(1);
  expect(await read("jobs_oldest_seconds", 'job="settle-event"')).toBeGreaterThanOrEqual(0);
  await desk.jobs.pass(20);
  expect(await read("jobs_waiting", 'job="settle-event"')).toBe(0);
  expect(await read("calendar_answers_total", 'answer="accepted"')).toBe(1);
  expect(await read("booking_changes_total", 'what="booked",surface="tab"')).toBe(1);
});

test("calls and throttles are counted by hub mailbox, and a person's mailbox is just a person", async () => {
  await desk.fault({ method: "POST", pathPattern: "/events$", what: "throttled", retryAfter: 60 });
  await desk.fault({ method: "GET", pathPattern: `/users/${brunflo}/calendarView`, what: "throttled", retryAfter: 60 });
  await desk.book(person, "brunflo", { dates: ["2026-11-27"] });
  await desk.jobs.run("sweep-mailbox", { mailbox: brunflo });
  await desk.jobs.pass(90);
  expect(await read("graph_throttles_total", 'mailbox="person"')).toBe(1);
  expect(await read("graph_throttles_total", `mailbox="${brunflo}"`)).toBe(1);
  expect(await read("graph_mailbox_calls_total", `mailbox="${brunflo}"`)).toBeGreaterThan(1);
  const text = await page();
  expect(text).not.toContain(anna);
  expect(text).not.toContain(person.personId);
  expect([...text.matchAll(/[\w.-]+@[\w.-]+/g)].map(([found]) => found).filter((found) => !/^(hubb|plats)-/.test(found))).toEqual([]);
});

test("a mailbox's no counts beside its yes", async () => {
  await desk.policy(torsta, { capacity: 0 });
  await desk.book(person, "as-torsta", { dates: ["2026-11-30"] });
  await desk.jobs.pass(30);
  expect(await read("calendar_answers_total", 'answer="declined"')).toBe(1);
});

test("a mailbox that answers nobody for a day shows as a difference, with its age", async () => {
  await desk.policy(torsta, { capacity: 4, answers: "never" });
  await desk.book(person, "as-torsta", { dates: ["2026-12-01"] });
  await desk.jobs.pass(86_500);
  expect(await read("drift_open", 'cause="unanswered"')).toBe(1);
  expect(await read("drift_oldest_seconds", 'cause="unanswered"')).toBeGreaterThanOrEqual(0);
  expect(await read("drift_open", 'cause="over-capacity"')).toBe(0);
});

test("the age of the last look grows until the mailbox is read; one that was never read is as old as the server", async () => {
  await desk.jobs.run("sweep-mailbox", { mailbox: brunflo });
  const fresh = await read("mailbox_look_age_seconds", `mailbox="${brunflo}"`);
  await desk.jobs.pass(100);
  expect(await read("mailbox_look_age_seconds", `mailbox="${brunflo}"`)).toBe(fresh + 100);
  await desk.app.database.query("DELETE FROM mailbox WHERE address = $1", [torsta]);
  expect(await read("mailbox_look_age_seconds", `mailbox="${torsta}"`)).toBeGreaterThan(86_000);
  const ready = await (await fetch(`${desk.app.origin}/readyz`)).json();
  expect(ready).toMatchObject({ ready: true, warnings: expect.arrayContaining([expect.objectContaining({ warning: "mailbox-not-read", mailbox: torsta })]) });
});

test("a card that Teams refuses is counted by what was wrong", async () => {
  person = await desk.app.as("anna.nilsson");
  await desk.app.admin(`/chat/${anna}/install`, {});
  await desk.app.admin("/chat/faults", { call: "send", status: 403 });
  await desk.book(person, "kluksgarden", { dates: ["2026-12-02"] });
  await desk.jobs.pass(5);
  expect(await read("cards_total", 'outcome="denied"')).toBe(1);
  await desk.book(person, "kluksgarden", { dates: ["2026-12-03"] });
  await desk.jobs.pass(5);
  expect(await read("cards_total", 'outcome="sent"')).toBeGreaterThan(0);
});
