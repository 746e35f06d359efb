import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { startListener } from "../support/listener.ts";
import { anna, at, bo, brunflo, deltaPath, deskEvent, eventPath, startWorld, viewPath, wholeRound } from "./graphSupport.ts";
import type { Recorded, World } from "./graphSupport.ts";

/** Microsoft's v1.0 contract and its checker lie outside the repository. */
const contract = process.env["GRAPH_CONTRACT"] ?? resolve(import.meta.dirname, "../../../shared");
const checker = join(contract, "tools", "check-graph-traffic.mjs");
const held = existsSync(checker) ? it : it.skip;

describe("The stand-in's answers against Microsoft's own description of v1.0", () => {
  let world: World;
  const folder = mkdtempSync(join(tmpdir(), "standin-traffic-"));
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => {
    await world.stop();
    rmSync(folder, { recursive: true });
  });

  const check = (calls: readonly Recorded[]) => {
    const file = join(folder, "traffic.ndjson");
    writeFileSync(file, calls.map((call) => JSON.stringify(call)).join("\n"));
    return spawnSync(process.execPath, [checker, file], { cwd: resolve(import.meta.dirname, "../.."), encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } });
  };

  held(`hold for every kind of call (skipped where ${checker} is not there)`, async () => {
    const { app } = world;
    const asAnna = world.as(anna);
    const allDay = { ...deskEvent(brunflo, "2026-11-30"), isAllDay: true, start: at("2026-11-30T00:00:00"), end: at("2026-12-01T00:00:00"), body: { contentType: "text", content: "Hej" } };
    const weekly = { pattern: { type: "weekly", interval: 1, daysOfWeek: ["thursday"] }, range: { type: "numbered", startDate: "2026-12-03", numberOfOccurrences: 2 } };
    const made = (await app("POST", `/users/${anna}/events`, deskEvent(brunflo))).body;
    const series = (await app("POST", `/users/${bo}/events`, { ...deskEvent(brunflo, "2026-12-03"), recurrence: weekly })).body;
    await app("POST", `/users/${bo}/events`, allDay);
    await asAnna("POST", "/me/events", deskEvent("hubb-as-torsta@regionen.example", "2026-11-27"));
    world.pass(3);
    await app("GET", eventPath(anna, made.id), undefined, { prefer: 'IdType="ImmutableId", outlook.timezone="W. Europe Standard Time", outlook.body-content-type="text"' });
    await app("GET", `${eventPath(anna, made.id)}?$select=subject,attendees`);
    await app("GET", `${eventPath(bo, series.id)}/instances?startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-31T00:00:00Z`);
    await app("GET", `${viewPath(brunflo)}&$top=2`);
    const round = await wholeRound(app, deltaPath(brunflo), 'IdType="ImmutableId", odata.maxpagesize=2');
    await app("PATCH", eventPath(anna, made.id), { start: at("2026-11-26T09:00:00"), end: at("2026-11-26T12:00:00") });
    world.pass(3);
    const place = demoTenant.resources.find((one) => one.address === brunflo)?.placeId ?? "";
    await asAnna("POST", `/places/${place}/checkIns`, { calendarEventId: made.iCalUId, checkInMethod: "manual" });
    await asAnna("GET", `/places/${place}/checkIns/${made.iCalUId}`);
    await app("POST", `/users/${brunflo}/calendar/getSchedule`, { schedules: [brunflo, anna, "nobody@regionen.example"], startTime: at("2026-11-26T08:00:00"), endTime: at("2026-11-26T17:00:00") });
    await app("POST", `${eventPath(anna, made.id)}/cancel`, { comment: "Släpper platsen" });
    await app("PATCH", eventPath(bo, series.id), { start: at("2027-03-04T08:00:00"), end: at("2027-03-04T17:00:00"), recurrence: { ...weekly, range: { ...weekly.range, startDate: "2027-03-04" } } });
    await wholeRound(app, round.deltaLink);
    await app("DELETE", eventPath(bo, series.id));
    const listener = await startListener();
    const wish = { changeType: "created,updated,deleted", notificationUrl: listener.changes, lifecycleNotificationUrl: listener.lifecycle, resource: `users/${brunflo}/events`, expirationDateTime: "2026-11-28T07:00:00Z", clientState: "secret" };
    const subscription = `/subscriptions/${(await app("POST", "/subscriptions", wish)).body.id}`;
    await app("POST", "/subscriptions", wish);
    await app("GET", "/subscriptions");
    await app("GET", subscription);
    await app("PATCH", subscription, { expirationDateTime: "2026-11-29T07:00:00Z" });
    await app("POST", `${subscription}/reauthorize`);
    await app("DELETE", subscription);
    await app("GET", subscription);
    await listener.stop();
    for (const type of ["building", "floor", "section", "desk", "room", "workspace", "roomList"]) await app("GET", `/places/microsoft.graph.${type}`);
    await app("GET", `/places/${place}`);
    await app("GET", `/places/${place}/microsoft.graph.workspace`);
    await app("GET", "/places/lista-house-be@regionen.example/microsoft.graph.roomList/workspaces");
    await app("GET", `/users/${anna}`);
    await app("GET", `/users/${anna}/manager`);
    await asAnna("GET", "/me?$select=displayName,preferredLanguage");
    await asAnna("GET", "/me/photo/$value");
    await asAnna("POST", "/me/settings/workHoursAndLocations/occurrences/setCurrentLocation", { updateScope: "currentDay", workLocationType: "office" });
    await app("GET", viewPath(demoTenant.controlMailbox));
    await app("GET", eventPath(anna, made.id));
    await world.admin("POST", "/faults", { pathPattern: "/users/", what: "throttled", retryAfter: 1 });
    await app("GET", `/users/${anna}`);

    const statuses = new Set(world.recorded.map((call) => call.status));
    expect([200, 201, 202, 204, 403, 404, 409, 429].filter((status) => !statuses.has(status))).toEqual([]);
    const { status, stdout, stderr } = check(world.recorded);
    expect(stdout + stderr).toContain(`${world.recorded.length} calls`);
    expect([status, stdout.split("\n").filter((line) => line.startsWith("line "))]).toEqual([0, []]);
  });

  held(`are really looked at by the checker (skipped where ${checker} is not there)`, () => {
    const wrong: Recorded = { method: "GET", url: "https://graph.microsoft.com/v1.0/places/microsoft.graph.desk", requestHeaders: {}, requestBody: null, status: 200, responseBody: { value: "none" }, token: "app", scopes: ["Place.Read.All"] };
    expect(check([wrong]).status).toBe(1);
  });
});
