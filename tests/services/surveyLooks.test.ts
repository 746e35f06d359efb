import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { frozenWave } from "./frozenWave.ts";
import { good } from "./surveySupport.ts";

/** What HR looks at and takes out stands in a log, for whoever watches HR. */
let app: TestApp;
let hr: Client;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
  hr = await app.as("cecilia.jonsson");
});
afterAll(() => app.stop());

type Entry = { readonly by: string; readonly what: string; readonly about: string };
const entries = async (): Promise<Entry[]> => good(await hr.get("/api/survey-audit?from=2026-11-01&to=2027-12-01")).entries;

test("every view of results, every new table asked for and every file taken out stands in the log, by whom and of what, and a refused one does not", async () => {
  const { wave, campaign } = await frozenWave(app);
  const before = (await entries()).length;
  const results = `/api/waves/${wave.id}/results`;
  for (const path of [results, `${results}.csv`, `${results}.xlsx`, `/api/campaigns/${campaign.id}/trend`]) expect([path, (await hr.get(path)).status]).toEqual([path, 200]);
  expect((await hr.send("POST", `/api/waves/${wave.id}/cuts`, { by: "extent", question: "ease" })).status).toBe(200);
  for (const name of ["eva.lind", "anna.nilsson"]) expect((await (await app.as(name)).get(results)).status).toBe(403);
  const looks = (await entries()).slice(before).filter((one) => !/loggen/.test(one.what));
  expect(looks.map(({ by, what }) => [by, what])).toEqual([
    ["Cecilia Jonsson", "Läste ett resultat"],
    ["Cecilia Jonsson", "Hämtade ett resultat som fil"],
    ["Cecilia Jonsson", "Hämtade ett resultat som fil"],
    ["Cecilia Jonsson", "Läste en trend"],
    ["Cecilia Jonsson", "Bad om en ny tabell"],
  ]);
  for (const { about } of looks) expect(about).toContain(`Utskick: ${campaign.title.sv}`);
  expect(looks.at(-1)?.about).toBe(`Utskick: ${campaign.title.sv}, Mätning: 1, Uppdelat på: omfattning, Fråga: ease`);
});

test("to see the response rates of all that is frozen is a look as well, and nobody but HR gets them", async () => {
  const before = (await entries()).length;
  expect((await hr.get("/api/response-rates")).status).toBe(200);
  for (const name of ["eva.lind", "anna.nilsson"]) expect((await (await app.as(name)).get("/api/response-rates")).status).toBe(403);
  expect((await entries()).slice(before).flatMap(({ by, what }) => (/svarsfrekvenser/.test(what) ? [[by, what]] : []))).toEqual([["Cecilia Jonsson", "Läste svarsfrekvenser"]]);
});
