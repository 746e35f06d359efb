import { z } from "zod";
import { chanceOf } from "../../src/standin/chaos/dice.ts";
import { ratesShape } from "../../src/standin/chaos/rates.ts";
import { strikes, strikeOf } from "../../src/standin/chaos/strike.ts";
import { startListener } from "../support/listener.ts";
import { anna, at, brunflo, deltaPath, deskEvent, eventPath, monday, startWorld, viewPath, wholeRound } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const report = z.looseObject({ seed: z.number().nullable(), outageUntil: z.string().nullable(), calls: z.number(), struck: z.record(z.string(), z.number()), early: z.array(z.looseObject({ path: z.string() })) });

describe("Chance from a seed", () => {
  it("is the same for the same question and spread evenly over many", () => {
    const throws = Array.from({ length: 20_000 }, (_, n) => chanceOf(42, "status429", "GET /me", n));
    expect(throws).toEqual(Array.from({ length: 20_000 }, (_, n) => chanceOf(42, "status429", "GET /me", n)));
    expect(throws.every((one) => one >= 0 && one < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth += 1) expect(Math.abs(throws.filter((one) => Math.floor(one * 10) === tenth).length - 2000)).toBeLessThan(200);
    const other = throws.map((_, n) => chanceOf(43, "status429", "GET /me", n));
    expect(Math.abs(throws.filter((one, n) => one < 0.5 && (other[n] ?? 1) < 0.5).length - 5000)).toBeLessThan(300);
  });

  it("strikes at most once, and only where the fault makes sense", () => {
    const all = ratesShape.parse(Object.fromEntries(strikes.map((one) => [one, 1])));
    const read = { api: "connector", method: "GET", onMailbox: false, onFreshEvent: false, delta: null } as const;
    const struck = new Set<string | null>();
    for (const none of strikes) struck.add(strikeOf({ ...all, dropBeforeWrite: 0, status429: 0, status429bare: 0, status503before: 0, [none]: 0 }, read, () => 0));
    expect(struck).toEqual(new Set([null]));
    expect(strikeOf(all, read, (fault) => (fault === "status503before" ? 0 : 1))).toBe("status503before");
  });
});

describe("Faults from a seed", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());
  const play = (seed: number, rates: object, notices?: object) => world.admin("POST", "/chaos", { seed, rates, ...(notices ? { notices } : {}) });
  const told = async () => report.parse((await world.admin("GET", "/chaos")).body);
  const statusOf = async (call: () => Promise<{ status: number }>): Promise<number | "broken"> => {
    try {
      return (await call()).status;
    } catch {
      return "broken";
    }
  };
  const seats = async () => (await world.app("GET", viewPath(brunflo))).body.value.length;
  const post = () => world.app("POST", `/users/${anna}/events`, deskEvent(brunflo));

  it("meet the same calls whenever the seed is the same", async () => {
    const rates = { status429: 0.2, status503before: 0.2, dropBeforeWrite: 0.1 };
    const story = async (seed: number) => {
      await play(seed, rates);
      const met = [];
      for (let i = 0; i < 80; i += 1) met.push(await statusOf(() => world.app("GET", viewPath(brunflo))));
      return met;
    };
    const first = await story(1);
    expect(new Set(first)).toEqual(new Set([200, 429, 503, 504, "broken"]));
    expect(await story(1)).toEqual(first);
    expect(await story(2)).not.toEqual(first);
  });

  it("do not depend on what other calls come between", async () => {
    const story = async (between: number) => {
      await play(5, { status503before: 0.4 });
      const met = [];
      for (let i = 0; i < 15; i += 1) {
        met.push((await world.app("GET", viewPath(brunflo))).status);
        for (let j = 0; j < between; j += 1) await world.app("GET", `/users/${anna}`);
      }
      return met.map((one) => one === 200);
    };
    expect(await story(2)).toEqual(await story(0));
  });

  it.each([
    ["status503after", [503, 504]],
    ["dropAfterWrite", ["broken"]],
  ] as const)("%s does the work and spoils the answer, and leaves reads alone", async (fault, answers) => {
    await play(1, { [fault]: 1 });
    const met = await statusOf(post);
    expect(answers).toContain(met);
    expect(await seats()).toBe(1);
  });

  it.each(["status429", "status429bare", "status503before", "dropBeforeWrite", "rbacDenied", "tokenRevoked"])("%s does no work", async (fault) => {
    await play(1, { [fault]: 1 });
    expect(await statusOf(post)).not.toBe(201);
    await world.admin("DELETE", "/chaos");
    expect(await seats()).toBe(0);
    expect((await told()).struck).toEqual({ [fault]: 1 });
  });

  it("tell with a 429 how long to wait, or do not, and see who comes too early", async () => {
    await play(1, { status429: 1 });
    const seconds = Number((await post()).headers.get("retry-after"));
    expect([1, 2, 3]).toContain(seconds);
    world.pass(seconds);
    await post();
    expect((await told()).early).toEqual([]);
    await post();
    expect((await told()).early).toMatchObject([{ method: "POST", path: `/v1.0/users/${anna}/events` }]);
    await play(1, { status429bare: 1 });
    const bare = await post();
    expect([bare.status, bare.headers.get("retry-after")]).toEqual([429, null]);
  });

  it("refuse a revoked token until another is shown", async () => {
    const token = await world.standin.entra.mint({ aud: "https://graph.microsoft.com", iss: `https://sts.windows.net/${world.standin.tenant.tenantId}/`, appid: world.standin.tenant.tabApp, idtyp: "app", oid: world.standin.tenant.tabApp, tid: world.standin.tenant.tenantId, ver: "1.0" });
    const read = async (shown?: string) => (await world.app("GET", viewPath(brunflo), undefined, shown ? { token: shown } : {})).status;
    expect(await read(token)).toBe(200);
    await play(1, { tokenRevoked: 1 });
    expect(await read(token)).toBe(401);
    await play(1, {});
    expect([await read(token), await read()]).toEqual([401, 200]);
    await world.admin("DELETE", "/chaos");
    expect(await read(token)).toBe(200);
  });

  it("do not find an event that has just been made, and find it a minute later", async () => {
    const path = eventPath(anna, (await post()).body.id);
    await play(1, { notFoundJustCreated: 1, conflict412: 1 });
    expect((await world.app("GET", path)).body.error?.code).toBe("ErrorItemNotFound");
    world.pass(61);
    expect((await world.app("GET", path)).status).toBe(200);
    expect((await world.app("PATCH", path, { start: at("2026-11-26T09:00:00") })).body.error?.code).toBe("ErrorIrresolvableConflict");
  });

  it("lose the sync state of a round that goes on, and send changes twice", async () => {
    await post();
    await play(1, { deltaReplay: 1 });
    const { items, deltaLink } = await wholeRound(world.app, deltaPath(brunflo));
    expect(items).toHaveLength(2);
    await play(1, { syncStateLost: 1 });
    expect((await world.app("GET", deltaLink)).status).toBe(410);
    expect((await world.app("GET", deltaPath(brunflo))).status).toBe(200);
  });

  it("strike the chat too, but neither sign-in nor the levers", async () => {
    await play(1, { status503before: 1 });
    const chat = await fetch(`${world.standin.origin}/v3/conversations/nobody/activities`, { method: "POST", body: "{}" });
    expect([503, 504]).toContain(chat.status);
    expect((await fetch(`${world.standin.origin}/${world.standin.tenant.tenantId}/discovery/v2.0/keys`)).status).toBe(200);
    expect((await world.admin("GET", "/calls")).status).toBe(200);
  });

  it("take Graph down for as long as they are told, and let notices leave afterwards", async () => {
    const listener = await startListener();
    await world.app("POST", "/subscriptions", { changeType: "created,updated,deleted", notificationUrl: listener.changes, resource: `users/${brunflo}/events`, expirationDateTime: new Date(monday.getTime() + 86_400_000).toISOString() });
    await post();
    expect((await world.admin("POST", "/outage", { minutes: 60 })).status).toBe(200);
    const met = [];
    for (let i = 0; i < 30; i += 1) met.push(await statusOf(post));
    expect(new Set(met)).toEqual(new Set([503, "broken"]));
    expect((await told()).outageUntil).toBe(new Date(monday.getTime() + 3_600_000).toISOString());
    world.pass(3599);
    await world.standin.graph.notices.settled();
    expect(listener.heard).toEqual([]);
    world.pass(1);
    await world.standin.graph.notices.settled();
    expect(listener.items()).toHaveLength(4);
    expect((await post()).status).toBe(201);
    world.standin.chaos.outage(10);
    expect(await statusOf(post)).not.toBe(201);
    await world.admin("DELETE", "/outage");
    expect((await post()).status).toBe(201);
    await listener.stop();
  });

  it("refuse what they do not understand, and end with a reset", async () => {
    expect((await play(1, { status418: 1 })).status).toBe(400);
    expect((await play(1, { status429: 2 })).status).toBe(400);
    expect((await play(1.5, {})).status).toBe(400);
    expect((await world.admin("POST", "/outage", { minutes: -1 })).status).toBe(400);
    await play(1, { status503before: 1 });
    await world.admin("POST", "/reset");
    expect((await world.app("GET", viewPath(brunflo))).status).toBe(200);
  });
});
