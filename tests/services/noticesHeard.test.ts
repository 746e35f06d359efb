import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { anna, brunflo, calendarDesk, torsta } from "./calendarDesk.ts";
import type { CalendarDesk } from "./calendarDesk.ts";

type Subscription = { id: string; resource: string; clientState: string; until: string };
let desk: CalendarDesk;
beforeAll(async () => {
  desk = await calendarDesk();
});
beforeEach(async () => {
  await desk.begin();
  await desk.app.database.script("TRUNCATE subscription; TRUNCATE drift");
  await desk.jobs.run("keep-subscriptions");
  await desk.jobs.pass(5);
  await desk.calls();
});
afterAll(() => desk.stop());

const subscriptions = async (): Promise<Subscription[]> => (await desk.app.admin("/subscriptions")) as Subscription[];
const of = async (mailbox: string): Promise<Subscription> => {
  const found = (await subscriptions()).find((one) => one.resource.toLowerCase().includes(mailbox));
  if (!found) throw new Error(`nobody tells of ${mailbox}`);
  return found;
};
const post = (path: string, value: unknown): Promise<Response> => fetch(`${desk.app.origin}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(value) });
const notice = ({ id, clientState }: Pick<Subscription, "id" | "clientState">, more: object = {}) => ({ subscriptionId: id, clientState, changeType: "created", resourceData: { id: "x" }, ...more });
const looks = async (): Promise<string[]> => (await desk.jobs.waiting()).filter((name) => name === "sweep-mailbox");
const deltas = async (): Promise<string[]> => (await desk.calls()).filter((call) => /delta/.test(call.template)).map((call) => call.mailbox ?? "");

test("the handshake is answered with the token alone, as plain text", async () => {
  const answer = await fetch(`${desk.app.origin}/api/notifications?validationToken=${encodeURIComponent("Å token + <b>")}`, { method: "POST" });
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([200, expect.stringContaining("text/plain"), "Å token + <b>"]);
});

test("many notices about one mailbox, in one post and in several, become one look", async () => {
  const one = await of(torsta);
  expect((await post("/api/notifications", { value: [notice(one), notice(one), notice(one)] })).status).toBe(202);
  expect((await post("/api/notifications", { value: [notice(one)] })).status).toBe(202);
  await desk.jobs.pass(1);
  expect(await deltas()).toEqual([]);
  await desk.jobs.pass(10);
  expect(new Set(await deltas())).toEqual(new Set([torsta]));
});

test("a notice that lacks the secret, has a wrong one, is of a foreign subscription or is no notice at all is answered alike and changes nothing", async () => {
  const one = await of(torsta);
  const forged = [
    { value: [notice({ id: one.id, clientState: "" })] },
    { value: [{ subscriptionId: one.id }] },
    { value: [notice({ id: one.id, clientState: `${one.clientState}x` })] },
    { value: [notice({ id: "0e2a2a7d-0000-4000-8000-000000000000", clientState: one.clientState })] },
    { value: [notice({ id: (await of(brunflo)).id, clientState: one.clientState })] },
    { value: "nothing" },
    {},
    [],
  ];
  for (const body of forged) expect([body, (await post("/api/notifications", body)).status]).toEqual([body, 202]);
  for (const lifecycleEvent of ["subscriptionRemoved", "missed", "reauthorizationRequired"]) expect((await post("/api/lifecycle", { value: [notice({ id: one.id, clientState: "guessed" }, { lifecycleEvent })] })).status).toBe(202);
  await desk.jobs.pass(10);
  expect(await deltas()).toEqual([]);
  expect((await subscriptions()).some((kept) => kept.id === one.id)).toBe(true);
  expect(await desk.app.database.query("SELECT 1 FROM subscription WHERE id = $1", [one.id])).toHaveLength(1);
});

test("among forged notices the true one is heard", async () => {
  const [one, other] = [await of(torsta), await of(brunflo)];
  await post("/api/notifications", { value: [notice({ ...one, clientState: "no" }), notice(other)] });
  await desk.jobs.pass(10);
  expect(new Set(await deltas())).toEqual(new Set([brunflo]));
});

test("a notice that is played again costs a look and changes nothing", async () => {
  const { local } = desk.app;
  await desk.app.admin("/outlook/book", { organizer: anna, mailbox: torsta, start: "2026-11-26T09:00:00+01:00", end: "2026-11-26T12:00:00+01:00" });
  await desk.jobs.pass(30);
  await local?.standin.graph.notices.settled();
  await desk.jobs.pass(30);
  const bookings = (): Promise<unknown[]> => desk.app.database.query("SELECT id, status, desk_id, during::text FROM booking");
  const before = await bookings();
  expect(before).toHaveLength(1);
  const one = await of(torsta);
  for (let n = 0; n < 3; n += 1) {
    await post("/api/notifications", { value: [notice(one)] });
    await desk.jobs.pass(10);
  }
  expect(await bookings()).toEqual(before);
});

test("Graph tells that it has lost notices: the mailbox is read anew, whole", async () => {
  await desk.jobs.run("sweep-mailbox", { mailbox: torsta });
  await desk.calls();
  const one = await of(torsta);
  expect((await post("/api/lifecycle", { value: [{ subscriptionId: one.id, clientState: one.clientState, lifecycleEvent: "missed", organizationId: "x", resource: "", sequence: 1 }] })).status).toBe(202);
  await desk.jobs.pass(10);
  const log = (await desk.app.admin("/calls")) as { query?: string }[];
  expect(log.some((call) => /startDateTime/i.test(call.query ?? ""))).toBe(true);
});

test("Graph has removed a subscription: another is made without a person, and the mailbox is looked at", async () => {
  const one = await of(torsta);
  await desk.app.admin("/notices/lifecycle", { event: "subscriptionRemoved", subscriptionId: one.id });
  await desk.jobs.pass(5);
  await desk.app.local?.standin.graph.notices.settled();
  await desk.jobs.pass(60);
  expect((await of(torsta)).id).not.toBe(one.id);
  expect(await deltas()).toContain(torsta);
});

test("Graph asks for proof of rights: it is given, and the subscription lives on", async () => {
  const one = await of(torsta);
  await post("/api/lifecycle", { value: [notice(one, { lifecycleEvent: "reauthorizationRequired" })] });
  await desk.jobs.pass(10);
  expect((await desk.calls()).map((call) => `${call.method} ${call.template}`)).toContain("POST /subscriptions/{subscription-id}/reauthorize");
  expect((await of(torsta)).id).toBe(one.id);
});

test("every hub mailbox has one subscription; they are renewed in time, made anew when they have ended, and those nobody remembers are removed", async () => {
  const first = await subscriptions();
  const mailboxes = (await desk.app.deps.hubBook.all()).flatMap((hub) => hub.desks.flatMap((place) => place.mailbox ?? []));
  expect(first).toHaveLength(new Set(mailboxes).size);
  await desk.jobs.pass(5.5 * 86_400);
  await desk.jobs.run("keep-subscriptions");
  const renewed = await subscriptions();
  expect(renewed.map((one) => one.id).toSorted()).toEqual(first.map((one) => one.id).toSorted());
  expect(renewed.every((one) => Date.parse(one.until) > desk.app.clock.now().getTime() + 5 * 86_400_000)).toBe(true);

  await desk.jobs.pass(8 * 86_400);
  expect(await subscriptions()).toEqual([]);
  await desk.jobs.run("keep-subscriptions");
  expect(await subscriptions()).toHaveLength(first.length);

  await desk.app.database.script("TRUNCATE subscription");
  await desk.jobs.run("keep-subscriptions");
  const again = await subscriptions();
  expect(again).toHaveLength(first.length);
  const kept = (await desk.app.database.query("SELECT id FROM subscription")).map((row) => String(row["id"]));
  expect(again.map((one) => one.id).toSorted()).toEqual(kept.toSorted());
});

test("while a look is under way, what is heard leads to another look and not to two at once", async () => {
  const one = await of(torsta);
  await post("/api/notifications", { value: [notice(one)] });
  expect(await looks()).toHaveLength(1);
  expect(await desk.app.ledger.sync.take(torsta, "5f0f2c52-0000-4000-8000-000000000009", desk.app.clock.now(), new Date(desk.app.clock.now().getTime() + 30_000))).toBe(true);
  await desk.jobs.pass(20);
  expect(await deltas()).toEqual([]);
  await desk.jobs.pass(20);
  expect(await deltas()).toContain(torsta);
});
