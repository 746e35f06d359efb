import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { EarlierAnswers } from "../../src/contract/surveys.ts";
import { pseudonymsOf } from "../../src/services/survey/linkOnce.ts";
import { importEarlier } from "../../src/services/survey/results/importEarlier.ts";
import { startApp } from "../support/app.ts";
import type { Answered, Client, TestApp } from "../support/app.ts";
import { crowd } from "./crowd.ts";
import { madeUpForm } from "./frozenWave.ts";
import { good, longSignIn, surveyApp } from "./surveySupport.ts";
import type { SurveyApp } from "./surveySupport.ts";

let app: TestApp;
let hr: Client;
let people: readonly Client[];
let surveys: SurveyApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-24T09:50:00+01:00", noJobs: true });
  longSignIn(app);
  hr = await app.as("cecilia.jonsson");
  people = await crowd(app, 6);
  surveys = await surveyApp(app);
  await app.deps.survey.surveyPeople.addInstrument(madeUpForm);
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.database.script("TRUNCATE survey_people.campaign, survey_people.audit, survey_answers.sheet, survey_answers.snapshot CASCADE");
  await surveys.jobs.forget();
});

const columns = ["Vem", "Mätning", "Hubb", "Kommun", "Lätt", "Poäng", "Kön", "Övrigt"];
const mapping = { Vem: "person", Mätning: "wave", Hubb: "hub", Kommun: "municipality", Lätt: "item:ease", Poäng: "score", Kön: "left-out", Övrigt: "item:words" };
type Row = readonly string[];
const csvOf = (rows: readonly Row[], parted = ";", names: Row = columns): string => `\ufeff${[names, ...rows].map((row) => row.join(parted)).join("\r\n")}\r\n`;
const wishOf = (csv: string, set: Readonly<Record<string, unknown>> = {}) => ({ title: { sv: "Pilotens första år", en: "The pilot's first year" }, instrument: { id: "made-up", version: 1 }, csv, mapping, dryRun: true, ...set });
const send = (wish: object, who: Client = hr): Promise<Answered> => who.send("POST", "/api/earlier-answers", wish, null);
const tried = async (csv: string, set: Readonly<Record<string, unknown>> = {}): Promise<EarlierAnswers> => good(await send(wishOf(csv, set)));
const faultsOf = ({ faults }: EarlierAnswers): string[] => faults.map(({ row, column, message }) => `${row} ${column ?? "-"} ${message}`);
const kept = async (): Promise<number> => Number((await app.database.query("SELECT (SELECT count(*) FROM survey_answers.sheet) + (SELECT count(*) FROM survey_people.invitation) + (SELECT count(*) FROM survey_people.campaign) AS n"))[0]?.["n"]);

/** Sixty people in two waves at three hubs: ease 1 to 5 in turn, and a third below the cut-off. */
const twoWaves = (): Row[] =>
  ["2024-05-14", "2025-05"].flatMap((wave, at) =>
    Array.from({ length: 60 }, (_, n): Row => [`A${n}`, wave, ["Brunflo", "house-be", ""][n % 3] ?? "", ["Östersund", "", "Krokom"][n % 3] ?? "", `${((n * 7 + at * n) % 5) + 1}`, n % 3 === (n + at) % 2 ? "40" : "72", "kvinna", n % 4 === 0 ? `=Sagt ${n}` : ""]),
  );

test("a file is tried first and nothing of it is kept; taken in, its waves have results by the same rules as others", async () => {
  const rows = twoWaves();
  expect(await tried(csvOf(rows))).toEqual({ rows: 120, people: 60, waves: ["2024-05-14", "2025-05-01"], faults: [], imported: false, campaignId: null });
  expect(await kept()).toBe(0);

  const taken = await send(wishOf(csvOf(rows), { dryRun: false }));
  expect(taken).toMatchObject({ status: 201, body: { imported: true, faults: [] } });
  await surveys.jobs.now();
  const campaign = good(await hr.get(`/api/campaigns/${taken.body.campaignId}`));
  expect(campaign).toMatchObject({ audience: { kind: "earlier" }, audienceSays: "De som finns i en inläst fil med tidigare svar", scheduleSays: "Gjordes tis 14 maj 2024 till och med tors 1 maj 2025", waves: [{ number: 1, state: "frozen", invited: 60, sending: { stopped: 0 } }, { number: 2, state: "frozen" }] });
  expect(surveys.sent).toEqual([]);

  const [first, second] = campaign.waves;
  const results = good(await hr.get(`/api/waves/${second.id}/results`));
  expect(results.responseRate).toEqual({ invited: 60, respondents: { value: 60 } });
  expect(good(await hr.get("/api/response-rates")).rates).toEqual([]);
  expect(results.wellBeing.sides.rows[0].count).toHaveProperty("value");
  expect(results.questions.find((one: { id: string }) => one.id === "ease").rows.slice(0, 5).map((row: { count: { value: number } }) => row.count.value).reduce((a: number, b: number) => a + b, 0)).toBe(60);
  expect(results.texts[0].texts).toHaveLength(15);
  expect(results.changes.map((one: { from: string }) => one.from)).toContain("Mätning 1, tis 14 maj 2024");
  expect(results.method.join(" ")).toContain("Svaren är inlästa från en fil.");
  expect(good(await hr.get(`/api/waves/${first.id}/results`)).changes).toEqual([]);
  expect(good(await hr.get("/api/survey-audit?from=2026-11-01&to=2026-12-01")).entries).toContainEqual(expect.objectContaining({ what: "Läste in tidigare svar", about: "Utskick: Pilotens första år, Mätningar: 2" }));
});

test("what stands in the database of a file has no name, no mail and no number of anybody out of it, and every place holds at least five", async () => {
  const rows = twoWaves().map(([who = "", ...rest]): Row => [`löpnummer-${who}@fil.example`, ...rest]);
  good(await send(wishOf(csvOf(rows), { dryRun: false })));
  const tables = ["survey_people.campaign", "survey_people.wave", "survey_people.place", "survey_people.invitation", "survey_people.audit", "survey_answers.sheet", "jobs.job"];
  const all = (await Promise.all(tables.map((table) => app.database.query(`SELECT t::text AS line FROM ${table} t`)))).flat().map((row) => String(row["line"]));
  expect(all.length).toBeGreaterThan(240);
  expect(all.filter((line) => /fil\.example|kvinna|löpnummer/i.test(line))).toEqual([]);
  const [{ least } = {}] = await app.database.query("SELECT min(n)::int AS least FROM (SELECT count(*) AS n FROM survey_answers.sheet GROUP BY wave_id, place_id) AS p");
  expect(Number(least)).toBeGreaterThanOrEqual(5);
  // The answers lie in another order than the people.
  const [{ wave_id: waveId } = {}] = await app.database.query("SELECT wave_id FROM survey_people.invitation LIMIT 1");
  const invited = (await app.database.query("SELECT person_id, linked FROM survey_people.invitation WHERE wave_id = $1 ORDER BY ctid", [waveId])).map((row) => ({ personId: String(row["person_id"]), linked: row["linked"] === true }));
  const names = await pseudonymsOf(app.deps.survey.surveyKeys, "earlier-1", String(waveId), invited);
  const lie = (await app.database.query("SELECT pseudonym FROM survey_answers.sheet WHERE wave_id = $1 ORDER BY ctid", [waveId])).map((row) => String(row["pseudonym"]));
  expect(lie.toSorted()).toEqual(names?.toSorted());
  expect(lie.filter((name, at) => names?.[at] === name).length).toBeLessThan(12);
});

test("every fault is told by its row and column in the reader's language, and a file with one fault is not taken in at all", async () => {
  const fine: Row = ["b", "2024-05", "Brunflo", "Östersund", "3", "40", "", ""];
  const rows: Row[] = [
    ["1", "maj", "Brunflo", "", "3", "", "", ""],
    ["2", "2030-01-01", "", "", "3", "", "", ""],
    ["3", "2024-05", "Ingenstans", "Umeå", "3", "", "", ""],
    ["4", "2024-05", "", "", "9", "41", "", ""],
    ["", "2024-05", "", "", "3", "", "", ""],
    ["6", "2024-05", "", ""],
    fine,
    ["B", "2024-05-01", ...fine.slice(2)],
  ];
  const said = ["2 Mätning Skriv när mätningen gjordes, som 2024-05 eller 2024-05-14.", "3 Mätning Mätningens dag har inte varit än.", "4 Hubb Hubben finns inte. Skriv namnet som det står i Hubbplats, eller lämna cellen tom.", "4 Kommun Kommunen är inte en av länets. Skriv namnet utan ordet kommun, eller lämna cellen tom.", "5 Lätt Talet ligger utanför det som går att svara.", "5 Poäng Poängen ska vara ett tal från 0 till 100 som är delbart med 4.", "6 Vem Personen saknas.", "7 - Raden har inte lika många celler som första raden.", "9 - Samma person och mätning står på flera rader."];
  expect(faultsOf(await tried(csvOf(rows)))).toEqual(said);
  good(await hr.send("PATCH", "/api/me", { language: "en" }));
  const english = faultsOf(await tried(csvOf(rows), { dryRun: false }));
  expect(english[0]).toBe("2 Mätning Write when the wave was made, as 2024-05 or 2024-05-14.");
  expect(english).toHaveLength(said.length);
  good(await hr.send("PATCH", "/api/me", { language: "sv" }));
  expect(await kept()).toBe(0);
});

test("a wave of fewer than five rows, a column that nobody has mapped and a quote that is never closed are told", async () => {
  const four = Array.from({ length: 4 }, (_, n): Row => [`${n}`, "2024-05", "", "", "3", "", "", ""]);
  expect(faultsOf(await tried(csvOf(four)))).toEqual(["2 Mätning Mätningen har färre än fem rader. Så få kan inte dölja varandra, så den läses inte in."]);
  const { Kön: _, ...unmapped } = mapping;
  expect(faultsOf(await tried(csvOf(four), { mapping: unmapped }))).toEqual(["1 Kön Kolumnen är inte kopplad. Välj vad den är, eller att den inte ska läsas in."]);
  expect(faultsOf(await tried(`${csvOf(four)}5;"2024-05;;;3;;;\r\n`))[0]).toMatch(/^\d+ - Härifrån går filen inte att läsa som CSV/);
  expect((await tried(csvOf(four, ","))).rows).toBe(4);
  expect((await tried(csvOf(four, "\t"))).rows).toBe(4);
});

test("the day of a wave may be said beside the file, where the file only names the wave", async () => {
  const rows = Array.from({ length: 12 }, (_, n): Row => [`${n % 6}`, n < 6 ? "före" : "efter", "", "", "3", "", "", ""]);
  expect(await tried(csvOf(rows), { waves: { före: "2024-01-10", efter: "2024-06-10" } })).toMatchObject({ waves: ["2024-01-10", "2024-06-10"], people: 6, faults: [] });
  expect((await tried(csvOf(rows), { waves: { före: "2024-01-10" } })).faults).toHaveLength(6);
});

test("a file that is sent twice, also at the same moment, is taken in once", async () => {
  const wish = wishOf(csvOf(twoWaves()), { dryRun: false });
  const both = await Promise.all([send(wish), send(wish)]);
  expect(both.filter(({ body }) => body.imported === true)).toHaveLength(1);
  expect(await app.database.query("SELECT count(*)::int AS n FROM survey_answers.sheet")).toEqual([{ n: 120 }]);
  const again = await send(wish);
  expect(again).toMatchObject({ status: 200, body: { imported: false } });
  expect(faultsOf(again.body)).toEqual(["2 Mätning En mätning med samma formulär och dag är redan inläst.", "62 Mätning En mätning med samma formulär och dag är redan inläst."]);
});

test("somebody of the ledger can erase what a file said of them; it is never paired with what they answer here", async () => {
  const mails = (await app.database.query("SELECT mail FROM person WHERE id = ANY($1::uuid[]) ORDER BY mail", [people.map((one) => one.personId)])).map((row) => String(row["mail"]));
  const rows = mails.map((mail): Row => [mail.toUpperCase(), "2024-05", "", "", "3", "", "", ""]);
  good(await send(wishOf(csvOf(rows), { dryRun: false })));
  await surveys.jobs.now();
  const [anybody] = people;
  expect((await anybody?.send("DELETE", "/api/survey-answers", undefined, null))?.body).toEqual({ erased: 1 });
  expect(await app.database.query("SELECT count(*)::int AS n FROM survey_answers.sheet")).toEqual([{ n: 5 }]);
  const pilots = good(await hr.get("/api/pilots")).pilots.map((one: { id: string }) => one.id);
  expect(pilots).toContain("earlier-1");
  const draft = good(await hr.send("POST", "/api/campaigns", { title: { sv: "Ny", en: "New" }, instrument: { id: "pulse", version: 1 }, audience: { kind: "everyone" }, schedule: { kind: "dates", opens: "2026-11-24", closes: "2026-12-08", remindAfterDays: [] } }));
  expect((await app.deps.survey.surveyPeople.campaign(draft.id))?.pilotId).not.toBe("earlier-1");
});

test("what a killed import left behind goes within the hour, and the file can be sent again", async () => {
  const { survey } = app.deps;
  const broken: typeof survey = { ...survey, surveyAnswers: { ...survey.surveyAnswers, addSheets: async (sheets) => survey.surveyAnswers.addSheets(sheets.slice(0, 10)), writeLast: async () => undefined }, surveyPeople: { ...survey.surveyPeople, closeEarlier: () => Promise.reject(new Error("killed")) } };
  const actor = { personId: hr.personId, roles: ["hr"], language: "sv", surface: "tab" } as const;
  await expect(importEarlier(broken, actor, { ...wishOf(csvOf(twoWaves())), waves: {}, dryRun: false })).rejects.toThrow("killed");
  expect(await app.database.query("SELECT count(*)::int AS n FROM survey_answers.sheet")).toEqual([{ n: 20 }]);
  await surveys.jobs.pass(3600);
  expect(await app.database.query("SELECT count(*)::int AS n FROM survey_answers.sheet")).toEqual([{ n: 0 }]);
  expect((await send(wishOf(csvOf(twoWaves()), { dryRun: false }))).status).toBe(201);
});

test("only HR may, a form must be here, and nothing hostile or huge breaks it or is kept", async () => {
  for (const name of ["anna.nilsson", "bo.eriksson"]) expect((await send(wishOf(csvOf(twoWaves())), await app.as(name))).status).toBe(403);
  expect((await send(wishOf(csvOf([]), { instrument: { id: "ingen", version: 1 } }))).status).toBe(404);
  const odd: unknown[] = ["", "\0", "a\0b", "\ud800", "'; DROP TABLE survey_answers.sheet; --", "a".repeat(200_000), "\"".repeat(1001), ";".repeat(50_000), "\n".repeat(50_000), null, 0, [], {}, "__proto__", { __proto__: "person" }, { constructor: "person" }];
  for (const value of odd)
    for (const member of ["title", "instrument", "csv", "mapping", "waves", "dryRun"]) {
      const answer = await send(wishOf(csvOf([["1", "2024-05", "", "", "3", "", "", "a\0b"]]), { [member]: value }));
      const label = `${member} ${JSON.stringify(value).slice(0, 30)}`;
      expect([label, answer.status < 500]).toEqual([label, true]);
    }
  expect((await send(wishOf("x".repeat(7_000_000)))).status).toBe(400);
  expect((await send(wishOf("x".repeat(9_000_000)))).status).toBe(413);
  const many = csvOf(Array.from({ length: 20_001 }, (_, n): Row => [`${n}`, "2024-05", "", "", "3", "", "", ""]));
  expect(faultsOf(await tried(many))).toEqual(["20002 - Filen har för många rader. Dela upp den efter mätning."]);
  const wrong = csvOf(Array.from({ length: 2000 }, (_, n): Row => [`${n}`, "x", "", "", "3", "", "", ""]));
  expect((await tried(wrong)).faults).toHaveLength(201);
  expect(await kept()).toBe(0);
});
