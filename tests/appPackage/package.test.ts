import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { readCommand } from "../../bot/commands.ts";
import { pilotHubs } from "../../src/pilot/hubs.ts";
import { edited, faultsWith, goodValues, packed, root, textOf } from "./support.ts";

const pack = (environment: string, env: Readonly<Record<string, string>> = {}) => spawnSync(process.execPath, [join(root, "appPackage", "pack.ts"), environment], { encoding: "utf8", env: { PATH: process.env.PATH, ...env } });

describe("the app package", () => {
  test("has nothing to be said against it when a tenant's values are filled in", async () => {
    const checked = await packed();
    expect("faults" in checked ? checked.faults : []).toEqual([]);
    expect("files" in checked ? [...checked.files.keys()] : []).toEqual(["manifest.json", "color.png", "outline.png", "en.json"]);
  });

  test("follows the newest manifest schema that the installed validator brings with it", () => {
    const versions = readdirSync(join(root, "node_modules/@microsoft/app-manifest/build/json-schemas/teams")).flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? []);
    const newest = `1.${Math.max(...versions.map(Number))}`;
    expect(JSON.parse(textOf("appPackage/manifest.json"))).toMatchObject({ manifestVersion: newest, $schema: expect.stringContaining(`/v${newest}/`) });
    expect(JSON.parse(textOf("appPackage/en.json"))).toMatchObject({ $schema: expect.stringContaining(`/v${newest}/`) });
  });

  test("has the version of the product, so that a new one reaches Teams as a new one", () => {
    const manifest: { version: string } = JSON.parse(textOf("appPackage/manifest.json"));
    expect(JSON.parse(textOf("package.json"))).toMatchObject({ version: manifest.version });
  });

  test("gives examples of commands that the bot needs ask nothing more about", () => {
    const examples = [
      ...[...textOf("appPackage/manifest.json").matchAll(/"description": "[^"]+: ([^"]+)"/g)].map((match) => ["sv", match[1] ?? ""] as const),
      ...[...textOf("appPackage/en.json").matchAll(/description": "[^"]+: ([^"]+)"/g)].map((match) => ["en", match[1] ?? ""] as const),
    ];
    expect(examples.length).toBeGreaterThanOrEqual(20);
    const known = { hubs: pilotHubs, today: "2026-11-23", now: new Date("2026-11-23T08:00:00Z") };
    for (const [language, said] of examples) expect([said, readCommand(said, { ...known, language })]).toEqual([said, expect.objectContaining({ kind: "command", certainty: "sure" })]);
  });

  test("is packed from a bare clone into a zip whose manifest holds no placeholder", () => {
    const said = execFileSync(process.execPath, [join(root, "appPackage", "pack.ts")], { encoding: "utf8", env: { PATH: process.env.PATH } });
    expect(said).toContain("appPackage/build/hubbplats.local.zip");
    const files = unzipSync(readFileSync(join(root, "appPackage/build/hubbplats.local.zip")));
    expect(Object.keys(files).sort()).toEqual(["color.png", "en.json", "manifest.json", "outline.png"]);
    expect(Buffer.from(files["manifest.json"] ?? []).toString()).not.toContain("${{");
    expect(JSON.parse(Buffer.from(files["manifest.json"] ?? []).toString())).toMatchObject({ name: { short: "Hubbplats" } });
  });

  test("is not made of an environment that is not filled in: every empty value is told at once, and the end is 1", () => {
    const ended = pack("dev");
    expect(ended.status).toBe(1);
    for (const name of Object.keys(goodValues)) expect(ended.stderr).toContain(`env/.env.dev: ${name} is empty`);
  });

  test("takes what the environment of the process says before what the file says", () => {
    const ended = pack("local", { CLIENT_ID: "not-a-guid" });
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain("(not-a-guid)");
  });

  test("tells of an environment that has no file", () => {
    expect(pack("mars")).toMatchObject({ status: 1, stderr: expect.stringContaining("env/.env.mars: does not exist") });
  });
});

describe("a package is refused", () => {
  const refused: readonly (readonly [string, Parameters<typeof faultsWith>[0], string])[] = [
    ["when the tab would be fetched in the clear", { files: edited("manifest.json", '"contentUrl": "https:', '"contentUrl": "http:') }, "staticTabs[0].contentUrl: must be https"],
    ["when an id is a forgotten placeholder", { values: { TEAMS_APP_ID: "11111111-1111-4111-8111-111111111111" } }, "id: looks like a placeholder"],
    ["when an id is one that the toolkit would replace by a random one", { values: { TEAMS_APP_ID: "acd217c3-3c6b-0648-0a22-58b567faeac2" } }, "id: is no RFC 4122 UUID"],
    ["when the bot shares its registration with the tab", { values: { BOT_ID: goodValues.CLIENT_ID } }, "must be another app registration"],
    ["when Teams would give no token for the tab's domain", { files: edited("manifest.json", "api://${{TAB_DOMAIN}}/", "api://elsewhere.example/") }, "webApplicationInfo.resource: must be api://"],
    ["when the privacy page is on a domain that the app does not declare", { files: edited("manifest.json", "https://${{TAB_DOMAIN}}/tab/privacy.html", "https://elsewhere.example/privacy.html") }, "developer.privacyUrl: its host is not in validDomains"],
    ["when its domain holds a wildcard, which no address can", { values: { TAB_DOMAIN: "*.regionen.example" } }, "staticTabs[0].contentUrl: must name one host, without a wildcard (https://*.regionen.example/tab/)"],
    ["when a value is missing", { values: { BOT_ID: "" } }, "env/.env.test: BOT_ID is empty"],
    ["when the schema knows no such key", { files: edited("manifest.json", '"accentColor"', '"accentColour"') }, "must NOT have additional properties"],
    ["when the name is longer than Teams takes", { files: edited("manifest.json", '"short": "Hubbplats"', `"short": "${"Hubbplats ".repeat(4)}"`) }, "must NOT have more than 30 characters"],
    ["when an icon is not there", { files: { "color.png": null } }, "color.png: is named in manifest.json and does not exist"],
    ["when an icon has the wrong size", { files: { "color.png": readFileSync(join(root, "appPackage/outline.png")) } }, "color.png: is 32×32 pixels, must be 192×192"],
    ["when an icon is no picture", { files: { "outline.png": "<svg/>" } }, "outline.png: is no PNG"],
    ["when the English file is not there", { files: { "en.json": null } }, "en.json: does not exist"],
    ["when the manifest is no JSON", { files: { "manifest.json": "{" } }, "manifest.json: is no JSON"],
    ["when English lacks a text", { files: edited("en.json", '"staticTabs[0].name": "Book"', '"staticTabs[0].name": " "') }, "en.json: staticTabs[0].name is missing or empty"],
    ["when English has a text for something that is not there", { files: edited("en.json", "staticTabs[0].name", "staticTabs[1].name") }, "en.json: staticTabs[1].name is not in manifest.json"],
    ["when English has a path that no manifest has", { files: edited("en.json", "staticTabs[0].name", "staticTab.name") }, "must NOT have additional properties"],
    ["when a command is one that the bot does not handle", { files: edited("manifest.json", '"title": "mina platser"', '"title": "kaffebryggning"') }, 'the bot does not handle "kaffebryggning"'],
    ["when a command is something else in English", { files: edited("en.json", 'commands[1].title": "book"', 'commands[1].title": "release"') }, '"release" is release to the bot, but "boka" is book'],
    ["when a list has the same command twice", { files: edited("manifest.json", '"title": "mina platser"', '"title": "boka"') }, '"boka" is book to the bot, as another command of the list'],
    ["when a command is called something else than the bot calls it", { files: edited("manifest.json", '"title": "mina platser"', '"title": "mina bokningar"') }, 'it says "mina bokningar" and the bot "mina platser"'],
    ["when a chat that the bot is in has no commands", { files: edited("manifest.json", '"scopes": ["team", "groupChat"],\n          "commands"', '"scopes": ["team"],\n          "commands"') }, "bots[0] has no commands for groupChat"],
  ];
  test.each(refused)("%s", async (_when, changed, says) => {
    expect((await faultsWith(changed)).join("\n")).toContain(says);
  });

  test("for all its faults at once", async () => {
    const faults = await faultsWith({ values: { BOT_ID: goodValues.CLIENT_ID, TEAMS_APP_ID: "1" }, files: { "color.png": null, ...edited("en.json", '"Book"', '""') } });
    expect(faults.length).toBeGreaterThanOrEqual(4);
  });
});
