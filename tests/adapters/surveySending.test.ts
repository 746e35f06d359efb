import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { makeSurveyPeople } from "../../src/adapters/postgres/surveyPeople.ts";
import { houseThresholds } from "../../src/domain/disclosure.ts";
import { pilotBands } from "../../src/domain/survey/extent.ts";
import type { SurveyPeople } from "../../src/services/survey/surveyPorts.ts";
import { asked, at, draftOf, ids, instrument, open, openOf, running, waveOf } from "./surveyPeopleScene.ts";

/** How cards and reminders go out and are stopped, on both databases. */
describe.each(["pglite", "postgres"] as const)("on %s", (kind) => {
  let database: Database;
  let people: SurveyPeople;
  beforeAll(async () => {
    database = await openOf[kind]();
    await migrate(database);
    people = makeSurveyPeople(database);
    await people.addInstrument(instrument);
    await people.addPilot({ id: "pilot-1", name: "Piloten" });
  });
  afterAll(() => database.close());

  test("cards are taken by one process each, taken over when it falls silent, and no more when the wave has ended", async () => {
    const { wave, persons } = await open(people, 30);
    const now = at("2026-11-24");
    const later = new Date(now.getTime() + 60_000);
    const taken = (await Promise.all(Array.from({ length: 5 }, () => people.takeToSend(wave.id, 8, now, later)))).flat();
    expect(new Set(taken.map((one) => one.personId)).size).toBe(taken.length);
    while (taken.length < 30) taken.push(...(await people.takeToSend(wave.id, 8, now, later)));
    expect(taken).toHaveLength(30);
    expect(await people.takeToSend(wave.id, 8, now, later)).toEqual([]);
    const [first = "", second = "", third = ""] = persons;
    await people.setSending(wave.id, first, "sent", { conversationId: "c", activityId: "a" });
    await people.setSending(wave.id, second, "blocked", null);
    await people.putBack(wave.id, third, later);
    expect(await people.sendingCount(wave.id)).toEqual({ queued: 1, sending: 27, sent: 1, blocked: 1, missing: 0, failed: 0, stopped: 0 });
    const over = await people.takeToSend(wave.id, 50, later, new Date(later.getTime() + 60_000));
    expect([over.length, new Set(over.map((one) => one.attempts))]).toEqual([28, new Set([2])]);
    await people.putBack(wave.id, third, later);
    await people.setWaveState(wave.id, ["open"], "closing");
    expect(await people.takeToSend(wave.id, 50, new Date(later.getTime() + 600_000), later)).toEqual([]);
    await people.stopSending(wave.id);
    await people.putBack(wave.id, over.find((one) => one.personId !== third)?.personId ?? "", later);
    expect(await people.sendingCount(wave.id)).toMatchObject({ queued: 0, stopped: 2 });
  });

  test("a stop ends the campaign, its waves that are not closed and what is queued, and leaves what has been", async () => {
    const draft = draftOf();
    await people.saveDraft(draft);
    const waves = [1, 2, 3].map((number) => waveOf(draft.id, { number }));
    await people.launch(draft.id, { thresholds: houseThresholds, bands: pilotBands }, waves);
    const [first, second, third] = waves;
    if (!first || !second || !third) throw new Error("three waves were made");
    for (const wave of [first, second]) await people.invite(wave.id, [], asked(ids(5)), 0);
    await people.setWaveState(first.id, ["open"], "closing");
    expect((await people.stop(draft.id))?.sort()).toEqual([second.id, third.id].sort());
    expect(await people.stop(draft.id)).toBeNull();
    expect((await people.waves(draft.id)).map((wave) => wave.state)).toEqual(["closing", "stopped", "stopped"]);
    expect(await people.sendingCount(second.id)).toMatchObject({ queued: 0, stopped: 5 });
    expect(await people.setCampaignState(draft.id, ["running"], "ended")).toBe(false);
  });

  test("all who have not answered are reminded once in a while, by whoever comes first, and of an open wave only", async () => {
    const { wave } = await open(people, 5);
    const note = (now: string, since: string): Promise<boolean> => people.noteReminder(wave.id, at(now), at(since));
    expect((await Promise.all([1, 2, 3].map(() => note("2026-11-26", "2026-11-23")))).filter(Boolean)).toHaveLength(1);
    expect([await note("2026-11-28", "2026-11-25"), await note("2026-11-29", "2026-11-26")]).toEqual([false, true]);
    await people.setWaveState(wave.id, ["open"], "closing");
    expect(await note("2026-12-05", "2026-12-02")).toBe(false);
  });

  test("a wave that cannot be opened is given up with its reason, and one that is open is not", async () => {
    const planned = await running(people);
    const { wave } = await open(people, 5);
    for (const { id } of [planned, wave]) await people.giveUp(id, "too-few");
    expect([(await people.wave(planned.id))?.state, (await people.wave(wave.id))?.state]).toEqual(["stopped", "open"]);
    expect([...(await people.givenUp(planned.campaignId))]).toEqual([[planned.id, "too-few"]]);
    expect([...(await people.givenUp(wave.campaignId))]).toEqual([]);
  });

  test("who is put back in the moment of a stop is stopped, and never left to wait; what ended well stays so", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { wave, persons } = await open(people, 12);
      await people.takeToSend(wave.id, 12, at("2026-11-24"), at("2026-11-25"));
      const [sent = "", ...others] = persons;
      await people.setSending(wave.id, sent, "sent", { conversationId: "c", activityId: "a" });
      await Promise.all([...others.slice(0, 6).map((id) => people.putBack(wave.id, id, at("2026-11-25"))), people.stop(wave.campaignId), ...others.slice(6).map((id) => people.putBack(wave.id, id, at("2026-11-25")))]);
      expect(await people.sendingCount(wave.id)).toMatchObject({ queued: 0, sending: 0, sent: 1, stopped: 11 });
      await people.putBack(wave.id, sent, at("2026-11-25"));
      expect(await people.invitation(wave.id, sent)).toMatchObject({ sending: "sent", activityId: "a" });
    }
  });
});
