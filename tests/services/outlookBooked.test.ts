import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { readyToTakeIn } from "../../src/services/calendar/readyToTakeIn.ts";
import { takeInCopy } from "../../src/services/calendar/takeInCopy.ts";
import type { EventCopy } from "../../src/standin/graph/eventCopy.ts";
import type { Client } from "../support/app.ts";
import { calendarDesk } from "./calendarDesk.ts";
import type { CalendarDesk } from "./calendarDesk.ts";

/** Stugun's library is a pool of four seats. */
const [hub, stugun] = ["stuguns-bibliotek", "hubb-stuguns-bibliotek@regionen.example"];
const thursday = "2026-11-26";
let desk: CalendarDesk;
let anna: Client;
let bo: Client;
beforeAll(async () => {
  desk = await calendarDesk();
});
beforeEach(async () => {
  anna = await desk.begin();
  await desk.app.database.script("TRUNCATE drift; DELETE FROM person WHERE guest");
  bo = await desk.app.as("bo.eriksson");
});
afterAll(() => desk.stop());

const upn = (name: string): string => `${name}@regionen.example`;
const at = (clock: string, date = thursday): string => `${date}T${clock}:00+01:00`;
const meet = async (organizer: string, more: { people?: string[]; from?: string; to?: string; mailbox?: string } = {}): Promise<{ iCalUId: string }> =>
  (await desk.app.admin("/outlook/book", { organizer, mailbox: more.mailbox ?? stugun, start: at(more.from ?? "09:00"), end: at(more.to ?? "15:00"), people: more.people ?? [] })) as { iCalUId: string };
/** The mailbox answers, and it is looked at. */
const look = async (): Promise<void> => {
  await desk.jobs.pass(5);
  await desk.jobs.run("sweep-mailbox", { mailbox: stugun });
  await desk.jobs.now();
};
type Taken = { mail: string; desk: string; date: string; during: string };
const taken = async (): Promise<Taken[]> =>
  (await desk.app.database.query("SELECT p.mail, c.desk_id, c.date::text, to_char(lower(c.during) AT TIME ZONE 'Europe/Stockholm', 'HH24:MI') || '-' || to_char(upper(c.during) AT TIME ZONE 'Europe/Stockholm', 'HH24:MI') AS during FROM claim c JOIN person p ON p.id = c.person_id ORDER BY c.date, p.mail")).map((row) => ({
    mail: String(row["mail"]),
    desk: String(row["desk_id"]),
    date: String(row["date"]),
    during: String(row["during"]),
  }));
const onBoard = async (client: Client, date = thursday): Promise<{ free: number; coming: number; mine?: string }> => {
  const board = (await client.get(`/api/board?from=2026-11-23&days=5`)).body;
  return board.hubs.find((one: { id: string }) => one.id === hub).days.find((day: { date: string }) => day.date === date);
};
const chatOf = (name: string): string[] => (desk.app.local?.standin.connector.transcript(upn(name)) ?? []).filter((one) => one.author.upn === null).map((one) => JSON.stringify(one.attachments));
const causes = async (): Promise<string[]> => (await desk.app.ledger.drift.all()).map((one) => one.cause);

test("a booking made in Outlook takes a desk in the organizer's name and shows on the board, by name to nobody else", async () => {
  const before = await onBoard(bo);
  await meet(upn("anna.nilsson"));
  await look();
  expect(await taken()).toMatchObject([{ mail: upn("anna.nilsson"), date: thursday, during: "09:00-15:00" }]);
  expect((await onBoard(anna)).mine).toBeDefined();
  const seen = await onBoard(bo);
  expect([seen.mine, seen.coming]).toEqual([undefined, before.coming + 1]);
  expect(JSON.stringify((await bo.get(`/api/hubs/${hub}/days/${thursday}`)).body)).not.toContain("Anna");
});

test("it takes as many desks as it takes seats, and gives them back when it shrinks, moves and is deleted", async () => {
  const { iCalUId } = await meet(upn("anna.nilsson"), { people: [upn("bo.eriksson"), upn("david.holm")] });
  await look();
  expect(await taken()).toHaveLength(3);
  await desk.app.admin("/outlook/move", { eventId: iCalUId, start: at("10:00"), end: at("12:00") });
  await look();
  expect((await taken()).map((one) => one.during)).toEqual(["10:00-12:00", "10:00-12:00", "10:00-12:00"]);
  await desk.app.admin("/outlook/delete", { eventId: iCalUId });
  await look();
  expect(await taken()).toEqual([]);
});

test("who asks for another place in Outlook while they have one here is told once that they have two", async () => {
  await desk.app.local?.standin.connector.install(upn("bo.eriksson"));
  await desk.book(bo, "as-torsta");
  await look();
  await meet(upn("bo.eriksson"));
  await look();
  await look();
  expect((await taken()).length).toBe(2);
  expect(chatOf("bo.eriksson").filter((message) => message.includes("Du har också bokat en annan plats samma tid i Outlook"))).toHaveLength(1);
});

test("what was made in Outlook is not released here, and the person is told where it can be", async () => {
  await meet(upn("anna.nilsson"));
  await look();
  const { mine } = await onBoard(anna);
  const answer = await anna.send("DELETE", `/api/bookings/${mine}`);
  expect([answer.status, answer.body.code]).toEqual([409, "made-in-outlook"]);
  expect(await taken()).toHaveLength(1);
});

test("an organizer from outside becomes a guest", async () => {
  const { local } = desk.app;
  if (!local) throw new Error("there is no stand-in");
  const guest = { address: "gast@annanregion.example", name: "Gäst Gästsson", id: "5f0f2c52-0000-4000-8000-000000000001" };
  const zoned = (clock: string) => ({ dateTime: `${thursday}T${clock}:00`, timeZone: "W. Europe Standard Time" });
  const made = local.standin.graph.meetings.create(guest, { start: zoned("09:00"), end: zoned("12:00"), attendees: [{ type: "resource", emailAddress: { address: stugun } }] });
  expect(made.ok).toBe(true);
  await look();
  expect(await taken()).toMatchObject([{ mail: guest.address, during: "09:00-12:00" }]);
  expect(await desk.app.database.query("SELECT name, guest FROM person WHERE mail = $1", [guest.address])).toEqual([{ name: guest.name, guest: true }]);
});

/** A series of Anna's on three Thursdays. */
const series = (): EventCopy => {
  const { local } = desk.app;
  const owner = local?.standin.graph.world.find(upn("anna.nilsson"));
  if (!local || !owner) throw new Error("Anna has no mailbox");
  const zoned = (clock: string) => ({ dateTime: `${thursday}T${clock}:00`, timeZone: "W. Europe Standard Time" });
  const made = local.standin.graph.meetings.create(owner, {
    start: zoned("09:00"),
    end: zoned("12:00"),
    attendees: [{ type: "resource", emailAddress: { address: stugun } }],
    recurrence: { pattern: { type: "weekly", interval: 1, daysOfWeek: ["thursday"], firstDayOfWeek: "monday" }, range: { type: "numbered", startDate: thursday, numberOfOccurrences: 3 } },
  });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value;
};

test("a series takes a desk on each of its days", async () => {
  series();
  await look();
  expect((await taken()).map((one) => [one.date, one.during])).toEqual([["2026-11-26", "09:00-12:00"], ["2026-12-03", "09:00-12:00"], ["2026-12-10", "09:00-12:00"]]);
});

test.each(["delete", "decline"])("a series that the hub comes to %s gives all its desks back", async (act) => {
  const { iCalUId } = series();
  await look();
  expect(await taken()).toHaveLength(3);
  await desk.app.admin(`/outlook/${act}`, { eventId: iCalUId, mailbox: stugun });
  await look();
  expect(await taken()).toEqual([]);
});

test("a series of which Exchange tells by its master alone that it is gone gives all its desks back", async () => {
  const { iCalUId } = series();
  await look();
  const { ledger, deps } = desk.app;
  const [hubCopy] = await desk.standing(stugun);
  await desk.app.admin("/outlook/delete", { eventId: iCalUId, mailbox: stugun });
  const ready = await readyToTakeIn(deps);
  await ledger.transaction((tx) => takeInCopy(ready, tx, stugun, { kind: "removed", graphId: hubCopy?.immutableId ?? "" }));
  await desk.jobs.now();
  expect(await taken()).toEqual([]);
});

/** Messages that the bot has sent to a person, as text. */

test("when Outlook and the ledger want the same last desk, those who hold it keep it; the organizer is told once, with what is free instead, and gets a desk when one comes free", async () => {
  await desk.app.local?.standin.connector.install(upn("anna.nilsson"));
  await desk.policy(stugun, { capacity: 99 });
  const holders = ["bo.eriksson", "cecilia.jonsson", "david.holm", "eva.lind"];
  const held: { client: Client; id: string }[] = [];
  for (const name of holders) {
    const client = await desk.app.as(name);
    held.push({ client, id: (await desk.book(client, hub)).id });
  }
  await look();
  await meet(upn("anna.nilsson"));
  await look();
  expect((await taken()).map((one) => one.mail)).toEqual(holders.map(upn));
  expect(await causes()).toEqual(["over-capacity"]);
  for (let minute = 0; minute < 60; minute += 1) {
    await desk.jobs.pass(60);
    await desk.jobs.run("mend-drift");
  }
  const told = chatOf("anna.nilsson").filter((message) => message.includes("fler bokningar i Outlook än platser"));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/Det här är ledigt i stället/);
  expect(told[0]).toMatch(/Action\.(Execute|Submit)/);

  const [first] = held;
  await first?.client.send("DELETE", `/api/bookings/${first.id}`);
  for (let quarter = 0; quarter < 2; quarter += 1) {
    await desk.jobs.pass(900);
    await desk.jobs.run("mend-drift");
  }
  expect((await taken()).map((one) => one.mail)).toEqual([upn("anna.nilsson"), ...holders.slice(1).map(upn)]);
  expect(await causes()).toEqual([]);
});

test("a hub that is asked anew after its own copy was deleted keeps the seat, at the new time", async () => {
  const { iCalUId } = await meet(upn("anna.nilsson"));
  await look();
  await desk.app.admin("/outlook/delete", { eventId: iCalUId, mailbox: stugun });
  await desk.app.admin("/outlook/move", { eventId: iCalUId, start: at("10:00"), end: at("12:00") });
  await look();
  await desk.jobs.pass(120);
  expect(await taken()).toMatchObject([{ mail: upn("anna.nilsson"), during: "10:00-12:00" }]);
  await desk.app.admin("/outlook/delete", { eventId: iCalUId });
  await look();
  expect(await taken()).toEqual([]);
});

test("a meeting of no length takes no desk, and holds up none of those that come after it", async () => {
  await meet(upn("anna.nilsson"), { from: "10:00", to: "10:00" });
  await meet(upn("bo.eriksson"));
  await look();
  expect((await taken()).map((one) => one.mail)).toEqual([upn("bo.eriksson")]);
  expect(await causes()).toEqual([]);
  expect(await desk.app.ledger.sync.mailbox(stugun)).not.toBeNull();
});

test("a meeting that is shortened to nothing gives its desks back", async () => {
  const { iCalUId } = await meet(upn("anna.nilsson"), { people: [upn("bo.eriksson")] });
  await look();
  expect(await taken()).toHaveLength(2);
  await desk.app.admin("/outlook/move", { eventId: iCalUId, start: at("10:00"), end: at("10:00") });
  await look();
  expect(await taken()).toEqual([]);
});

test("a copy that the ledger will not take in is listed and tried again, and holds up none of the others", async () => {
  const { database } = desk.app;
  await database.script("ALTER TABLE person ADD CONSTRAINT not_this_one CHECK (mail <> 'gast@annanregion.example') NOT VALID");
  desk.app.local?.standin.graph.meetings.create({ address: "gast@annanregion.example", name: "Gäst Gästsson", id: "5f0f2c52-0000-4000-8000-000000000001" }, {
    start: { dateTime: `${thursday}T09:00:00`, timeZone: "W. Europe Standard Time" },
    end: { dateTime: `${thursday}T12:00:00`, timeZone: "W. Europe Standard Time" },
    attendees: [{ type: "resource", emailAddress: { address: stugun } }],
  });
  await meet(upn("bo.eriksson"));
  await look();
  expect((await taken()).map((one) => one.mail)).toEqual([upn("bo.eriksson")]);
  expect(await causes()).toEqual(["copy-not-taken"]);
  expect(await desk.app.ledger.sync.mailbox(stugun)).not.toBeNull();
  await desk.jobs.pass(60);
  await desk.jobs.run("mend-drift").catch(() => undefined);
  expect(await causes()).toEqual(["copy-not-taken"]);
  await database.script("ALTER TABLE person DROP CONSTRAINT not_this_one");
  await desk.jobs.pass(120);
  await desk.jobs.run("mend-drift");
  expect((await taken()).map((one) => one.mail)).toEqual([upn("bo.eriksson"), "gast@annanregion.example"]);
  expect(await causes()).toEqual([]);
});

test("a meeting that the mailbox declines takes nothing", async () => {
  await desk.policy(stugun, { capacity: 0 });
  await meet(upn("anna.nilsson"));
  await look();
  expect(await taken()).toEqual([]);
  expect((await desk.all(stugun) as readonly Pick<EventCopy, "gone">[]).every((one) => one.gone)).toBe(true);
});
