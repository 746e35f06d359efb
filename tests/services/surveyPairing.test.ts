import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { z } from "zod";
import type { Invitation } from "../../src/services/survey/surveyPorts.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { crowd } from "./crowd.ts";
import { good, launched, longSignIn, surveyApp } from "./surveySupport.ts";
import type { SurveyApp } from "./surveySupport.ts";

/**
 * People move between hubs from one wave to the next, some of them alone. Whoever holds all that is stored, with who was invited
 * under which place, who is linked, and that everybody answered, still finds each sheet to fit at least five.
 */
const least = 5;
let app: TestApp;
let hr: Client;
let surveys: SurveyApp;
let people: readonly Client[];
const rows = z.array(z.object({ wave_id: z.string(), pseudonym: z.string(), place_id: z.string() }));

/** Lets people have been at a hub once lately, and nowhere else. */
async function settle(hub: string, who: readonly Client[]): Promise<void> {
  await app.database.query("DELETE FROM booking WHERE person_id = ANY($1::uuid[])", [who.map((one) => one.personId)]);
  await app.database.query(
    `INSERT INTO booking (id, hub_id, desk_id, person_id, date, part, during, status, calendar, status_at, created_at)
     SELECT gen_random_uuid(), $1, (SELECT id FROM desk WHERE hub_id = $1 LIMIT 1), person, '2026-11-02', 'day', '[2026-11-02 08:00+01, 2026-11-02 16:00+01)', 'completed', 'none', '2026-11-02', '2026-11-01' FROM unnest($2::uuid[]) AS person`,
    [hub, who.map((one) => one.personId)],
  );
}
/** Everybody's whereabouts in the first wave: twenty, twelve and eight at three hubs. */
const home = async (): Promise<void> => {
  for (const [hub, from, to] of [["brunflo", 0, 20], ["as-torsta", 20, 32], ["house-be", 32, 40]] as const) await settle(hub, people.slice(from, to));
};
const opened = async (date: string, at: string, set: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { waves } = await launched(hr, { schedule: { kind: "dates", opens: date, closes: "2026-12-08", remindAfterDays: [] }, ...set });
  await surveys.at(`${date}T${at}:00+01:00`);
  return waves[0].id;
};
const submit = async (waveId: string, who: readonly Client[]): Promise<void> => {
  for (const one of who) {
    const question = good(await one.get(`/api/surveys/${waveId}`)).pages[0].questions[0];
    good(await one.send("POST", `/api/surveys/${waveId}/submit`, { answers: { [question.id]: { value: question.min } } }, null));
  }
};
const close = async (waveId: string): Promise<void> => {
  good(await hr.send("POST", `/api/waves/${waveId}/close`));
  await surveys.jobs.now();
  await surveys.jobs.run("open-waves");
  await surveys.jobs.now();
};
const invited = (waveId: string): Promise<Invitation[]> => app.deps.survey.surveyPeople.invitations(waveId);
const sheets = async (waveIds: readonly string[]) => rows.parse(await app.database.query("SELECT wave_id, pseudonym, place_id FROM survey_answers.sheet WHERE wave_id = ANY($1::uuid[])", [waveIds]));
const sizes = (keys: readonly string[]): number[] => [...Map.groupBy(keys, (key) => key).values()].map(({ length }) => length);

beforeAll(async () => {
  app = await startApp({ at: "2026-11-24T09:50:00+01:00", noJobs: true });
  longSignIn(app);
  hr = await app.as("cecilia.jonsson");
  people = await crowd(app, 42);
  surveys = await surveyApp(app);
});
afterAll(() => app.stop());

test("where people changed hubs between two waves, no pseudonym has a trail of places that fits fewer than five of the invited, and many can be paired", async () => {
  await home();
  const asked = people.slice(0, 40);
  const first = await opened("2026-11-24", "09:55");
  await submit(first, asked);
  await close(first);

  // Three move together with nobody, six move together, and two come who were nowhere.
  await settle("as-torsta", people.slice(0, 3));
  await settle("house-be", [...people.slice(3, 9), ...people.slice(40)]);
  const second = await opened("2026-11-25", "08:05");
  const [before, now] = [new Map((await invited(first)).map((one) => [one.personId, one])), await invited(second)];
  const naive = sizes(now.flatMap((one) => (before.has(one.personId) ? [`${before.get(one.personId)?.placeId} ${one.placeId}`] : [])));
  expect(Math.min(...naive)).toBeLessThan(least);
  for (const mover of people.slice(0, 3)) expect(now.find((one) => one.personId === mover.personId)).toMatchObject({ linked: false });
  for (const mover of people.slice(3, 9)) expect(now.find((one) => one.personId === mover.personId)).toMatchObject({ linked: true });

  // Five of one place have answered, but three of them stand alone and two in their series: nothing is written yet.
  const stayed = people.slice(20, 32).filter((one) => now.some(({ personId, linked }) => linked && personId === one.personId));
  expect(stayed.length).toBeGreaterThanOrEqual(least);
  await submit(second, [...people.slice(0, 3), ...stayed.slice(0, 2)]);
  await surveys.jobs.run("flush-answers");
  expect(await sheets([second])).toEqual([]);

  await submit(second, people);
  await surveys.jobs.run("flush-answers");
  const written = await sheets([second]);
  expect(written.length).toBeGreaterThan(20);
  await close(second);

  const all = await sheets([first, second]);
  expect(all.filter((one) => one.wave_id === first).length).toBe(40);
  expect(all.filter((one) => one.wave_id === second).length).toBe(42);
  const places = await Promise.all([first, second].map(async (waveId) => new Map((await invited(waveId)).map((one) => [one.personId, one]))));
  const trailOf = (of: readonly { readonly wave_id: string; readonly place_id: string }[]): string => [first, second].map((waveId) => of.find((one) => one.wave_id === waveId)?.place_id ?? "-").join(" ");
  const everybody = [...new Set(places.flatMap((wave) => [...wave.keys()]))];
  const series = everybody.map((personId) => places.map((wave) => ((one) => (one?.linked ? one.placeId : "-"))(wave.get(personId))).join(" "));
  const alone = [first, second].map((_, at) => [...(places[at]?.values() ?? [])].filter((one) => !one.linked).map((one) => one.placeId));
  let paired = 0;
  for (const of of Map.groupBy(all, (one) => one.pseudonym).values()) {
    const trail = trailOf(of);
    const fits = [series.filter((one) => one === trail).length, ...(of.length === 1 ? alone.map((wave, at) => wave.filter((place) => place === trail.split(" ")[at]).length) : [])];
    expect([trail, Math.max(...fits) >= least]).toEqual([trail, true]);
    expect(series.includes(trail) || of.length === 1).toBe(true);
    paired += Number(of.length === 2);
  }
  expect(Math.min(...sizes(series.filter((one) => one !== "- -")))).toBeGreaterThanOrEqual(least);
  for (const wave of alone) expect(Math.min(least, ...sizes(wave.map(String)))).toBe(least);
  expect(paired).toBe([...(places[1]?.values() ?? [])].filter((one) => one.linked && places[0]?.get(one.personId)?.linked && people.some(({ personId }) => personId === one.personId)).length);
  expect(paired).toBeGreaterThan(15);

  const results = good(await hr.get(`/api/waves/${second}/results`));
  const linkable = await app.deps.survey.surveyPeople.linkable(first, second);
  expect(linkable).toBeGreaterThanOrEqual(paired);
  expect(results.method.filter((one: string) => one.includes("para ihop"))).toEqual([expect.stringContaining(`minst 5 tillfrågade: högst ${linkable} personer`)]);
});

test("erasing finds the sheets of somebody whose two waves cannot be paired", async () => {
  const count = async (): Promise<number[]> => sizes((await app.database.query("SELECT wave_id FROM survey_answers.sheet ORDER BY wave_id")).map((row) => String(row["wave_id"])));
  const [mover] = people;
  const before = await count();
  expect(before.toSorted()).toEqual([40, 42]);
  expect((await mover?.send("DELETE", "/api/survey-answers", undefined, null))?.body).toEqual({ erased: 2 });
  expect((await count()).toSorted()).toEqual([39, 41]);
});

test("of pulses nobody's sheets bear the pilot's pseudonym", async () => {
  await app.database.script("TRUNCATE survey_people.campaign, survey_answers.draft, survey_answers.sheet CASCADE");
  await surveys.jobs.forget();
  await home();
  const pulse = await opened("2026-11-25", "08:10", { schedule: { kind: "rhythm", opens: "2026-11-25", until: "2026-12-23", everyWeeks: 2, openDays: 7, remindAfterDays: [] } });
  const asked = people.slice(0, 40);
  await submit(pulse, asked);
  await close(pulse);
  expect((await invited(pulse)).filter((one) => one.linked)).toEqual([]);
  const [{ pilotId } = { pilotId: "" }] = await app.deps.survey.surveyPeople.campaigns();
  const ofPilot = new Set(await app.deps.survey.surveyKeys.pseudonyms(pilotId, asked.map((one) => one.personId)));
  const written = await sheets([pulse]);
  expect([written.length, ofPilot.size]).toEqual([40, 40]);
  expect(written.filter((one) => ofPilot.has(one.pseudonym))).toEqual([]);
});

test("a sender takes no more of those who wait than it asks for", async () => {
  const [wave] = await app.deps.survey.surveyPeople.waves((await app.deps.survey.surveyPeople.campaigns())[0]?.id ?? "");
  const waveId = wave?.id ?? "";
  await app.database.query("UPDATE survey_people.wave SET state = 'open' WHERE id = $1", [waveId]);
  await app.database.query("UPDATE survey_people.invitation SET sending = 'queued', lease_until = NULL WHERE wave_id = $1", [waveId]);
  const now = app.clock.now();
  const take = async (most: number): Promise<number> => (await app.deps.survey.surveyPeople.takeToSend(waveId, most, now, new Date(now.getTime() + 60_000))).length;
  expect([await take(0), await take(7), await take(32)]).toEqual([0, 7, 32]);
});
