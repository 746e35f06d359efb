import type { Card } from "../../bot/cards/shape.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { jobsByHand } from "../services/jobsByHand.ts";
import type { HandJobs } from "../services/jobsByHand.ts";
import { answeredCard, buttonOf, buttonsOf, cardOf, chatter, last, wordsOf } from "./chatSupport.ts";
import type { Button, Chatter } from "./chatSupport.ts";

/** What the chat offers when the calendar has said no. */
let app: TestApp;
let jobs: HandJobs;
const torsta = "hubb-as-torsta@regionen.example";
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
  jobs = await jobsByHand(app);
  await app.admin(`/mailboxes/${torsta}/policy`, { capacity: 0 }, "PUT");
});
afterAll(() => app.stop());

const notices = (person: Chatter, title: string) => person.chat().filter((message) => message.attachments.length > 0 && wordsOf(cardOf(message)).startsWith(title));
/** Where a button leads: hub and date, as far as it names them. */
const leads = (button: Button): { hubId?: string; date?: string } => button.data.wish ?? button.data.to ?? {};

test("a notice of a no offers no desk of the mailbox that said it for that day, but other hubs and other days", async () => {
  const anna = chatter(app, "anna.nilsson");
  await anna.say("boka Ås på torsdag 17 dec");
  await jobs.pass(120);
  const [notice, ...more] = notices(anna, "Kalendern sa nej till platsen");
  expect(more).toEqual([]);
  const offered = buttonsOf(cardOf(notice)).filter((button) => button.verb === "book").map(leads);
  expect(offered).toHaveLength(3);
  expect(offered).not.toContainEqual(expect.objectContaining({ hubId: "as-torsta", date: "2026-12-17" }));
  expect(offered).toContainEqual(expect.objectContaining({ hubId: "as-torsta", date: "2026-12-18" }));
  expect(offered.filter(({ hubId }) => hubId !== "as-torsta").every(({ date }) => date === "2026-12-17")).toBe(true);
  const other = buttonOf(cardOf(notice), (button) => button.verb === "book" && leads(button).hubId !== "as-torsta");
  expect(wordsOf(answeredCard(await anna.press(last(notices(anna, "Kalendern sa nej")).id, other.verb, other.data)))).toMatch(/^Platsen (hålls åt dig|är din)/);
});

test("the notice in the chat and the refusal in the tab offer the same places", async () => {
  const bo = chatter(app, "bo.eriksson");
  await bo.say("boka Ås på onsdag 16 dec");
  await jobs.pass(120);
  const [notice] = notices(bo, "Kalendern sa nej till platsen");
  const offered = buttonsOf(cardOf(notice)).filter((button) => button.verb === "book").map(leads);
  const own = (await app.deps.hubBook.one("as-torsta"))?.desks.map((desk) => desk.id) ?? [];
  for (const [i, deskId] of own.entries()) {
    const holder = await app.as(["cecilia.jonsson", "david.holm", "eva.lind", "helena.sandberg", "karin.lund", "mats.bergstrom"][i] ?? "");
    expect((await holder.send("POST", "/api/bookings", { hubId: "as-torsta", deskId, dates: ["2026-12-16"], part: "day" })).status).toBe(201);
  }
  const refused = await (await app.as("bo.eriksson")).send("POST", "/api/bookings", { hubId: "as-torsta", dates: ["2026-12-16"], part: "day" });
  const { alternatives } = refused.body.results[0].refusal;
  expect(alternatives.map(({ hubId, date }: { hubId: string; date: string }) => ({ hubId, date }))).toEqual(offered.map(({ hubId, date }) => ({ hubId, date })));
});

test("after a move that the mailbox said no to, the question where to move leaves that mailbox out that day", async () => {
  const fredrik = chatter(app, "fredrik.astrom");
  await (await app.as("fredrik.astrom")).send("PATCH", "/api/me", { homeMunicipality: "Krokom" });
  const booked = last((await fredrik.say("boka Kluksgården på torsdag 10 dec")).replies);
  await jobs.pass(60);
  const before = answeredCard(await fredrik.pressTitled(booked, "Flytta"));
  expect(buttonsOf(before).map(leads)).toContainEqual({ hubId: "as-torsta" });
  await fredrik.say("flytta torsdag 10 dec till Ås");
  await jobs.pass(120);
  const [notice, ...more] = notices(fredrik, "Kalendern sa nej till flytten");
  expect(more).toEqual([]);
  // By now the notice shows the booking that was taken back; what it offered is what it showed first.
  const offered = buttonsOf(notice?.edits[0]?.attachments[0]?.content as Card).filter((button) => button.verb === "booking.move-to").map(leads);
  expect(offered.length).toBeGreaterThan(0);
  expect(offered).not.toContainEqual(expect.objectContaining({ hubId: "as-torsta" }));
  const [card] = (await fredrik.say("flytta torsdag 10 dec")).replies;
  expect(buttonsOf(cardOf(card)).map(leads).filter(({ hubId }) => hubId !== undefined).length).toBeGreaterThan(0);
  expect(buttonsOf(cardOf(card)).map(leads)).not.toContainEqual({ hubId: "as-torsta" });
});
