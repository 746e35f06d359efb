import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { teamsClients } from "../../src/adapters/entra/teamsClients.ts";
import { readConfig } from "../../src/config.ts";
import { appRoles } from "../../src/domain/people.ts";
import { selfSigned } from "../adapters/entraCertificate.ts";
import { root, textOf } from "./support.ts";

const namesIn = (path: string): string[] => [...new Set([...textOf(path).matchAll(/\$\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))];
const example = parseEnv(textOf("env/.env.example"));
const entra = ["TENANT_ID", "CLIENT_ID", "CLIENT_SECRET", "CLIENT_CERT_FILE", "BOT_ID", "BOT_SECRET", "BOT_CERT_FILE", "CONTROL_MAILBOX"];

describe("the env files", () => {
  test("explain every setting that other programs know us by", () => {
    const settings = ["PORT", "PUBLIC_URL", "DATABASE_URL", "DATA_DIR", "GRAPH_ORIGIN", "ENTRA_ORIGIN", ...entra, "BOT_OPENID_METADATA", "SURVEY_KEY_FILE", "GRAPH_TRAFFIC_LOG", "LOG_LEVEL", "NODE_ENV"];
    expect(Object.keys(example)).toEqual(expect.arrayContaining(settings));
  });

  test("give each setting a line of why", () => {
    const lines = textOf("env/.env.example").split("\n");
    const bare = lines.filter((line, i) => /^[A-Z_]+=/.test(line) && !/^(#|[A-Z_]+=)/.test(lines[i - 1] ?? "") && !/Written by the toolkit/.test(lines.slice(Math.max(0, i - 3), i).join("")));
    expect(bare).toEqual([]);
  });

  test("name everything that the manifests and the toolkit's files are filled in with", () => {
    const files = ["appPackage/manifest.json", "appPackage/aad.manifest.json", "m365agents.yml", "m365agents.local.yml"];
    const made = ["TEAMSFX_ENV"];
    for (const file of files) for (const name of namesIn(file)) expect([file, name, name in example || made.includes(name)]).toEqual([file, name, true]);
    expect(namesIn("appPackage/manifest.json").length).toBeGreaterThan(0);
  });

  test("hold only settings that the example explains", () => {
    for (const file of ["env/.env.local", "env/.env.dev"]) for (const name of Object.keys(parseEnv(textOf(file)))) expect([file, name, name in example || name === "TEAMSFX_ENV"]).toEqual([file, name, true]);
  });

  test("keep the local environment local: no setting of Microsoft 365, no database", () => {
    const local = parseEnv(textOf("env/.env.local"));
    for (const name of [...entra, "DATABASE_URL", "PUBLIC_URL", "NODE_ENV"]) expect([name, local[name] ?? ""]).toEqual([name, ""]);
  });

  test("start the server in local mode, the embedded default and the example alike", () => {
    for (const file of ["env/.env.local", "env/.env.example"]) expect([file, readConfig(parseEnv(textOf(file)))]).toEqual([file, expect.objectContaining({ ok: true, config: expect.objectContaining({ microsoft365: null, databaseUrl: null }) })]);
  });

  test("name sets that the server takes as complete, and pairs that it refuses", () => {
    const m365 = { NODE_ENV: "production", PUBLIC_URL: "https://hubbplats.regionen.example", DATABASE_URL: "postgres://hubbplats@db.regionen.example/hubbplats", TENANT_ID: "7d0f3c1e-5a24-4b8e-9c61-2f4e8a9b0d13", CLIENT_ID: "3b9a6f52-8c17-4d0e-a2b5-6e1f7c8d9a04", BOT_ID: "c4e81d27-1f63-4a9b-8d70-5b2a9e3f6c15", CONTROL_MAILBOX: "kontroll@regionen.example" };
    const file = join(mkdtempSync(join(tmpdir(), "hubbplats-pem-")), "both.pem");
    const { cert, key } = selfSigned();
    writeFileSync(file, `${cert}${key}`);
    const pem = { CLIENT_CERT_FILE: file, BOT_CERT_FILE: file };
    const secret = { CLIENT_SECRET: "one", BOT_SECRET: "two" };
    const complete = { "PostgreSQL alone": { DATABASE_URL: m365.DATABASE_URL }, certificate: { ...m365, ...pem }, secret: { ...m365, ...secret }, "managed identity": m365 };
    for (const [name, set] of Object.entries(complete)) expect([name, readConfig(set)]).toEqual([name, expect.objectContaining({ ok: true })]);
    const refused = {
      "CLIENT_ID alone": { CLIENT_ID: m365.CLIENT_ID },
      "no BOT_ID": { ...m365, BOT_ID: "" },
      "one registration for both": { ...m365, BOT_ID: m365.CLIENT_ID },
      "two proofs": { ...m365, ...pem, ...secret },
      "a proof without its id": { CLIENT_SECRET: "one" },
      "no control mailbox": { ...m365, CONTROL_MAILBOX: "" },
      "no database": { ...m365, DATABASE_URL: "" },
      "local mode in production": { NODE_ENV: "production" },
      "http off this machine": { ...m365, PUBLIC_URL: "http://hubbplats.regionen.example" },
    };
    for (const [name, set] of Object.entries(refused)) expect([name, readConfig(set)]).toEqual([name, expect.objectContaining({ ok: false })]);
  });

  test("hold no secret, and no file that is meant for secrets is kept", () => {
    for (const name of readdirSync(join(root, "env"))) if (!name.endsWith(".user")) expect(textOf(`env/${name}`)).not.toMatch(/^(\w*SECRET\w*|DATABASE_URL)=.+/m);
    expect(textOf(".gitignore")).toContain("env/.env.*.user");
  });
});

describe("the app registration of the tab's API", () => {
  const registration: unknown = JSON.parse(textOf("appPackage/aad.manifest.json"));

  test("lets the same clients in that the server lets in", () => {
    expect(registration).toMatchObject({ api: { preAuthorizedApplications: teamsClients.map((appId) => ({ appId })) } });
  });

  test("gives tokens of version 2, for people of one organisation, with the right that the server asks for", () => {
    expect(registration).toMatchObject({ signInAudience: "AzureADMyOrg", identifierUris: ["api://${{TAB_DOMAIN}}/${{CLIENT_ID}}"], api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [{ value: "access_as_user", isEnabled: true }] } });
  });

  test("has the roles that the server knows, each for people", () => {
    expect(registration).toMatchObject({ appRoles: appRoles.map((value) => ({ value, allowedMemberTypes: ["User"], isEnabled: true })) });
  });

  test("asks for no calendar in the app's own name: those rights come by mailbox from Exchange", () => {
    expect(registration).toMatchObject({ requiredResourceAccess: [{ resourceAccess: [{ id: "Calendars.ReadWrite", type: "Scope" }, { id: "Place.Read.All", type: "Role" }, { id: "GroupMember.Read.All", type: "Role" }] }] });
  });
});

describe("the toolkit's files", () => {
  test("are of the version that the toolkit's command line takes, and name only files that are there", () => {
    for (const file of ["m365agents.yml", "m365agents.local.yml"]) {
      const text = textOf(file);
      expect(text).toMatch(/^version: v1\.11$/m);
      for (const [, path = ""] of text.matchAll(/manifestPath: \.\/(\S+)/g)) expect(textOf(path).length).toBeGreaterThan(0);
    }
    const steps = [...textOf("m365agents.yml").matchAll(/uses: (\S+)/g)].map((match) => match[1]);
    expect(steps).toEqual(expect.arrayContaining(["teamsApp/create", "aadApp/create", "aadApp/update", "teamsApp/validateManifest", "teamsApp/zipAppPackage", "teamsApp/validateAppPackage", "teamsApp/update", "teamsApp/publishAppPackage"]));
  });
});
