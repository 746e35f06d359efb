import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Client } from "../support/app.ts";
import { anna, brunflo, calendarDesk, torsta } from "./calendarDesk.ts";
import type { CalendarDesk } from "./calendarDesk.ts";

let desk: CalendarDesk;
let person: Client;
let administrator: Client;
beforeAll(async () => {
  desk = await calendarDesk();
});
beforeEach(async () => {
  person = await desk.begin();
  await desk.app.database.script("TRUNCATE drift; TRUNCATE place");
  administrator = await desk.app.as("eva.lind");
});
afterAll(() => desk.stop());

type Listed = { id: string; cause: string; says: string; does: string; since: string; next: string | null; tries: number; mendable: boolean; hubId: string | null; bookingId: string | null };
/** Signed in anew each time, for days pass. */
const list = async (): Promise<Listed[]> => {
  administrator = await desk.app.as("eva.lind");
  return (await administrator.get("/api/drift")).body.drifts;
};
/** The button: asks for it to be mended now, and lets the job be done. */
const press = async (one: Listed | undefined): Promise<number> => {
  const { status } = await administrator.send("POST", `/api/drift/${one?.id}/mend`);
  await desk.jobs.now();
  return status;
};

test("unanswered: a mailbox that has not answered for a day is listed, and the button asks again", async () => {
  await desk.policy(torsta, { answers: "never" });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(86_500);
  const [one, ...more] = await list();
  expect(more).toEqual([]);
  expect(one).toMatchObject({ cause: "unanswered", hubId: "as-torsta", bookingId: id, mendable: true, tries: 0 });
  expect(one?.next).not.toBeNull();
  expect(await press(one)).toBe(202);
  expect(await list()).toMatchObject([{ cause: "unanswered", tries: 1 }]);
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/accept", { eventId: ours?.iCalUId });
  await press(one);
  expect(await list()).toEqual([]);
  expect(await desk.see(await desk.app.as("anna.nilsson"), id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
});

/** A booking that the hub declines when the person has checked in. */
const declinedThoughThere = async (): Promise<string> => {
  const { id } = await desk.book(person, "as-torsta", { dates: ["2026-11-23"] });
  await desk.jobs.pass(20);
  await desk.jobs.pass(600);
  await person.send("POST", `/api/bookings/${id}/check-in`);
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/decline", { eventId: ours?.iCalUId });
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.now();
  expect(await list()).toMatchObject([{ cause: "declined-though-there", bookingId: id }]);
  return id;
};

test("declined though there: who has checked in keeps the desk for the day, and with the day the difference ends", async () => {
  const id = await declinedThoughThere();
  await press((await list())[0]);
  expect(await desk.see(person, id)).toMatchObject({ status: "checked-in" });
  await desk.jobs.pass(12 * 3600);
  await desk.jobs.run("mend-drift");
  expect(await list()).toEqual([]);
});

test("declined though there: it ends when they have moved to where the calendar says yes", async () => {
  const id = await declinedThoughThere();
  expect((await person.send("PATCH", `/api/bookings/${id}`, { hubId: "brunflo", date: "2026-11-24" })).status).toBe(200);
  await desk.jobs.pass(30);
  await press((await list())[0]);
  expect(await list()).toEqual([]);
});

test("unmatched copy: what may be our own on its way is neither entered twice nor forgotten", async () => {
  await desk.fault({ method: "POST", pathPattern: "/events$", what: "drop-after-write" });
  await desk.fault({ method: "POST", pathPattern: "/events$", nth: 2, times: 20, what: "status", status: 503 });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(4);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  expect(await list()).toMatchObject([{ cause: "unmatched-copy" }]);
  await press((await list())[0]);
  expect(await list()).toMatchObject([{ cause: "unmatched-copy" }]);
  await desk.app.admin("/faults", undefined, "DELETE");
  await desk.jobs.pass(600);
  await press((await list())[0]);
  expect(await list()).toEqual([]);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed" });
  expect(await desk.app.database.query("SELECT count(*)::int AS bookings FROM booking")).toEqual([{ bookings: 1 }]);
});

test("unmatched copy: a meeting of the person's own at the same time stays listed until Graph has told how it stands, and takes its seat then", async () => {
  await desk.fault({ method: "POST", pathPattern: "/events$", times: 20, what: "status", status: 503 });
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(1);
  const { during } = (await desk.app.ledger.booking(id)) ?? {};
  await desk.app.admin("/outlook/book", { organizer: anna, mailbox: torsta, start: during?.start, end: during?.end });
  await desk.jobs.pass(4);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  expect(await list()).toMatchObject([{ cause: "unmatched-copy" }]);
  await desk.app.admin("/faults", undefined, "DELETE");
  await desk.fault({ method: "GET", pathPattern: "/hubb-as-torsta[^/]*/events/", times: 20, what: "status", status: 503 });
  await desk.jobs.pass(20);
  await press((await list())[0]);
  expect(await list()).toMatchObject([{ cause: "unmatched-copy" }]);
  await desk.app.admin("/faults", undefined, "DELETE");
  await press((await list())[0]);
  expect(await list()).toEqual([]);
  expect(await desk.app.database.query("SELECT count(*)::int AS claims FROM claim")).toEqual([{ claims: 2 }]);
});

/** A booking that the hub has accepted and whose copy was seen there, a while ago; then somebody deletes that copy at the hub. */
const bookedAndDeletedAtTheHub = async (): Promise<string> => {
  const { id } = await desk.book(person, "as-torsta");
  await desk.jobs.pass(5);
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.pass(120);
  const [ours] = await desk.standing(anna);
  await desk.app.admin("/outlook/delete", { eventId: ours?.iCalUId, mailbox: torsta });
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.jobs.now();
  expect(await list()).toMatchObject([{ cause: "hub-copy-missing", bookingId: id, hubId: "as-torsta" }]);
  return id;
};

test("hub copy missing: what only the hub's own calendar has lost is asked for anew, and stands in both again", async () => {
  const id = await bookedAndDeletedAtTheHub();
  await press((await list())[0]);
  expect(await desk.see(person, id)).toMatchObject({ status: "held" });
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
  expect([(await desk.standing(anna)).length, (await desk.standing(torsta)).length]).toEqual([1, 1]);
  expect(await list()).toEqual([]);
});

test("hub copy missing: a hub that says no this time frees the desk", async () => {
  const id = await bookedAndDeletedAtTheHub();
  await desk.policy(torsta, { capacity: 0 });
  await press((await list())[0]);
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ status: "declined", calendar: "declined" });
  expect(await desk.standing(anna)).toEqual([]);
  expect(await list()).toEqual([]);
});

test("hub copy missing: while the person's mailbox cannot be read nothing is made anew", async () => {
  const id = await bookedAndDeletedAtTheHub();
  await desk.fault({ method: "GET", pathPattern: "/events/", times: 20, what: "status", status: 503 });
  await press((await list())[0]);
  expect(await list()).toMatchObject([{ cause: "hub-copy-missing", tries: 1 }]);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed" });
  expect(await desk.standing(anna)).toHaveLength(1);
});

test("Graph refuses: an event is made once the right has come back, however often and by however many it is asked for", async () => {
  await desk.app.admin(`/mailboxes/${anna}/grants`, { grants: [] }, "PUT");
  const { id } = await desk.book(person, "brunflo");
  await desk.jobs.pass(30);
  const [one] = await list();
  expect(one).toMatchObject({ cause: "graph-refuses", bookingId: id });
  await press(one);
  expect(await desk.standing(anna)).toEqual([]);
  await desk.app.admin(`/mailboxes/${anna}/grants`, { grants: null }, "PUT");
  await Promise.all([desk.jobs.run("mend-drift", { driftId: one?.id ?? "" }), desk.jobs.run("mend-drift", { driftId: one?.id ?? "" })]);
  await desk.jobs.pass(60);
  expect(await list()).toEqual([]);
  expect(await desk.all(anna)).toHaveLength(1);
  expect(await desk.standing(brunflo)).toHaveLength(1);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed", calendar: "accepted" });
});

test("a difference is tried more and more seldom, and after more than a day of that is left to a person", async () => {
  await desk.app.admin(`/mailboxes/${anna}/grants`, { grants: [] }, "PUT");
  await desk.book(person, "brunflo", { dates: ["2026-12-10"] });
  await desk.jobs.pass(30);
  const waits: (number | null)[] = [];
  for (let round = 0; round < 8; round += 1) {
    const [one] = await list();
    if (!one) throw new Error("the difference is gone");
    waits.push(one.next === null ? null : Math.round((Date.parse(one.next) - desk.app.clock.now().getTime()) / 60_000));
    if (one.next !== null) await desk.jobs.pass((Date.parse(one.next) - desk.app.clock.now().getTime()) / 1000 + 1);
    await desk.jobs.run("mend-drift");
  }
  expect(waits).toEqual([1, 1, 2, 5, 15, 60, 240, 1440]);
  expect(await list()).toMatchObject([{ next: null, tries: 8 }]);
});

test("one difference that breaks off holds up none of the others", async () => {
  await desk.app.admin(`/mailboxes/${anna}/grants`, { grants: [] }, "PUT");
  const { id } = await desk.book(person, "brunflo");
  await desk.jobs.pass(30);
  await desk.app.database.query("INSERT INTO drift (id, cause, subject, detail, since, next_at) VALUES (gen_random_uuid(), 'graph-refuses', 'no-uuid-at-all', '{}', '2026-11-01', '2026-11-01')");
  await desk.app.admin(`/mailboxes/${anna}/grants`, { grants: null }, "PUT");
  await desk.jobs.pass(120);
  await expect(desk.jobs.run("mend-drift")).rejects.toThrow(/1 differences could not be tried/);
  await desk.jobs.pass(60);
  expect(await desk.see(person, id)).toMatchObject({ status: "confirmed" });
});

test("unmapped place: what no hub uses is listed with its name, for a person to choose", async () => {
  await desk.app.database.query("INSERT INTO place (place_id, kind, name, mail, capacity, seen) VALUES ('nytt', 'workspace', 'Nya huset', 'nya-huset@regionen.example', 4, now()), ('känt', 'workspace', 'Ås', $1, 4, now())", [torsta]);
  const [one, ...more] = await list();
  expect(more).toEqual([]);
  expect(one).toMatchObject({ cause: "unmapped-place", mendable: false, next: null });
  expect(one?.says).toContain("Nya huset");
  expect(await press(one)).toBe(404);
});

test("the list and its button are for administrators alone", async () => {
  await desk.app.admin(`/mailboxes/${anna}/grants`, { grants: [] }, "PUT");
  await desk.book(person, "brunflo");
  await desk.jobs.pass(30);
  const [one] = await list();
  expect((await person.get("/api/drift")).status).toBe(403);
  expect((await person.send("POST", `/api/drift/${one?.id}/mend`)).status).toBe(403);
  expect(await list()).toMatchObject([{ tries: 0 }]);
});
