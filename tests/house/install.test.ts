import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";

const script = join(import.meta.dirname, "../../.config/install-once.mjs");
const folder = mkdtempSync(join(tmpdir(), "hubbplats-install-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A package of one development dependency, which lies beside it: nothing is fetched. */
function write(): void {
  const packages = { "": { name: "ours", devDependencies: { builder: "file:builder" } }, builder: { dev: true }, "node_modules/builder": { resolved: "builder", link: true } };
  mkdirSync(join(folder, "builder"));
  writeFileSync(join(folder, "builder/package.json"), JSON.stringify({ name: "builder", version: "1.0.0" }));
  writeFileSync(join(folder, "package.json"), JSON.stringify(packages[""]));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ name: "ours", lockfileVersion: 3, requires: true, packages }));
}

test("a production server installs what builds the tab, too, and an install that left it out is made anew", () => {
  write();
  // Nothing of the npm that runs the tests, whose settings name this project.
  const environment = { PATH: process.env["PATH"], HOME: folder, NODE_ENV: "production", npm_config_omit: "dev", npm_config_offline: "true" };
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, env: environment });
  const builder = join(folder, "node_modules/builder/package.json");
  expect(existsSync(builder)).toBe(false);
  execFileSync(process.execPath, [script], { cwd: folder, env: environment });
  expect(existsSync(builder)).toBe(true);
});
