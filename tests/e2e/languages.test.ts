import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { administrationEn } from "../../tab/texts/administration.en.ts";
import { administrationSv } from "../../tab/texts/administration.sv.ts";
import { en } from "../../tab/texts/en.ts";
import { enkaterEn } from "../../tab/texts/enkater.en.ts";
import { enkaterSv } from "../../tab/texts/enkater.sv.ts";
import { hrEn } from "../../tab/texts/hr.en.ts";
import { hrSv } from "../../tab/texts/hr.sv.ts";
import { resultsEn } from "../../tab/texts/results.en.ts";
import { resultsSv } from "../../tab/texts/results.sv.ts";
import { sv } from "../../tab/texts/sv.ts";
import { follow, giveGround, pages, windowsOf } from "./pages.ts";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import type { SurveyGround } from "./surveyGround.ts";

let stage: Stage;
let ground: SurveyGround;
beforeAll(async () => {
  stage = await openStage({ noJobs: true });
  ground = await giveGround(stage);
});
afterEach(() => expect(stage.complaints()).toEqual([]));
afterAll(() => stage.close());

type Tree = { readonly [key: string]: string | Tree };
const leaves = (tree: Tree, at = ""): { key: string; words: string }[] => Object.entries(tree).flatMap(([name, value]) => (typeof value === "string" ? [{ key: `${at}${name}`, words: value }] : leaves(value, `${at}${name}.`)));

const texts = { sv: { ...sv, administration: administrationSv, enkater: enkaterSv, hr: hrSv, results: resultsSv }, en: { ...en, administration: administrationEn, enkater: enkaterEn, hr: hrEn, results: resultsEn } };
/** As they would stand on a page: those of a part that is loaded by itself without the part's name. */
const keys = [sv, administrationSv, enkaterSv, hrSv, resultsSv].flatMap((part) => leaves(part)).map(({ key }) => key.replace(/_(one|other)$/, ""));
const wordsOf = (texts: Tree): Set<string> => new Set(leaves(texts).map(({ words }) => words).filter((words) => words.length > 3 && !words.includes("{{")));
const own = { sv: wordsOf(texts.sv), en: wordsOf(texts.en) };

/** All that a person reads or hears on the page, line by line. */
const said = async (page: Page): Promise<string[]> => {
  const text = await page.evaluate("[document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label], [title]')].map((one) => `${one.ariaLabel ?? ''}\\n${one.getAttribute('title') ?? ''}`), ...[...document.querySelectorAll('option')].map((one) => one.textContent)].join('\\n')");
  return String(text).split("\n").map((line) => line.trim()).filter((line) => line !== "");
};

describe.each([
  { language: "sv", other: "en", button: "Svenska" },
  { language: "en", other: "sv", button: "English" },
] as const)("In $language", ({ language, other, button }) => {
  const windowOf = windowsOf(() => stage, { locale: language === "sv" ? "sv-SE" : "en-GB" }, async (page) => {
    await follow(page, "installningar");
    await page.getByRole("radio", { name: button }).click();
    await page.locator(`html[lang=${language}]`).waitFor();
    await page.getByRole("link", { name: language === "sv" ? "Boka" : "Book", exact: true }).waitFor();
  });
  afterAll(() => stage.clear());

  test.each(pages)("$name is all in one language, without a key or a gap, and says which language it is", async ({ who, path, ready }) => {
    const page = await windowOf(who);
    await follow(page, path(ground));
    await page.locator(ready).first().waitFor();
    for (const fold of await page.locator("summary").all()) await fold.click();
    for (const list of await page.locator("details").all()) await list.locator("li, p").first().waitFor();
    const lines = await said(page);
    expect(lines.filter((line) => keys.some((key) => (key.includes(".") ? line.includes(key) : line === key)))).toEqual([]);
    expect(lines.filter((line) => /\{\{|\}\}|undefined|null|NaN|\[object/.test(line))).toEqual([]);
    expect(lines.filter((line) => own[other].has(line) && !own[language].has(line) && line !== "Svenska" && line !== "English")).toEqual([]);
    expect(await page.evaluate("document.documentElement.lang")).toBe(language);
  });
});
