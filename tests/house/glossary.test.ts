import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const root = join(import.meta.dirname, "../..");
const glossary = readFileSync(join(root, "src/domain/README.md"), "utf8");
/** The words of the first columns; states and kinds of calendars stand in code marks and are each of their own table. */
const words = glossary.split("\n").flatMap((line) => /^\| ([^|`-][^|]*) \| [^|]+ \| [^|]+ \|$/.exec(line)?.[1] ?? []).filter((word) => !/^(in code|calendar|state|status)$/.test(word));

test("a word stands in the glossary once, or says of each meaning where it has it", () => {
  const bare = words.flatMap((entry) => entry.replace(/ \(.*\)/, "").split(", "));
  expect(bare.length).toBeGreaterThan(60);
  const twice = bare.filter((word, i) => bare.indexOf(word) !== i);
  expect(twice.filter((word) => words.some((entry) => entry.split(", ").includes(word)))).toEqual([]);
});

test("where a word is said to have its meaning is there", () => {
  const files = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith(".ts"));
  const code = files.map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), "utf8")}`).join("\n");
  const places = words.flatMap((entry) => /\(in `(\w+)`\)/.exec(entry)?.[1] ?? []);
  expect(places.length).toBeGreaterThan(5);
  expect(places.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});
