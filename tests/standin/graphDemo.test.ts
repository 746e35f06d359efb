import { pilotHubs } from "../../src/pilot/hubs.ts";
import { chatPeople } from "../../src/standin/demo/demoPeople.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("The make-believe organisation of a bare clone", () => {
  it("has a mailbox for every desk of the pilot that has one, with as many seats as the hub has pool desks", () => {
    const desks = pilotHubs.flatMap((hub) => hub.desks).filter((desk) => desk.mailbox !== null);
    const wanted = [...new Set(desks.map((desk) => desk.mailbox))].sort();
    expect(demoTenant.resources.map((one) => one.address).sort()).toEqual(wanted);
    for (const { address, kind, policy } of demoTenant.resources) {
      const here = desks.filter((desk) => desk.mailbox === address);
      expect([address, kind, policy.capacity]).toEqual([address, here[0]?.calendar === "pool" ? "workspace" : "desk", here.length]);
    }
  });

  it("has ids that every Microsoft tool takes for ids, none of them twice", () => {
    const ids = [demoTenant.tenantId, demoTenant.tabApp, demoTenant.botApp, ...demoTenant.people.map((one) => one.oid), ...demoTenant.resources.map((one) => one.placeId), ...demoTenant.roomLists.map((one) => one.placeId)];
    for (const id of ids) expect(id).toMatch(uuidV4);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has somebody in every role, and managers who are people there", () => {
    for (const role of ["hr", "planner", "administrator"] as const) expect(demoTenant.people.filter((one) => one.roles.includes(role)).length).toBeGreaterThan(0);
    const oids = demoTenant.people.map((one) => one.oid);
    for (const one of demoTenant.people) expect(one.manager === undefined || oids.includes(one.manager)).toBe(true);
    expect(demoTenant.people.filter((one) => one.manager === undefined).map((one) => one.displayName)).toEqual(["Karin Lund"]);
  });

  it("offers a chat client five of its people, under plain addresses", () => {
    expect(chatPeople).toHaveLength(5);
    for (const upn of chatPeople) expect(demoTenant.people.some((one) => one.upn === upn)).toBe(true);
    for (const { upn } of demoTenant.people) expect(upn).toMatch(/^[a-z]+\.[a-z]+@regionen\.example$/);
  });

  it("lets the app read hubs, write at people, and reach the control mailbox in no way", () => {
    for (const { address } of demoTenant.resources) expect(demoTenant.grants[address]).toEqual(["Calendars.Read"]);
    for (const { upn } of demoTenant.people) expect(demoTenant.grants[upn]).toContain("Calendars.ReadWrite");
    expect(demoTenant.grants[demoTenant.controlMailbox]).toBeUndefined();
  });
});
