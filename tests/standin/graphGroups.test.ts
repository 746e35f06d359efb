import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { demoGroups } from "../../src/standin/demo/demoGroups.ts";
import { anna, startWorld } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const [pilot, inner, office] = demoGroups;

describe("Groups in the stand-in's Graph", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it("have their direct members and, transitively, those of the groups inside, which are members too", async () => {
    const direct = await world.app("GET", `/groups/${pilot?.id}/members`);
    expect(direct.body.value.map((one) => one.id)).toEqual(pilot?.members);
    const all = await world.app("GET", `/groups/${pilot?.id}/transitiveMembers`);
    expect(new Set(all.body.value.map((one) => one.id))).toEqual(new Set([...(pilot?.members ?? []), ...(inner?.members ?? [])]));
    expect(all.body.value).toHaveLength(10);
    expect(all.body.value.find((one) => one.id === inner?.id)).toMatchObject({ "@odata.type": "#microsoft.graph.group" });
    const kinds = (await world.app("GET", `/groups/${office?.id}/transitiveMembers?$select=id`)).body.value.map((one) => Object.keys(one).toSorted().join());
    expect(kinds.every((keys) => keys.includes("@odata.type") && !keys.includes("displayName"))).toBe(true);
  });

  it("are paged by a token that the server makes, a hundred at a time or up to 999, and never by $skip", async () => {
    const first = await world.app("GET", `/groups/${pilot?.id}/transitiveMembers?$select=id&$top=6`);
    expect(first.body.value).toHaveLength(6);
    const next = first.body["@odata.nextLink"] ?? "";
    expect(next).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/groups\/.+\$skiptoken=/);
    const second = await world.app("GET", next);
    expect(second.body.value).toHaveLength(4);
    expect(second.body["@odata.nextLink"]).toBeUndefined();
    expect((await world.app("GET", `/groups/${pilot?.id}/members?$top=1000`)).body.error?.message).toContain("Must be between 1 and 999");
    for (const query of ["$skip=1", "$top=0", "$skiptoken=x"]) expect([query, (await world.app("GET", `/groups/${pilot?.id}/members?${query}`)).status]).toEqual([query, 400]);
  });

  it("answer 404 for an id that nobody has, and 400 for what is no id", async () => {
    const nobody = await world.app("GET", "/groups/a1b2c3d4-0000-4000-8000-0000000000ff/transitiveMembers");
    expect([nobody.status, nobody.body.error?.code]).toEqual([404, "Request_ResourceNotFound"]);
    expect((await world.app("GET", "/groups/hubbpiloten")).body.error?.code).toBe("Request_BadRequest");
    expect((await world.app("GET", `/groups/${pilot?.id}/transitiveMembers/microsoft.graph.user`)).status).toBe(400);
  });

  it("are read by who has the right to, and by nobody else", async () => {
    const path = `/groups/${pilot?.id}/transitiveMembers`;
    for (const role of ["GroupMember.ReadBasic.All", "GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"]) expect([role, (await world.appWith([role])("GET", path)).status]).toEqual([role, 200]);
    for (const roles of [[], ["User.Read.All"], ["Place.Read.All", "Calendars.Read"]]) expect([roles, await world.appWith(roles)("GET", path)]).toMatchObject([roles, { status: 403, body: { error: { code: "Authorization_RequestDenied" } } }]);
    expect((await world.appWith(["GroupMember.ReadBasic.All"])("GET", `/groups/${pilot?.id}`)).status).toBe(403);
    expect((await world.as(anna, ["User.Read"])("GET", path)).status).toBe(403);
  });
});
