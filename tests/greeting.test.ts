import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { greeting } from "../src/main.ts";
import { startApp } from "./support/app.ts";
import type { TestApp } from "./support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ noJobs: true });
});
afterAll(() => app.stop());

test("whoever starts it is told where to click, and in which folder the ledger lies", () => {
  expect(greeting(app, {})).toContain(`${app.origin}/local/teams`);
  expect(greeting(app, {})).toContain("PGlite in .data:");
  expect(greeting(app, { DATA_DIR: "/srv/hubb" })).toContain("PGlite in /srv/hubb:");
  expect(greeting(app, { DATABASE_URL: "postgres://server/hubbplats" })).not.toContain("PGlite");
});
