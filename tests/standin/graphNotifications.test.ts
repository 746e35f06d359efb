import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startListener } from "../support/listener.ts";
import type { Listener } from "../support/listener.ts";
import { bo, anna, brunflo, deskEvent, monday, startWorld } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const inMinutes = (minutes: number, from = monday): string => new Date(from.getTime() + minutes * 60_000).toISOString();

describe("Asking Graph to be told of changes", () => {
  let world: World;
  let listener: Listener;
  beforeEach(async () => {
    [world, listener] = [await startWorld({ patience: { validateMs: 30_000 } }), await startListener()];
  });
  afterEach(async () => {
    await world.stop();
    await listener.stop();
  });
  const wish = (more: object = {}) => ({
    changeType: "created,updated,deleted",
    notificationUrl: listener.changes,
    lifecycleNotificationUrl: listener.lifecycle,
    resource: `users/${brunflo}/events`,
    expirationDateTime: inMinutes(10_080),
    clientState: "a secret",
    ...more,
  });
  const subscribe = (more: object = {}) => world.app("POST", "/subscriptions", wish(more));

  it("asks both addresses whether they want it, and gives what was wished for", async () => {
    const made = await subscribe();
    expect([made.status, made.body["clientState"], made.body["resource"], made.body["lifecycleNotificationUrl"]]).toEqual([201, "a secret", `users/${brunflo}/events`, listener.lifecycle]);
    expect(new Date(String(made.body["expirationDateTime"])).toISOString()).toBe(inMinutes(10_080));
    expect(listener.handshakes).toEqual(["/changes", "/lifecycle"]);
  });

  it("keeps the secret to itself afterwards", async () => {
    const { id } = (await subscribe()).body;
    expect((await world.app("GET", `/subscriptions/${id}`)).body["clientState"]).toBeNull();
    expect((await world.app("GET", "/subscriptions")).body.value.map((one) => [one.id, one["clientState"]])).toEqual([[id, null]]);
  });

  it.each([
    ["gives the token back undecoded", "raw"],
    ["gives it as a page", "html"],
    ["gives it as JSON", "quoted"],
    ["asks for a sign-in", "forbidden"],
  ] as const)("makes nothing for a listener that %s", async (_what, handshake) => {
    listener.now.handshake = handshake;
    const refused = await subscribe();
    expect([refused.status, refused.body.error?.code]).toEqual([400, "ValidationError"]);
    expect((await world.app("GET", "/subscriptions")).body.value).toEqual([]);
  });

  it("makes nothing for a listener that does not answer in time", async () => {
    await world.stop();
    world = await startWorld({ patience: { validateMs: 200 } });
    listener.now.handshake = "never";
    const refused = await subscribe();
    expect([refused.status, refused.body.error?.code]).toEqual([400, "InvalidRequest"]);
    expect((await world.app("GET", "/subscriptions")).body.value).toEqual([]);
  });

  it("makes nothing for an address where nobody listens", async () => {
    const refused = await subscribe({ lifecycleNotificationUrl: "https://127.0.0.1:1/gone" });
    expect([refused.status, refused.body.error?.code]).toEqual([400, "ValidationError"]);
  });

  it.each([
    ["a member that Graph does not know", { mailbox: brunflo }],
    ["an address without https", { notificationUrl: "http://127.0.0.1:3978/changes" }],
    ["a secret of 129 characters", { clientState: "x".repeat(129) }],
    ["a change that there is none of", { changeType: "created,moved" }],
    ["a window of the calendar", { resource: `users/${brunflo}/calendarView` }],
    ["an end in the past", { expirationDateTime: inMinutes(-1) }],
    ["more than a week", { expirationDateTime: inMinutes(10_090) }],
    ["an end that is no time", { expirationDateTime: "next week" }],
  ])("refuses %s", async (_what, more) => {
    expect((await subscribe(more)).status).toBe(400);
    expect(listener.handshakes).toEqual([]);
  });

  it("gives three quarters of an hour to who asks for less", async () => {
    const made = await subscribe({ expirationDateTime: inMinutes(5) });
    expect(new Date(String(made.body["expirationDateTime"])).toISOString()).toBe(inMinutes(45));
  });

  it("refuses a second one for the same mailbox and changes, also when both are asked for at once", async () => {
    const both = await Promise.all([subscribe(), subscribe({ changeType: "deleted,updated,created" })]);
    expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
    expect((await subscribe()).status).toBe(409);
    expect((await subscribe({ changeType: "deleted" })).status).toBe(201);
  });

  it("is for those who may read the mailbox, as Exchange grants it by mailbox", async () => {
    const other = await world.appWith([], world.standin.tenant.botApp)("POST", "/subscriptions", wish());
    expect([other.status, other.body.error?.code]).toEqual([403, "ErrorAccessDenied"]);
    expect((await subscribe({ resource: `users/${world.standin.tenant.controlMailbox}/events` })).status).toBe(403);
    expect((await world.as(bo)("POST", "/subscriptions", wish({ resource: `users/${anna}/events` }))).status).toBe(403);
    expect((await world.as(bo)("POST", "/subscriptions", wish({ resource: "me/events" }))).status).toBe(201);
    expect((await subscribe({ resource: "users/nobody@regionen.example/events" })).status).toBe(404);
  });

  it("shows each app and person its own alone", async () => {
    const { id } = (await subscribe()).body;
    const bot = world.appWith(["Calendars.Read"], world.standin.tenant.botApp);
    expect((await bot("GET", "/subscriptions")).body.value).toEqual([]);
    expect((await bot("DELETE", `/subscriptions/${id}`)).status).toBe(404);
    expect((await world.as(bo)("PATCH", `/subscriptions/${id}`, { expirationDateTime: inMinutes(60) })).status).toBe(404);
  });

  it("can be renewed, asking the listener again when it is set to, and removed", async () => {
    const { id } = (await subscribe({ expirationDateTime: inMinutes(60) })).body;
    const renew = () => world.app("PATCH", `/subscriptions/${id}`, { expirationDateTime: inMinutes(5000) });
    expect((await renew()).status).toBe(200);
    expect(listener.handshakes).toHaveLength(2);
    await world.admin("PUT", "/notices", { validateOnRenew: true });
    listener.now.handshake = "forbidden";
    expect((await renew()).status).toBe(400);
    listener.now.handshake = "well";
    expect((await renew()).status).toBe(200);
    expect((await world.app("PATCH", `/subscriptions/${id}`, { clientState: "another" })).status).toBe(400);
    expect((await world.app("DELETE", `/subscriptions/${id}`)).status).toBe(204);
    expect((await world.app("DELETE", `/subscriptions/${id}`)).status).toBe(404);
    expect((await renew()).status).toBe(404);
  });

  it("is not found once it has ended, and may be made anew", async () => {
    const { id } = (await subscribe({ expirationDateTime: inMinutes(60) })).body;
    world.pass(3601);
    expect((await world.app("GET", `/subscriptions/${id}`)).status).toBe(404);
    expect((await world.app("POST", `/subscriptions/${id}/reauthorize`)).status).toBe(404);
    expect((await subscribe()).status).toBe(201);
  });

  it("answers 429 to who lists too often, and says for how long", async () => {
    const replies = [];
    for (let i = 0; i < 26; i += 1) replies.push(await world.app("GET", "/subscriptions"));
    expect(replies.map((one) => one.status)).toEqual([...Array.from({ length: 25 }, () => 200), 429]);
    expect(replies.at(-1)?.headers.get("retry-after")).toBe("20");
    world.pass(20);
    expect((await world.app("GET", "/subscriptions")).status).toBe(200);
  });

  it("outlives a restart, with what was on its way", async () => {
    const folder = mkdtempSync(join(tmpdir(), "standin-notices-"));
    await world.stop();
    world = await startWorld({ file: join(folder, "standin.sqlite") });
    const { id } = (await subscribe()).body;
    await world.app("POST", `/users/${anna}/events`, deskEvent(brunflo));
    await world.stop();
    expect(listener.heard).toEqual([]);
    world = await startWorld({ file: join(folder, "standin.sqlite") });
    expect((await world.app("GET", "/subscriptions")).body.value.map((one) => one.id)).toEqual([id]);
    world.pass(10);
    await world.standin.graph.notices.settled();
    expect(listener.items().map((one) => one.changeType)).toContain("created");
    rmSync(folder, { recursive: true });
  });
});
