import { anna, admin, bo, brunflo, eventOf, eventsIn, friday, houseBeDesk, local, thursday, valueOf } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const week = { window: local("2026-11-23", "00:00", "23:59") };
const window = { window: { start: week.window.start, end: new Date("2026-12-23T00:00:00Z") } };

/** What every calendar behind the port must do, whoever keeps it. @param start a world of its own for each test */
export function calendarContract(start: () => Promise<World>): void {
  let world: World;
  beforeEach(async () => {
    world = await start();
  });
  afterEach(() => world.stop());

  it("takes a booking as asked for, and as accepted only when the hub has said so", async () => {
    const made = valueOf(await world.calendar.create(eventOf()));
    expect(made).toMatchObject({ asked: [{ mail: brunflo, resource: true, answer: "none", answeredAt: null }], cancelled: false, during: thursday });
    world.pass(3);
    const later = valueOf(await world.calendar.read(anna, made.graphId));
    expect(later).toMatchObject({ graphId: made.graphId, iCalUId: made.iCalUId, asked: [{ answer: "accepted", answeredAt: new Date("2026-11-23T07:00:02Z") }] });
  });

  it("sees an answer that comes late", async () => {
    await admin(world, "PUT", `/mailboxes/${brunflo}/policy`, { answerAfterSeconds: 600 });
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.pass(60);
    expect(valueOf(await world.calendar.read(anna, graphId)).asked[0]?.answer).toBe("none");
    world.pass(600);
    expect(valueOf(await world.calendar.read(anna, graphId)).asked[0]?.answer).toBe("accepted");
  });

  it("sees a decline, which stands on the person's own event alone", async () => {
    const first = valueOf(await world.calendar.create(eventOf({ mailbox: houseBeDesk })));
    const second = valueOf(await world.calendar.create(eventOf({ mailbox: houseBeDesk, personId: bo })));
    world.pass(3);
    expect(valueOf(await world.calendar.read(anna, first.graphId)).asked[0]?.answer).toBe("accepted");
    expect(valueOf(await world.calendar.read(bo, second.graphId)).asked[0]?.answer).toBe("declined");
    const seen = eventsIn(valueOf(await world.calendar.delta(houseBeDesk, window)).copies).map((copy) => copy.iCalUId);
    expect(seen).toEqual([first.iCalUId]);
  });

  it("sees that a delegate has taken it for the time being", async () => {
    await admin(world, "PUT", `/mailboxes/${brunflo}/policy`, { answers: "delegate" });
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.pass(3);
    expect(valueOf(await world.calendar.read(anna, graphId)).asked[0]?.answer).toBe("tentative");
  });

  it("puts a desk without a mailbox in the person's calendar and asks nobody", async () => {
    const made = valueOf(await world.calendar.create(eventOf({ mailbox: null })));
    world.pass(60);
    expect(valueOf(await world.calendar.read(anna, made.graphId))).toMatchObject({ asked: [], during: thursday });
    expect(await world.calendar.cancel(anna, made.graphId, "")).toEqual({ ok: true, value: null });
  });

  it("gives the first event again when the same POST is repeated, and refuses another under the same id", async () => {
    const event = eventOf();
    const first = valueOf(await world.calendar.create(event));
    const again = valueOf(await world.calendar.create(event));
    expect([again.graphId, again.iCalUId]).toEqual([first.graphId, first.iCalUId]);
    const other = eventOf({ id: event.id, during: friday });
    expect(await world.calendar.create(other)).toMatchObject({ ok: false, why: "refused", code: "ErrorDuplicateTransactionId" });
    expect(eventsIn(valueOf(await world.calendar.delta(brunflo, window)).copies)).toHaveLength(1);
  });

  it("moves the time alone, after which the hub answers anew", async () => {
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.pass(10);
    const movedAt = world.standin.clock.now();
    const moved = valueOf(await world.calendar.move(anna, graphId, friday));
    expect(moved.during).toEqual(friday);
    // The old yes may still be read for a moment: its time tells that it is the old one.
    const before = moved.asked[0]?.answeredAt ?? null;
    expect(before === null || before < movedAt).toBe(true);
    world.pass(10);
    const later = valueOf(await world.calendar.read(anna, graphId));
    expect(later.asked[0]?.answer).toBe("accepted");
    expect(later.asked[0]?.answeredAt?.getTime()).toBeGreaterThan(movedAt.getTime());
  });

  it("keeps the clock time of a booking on either side of a change to summer time", async () => {
    for (const date of ["2026-12-31", "2027-03-26", "2027-03-29"]) {
      const during = local(date, "08:00", "17:00");
      expect(valueOf(await world.calendar.create(eventOf({ during }))).during).toEqual(during);
    }
    expect(local("2027-03-26", "08:00", "17:00").start.toISOString()).toBe("2027-03-26T07:00:00.000Z");
    expect(local("2027-03-29", "08:00", "17:00").start.toISOString()).toBe("2027-03-29T06:00:00.000Z");
  });

  it("cancels, and says when that was done already", async () => {
    const { graphId } = valueOf(await world.calendar.create(eventOf()));
    world.pass(3);
    expect(await world.calendar.cancel(anna, graphId, "Platsen är släppt")).toEqual({ ok: true, value: null });
    expect(await world.calendar.cancel(anna, graphId, "Platsen är släppt")).toMatchObject({ ok: false, why: "not-found" });
    expect(eventsIn(valueOf(await world.calendar.delta(brunflo, window)).copies)).toMatchObject([{ cancelled: true }]);
    expect(await world.calendar.read(anna, graphId)).toMatchObject({ ok: false, why: "not-found" });
  });
}
