import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const setup = read("docs/setup-tenant.md");
const block = (title: string): string => new RegExp(`# ${title}[\\s\\S]*?\`\`\``).exec(setup)?.[0] ?? "";

/** Settings that a server with a tenant can do without. */
const leftOut: Readonly<Record<string, string>> = {
  LOG_LEVEL: "has its default",
  DATA_DIR: "is PGlite's",
  CLIENT_SECRET: "the certificate stands there; step 3 tells of both",
  BOT_SECRET: "the certificate stands there; step 8 tells of both",
  GRAPH_ORIGIN: "is for tests",
  ENTRA_ORIGIN: "is for tests",
  GRAPH_TRAFFIC_LOG: "is for tests",
  BOT_OPENID_METADATA: "is for tests, and for other clouds",
  TAB_DOMAIN: "is the package's",
  CLIENT_OBJECT_ID: "is the toolkit's",
  AAD_APP_ACCESS_AS_USER_PERMISSION_ID: "is the toolkit's",
};

test("the administrator's guide sets every setting that a server with a tenant needs", () => {
  const settings = [...read("env/.env.example").matchAll(/^([A-Z][A-Z_]+)=/gm)].map(([, name = ""]) => name);
  expect(settings.length).toBeGreaterThan(15);
  const set = [...block("/etc/hubbplats\\.env").matchAll(/^([A-Z][A-Z_]+)=/gm)].map(([, name = ""]) => name);
  expect(settings.filter((name) => !set.includes(name) && !(name in leftOut))).toEqual([]);
  expect(set.filter((name) => !settings.includes(name))).toEqual([]);
});

test("the balancer of the guide keeps what is for those who run it, and asks for no sign-in, off the internet", () => {
  const [, inside = ""] = /@inside path (.*)\n\s*respond @inside 404\n/.exec(block("/etc/caddy/Caddyfile")) ?? [];
  expect(inside.split(" ")).toEqual(["/metrics*", "/readyz*"]);
});
