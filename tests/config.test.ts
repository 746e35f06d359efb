import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { readConfig } from "../src/config.ts";
import { start } from "../src/main.ts";
import { selfSigned } from "./adapters/entraCertificate.ts";
import { ledgerImage } from "./support/database.ts";

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

test("a server for people writes a line of every call; a local one, which is looked at on a screen, of what is amiss", () => {
  const levelOf = (settings: Record<string, string>): string | null => {
    const read = readConfig(settings);
    return read.ok ? read.config.logLevel : null;
  };
  expect([levelOf(complete), levelOf({}), levelOf({ LOG_LEVEL: "info" }), levelOf({ ...complete, LOG_LEVEL: "error" })]).toEqual(["info", "warn", "info", "error"]);
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
  ["PUBLIC_URL", "https://hubbplats.regionen.example?a=1"],
  ["PUBLIC_URL", "https://hubbplats.regionen.example/#tab"],
  ["PUBLIC_URL", "https://:hemligt@hubbplats.regionen.example"],
  ["NODE_ENV", "prod"],
  ["NODE_ENV", "Production"],
  ["DATABASE_URL", "postgres://[bad"],
  ["CONTROL_MAILBOX", "not a mailbox"],
  ["GRAPH_TRAFFIC_LOG", "/dev/null/calls/log.jsonl"],
  ["GRAPH_TRAFFIC_LOG", "/tmp"],
  ["DATA_DIR", "/dev/null"],
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
  const { cert, key } = selfSigned();
  writeFileSync(pem, `${cert}${key}`);
  const read = readConfig({ ...complete, [secret]: "", [file]: pem });
  expect(read.ok && (app === "BOT" ? read.config.microsoft365?.botProof : read.config.microsoft365?.clientProof)).toEqual({ kind: "certificate", file: pem });
  expect(faultsOf({ ...complete, [secret]: "", [file]: join(folder, "finns-inte.pem") })).toEqual([expect.stringMatching(new RegExp(`^${file} names a file that cannot be read`))]);
  const useless: [string, string][] = [["ett.pem", "one"], ["utan-nyckel.pem", cert], ["utan-certifikat.pem", key], ["annans-nyckel.pem", `${cert}${selfSigned().key}`]];
  for (const [name, content] of useless) {
    writeFileSync(join(folder, name), content);
    expect([name, faultsOf({ ...complete, [secret]: "", [file]: join(folder, name) })]).toEqual([name, [expect.stringMatching(new RegExp(`^${file} must hold a certificate`))]]);
  }
  expect(faultsOf({ ...complete, [secret]: "", [file]: folder })).toEqual([expect.stringMatching(new RegExp(`^${file} names a folder`))]);
  expect(faultsOf({ ...complete, [file]: pem })).toEqual([expect.stringMatching(new RegExp(`^${secret} and ${file} are both set`))]);
});

test("an origin that ends with a slash is the same origin: addresses are put together behind it", () => {
  const read = readConfig({ ...complete, PUBLIC_URL: "https://Hubbplats.regionen.example:443/", GRAPH_ORIGIN: "https://graph.example/", ENTRA_ORIGIN: "https://login.example/" });
  expect(read.ok && [read.config.publicUrl, read.config.microsoft365?.graphOrigin, read.config.microsoft365?.entraOrigin]).toEqual(["https://hubbplats.regionen.example", "https://graph.example", "https://login.example"]);
});

test("the environments that are known start as they say, and only one of them is production", () => {
  const production = ["production", "development", "test", "", undefined].map((name) => {
    const read = readConfig({ ...complete, NODE_ENV: name });
    return read.ok && read.config.production;
  });
  expect(production).toEqual([true, false, false, false, false]);
});

test("a local machine's port leaves room for the stand-in after it, and a log of calls may lie in a folder that is not there yet", () => {
  for (const port of ["65534", "65535"]) expect(faultsOf({ PORT: port })).toEqual([expect.stringMatching(/^PORT is \d+: in local mode .* at most 65533/)]);
  expect([faultsOf({ PORT: "65533" }), faultsOf({ ...complete, PORT: "65535" }), faultsOf({ GRAPH_TRAFFIC_LOG: join(folder, "ny", "log.jsonl") })]).toEqual([[], [], []]);
});

test("a port that another program has is said so, with what to do", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(start({ PORT: String(port), LOG_LEVEL: "error" }, { inMemory: true, noDemoBookings: true, noJobs: true, ...(await ledgerImage()) })).rejects.toThrow(`Port ${port} is taken by another program`);
  other.close();
});
