import { brunflo, eventOf, eventsIn, local, monday, startWorld, valueOf } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

describe("The adapter while the local Graph plays faults from a seed", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld({ longestSleep: 0 });
  });
  afterEach(() => world.stop());

  it("gets every booking made exactly once by asking again, whatever went wrong", async () => {
    const rates = { status429: 0.05, status429bare: 0.05, status503before: 0.1, status503after: 0.15, dropBeforeWrite: 0.1, dropAfterWrite: 0.15, tokenRevoked: 0.05 };
    world.standin.chaos.start(11, { rates });
    const events = Array.from({ length: 12 }, (_, i) => eventOf({ during: local(`2026-12-${String(i + 1).padStart(2, "0")}`, "08:00", "17:00") }));
    const made: string[] = [];
    for (const event of events) {
      for (let tries = 0; tries < 20; tries += 1) {
        const called = await world.calendar.create(event);
        if (called.ok) made.push(called.value.iCalUId);
        if (called.ok) break;
        expect(["later", "denied"]).toContain(called.why);
        world.pass(called.afterSeconds ?? 1);
      }
    }
    const { struck } = world.standin.chaos.report();
    expect(Object.keys(struck).length).toBeGreaterThan(3);
    world.standin.chaos.stop();
    world.pass(5);
    const { copies } = valueOf(await world.calendar.delta(brunflo, { window: { start: monday, end: new Date("2027-01-15T00:00:00Z") } }));
    expect(eventsIn(copies).map((one) => one.iCalUId).sort()).toEqual([...made].sort());
    expect(new Set(made).size).toBe(12);
  });

  it("tells that Graph is down as something that may be tried again", async () => {
    world.standin.chaos.outage(60);
    for (let i = 0; i < 10; i += 1) expect(await world.calendar.create(eventOf())).toMatchObject({ ok: false, why: "later" });
    world.pass(3600);
    expect((await world.calendar.create(eventOf())).ok).toBe(true);
  });
});
