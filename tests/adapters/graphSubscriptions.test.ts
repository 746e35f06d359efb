import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { startListener } from "../support/listener.ts";
import type { Listener } from "../support/listener.ts";
import { anna, brunflo, eventOf, monday, startWorld, valueOf } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const checker = resolve(process.env["GRAPH_TRAFFIC_CHECKER"] ?? "../shared/tools/check-graph-traffic.mjs");
const whereTheCheckerIs = existsSync(checker) ? it : it.skip;
const days = (n: number): Date => new Date(monday.getTime() + n * 86_400_000);

describe("Subscriptions to what happens in the hubs' calendars", () => {
  let world: World;
  let listener: Listener;
  let trafficLog: string;
  beforeEach(async () => {
    trafficLog = join(mkdtempSync(join(tmpdir(), "graph-subscriptions-")), "traffic.ndjson");
    [world, listener] = [await startWorld({ trafficLog }), await startListener()];
  });
  afterEach(async () => {
    await world.stop();
    await listener.stop();
  });
  const here = (url: string): string => url.replace("https:", "http:");
  const wish = (more: object = {}) => ({ mailbox: brunflo, notificationUrl: here(listener.changes), lifecycleUrl: here(listener.lifecycle), clientState: "ours", until: days(6), ...more });

  it("are made with an end, an address for each kind of notice and a secret", async () => {
    const made = valueOf(await world.subscriptions.create(wish()));
    expect(made).toEqual({ id: made.id, mailbox: brunflo, until: days(6), notificationUrl: here(listener.changes), lifecycleUrl: here(listener.lifecycle), clientState: "ours" });
    expect(listener.handshakes).toEqual(["/changes", "/lifecycle"]);
  });

  it("bring notices by immutable ids, which delta gives too", async () => {
    valueOf(await world.subscriptions.create(wish()));
    await world.calendar.create(eventOf());
    world.pass(2);
    await world.standin.graph.notices.settled();
    const { copies } = valueOf(await world.calendar.delta(brunflo, { window: { start: monday, end: days(30) } }));
    expect(copies.map((one) => one.graphId)).toEqual([listener.items()[0]?.resourceData.id]);
  });

  it("are listed over all pages, without their secrets", async () => {
    const mailboxes = demoTenant.resources.map((one) => one.address);
    for (const mailbox of mailboxes) valueOf(await world.subscriptions.create(wish({ mailbox })));
    const listed = valueOf(await world.subscriptions.list());
    expect(listed.map((one) => one.mailbox).sort()).toEqual([...mailboxes].sort());
    expect(new Set(listed.map((one) => one.clientState))).toEqual(new Set([null]));
    expect(new Set(listed.map((one) => one.notificationUrl))).toEqual(new Set([here(listener.changes)]));
  });

  it("say in one word that there is one already, that nobody answered, and that the mailbox is none of ours", async () => {
    valueOf(await world.subscriptions.create(wish()));
    expect(await world.subscriptions.create(wish())).toMatchObject({ ok: false, why: "conflict" });
    listener.now.handshake = "forbidden";
    expect(await world.subscriptions.create(wish({ mailbox: "hubb-as-torsta@regionen.example" }))).toMatchObject({ ok: false, why: "refused", code: "ValidationError" });
    expect(await world.subscriptions.create(wish({ mailbox: demoTenant.controlMailbox }))).toMatchObject({ ok: false, why: "denied", code: "ErrorAccessDenied" });
  });

  it("are waited for as long as Graph itself waits for the listener", async () => {
    await world.stop();
    world = await startWorld({ timeout: 100 });
    listener.now.handshake = "well";
    const slow = world.standin.graph.faults;
    slow.add({ method: "POST", pathPattern: "/subscriptions$", nth: 1, times: 1, what: "delay", ms: 400 });
    expect((await world.subscriptions.create(wish())).ok).toBe(true);
  });

  it("are renewed and reauthorized, and not found once they are gone", async () => {
    const { id } = valueOf(await world.subscriptions.create(wish({ until: days(1) })));
    expect(valueOf(await world.subscriptions.renew(id, days(5))).until).toEqual(days(5));
    expect(await world.subscriptions.reauthorize(id)).toEqual({ ok: true, value: null });
    expect(await world.subscriptions.remove(id)).toEqual({ ok: true, value: null });
    expect(await world.subscriptions.remove(id)).toEqual({ ok: true, value: null });
    expect(await world.subscriptions.renew(id, days(5))).toMatchObject({ ok: false, why: "not-found" });
    expect(await world.subscriptions.reauthorize(id)).toMatchObject({ ok: false, why: "not-found" });
    expect(valueOf(await world.subscriptions.list())).toEqual([]);
  });

  it("of other kinds, made by somebody else for the same app, are not ours to see", async () => {
    const { id } = valueOf(await world.subscriptions.create(wish()));
    const one = world.standin.graph.notices.subscriptions.get(id);
    if (!one) throw new Error("the subscription is not there");
    world.standin.graph.notices.subscriptions.put({ ...one, id: "10000000-0000-4000-8000-000000000001", resource: "/teams/getAllMessages" });
    world.standin.graph.notices.subscriptions.put({ ...one, id: "10000000-0000-4000-8000-000000000002", resource: `/Users('${anna}')/Events` });
    expect(valueOf(await world.subscriptions.list()).map((found) => found.mailbox)).toEqual([brunflo, anna]);
  });

  whereTheCheckerIs(`keep to Microsoft's published contract${existsSync(checker) ? "" : " (skipped: the checker of recorded traffic is not on this machine)"}`, async () => {
    const { id } = valueOf(await world.subscriptions.create(wish()));
    valueOf(await world.subscriptions.list());
    valueOf(await world.subscriptions.renew(id, days(5)));
    valueOf(await world.subscriptions.reauthorize(id));
    await world.subscriptions.create(wish());
    valueOf(await world.subscriptions.remove(id));
    const checked = spawnSync(process.execPath, [checker, trafficLog], { encoding: "utf8" });
    expect(checked.stdout).toMatch(/\b6 calls, 5 operations, 0 faults\n$/);
    expect(checked.status).toBe(0);
  });
});
