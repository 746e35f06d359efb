import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { readConfig } from "../src/config.ts";
import { start } from "../src/main.ts";

const complete = {
  NODE_ENV: "production",
  PUBLIC_URL: "https://hubbplats.regionen.example",
  DATABASE_URL: "postgres://hubbplats@db.regionen.example/hubbplats",
  TENANT_ID: "7d0f3c1e-5a24-4b8e-9c61-2f4e8a9b0d13",
  CLIENT_ID: "3b9a6f52-8c17-4d0e-a2b5-6e1f7c8d9a04",
  CLIENT_SECRET: "one",
  BOT_ID: "c4e81d27-1f63-4a9b-8d70-5b2a9e3f6c15",
  BOT_SECRET: "two",
  CONTROL_MAILBOX: "kontroll@regionen.example",
};
const faultsOf = (settings: Record<string, string | undefined>): readonly string[] => {
  const read = readConfig(settings);
  return read.ok ? [] : read.faults;
};

test("every fault of the settings is told at once, each with its name and what to do", () => {
  const faults = faultsOf({ PORT: "många", LOG_LEVEL: "skrik", DATABASE_URL: "mysql://x", PUBLIC_URL: "http://hubbplats.regionen.example", GRAPH_ORIGIN: "ftp://graph", CLIENT_CERT_FILE: "/finns/inte", TENANT_ID: "inte-ett-guid", BOT_ID: "c4e81d27-1f63-4a9b-8d70-5b2a9e3f6c15" });
  for (const name of ["PORT", "LOG_LEVEL", "DATABASE_URL", "PUBLIC_URL", "GRAPH_ORIGIN", "CLIENT_CERT_FILE", "TENANT_ID", "CLIENT_ID", "CONTROL_MAILBOX"]) expect([name, faults.some((fault) => fault.includes(name))]).toEqual([name, true]);
  for (const fault of faults) expect(fault).toMatch(/:| must | use | give /);
  expect(new Set(faults).size).toBe(faults.length);
});

test("a server with faulty settings does not start, and its message holds them all", async () => {
  const refused = start({ PORT: "x", LOG_LEVEL: "y", NODE_ENV: "production" });
  await expect(refused).rejects.toThrow(/PORT[\s\S]*LOG_LEVEL[\s\S]*NODE_ENV/);
});

test.each(Object.keys(complete).filter((name) => name !== "NODE_ENV" && !name.endsWith("SECRET")))("a tenant's settings without %s are refused, and nothing else is complained about", (name) => {
  const faults = faultsOf({ ...complete, [name]: "" });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(name);
});

test("in production there is no local mode, however the settings are empty: not set, empty or blank", () => {
  for (const blank of [undefined, "", "  "]) expect(faultsOf({ NODE_ENV: "production", TENANT_ID: blank, CLIENT_ID: blank })).toEqual([expect.stringContaining("local mode")]);
});

test.each([
  ["PUBLIC_URL", "http://hubbplats.regionen.example"],
  ["PUBLIC_URL", "https://hubbplats.regionen.example/tab"],
  ["PUBLIC_URL", "javascript:alert(1)"],
  ["GRAPH_ORIGIN", "http://graph.example"],
  ["GRAPH_ORIGIN", "http://127.0.0.1.example"],
  ["ENTRA_ORIGIN", "https://user@login.example"],
  ["ENTRA_ORIGIN", "http://localhost.example"],
  ["BOT_OPENID_METADATA", "http://login.example/v1/.well-known/openidconfiguration"],
])("%s = %s is refused", (name, value) => {
  expect(faultsOf({ ...complete, [name]: value })).toEqual([expect.stringContaining(name)]);
});

test("the tab's app and the bot may not be one registration, in whatever case the ids are written", () => {
  expect(faultsOf({ ...complete, BOT_ID: complete.CLIENT_ID.toUpperCase() })).toEqual([expect.stringContaining("BOT_ID")]);
});

test("a secret never stands in a fault", () => {
  const faults = faultsOf({ ...complete, CLIENT_ID: "", CLIENT_SECRET: "hemligt-ord-1", BOT_SECRET: "hemligt-ord-2", DATABASE_URL: "mysql://a:hemligt-ord-3@db" });
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.join(" ")).not.toContain("hemligt-ord");
});

const folder = mkdtempSync(join(tmpdir(), "hubbplats-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the file of the surveys' keys may be left out, or be one that is not there yet, in a folder that is", () => {
  for (const file of ["", "  ", join(folder, "keys.json")]) expect([file, faultsOf({ ...complete, SURVEY_KEY_FILE: file })]).toEqual([file, []]);
  const read = readConfig({ ...complete, SURVEY_KEY_FILE: "" });
  expect(read.ok && read.config.surveyKeyFile).toBeNull();
});

test("a file of the surveys' keys that could not be kept, or would be backed up with the ledger, is refused with what to do", () => {
  mkdirSync(join(folder, "data", "inner"), { recursive: true });
  const refused: [string, RegExp][] = [
    [join(folder, "finns-inte", "keys.json"), /folder that is not there or cannot be written/],
    [folder, /names a folder/],
    [join(folder, "data", "keys.json"), /lies in DATA_DIR/],
    [join(folder, "data", "inner", "..", "keys.json"), /lies in DATA_DIR/],
  ];
  for (const [file, why] of refused) expect([file, faultsOf({ ...complete, DATA_DIR: join(folder, "data"), SURVEY_KEY_FILE: file })]).toEqual([file, [expect.stringMatching(why)]]);
  expect(faultsOf({ ...complete, DATA_DIR: join(folder, "data"), SURVEY_KEY_FILE: join(folder, "data-keys.json") })).toEqual([]);
  expect(faultsOf({ DATA_DIR: join(folder, "data"), SURVEY_KEY_FILE: join(folder, "data", "keys.json") })).toHaveLength(1);
});

(process.getuid?.() === 0 ? test.skip : test)("a file of the surveys' keys that the server's user cannot read and write is refused (root may read everything)", () => {
  const file = join(folder, "locked.json");
  writeFileSync(file, "{}");
  for (const mode of [0o000, 0o400]) {
    chmodSync(file, mode);
    expect(faultsOf({ ...complete, SURVEY_KEY_FILE: file })).toEqual([expect.stringMatching(/cannot be read and written/)]);
  }
});

test.each(["CLIENT", "BOT"] as const)("the %s's certificate must be there, and not stand beside a secret", (app) => {
  const [secret, file] = [`${app}_SECRET`, `${app}_CERT_FILE`];
  const pem = join(folder, `${app}.pem`);
  writeFileSync(pem, "one");
  const read = readConfig({ ...complete, [secret]: "", [file]: pem });
  expect(read.ok && (app === "BOT" ? read.config.microsoft365?.botProof : read.config.microsoft365?.clientProof)).toEqual({ kind: "certificate", file: pem });
  expect(faultsOf({ ...complete, [secret]: "", [file]: join(folder, "finns-inte.pem") })).toEqual([expect.stringMatching(new RegExp(`^${file} names a file that cannot be read`))]);
  expect(faultsOf({ ...complete, [file]: pem })).toEqual([expect.stringMatching(new RegExp(`^${secret} and ${file} are both set`))]);
});
