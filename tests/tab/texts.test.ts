import { en } from "../../tab/texts/en.ts";
import { sv } from "../../tab/texts/sv.ts";

type Tree = { readonly [key: string]: string | Tree };
const flat = (tree: Tree, at = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] => (typeof value === "string" ? [[`${at}${key}`, value]] : flat(value, `${at}${key}.`)));
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();

const swedish = flat(sv);
const english = new Map(flat(en));

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
