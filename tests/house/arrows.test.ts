import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix, resolve } from "node:path";
import { z } from "zod";
import { planted } from "./plantedArrows.ts";
import type { Arrow } from "./plantedArrows.ts";

const reported = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string().min(20) })) }),
  }),
});

const arrows = Object.values(planted).flatMap(({ bad, good }) => [...bad, ...good]);
const isOurs = (to: string): boolean => to.startsWith(".");
const isNode = (to: string): boolean => to.startsWith("node:");
const fileOf = ({ from, to }: Arrow): string => posix.join(posix.dirname(from), to);

/** How the tool names what an arrow points at; an arrow without a target is about the file itself. */
const nameOf = (arrow: Arrow): string => {
  if (arrow.to === "") return arrow.from;
  if (isOurs(arrow.to)) return fileOf(arrow);
  return isNode(arrow.to) ? arrow.to.slice("node:".length) : `node_modules/${arrow.to}/index.js`;
};

const lineOf = ({ to, how }: Arrow, n: number): string => {
  if (how === "type") return `import type { X as X${n} } from "${to}"; export type Y${n} = X${n};`;
  return how === "late" ? `export const y${n} = await import("${to}");` : `import { x as x${n} } from "${to}"; export const y${n} = x${n};`;
};

/** Builds a small house with all the planted imports. Its packages are empty ones of the same names, so that nothing depends on what is installed. */
function build(house: string): void {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  };
  const absent = new Set(["src/domain/nowhere.ts", "no-such-package"]);
  for (const arrow of arrows.filter(({ to }) => isOurs(to))) if (!absent.has(fileOf(arrow))) write(fileOf(arrow), "export const x = 1; export type X = 1;\n");
  for (const from of new Set(arrows.map((arrow) => arrow.from))) {
    const lines = arrows.filter((arrow) => arrow.from === from && arrow.to !== "").map(lineOf);
    write(from, `${lines.join("\n")}\nexport const x = 1; export type X = 1;\n`);
  }
  const named = new Set(arrows.map(({ to }) => to).filter((to) => to !== "" && !isOurs(to) && !isNode(to) && !absent.has(to)));
  for (const name of named) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "exports.x = 1;\n");
  }
  const listed = (names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, "1.0.0"]));
  const late = ["vite", "react"];
  const unlisted = ["brought-by-another", "@jest/globals"];
  write("package.json", JSON.stringify({ name: "house", type: "module", dependencies: listed([...named].filter((name) => !late.includes(name) && !unlisted.includes(name))), devDependencies: listed(late) }));
}

describe("the arrows of the house", () => {
  const house = mkdtempSync(join(tmpdir(), "house-"));
  let seen: z.infer<typeof reported>["summary"];

  beforeAll(() => {
    build(house);
    cpSync(".config/dependency-cruiser.cjs", join(house, "rules.cjs"));
    const tool = resolve("node_modules/.bin/depcruise");
    const answer = execFileSync(tool, ["--config", "rules.cjs", "--output-type", "json", "src", "bot", "tab", "appPackage", "tests"], { cwd: house, maxBuffer: 50_000_000, encoding: "utf8" });
    seen = reported.parse(JSON.parse(answer)).summary;
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  /** A cycle is told once, from one of its ends. */
  const isOf = (arrow: Arrow, from: string, to: string, rule: string): boolean =>
    (from === arrow.from && (to === nameOf(arrow) || (rule === "no-unknown-import" && to === arrow.to))) || (rule === "no-cycles" && from === nameOf(arrow) && to === arrow.from);
  const caughtBy = (rule: string, arrow: Arrow): boolean => seen.violations.some((one) => one.rule.name === rule && isOf(arrow, one.from, one.to, rule));

  test("every rule has a bad import planted for it, and no import is planted for a rule that is gone", () => {
    expect(Object.keys(planted).sort()).toEqual(seen.ruleSetUsed.forbidden.map(({ name }) => name).sort());
    expect(Object.values(planted).filter(({ bad }) => bad.length === 0)).toEqual([]);
  });

  test.each(Object.entries(planted).flatMap(([rule, { bad }]) => bad.map((arrow) => ({ rule, arrow, title: `${arrow.from} → ${arrow.to}` }))))("$rule catches $title", ({ rule, arrow }) => {
    expect(caughtBy(rule, arrow)).toBe(true);
  });

  test.each(Object.entries(planted).flatMap(([rule, { good }]) => good.map((arrow) => ({ rule, arrow, title: `${arrow.from} → ${arrow.to}` }))))("$rule lets $title pass", ({ rule, arrow }) => {
    expect(caughtBy(rule, arrow)).toBe(false);
  });
});
