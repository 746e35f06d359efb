import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { driftCauses } from "../../src/services/ports.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";

const operations = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
const reliability = readFileSync(new URL("../../docs/reliability.md", import.meta.url), "utf8");
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

test("every figure of ours is explained to operators, and none that there is not", async () => {
  const page = await (await fetch(`${app.origin}/metrics`)).text();
  const ours = [...page.matchAll(/^# TYPE (\S+) /gm)].flatMap(([, name]) => (name === undefined || /^(process|nodejs)_/.test(name) ? [] : [name]));
  expect(ours.length).toBeGreaterThan(10);
  expect(ours.filter((name) => !operations.includes(`\`${name}`))).toEqual([]);
  const [, table = ""] = /## Figures\n([\s\S]*?)\n## /.exec(operations) ?? [];
  const told = [...table.matchAll(/`([a-z]+(?:_[a-z]+)+)[{`]/g)].flatMap(([, name]) => (name === undefined || name.endsWith("_") ? [] : [name]));
  expect(told.filter((name) => !ours.includes(name))).toEqual([]);
});

test("every cause of a difference between ledger and Exchange has its alarm, or a reason why none is needed", () => {
  for (const cause of driftCauses) expect([cause, operations.includes(`cause="${cause}"`) || reliability.includes(`\`${cause}\``)]).toEqual([cause, true]);
});

test("the tests that the table of faults names are there", () => {
  const named = [...reliability.matchAll(/`(tests\/[\w/.-]+)`/g)].flatMap(([, path]) => (path === undefined ? [] : [path]));
  expect(named.length).toBeGreaterThan(5);
  for (const path of named) expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8").length).toBeGreaterThan(0);
});
