import { startListener } from "../support/listener.ts";
import type { Listener } from "../support/listener.ts";
import { anna, bo, brunflo, deltaPath, deskEvent, eventPath, monday, startWorld, viewPath, wholeRound } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const torsta = "hubb-as-torsta@regionen.example";

describe("Being told of changes", () => {
  let world: World;
  let listener: Listener;
  beforeEach(async () => {
    [world, listener] = [await startWorld({ patience: { answerMs: 30_000 } }), await startListener()];
  });
  /** A Graph that waits no longer than this for an answer, in real time: only where the listener gives none, since on a busy machine a good answer takes its time. */
  const waitsOnly = async (answerMs: number): Promise<void> => {
    await world.stop();
    world = await startWorld({ patience: { answerMs } });
  };
  afterEach(async () => {
    await world.stop();
    await listener.stop();
  });
  const subscribe = async (mailbox = brunflo, more: object = {}, prefer?: string): Promise<string> => {
    const made = await world.app(
      "POST",
      "/subscriptions",
      { changeType: "created,updated,deleted", notificationUrl: listener.changes, lifecycleNotificationUrl: listener.lifecycle, resource: `users/${mailbox}/events`, expirationDateTime: new Date(monday.getTime() + 6 * 86_400_000).toISOString(), clientState: `secret of ${mailbox}`, ...more },
      { prefer },
    );
    expect(made.status).toBe(201);
    return made.body.id;
  };
  const book = async (mailbox = brunflo, date?: string, upn = anna) => (await world.app("POST", `/users/${upn}/events`, deskEvent(mailbox, date))).body;
  const pass = async (seconds: number): Promise<void> => {
    for (let i = 0; i < seconds; i += 1) {
      world.pass(1);
      await world.standin.graph.notices.settled();
    }
  };
  const set = (settings: object) => world.admin("PUT", "/notices", settings);

  it("tells of one booking once that it is made and thrice that it is changed, by the hub's own copy", async () => {
    const id = await subscribe();
    const made = await book();
    await pass(8);
    const items = listener.items();
    expect(items.map((one) => one.changeType).sort()).toEqual(["created", "updated", "updated", "updated"]);
    const [copy] = (await world.app("GET", viewPath(brunflo))).body.value;
    expect(copy?.id).not.toBe(made.id);
    expect(new Set(items.map((one) => one.resourceData.id))).toEqual(new Set([copy?.id]));
    const mailboxId = world.standin.graph.world.find(brunflo)?.id ?? "";
    expect(items[0]).toMatchObject({
      subscriptionId: id,
      clientState: `secret of ${brunflo}`,
      tenantId: world.standin.tenant.tenantId,
      resource: `Users/${mailboxId}/Events/${copy?.id ?? ""}`,
      resourceData: { "@odata.type": "#Microsoft.Graph.Event", "@odata.id": `Users/${mailboxId}/Events/${copy?.id ?? ""}` },
    });
    expect(listener.heard.every((one) => one.authorization === undefined)).toBe(true);
  });

  it("tells nothing before its delay has passed, and nothing of other mailboxes", async () => {
    await subscribe();
    await set({ delayMs: 60_000, delayMsMax: 60_000 });
    await book(torsta);
    await book();
    await pass(59);
    expect(listener.heard).toEqual([]);
    await pass(10);
    expect(new Set(listener.items().map((one) => one.clientState))).toEqual(new Set([`secret of ${brunflo}`]));
  });

  it("keeps the form of ids that it was asked for with, whatever the reader prefers", async () => {
    await subscribe(brunflo, {}, 'outlook.timezone="UTC"');
    await book();
    await pass(1);
    const immutable = (await world.app("GET", viewPath(brunflo))).body.value[0]?.id;
    expect(listener.items()[0]?.resourceData.id).toMatch(/^AAMkAD/);
    expect(immutable).toMatch(/^AAkALg/);
  });

  it("tells only of the changes that were asked for", async () => {
    await subscribe(brunflo, { changeType: "deleted" });
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { capacity: 0 });
    await book();
    await pass(8);
    expect(listener.items().map((one) => one.changeType)).toEqual(["deleted"]);
  });

  it("puts items of several subscriptions in one POST when they fall due together", async () => {
    await Promise.all([subscribe(), subscribe(torsta)]);
    await Promise.all([book(), book(torsta, undefined, bo)]);
    await pass(1);
    expect(listener.heard).toHaveLength(1);
    expect(new Set(listener.heard[0]?.items.map((one) => one.clientState))).toEqual(new Set([`secret of ${brunflo}`, `secret of ${torsta}`]));
  });

  it("loses, doubles and reorders as it is set to, the same way for the same seed", async () => {
    const story = async (settings: object): Promise<string[]> => {
      await world.stop();
      listener.heard.length = 0;
      world = await startWorld();
      await subscribe();
      await set(settings);
      const dates = ["24", "25", "26", "27", "30"].map((day) => `2026-11-${day}`);
      const ids: string[] = [];
      for (const date of dates) {
        await book(brunflo, date);
        const found = await wholeRound(world.app, deltaPath(brunflo));
        ids.push(...found.items.map((one) => one.id).filter((id) => !ids.includes(id)));
        await pass(1);
      }
      await pass(50);
      return listener.items().map((one) => `${ids.indexOf(one.resourceData.id)} ${one.changeType ?? ""}`);
    };
    const quiet = await story({ echoes: 0 });
    expect(quiet).toHaveLength(10);
    expect(await story({ drop: 1 })).toEqual([]);
    expect(await story({ echoes: 0, double: 1 })).toHaveLength(20);
    const wild = { echoes: 0, seed: 7, drop: 0.3, reorder: 0.5 };
    const once = await story(wild);
    expect(once.length).toBeGreaterThan(0);
    expect(once.length).toBeLessThan(10);
    expect(once).not.toEqual(quiet.slice(0, once.length));
    expect(await story(wild)).toEqual(once);
    expect(await story({ ...wild, seed: 8 })).not.toEqual(once);
  });

  it("comes again, after growing pauses, until it is answered in time and well", async () => {
    await waitsOnly(3000);
    await subscribe(brunflo, { changeType: "created" });
    await book();
    listener.now.status = 500;
    await pass(1);
    expect(listener.heard).toHaveLength(1);
    listener.now.status = "never";
    await pass(5);
    expect(listener.heard).toHaveLength(2);
    listener.now.status = 202;
    await pass(9);
    expect(listener.heard).toHaveLength(2);
    await pass(60);
    expect(listener.heard).toHaveLength(3);
    expect(world.standin.graph.notices.waiting()).toEqual([]);
  });

  it("gives up within four hours and tells that something was missed", async () => {
    await subscribe(brunflo, { changeType: "created" });
    await book();
    listener.now.status = 500;
    for (let i = 0; i < 300; i += 1) {
      if (i === 245) listener.now.status = 202;
      world.pass(60);
      await world.standin.graph.notices.settled();
    }
    expect(listener.items().length).toBeGreaterThan(5);
    expect(new Set(listener.items("/lifecycle").map((one) => one.lifecycleEvent))).toEqual(new Set(["missed"]));
    expect(world.standin.graph.notices.waiting()).toEqual([]);
  });

  it("leaves a listener alone for ten minutes when it is too slow too often, and then says that it missed something", async () => {
    await waitsOnly(200);
    await subscribe(brunflo, { changeType: "created" });
    listener.now.status = "never";
    for (let day = 1; day <= 12; day += 1) {
      await book(brunflo, `2026-12-${String(day).padStart(2, "0")}`);
      await pass(2);
    }
    listener.now.status = 202;
    const before = listener.items().length;
    await book(brunflo, "2026-12-20");
    await pass(120);
    expect(listener.items()).toHaveLength(before);
    await pass(600);
    // An answer that took its time is asked for again.
    expect(new Set(listener.items("/lifecycle").map((one) => one.lifecycleEvent))).toEqual(new Set(["missed"]));
  });

  it("falls silent at its end, and tells nobody", async () => {
    await subscribe(brunflo, { expirationDateTime: new Date(monday.getTime() + 3_600_000).toISOString() });
    world.pass(3599);
    await book();
    await pass(10);
    expect(listener.heard).toEqual([]);
  });

  it("falls silent when the app may no longer read the mailbox", async () => {
    await subscribe();
    await world.admin("PUT", `/mailboxes/${brunflo}/grants`, { grants: [] });
    expect((await world.app("GET", viewPath(brunflo))).status).toBe(403);
    await book();
    await pass(8);
    expect(listener.heard).toEqual([]);
    await world.admin("PUT", `/mailboxes/${brunflo}/grants`, { grants: null });
    expect((await world.app("GET", viewPath(brunflo))).status).toBe(200);
  });

  it("says, in the shape that is really sent, that rights must be proved, and falls silent when they are not", async () => {
    const id = await subscribe();
    const ask = () => world.admin("POST", "/notices/lifecycle", { event: "reauthorizationRequired", mailbox: brunflo, withinMinutes: 30 });
    await ask();
    await pass(2);
    const [told] = listener.items("/lifecycle");
    expect(told).toMatchObject({ lifecycleEvent: "reauthorizationRequired", subscriptionId: id, resource: "", clientState: `secret of ${brunflo}`, sequence: null, organizationId: world.standin.tenant.tenantId });
    expect(told).not.toHaveProperty("tenantId");
    expect(told).not.toHaveProperty("changeType");
    world.pass(1800);
    await book();
    await pass(8);
    expect(listener.items()).toEqual([]);
    expect((await world.app("POST", `/subscriptions/${id}/reauthorize`)).status).toBe(204);
    await book(brunflo, "2026-11-27");
    await pass(8);
    const heard = listener.items().length;
    expect(heard).toBe(4);
    await ask();
    expect((await world.app("PATCH", `/subscriptions/${id}`, { expirationDateTime: new Date(monday.getTime() + 5 * 86_400_000).toISOString() })).status).toBe(200);
    world.pass(1800);
    await book(brunflo, "2026-11-30");
    await pass(8);
    expect(listener.items()).toHaveLength(heard + 4);
  });

  it("says that it was removed, or that notices were lost, and forgets what waited", async () => {
    const id = await subscribe();
    await book();
    await world.admin("POST", "/notices/lifecycle", { event: "missed", mailbox: brunflo });
    await pass(1);
    expect(listener.items()).toEqual([]);
    await world.admin("POST", "/notices/lifecycle", { event: "subscriptionRemoved", subscriptionId: id });
    await pass(8);
    expect(listener.items("/lifecycle").map((one) => one.lifecycleEvent)).toEqual(["missed", "subscriptionRemoved"]);
    expect((await world.app("GET", `/subscriptions/${id}`)).status).toBe(404);
    expect((await world.admin("POST", "/notices/lifecycle", { event: "expired" })).status).toBe(400);
  });

  it("tells of a cancelled booking as changed, since the hub keeps its copy", async () => {
    const made = await book();
    await pass(5);
    await subscribe();
    await world.app("POST", `${eventPath(anna, made.id)}/cancel`, {});
    await pass(3);
    expect(listener.items().map((one) => one.changeType)).toEqual(["updated"]);
  });
});
