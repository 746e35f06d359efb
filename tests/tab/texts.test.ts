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

type Tree = { readonly [key: string]: string | Tree };
const flat = (tree: Tree, at = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] => (typeof value === "string" ? [[`${at}${key}`, value]] : flat(value, `${at}${key}.`)));
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();

/** What comes with the first page, and what is fetched with pages of its own. */
const swedish = flat({ ...sv, ofAdministration: administrationSv, ofEnkater: enkaterSv, ofHr: hrSv, ofResults: resultsSv });
const english = new Map(flat({ ...en, ofAdministration: administrationEn, ofEnkater: enkaterEn, ofHr: hrEn, ofResults: resultsEn }));

describe("the tab's words", () => {
  test("are there in both languages, for the same things", () => {
    expect([...english.keys()].sort()).toEqual(swedish.map(([key]) => key).sort());
    expect(swedish.length).toBeGreaterThan(100);
  });

  test.each(swedish)("%s says something, with the same holes to fill in both languages", (key, text) => {
    expect(text.trim()).not.toBe("");
    expect(english.get(key)?.trim()).not.toBe("");
    expect(holes(english.get(key) ?? "")).toEqual(holes(text));
  });

  test("every counted text has one and many", () => {
    const counted = swedish.map(([key]) => key).filter((key) => /_(one|other)$/.test(key));
    const stems = new Set(counted.map((key) => key.replace(/_(one|other)$/, "")));
    expect(counted).toHaveLength(stems.size * 2);
  });

  test("nothing shouts", () => {
    for (const [, text] of [...swedish, ...english]) expect(text).not.toContain("!");
  });
});
