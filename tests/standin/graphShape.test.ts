import { anna, at, brunflo, deskEvent, eventPath, startWorld, viewPath } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

describe("Ids, times and headers of the stand-in's Graph", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());
  const book = async (event: object = deskEvent(brunflo), prefer?: string) => (await world.app("POST", `/users/${anna}/events`, event, { prefer })).body;
  const plain = "return=minimal";

  it("has ids that must be escaped in a path, told apart by case", async () => {
    const { id } = await book();
    for (const character of ["=", "+", "/", "-"]) expect(id).toContain(character);
    expect((await world.app("GET", `/users/${anna}/events/${id}`)).status).toBe(400);
    expect((await world.app("GET", eventPath(anna, id))).status).toBe(200);
    expect((await world.app("GET", eventPath(anna, id.toUpperCase()))).status).toBe(404);
  });

  it("changes the usual id of the hub's copy when the attendant files it, and never the immutable one", async () => {
    await book();
    const ids = async (prefer?: string) => (await world.app("GET", viewPath(brunflo), undefined, { prefer })).body.value[0]?.id ?? "";
    const before = { usual: await ids(plain), immutable: await ids() };
    expect(before.usual).not.toBe(before.immutable);
    world.pass(3);
    expect([await ids(plain) === before.usual, await ids() === before.immutable]).toEqual([false, true]);
    expect((await world.app("GET", eventPath(brunflo, before.usual))).status).toBe(404);
    expect((await world.app("GET", eventPath(brunflo, before.immutable))).status).toBe(200);
  });

  it("gives the id in the form that the call asks for, whatever form it was found by", async () => {
    const usual = await book(deskEvent(brunflo), plain);
    const asImmutable = (await world.app("GET", eventPath(anna, usual.id))).body.id;
    expect(asImmutable).not.toBe(usual.id);
    expect((await world.app("GET", eventPath(anna, asImmutable), undefined, { prefer: plain })).body.id).toBe(usual.id);
  });

  it("shows time in UTC with seven decimals and no Z, or in the zone asked for, over both changes of clocks", async () => {
    const on = (date: string) => book({ ...deskEvent(brunflo), start: at(`${date}T00:30:00`), end: at(`${date}T05:00:00`) });
    const spring = await on("2027-03-28");
    expect([spring.start, spring.end]).toEqual([{ dateTime: "2027-03-27T23:30:00.0000000", timeZone: "UTC" }, { dateTime: "2027-03-28T03:00:00.0000000", timeZone: "UTC" }]);
    const autumn = await on("2026-10-25");
    expect([autumn.start?.dateTime, autumn.end?.dateTime]).toEqual(["2026-10-24T22:30:00.0000000", "2026-10-25T04:00:00.0000000"]);
    const asked = await world.app("GET", eventPath(anna, spring.id), undefined, { prefer: 'outlook.timezone="W. Europe Standard Time"' });
    expect(asked.body.start).toEqual({ dateTime: "2027-03-28T00:30:00.0000000", timeZone: "W. Europe Standard Time" });
    expect(asked.headers.get("preference-applied")).toContain("outlook.timezone");
  });

  it("refuses a zone that is not on Graph's list, in the header as in the body", async () => {
    const { id } = await book();
    const asked = await world.app("GET", eventPath(anna, id), undefined, { prefer: 'outlook.timezone="Europe/Stockholm"' });
    expect([asked.status, asked.body.error?.code]).toEqual([400, "TimeZoneNotSupportedException"]);
    expect((await world.app("GET", eventPath(anna, id), undefined, { prefer: 'outlook.timezone="Europe/Berlin"' })).status).toBe(200);
  });

  it("shows a whole day by its midnights in any zone", async () => {
    const { id } = await book({ ...deskEvent(brunflo), isAllDay: true, start: at("2026-11-26T00:00:00"), end: at("2026-11-27T00:00:00") });
    expect((await world.app("GET", eventPath(anna, id))).body.start).toEqual({ dateTime: "2026-11-26T00:00:00.0000000", timeZone: "UTC" });
  });

  it("names the call in its answer, with the client's own id, and words a refusal as Graph does", async () => {
    const headers = { "client-request-id": "11111111-1111-4111-8111-111111111111" };
    const reply = await world.app("GET", eventPath(anna, "nothing"), undefined, { headers });
    expect(reply.status).toBe(404);
    expect(reply.headers.get("client-request-id")).toBe(headers["client-request-id"]);
    const inner = reply.body.error?.innerError;
    expect(inner).toEqual({ date: "2026-11-23T07:00:00", "request-id": reply.headers.get("request-id"), "client-request-id": headers["client-request-id"] });
    expect(reply.headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("pages a calendar with absolute links to the real host, and refuses paths and options that it does not know", async () => {
    for (const hour of ["08", "10", "12"]) await book({ ...deskEvent(brunflo), start: at(`2026-11-26T${hour}:00:00`), end: at(`2026-11-26T${hour}:30:00`) });
    const first = await world.app("GET", `${viewPath(brunflo)}&$top=2`);
    expect(first.body.value).toHaveLength(2);
    expect(first.body["@odata.context"]).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/\$metadata#/);
    const second = await world.app("GET", first.body["@odata.nextLink"] ?? "");
    expect([second.body.value.length, second.body["@odata.nextLink"]]).toEqual([1, undefined]);
    expect((await world.app("GET", "/hubs")).status).toBe(400);
    expect((await world.app("GET", `${viewPath(brunflo)}&$filtre=x`)).status).toBe(400);
    expect((await world.app("GET", `/users/${brunflo}/calendarView`)).status).toBe(400);
  });

  it("knows nothing of Graph's other version, and says so in Graph's words", async () => {
    const reply = await fetch(`${world.standin.origin}/beta/users/${anna}/events`, { headers: { authorization: "Bearer none" } });
    expect([reply.status, await reply.json()]).toMatchObject([401, { error: { code: "InvalidAuthenticationToken" } }]);
    expect(reply.headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("takes an annotation where it stands for one, and no other member with an @ in its name", async () => {
    const sent = async (more: object) => (await world.app("POST", `/users/${anna}/events`, { ...deskEvent(brunflo), ...more })).status;
    expect([await sent({ "@odata.type": "#microsoft.graph.event", "start@odata.type": "#microsoft.graph.dateTimeTimeZone" }), await sent({ "x@y": 1 }), await sent({ "@": 1 })]).toEqual([201, 400, 400]);
  });

  it("says so when a body is no JSON", async () => {
    const reply = await world.app("POST", `/users/${anna}/events`, undefined, { raw: "{", headers: { "content-type": "application/json" } });
    expect([reply.status, reply.body.error?.code]).toEqual([400, "BadRequest"]);
  });
});
