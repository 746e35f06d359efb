import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import { makeSurveyPeople } from "../../src/adapters/postgres/surveyPeople.ts";
import { houseThresholds } from "../../src/domain/disclosure.ts";
import { pilotBands } from "../../src/domain/survey/extent.ts";
import { linkWave } from "../../src/domain/survey/linking.ts";
import { pilotInstruments } from "../../src/pilot/surveys/pilotInstruments.ts";
import type { Campaign, SurveyPeople } from "../../src/services/survey/surveyPorts.ts";
import { freshDatabase, freshPglite } from "../support/database.ts";

const openOf: Record<"pglite" | "postgres", () => Promise<Database>> = {
  pglite: freshPglite,
  postgres: async () => openPg(await freshDatabase(), { max: 8, onError: () => undefined }),
};
const [instrument] = pilotInstruments;
if (!instrument) throw new Error("the pilot has no form");

describe.each(["pglite", "postgres"] as const)("on %s", (kind) => {
  let database: Database;
  let people: SurveyPeople;
  beforeAll(async () => {
    database = await openOf[kind]();
    await migrate(database);
    people = makeSurveyPeople(database);
    await people.addInstrument(instrument);
  });
  afterAll(() => database.close());

  /** An open wave to these people at these places. */
  async function waveOf(pilotId: string, placeOf: ReadonlyMap<string, string>): Promise<string> {
    await people.addPilot({ id: pilotId, name: pilotId });
    const campaign: Campaign = { id: randomUUID(), pilotId, title: { sv: "a", en: "a" }, instrumentId: instrument?.id ?? "", instrumentVersion: instrument?.version ?? 1, audience: { kind: "everyone" }, schedule: { kind: "dates", opens: "2026-11-24", closes: "2026-12-01", remindAfterDays: [] }, thresholds: houseThresholds, bands: pilotBands, state: "draft", made: "2026-11-23" };
    const id = randomUUID();
    await people.saveDraft(campaign);
    await people.launch(campaign.id, campaign, [{ id, campaignId: campaign.id, number: 1, opens: new Date("2026-11-24T08:00:00+01:00"), closes: new Date("2026-12-01T00:00:00+01:00"), state: "planned", reminders: [], erasedSince: false, spared: 0 }]);
    const places = [...Map.groupBy(placeOf.values(), (place) => place)].map(([place, of]) => ({ id: place, values: { hub: place, municipality: "*", extent: "*" }, invited: of.length }));
    await people.invite(id, places, [...placeOf].map(([personId, placeId]) => ({ personId, placeId, entered: "2026-11-24" })), 0);
    return id;
  }
  const persons = (n: number): string[] => Array.from({ length: n }, () => randomUUID());
  const link = (waveId: string): Promise<void> => people.keepLinks(waveId, (placeOf, before) => linkWave(waveId, placeOf, before, 5));
  const linked = async (waveId: string): Promise<Set<string>> => new Set((await people.invitations(waveId)).filter((one) => one.linked).map((one) => one.personId));

  test("of waves of a pilot that are decided at once each is decided beside the others: those who are in one alone are told apart by it", async () => {
    const who = persons(12);
    const at = (moved: number) => new Map(who.map((personId, i) => [personId, i < moved ? "b" : "a"]));
    const waves = await Promise.all([6, 3, 6].map((moved) => waveOf("at-once", at(moved))));
    await Promise.all([...waves, ...waves].map(link));
    const all = await Promise.all(waves.map(linked));
    const trails = who.map((personId) => all.map((of, wave) => (of.has(personId) ? `${wave}${at([6, 3, 6][wave] ?? 0).get(personId)}` : "")).join(" "));
    for (const [trail, of] of Map.groupBy(trails, (one) => one)) if (trail.trim() !== "") expect([trail, of.length >= 5]).toEqual([trail, true]);
    expect(all.map((of) => of.size).filter((size) => size > 0).length).toBeGreaterThan(0);
  });

  test("what is decided stays when it is asked for again, and when the wave's invitations are written anew", async () => {
    const who = persons(11);
    const waveId = await waveOf("stays", new Map(who.map((personId, i) => [personId, i < 6 ? "a" : "b"])));
    await link(waveId);
    const before = await people.invitations(waveId);
    expect(before.every((one) => one.linked && one.hidesAmong === JSON.stringify([waveId, one.placeId]))).toBe(true);
    await people.keepLinks(waveId, () => ({ linked: new Set(), classOf: new Map(who.map((personId) => [personId, "x"])) }));
    await people.forgetAnswered(waveId, who);
    expect((await people.invitations(waveId)).map(({ linked: now, hidesAmong }) => [now, hidesAmong])).toEqual(before.map(({ hidesAmong }) => [true, hidesAmong]));
  });

  test("another pilot's waves decide nothing, and so many people can be paired as are linked in both waves", async () => {
    const who = persons(16);
    const [other, first] = [await waveOf("other", new Map(who.map((personId, i) => [personId, i < 8 ? "a" : "b"]))), await waveOf("one", new Map(who.map((personId) => [personId, "a"])))];
    const second = await waveOf("one", new Map(who.slice(1).map((personId) => [personId, "a"])));
    for (const waveId of [other, first, second]) await link(waveId);
    expect([(await linked(other)).size, (await linked(first)).size, (await linked(second)).size]).toEqual([16, 16, 10]);
    expect(await people.linkable(first, second)).toBe(10);
  });

  test("where places are not made yet nothing is decided", async () => {
    const who = persons(6);
    const waveId = await waveOf("one-by-one", new Map());
    await people.invite(waveId, [], who.map((personId) => ({ personId, placeId: null, entered: "2026-11-24" })), 0);
    await link(waveId);
    expect((await people.invitations(waveId)).map((one) => one.hidesAmong)).toEqual(who.map(() => null));
  });

  test("sheets that were written before it was decided count as linked, with the trail that they have left", async () => {
    const who = persons(10);
    const waves = [await waveOf("old", new Map(who.map((personId) => [personId, "a"]))), await waveOf("old", new Map(who.map((personId, i) => [personId, i < 5 ? "a" : "b"])))];
    for (const waveId of waves) await database.query("INSERT INTO survey_answers.sheet (wave_id, pseudonym, place_id, answers) VALUES ($1, 'x', 'a', '{}')", [waveId]);
    const sql = await readFile(new URL("../../src/adapters/postgres/schema/006_linking.sql", import.meta.url), "utf8");
    await database.script(sql.slice(sql.indexOf("WITH placed")));
    // One of the first five is asked once more with the others: to pair those six would tell of the one where they were.
    const [third, fourth] = [await waveOf("old", new Map(who.slice(4).map((personId) => [personId, "a"]))), await waveOf("old", new Map(who.map((personId) => [personId, "a"])))];
    for (const waveId of [third, fourth]) await link(waveId);
    const trails = (await people.invitations(waves[1] ?? "")).map((one) => one.hidesAmong ?? "");
    expect([...Map.groupBy(trails, (one) => one).values()].map((of) => of.length)).toEqual([5, 5]);
    expect(await linked(waves[0] ?? "")).toEqual(new Set(who));
    expect([(await linked(third)).size, (await linked(fourth)).size]).toEqual([0, 10]);
  });
});
