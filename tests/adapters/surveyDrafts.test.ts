import { migrate } from "../../src/adapters/postgres/migrate.ts";
import { openPg } from "../../src/adapters/postgres/pgDatabase.ts";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { makeSurveyAnswers } from "../../src/adapters/postgres/surveyAnswers.ts";
import { makeSurveyPeople } from "../../src/adapters/postgres/surveyPeople.ts";
import type { SurveyAnswers, Wave } from "../../src/services/survey/surveyPorts.ts";
import { freshDatabase } from "../support/database.ts";
import { instrument, running } from "./surveyPeopleScene.ts";

/** Drafts that many save at the same moment through two replicas on one PostgreSQL. Sealing is left out: a draft here is the list of what was said. */
let databases: readonly Database[];
let stores: readonly SurveyAnswers[];
let wave: Wave;
beforeAll(async () => {
  const url = await freshDatabase();
  databases = [1, 2].map(() => openPg(url, { max: 8, onError: () => undefined }));
  await migrate(first());
  await makeSurveyPeople(first()).addPilot({ id: "pilot-1", name: "Piloten" });
  await makeSurveyPeople(first()).addInstrument(instrument);
  stores = databases.map(makeSurveyAnswers);
});
afterAll(() => Promise.all(databases.map((one) => one.close())));
beforeEach(async () => {
  const people = makeSurveyPeople(first());
  wave = await running(people);
  await people.setWaveState(wave.id, ["planned"], "open");
});

const first = (): Database => databases[0] ?? fail();
const store = (n: number): SurveyAnswers => stores[n % stores.length] ?? fail();
const fail = (): never => {
  throw new Error("there is none");
};
const slots = Array.from({ length: 40 }, (_, i) => `${String.fromCharCode(65 + (i % 26))}${i}`);
const broken = "broken";
const add = (said: string) => (sealed: string | null) => {
  if (sealed === broken) throw new Error("cannot be opened");
  return sealed === null ? said : `${sealed} ${said}`;
};
const others = (beside: readonly string[] = ["A", "H", "P", "V"]) => ({ beside, sealAnew: ({ sealed }: { sealed: string }) => sealed });

test("whatever many say at once, each twice and through either replica, is kept once each, and nobody waits for another in vain", async () => {
  const says = ["a", "b", "c"].flatMap((round) => slots.flatMap((slot) => [0, 1].map((n) => ({ slot, n, said: `${round}${n}` }))));
  const kept = await Promise.all(says.map(({ slot, n, said }) => store(n).keepDraft(wave.id, slot, add(said), others())));
  expect(new Set(kept)).toEqual(new Set([true]));
  const drafts = await store(0).drafts(wave.id);
  expect(drafts.map((one) => one.slot)).toEqual(slots.toSorted());
  for (const { sealed } of drafts) expect(sealed.split(" ").toSorted()).toEqual(["a0", "a1", "b0", "b1", "c0", "c1"]);
});

test("those who save together are written in one transaction with four more, and who saves alone with four", async () => {
  for (const slot of slots) await store(0).keepDraft(wave.id, slot, add("begun"), others());
  expect(await store(0).drafts(wave.id)).toHaveLength(slots.length);
  await Promise.all(slots.slice(0, 6).map((slot) => store(0).keepDraft(wave.id, slot, add("more"), others())));
  const transactions = async () => (await first().query("SELECT xmin::text::bigint AS by, count(*)::int AS n, count(*) FILTER (WHERE sealed LIKE '%more')::int AS saved FROM survey_answers.draft WHERE wave_id = $1 GROUP BY 1 ORDER BY 1 DESC", [wave.id])).map((row) => [row["n"], row["saved"]]);
  const [crowd] = await transactions();
  expect(crowd).toEqual([10, 6]);
  await store(0).keepDraft(wave.id, "Z99", add("more"), others(["B", "I", "Q", "T"]));
  expect((await transactions())[0]?.[0]).toBe(5);
});

test("a draft that cannot be opened fails for its own person alone, also in a crowd", async () => {
  await first().query("INSERT INTO survey_answers.draft (wave_id, slot, sealed) VALUES ($1, $2, $3)", [wave.id, slots[3], broken]);
  const settled = await Promise.allSettled(slots.slice(0, 8).map((slot) => store(0).keepDraft(wave.id, slot, add("said"), others())));
  expect(settled.map((one) => one.status)).toEqual(slots.slice(0, 8).map((_, i) => (i === 3 ? "rejected" : "fulfilled")));
});

test("of a wave that closes while many save, each who was told that it is kept is, and nobody else", async () => {
  const people = makeSurveyPeople(first());
  const saving = Promise.all(slots.map(async (slot, n) => ((await store(n).keepDraft(wave.id, slot, add("said"), others())) ? slot : null)));
  await people.setWaveState(wave.id, ["open"], "closing");
  const kept = (await saving).filter((slot) => slot !== null);
  expect((await store(0).drafts(wave.id)).map((one) => one.slot)).toEqual(kept.toSorted());
  expect(await store(1).keepDraft(wave.id, "late", add("said"), others())).toBe(false);
});
