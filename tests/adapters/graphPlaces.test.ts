import { z } from "zod";
import { admin, eventOf, startWorld, valueOf } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

describe("The tenant's places", () => {
  it("are every pool and desk with a mailbox, by their lasting id and with the address that books them", async () => {
    const places = valueOf(await world.places.places());
    const known = demoTenant.resources.map(({ placeId, address, kind }) => ({ placeId, mail: address, kind }));
    expect(places.map(({ placeId, mail, kind }) => ({ placeId, mail, kind })).sort((a, b) => a.placeId.localeCompare(b.placeId))).toEqual(known.sort((a, b) => a.placeId.localeCompare(b.placeId)));
    expect(places.find((place) => place.mail === "hubb-brunflo@regionen.example")).toMatchObject({ name: "Brunflo", capacity: 3 });
    expect(places.find((place) => place.mail === "plats-house-be-5@regionen.example")?.capacity).toBe(1);
    expect(world.heard).toEqual([]);
  });

  it("are an empty list, and no fault, while the tenant has no buildings", async () => {
    await admin(world, "PUT", "/places", { enableBuildings: false });
    expect(await world.places.places()).toEqual({ ok: true, value: [] });
  });

  it("are told as far as they go when one kind of them cannot be listed", async () => {
    world.fault({ pathPattern: "microsoft.graph.desk$", what: "status", status: 400, code: "BadRequest" });
    const places = valueOf(await world.places.places());
    expect(new Set(places.map((place) => place.kind))).toEqual(new Set(["workspace"]));
    expect(world.heard).toMatchObject([{ level: "warn", facts: { what: "desk", why: "refused", code: "BadRequest" } }]);
  });

  it("are a fault when none of them can", async () => {
    world.fault({ pathPattern: "/places/", what: "status", status: 403, code: "Authorization_RequestDenied", times: 99 });
    expect(await world.places.places()).toEqual({ ok: false, why: "denied", code: "Authorization_RequestDenied" });
  });
});

describe("A person's own check-in at the place", () => {
  it("is done in the person's name, by the id that both calendars share", async () => {
    const desk = demoTenant.resources.find((one) => one.kind === "desk");
    const { iCalUId } = valueOf(await world.calendar.create(eventOf({ mailbox: desk?.address ?? "" })));
    world.pass(3);
    expect(await world.personal.checkIn(await world.signIn("anna.nilsson@regionen.example"), desk?.placeId ?? "", iCalUId)).toEqual({ ok: true, value: null });
    expect(world.standin.graph.world.checkIns()).toMatchObject([{ calendarEventId: iCalUId, checkInMethod: "manual" }]);
    const last = z.object({ token: z.string() }).parse(world.standin.graph.calls.all().at(-1));
    expect(last.token).toBe("delegated");
  });

  it("fails softly when the person has not consented, or the sign-in is not good", async () => {
    const token = await world.signIn("anna.nilsson@regionen.example");
    world.standin.entra.rules.setState(demoTenant.people.find((one) => one.upn === "anna.nilsson@regionen.example")?.oid ?? "", { consented: false });
    expect(await world.personal.checkIn(token, "x", "y")).toEqual({ ok: false, why: "denied", code: "consent_required" });
    expect(await world.personal.checkIn("not.a.token", "x", "y")).toMatchObject({ ok: false, why: "denied" });
  });
});
