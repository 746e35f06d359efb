import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ResultCut, WaveResults } from "../../src/contract/surveys.ts";
import type { Answers, Instrument } from "../../src/domain/survey/instrument.ts";
import { attack } from "../support/attacker.ts";
import { freshDatabase } from "../support/database.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { figuresIn, knowledgeFrom, secretsOf } from "../support/publishedFigures.ts";
import type { Asked, KnownPlace, TrueForm } from "../support/publishedFigures.ts";
import { sheetsOf } from "../support/zip.ts";
import { closedWave, frozenWave, madeUpForm } from "./frozenWave.ts";
import type { MadePlace, MadeWave } from "./frozenWave.ts";

/**
 * The attacker of the engine's own test, let loose on what HR is really answered: pages, tables that were asked for, trends and
 * files of waves at small hubs. It reads numbers off labels, knows who was invited where, and nothing of how cells were chosen.
 */
let app: TestApp;
let second: TestApp;
let hr: Client;
beforeAll(async () => {
  const ledger = { url: await freshDatabase() };
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true, ledger });
  second = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true, ledger });
  hr = await app.as("cecilia.jonsson");
});
afterAll(async () => {
  await second.stop();
  await app.stop();
});

const form: Instrument = { ...madeUpForm, id: "attacked", pages: madeUpForm.pages.map((page) => ({ ...page, questions: page.questions.filter(({ id }) => /^w\d$|^ease$|^travel$/.test(id)) })) };
const steps = ["1", "2", "3", "4", "5"];
const ways = ["car", "bus", "walk", "ski"];
const stretch = (label: string): readonly string[] => {
  const [from = "", to = from] = [...label.matchAll(/\d/g)].map(([digit]) => digit);
  return from === "" ? [""] : steps.filter((step) => step >= from && step <= to);
};
const asked: readonly Asked[] = [
  { id: "well", parts: ["below", "above", ""], partsOf: (label) => [label.startsWith("Under") ? "below" : label.startsWith("På") ? "above" : ""] },
  { id: "ease", parts: [...steps, ""], partsOf: stretch },
  { id: "travel", parts: [...ways, ""], partsOf: (label) => (label === "Inget svar" ? [""] : ways.filter((way) => label.includes(way))) },
];

/** Evenly spread whole numbers from a seed. */
function dice(seed: number): (limit: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (limit) => {
    for (const [shift, left] of [[13, true], [17, false], [5, true]] as const) state ^= left ? state << shift : state >>> shift;
    return (state >>> 0) % limit;
  };
}
const hubs = [["brunflo", "Brunflo"], ["house-be", "House Be"], ["jarpen", "jarpen"], ["krokom", "krokom"], ["as-torsta", "Ås/Torsta"], ["sveg", "sveg"]] as const;
const extents = { "1-2": "1 till 2 dagar i veckan", "2-3": "Ungefär halva tiden (2 till 3 dagar)" } as const;
type Scene = { readonly wave: MadeWave["wave"]; readonly campaignId: string; readonly known: readonly KnownPlace[]; readonly forms: readonly TrueForm[] };

/** A wave at three to six small hubs, some with both extents, where chance decides who answers what. */
async function scene(seed: number, pilotId: string, opens: string, freeze: typeof frozenWave = frozenWave): Promise<Scene> {
  const roll = dice(seed);
  for (let warm = 0; warm < 8; warm++) roll(2);
  const places = hubs.slice(0, 3 + roll(4)).flatMap(([hub, name], at) =>
    Object.entries(extents).slice(0, 1 + roll(2)).map(([extent, told]) => {
      const invited = 5 + roll(14);
      const made: MadePlace = { hub, municipality: ["Östersund", "Krokom", "Berg"][at % 3] ?? "Berg", extent, invited, answered: Math.max(0, invited - roll(5)) };
      return { made, name, told };
    }),
  );
  const forms: TrueForm[] = [];
  const below = 20 + roll(50);
  const answering = places.flatMap(({ made }, at) => Array.from({ length: made.answered }, () => `p${at + 1}`));
  const said = (at: number): Answers => {
    const well = roll(12) === 0 ? "" : roll(100) < below ? "below" : "above";
    const ease = roll(12) === 0 ? "" : `${1 + Math.min(roll(5), roll(6))}`;
    const travel = roll(12) === 0 ? "" : (ways[Math.min(roll(4), roll(4))] ?? "car");
    forms[at] = { place: answering[at] ?? "", answers: { well, ease, travel } };
    const items = Object.fromEntries(["w1", "w2", "w3", "w4", "w5"].map((id) => [id, { kind: "scale" as const, value: well === "below" ? roll(3) : 3 + roll(3) }]));
    return { ...(well === "" ? {} : items), ...(ease === "" ? {} : { ease: { kind: "scale", value: Number(ease) } }), ...(travel === "" ? {} : { travel: { kind: "single", value: travel } }) };
  };
  const { wave, campaign } = await freeze(app, { places: places.map(({ made }) => made), pilotId, form, opens, said });
  return { wave, campaignId: campaign.id, forms, known: places.map(({ made, name, told }, at): KnownPlace => ({ id: `p${at + 1}`, hub: name, municipality: made.municipality, extent: told, invited: made.invited })) };
}
const resultsOf = async ({ wave }: Pick<Scene, "wave">): Promise<WaveResults> => {
  const { status, body } = await hr.get(`/api/waves/${wave.id}/results`);
  expect(status).toBe(200);
  return body;
};
const cut = async ({ wave }: Scene, by: string, question: string, as: Client = hr): Promise<number> => (await as.send("POST", `/api/waves/${wave.id}/cuts`, { by, question })).status;
const questionsToCut = ["ease", "travel"].flatMap((question) => (["hub", "municipality", "extent"] as const).map((by) => ({ by, question })));

/** Attacks all that is out about a wave. */
function attacked(results: WaveResults, { known, forms }: Scene): { readonly solved: string[]; readonly secrets: number; readonly figures: number } {
  const figures = figuresIn(results, known, asked);
  const secrets = secretsOf(known, asked, forms, figures);
  return { solved: attack(knowledgeFrom(known, asked, figures), secrets).map(({ name, least, most }) => `${name}: ${least} to ${most}`), secrets: secrets.length, figures: figures.length };
}

/** The page as it would be if only groups under five were hidden. */
const naively = (results: WaveResults, { known, forms }: Scene): WaveResults => ({
  ...results,
  cuts: results.cuts.map((one): ResultCut => ({
    ...one,
    groups: one.groups.map((group) => {
      const answered = forms.filter(({ place }) => known.some((each) => each.id === place && each[one.by] === group.label)).length;
      return answered < 5 ? group : { ...group, respondents: { value: answered } };
    }),
  })),
});

test("of twenty waves at small hubs, with every table that can be asked for, no hidden number follows from what HR is shown; from pages that hid only groups under five, the same attacker finds many", async () => {
  let [secrets, figures, shown, refused, naive] = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= 20; seed++) {
    const made = await scene(seed, `pilot-${Math.ceil(seed / 2)}`, seed % 2 === 0 ? "2026-10-01T00:00:00Z" : "2026-05-01T00:00:00Z");
    for (const { by, question } of questionsToCut) {
      const status = await cut(made, by, question);
      expect([200, 409]).toContain(status);
      if (status === 200) shown += 1;
      else refused += 1;
    }
    const page = await resultsOf(made);
    const found = attacked(page, made);
    expect({ seed, solved: found.solved }).toEqual({ seed, solved: [] });
    secrets += found.secrets;
    figures += found.figures;
    if (attacked(naively(page, made), made).solved.length > 0) naive += 1;
  }
  expect(secrets).toBeGreaterThan(400);
  expect(figures).toBeGreaterThan(300);
  expect([shown > 3, refused > 3]).toEqual([true, true]);
  expect(naive).toBeGreaterThan(5);
}, 300_000);

test("two replicas that are asked for different tables at the same moment judge one beside the other, and the same table is made once", async () => {
  const made = await scene(5, "at-once", "2026-10-01T00:00:00Z");
  const other = await second.as("cecilia.jonsson");
  const statuses = await Promise.all([hr, other].flatMap((as) => questionsToCut.map(({ by, question }) => cut(made, by, question, as))));
  expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
  expect(statuses.slice(0, questionsToCut.length)).toEqual(statuses.slice(questionsToCut.length));
  const numbers = (await app.database.query("SELECT number FROM survey_answers.snapshot WHERE pilot_id = 'at-once' ORDER BY number")).map((row) => Number(row["number"]));
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  const page = await resultsOf(made);
  expect(new Set(page.cuts.map(({ id }) => id)).size).toBe(page.cuts.length);
  expect(attacked(page, made).solved).toEqual([]);
});

const numeric = (cell: string): boolean => /^-?\d+([.,]\d+)?$/.test(cell);
const semicolons = (csv: string): string[][] => csv.replace("\ufeff", "").trimEnd().split("\r\n").map((row) => [...`${row};`.matchAll(/"((?:[^"]|"")*)";|([^;]*);/g)].map(([, quoted, bare = ""]) => quoted?.replaceAll('""', '"') ?? bare));

test("the CSV and the workbook have the figures of the page, all of them and no others, and say method, wording, thresholds and how many numbers are hidden", async () => {
  const made = await scene(7, "files", "2026-10-01T00:00:00Z");
  for (const { by, question } of questionsToCut) await cut(made, by, question);
  const page = await resultsOf(made);
  const csv = semicolons((await hr.get(`/api/waves/${made.wave.id}/results.csv`)).body);
  const xlsx = await fetch(`${app.origin}/api/waves/${made.wave.id}/results.xlsx`, { headers: { authorization: `Bearer ${hr.token}` } });
  const sheets = sheetsOf(Buffer.from(await xlsx.arrayBuffer()));
  const rows = sheets.flat().filter((row) => row.length > 0);
  const bare = (row: readonly string[]): string => row.map((cell) => (numeric(cell) ? `${Number(cell.replace(",", "."))}` : cell)).join("|").replace(/\|+$/, "");
  expect(csv.filter((row) => row.some((cell) => cell !== "")).map(bare)).toEqual(rows.map(bare));

  const tables = [...(page.wellBeing ? [page.wellBeing.sides, page.wellBeing.steps] : []), ...page.questions].flatMap((table) => (table ? [{ part: table.title, group: "", table }] : []));
  const cuts = page.cuts.flatMap(({ title, groups }) => groups.flatMap((group) => group.tables.map((table) => ({ part: `${title}, ${table.title}`, group: group.label, table }))));
  const said = (count: { value: number } | { hidden: string }): string => ("value" in count ? `${count.value}` : count.hidden === "few-invited" ? "för få tillfrågade" : "dolt");
  const expected = [
    `Svarsfrekvens||Tillfrågade|${page.responseRate.invited}`,
    `Svarsfrekvens||Har svarat|${said(page.responseRate.respondents)}`,
    ...[...tables, ...cuts].flatMap(({ part, group, table }) => table.rows.map((row) => `${part}|${group}|${row.label}|${said(row.count)}`)),
    ...page.cuts.flatMap(({ title, groups }) => groups.map((group) => `${title}|${group.label}|Har svarat|${said(group.respondents)}`)),
  ];
  const told = (sheets[0] ?? []).slice(1).map((row) => row.slice(0, 4).join("|"));
  expect(told.toSorted()).toEqual(expected.toSorted());
  // A share beside a hidden count would tell it.
  for (const row of sheets[0] ?? []) if (/^(dolt|för få tillfrågade)$/.test(row[3] ?? "")) expect(row.slice(4).filter((cell) => cell !== "")).toEqual([]);

  const method = page.method.join(" ");
  expect(rows.map((row) => row.join(" ")).join(" ")).toContain(page.method[0]);
  for (const sentence of page.method) expect(rows.some((row) => row.includes(sentence))).toBe(true);
  expect(method).toMatch(/minst 5 har svarat, fritext när minst 10 .* minst 10 har en poäng och minst 3 .* minst 50/);
  expect(method).toMatch(/ordalydelse/);
  expect(method).toContain(`${page.hidden} efterfrågade tal är dolda`);
  expect(page.hidden).toBeGreaterThan(0);
  // Every number that a reader sees hidden, and the 26 steps of the score with those who have none, which are not even a row.
  const hiddenCells = rows.flatMap((row) => row.filter((cell) => /^(dolt|för få tillfrågade)$/.test(cell))).length;
  expect(page.hidden).toBe(hiddenCells + (page.wellBeing && !page.wellBeing.steps && "value" in (page.wellBeing.sides.rows[0]?.count ?? {}) ? 27 : 0));
});

test("the trend of a rhythm tells for each pulse only what its own page tells, and pairs nobody", async () => {
  const first = await scene(21, "rhythm", "2026-08-03T00:00:00Z", (on, making) => frozenWave(on, { ...making, schedule: { kind: "rhythm", opens: "2026-08-03", until: "2026-10-30", everyWeeks: 4, openDays: 7, remindAfterDays: [] } }));
  const campaign = await app.deps.survey.surveyPeople.campaign(first.campaignId);
  if (!campaign) throw new Error("the campaign went");
  const later = [];
  for (const [number, opens] of [[2, "2026-08-31T00:00:00Z"], [3, "2026-09-28T00:00:00Z"]] as const) later.push(await scene(20 + number, "rhythm", opens, (on, making) => frozenWave(on, { ...making, campaign, number })));
  const open = await scene(24, "rhythm", "2026-10-26T00:00:00Z", (on, making) => closedWave(on, { ...making, campaign, number: 4 }));
  const { body } = await hr.get(`/api/campaigns/${campaign.id}/trend`);
  const pages = await Promise.all([first, ...later].map(resultsOf));
  const line = (question: string) => body.lines.find((one: { question: string }) => one.question === question);
  for (const title of ["Välmående", "Hur lätt är det?", "Hur kom du hit?"]) {
    expect(line(title).points.map((point: { date: string }) => point.date)).toEqual(["2026-08-03", "2026-08-31", "2026-09-28"]);
    line(title).points.forEach((point: { respondents: object; tables: { rows: object }[] }, at: number) => {
      const page = pages[at];
      const table = [page?.wellBeing?.sides, ...(page?.questions ?? [])].find((one) => one?.title === title);
      expect(point.respondents).toEqual(page?.responseRate.respondents);
      expect(point.tables.map(({ rows }) => rows)).toEqual([table?.rows]);
    });
  }
  expect(pages[1]?.method.join(" ")).toContain("I pulsmätningar paras ingens svar ihop");
  expect(pages.flatMap(({ changes }) => changes.filter(({ paired }) => !("hidden" in paired)))).toEqual([]);
  expect(new Set(pages[2]?.changes.map(({ from }) => from)).size).toBe(1);
  expect((await hr.get(`/api/waves/${open.wave.id}/results`)).status).toBe(409);
  const { known, forms } = first;
  expect(attacked(pages[0] ?? (await resultsOf(first)), { ...first, known, forms }).solved).toEqual([]);
});

test("after somebody has erased, the page stands as it was frozen, and no new table is made that could show the difference", async () => {
  const made = await scene(9, "erased", "2026-10-01T00:00:00Z");
  const before = await resultsOf(made);
  await app.deps.survey.surveyPeople.setErasedSince([made.wave.id]);
  await app.database.query("DELETE FROM survey_answers.sheet WHERE (wave_id, pseudonym) IN (SELECT wave_id, pseudonym FROM survey_answers.sheet WHERE wave_id = $1 ORDER BY pseudonym LIMIT 1)", [made.wave.id]);
  expect(await hr.send("POST", `/api/waves/${made.wave.id}/cuts`, { by: "hub", question: "ease" })).toMatchObject({ status: 409, body: { code: "erased-since" } });
  expect(await resultsOf(made)).toEqual(before);
});
