import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Answered, Client, TestApp } from "../support/app.ts";
import { hubOf } from "./ownHub.ts";

describe.each(["pglite", "postgres"] as const)("what administrators set, on %s", (ledger) => {
  let app: TestApp;
  let eva: Client;
  let anna: Client;
  beforeAll(async () => {
    app = await startApp({ ledger, at: "2026-11-23T07:50:00+01:00", noJobs: true });
    [eva, anna] = [await app.as("eva.lind"), await app.as("anna.nilsson")];
    await app.ledger.sync.savePlaces([{ placeId: "lokal", kind: "workspace", name: "Pool", mail: null, capacity: 4 }], new Date());
  });
  afterAll(() => app.stop());
  const setting = (hubId: string) => (rules: object, key?: string) => eva.send("PATCH", `/api/hubs/${hubId}/rules`, rules, key);
  const map = (hubId: string | null, key?: string) => eva.send("PUT", "/api/places/lokal", { hubId }, key);
  const documentOf = async (id: string) => (await eva.get("/api/hub-file")).body.hubs.find((hub: { id: string }) => hub.id === id);
  const load = (hub: object, key?: string, dryRun = false) => eva.send("PUT", "/api/hub-file", { hubs: [hub], dryRun }, key);
  const rulesNow = async (id: string) => (await documentOf(id)).ownRules;
  const placeNow = async () => (await eva.get("/api/places")).body.places.find((place: { placeId: string }) => place.placeId === "lokal").hubId;
  const changes = (hubId: string) => app.database.query("SELECT by_person, surface, what, hub_id, place_id, detail FROM administration_change WHERE hub_id = $1 ORDER BY id", [hubId]);
  const told = ({ status, body }: Answered) => [status, body];

  test("a retry of rules is answered as the first time, and what has been set since stands", async () => {
    await app.ledger.saveHubs([hubOf("regler")]);
    const set = setting("regler");
    const first = await set({ horizonDays: 10 }, "r1");
    expect(first).toMatchObject({ status: 200, body: { rules: { horizonDays: 10 } } });
    expect((await set({ horizonDays: 20 })).status).toBe(200);
    expect(told(await set({ horizonDays: 10 }, "r1"))).toEqual(told(first));
    expect(await rulesNow("regler")).toEqual({ horizonDays: 20 });
    expect(await changes("regler")).toEqual([10, 20].map((horizonDays) => ({ by_person: eva.personId, surface: "tab", what: "rules-set", hub_id: "regler", place_id: null, detail: { set: { horizonDays } } })));
  });

  test("a retry of a mapping leaves what somebody has mapped since", async () => {
    await app.ledger.saveHubs([hubOf("karta"), hubOf("annan-karta")]);
    expect((await map("karta", "p1")).status).toBe(204);
    expect((await map("annan-karta")).status).toBe(204);
    expect((await map("karta", "p1")).status).toBe(204);
    expect(await placeNow()).toBe("annan-karta");
    expect(await changes("karta")).toMatchObject([{ what: "place-mapped", place_id: "lokal", by_person: eva.personId }]);
  });

  test("a place whose mailbox a desk has belongs to that desk's hub, and to no other by hand", async () => {
    const mail = "hubb-lokalens@regionen.example";
    await app.ledger.saveHubs([hubOf("lokalens", { calendar: "pool", mailbox: mail }), hubOf("annan-hubb")]);
    await app.ledger.sync.savePlaces([{ placeId: "brevlada", kind: "workspace", name: "Pool", mail, capacity: 4 }], new Date());
    const set = (hubId: string | null) => eva.send("PUT", "/api/places/brevlada", { hubId });
    for (const other of [null, "annan-hubb"]) expect(await set(other)).toMatchObject({ status: 409, body: { code: "place-of-a-desk", title: "Lokalen används av Hubb lokalens" } });
    expect((await set("lokalens")).status).toBe(204);
    expect((await eva.get("/api/places")).body.places.find((place: { placeId: string }) => place.placeId === "brevlada").hubId).toBe("lokalens");
  });

  test("a retry of a file of hubs is answered as the first time, and changes nothing", async () => {
    await app.ledger.saveHubs([hubOf("fil")]);
    const before = await documentOf("fil");
    const first = await load({ ...before, name: "Nytt namn" }, "f1");
    expect(first).toMatchObject({ status: 200, body: { saved: true, hubs: [{ is: "changed", changes: ["namn"] }] } });
    expect((await load({ ...before, name: "Nyare namn" })).status).toBe(200);
    expect(told(await load({ ...before, name: "Nytt namn" }, "f1"))).toEqual(told(first));
    expect((await documentOf("fil")).name).toBe("Nyare namn");
    await load({ ...before, id: "fil-2", desks: [] });
    expect(await changes("fil")).toMatchObject([{ what: "hub-changed", detail: { parts: ["name"] } }, { what: "hub-changed", detail: { parts: ["name"] } }]);
    expect(await changes("fil-2")).toMatchObject([{ what: "hub-added", detail: { parts: [] } }]);
  });

  test("a key that has served one request serves no other: other rules, another hub, another verb, a booking", async () => {
    await app.ledger.saveHubs([hubOf("nyckel")]);
    const set = setting("nyckel");
    const book = (key: string) => eva.send("POST", "/api/bookings", { hubId: "nyckel", dates: ["2026-11-26"], part: "day" }, key);
    expect((await set({ bookingsPerWeek: 3 }, "n1")).status).toBe(200);
    const other = { status: 422, body: { code: "key-used-for-another-request" } };
    expect(await set({ bookingsPerWeek: 4 }, "n1")).toMatchObject(other);
    expect(await setting("regler")({ bookingsPerWeek: 3 }, "n1")).toMatchObject(other);
    expect(await map("nyckel", "n1")).toMatchObject(other);
    expect(await load(await documentOf("nyckel"), "n1")).toMatchObject(other);
    expect(await book("n1")).toMatchObject(other);
    expect((await book("n2")).status).toBe(201);
    expect(await set({ bookingsPerWeek: 3 }, "n2")).toMatchObject(other);
    expect(await rulesNow("nyckel")).toEqual({ bookingsPerWeek: 3 });
    expect(await changes("nyckel")).toHaveLength(1);
  });

  test("a key that is not 1-200 visible ASCII characters is refused before anything is done", async () => {
    await app.ledger.saveHubs([hubOf("ogiltig")]);
    const long = "a".repeat(201);
    for (const answer of [await setting("ogiltig")({ horizonDays: 9 }, long), await map("ogiltig", long), await load({ ...(await documentOf("ogiltig")), name: "Nej" }, long)]) expect(answer.status).toBe(400);
    expect(await changes("ogiltig")).toEqual([]);
  });

  test("of requests that come at once with one key one is applied, and all are answered alike", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = `pa-en-gang-${round}`;
      await app.ledger.saveHubs([hubOf(id)]);
      const answers = await Promise.all([1, 2, 3, 4].map(() => setting(id)({ horizonDays: 30 }, id)));
      for (const answer of answers) expect(told(answer)).toEqual([200, answers[0]?.body]);
      expect(await changes(id)).toHaveLength(1);
      const loads = await Promise.all([1, 2, 3, 4].map(() => load({ ...hubOf(`${id}-ny`), desks: [] }, `${id}-ny`)));
      for (const answer of loads) expect(told(answer)).toEqual([200, loads[0]?.body]);
      expect(loads[0]?.body).toMatchObject({ saved: true, hubs: [{ is: "new" }] });
      expect(await changes(`${id}-ny`)).toHaveLength(1);
    }
  });

  test("of what was refused, was wrong, was only tried or was the same already nothing is written down; a refusal is what its retry gets", async () => {
    await app.ledger.saveHubs([hubOf("orord")]);
    const count = async () => (await app.database.query("SELECT id FROM administration_change")).length;
    const before = await count();
    const document = await documentOf("orord");
    expect((await anna.send("PATCH", "/api/hubs/orord/rules", { horizonDays: 5 })).status).toBe(403);
    expect((await load({ ...document, name: "Prov" }, "o0", true)).status).toBe(200);
    expect((await load({ ...document, municipality: "Ingenstans" }, "o1")).body).toMatchObject({ saved: false });
    expect((await load(document)).body).toMatchObject({ saved: true, hubs: [{ is: "same" }] });
    expect((await map("kommer-sen", "o2")).status).toBe(404);
    expect((await eva.send("PUT", "/api/places/finns-inte", { hubId: null })).status).toBe(404);
    const late = setting("kommer-sen");
    expect((await late({ horizonDays: 5 }, "o3")).status).toBe(404);
    expect(await count()).toBe(before);
    await app.ledger.saveHubs([hubOf("kommer-sen")]);
    expect((await late({ horizonDays: 5 }, "o3")).body).toMatchObject({ code: "no-such-hub" });
    expect((await map("kommer-sen", "o2")).body).toMatchObject({ code: "no-such-hub" });
    expect(await count()).toBe(before);
    // A trial has used no key.
    expect((await load({ ...document, name: "Prov" }, "o0")).body).toMatchObject({ saved: true });
  });
});
