import { anna, at, brunflo, deskEvent, eventPath, startWorld, viewPath } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

describe("Sending the same booking again, and answers that go astray", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());
  const post = (body: object) => world.app("POST", `/users/${anna}/events`, body);
  const seats = async () => (await world.app("GET", viewPath(brunflo))).body.value.length;
  const fault = (what: string, more: object = {}) => world.admin("POST", "/faults", { method: "POST", pathPattern: "/events$", what, ...more });

  it("gives the first event again for the same transaction and body", async () => {
    const event = deskEvent(brunflo, "2026-11-26", "t-1");
    const first = await post(event);
    const second = await post({ ...event });
    expect([second.status, second.body.id, second.body.transactionId]).toEqual([201, first.body.id, "t-1"]);
    expect(await seats()).toBe(1);
  });

  it("refuses another event under the same transaction", async () => {
    await post(deskEvent(brunflo, "2026-11-26", "t-2"));
    const other = await post(deskEvent(brunflo, "2026-11-27", "t-2"));
    expect([other.status, other.body.error?.code]).toEqual([409, "ErrorDuplicateTransactionId"]);
    expect(await seats()).toBe(1);
  });

  it("books twice when no transaction is given", async () => {
    const { transactionId: _none, ...event } = deskEvent(brunflo);
    const made = [await post(event), await post(event)];
    expect(made[0]?.body.transactionId).toBeUndefined();
    expect(await seats()).toBe(2);
  });

  it("has made the event although the answer was lost, so that posting again mends it", async () => {
    await fault("drop-after-write");
    const event = deskEvent(brunflo);
    await expect(post(event)).rejects.toThrow();
    expect(await seats()).toBe(1);
    expect((await post(event)).status).toBe(201);
    expect(await seats()).toBe(1);
  });

  it("has made the event although it said 503", async () => {
    await fault("503-after-write", { retryAfter: 2 });
    const event = deskEvent(brunflo);
    const spoilt = await post(event);
    expect([spoilt.status, spoilt.headers.get("retry-after"), spoilt.body.error?.code]).toEqual([503, "2", "ServiceUnavailable"]);
    expect(await seats()).toBe(1);
  });

  it("has made nothing when the line broke before", async () => {
    await fault("drop-before-write");
    await expect(post(deskEvent(brunflo))).rejects.toThrow();
    expect(await seats()).toBe(0);
  });

  it("fails the second and third matching call and no other", async () => {
    await fault("status", { status: 429, code: "TooManyRequests", retryAfter: 7, nth: 2, times: 2 });
    const replies = [];
    for (const date of ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]) replies.push(await post(deskEvent(brunflo, date)));
    expect(replies.map((one) => one.status)).toEqual([201, 429, 429, 201]);
    expect(replies[1]?.headers.get("retry-after")).toBe("7");
    await world.admin("DELETE", "/faults");
    expect((await world.admin("GET", "/faults")).body).toEqual([]);
  });

  it("can say that a new event is not there yet, and that a change raced with the attendant", async () => {
    const made = await post(deskEvent(brunflo));
    const path = eventPath(anna, made.body.id);
    await world.admin("POST", "/faults", { method: "GET", pathPattern: "/users/anna.nilsson@regionen.example/events/", what: "not-found" });
    await world.admin("POST", "/faults", { method: "PATCH", pathPattern: "/events/", what: "conflict-412" });
    expect([(await world.app("GET", path)).body.error?.code, (await world.app("GET", path)).status]).toEqual(["ErrorItemNotFound", 200]);
    const change = { start: at("2026-11-26T09:00:00") };
    expect([(await world.app("PATCH", path, change)).body.error?.code, (await world.app("PATCH", path, change)).status]).toEqual(["ErrorIrresolvableConflict", 200]);
  });

  it("refuses a change that names an older version", async () => {
    const made = await post(deskEvent(brunflo));
    world.pass(3);
    const ifMatch = { headers: { "if-match": String(made.body["@odata.etag"]) } };
    const path = eventPath(anna, made.body.id);
    expect((await world.app("PATCH", path, { subject: "Ny" }, ifMatch)).status).toBe(412);
    const fresh = { headers: { "if-match": String((await world.app("GET", path)).body["@odata.etag"]) } };
    expect((await world.app("PATCH", path, { subject: "Ny" }, fresh)).status).toBe(200);
  });

  it("answers 429 to the fifth call at once on one mailbox, and to none on another", async () => {
    await world.stop();
    world = await startWorld({ latencyMs: 150 });
    const five = await Promise.all(Array.from({ length: 5 }, () => world.app("GET", viewPath(brunflo))));
    expect(five.map((one) => one.status).sort()).toEqual([200, 200, 200, 200, 429]);
    const refused = five.find((one) => one.status === 429);
    expect([refused?.headers.get("retry-after"), refused?.body.error?.code]).toEqual(["1", "ApplicationThrottled"]);
    const spread = await Promise.all([brunflo, "hubb-as-torsta@regionen.example"].flatMap((hub) => [1, 2, 3, 4].map(() => world.app("GET", viewPath(hub)))));
    expect(new Set(spread.map((one) => one.status))).toEqual(new Set([200]));
  });
});
