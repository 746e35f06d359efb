import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { anna, bo, brunflo, eventOf, friday, houseBeDesk, local, startWorld, valueOf } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const checker = resolve(process.env["GRAPH_TRAFFIC_CHECKER"] ?? "../shared/tools/check-graph-traffic.mjs");
const whereTheCheckerIs = existsSync(checker) ? it : it.skip;
const window = { window: { start: local("2026-11-23", "00:00", "23:59").start, end: new Date("2026-12-23T00:00:00Z") } };
const record = z.object({ method: z.string(), url: z.string(), requestHeaders: z.record(z.string(), z.string()), requestBody: z.unknown(), status: z.number().nullable(), responseBody: z.unknown(), token: z.enum(["app", "delegated"]), scopes: z.array(z.string()).optional() });

/** All that the adapters ever ask, once each. */
async function aWorkingDay(world: World): Promise<void> {
  const { graphId } = valueOf(await world.calendar.create(eventOf()));
  const desk = valueOf(await world.calendar.create(eventOf({ personId: bo, mailbox: houseBeDesk })));
  valueOf(await world.calendar.create(eventOf({ mailbox: null, during: friday })));
  world.pass(5);
  valueOf(await world.calendar.read(anna, graphId));
  valueOf(await world.calendar.move(anna, graphId, local("2026-11-30", "08:00", "12:00")));
  world.pass(5);
  const round = valueOf(await world.calendar.delta(brunflo, window));
  valueOf(await world.calendar.delta(brunflo, round));
  valueOf(await world.calendar.controlMailboxIsRefused(demoTenant.controlMailbox));
  valueOf(await world.places.places());
  const place = demoTenant.resources.find((one) => one.address === houseBeDesk)?.placeId ?? "";
  valueOf(await world.personal.checkIn(await world.signIn("bo.eriksson@regionen.example"), place, desk.iCalUId));
  valueOf(await world.calendar.cancel(anna, graphId, "Platsen är släppt"));
}

describe("The traffic to Graph", () => {
  let world: World;
  let file: string;
  beforeEach(async () => {
    file = join(mkdtempSync(join(tmpdir(), "graph-traffic-")), "deep", "traffic.ndjson");
    world = await startWorld({ trafficLog: file });
  });
  afterEach(() => world.stop());

  it("is written down call by call, without any token", async () => {
    await aWorkingDay(world);
    const text = readFileSync(file, "utf8");
    const lines = text.trim().split("\n").map((line) => record.parse(JSON.parse(line)));
    expect(lines).toHaveLength(world.calls.length);
    // Where the app has no right at all, as in the control mailbox, Graph refuses and nothing is told.
    expect(lines.filter(({ status, scopes }) => scopes === undefined && (status ?? 0) < 400)).toEqual([]);
    const telltale = /authorization|bearer|eyJ[\w-]+\.[\w-]+\./i.exec(text);
    expect(telltale).toBeNull();
    expect(lines[0]).toMatchObject({ method: "POST", url: `https://graph.microsoft.com/v1.0/users/${anna}/events`, status: 201, token: "app" });
    expect(lines.every((line) => line.requestHeaders["prefer"]?.includes('IdType="ImmutableId"'))).toBe(true);
  });

  it("keeps whole lines when many calls are made at once", async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => world.calendar.create(eventOf({ personId: i % 2 ? anna : bo }))));
    const lines = readFileSync(file, "utf8").trim().split("\n").map((line) => record.parse(JSON.parse(line)));
    expect(lines).toHaveLength(30);
  });

  whereTheCheckerIs(`keeps to Microsoft's published contract${existsSync(checker) ? "" : " (skipped: the checker of recorded traffic is not on this machine)"}`, async () => {
    await aWorkingDay(world);
    const checked = spawnSync(process.execPath, [checker, file], { encoding: "utf8" });
    expect(checked.stdout).toMatch(/ 0 faults\n$/);
    expect(checked.status).toBe(0);
  });

  it("never lists a person's calendar", async () => {
    await aWorkingDay(world);
    const calls = world.standin.graph.calls.all();
    const lists = calls.filter((call) => call.method === "GET" && /(events|calendarView|delta|instances|getSchedule)$/.test(call.path));
    expect(lists.map((call) => call.mailbox)).toEqual(expect.arrayContaining([brunflo, demoTenant.controlMailbox]));
    expect(lists.filter((call) => call.mailboxKind === "person" && call.mailbox !== demoTenant.controlMailbox)).toEqual([]);
    expect(calls.filter((call) => call.mailboxKind === "person" && call.method !== "POST" && !/\/events\/[^/]+$/.test(call.path) && call.mailbox !== demoTenant.controlMailbox)).toEqual([]);
  });

  it("never writes into a hub's own calendar", async () => {
    await aWorkingDay(world);
    expect(world.standin.graph.calls.all().filter((call) => call.mailboxKind === "resource" && call.method !== "GET")).toEqual([]);
  });

  it("costs one call to book, one to see the answer and one to release", async () => {
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.pass(3);
    valueOf(await world.calendar.read(anna, graphId));
    valueOf(await world.calendar.cancel(anna, graphId, ""));
    expect(world.calls.map((call) => call.method)).toEqual(["POST", "GET", "POST"]);
  });
});
