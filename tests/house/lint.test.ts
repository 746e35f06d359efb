import { execFileSync } from "node:child_process";
import { z } from "zod";

/**
 * Lints texts in the place of real files, all in one process: the types are read once. Where CI is set, typescript-eslint takes a
 * file to be what is on the disk and never looks at its text again; it is told that this is no such run.
 */
const lintTexts = `
  import { text } from "node:stream/consumers";
  import { ESLint } from "eslint";
  const eslint = new ESLint({ overrideConfigFile: ".config/eslint.config.mjs" });
  const answers = [];
  for (const { file, code } of JSON.parse(await text(process.stdin))) {
    const [result] = await eslint.lintText(code, { filePath: file });
    answers.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
  }
  process.stdout.write(JSON.stringify(answers));
`;

const people = "src/domain/people.ts";
const pages = "tab/shell/pages.ts";
const longest = 250;
const lines = (count: number): string => "export const a = [\n" + "1,\n".repeat(count - 2) + "];\n";

/** A text in the place of a real file (typed rules need one that the projects name), and the rule that must speak; null: none may. */
const texts: readonly { readonly title: string; readonly file: string; readonly code: string; readonly rule: string | null }[] = [
  { title: "plain code by the style", file: people, code: "export const twice = (n: number): number => n * 2;\n", rule: null },
  { title: "any", file: people, code: "export const a = (b: any): number => b.c;\n", rule: "@typescript-eslint/no-explicit-any" },
  { title: "a non-null !", file: people, code: "export const a = (b: string | null): number => b!.length;\n", rule: "@typescript-eslint/no-non-null-assertion" },
  { title: "an assertion with as", file: people, code: 'export const a = (b: unknown): string => b as string;\n', rule: "@typescript-eslint/consistent-type-assertions" },
  { title: "as const", file: people, code: 'export const a = ["b"] as const;\n', rule: null },
  { title: "a promise that nobody waits for", file: people, code: "export function a(b: () => Promise<void>): void {\n  b();\n}\n", rule: "@typescript-eslint/no-floating-promises" },
  { title: "a promise as a condition", file: people, code: "export const a = (b: () => Promise<boolean>): number => (b() ? 1 : 2);\n", rule: "@typescript-eslint/no-misused-promises" },
  { title: "a kind left out of a switch", file: people, code: 'export function a(b: "c" | "d"): number {\n  switch (b) {\n    case "c":\n      return 1;\n  }\n  return 2;\n}\n', rule: "@typescript-eslint/switch-exhaustiveness-check" },
  { title: "a default export", file: people, code: "export default 1;\n", rule: "no-restricted-syntax" },
  { title: "the clock read in the domain", file: people, code: "export const a = (): Date => new Date();\n", rule: "no-restricted-syntax" },
  { title: "chance taken in the domain", file: people, code: "export const a = (): number => Math.random();\n", rule: "no-restricted-syntax" },
  { title: "a setting read outside config", file: "src/http/app.ts", code: "export const a = process.env;\n", rule: "no-restricted-syntax" },
  { title: "the console in the server", file: people, code: "console.log(1);\n", rule: "no-console" },
  { title: "the console in the tab", file: pages, code: "console.log(1);\n", rule: "no-console" },
  { title: "251 lines", file: people, code: lines(longest + 1), rule: "max-lines" },
  { title: "250 lines", file: people, code: lines(longest), rule: null },
  { title: "a rule switched off in a comment", file: people, code: "/* eslint-disable */\nexport const a = (b: any): number => b.c;\n", rule: "@typescript-eslint/no-explicit-any" },
  { title: "a note of what is left to do", file: people, code: "// TODO more\nexport const a = 1;\n", rule: "no-warning-comments" },
  { title: "a hook behind a condition", file: pages, code: 'import { useState } from "react";\nexport function useA(b: boolean): number {\n  if (b) return 1;\n  const [c] = useState(1);\n  return c;\n}\n', rule: "react-hooks/rules-of-hooks" },
  ...["utils", "helpers", "bookingManager", "index", "dateUtils"].map((name) => ({ title: `a file named ${name}`, file: `src/standin/host/page/${name}.js`, code: "export const a = 1;\n", rule: "house/file-name" })),
];

describe("the style that lint holds", () => {
  let said: readonly (readonly string[])[];

  beforeAll(() => {
    const answer = execFileSync(process.execPath, ["--input-type=module", "-e", lintTexts], { input: JSON.stringify(texts), encoding: "utf8", env: { ...process.env, TSESTREE_SINGLE_RUN: "false" } });
    said = z.array(z.array(z.string())).parse(JSON.parse(answer));
  }, 180_000);

  test.each(texts.map((text, n) => ({ ...text, n })).filter(({ rule }) => rule !== null))("$rule speaks of $title", ({ n, rule }) => {
    expect(said[n]).toContain(rule);
  });

  test.each(texts.map((text, n) => ({ ...text, n })).filter(({ rule }) => rule === null))("nothing is said of $title", ({ n }) => {
    expect(said[n]).toEqual([]);
  });
});
