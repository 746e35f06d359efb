import { readFileSync } from "node:fs";
import { join } from "node:path";

/** docs/privacy.md names the test behind each sentence; a test that is renamed or taken away leaves a sentence that nothing holds. */
const root = join(import.meta.dirname, "../..");
const rows = readFileSync(join(root, "docs/privacy.md"), "utf8")
  .split("\n")
  .filter((line) => /`tests\/[^`]+`: "/.test(line));

/** `tests/a.test.ts`: "one" · "two" · `tests/b.test.ts`: "three" */
function named(row: string): { file: string; title: string }[] {
  let file = "";
  return [...row.matchAll(/`(tests\/[^`]+)`|"([^"]+)"/g)].flatMap(([, path, title]) => {
    file = path ?? file;
    return title === undefined ? [] : [{ file, title }];
  });
}

test("every test that the privacy document names is there, under that title", () => {
  const all = rows.flatMap(named);
  expect(all.length).toBeGreaterThan(35);
  for (const { file, title } of all) expect([file, title, readFileSync(join(root, file), "utf8").includes(`test("${title}"`)]).toEqual([file, title, true]);
});

test("every row of its tables on surveys names a test", () => {
  const text = readFileSync(join(root, "docs/privacy.md"), "utf8");
  const surveys = text.slice(text.indexOf("## Enkäter: vem som kan få veta vad"), text.indexOf("### Det som inget prov här kan hålla"));
  const unsaid = surveys.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| | ") && named(line).length === 0);
  expect(unsaid).toEqual([]);
});
