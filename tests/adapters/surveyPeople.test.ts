import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { makeLedger } from "../../src/adapters/postgres/ledger.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { makeSurveyPeople } from "../../src/adapters/postgres/surveyPeople.ts";
import { houseThresholds } from "../../src/domain/disclosure.ts";
import { pilotBands } from "../../src/domain/survey/extent.ts";
import { addDays, intervalOf } from "../../src/domain/time.ts";
import type { Ledger } from "../../src/services/ports.ts";
import type { SurveyPeople, Wave } from "../../src/services/survey/surveyPorts.ts";
import { hubOf } from "../services/ownHub.ts";
import { noOutbox } from "../support/noOutbox.ts";
import { asked, at, draftOf, ids, instrument, open, openOf, running, waveOf } from "./surveyPeopleScene.ts";

/** Who is asked, on both databases: what stays as it is, what is refused, and what two do at once. */
describe.each(["pglite", "postgres"] as const)("on %s", (kind) => {
  let database: Database;
  let ledger: Ledger;
  let people: SurveyPeople;
  beforeAll(async () => {
    database = await openOf[kind]();
    await migrate(database);
    ledger = makeLedger(database, noOutbox);
    people = makeSurveyPeople(database);
    await people.addInstrument(instrument);
    await people.addPilot({ id: "pilot-1", name: "Piloten" });
  });
  afterAll(() => database.close());

  test("a form is kept as it was given, and the same version with other words is told of and not taken", async () => {
    expect(await people.instrument(instrument.id, instrument.version)).toEqual(instrument);
    expect(await people.addInstrument(instrument)).toBe(true);
    expect(await people.addInstrument({ ...instrument, title: { sv: "Annat", en: "Other" } })).toBe(false);
    expect(await people.instruments()).toEqual([instrument]);
    expect(await people.instrument(instrument.id, 99)).toBeNull();
  });

  test("a pilot is added once and keeps its state", async () => {
    await people.addPilot({ id: "pilot-2", name: "Den andra" });
    await people.setPilotState("pilot-2", "anonymous");
    await people.addPilot({ id: "pilot-2", name: "Igen" });
    expect(await people.pilots()).toEqual([{ id: "pilot-1", name: "Piloten", state: "confidential" }, { id: "pilot-2", name: "Den andra", state: "anonymous" }]);
  });

  test.each([
    { kind: "group", groupId: randomUUID(), name: "Hubbpiloten" },
    { kind: "hubs", hubIds: ["a", "b"] },
    { kind: "role", role: "office-worker" },
    { kind: "days-booked", from: "2026-01-01", to: "2026-06-01", least: 1, most: null },
  ] as const)("a draft to $kind comes back as it was, can be changed and taken away", async (audience) => {
    const draft = draftOf({ audience, schedule: { kind: "from-first-day", when: "before", opens: "2026-11-24", closes: "2027-06-01", openDays: 14, remindAfterDays: [] } });
    expect(await people.saveDraft(draft)).toBe(true);
    expect(await people.campaign(draft.id)).toEqual(draft);
    const changed = draftOf({ id: draft.id, title: { sv: "Hösten", en: "Autumn" }, schedule: { kind: "rhythm", opens: "2026-11-24", until: "2027-01-01", everyWeeks: 2, openDays: 5, remindAfterDays: [2, 3] } });
    expect(await people.saveDraft(changed)).toBe(true);
    expect((await people.campaigns()).filter((one) => one.id === draft.id)).toEqual([changed]);
    expect(await people.removeDraft(draft.id)).toBe(true);
    expect(await people.removeDraft(draft.id)).toBe(false);
    expect(await people.campaign(draft.id)).toBeNull();
  });

  test("a launch fixes thresholds and bands, adds the waves and ends all change; of many at once one does it", async () => {
    const draft = draftOf();
    await people.saveDraft(draft);
    const waves = [waveOf(draft.id), waveOf(draft.id, { number: 2, reminders: [] })];
    const done = await Promise.all(Array.from({ length: 6 }, () => people.launch(draft.id, { thresholds: houseThresholds, bands: pilotBands }, waves.map((wave) => ({ ...wave, id: randomUUID() })))));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await people.campaign(draft.id)).toEqual({ ...draft, state: "running", thresholds: houseThresholds, bands: pilotBands });
    expect((await people.waves(draft.id)).map(({ id, ...wave }) => ({ ...wave, hasId: /^[0-9a-f-]{36}$/.test(id) }))).toEqual(waves.map(({ id: _, ...wave }) => ({ ...wave, hasId: true })));
    expect([await people.saveDraft(draft), await people.removeDraft(draft.id)]).toEqual([false, false]);
  });

  test("waves come up when they are to be opened, reminded of or closed, and not before", async () => {
    const wave = await running(people);
    const due = async (states: readonly Wave["state"][], day: string | null): Promise<boolean> => (await people.wavesIn(states, day === null ? null : at(day))).some((one) => one.id === wave.id);
    expect([await due(["planned"], "2026-11-23"), await due(["planned"], "2026-11-24"), await due(["planned"], null), await due(["open"], null)]).toEqual([false, true, true, false]);
    await people.invite(wave.id, [], [], 3);
    expect([await due(["open"], "2026-11-30"), await due(["open"], "2026-12-01")]).toEqual([false, true]);
    await people.setReminders(wave.id, []);
    expect([await due(["open"], "2026-12-07"), await due(["open"], "2026-12-08")]).toEqual([false, true]);
    expect([await people.setWaveState(wave.id, ["planned"], "closing"), await people.setWaveState(wave.id, ["open"], "closing"), await people.setWaveState(wave.id, ["open"], "closing")]).toEqual([false, true, false]);
    await people.setErasedSince([wave.id]);
    expect(await people.wave(wave.id)).toEqual({ ...wave, state: "closing", reminders: [], erasedSince: true, spared: 3 });
  });

  test("to invite opens the wave with its places; who is there stays as they are, and a wave that has ended takes nobody", async () => {
    const wave = await running(people);
    const persons = ids(6);
    const places = [{ id: "p1", values: { hub: "a+b", municipality: "*", extent: "none" }, invited: 6 }];
    expect(await people.invite(wave.id, places, asked(persons, "p1"), 2)).toBe(true);
    expect(await people.places(wave.id)).toEqual(places);
    const [first = ""] = persons;
    await people.setOptedOut(wave.id, first, true);
    expect(await people.invite(wave.id, [], asked([first, randomUUID()], null, "2026-11-25"), 1)).toBe(true);
    expect(await people.invitation(wave.id, first)).toEqual({ waveId: wave.id, personId: first, placeId: "p1", entered: "2026-11-24", sending: "queued", attempts: 0, conversationId: null, activityId: null, answered: false, optedOut: true, linked: false, hidesAmong: null });
    expect(await people.invitationsOf(first)).toHaveLength(1);
    expect(await people.invitations(wave.id)).toHaveLength(7);
    expect(await people.wave(wave.id)).toMatchObject({ state: "open", spared: 2 });
    expect(await people.invite(wave.id, places, asked(ids(1)), 0)).toBe(false);
    await people.setWaveState(wave.id, ["open"], "closing");
    expect(await people.invite(wave.id, [], asked(ids(1)), 0)).toBe(false);
    expect(await people.invitations(wave.id)).toHaveLength(7);
  });

  test("a crowd that looks up its invitations at once gets each its own, in each wave, and whoever has none gets none", async () => {
    const [one, two] = [await open(people, 60), await open(people, 3)];
    const stranger = randomUUID();
    const asks = [...one.persons, stranger, ...two.persons].flatMap((personId) => [{ waveId: one.wave.id, personId }, { waveId: two.wave.id, personId: personId.toUpperCase() }]);
    const found = await Promise.all(asks.map(({ waveId, personId }) => people.invitation(waveId, personId)));
    const whose = (waveId: string, persons: readonly string[]) => asks.map((ask) => (ask.waveId === waveId && persons.includes(ask.personId.toLowerCase()) ? `${waveId} ${ask.personId.toLowerCase()}` : null));
    const [inOne, inTwo] = [whose(one.wave.id, one.persons), whose(two.wave.id, two.persons)];
    expect(found.map((invitation) => invitation && `${invitation.waveId} ${invitation.personId}`)).toEqual(inOne.map((own, i) => own ?? inTwo[i]));
    await expect(Promise.all([people.invitation(one.wave.id, "nobody's id"), people.invitation(one.wave.id, one.persons[0] ?? "")])).rejects.toThrow();
    expect(await people.invitation(one.wave.id, one.persons[0] ?? "")).not.toBeNull();
  });

  test("places can be set once where people came one by one", async () => {
    const { wave, persons } = await open(people, 5);
    const place = (id: string) => [{ id, values: { hub: "a", municipality: "m", extent: "*" }, invited: 5 }];
    await people.setPlaces(wave.id, place("p1"), new Map(persons.map((id) => [id, "p1"])));
    await people.setPlaces(wave.id, place("p2"), new Map(persons.map((id) => [id, "p2"])));
    expect((await people.invitations(wave.id)).map((one) => one.placeId)).toEqual(Array.from({ length: 5 }, () => "p1"));
    expect(await people.places(wave.id)).toEqual(place("p1"));
  });

  test("a person's load counts the days on which they entered waves, half-open, and not what was stopped before it was sent", async () => {
    const [person = ""] = ids(1);
    for (const entered of ["2026-11-24", "2026-12-01", "2026-12-22"]) await people.invite((await running(people)).id, [], asked([person], null, entered), 0);
    const stopped = await running(people);
    await people.invite(stopped.id, [], asked([person], null, "2026-12-02"), 0);
    await people.stopSending(stopped.id);
    const load = async (from: string, to: string): Promise<number | undefined> => (await people.load([person, randomUUID()], from, to)).get(person);
    expect([await load("2026-11-24", "2026-12-22"), await load("2026-11-25", "2026-12-23"), await load("2026-12-23", "2027-01-01")]).toEqual([2, 2, undefined]);
  });

  test("who has answered is marked in a batch, and forgotten by writing all rows anew in the order given", async () => {
    const { wave, persons } = await open(people, 8);
    await people.setAnswered(wave.id, persons.slice(0, 5));
    await people.setSending(wave.id, persons[0] ?? "", "sent", { conversationId: "c", activityId: "a" });
    await people.setOptedOut(wave.id, persons[1] ?? "", true);
    expect((await people.invitations(wave.id)).filter((one) => one.answered).map((one) => one.personId).sort()).toEqual(persons.slice(0, 5).sort());
    const before = await database.query("SELECT xmin::text AS xmin FROM survey_people.invitation WHERE wave_id = $1", [wave.id]);
    expect(new Set(before.map((row) => row["xmin"])).size).toBeGreaterThan(1);
    const [onItsWay] = await people.takeToSend(wave.id, 1, at("2026-11-24"), at("2026-11-25"));
    const order = persons.toReversed();
    await people.forgetAnswered(wave.id, order);
    await people.setSending(wave.id, onItsWay?.personId ?? "", "sent", { conversationId: "late", activityId: "late" });
    expect(await people.invitation(wave.id, onItsWay?.personId ?? "")).toMatchObject({ sending: "failed", activityId: null, conversationId: null });
    const rows = await database.query("SELECT person_id, xmin::text AS xmin, answered, opted_out, activity_id, sending FROM survey_people.invitation WHERE wave_id = $1 ORDER BY ctid", [wave.id]);
    expect(rows.map((row) => row["person_id"])).toEqual(order);
    expect(new Set(rows.map((row) => row["xmin"])).size).toBe(1);
    // What was sent stays; who was not to be reminded, and by which message, would tell who had answered.
    expect(rows.some((row) => row["answered"] === true || row["opted_out"] === true || row["activity_id"] !== null)).toBe(false);
    expect(rows.filter((row) => row["sending"] === "sent")).toHaveLength(1);
  });

  test("the log gives who did what in a time, by name where the person is known", async () => {
    const [anna = "", nobody = ""] = ids(2);
    await ledger.meetPerson({ id: anna, name: "Anna Nilsson", mail: "anna@regionen.example" });
    await people.audit({ at: at("2026-01-02"), byPersonId: anna, what: "campaign-made", about: { campaign: "Våren", wave: 1 } });
    await people.audit({ at: at("2026-01-03"), byPersonId: nobody, what: "campaign-stopped", about: {} });
    expect(await people.audits(at("2026-01-02"), at("2026-01-03"))).toEqual([{ at: at("2026-01-02"), byName: "Anna Nilsson", what: "campaign-made", about: { campaign: "Våren", wave: 1 } }]);
    expect((await people.audits(at("2026-01-03"), at("2026-01-04")))[0]?.byName).toBe(nobody);
  });

  test("background is the hub most booked of late and ahead, the days in the time asked about and the first day ever; what was released is no day", async () => {
    await ledger.saveHubs(["norr", "soder"].map((hub) => hubOf(hub, { desks: 3 })));
    const [anna = "", bo = "", stranger = ""] = ids(3);
    for (const id of [anna, bo]) await ledger.meetPerson({ id, name: id, mail: `${id}@regionen.example` });
    await ledger.setPerson(anna, { homeMunicipality: "Åre" });
    const book = async (hubId: string, date: string, desk: number, status: "confirmed" | "released" = "confirmed"): Promise<void> => {
      const during = intervalOf(date, "08:00", "17:00");
      if (!during) throw new Error("no such day");
      const booking = { id: randomUUID(), hubId, deskId: `${hubId}-${desk}`, personId: anna, date, part: "day" as const, during, status: "confirmed" as const, calendar: "none" as const };
      await ledger.book(anna, (tx) => tx.addBooking({ booking, change: { bookingId: booking.id, at: new Date(), byPersonId: anna, surface: "tab", what: "booked", detail: {} }, event: null, write: null }));
      if (status === "released") await ledger.transaction((tx) => tx.setStatus(booking.id, { status, calendar: "none", reason: null, at: new Date() }));
    };
    for (const date of ["2026-01-05", "2026-01-06", "2026-01-07"]) await book("norr", date, 1);
    for (const date of ["2026-11-02", "2026-11-03"]) await book("soder", date, 1);
    await book("norr", "2026-11-04", 1, "released");
    await book("norr", "2026-12-01", 1);
    const to = "2026-11-23";
    const from = addDays(to, -28);
    const found = await people.background([anna, bo, stranger], from, to);
    const of = (id: string) => found.find((one) => one.personId === id);
    expect(of(anna)).toEqual({ personId: anna, hub: "soder", municipality: "Åre", daysBooked: 2, daysPerWeek: 0.5, firstDay: "2026-01-05" });
    expect(of(bo)).toEqual({ personId: bo, hub: null, municipality: null, daysBooked: 0, daysPerWeek: 0, firstDay: null });
    expect(of(stranger)).toMatchObject({ hub: null, daysBooked: 0 });
    const everyone = (await people.background("everyone", from, to)).map((one) => one.personId);
    expect(everyone).toEqual(expect.arrayContaining([anna, bo]));
    expect(everyone).not.toContain(stranger);
  });
});
