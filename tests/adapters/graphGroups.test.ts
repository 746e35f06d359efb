import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { demoGroups } from "../../src/standin/demo/demoGroups.ts";
import { demoPeople } from "../../src/standin/demo/demoPeople.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { startWorld, valueOf } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const idOf = (name: string): string => demoGroups.find((group) => group.displayName === name)?.id ?? "";

describe("A group of Entra", () => {
  let world: World;
  const started = async (groups = demoGroups): Promise<World> => (world = await startWorld({ tenant: { ...demoTenant, groups } }));
  beforeEach(() => started());
  afterEach(() => world.stop());

  it("is everybody in it and in its groups, once each, and neither the groups nor a device", async () => {
    const pilot = valueOf(await world.groups.members(idOf("Hubbpiloten")));
    expect(pilot.toSorted()).toEqual(demoPeople.slice(6, 15).map((one) => one.oid).toSorted());
    const office = valueOf(await world.groups.members(idOf("Kontoret")));
    expect(office.toSorted()).toEqual(demoPeople.slice(15, 22).map((one) => one.oid).toSorted());
    expect(valueOf(await world.groups.members(idOf("Tomma gruppen")))).toEqual([]);
  });

  it("is asked for by the app itself, ids alone, in as few pages as can be", async () => {
    await world.groups.members(idOf("Hubbpiloten"));
    expect(world.calls).toMatchObject([{ template: "/groups/{id}/transitiveMembers", status: 200 }]);
    expect(world.standin.graph.calls.all()).toMatchObject([{ token: "app", query: "?$select=id&$top=999" }]);
  });

  it("has a name, for which no more than that is asked; where it cannot be read it is a fault as others", async () => {
    expect(await world.groups.name(idOf("Hubbpiloten"))).toEqual({ ok: true, value: "Hubbpiloten" });
    expect(world.standin.graph.calls.all()).toMatchObject([{ token: "app", query: "?$select=displayName" }]);
    expect(await world.groups.name(randomUUID())).toMatchObject({ ok: false, why: "not-found" });
    world.fault({ pathPattern: "/groups/", what: "status", status: 403, code: "Authorization_RequestDenied" });
    expect(await world.groups.name(idOf("Kontoret"))).toMatchObject({ ok: false, why: "denied" });
  });

  it("of more than a page is read to its last page, and a page that fails is a fault of the whole", async () => {
    await world.stop();
    const [first] = demoPeople;
    const many = { id: randomUUID(), displayName: "Alla", members: [...Array.from({ length: 2100 }, () => randomUUID()), first?.oid ?? ""] };
    await started([many]);
    expect(valueOf(await world.groups.members(many.id))).toEqual([first?.oid]);
    expect(world.calls).toHaveLength(3);
    world.fault({ pathPattern: "transitiveMembers", what: "status", status: 503, nth: 2, times: 9 });
    expect(await world.groups.members(many.id)).toMatchObject({ ok: false, why: "later" });
  });

  it("that is not there is told apart from one that may not be read and from one that cannot be read just now", async () => {
    expect(await world.groups.members(randomUUID())).toMatchObject({ ok: false, why: "not-found", code: "Request_ResourceNotFound" });
    expect(await world.groups.members("../users")).toMatchObject({ ok: false, why: "refused", code: "Request_BadRequest" });
    world.fault({ pathPattern: "transitiveMembers", what: "status", status: 403, code: "Authorization_RequestDenied" });
    expect(await world.groups.members(idOf("Kontoret"))).toMatchObject({ ok: false, why: "denied" });
    world.fault({ pathPattern: "transitiveMembers", what: "status", status: 429, times: 9 });
    expect(await world.groups.members(idOf("Kontoret"))).toMatchObject({ ok: false, why: "later" });
  });
});
