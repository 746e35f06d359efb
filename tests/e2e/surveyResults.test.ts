import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { good } from "../services/surveySupport.ts";
import { openStage } from "./stage.ts";
import type { Seat, Stage } from "./stage.ts";
import { provForm } from "./surveyForm.ts";
import { axeFinds, downloaded, heading, hrPages, press } from "./surveyParts.ts";
import { asked, toast } from "./tabParts.ts";

/** The whole way of a survey from the answers, in order: reminded of, closed, read, taken along, and its key destroyed. surveys.test.ts is what went before. */
let stage: Stage;
let waveId = "";
let campaignPath = "";

const feel = (value: number) => Object.fromEntries([1, 2, 3, 4, 5].map((item) => [`w${item}`, { value }]));
const others = ["eva.lind", "karin.lund", "mats.bergstrom", "fredrik.astrom", "gunilla.wiklund", "ingrid.olofsson", "johan.hedman", "lars.norberg", "maria.soderlund", "nils.forsberg", "per.sjodin", "rebecka.oberg", "sara.hansson", "tomas.edlund"];
/** Eighteen of twenty-four: fourteen whose well-being is 0, 20, 40, 60, 80, 100 in turn, Anna with 40, Bo with 0, Olivia with 80, and Helena without. */
const answered: readonly (readonly [string, object])[] = [
  ["anna.nilsson", { used: { declined: true }, days: { value: 3 }, ...feel(2) }],
  ["bo.eriksson", { used: { value: "no" }, days: { value: 0 }, ...feel(0), say: { value: "Skrivet utan mus" } }],
  ["olivia.grant", { used: { value: "no" }, ...feel(4) }],
  ["helena.sandberg", { used: { value: "no" }, say: { value: "Från kortet" } }],
  ...others.map((name, at) => [name, { used: { value: at % 3 === 0 ? "no" : "yes" }, days: { value: at % 6 }, ...feel(at % 6), say: { value: `Ord nummer ${at}` } }] as const),
];

beforeAll(async () => {
  stage = await openStage({ at: "2026-11-23T08:05:00+01:00" });
  const hr = await stage.app.as("cecilia.jonsson");
  good(await hr.send("POST", "/api/instruments", provForm));
  const schedule = { kind: "dates", opens: "2026-11-23", closes: "2026-12-07", remindAfterDays: [5] };
  const { id } = good(await hr.send("POST", "/api/campaigns", { title: { sv: "Hur går det?", en: "How is it going?" }, instrument: { id: "prov", version: 1 }, audience: { kind: "everyone" }, schedule }));
  good(await hr.send("POST", `/api/campaigns/${id}/launch`));
  campaignPath = `hr/utskick/${id}`;
  const waveOf = async () => good(await hr.get(`/api/campaigns/${id}`)).waves[0];
  waveId = (await stage.app.until(async () => ((wave) => wave.state === "open" && wave)(await waveOf()), "that the wave opens")).id;
  await stage.app.until(async () => (await waveOf()).sending.sent > 11, "that half of the cards are sent");
  await stage.app.until(async () => (await waveOf()).sending.sent === 24, "that all cards are sent");
  for (const [name, answers] of answered) good(await (await stage.app.as(name)).send("POST", `/api/surveys/${waveId}/submit`, { answers }, null));
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

const hrSeat = async (): Promise<Seat> => {
  const seat = await stage.seat("cecilia.jonsson");
  await hrPages(seat);
  return seat;
};

describe("HR reads", () => {
  test("a reminder goes to those who have not answered, and HR sees of answers nothing at all", async () => {
    const ulla = await stage.seat("ulla.persson");
    const seat = await stage.seat("cecilia.jonsson", { subPage: campaignPath });
    const { tab } = seat;
    await tab.getByText("Hur många som har svarat visas först när mätningen är stängd.").waitFor();
    expect(await tab.getByRole("main").innerText()).not.toMatch(/svarade|18|19/);
    await press(tab, "Påminn, Mätning 1");
    await asked(tab).getByText("Ingen får se vilka de är.").waitFor();
    expect(await axeFinds(seat)).toEqual([]);
    await asked(tab).getByRole("button", { name: "Påminn" }).click();
    await toast(tab, "Påminnelsen är på väg").waitFor();
    // Once it is seen a card tells how it stands, so a reminder is the second of two ways in.
    await ulla.chat.getByRole("button", { name: "Svara här" }).nth(1).waitFor();
    const karin = await stage.seat("karin.lund");
    await karin.chat.getByText("Tack, dina svar är skickade").waitFor();
    expect(await karin.chat.getByRole("listitem").filter({ hasText: "Hur går det?" }).count()).toBe(1);
  });

  test("a closed wave becomes results with a chart and a table each, what is hidden says why, and a new table is given or refused", async () => {
    const seat = await stage.seat("cecilia.jonsson", { subPage: campaignPath });
    const { tab } = seat;
    await press(tab, "Stäng mätningen, Mätning 1");
    await asked(tab).getByRole("button", { name: "Stäng mätningen" }).click();
    await toast(tab, "Mätningen stängs").waitFor();
    // A minute may begin just now, and then the results are there before anybody read that they are being made.
    const results = tab.getByRole("link", { name: "Resultat, mätning 1" });
    await tab.getByText("stängd, resultatet tas fram").or(results).first().waitFor();
    // What the next minute does.
    await stage.app.deps.jobs.enqueue({ name: "open-waves", data: {}, key: "all" });
    await results.click();
    await heading(tab, /^Hur går det\?, Mätning 1/).waitFor();
    const rate = tab.getByRole("figure", { name: "Svarsfrekvens" });
    expect((await rate.getByRole("row").allInnerTexts()).map((row) => row.split(/\s+/)).map(([, count]) => count)).toEqual(["som", "24", "18"]);
    const side = tab.getByRole("figure", { name: "Välmående", exact: true });
    expect(await side.getByRole("img").count()).toBe(1);
    const below = Number(await side.getByRole("row", { name: /^Under gränsvärdet/ }).getByRole("cell").first().innerText());
    const above = Number(await side.getByRole("row", { name: /^På eller över/ }).getByRole("cell").first().innerText());
    // By hand: of the fourteen eight are below 50, and so are Anna and Bo.
    expect([below, above]).toEqual([10, 7]);
    await tab.getByText("Ord nummer 4").waitFor();
    expect(await tab.getByRole("main").innerText()).toContain("Skrivet utan mus");
    expect(await tab.getByRole("main").innerText()).toMatch(/hålls inne|för få tillfrågade/);
    expect(await axeFinds(seat)).toEqual([]);
    await tab.getByLabel("Dela upp efter").selectOption({ label: "Kommun" });
    await tab.getByLabel("Av frågan").selectOption({ label: "Har du använt hubben?" });
    await press(tab, "Begär tabellen");
    await tab.getByRole("alert").filter({ hasText: /\S/ }).or(toast(tab, "Tabellen är tillagd")).first().waitFor();
  });

  test("the results are taken along as CSV and Excel, and on paper they stand alone", async () => {
    const seat = await stage.seat("cecilia.jonsson", { subPage: campaignPath });
    const { tab, page } = seat;
    await tab.getByRole("link", { name: "Resultat, mätning 1" }).click();
    await heading(tab, /^Hur går det\?, Mätning 1/).waitFor();
    const csv = await downloaded(page, () => press(tab, "CSV"));
    expect(csv.name).toMatch(/^Hur går det.*\.csv$/);
    expect(csv.bytes.toString("utf8")).toMatch(/Svarsfrekvens[\s\S]*18/);
    const xlsx = await downloaded(page, () => press(tab, "Excel"));
    expect([xlsx.name.endsWith(".xlsx"), xlsx.bytes.subarray(0, 2).toString()]).toEqual([true, "PK"]);
    await page.emulateMedia({ media: "print" });
    expect(await tab.getByRole("navigation").first().isVisible()).toBe(false);
    expect(await tab.getByRole("button", { name: "CSV" }).isVisible()).toBe(false);
    expect(await tab.getByRole("figure", { name: "Svarsfrekvens" }).isVisible()).toBe(true);
    expect(await tab.getByRole("heading", { name: "Metod" }).isVisible()).toBe(true);
  });

  test("an answer comes too late: the form is closed, and nothing of it can be changed", async () => {
    const { tab } = await stage.seat("anna.nilsson", { subPage: `enkat/${waveId}` });
    await tab.getByRole("alert").getByText(/stängd/).waitFor();
    expect(stage.complaints().every((one) => one.includes(`/api/surveys/${waveId}`))).toBe(true);
  });

  test("in English the same numbers stand, and the log says who did what", async () => {
    const seat = await stage.seat("cecilia.jonsson", { subPage: "installningar" });
    const { tab, page } = seat;
    await tab.getByRole("radio", { name: "English" }).click();
    await tab.getByRole("button", { name: "More" }).click();
    await tab.getByRole("menuitem", { name: "HR" }).click();
    await tab.getByRole("link", { name: "How is it going?", exact: true }).click();
    await tab.getByRole("link", { name: "Results, wave 1" }).click();
    await heading(tab, /^How is it going\?, Wave 1/).waitFor();
    expect(await tab.getByRole("figure", { name: "Response rate" }).getByRole("row", { name: /^Answered/ }).innerText()).toMatch(/18/);
    expect(await axeFinds(seat)).toEqual([]);
    await tab.getByRole("link", { name: "Log", exact: true }).click();
    await heading(tab, "Log of what HR has done").waitFor();
    await tab.getByRole("row", { name: /Cecilia Jonsson/ }).first().waitFor();
    expect(await tab.getByRole("row", { name: /Cecilia Jonsson/ }).count()).toBeGreaterThan(5);
    const log = await downloaded(page, () => press(tab, "Fetch as CSV"));
    expect(log.bytes.toString("utf8").split("\n").length).toBeGreaterThan(5);
    expect(await axeFinds(seat)).toEqual([]);
    await (await stage.app.as("cecilia.jonsson")).send("PATCH", "/api/me", { language: "sv" });
  });

  test("answers of an earlier survey are mapped, tried, mended and read in, and become results by the same rules", async () => {
    const seat = await hrSeat();
    const { tab } = seat;
    await tab.getByRole("link", { name: "Tidigare svar" }).click();
    await tab.getByLabel("Namn på svenska").fill("Mätningen 2023");
    await tab.getByLabel("Namn på engelska").fill("The wave of 2023");
    await tab.getByLabel("Frågeformulär").selectOption({ label: "Prov, version 1" });
    const rows = (third: string) => ["person;mätning;kommun;välmående;anteckning", ...Array.from({ length: 30 }, (_, at) => `p${at};2023-05;Östersund;${at === 2 ? third : (at % 26) * 4};x`)].join("\n");
    const csv = (text: string) => ({ name: "svar.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await tab.getByLabel("CSV-fil").setInputFiles(csv(rows("61")));
    expect(await tab.getByLabel("Motsvarar: anteckning").inputValue()).toBe("left-out");
    await press(tab, "Provkör");
    await tab.getByText("1 fel. Inget är sparat.").waitFor();
    await tab.getByRole("rowheader", { name: "4, välmående" }).waitFor();
    expect(await tab.getByRole("button", { name: "Läs in" }).getAttribute("aria-disabled")).toBe("true");
    expect(await axeFinds(seat)).toEqual([]);
    await tab.getByLabel("CSV-fil").setInputFiles(csv(rows("60")));
    await press(tab, "Provkör");
    await tab.getByText("Inga fel. Inget är sparat än.").waitFor();
    await press(tab, "Läs in");
    await toast(tab, "Svaren är inlästa").waitFor();
    await tab.getByRole("link", { name: "Resultat, mätning 1" }).click();
    await heading(tab, /^Mätningen 2023, Mätning 1/).waitFor();
    await tab.getByRole("figure", { name: "Välmående", exact: true }).getByRole("row", { name: /^Under gränsvärdet/ }).waitFor();
    expect(await axeFinds(seat)).toEqual([]);
  });

  test("the key is destroyed by a button that says what it does and wants the pilot's name; after it answers are anonymous and cannot be taken away", async () => {
    const seat = await hrSeat();
    const { tab } = seat;
    await tab.getByRole("link", { name: "Nyckel" }).click();
    const name = "Hubbpiloten";
    const pilot = tab.getByRole("listitem").filter({ has: tab.getByRole("heading", { name, exact: true }) });
    await pilot.getByText("Svaren är konfidentiella").waitFor();
    await pilot.getByRole("button", { name: "Förstör nyckeln" }).click();
    const destroy = asked(tab).getByRole("button", { name: "Förstör nyckeln" });
    expect(await destroy.getAttribute("aria-disabled")).toBe("true");
    expect(await axeFinds(seat)).toEqual([]);
    await asked(tab).getByRole("textbox").fill(name);
    await destroy.click();
    await toast(tab, "Nyckeln är förstörd").waitFor();
    await pilot.getByText("Nyckeln är förstörd. Svaren är anonyma.").waitFor();
    const anna = await stage.seat("anna.nilsson", { subPage: "enkater" });
    await anna.tab.getByText("Dina tidigare svar är anonyma.", { exact: false }).waitFor();
    expect(await anna.tab.getByRole("button", { name: "Ta bort mina svar" }).count()).toBe(0);
  });
});
