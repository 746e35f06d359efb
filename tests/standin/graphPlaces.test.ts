import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import type { ResourceMailbox } from "../../src/standin/tenant.ts";
import { usualPolicy } from "../../src/standin/tenant.ts";
import { uuidFor } from "../../src/standin/graph/directory.ts";
import { brunflo, ownDesk, startWorld } from "./graphSupport.ts";
import type { Body, World } from "./graphSupport.ts";

const many = (kind: ResourceMailbox["kind"], count: number): ResourceMailbox[] =>
  Array.from({ length: count }, (_, i) => ({ address: `${kind}-${i}@regionen.example`, displayName: `${kind} ${i}`, kind, placeId: uuidFor(`${kind} ${i}`), policy: usualPolicy }));

describe("Places in the stand-in's Graph", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ tenant: { ...demoTenant, resources: [...demoTenant.resources, ...many("workspace", 230), ...many("desk", 150), ...many("room", 3)] } });
  });
  afterAll(() => world.stop());
  const list = async (type: string): Promise<{ items: Body["value"]; pages: number[] }> => {
    const items: Body["value"] = [];
    const pages: number[] = [];
    for (let next: string | undefined = `/places/microsoft.graph.${type}`; next; ) {
      const { status, body }: { status: number; body: Body } = await world.app("GET", next);
      expect(status).toBe(200);
      items.push(...body.value);
      pages.push(body.value.length);
      next = body["@odata.nextLink"];
    }
    return { items, pages };
  };

  it("lists by kind only, a hundred workspaces at a time and a thousand desks", async () => {
    expect((await list("workspace")).pages).toEqual([100, 100, 37]);
    expect((await list("desk")).pages).toEqual([154]);
    expect((await list("room")).pages).toEqual([3]);
    expect((await world.app("GET", "/places")).status).toBe(400);
    expect((await world.app("GET", "/places/microsoft.graph.workspace?$top=500")).body.value).toHaveLength(100);
  });

  it("takes the kind in any case, as the documentation writes room lists", async () => {
    expect((await world.app("GET", "/places/microsoft.graph.roomlist")).body.value).toHaveLength(7);
  });

  it("gives a desk no e-mail address of its own, and every place a placeId that is not its id", async () => {
    const { items } = await list("desk");
    const desk = items.find((one) => JSON.stringify(one["mailboxDetails"] ?? null).includes(ownDesk));
    expect(desk).toMatchObject({ mode: { "@odata.type": "#microsoft.graph.reservablePlaceMode" }, heightAdjustableState: "enabled" });
    expect(desk?.["emailAddress"]).toBeUndefined();
    expect(desk?.["capacity"]).toBeUndefined();
    for (const one of [...items, ...(await list("workspace")).items]) expect(one.placeId).not.toBe(one.id);
  });

  it("finds one place by id, placeId or address, and none by another name", async () => {
    const workspace = (await list("workspace")).items.find((one) => one["emailAddress"] === brunflo);
    for (const name of [workspace?.id, workspace?.placeId, brunflo]) expect((await world.app("GET", `/places/${name}`)).body["displayName"]).toBe("Brunflo");
    expect((await world.app("GET", "/places/brunflo")).status).toBe(404);
    expect((await world.app("GET", `/places/${brunflo}/microsoft.graph.desk`)).status).toBe(404);
  });

  it("lists a room list's workspaces by its address and not by its id", async () => {
    const lists = (await list("roomList")).items;
    const are = lists.find((one) => one["displayName"] === "House Be");
    const byAddress = await world.app("GET", `/places/${String(are?.["emailAddress"])}/microsoft.graph.roomlist/workspaces`);
    expect(byAddress.body.value.map((one) => one["displayName"])).toEqual(["House Be"]);
    expect((await world.app("GET", `/places/${are?.id}/microsoft.graph.roomlist/workspaces`)).status).toBe(404);
    expect((await world.app("GET", `/places/${String(are?.["emailAddress"])}/microsoft.graph.roomlist/rooms`)).body.value).toEqual([]);
  });

  it("hangs desks and workspaces on a section, a floor and a building", async () => {
    const building = (await list("building")).items.find((one) => one["displayName"] === "House Be");
    const under = await world.app("GET", `/places/${building?.placeId}/descendants`);
    expect(under.body.value.map((one) => String(one["@odata.type"]).split(".").pop()).sort()).toEqual(["desk", "desk", "floor", "section", "workspace"]);
  });

  it("lists nothing at all while the tenant has no buildings", async () => {
    await world.admin("PUT", "/places", { enableBuildings: false });
    for (const type of ["workspace", "desk", "room", "roomList", "building", "floor", "section"]) expect((await list(type)).items).toEqual([]);
    await world.admin("PUT", "/places", { enableBuildings: true });
    expect((await list("floor")).items.length).toBeGreaterThan(0);
  });

  it("knows no option misspelt and no member that a place has not", async () => {
    expect((await world.app("GET", "/places/microsoft.graph.desk?$select=displayName,emailAddress")).status).toBe(400);
    expect((await world.app("GET", "/places/microsoft.graph.desk?$pick=displayName")).status).toBe(400);
    expect(Object.keys((await world.app("GET", "/places/microsoft.graph.desk?$select=displayName&$top=1")).body.value[0] ?? {})).toContain("displayName");
  });
});
