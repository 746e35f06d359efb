import { randomInt, randomUUID } from "node:crypto";
import type { Wave } from "../../src/services/survey/surveyPorts.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { dumpOf } from "../support/dump.ts";
import type { Dump, DumpRow } from "../support/dump.ts";
import { joinByOrder, mostByChance, personOrders } from "../support/joiner.ts";
import type { Form, Guess, Known } from "../support/joiner.ts";
import { startCluster } from "../support/postgres.ts";
import type { Cluster } from "../support/postgres.ts";
import { walBetween, walPlace } from "../support/wal.ts";
import { makePeople } from "./surveyCrowd.ts";
import type { Person } from "./surveyCrowd.ts";
import { feel, mixed, openWave, surveyActs } from "./surveyStage.ts";

/**
 * Somebody who keeps every backup and all of the write-ahead log, and lays them beside each other: what came between one and the
 * next? They know everybody who was invited, and in what order people answered.
 */
let cluster: Cluster;
let app: TestApp;
let people: Person[];
let wave: Wave;
/** Everything as it lay after each batch, the first before anybody had answered and the last after the close. */
const dumps: Dump[] = [];
/** What the log took in while people answered, and while sheets were written of it. */
const answering: Buffer[] = [];
const writing: Buffer[] = [];
const truth = { wordsOf: new Map<string, string>(), order: new Map<string, number>() };
let slotOf: ReadonlyMap<string, string>;

beforeAll(async () => {
  cluster = await startCluster();
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true, ledger: { url: await cluster.fresh() } });
  people = await makePeople(app);
  wave = await openWave(app, { invited: people.map((one) => one.invited) });
  const acts = surveyActs(app);
  for (const { client } of people) await client.get("/api/me");
  const drawer = await app.deps.survey.surveyKeys.drawer("pilot", wave.id);
  slotOf = new Map(people.map(({ client }) => [client.personId, drawer?.slot(client.personId) ?? ""]));
  await acts.flush(wave);
  await app.database.query("VACUUM");
  await app.database.query("CHECKPOINT");
  dumps.push(await dumpOf(app.database, []));
  const queue = mixed(people).slice(0, Math.round(people.length * 0.85));
  while (queue.length > 0) {
    const before = await walPlace(app.database);
    for (const { client } of queue.splice(0, 40)) {
      const words = `mina ord ${randomUUID()}`;
      await client.get("/api/surveys");
      await client.get(acts.path(wave));
      const sent = await acts.submit(client, wave, { ...feel(randomInt(6)), days: { value: randomInt(8) }, say: { value: words } });
      if (sent.status !== 200) throw new Error(`not taken: ${sent.status}`);
      truth.wordsOf.set(client.personId, words);
      truth.order.set(client.personId, truth.order.size);
    }
    const between = await walPlace(app.database);
    await acts.flush(wave);
    const after = await walPlace(app.database);
    answering.push(await walBetween(app.database, before, between));
    writing.push(await walBetween(app.database, between, after));
    dumps.push(await dumpOf(app.database, []));
  }
  await changeSome(acts);
  dumps.splice(-1, 1, await dumpOf(app.database, []));
  const before = await walPlace(app.database);
  await acts.close(wave);
  writing.push(await walBetween(app.database, before, await walPlace(app.database)));
  dumps.push(await dumpOf(app.database, []));
}, 240_000);
afterAll(async () => {
  await app.stop();
  await cluster.stop();
});

const rowsOf = (dump: Dump, table: string): DumpRow[] => (dump.tables.get(table) ?? []).filter((row) => row.columns["wave_id"] === wave.id);
const nameOf = (row: DumpRow): string => String(row.columns["pseudonym"]);
const sheetsOf = (dump: Dump): Form[] => rowsOf(dump, "survey_answers.sheet").map((row) => ({ group: String(row.columns["place_id"]), row }));
const invitedIn = (dump: Dump, which: (answered: boolean, personId: string) => boolean): Known[] =>
  rowsOf(dump, "survey_people.invitation").flatMap(({ columns }) => {
    const personId = String(columns["person_id"]);
    const { names } = people.find((one) => one.client.personId === personId) ?? { names: [] };
    return which(columns["answered"] === true, personId) ? [{ personId, names, group: String(columns["place_id"]) }] : [];
  });
const isTheirs = (form: Form, personId: string): boolean => form.row.text.includes(truth.wordsOf.get(personId) ?? "\0");
const byTime = { name: "the order in which they answered, known from elsewhere", of: truth.order };
const chanceOf = (forms: readonly Form[], known: readonly Known[]): number => [...Map.groupBy(forms, (form) => form.group)].reduce((sum, [group, of]) => sum + of.length / known.filter((one) => one.group === group).length, 0);
const best = (guesses: readonly Guess[]): Guess => guesses.reduce((a, b) => (b.right > a.right ? b : a));
function staysChance(forms: readonly Form[], known: readonly Known[], guesses: readonly Guess[]): void {
  expect(guesses.length).toBeGreaterThan(10);
  expect([best(guesses), best(guesses).right <= mostByChance(chanceOf(forms, known))]).toEqual([best(guesses), true]);
}
/** Some whose sheet is written think again. */
async function changeSome(acts: ReturnType<typeof surveyActs>): Promise<void> {
  const marked = new Set((await acts.answeredIn(wave)).slice(0, 12));
  for (const { client } of people.filter((one) => marked.has(one.client.personId))) await acts.save(client, wave, { used: { value: "no" } });
}

/** Each backup with the one before it, the last pair being the one around the close left out. */
const whileOpen = (): { before: Dump; after: Dump }[] => dumps.slice(1, -1).flatMap((after, i) => ((before) => (before ? [{ before, after }] : []))(dumps[i]));
const newSheets = ({ before, after }: { before: Dump; after: Dump }): Form[] => ((known) => sheetsOf(after).filter((form) => !known.has(nameOf(form.row))))(new Set(sheetsOf(before).map((form) => nameOf(form.row))));
const newlyMarked = ({ before, after }: { before: Dump; after: Dump }): Known[] => ((known) => invitedIn(after, (answered, personId) => answered && !known.has(personId)))(new Set(invitedIn(before, (answered) => answered).map((one) => one.personId)));

test("from one backup to the next at least five of a place are new among the answers, and as many are newly marked as having answered", () => {
  const sizes = whileOpen().flatMap((pair) => {
    const [forms, known] = [Map.groupBy(newSheets(pair), (form) => form.group), Map.groupBy(newlyMarked(pair), (one) => one.group)];
    expect([...known.keys()].sort()).toEqual([...forms.keys()].sort());
    return [...forms].map(([group, of]) => [of.length, known.get(group)?.length]);
  });
  expect(sizes.length).toBeGreaterThan(10);
  for (const [forms, known] of sizes) {
    expect(forms).toBeGreaterThanOrEqual(5);
    expect(known).toBe(forms);
  }
});

test("whoever has no sheet yet in a backup has the company of at least four others at their place, or nobody is left there", () => {
  for (const { after } of whileOpen()) {
    const marked = new Set(invitedIn(after, (answered) => answered).map((one) => one.group));
    for (const [group, of] of Map.groupBy(invitedIn(after, (answered) => !answered), (one) => one.group)) if (marked.has(group)) expect([group, of.length >= 5]).toEqual([group, true]);
  }
});

test("two backups beside each other join no more of the new answers to the newly marked than chance does, also for who knows in what order they answered", () => {
  const pairs = whileOpen().filter((pair) => newSheets(pair).length > 0);
  expect(pairs.length).toBeGreaterThan(2);
  for (const pair of pairs) {
    const [forms, known] = [newSheets(pair), newlyMarked(pair)];
    staysChance(forms, known, joinByOrder(forms, known, personOrders(pair.after, known, [byTime]), isTheirs));
  }
});

test("the last backup before the close and the first after it leave every answer that is new with at least five people who may have given it", () => {
  const [before, after] = dumps.slice(-2);
  if (!before || !after) throw new Error("there are backups around the close");
  const forms = newSheets({ before, after });
  const known = invitedIn(before, (answered) => !answered);
  expect(forms.length).toBeGreaterThan(3);
  for (const { group } of forms) expect([group, known.filter((one) => one.group === group).length >= 5]).toEqual([group, true]);
  staysChance(forms, known, joinByOrder(forms, known, personOrders(before, known, [byTime]), isTheirs));
});

test("an answer that was changed after its sheet was written shows as changed at the close, at a place where at least five were marked by then", async () => {
  const [before, after] = dumps.slice(-2);
  if (!before || !after) throw new Error("there are backups around the close");
  const earlier = new Map(sheetsOf(before).map((form) => [nameOf(form.row), JSON.stringify(form.row.columns["answers"])]));
  const changed = sheetsOf(after).filter(({ row }) => earlier.has(nameOf(row)) && earlier.get(nameOf(row)) !== JSON.stringify(row.columns["answers"]));
  expect(changed).toHaveLength(12);
  const marked = invitedIn(before, (answered) => answered);
  for (const { group } of changed) expect([group, marked.filter((one) => one.group === group).length >= 5]).toEqual([group, true]);
});

test("an answer that somebody erases is gone from the next backup, and the one before shows which it was", async () => {
  const before = dumps.at(-1);
  const [one] = people.filter(({ client }) => truth.order.has(client.personId));
  if (!before || !one) throw new Error("somebody has answered");
  await one.client.send("DELETE", "/api/survey-answers", undefined, null);
  const after = await dumpOf(app.database, []);
  const left = new Set(sheetsOf(after).map((form) => nameOf(form.row)));
  const gone = sheetsOf(before).filter((form) => !left.has(nameOf(form.row)));
  expect(gone.map((form) => isTheirs(form, one.client.personId))).toEqual([true]);
});

test("no table of answers holds a time, and none of people a time at which anybody answered", async () => {
  const times = await app.database.query("SELECT table_schema || '.' || table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema IN ('survey_people', 'survey_answers') AND data_type LIKE 'time%' ORDER BY 1");
  // When cards are sent, when waves open and close, when reminders go, and when HR does something.
  expect(times.map((row) => row["name"])).toEqual(["survey_people.audit.at", "survey_people.invitation.lease_until", "survey_people.wave.closes", "survey_people.wave.opens", "survey_people.wave.reminded_at"]);
  const dates = await app.database.query("SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'survey_answers' AND data_type = 'date'");
  expect(dates.map((row) => row["name"])).toEqual(["snapshot.frozen"]);
});

/** A person's id as a column of type uuid is written. */
const bytesOf = (personId: string): Buffer => Buffer.from(personId.replaceAll("-", ""), "hex");

test("what the write-ahead log takes in while people answer holds their sealed forms, and neither a person nor a word of an answer", () => {
  const log = Buffer.concat(answering);
  for (const { client, names } of people) {
    if (truth.order.has(client.personId)) expect(log.includes(slotOf.get(client.personId) ?? "")).toBe(true);
    expect([client.personId, log.includes(bytesOf(client.personId)), names.some((name) => log.includes(name))]).toEqual([client.personId, false, false]);
  }
  for (const words of truth.wordsOf.values()) expect(log.includes(words)).toBe(false);
  expect(log.includes("mina ord")).toBe(false);
});

test("where sheets are written, the write-ahead log names them and those who are marked, in orders that join them no better than chance", () => {
  const last = dumps.at(-1);
  if (!last) throw new Error("there is a backup");
  const drawn = writing.slice(0, -1).flatMap((log, i) => {
    const pair = whileOpen()[i];
    if (!pair) return [];
    const [sheets, known] = [newSheets(pair), newlyMarked(pair)];
    // The old rows of a place are written anew with it: where each first stands in the log is all its order.
    const forms = sheets.map(({ group, row }): Form => ({ group, row: { ...row, columns: { log: log.indexOf(nameOf(row)), lastly: log.lastIndexOf(nameOf(row)) } } }));
    for (const { row } of sheets) expect(log.includes(nameOf(row))).toBe(true);
    // What is as it was is left out of a changed row where it stays on its page; its place there, which the backups have, tells the order as well.
    const seen = known.filter((one) => log.includes(bytesOf(one.personId)));
    const orders = [byTime, { name: "first in the log", of: new Map(seen.map((one) => [one.personId, log.indexOf(bytesOf(one.personId))])) }, { name: "last in the log", of: new Map(seen.map((one) => [one.personId, log.lastIndexOf(bytesOf(one.personId))])) }];
    return forms.length === 0 ? [] : [{ forms, known, named: seen.length, guesses: joinByOrder(forms, known, orders, isTheirs) }];
  });
  expect(drawn.length).toBeGreaterThan(2);
  expect(drawn.reduce((sum, { named }) => sum + named, 0)).toBeGreaterThan(20);
  for (const { forms, known, guesses } of drawn) staysChance(forms, known, guesses);
});

test("who has all of the write-ahead log, and knows in what order people answered, finds whose sealed form is whose; and from there no way to the answers", () => {
  const log = Buffer.concat(answering);
  const answered = people.filter(({ client }) => truth.order.has(client.personId));
  const known = answered.map(({ client, names, invited }): Known => ({ personId: client.personId, names, group: String(rowsOf(dumps[0] ?? { tables: new Map(), logLines: [] }, "survey_people.invitation").find((row) => row.columns["person_id"] === invited.personId)?.columns["place_id"]) }));
  const empty = { position: 0, ctid: [0, 0] as const, xmin: 0, xmax: 0, cmin: 0 };
  const drafts = answered.map(({ client }): Form => ((slot) => ({ group: "all", row: { ...empty, columns: { log: log.indexOf(slot) }, text: slot } }))(slotOf.get(client.personId) ?? ""));
  const slots = joinByOrder(drafts, known.map((one) => ({ ...one, group: "all" })), [byTime], (form, personId) => form.row.text === slotOf.get(personId));
  expect(best(slots).right).toBeGreaterThan(0.9 * drafts.length);

  const sheets = sheetsOf(dumps.at(-1) ?? { tables: new Map(), logLines: [] });
  const bySlot = { name: "the order of their sealed forms in the log", of: new Map(answered.map(({ client }) => [client.personId, log.indexOf(slotOf.get(client.personId) ?? "")])) };
  const written = Buffer.concat(writing);
  const forms = sheets.map(({ group, row }): Form => ({ group, row: { ...row, columns: { ...row.columns, log: written.indexOf(nameOf(row)), lastly: written.lastIndexOf(nameOf(row)) } } }));
  staysChance(forms, known, joinByOrder(forms, known, [bySlot, byTime], isTheirs));
});
