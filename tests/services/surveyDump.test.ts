import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { AnswerSheet, Wave } from "../../src/services/survey/surveyPorts.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { dumpOf, wordsIn } from "../support/dump.ts";
import type { Dump } from "../support/dump.ts";
import { joinByOrder, joinByValue, mostByChance, personOrders } from "../support/joiner.ts";
import type { Form, Guess, Known } from "../support/joiner.ts";
import { answerAll, invitedCount, makePeople, setNaive } from "./surveyCrowd.ts";
import type { Person, Truth } from "./surveyCrowd.ts";
import { openWave, surveyActs } from "./surveyStage.ts";

/**
 * An insider with the whole database, jobs, statistics and log, who knows everybody who was invited and under which place, and
 * at times in what order they answered: do they learn whose answers are whose? Within a place, which holds at least five, they
 * may guess; no more.
 */
let app: TestApp;
let people: Person[];
let waves: Wave[];
const logLines: string[] = [];
const truths: Truth[] = [{ wordsOf: new Map(), order: new Map() }, { wordsOf: new Map(), order: new Map() }];
let drafted: Dump;
let midway: Dump;
let closed: Dump;
const line = (level: string) => (what: string, facts?: object): void => void logLines.push(JSON.stringify({ level, what, ...facts }));

beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", ledger: "postgres", log: { info: line("info"), warn: line("warn"), error: line("error") }, settings: { LOG_LEVEL: "trace" } });
  people = await makePeople(app);
  for (const { client } of people.filter((_, i) => i % 2 === 0)) await client.get("/api/me");
  const invited = people.map((one) => one.invited);
  waves = [await openWave(app, { invited }), await openWave(app, { invited })];
  const [one, two] = waves;
  if (!one || !two || !truths[0] || !truths[1]) throw new Error("there are two waves");
  await setNaive(app, one);
  const acts = surveyActs(app);
  const runJob = async (): Promise<void> => {
    await app.deps.jobs.enqueue({ name: "flush-answers", data: {}, key: "all" });
    await app.until(async () => (await app.database.query("SELECT 1 FROM jobs.job WHERE name = 'flush-answers' AND state IN ('created', 'retry', 'active')")).length === 0, "the batch");
  };
  await answerAll(app, one, people, truths[0], async (done) => {
    if (done % 45 === 0) await runJob();
    if (done === invitedCount - 20) drafted = await dumpOf(app.database, logLines);
  }, true);
  await runJob();
  await app.database.query("ANALYZE");
  midway = await dumpOf(app.database, logLines);
  await acts.close(one);
  await answerAll(app, two, people, truths[1], () => Promise.resolve());
  await acts.close(two);
  await app.database.query("ANALYZE");
  closed = await dumpOf(app.database, logLines);
}, 240_000);
afterAll(() => app.stop());

const at = <T>(items: readonly T[], i: number): T => {
  const item = items[i];
  if (item === undefined) throw new Error(`there is no ${i}`);
  return item;
};
const rowsOf = (dump: Dump, table: string, wave: number) => (dump.tables.get(table) ?? []).filter((row) => row.columns["wave_id"] === at(waves, wave).id);
const sheetsIn = (dump: Dump, wave: number): Form[] => rowsOf(dump, "survey_answers.sheet", wave).map((row) => ({ group: String(row.columns["place_id"]), row }));
/** All who were invited, or those of them who are marked as having answered, under their place. */
const knownIn = (dump: Dump, wave: number, which: (personId: string, marked: boolean) => boolean = () => true): Known[] =>
  rowsOf(dump, "survey_people.invitation", wave).flatMap(({ columns }): Known[] => {
    const personId = String(columns["person_id"]);
    const names = people.find((one) => one.client.personId === personId)?.names ?? [];
    return which(personId, columns["answered"] === true) ? [{ personId, names, group: String(columns["place_id"]) }] : [];
  });
const trueOrder = (wave: number) => ({ name: "the order in which they answered, known from elsewhere", of: at(truths, wave).order });
const isTheirs = (wave: number) => (form: Form, personId: string): boolean => form.row.text.includes(at(truths, wave).wordsOf.get(personId) ?? "\0");
/** What guessing inside the places gives: of each place as many as it has forms for each of its people. */
const chanceOf = (forms: readonly Form[], known: readonly Known[]): number =>
  [...Map.groupBy(forms, (form) => form.group)].reduce((sum, [group, of]) => sum + of.length / known.filter((one) => one.group === group).length, 0);
const best = (guesses: readonly Guess[]): Guess => guesses.reduce((a, b) => (b.right > a.right ? b : a));
const mean = (guesses: readonly Guess[]): number => guesses.reduce((sum, one) => sum + one.right, 0) / guesses.length;

function staysChance(forms: readonly Form[], known: readonly Known[], guesses: readonly Guess[]): void {
  const chance = chanceOf(forms, known);
  expect(guesses.length).toBeGreaterThan(200);
  expect([best(guesses), best(guesses).right <= mostByChance(chance)]).toEqual([best(guesses), true]);
  // All ways together are many throws of the same dice, and cannot stray from it.
  expect(mean(guesses)).toBeLessThan(chance * 1.3 + 0.5);
}

test("two hundred people were invited, most have answered, and every stored place covers at least five of the invited", () => {
  expect(invitedCount).toBeGreaterThanOrEqual(200);
  for (const wave of [0, 1]) {
    expect(at(truths, wave).order.size).toBeGreaterThan(150);
    expect(sheetsIn(closed, wave)).toHaveLength(at(truths, wave).order.size);
    const places = rowsOf(closed, "survey_people.place", wave);
    expect(places.length).toBeGreaterThan(8);
    for (const place of places) expect(knownIn(closed, wave).filter((one) => one.group === place.columns["id"]).length).toBeGreaterThanOrEqual(5);
  }
});

test("the same joiner finds nearly everybody where answers are kept as most would keep them, by order and by a key that lies beside them", () => {
  const answered = new Set((midway.tables.get("naive.invitation") ?? []).filter((row) => row.columns["answered"] === true).map((row) => String(row.columns["person_id"])));
  const known = knownIn(midway, 0, (personId) => answered.has(personId));
  const forms = (midway.tables.get("naive.answer") ?? []).map((row): Form => ({ group: String(row.columns["place"]), row }));
  expect(best(joinByOrder(forms, known, personOrders(midway, known, []), isTheirs(0))).right).toBeGreaterThan(0.9 * forms.length);
  const keyed = joinByValue(forms, known, midway).filter(({ form, personId, how }) => how === "keyed" && isTheirs(0)(form, personId));
  expect(keyed.length).toBeGreaterThan(0.9 * forms.length);
});

test("while a wave is open, whoever has answered is marked in company of at least five, and no order anywhere in the dump or the log joins them to sheets better than chance inside that company", () => {
  const [forms, known] = [sheetsIn(midway, 0), knownIn(midway, 0, (_personId, marked) => marked)];
  // Who answers and in what order is chance, and how many are in company by then with it: between 60 and 120 as a rule.
  expect(forms.length).toBeGreaterThan(30);
  expect(known).toHaveLength(forms.length);
  for (const [group, of] of Map.groupBy(known, (one) => one.group)) expect([group, of.length >= 5]).toEqual([group, true]);
  staysChance(forms, known, joinByOrder(forms, known, personOrders(midway, known, [trueOrder(0)]), isTheirs(0)));
});

test("after the close no order anywhere in the dump or the log joins people to sheets better than chance inside a place, in either wave", () => {
  for (const wave of [0, 1]) {
    const [forms, known] = [sheetsIn(closed, wave), knownIn(closed, wave)];
    staysChance(forms, known, joinByOrder(forms, known, personOrders(closed, known, []), isTheirs(wave)));
  }
});

test("not even who knows from elsewhere who answered, and in what order, finds more of them than by chance", () => {
  for (const wave of [0, 1]) {
    const [forms, known] = [sheetsIn(closed, wave), knownIn(closed, wave, (personId) => at(truths, wave).order.has(personId))];
    staysChance(forms, known, joinByOrder(forms, known, personOrders(closed, known, [trueOrder(wave)]), isTheirs(wave)));
  }
});

test("nothing that stands with answers, in draft or sheet, is a name of a person, a hash of one, or one keyed with anything in the dump", () => {
  for (const dump of [drafted, midway, closed]) {
    const forms = ["survey_answers.sheet", "survey_answers.draft"].flatMap((table) => (dump.tables.get(table) ?? []).map((row): Form => ({ group: "", row })));
    expect(forms.length).toBeGreaterThan(100);
    expect(joinByValue(forms, knownIn(dump, 0), dump)).toEqual([]);
  }
});

test("a sheet shares no word with the drafts it was written of, no answer is readable in a draft, and forms of all lengths look alike", () => {
  const drafts = rowsOf(drafted, "survey_answers.draft", 0);
  expect(drafts.length).toBeGreaterThan(100);
  const text = JSON.stringify(drafts.map((row) => row.columns));
  for (const words of at(truths, 0).wordsOf.values()) expect(text.includes(words)).toBe(false);
  expect(text).not.toMatch(/"w1"|submitted|answers/);
  const slots = new Set(drafts.map((row) => String(row.columns["slot"])));
  for (const dump of [midway, closed]) for (const sheet of dump.tables.get("survey_answers.sheet") ?? []) expect(slots.has(String(sheet.columns["pseudonym"]))).toBe(false);
  expect(new Set(drafts.map((row) => String(row.columns["sealed"]).length)).size).toBe(1);
});

test("of those who know exactly in what order people saved, no more than about one in five finds the slot of somebody's draft, which is sealed", async () => {
  const drawer = await app.deps.survey.surveyKeys.drawer("pilot", at(waves, 0).id);
  const slotOf = new Map(people.map(({ client }) => [client.personId, drawer?.slot(client.personId) ?? ""]));
  const drafts = rowsOf(drafted, "survey_answers.draft", 0).map((row): Form => ({ group: "all", row }));
  const known = people.filter(({ client }) => drafts.some(({ row }) => row.columns["slot"] === slotOf.get(client.personId))).map(({ client, names }): Known => ({ personId: client.personId, names, group: "all" }));
  const guesses = joinByOrder(drafts, known, personOrders(drafted, known, [trueOrder(0)]), (form, personId) => form.row.columns["slot"] === slotOf.get(personId));
  expect(best(guesses).right).toBeLessThan(0.2 * drafts.length);
});

test("after the close nothing tells who answered: no mark, no draft, no reminder, no message, no opting out, and every row is of the same age", () => {
  for (const wave of [0, 1]) {
    expect(rowsOf(closed, "survey_answers.draft", wave)).toEqual([]);
    for (const table of ["survey_people.invitation", "survey_answers.sheet"]) expect([table, new Set(rowsOf(closed, table, wave).map((row) => `${row.xmin} ${row.xmax} ${row.cmin}`)).size]).toEqual([table, 1]);
    for (const { columns } of rowsOf(closed, "survey_people.invitation", wave)) expect(columns).toMatchObject({ answered: false, opted_out: false, attempts: 0, activity_id: null, conversation_id: null });
  }
});

test("the statistics that the database keeps hold no pseudonym, no slot and no answer", () => {
  const stats = (closed.tables.get("the statistics of columns") ?? []).filter((row) => row.columns["schemaname"] !== "naive").map((row) => row.text).join("\n");
  expect(stats).toMatch(/survey_people.*invitation/);
  for (const dump of [drafted, midway, closed]) for (const table of ["survey_answers.sheet", "survey_answers.draft"]) for (const row of dump.tables.get(table) ?? []) expect(stats.includes(String(row.columns["pseudonym"] ?? row.columns["slot"]))).toBe(false);
  expect(stats.includes("mina ord")).toBe(false);
});

test("the log names no person, no survey answer, and no wave together with anybody", () => {
  const log = logLines.join("\n");
  for (const { names } of people) for (const name of names) expect(log.includes(name)).toBe(false);
  expect(logLines.length).toBeGreaterThan(0);
  expect(/mina ord|pseudonym|"slot"/.test(log)).toBe(false);
});

test("no job that has to do with surveys holds a person, and none was made because somebody answered", () => {
  const jobs = [...midway.tables].filter(([name]) => name.startsWith("jobs.")).flatMap(([, rows]) => rows);
  expect(jobs.length).toBeGreaterThan(5);
  for (const { text } of jobs) for (const { names } of people) expect(names.some((name) => text.includes(name))).toBe(false);
  const flushes = jobs.filter((row) => row.columns["name"] === "flush-answers" && "state" in row.columns);
  expect(flushes.length).toBeLessThan(10);
});

test("who opens Hubbplats again and changes nothing is not written down again: their row is as old as it was", async () => {
  const row = async (): Promise<string> => JSON.stringify(await app.database.query("SELECT xmin::text, xmax::text, ctid::text, name FROM person WHERE id = $1", [at(people, 0).client.personId]));
  const before = await row();
  expect(before).toContain(at(people, 0).names[2]);
  // As after a restart, when no replica remembers anybody.
  const { client, names } = at(people, 0);
  await app.ledger.meetPerson({ id: client.personId, name: names[2] ?? "", mail: names[1] ?? "" });
  await client.get("/api/surveys");
  expect(await row()).toBe(before);
});

test("while the key lives waves are paired by it; once it is destroyed nobody can pair them, and no database restored from before, with the key file as it is, leads to a person", async () => {
  const { surveyAnswers, surveyKeys, surveyPeople } = app.deps.survey;
  const pseudonyms = (dump: Dump, wave: number): Set<string> => new Set(sheetsIn(dump, wave).map((form) => String(form.row.columns["pseudonym"])));
  const common = (dump: Dump): number => [...pseudonyms(dump, 0)].filter((one) => pseudonyms(dump, 1).has(one)).length;
  expect(common(closed)).toBeGreaterThan(100);
  const [ours] = (await surveyKeys.pseudonyms("pilot", [at(people, 0).client.personId])) ?? [];
  expect(ours).toMatch(/^[\w-]{43}$/);

  await surveyKeys.destroy("pilot");
  await surveyAnswers.sever(waves.map((wave) => wave.id), app.deps.survey.newPseudonym);
  await surveyPeople.setPilotState("pilot", "anonymous");
  const severed = await dumpOf(app.database, logLines);
  expect(common(severed)).toBe(0);
  expect(sheetsIn(severed, 0)).toHaveLength(sheetsIn(closed, 0).length);
  const known = knownIn(severed, 0);
  // Forms of the second wave stand for their people: guessed by order, they find the first wave's no better than chance.
  const [first, second] = [sheetsIn(severed, 0), sheetsIn(severed, 1)];
  const asKnown = second.map(({ row, group }, i): Known => ({ personId: String(i), names: [String(row.columns["pseudonym"])], group }));
  const personOf = (wave: number, form: Form): string | undefined => [...at(truths, wave).wordsOf].find(([, words]) => form.row.text.includes(words))?.[0];
  const whose = new Map(first.map((form) => [form, personOf(0, form)]));
  const pairs = joinByOrder(first, asKnown, personOrders(severed, asKnown, []), (form, i) => whose.get(form) !== undefined && whose.get(form) === personOf(1, at(second, Number(i))));
  expect(best(pairs).right).toBeLessThanOrEqual(mostByChance(chanceOf(first, asKnown)));

  const old: AnswerSheet[] = sheetsIn(closed, 0).map(({ row, group }) => ({ waveId: at(waves, 0).id, pseudonym: String(row.columns["pseudonym"]), placeId: group, answers: {} }));
  await surveyAnswers.writeLast(at(waves, 0).id, () => old);
  await app.database.query("UPDATE survey_people.pilot SET state = 'confidential' WHERE id = 'pilot'");
  await app.database.query("UPDATE survey_people.wave SET state = 'open' WHERE id = $1", [at(waves, 0).id]);
  expect([await surveyKeys.pseudonyms("pilot", known.map((one) => one.personId)), await surveyKeys.drawer("pilot", at(waves, 0).id)]).toEqual([null, null]);
  expect((await at(people, 0).client.get(`/api/surveys/${at(waves, 0).id}`)).body.code).toBe("survey-key-destroyed");
  const restored = await dumpOf(app.database, logLines);
  expect(joinByValue(sheetsIn(restored, 0), known, restored)).toEqual([]);
  expect([...wordsIn(restored)].some((word) => createHmac("sha256", Buffer.from(word, "base64url")).update(at(people, 0).client.personId).digest("base64url") === ours)).toBe(false);
});
