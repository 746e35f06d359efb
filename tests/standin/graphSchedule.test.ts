import { anna, at, bo, brunflo, deskEvent, ownDesk, startWorld } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

describe("Free and busy in the stand-in's Graph", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());
  const ask = (schedules: string[], more: object = {}) =>
    world.as(anna)("POST", "/me/calendar/getSchedule", { schedules, startTime: at("2026-11-26T08:00:00"), endTime: at("2026-11-26T10:00:00"), availabilityViewInterval: 60, ...more });
  const view = async (address: string) => (await ask([address])).body.value[0]?.["availabilityView"];

  it("says of a pool that it is full or not, and never how many seats are left", async () => {
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { capacity: 2 });
    await world.app("POST", `/users/${anna}/events`, deskEvent(brunflo));
    world.pass(3);
    const partFull = (await ask([brunflo])).body.value[0];
    expect([partFull?.["availabilityView"], partFull?.["scheduleItems"]]).toEqual(["00", []]);
    await world.app("POST", `/users/${bo}/events`, deskEvent(brunflo));
    world.pass(3);
    expect(await view(brunflo)).toBe("22");
  });

  it("shows working elsewhere as free, busy as busy, absence as the strongest", async () => {
    const mine = (showAs: string, from: string, to: string) => world.app("POST", `/users/${bo}/events`, { start: at(`2026-11-26T${from}`), end: at(`2026-11-26T${to}`), showAs, subject: "Läkarbesök" });
    await mine("workingElsewhere", "08:00:00", "10:00:00");
    expect(await view(bo)).toBe("00");
    await mine("busy", "08:30:00", "09:30:00");
    expect(await view(bo)).toBe("22");
    await mine("oof", "09:00:00", "10:00:00");
    expect(await view(bo)).toBe("23");
  });

  it("hides what a colleague's time is for", async () => {
    await world.app("POST", `/users/${bo}/events`, { start: at("2026-11-26T08:00:00"), end: at("2026-11-26T09:00:00"), subject: "Läkarbesök", location: { displayName: "Hälsocentralen" } });
    const shown = (await ask([bo])).body.value[0];
    expect(shown?.["availabilityView"]).toBe("20");
    expect(JSON.stringify(shown)).not.toMatch(/Läkarbesök|Hälsocentralen/);
  });

  it("tells of an address that nobody has beside the others, without failing them", async () => {
    const reply = await ask([ownDesk, "nobody@regionen.example"]);
    expect(reply.status).toBe(200);
    expect(reply.body.value.map((one) => [one["availabilityView"], one["error"] !== undefined])).toEqual([["00", false], ["", true]]);
  });

  it("refuses more than twenty addresses, two months or more, and slots under five minutes", async () => {
    const addresses = (count: number) => Array.from({ length: count }, () => brunflo);
    expect([(await ask(addresses(20))).status, (await ask(addresses(21))).status]).toEqual([200, 400]);
    expect((await ask(addresses(101))).body.error?.code).toBe("ErrorMailboxDataArrayTooBig");
    expect((await ask([brunflo], { endTime: at("2027-01-26T08:00:00"), availabilityViewInterval: 1440 })).status).toBe(200);
    expect((await ask([brunflo], { endTime: at("2027-01-27T08:00:00"), availabilityViewInterval: 1440 })).status).toBe(400);
    expect((await ask([brunflo], { availabilityViewInterval: 4 })).status).toBe(400);
    expect((await ask([brunflo], { Interval: 30 })).status).toBe(400);
  });
});
