import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { closedWave, frozenWave } from "./frozenWave.ts";
import type { MadeWave } from "./frozenWave.ts";
import { good } from "./surveySupport.ts";

type Row = { readonly label: string; readonly count: { readonly value?: number; readonly hidden?: string } };
type Table = { readonly id: string; readonly rows: readonly Row[] };

let app: TestApp;
let hr: Client;
let made: MadeWave;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
  hr = await app.as("cecilia.jonsson");
  made = await frozenWave(app);
});
afterAll(() => app.stop());

const path = (rest = ""): string => `/api/waves/${made.wave.id}/results${rest}`;
const counts = (table: Table): (number | string | undefined)[] => table.rows.map(({ count }) => count.value ?? count.hidden);

test("the figures of a frozen wave are those that were counted by hand, and too few who skied are told together with those who walked", async () => {
  const { status, body } = await hr.get(path());
  const question = (id: string): (number | string | undefined)[] => counts(body.questions.find((table: Table) => table.id === id));
  expect([status, body.responseRate.invited, body.responseRate.respondents]).toEqual([200, 80, { value: 51 }]);
  expect(counts(body.wellBeing.sides)).toEqual([15, 33, 3]);
  expect(body.wellBeing.steps).toBeNull();
  expect(question("ease")).toEqual([6, 10, 15, 12, 6, 2]);
  expect(question("travel")).toEqual([20, 18, 13, 0]);
  expect(body.texts[0].texts).toHaveLength(12);
});

test("the response rate of the list is the one on the page, and there is none before a wave is frozen", async () => {
  const { wave: closed } = await closedWave(app);
  const { rates } = good(await hr.get("/api/response-rates"));
  expect(rates).toEqual([{ waveId: made.wave.id, ...good(await hr.get(path())).responseRate }]);
  expect(rates[0]).toMatchObject({ invited: 80, respondents: { value: 51 }, share: { share: 0.6375 } });
  expect(rates.map(({ waveId }: { waveId: string }) => waveId)).not.toContain(closed.id);
});

test("the hub where three answered is hidden, and another with it so that it does not follow from the total", async () => {
  const { body } = await hr.get(path());
  const hubs = body.cuts.find((cut: { by: string }) => cut.by === "hub").groups;
  expect(hubs.filter((group: { respondents: object }) => "hidden" in group.respondents).length).toBeGreaterThanOrEqual(2);
  expect(hubs.some((group: { respondents: object }) => "value" in group.respondents)).toBe(true);
});

test("a table that could give somebody's answers away is refused with that reason", async () => {
  // At each of five hubs four of six have answered: whatever of it was told would be of four people.
  const small = ["brunflo", "house-be", "krokom", "jarpen", "as-torsta"].map((hub) => ({ hub, municipality: "Östersund", extent: "1-2", invited: 6, answered: 4 }));
  const { wave } = await frozenWave(app, { places: small, pilotId: "small" });
  expect(await hr.send("POST", `/api/waves/${wave.id}/cuts`, { by: "hub", question: "ease" })).toMatchObject({ status: 409, body: { code: "would-disclose" } });
  expect(await hr.send("POST", `/api/waves/${wave.id}/cuts`, { by: "municipality", question: "ease" })).toMatchObject({ status: 409, body: { code: "few-invited" } });
});

test("well-being by extent is shown where it may be, whatever order the forms lie in, and a new table asked for twice is the same", async () => {
  const { body } = await hr.get(path());
  const extents = body.cuts.find((cut: { by: string }) => cut.by === "extent").groups;
  expect(extents.map((group: { respondents: object; tables: Table[] }) => [group.respondents, ...group.tables.flatMap((table) => counts(table).slice(0, 2))])).toEqual([[{ value: 29 }, 9, 18], [{ value: 22 }, 6, 15]]);
  const cut = async () => (await hr.send("POST", `/api/waves/${made.wave.id}/cuts`, { by: "extent", question: "ease" })).body;
  const first = await cut();
  expect(first.groups.map((group: { tables: Table[] }) => group.tables.map(({ rows }) => rows.length))).toEqual([[expect.any(Number)], [expect.any(Number)]]);
  expect(await cut()).toEqual(first);
});

test("the CSV has the same figures, and a text that begins as a formula stays a text", async () => {
  const { status, body } = await hr.get(path(".csv"));
  expect(status).toBe(200);
  expect(body).toContain("Under gränsvärdet (under 50 av 100);15;");
  expect(body).toContain("'=Ord 3");
});

test("only HR sees results: an employee and an administrator are refused page and files", async () => {
  const others = [await app.as("anna.nilsson"), await app.as("eva.lind")];
  for (const who of others) for (const rest of ["", ".csv", ".xlsx"]) expect((await who.get(path(rest))).status).toBe(403);
});
